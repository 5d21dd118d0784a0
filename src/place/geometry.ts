/** Draws what words say of places: parts of areas, pieces of border, lines, points at a distance. WGS 84, degrees. */
import { bboxClip } from '@turf/bbox-clip';
import type { GazetteerFeature, Geometry } from '../report.js';
import type { Atlas } from './atlas.js';
import type { Side } from './directions.js';
import { kmBetween, round } from './earth.js';

export type Area = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>;
type Ring = number[][];

/** The polygon of a country or province, where the gazetteer has one. */
export function areaOf(feature: GazetteerFeature, atlas: Atlas): Area | undefined {
  const layer = feature.featureCode.startsWith('PCL')
    ? 'countries'
    : feature.featureCode === 'ADM1'
      ? 'provinces'
      : undefined;
  const shape = layer && atlas.shapes(layer).find(({ id }) => id === feature.id);
  const geometry = shape?.geometry();
  return geometry && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') ? geometry : undefined;
}

const reaches = new WeakMap<Atlas, Map<string, number | undefined>>();

/**
 * How far a country or province reaches from the point that stands for it, in whole km, by the largest part of its
 * polygon: islands far off do not count. Undefined where the gazetteer has no polygon.
 */
export function reachKm(feature: GazetteerFeature, atlas: Atlas): number | undefined {
  const known = reaches.get(atlas) ?? new Map<string, number | undefined>();
  reaches.set(atlas, known);
  if (!known.has(feature.id)) known.set(feature.id, furthestKm(feature, areaOf(feature, atlas)));
  return known.get(feature.id);
}

function furthestKm(from: GazetteerFeature, area: Area | undefined): number | undefined {
  if (!area) return undefined;
  const outlines = area.type === 'Polygon' ? [area.coordinates[0]] : area.coordinates.map(([outer]) => outer);
  const size = (ring: Ring): number => {
    const [west, south, east, north] = extent({ type: 'Polygon', coordinates: [ring] });
    return (east - west) * (north - south);
  };
  const [largest] = outlines.flatMap((ring) => (ring ? [ring] : [])).sort((a, b) => size(b) - size(a));
  if (!largest) return undefined;
  return Math.ceil(Math.max(...largest.map(([lon = 0, lat = 0]) => kmBetween(from, { lat, lon }))));
}

export function pointOf(feature: { lat: number; lon: number }): Extract<Geometry, { type: 'Point' }> {
  return { type: 'Point', coordinates: [round(feature.lon), round(feature.lat)] };
}

/** How much of an area's extent a side takes: "southern" is the southern half, "central" the middle half each way. */
const HALF = 0.5;
const MIDDLE = 0.25;

/**
 * The part of an area that lies on one or several sides of it, by its extent: "southern" the southern half, "south-eastern"
 * the south-eastern quarter, "east and south" both halves.
 */
export function partOf(area: Area, sides: readonly Side[]): Area | undefined {
  const [west, south, east, north] = extent(area);
  const middleLat = south + (north - south) * HALF;
  const middleLon = west + (east - west) * HALF;
  const parts: Ring[][] = [];
  const taken: Box[] = [];
  for (const side of sides) {
    const box: Box =
      side === 'c'
        ? [
            west + (east - west) * MIDDLE,
            south + (north - south) * MIDDLE,
            east - (east - west) * MIDDLE,
            north - (north - south) * MIDDLE,
          ]
        : [
            side.includes('e') ? middleLon : west,
            side.includes('n') ? middleLat : south,
            side.includes('w') ? middleLon : east,
            side.includes('s') ? middleLat : north,
          ];
    // halves overlap in a quarter: what an earlier side took is left out, so that the parts do not overlap
    for (const rest of without(box, taken)) parts.push(...clip(area, rest));
    taken.push(box);
  }
  if (parts.length === 0) return undefined;
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0] as Ring[] }
    : { type: 'MultiPolygon', coordinates: parts };
}

/** west, south, east, north */
type Box = [number, number, number, number];

function without(box: Box, taken: readonly Box[]): Box[] {
  let rest: Box[] = [box];
  for (const [w, s, e, n] of taken) {
    rest = rest.flatMap(([bw, bs, be, bn]): Box[] => {
      if (w >= be || e <= bw || s >= bn || n <= bs) return [[bw, bs, be, bn]];
      const pieces: Box[] = [
        [bw, bs, Math.min(be, w), bn],
        [Math.max(bw, e), bs, be, bn],
        [Math.max(bw, w), bs, Math.min(be, e), Math.min(bn, s)],
        [Math.max(bw, w), Math.max(bs, n), Math.min(be, e), bn],
      ];
      return pieces.filter(([pw, ps, pe, pn]) => pe - pw > 1e-9 && pn - ps > 1e-9);
    });
  }
  return rest;
}

function clip(area: Area, box: Box): Ring[][] {
  const { geometry } = bboxClip(area, box);
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons
    .map((polygon) =>
      polygon
        .filter((ring) => ring.length >= 4)
        .map((ring) => ring.map(([lon = 0, lat = 0]) => [round(lon), round(lat)])),
    )
    .filter((polygon) => polygon.length > 0);
}

/** west, south, east, north of a geometry that is not empty. */
export function extent(geometry: Geometry): Box {
  const box: Box = [180, 90, -180, -90];
  eachPosition(geometry, (lon, lat) => {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  });
  return box;
}

/** Visits every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (lon: number, lat: number) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const one of geometry.geometries) eachPosition(one, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value[0], value[1] as number);
    else for (const one of value) walk(one);
  };
  walk(geometry.coordinates);
}

/** Outlines of the same border differ by this much where they come from different maps. */
const BORDER_KM = 9;

/** The piece of border between areas: what of the first ones' outline runs along the others'. */
export function borderBetween(areas: readonly Area[], others: readonly Area[]): Geometry | undefined {
  const grid = new Map<string, number[][]>();
  for (const other of others)
    for (const ring of ringsOf(other)) for (const point of dense(ring)) put(grid, point);
  const lines: Ring[] = [];
  for (const area of areas) {
    for (const ring of ringsOf(area)) {
      let line: Ring = [];
      for (const point of dense(ring)) {
        if (isNear(grid, point)) line.push(point);
        else if (line.length > 0) {
          if (line.length > 1) lines.push(line);
          line = [];
        }
      }
      if (line.length > 1) lines.push(line);
    }
  }
  const long = lines
    .filter((line) => lengthKm(line) > 2 * BORDER_KM)
    .map((line) => line.map(([lon = 0, lat = 0]) => [round(lon), round(lat)]));
  if (long.length === 0) return undefined;
  return long.length === 1
    ? { type: 'LineString', coordinates: long[0] as Ring }
    : { type: 'MultiLineString', coordinates: long };
}

function ringsOf(area: Area): Ring[] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

const CELL = 0.1;
const DENSE_DEGREES = 0.05;

/** A ring with points no further apart than DENSE_DEGREES, so that long straight borders are met. */
function dense(ring: Ring): Ring {
  const out: Ring = [];
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i] as [number, number];
    const previous = ring[i - 1] as [number, number] | undefined;
    if (previous) {
      const steps = Math.min(
        500,
        Math.floor(Math.max(Math.abs(x - previous[0]), Math.abs(y - previous[1])) / DENSE_DEGREES),
      );
      for (let s = 1; s <= steps; s++)
        out.push([
          previous[0] + ((x - previous[0]) * s) / (steps + 1),
          previous[1] + ((y - previous[1]) * s) / (steps + 1),
        ]);
    }
    out.push([x, y]);
  }
  return out;
}

function put(grid: Map<string, number[][]>, point: number[]): void {
  const at = `${Math.floor((point[0] as number) / CELL)}|${Math.floor((point[1] as number) / CELL)}`;
  const cell = grid.get(at);
  if (cell) cell.push(point);
  else grid.set(at, [point]);
}

function isNear(grid: ReadonlyMap<string, number[][]>, [lon = 0, lat = 0]: number[]): boolean {
  const x = Math.floor(lon / CELL);
  const y = Math.floor(lat / CELL);
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (const [oLon = 0, oLat = 0] of grid.get(`${x + dx}|${y + dy}`) ?? []) {
        if (kmBetween({ lat, lon }, { lat: oLat, lon: oLon }) <= BORDER_KM) return true;
      }
    }
  }
  return false;
}

/** Length of a line in km. */
export function lengthKm(line: readonly (readonly number[])[]): number {
  let km = 0;
  for (let i = 1; i < line.length; i++) {
    const [lon1 = 0, lat1 = 0] = line[i - 1] as readonly number[];
    const [lon2 = 0, lat2 = 0] = line[i] as readonly number[];
    km += kmBetween({ lat: lat1, lon: lon1 }, { lat: lat2, lon: lon2 });
  }
  return km;
}
