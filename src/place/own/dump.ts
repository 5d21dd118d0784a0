/** Reads a GeoNames dump: 19 columns parted by tabs, one place a line, no header. */
import { createReadStream } from 'node:fs';
import { entryOf, type Piece, type Read } from './entries.js';
import { GazetteerFileError } from './error.js';

const CHUNK_BYTES = 1 << 18;
/** The longest line of GeoNames' own file has some 14,000 characters. */
const LONGEST_LINE = 1 << 20;
const LEAST_COLUMNS = 15;
/** Countries, continents and provinces are in the gazetteer that ships, with their outlines. */
const HELD_ALREADY = /^(?:PCL|CONT$|ADM1$)/;

/** The places of a dump, a piece of the file at a time. */
export async function* dumpPlaces(file: string): AsyncGenerator<Piece> {
  let rest = '';
  let line = 0;
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new GazetteerFileError(
        `${file} is no GeoNames dump: line ${line + lines.length + 1} has no end.`,
      );
    const reads = lines.map((text) => placeOf(text, ++line, file)).filter((read) => read !== undefined);
    yield { reads, bytes: stream.bytesRead };
  }
  const last = rest ? placeOf(rest, line + 1, file) : undefined;
  if (last) yield { reads: [last], bytes: stream.bytesRead };
}

function placeOf(text: string, line: number, file: string): Read | undefined {
  if (text.trim() === '') return undefined;
  const columns = text.split('\t');
  if (columns.length < LEAST_COLUMNS) {
    if (line === 1)
      throw new GazetteerFileError(
        `${file} is no GeoNames dump: its first line has ${columns.length} columns parted by tabs, expected 19 (allCountries.txt or a country's file, unzipped). A CSV must end in .csv, GeoJSON in .geojson.`,
      );
    return { line, problem: `${columns.length} columns parted by tabs, expected 19` };
  }
  const [id = '', name = '', plain = '', others = '', lat, lon, featureClass, featureCode, country = ''] =
    columns;
  const admin1 = columns[10] ?? '';
  if (featureClass === 'A' && HELD_ALREADY.test(featureCode ?? ''))
    return featureCode === 'ADM1' && admin1
      ? { line, province: { code: `${country}.${admin1}`, name: name || plain } }
      : undefined;
  return {
    line,
    ...entryOf(
      {
        id: /^\d+$/.test(id) ? `geonames:${id}` : id,
        name: name || plain,
        lat: lat ?? '',
        lon: lon ?? '',
        featureClass: featureClass ?? '',
        featureCode: featureCode ?? '',
        country,
        admin1,
        population: columns[14] ?? '',
      },
      others === '' ? [] : others.split(',').filter((other) => other && !/^[A-Z]{1,4}$/.test(other)),
    ),
  };
}
