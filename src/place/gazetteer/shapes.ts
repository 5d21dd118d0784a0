/**
 * Polygons and lines in a compact form: each coordinate a whole step, written as its difference from the one before.
 * Shapes are unpacked one at a time, when asked for.
 */
import type { Geometry } from '../../report.js';
import { Bytes } from './bytes.js';
import { readSections, writeSections } from './file.js';

export interface Shape {
  name: string;
  country: string;
  /** The feature's id in the gazetteer, where there is one. */
  id: string;
  geometry: Geometry;
}

/** Steps a degree, by layer: provinces some 250 m, the others some 500 m. */
const STEPS: Readonly<Record<string, number>> = { provinces: 450 };
const STEPS_ELSEWHERE = 200;

type Position = number[];
/** name, country, id, kind, offset, south, west, north, east */
type Row = [string, string, string, 'P' | 'L', number, number, number, number, number];

interface Header {
  layers: Record<string, { steps: number; rows: Row[] }>;
  credit: readonly string[];
}

/** The bytes of a file of shapes, by layer. */
export function encodeShapes(
  layers: Readonly<Record<string, readonly Shape[]>>,
  credit: readonly string[],
): Buffer {
  const header: Header = { layers: {}, credit };
  const out = new Bytes();
  for (const [layer, shapes] of Object.entries(layers)) {
    const steps = STEPS[layer] ?? STEPS_ELSEWHERE;
    const rows: Row[] = [];
    for (const { name, country, id, geometry } of shapes) {
      const parts = partsOf(geometry).map((part) =>
        part.map((line) => snapped(line, steps)).filter((line) => line.length >= (isArea(geometry) ? 4 : 2)),
      );
      const kept = parts.filter((part) => part.length > 0);
      if (kept.length === 0) continue;
      const all = kept.flat(2) as unknown as [number, number][];
      const lons = all.map((p) => p[0]);
      const lats = all.map((p) => p[1]);
      const bounds = [least(lats), least(lons), most(lats), most(lons)].map(
        (v) => Math.round((v / steps) * 100) / 100,
      ) as [number, number, number, number];
      rows.push([name, country, id, isArea(geometry) ? 'P' : 'L', out.length, ...bounds]);
      out.varint(kept.length);
      for (const part of kept) {
        out.varint(part.length);
        for (const line of part) {
          out.varint(line.length);
          let x = 0;
          let y = 0;
          for (const [px, py] of line as [number, number][]) {
            out.varint(zigzag(px - x));
            out.varint(zigzag(py - y));
            x = px;
            y = py;
          }
        }
      }
    }
    header.layers[layer] = { steps, rows };
  }
  return writeSections(header, { shapes: out.done() });
}

const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const most = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const isArea = (geometry: Geometry): boolean =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

function partsOf(geometry: Geometry): Position[][][] {
  switch (geometry.type) {
    case 'Polygon':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates;
    case 'LineString':
      return [[geometry.coordinates]];
    case 'MultiLineString':
      return [geometry.coordinates];
    default:
      throw new Error(`Shapes are areas or lines; got a ${geometry.type}.`);
  }
}

/** Whole steps, without points that fall on the one before or on a straight line between their neighbours. */
function snapped(line: readonly Position[], steps: number): Position[] {
  const out: Position[] = [];
  for (const [lon = 0, lat = 0] of line) {
    const x = Math.round(lon * steps);
    const y = Math.round(lat * steps);
    const last = out[out.length - 1];
    const before = out[out.length - 2];
    if (last && last[0] === x && last[1] === y) continue;
    if (last && before) {
      const turn =
        ((last[0] as number) - (before[0] as number)) * (y - (before[1] as number)) -
        ((last[1] as number) - (before[1] as number)) * (x - (before[0] as number));
      if (
        Math.abs(turn) < 1 &&
        Math.abs(x - (before[0] as number)) + Math.abs(y - (before[1] as number)) < 60
      )
        out.pop();
    }
    out.push([x, y]);
  }
  return out;
}

/** A shape that has not been unpacked yet. */
export interface ShapeEntry {
  name: string;
  country: string;
  id: string;
  /** south, west, north, east, in degrees */
  bounds: readonly [number, number, number, number];
  geometry(): Geometry;
}

/** The layers of a file that `encodeShapes` made. */
export function shapesOf(bytes: Buffer, what = 'The shapes'): ReadonlyMap<string, readonly ShapeEntry[]> {
  const file = readSections<Header>(bytes, what);
  const body = file.section('shapes');
  return new Map(
    Object.entries(file.header.layers).map(([layer, { steps, rows }]) => [
      layer,
      rows.map(([name, country, id, kind, offset, ...bounds]) => ({
        name,
        country,
        id,
        bounds,
        geometry: () => decode(body, offset, steps, kind),
      })),
    ]),
  );
}

function decode(bytes: Buffer, offset: number, steps: number, kind: 'P' | 'L'): Geometry {
  let at = offset;
  const varint = (): number => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  const signed = (): number => {
    const value = varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  const parts: Position[][][] = [];
  const count = varint();
  for (let p = 0; p < count; p++) {
    const part: Position[][] = [];
    const lines = varint();
    for (let l = 0; l < lines; l++) {
      const line: Position[] = [];
      const length = varint();
      let x = 0;
      let y = 0;
      for (let i = 0; i < length; i++) {
        x += signed();
        y += signed();
        line.push([Math.round((x / steps) * 1e4) / 1e4, Math.round((y / steps) * 1e4) / 1e4]);
      }
      part.push(line);
    }
    parts.push(part);
  }
  if (kind === 'P')
    return parts.length === 1
      ? { type: 'Polygon', coordinates: parts[0] as Position[][] }
      : { type: 'MultiPolygon', coordinates: parts };
  const lines = parts.flat();
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0] as Position[] }
    : { type: 'MultiLineString', coordinates: lines };
}
