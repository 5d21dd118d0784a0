/**
 * Land for a map that draws it at several scales: fewer points where less can be seen, and in small pieces without a
 * line that crosses another. A renderer that fills one ring around all of a continent fills its gulfs, too, as soon as two
 * of its many points fall together.
 */
import { type Geom, intersection, union } from 'polyclip-ts';
import { type Line, simplified } from './simplify.js';

export type Polygon = Line[];

export interface Scale {
  /** Degrees that a coast may lie beside where it was. */
  tolerance: number;
  /** Islands and lakes of fewer square degrees are left out. */
  least: number;
  /** Degrees of a piece's side. */
  cell: number;
}

/** A piece may have so many points before it is parted further. */
const MOST_POINTS = 600;
/** Degrees below which a piece is not parted any further. */
const SMALLEST = 0.5;

type Box = [west: number, south: number, east: number, north: number];

/** Land in pieces. */
export function pieces(land: readonly Polygon[], { tolerance, least, cell }: Scale): Polygon[] {
  const thin = land.flatMap((polygon): Polygon[] => {
    const [outer, ...holes] = polygon.flatMap((ring, n) => {
      const line = areaOf(ring) < least ? undefined : simplified(ring, tolerance, 4);
      // Without its outer ring a polygon's holes would become land.
      return line ? [line] : n === 0 ? [undefined] : [];
    });
    return outer ? [[outer, ...holes.filter((hole) => hole !== undefined)]] : [];
  });
  return thin.flatMap((polygon) => {
    const whole = (isSmall(polygon) ? [polygon] : union(polygon as Geom)) as Polygon[];
    return whole.flatMap((one) => parted(one, boxOf([one]), cell));
  });
}

/** A polygon cut along the meridians and parallels of a grid until its pieces are small. */
function parted(polygon: Polygon, [west, south, east, north]: Box, cell: number): Polygon[] {
  const points = polygon.reduce((sum, ring) => sum + ring.length, 0);
  const [width, height] = [east - west, north - south];
  const isSmallEnough = width <= cell && height <= cell && points <= MOST_POINTS;
  if (points <= 60 || isSmallEnough || Math.max(width, height) <= SMALLEST) return [polygon];
  const isWide = width >= height;
  const middle = isWide ? on((west + east) / 2, cell) : on((south + north) / 2, cell);
  const [from, to] = isWide ? [west, east] : [south, north];
  const at = middle > from && middle < to ? middle : (from + to) / 2;
  const halves: Box[] = isWide
    ? [
        [west - 1, south - 1, at, north + 1],
        [at, south - 1, east + 1, north + 1],
      ]
    : [
        [west - 1, south - 1, east + 1, at],
        [west - 1, at, east + 1, north + 1],
      ];
  return halves.flatMap((half) =>
    (intersection(polygon as Geom, ringOf(half)) as Polygon[]).flatMap((one) =>
      parted(one, boxOf([one]), cell),
    ),
  );
}

const on = (value: number, cell: number) => Math.round(value / cell) * cell;

/** Too small for its lines to cross in earnest. */
function isSmall(polygon: Polygon): boolean {
  return polygon.length === 1 && (polygon[0]?.length ?? 0) < 12;
}

function ringOf([west, south, east, north]: Box): Geom {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

function boxOf(polygons: readonly Polygon[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ring] of polygons)
    for (const [lon, lat] of ring ?? []) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  return box;
}

/** Square degrees within a ring (shoelace formula). */
export function areaOf(ring: Line): number {
  const twice = ring.reduce((sum, [lon, lat], n) => {
    const [nextLon, nextLat] = ring[(n + 1) % ring.length] ?? [lon, lat];
    return sum + lon * nextLat - nextLon * lat;
  }, 0);
  return Math.abs(twice) / 2;
}
