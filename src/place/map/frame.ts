/** Which part of the world a map shows, and where on it a point lies. */
import type { Geometry } from '../../report.js';
import { kmBetween } from '../earth.js';
import { eachPosition } from '../geometry.js';

export const WIDTH = 560;
const TALLEST = 400;
const LOWEST = 240;
/** Smallest extent shown, in degrees, so that one town does not fill the map. */
const LEAST_DEGREES = 2.4;
const MARGIN = 0.16;
/** Extents wider than this, in degrees, show no rivers and lakes, and outlines coarsely. */
const WIDE = 24;
/** What lies this many times as far from the middle as half of all, and so many km, is only pointed at from the frame. */
const FAR = 4;
const FAR_KM = 250;
/** At most this share is left out of the frame. */
const MOST_LEFT_OUT = 0.25;
const NORTHERNMOST = 85;

export interface Frame {
  /** west, south, east, north */
  box: [number, number, number, number];
  height: number;
  x(lon: number): number;
  y(lat: number): number;
}

export const isWide = ({ box }: Frame): boolean => box[2] - box[0] > WIDE;
/** Coordinates are written to a tenth of a pixel. */
export const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** Kilometres that a pixel stands for, in the middle of the map. */
export function kmAPixel({ box: [west, south, east, north] }: Frame): number {
  return ((east - west) * 111.32 * Math.cos((((south + north) / 2) * Math.PI) / 180)) / WIDTH;
}

/** The frame that shows these; undefined when there are none. The few that lie far from all others are left outside. */
export function frameOf(geometries: readonly Geometry[]): Frame | undefined {
  const lons: number[] = [];
  const lats: number[] = [];
  for (const geometry of withoutFar(geometries)) {
    eachPosition(geometry, (lon, lat) => {
      lons.push(lon);
      lats.push(lat);
    });
  }
  if (lons.length === 0) return undefined;
  const [west, east] = spread(lons, LEAST_DEGREES);
  const [south, north] = spread(lats, LEAST_DEGREES);
  const middle = Math.min(75, Math.abs((south + north) / 2));
  const stretch = 1 / Math.cos((middle * Math.PI) / 180);
  let box: Frame['box'] = [west, Math.max(-NORTHERNMOST, south), east, Math.min(NORTHERNMOST, north)];
  let height = (WIDTH * (box[3] - box[1]) * stretch) / (box[2] - box[0]);
  if (height > TALLEST) {
    const more = ((box[3] - box[1]) * stretch * WIDTH) / TALLEST - (box[2] - box[0]);
    box = [box[0] - more / 2, box[1], box[2] + more / 2, box[3]];
    height = TALLEST;
  } else if (height < LOWEST) {
    const more = ((box[2] - box[0]) * LOWEST) / (WIDTH * stretch) - (box[3] - box[1]);
    box = [box[0], box[1] - more / 2, box[2], box[3] + more / 2];
    height = LOWEST;
  }
  height = Math.round(height);
  const [w, s, e, n] = box;
  return {
    box,
    height,
    x: (lon) => ((lon - w) / (e - w)) * WIDTH,
    y: (lat) => ((n - lat) / (n - s)) * height,
  };
}

function withoutFar(geometries: readonly Geometry[]): readonly Geometry[] {
  const middles = geometries.map(middleOf);
  const centre = {
    lon: median(middles.map(({ lon }) => lon)),
    lat: median(middles.map(({ lat }) => lat)),
  };
  const distances = middles.map((middle) => kmBetween(middle, centre));
  const limit = Math.max(FAR_KM, FAR * median(distances));
  const near = geometries.filter((_, index) => (distances[index] as number) <= limit);
  return geometries.length - near.length <= MOST_LEFT_OUT * geometries.length ? near : geometries;
}

function middleOf(geometry: Geometry): { lat: number; lon: number } {
  const lons: number[] = [];
  const lats: number[] = [];
  eachPosition(geometry, (lon, lat) => {
    lons.push(lon);
    lats.push(lat);
  });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return { lon: mean(lons), lat: mean(lats) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function spread(values: readonly number[], least: number): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const more = Math.max((high - low) * MARGIN, (least - (high - low)) / 2);
  return [low - more, high + more];
}
