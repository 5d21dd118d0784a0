/** Reads GeoJSON points: a FeatureCollection whose properties have a name. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf, entryOf, fieldOf, type Given, type Read } from './entries.js';
import { GazetteerFileError } from './error.js';

/** GeoJSON is read whole, so it may not be larger. */
const LARGEST_BYTES = 200e6;

interface Feature {
  id?: unknown;
  geometry?: { type?: string; coordinates?: unknown } | null;
  properties?: Record<string, unknown> | null;
}

/** The points of a GeoJSON file. */
export function geojsonPlaces(file: string, size: number): Read[] {
  if (size > LARGEST_BYTES)
    throw new GazetteerFileError(
      `${file} is larger than ${LARGEST_BYTES / 1e6} MB. Give so large a file as CSV or as a GeoNames dump.`,
    );
  let features: unknown;
  try {
    features = (JSON.parse(readFileSync(file, 'utf8')) as { features?: unknown } | null)?.features;
  } catch {
    throw new GazetteerFileError(
      `${file} is not valid JSON. Expected a GeoJSON FeatureCollection of points.`,
    );
  }
  if (!Array.isArray(features))
    throw new GazetteerFileError(`${file} is no GeoJSON FeatureCollection: it has no list "features".`);
  return features.map((feature: Feature | null, index) => ({
    line: index + 1,
    ...placeOf(feature ?? {}, `own:${basename(file)}:${index + 1}`),
  }));
}

function placeOf({ id, geometry, properties }: Feature, ownId: string): Omit<Read, 'line'> {
  if (geometry?.type !== 'Point' || !Array.isArray(geometry.coordinates))
    return { problem: `no point but ${geometry?.type ?? 'no geometry'}` };
  const given: Given = {};
  for (const [column, value] of Object.entries(properties ?? {})) {
    const field = fieldOf(column);
    if (field && given[field] === undefined) given[field] = String(value ?? '');
  }
  const [lon, lat] = geometry.coordinates as unknown[];
  return entryOf(
    {
      ...given,
      id: given.id || (typeof id === 'string' ? id : ownId),
      lat: String(lat ?? ''),
      lon: String(lon ?? ''),
      featureCode: codeOf(given.featureCode),
    },
    (given.names ?? '').split(/[;|]/),
  );
}
