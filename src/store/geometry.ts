/** Boxes around GeoJSON geometries, and geometries whose place was corrected. */
import type { GazetteerFeature, Geometry } from '../report.js';

type Position = readonly number[];
/** Degrees: west, south, east, north. */
export type Box = [west: number, south: number, east: number, north: number];

/** The smallest box around a geometry; undefined when it is empty. */
export function boxOf(geometry: Geometry): Box | undefined {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  walk(geometry, ([lon = Number.NaN, lat = Number.NaN]) => {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  });
  return box.every(Number.isFinite) ? box : undefined;
}

/**
 * The geometry with one point moved wherever it stands in it.
 *
 * @returns undefined when the geometry does not have the point as a corner
 */
export function moveGeometry(geometry: Geometry, from: Position, to: Position): Geometry | undefined {
  let found = false;
  const isFrom = ([lon = 0, lat = 0]: Position) =>
    Math.abs(lon - (from[0] ?? 0)) < 1e-6 && Math.abs(lat - (from[1] ?? 0)) < 1e-6;
  const moved = JSON.parse(JSON.stringify(geometry)) as Geometry;
  walk(moved, (position) => {
    if (!isFrom(position)) return;
    found = true;
    position.splice(0, 2, ...to);
  });
  return found ? moved : undefined;
}

/** Features as a point, or several; undefined when there are none. */
export function pointsOf(features: readonly Pick<GazetteerFeature, 'lon' | 'lat'>[]): Geometry | undefined {
  const points = new Map(features.map(({ lon, lat }) => [`${lon} ${lat}`, [lon, lat]]));
  const [first, ...others] = points.values();
  if (!first) return undefined;
  return others.length === 0
    ? { type: 'Point', coordinates: first }
    : { type: 'MultiPoint', coordinates: [first, ...others] };
}

function walk(geometry: Geometry, visit: (position: number[]) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) walk(part, visit);
    return;
  }
  // Coordinates are positions nested to a depth that depends on the type.
  const descend = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value as number[]);
    else for (const inner of value) descend(inner);
  };
  descend(geometry.coordinates);
}
