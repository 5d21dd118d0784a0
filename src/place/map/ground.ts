/** What lies under the claims: land, provinces, waters, borders. */
import { bboxClip } from '@turf/bbox-clip';
import type { Geometry } from '../../report.js';
import type { Atlas } from '../atlas.js';
import { type Frame, isWide, tenth, WIDTH } from './frame.js';
import { look } from './look.js';

/** Points of outlines nearer to each other than this are drawn as one, in pixels. */
const COARSE = 0.8;
/** Extents wider than this show no provinces, in degrees. */
const PROVINCES_WITHIN = 16;
/** A country is named when this share of the map is its land. */
const NAMED_FROM = 0.03;

/** The paths of the ground, from the lowest up. */
export function groundOf(atlas: Atlas, frame: Frame): string[] {
  const [west, , east] = frame.box;
  return [
    `<rect ${look('ground')} width="${WIDTH}" height="${frame.height}"/>`,
    ...layer(atlas, 'countries', frame, () => 'land'),
    ...(east - west <= PROVINCES_WITHIN ? layer(atlas, 'provinces', frame, () => 'province') : []),
    ...(isWide(frame) ? [] : layer(atlas, 'lakes', frame, () => 'lake')),
    ...(isWide(frame) ? [] : layer(atlas, 'rivers', frame, () => 'river')),
    ...layer(atlas, 'borders', frame, (name) => (/^International/.test(name) ? 'border' : 'border disputed')),
  ];
}

type Drawable = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' | 'LineString' | 'MultiLineString' }>;

function isDrawable(geometry: Geometry): geometry is Drawable {
  return /Polygon|LineString/.test(geometry.type);
}

/** The shapes of a layer that reach into the frame, cut to it. */
function* within(atlas: Atlas, name: string, frame: Frame): Generator<{ name: string; geometry: Geometry }> {
  const [west, south, east, north] = frame.box;
  const margin = (east - west) * 0.02;
  for (const shape of atlas.shapes(name)) {
    const [s, w, n, e] = shape.bounds;
    if (w > east || e < west || s > north || n < south) continue;
    const geometry = shape.geometry();
    if (!isDrawable(geometry)) continue;
    const clipped = bboxClip(geometry, [west - margin, south - margin, east + margin, north + margin]);
    yield { name: shape.name, geometry: clipped.geometry as Geometry };
  }
}

function layer(atlas: Atlas, name: string, frame: Frame, className: (name: string) => string): string[] {
  const paths = new Map<string, string>();
  for (const shape of within(atlas, name, frame)) {
    const path = pathOf(shape.geometry, frame);
    const own = className(shape.name);
    if (path) paths.set(own, (paths.get(own) ?? '') + path);
  }
  return [...paths].map(([own, path]) => `<path ${look(own)} d="${path}"/>`);
}

/** Countries with enough land in the frame, the largest first, and the middle of that land. */
export function countriesIn(atlas: Atlas, frame: Frame): { name: string; x: number; y: number }[] {
  const out: { name: string; x: number; y: number; area: number }[] = [];
  for (const { name, geometry } of within(atlas, 'countries', frame)) {
    const parts =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    const [largest] = parts
      .map(([ring = []]) => middleOf(ring.map(([lon = 0, lat = 0]) => [frame.x(lon), frame.y(lat)])))
      .sort((a, b) => b.area - a.area);
    if (largest && largest.area > NAMED_FROM * WIDTH * frame.height)
      out.push({ name: name.replace(/^The /, ''), ...largest });
  }
  return out.sort((a, b) => b.area - a.area);
}

function middleOf(ring: readonly (readonly [number, number])[]): { area: number; x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as readonly [number, number];
    const [x2, y2] = ring[i] as readonly [number, number];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  if (Math.abs(area) < 1) return { area: 0, x: 0, y: 0 };
  return { area: Math.abs(area / 2), x: x / (3 * area), y: y / (3 * area) };
}

/** SVG path of lines and polygons; points closer than COARSE are left out. */
export function pathOf(geometry: Geometry, frame: Frame): string {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => lineTo(ring, frame, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => lineTo(ring, frame, true))
        .join('');
    case 'LineString':
      return lineTo(geometry.coordinates, frame, false);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => lineTo(line, frame, false)).join('');
    default:
      return '';
  }
}

function lineTo(line: readonly number[][], frame: Frame, closed: boolean): string {
  const coarse = isWide(frame) ? 2 * COARSE : COARSE;
  const points: [number, number][] = [];
  line.forEach(([lon = 0, lat = 0], index) => {
    const [x, y] = [frame.x(lon), frame.y(lat)];
    const last = points[points.length - 1];
    const isEnd = !closed && index === line.length - 1;
    if (last && !isEnd && Math.abs(last[0] - x) < coarse && Math.abs(last[1] - y) < coarse) return;
    points.push([x, y]);
  });
  if (points.length < (closed ? 3 : 2)) return '';
  return `M${points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}${closed ? 'Z' : ''}`;
}
