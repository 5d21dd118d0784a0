/** The user's own gazetteer: files of places, filed in the same form as the one that ships, some at a time. */
import {
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownGazetteerFolder } from './atlas.js';
import { encodeGazetteer } from './gazetteer/encode.js';
import type { Entry } from './gazetteer/entry.js';

/** Places held in memory and filed together: it bounds the memory that adding takes, whatever the file's size. */
const PLACES_A_FILE = 80_000;
/** Files larger than this are not read whole: only GeoNames dumps and CSV may be. */
const LARGEST_GEOJSON = 200e6;

export interface AddProgress {
  file: string;
  /** Bytes read of bytes in the file. */
  read: number;
  size: number;
  places: number;
}

export interface Added {
  file: string;
  places: number;
  /** Lines that held no place: no name, or no coordinates. */
  skipped: number;
}

export interface AddOptions {
  /** Where the files are written; by default the user's own gazetteer folder. */
  folder?: string;
  onProgress?: (progress: AddProgress) => void;
}

/** What is wrong with a file that was to be added, for people. */
export class GazetteerFileError extends Error {
  override name = 'GazetteerFileError';
}

/**
 * Adds places to the user's own gazetteer: a GeoNames dump (19 columns, tabs), a CSV with a header line, or GeoJSON points.
 * Adding a file again replaces what it gave before.
 *
 * @returns how many places each gave
 * @throws GazetteerFileError naming the file, what was found and what was expected
 * @example await addPlaces(['IQ.txt'], { onProgress: ({ places }) => console.error(places) });
 */
export async function addPlaces(files: readonly string[], options: AddOptions = {}): Promise<Added[]> {
  const folder = options.folder ?? ownGazetteerFolder();
  mkdirSync(folder, { recursive: true });
  const out: Added[] = [];
  for (const file of files) out.push(await addFile(file, folder, options.onProgress));
  return out;
}

async function addFile(file: string, folder: string, onProgress: AddOptions['onProgress']): Promise<Added> {
  const size = sizeOf(file);
  const stem = basename(file).replace(/[^\w.-]+/g, '_');
  const written: string[] = [];
  let batch: Entry[] = [];
  let places = 0;
  let skipped = 0;
  let read = 0;
  const write = (): void => {
    if (batch.length === 0) return;
    const path = join(folder, `${stem}.${String(written.length).padStart(4, '0')}.part`);
    writeFileSync(path, encodeGazetteer(batch, [`Added by the user from ${basename(file)}`], basename(file)));
    written.push(path);
    batch = [];
  };
  try {
    for await (const { entry, bytes } of placesIn(file, size)) {
      read += bytes;
      if (!entry) skipped++;
      else {
        places++;
        batch.push(entry);
      }
      if (batch.length === PLACES_A_FILE) write();
      if ((places + skipped) % 5000 === 0) onProgress?.({ file, read, size, places });
    }
    write();
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw error;
  }
  if (places === 0)
    throw new GazetteerFileError(
      `${file} holds no place. Expected lines of GeoNames' 19 columns, a CSV with name, lat and lon, or GeoJSON points.`,
    );
  // only now is what the same file gave before taken away
  for (const old of readdirSync(folder))
    if (old.startsWith(`${stem}.`) && /\.\d{4}\.bin$/.test(old)) rmSync(join(folder, old));
  for (const path of written) renameSync(path, path.replace(/\.part$/, '.bin'));
  onProgress?.({ file, read: size, size, places });
  return { file, places, skipped };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    throw new GazetteerFileError(`${file} cannot be read: there is no such file, or it may not be opened.`);
  }
}

interface Read {
  entry?: Entry;
  bytes: number;
}

async function* placesIn(file: string, size: number): AsyncGenerator<Read> {
  const kind = extname(file).toLowerCase();
  if (kind === '.geojson' || kind === '.json') {
    if (size > LARGEST_GEOJSON)
      throw new GazetteerFileError(
        `${file} is larger than ${LARGEST_GEOJSON / 1e6} MB. Give so large a file as CSV or as a GeoNames dump.`,
      );
    yield* geojsonPlaces(file);
    return;
  }
  if (kind === '.csv') {
    yield* csvPlaces(file);
    return;
  }
  yield* dumpPlaces(file);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  try {
    yield* lines;
  } finally {
    lines.close();
  }
}

async function* dumpPlaces(file: string): AsyncGenerator<Read> {
  let first = true;
  for await (const line of linesOf(file)) {
    const columns = line.split('\t');
    if (first && columns.length < 15) {
      throw new GazetteerFileError(
        `${file} is no GeoNames dump: its first line has ${columns.length} columns parted by tabs, expected 19 (allCountries.txt or a country's file, unzipped). A CSV must end in .csv, GeoJSON in .geojson.`,
      );
    }
    first = false;
    const [
      id = '',
      name = '',
      plain = '',
      others = '',
      lat = '',
      lon = '',
      featureClass = '',
      featureCode = '',
      country = '',
    ] = columns;
    yield {
      bytes: Buffer.byteLength(line) + 1,
      ...entryOf({
        id: /^\d+$/.test(id) ? `geonames:${id}` : id,
        name: name || plain,
        names: others.split(',').filter((other) => other && !/^[A-Z]{1,4}$/.test(other)),
        lat,
        lon,
        featureClass: featureClass || 'P',
        featureCode: featureCode || 'PPL',
        country,
        admin1: /^\d*$/.test(columns[10] ?? '') ? undefined : columns[10],
        population: columns[14],
      }),
    };
  }
}

/** Column names that are understood, in the user's spelling. */
const COLUMNS = {
  id: /^(?:id|geonameid|geonames_id)$/,
  name: /^(?:name|title|place|label)$/,
  names: /^(?:names|alternatenames|alternate_names|aliases|other_names)$/,
  lat: /^(?:lat|latitude|y)$/,
  lon: /^(?:lon|lng|long|longitude|x)$/,
  featureClass: /^(?:feature_?class)$/,
  featureCode: /^(?:feature_?code|type|kind)$/,
  country: /^(?:country|country_?code|iso2)$/,
  admin1: /^(?:admin1|province|governorate|state)$/,
  population: /^population$/,
} as const;

type Field = keyof typeof COLUMNS;

async function* csvPlaces(file: string): AsyncGenerator<Read> {
  let header: (Field | undefined)[] | undefined;
  let row = 0;
  for await (const line of linesOf(file)) {
    row++;
    const cells = csvCells(line);
    if (!header) {
      header = cells.map((cell) =>
        (Object.keys(COLUMNS) as Field[]).find((field) =>
          COLUMNS[field].test(
            cell
              .replace(/^\uFEFF/, '')
              .trim()
              .toLowerCase(),
          ),
        ),
      );
      for (const needed of ['name', 'lat', 'lon'] as const) {
        if (!header.includes(needed))
          throw new GazetteerFileError(
            `${file} has no column "${needed}" in its first line. Expected at least name, lat and lon; names, country, admin1, feature_code and population are understood too.`,
          );
      }
      continue;
    }
    if (line.trim() === '') continue;
    const given: Partial<Record<Field, string>> = {};
    header.forEach((field, i) => {
      if (field) given[field] = cells[i]?.trim() ?? '';
    });
    yield {
      bytes: Buffer.byteLength(line) + 1,
      ...entryOf({
        ...given,
        id: given.id || `own:${basename(file)}:${row}`,
        names: (given.names ?? '').split(/[;|]/),
        featureClass: given.featureClass || 'P',
        featureCode: codeOf(given.featureCode),
      }),
    };
  }
}

/** The cells of one line of CSV; quotes may hold commas and doubled quotes. */
function csvCells(line: string): string[] {
  const out: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (quoted && char === '"' && line.charAt(i + 1) === '"') {
      cell += '"';
      i++;
    } else if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) {
      out.push(cell);
      cell = '';
    } else cell += char;
  }
  out.push(cell);
  return out;
}

async function* geojsonPlaces(file: string): AsyncGenerator<Read> {
  const text = readFileSync(file, 'utf8');
  let parsed: {
    features?: {
      id?: unknown;
      geometry?: { type?: string; coordinates?: unknown };
      properties?: Record<string, unknown>;
    }[];
  };
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch {
    throw new GazetteerFileError(
      `${file} is not valid JSON. Expected a GeoJSON FeatureCollection of points.`,
    );
  }
  if (!Array.isArray(parsed.features))
    throw new GazetteerFileError(`${file} is no GeoJSON FeatureCollection: it has no list "features".`);
  const bytes = text.length / Math.max(1, parsed.features.length);
  for (const [index, feature] of parsed.features.entries()) {
    const properties = Object.fromEntries(
      Object.entries(feature.properties ?? {}).map(([key, value]) => [
        key.toLowerCase(),
        String(value ?? ''),
      ]),
    );
    const field = (name: Field): string =>
      Object.entries(properties).find(([key]) => COLUMNS[name].test(key))?.[1] ?? '';
    const [lon, lat] =
      feature.geometry?.type === 'Point' && Array.isArray(feature.geometry.coordinates)
        ? (feature.geometry.coordinates as number[])
        : [];
    yield {
      bytes,
      ...entryOf({
        id:
          field('id') || (typeof feature.id === 'string' ? feature.id : `own:${basename(file)}:${index + 1}`),
        name: field('name'),
        names: field('names').split(/[;|]/),
        lat: String(lat ?? ''),
        lon: String(lon ?? ''),
        featureClass: field('featureClass') || 'P',
        featureCode: codeOf(field('featureCode')),
        country: field('country'),
        admin1: field('admin1'),
        population: field('population'),
      }),
    };
  }
}

/** A feature code as GeoNames has it, or one of the words that people write in its stead. */
function codeOf(word: string | undefined): string {
  const plain = (word ?? '').trim();
  if (/^[A-Z][A-Z0-9]{1,5}$/.test(plain)) return plain;
  return 'PPL';
}

function entryOf(
  given: Partial<Record<Exclude<Field, 'names'>, string | undefined>> & { names?: readonly string[] },
): { entry?: Entry } {
  const lat = Number(given.lat || Number.NaN);
  const lon = Number(given.lon || Number.NaN);
  const name = given.name?.trim();
  if (!name || !Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return {};
  return {
    entry: {
      id: given.id ?? name,
      name,
      names: (given.names ?? []).map((other) => other.trim()).filter(Boolean),
      lat: Math.min(lat, 89.9999),
      lon: Math.min(lon, 179.9999),
      featureClass: given.featureClass ?? 'P',
      featureCode: given.featureCode ?? 'PPL',
      country: (given.country ?? '').toUpperCase().slice(0, 2),
      ...(given.admin1 && { admin1: given.admin1 }),
      population: Math.max(0, Math.round(Number(given.population) || 0)),
    },
  };
}
