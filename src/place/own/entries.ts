/** What a line of a user's file says of one place. */
import type { Entry } from '../gazetteer/entry.js';

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

export type Field = keyof typeof COLUMNS;
export type Given = Partial<Record<Field, string>>;

/** One place of a file, or what is wrong with its line. */
export interface Read {
  /** Line of the file, from 1; in GeoJSON the number of the feature. */
  line: number;
  entry?: Entry;
  problem?: string;
  /** A province of a GeoNames dump: its country and code, and its name. The dump's places have the code alone. */
  province?: { code: string; name: string };
}

/** Some places of a file, and how many of its bytes are read so far. */
export interface Piece {
  reads: Read[];
  bytes: number;
}

/** The field that a column's name stands for; undefined when none. */
export function fieldOf(column: string): Field | undefined {
  const plain = column
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
  return (Object.keys(COLUMNS) as Field[]).find((field) => COLUMNS[field].test(plain));
}

/** A feature code as GeoNames has it; other words are taken for a populated place. */
export function codeOf(word: string | undefined): string {
  const plain = (word ?? '').trim();
  return /^[A-Z][A-Z0-9]{1,5}$/.test(plain) ? plain : 'PPL';
}

/** The place that the fields describe, or what is missing of one. */
export function entryOf(
  given: Omit<Given, 'names'>,
  names: readonly string[],
): { entry: Entry } | { problem: string } {
  const name = given.name?.trim();
  if (!name) return { problem: 'no name' };
  const lat = Number(given.lat?.trim() || Number.NaN);
  const lon = Number(given.lon?.trim() || Number.NaN);
  if (!Number.isFinite(lat) || !Number.isFinite(lon))
    return { problem: `no coordinates (latitude "${given.lat ?? ''}", longitude "${given.lon ?? ''}")` };
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return { problem: `latitude ${lat}, longitude ${lon} are off the Earth (-90 to 90, -180 to 180)` };
  return {
    entry: {
      id: given.id ?? name,
      name,
      names: names.map((other) => other.trim()).filter(Boolean),
      lat,
      lon,
      featureClass: given.featureClass || 'P',
      featureCode: given.featureCode || 'PPL',
      country: (given.country ?? '').toUpperCase().slice(0, 2),
      ...(given.admin1 && { admin1: given.admin1 }),
      population: Math.max(0, Math.round(Number(given.population) || 0)),
    },
  };
}
