/** Reads a CSV of places: a header line with at least name, lat and lon, in any order. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse';
import { codeOf, entryOf, type Field, fieldOf, type Given, type Piece, type Read } from './entries.js';
import { GazetteerFileError } from './error.js';

const BATCH = 2000;
/** Longer than any record of places; a quote that is never closed would take the whole file for one. */
const LONGEST_RECORD = 1 << 20;

/** The places of a CSV, some at a time. Commas part the cells, or semicolons where the header has no comma. */
export async function* csvPlaces(file: string): AsyncGenerator<Piece> {
  let header: (Field | undefined)[] | undefined;
  let batch: Read[] = [];
  let line = 0;
  const stream = createReadStream(file);
  const rows = stream.pipe(
    parse({
      bom: true,
      delimiter: await delimiterOf(file),
      info: true,
      max_record_size: LONGEST_RECORD,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      line = info.lines;
      if (!header) {
        header = headerOf(record, file);
        continue;
      }
      batch.push({ line, ...placeOf(record, header, `own:${basename(file)}:${line}`) });
      if (batch.length === BATCH) {
        yield { reads: batch, bytes: stream.bytesRead };
        batch = [];
      }
    }
  } catch (error) {
    if (error instanceof GazetteerFileError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new GazetteerFileError(`${file}: after line ${line}, this is no CSV: ${error.message}.`);
  }
  yield { reads: batch, bytes: stream.bytesRead };
}

async function delimiterOf(file: string): Promise<',' | ';'> {
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: 4095 })) {
    const [first = ''] = String(chunk).split('\n');
    return !first.includes(',') && first.includes(';') ? ';' : ',';
  }
  return ',';
}

function headerOf(cells: readonly string[], file: string): (Field | undefined)[] {
  const header = cells.map(fieldOf);
  for (const needed of ['name', 'lat', 'lon'] as const) {
    if (!header.includes(needed))
      throw new GazetteerFileError(
        `${file} has no column "${needed}" in its first line. Expected at least name, lat and lon; names, country, admin1, feature_code and population are understood too.`,
      );
  }
  return header;
}

function placeOf(cells: readonly string[], header: readonly (Field | undefined)[], id: string) {
  const given: Given = {};
  header.forEach((field, i) => {
    if (field) given[field] = cells[i]?.trim() ?? '';
  });
  return entryOf(
    { ...given, id: given.id || id, featureCode: codeOf(given.featureCode) },
    (given.names ?? '').split(/[;|]/),
  );
}
