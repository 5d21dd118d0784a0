/**
 * A small map of a report as inline SVG: land, borders (disputed ones dashed), provinces, rivers, lakes, the claims'
 * geometries and the places' names. No outside resources; colours come from CSS variables (`--hw-map-land`, `-water`,
 * `-claim`, `-ground`) and from the page's text colour.
 */
import { bboxClip } from '@turf/bbox-clip';
import type { Geometry, Place, Report } from '../report.js';
import { type Atlas, shippedAtlas } from './atlas.js';
import { eachPosition } from './geometry.js';

const WIDTH = 720;
const TALLEST = 520;
const LOWEST = 260;
/** Smallest extent shown, in degrees, so that one town does not fill the map. */
const LEAST_DEGREES = 2.4;
const MARGIN = 0.18;
/** Points of outlines nearer to each other than this are drawn as one, in pixels. */
const COARSE = 1;
/** Extents wider than this, in degrees, show no rivers and lakes, and outlines to the pixel. */
const WIDE = 24;
const MOST_LABELS = 28;
const LABEL_SIZE = 12;
/** Extents wider than this show no provinces, in degrees. */
const PROVINCES_WITHIN = 16;

/**
 * How each class is drawn: presentation attributes, which a page's own style overrides and a strict content policy allows.
 */
const LOOK: Readonly<Record<string, string>> = {
  ground: 'fill="var(--hw-map-ground,none)"',
  land: 'fill="var(--hw-map-land,currentColor)" fill-opacity=".07"',
  border: 'fill="none" stroke="currentColor" stroke-opacity=".55" stroke-width="1.2"',
  'border disputed':
    'fill="none" stroke="currentColor" stroke-opacity=".55" stroke-width="1.2" stroke-dasharray="5 4"',
  province: 'fill="none" stroke="currentColor" stroke-opacity=".25" stroke-width=".7"',
  river: 'fill="none" stroke="var(--hw-map-water,#4a90c2)" stroke-opacity=".75"',
  lake: 'fill="var(--hw-map-water,#4a90c2)" fill-opacity=".35"',
  claim:
    'fill="var(--hw-map-claim,#b3261e)" fill-opacity=".16" stroke="var(--hw-map-claim,#b3261e)" stroke-width="2" stroke-linejoin="round"',
  'claim line':
    'fill="none" stroke="var(--hw-map-claim,#b3261e)" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"',
  'claim point': 'fill="var(--hw-map-claim,#b3261e)" fill-opacity=".85"',
  town: 'fill="currentColor" fill-opacity=".75"',
  label:
    'fill="currentColor" paint-order="stroke" stroke="var(--hw-map-halo,Canvas)" stroke-width="3" stroke-linejoin="round"',
};

const look = (name: string): string => `class="${name}" ${LOOK[name] ?? ''}`;

interface View {
  box: [number, number, number, number];
  height: number;
  x(lon: number): number;
  y(lat: number): number;
}

/**
 * The map of a report, as one `<svg>` element; undefined when nothing in the report is on the map.
 *
 * @example const svg = mapSvg(await read({ text }));
 */
export function mapSvg(report: Report, atlas: Atlas = shippedAtlas()): string | undefined {
  const drawn = claimGeometries(report);
  const towns = labelled(report.places);
  const view = viewOf(
    drawn.map(({ geometry }) => geometry),
    towns,
  );
  if (!view) return undefined;
  const id = `hw-map-${report.id.replace(/[^\w-]/g, '')}`;
  const names = towns.map(({ name }) => name);
  const described = `${drawn.length === 1 ? 'One place or line' : `${drawn.length} places or lines`} of the claims${names.length > 0 ? `; named: ${names.join(', ')}` : ''}. Latitude ${degree(view.box[1])} to ${degree(view.box[3])}, longitude ${degree(view.box[0])} to ${degree(view.box[2])}. Lines are straight from place to place, not routes.`;
  return [
    `<svg class="hw-map" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${view.height}" width="${WIDTH}" height="${view.height}" font-family="system-ui, sans-serif" font-size="${LABEL_SIZE}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-title">Map of the places in this report</title>`,
    `<desc id="${id}-desc">${escaped(described)}</desc>`,
    `<clipPath id="${id}-frame"><rect width="${WIDTH}" height="${view.height}"/></clipPath>`,
    `<g clip-path="url(#${id}-frame)">`,
    `<rect ${look('ground')} width="${WIDTH}" height="${view.height}"/>`,
    ...layer(atlas, 'countries', view, () => 'land'),
    ...(view.box[2] - view.box[0] <= PROVINCES_WITHIN
      ? layer(atlas, 'provinces', view, () => 'province')
      : []),
    ...(isWide(view) ? [] : layer(atlas, 'lakes', view, () => 'lake')),
    ...(isWide(view) ? [] : layer(atlas, 'rivers', view, () => 'river')),
    ...layer(atlas, 'borders', view, (name) => (/^International/.test(name) ? 'border' : 'border disputed')),
    ...drawn.map(({ geometry, claims, text }) => claimShape(geometry, claims, text, view)),
    ...labels(towns, view),
    '</g></svg>',
  ].join('\n');
}

const isWide = ({ box }: View): boolean => box[2] - box[0] > WIDE;
const degree = (value: number): string => `${Math.round(value * 10) / 10}°`;
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

interface DrawnClaim {
  geometry: Geometry;
  claims: string[];
  text: string;
}

/** The claims' geometries, each once; points that only repeat a country's or province's middle are left to the labels. */
function claimGeometries(report: Report): DrawnClaim[] {
  const out = new Map<string, DrawnClaim>();
  for (const claim of report.claims) {
    if (!claim.geometry || (claim.geometry.type === 'Point' && claim.geoPrecision === 3)) continue;
    const same = JSON.stringify(claim.geometry);
    const known = out.get(same);
    if (known) known.claims.push(claim.id);
    else {
      const text = claim.spans
        .map(({ start, end }) => report.text.slice(start, end))
        .join(' … ')
        .replace(/\s+/g, ' ');
      out.set(same, {
        geometry: claim.geometry,
        claims: [claim.id],
        text: text.length > 160 ? `${text.slice(0, 157)}…` : text,
      });
    }
  }
  return [...out.values()];
}

interface Town {
  name: string;
  lat: number;
  lon: number;
}

/** Resolved places that are towns, sites or waters, each once, the surest first. */
function labelled(places: readonly Place[]): Town[] {
  const out = new Map<string, Town & { confidence: number }>();
  for (const { feature, name, usage, geoPrecision, confidence } of places) {
    if (!feature || geoPrecision === 3 || usage !== 'literal' || out.has(feature.id)) continue;
    out.set(feature.id, { name, lat: feature.lat, lon: feature.lon, confidence });
  }
  return [...out.values()]
    .sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_LABELS);
}

function viewOf(geometries: readonly Geometry[], towns: readonly Town[]): View | undefined {
  const lons: number[] = [];
  const lats: number[] = [];
  const take = (lon: number, lat: number): void => {
    lons.push(lon);
    lats.push(lat);
  };
  for (const geometry of geometries) eachPosition(geometry, take);
  // places far from all claims would shrink the map: they are labelled only where they fall within it
  if (lons.length === 0) for (const { lon, lat } of towns) take(lon, lat);
  if (lons.length === 0) return undefined;
  const [west, east] = spread(lons, LEAST_DEGREES);
  const [south, north] = spread(lats, LEAST_DEGREES);
  const middle = Math.min(75, Math.abs((south + north) / 2));
  const stretch = 1 / Math.cos((middle * Math.PI) / 180);
  let box: View['box'] = [west, Math.max(-85, south), east, Math.min(85, north)];
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

function spread(values: readonly number[], least: number): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const more = Math.max((high - low) * MARGIN, (least - (high - low)) / 2);
  return [low - more, high + more];
}

function layer(atlas: Atlas, name: string, view: View, className: (name: string) => string): string[] {
  const [west, south, east, north] = view.box;
  const paths = new Map<string, string>();
  for (const shape of atlas.shapes(name)) {
    const [s, w, n, e] = shape.bounds;
    if (w > east || e < west || s > north || n < south) continue;
    const geometry = shape.geometry();
    if (
      geometry.type !== 'Polygon' &&
      geometry.type !== 'MultiPolygon' &&
      geometry.type !== 'LineString' &&
      geometry.type !== 'MultiLineString'
    )
      continue;
    const margin = (east - west) * 0.02;
    const clipped = bboxClip(geometry, [
      west - margin,
      south - margin,
      east + margin,
      north + margin,
    ]).geometry;
    const path = pathOf(clipped as Geometry, view);
    const own = className(shape.name);
    if (path) paths.set(own, (paths.get(own) ?? '') + path);
  }
  return [...paths].map(([own, path]) => `<path ${look(own)} d="${path}"/>`);
}

/** SVG path of lines and polygons; points closer than COARSE are left out. */
function pathOf(geometry: Geometry, view: View): string {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => lineTo(ring, view, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => lineTo(ring, view, true))
        .join('');
    case 'LineString':
      return lineTo(geometry.coordinates, view, false);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => lineTo(line, view, false)).join('');
    default:
      return '';
  }
}

function lineTo(line: readonly number[][], view: View, closed: boolean): string {
  const coarse = isWide(view) ? 2 * COARSE : COARSE;
  const points: [number, number][] = [];
  for (const [lon = 0, lat = 0] of line) {
    const [x, y] = [view.x(lon), view.y(lat)];
    const last = points[points.length - 1];
    if (last && Math.abs(last[0] - x) < coarse && Math.abs(last[1] - y) < coarse) continue;
    points.push([x, y]);
  }
  if (points.length < (closed ? 3 : 2)) return '';
  return `M${points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

function claimShape(geometry: Geometry, claims: readonly string[], text: string, view: View): string {
  return `<g data-claims="${claims.map(escaped).join(' ')}"><title>${escaped(text)}</title>${drawnShape(geometry, view)}</g>`;
}

function drawnShape(geometry: Geometry, view: View): string {
  const dot = ([lon = 0, lat = 0]: readonly number[]): string =>
    `<circle ${look('claim point')} cx="${tenth(view.x(lon))}" cy="${tenth(view.y(lat))}" r="5"/>`;
  switch (geometry.type) {
    case 'Point':
      return dot(geometry.coordinates);
    case 'MultiPoint':
      return geometry.coordinates.map(dot).join('');
    case 'GeometryCollection':
      return geometry.geometries.map((one) => drawnShape(one, view)).join('');
    case 'LineString':
    case 'MultiLineString':
      return `<path ${look('claim line')} d="${pathOf(geometry, view)}"/>`;
    default:
      return `<path ${look('claim')} d="${pathOf(geometry, view)}"/>`;
  }
}

/** Names beside their points, where there is room: right, left, above or below. */
function labels(towns: readonly Town[], view: View): string[] {
  const taken: { x: number; y: number; w: number; h: number }[] = [];
  const out: string[] = [];
  const seen = new Set<string>();
  for (const { name, lat, lon } of towns) {
    const [x, y] = [view.x(lon), view.y(lat)];
    if (x < 0 || y < 0 || x > WIDTH || y > view.height || seen.has(name)) continue;
    out.push(`<circle ${look('town')} cx="${tenth(x)}" cy="${tenth(y)}" r="2.5"/>`);
    const w = name.length * LABEL_SIZE * 0.56;
    const h = LABEL_SIZE * 1.2;
    const places = [
      { x: x + 7, y: y - h / 2 },
      { x: x - 7 - w, y: y - h / 2 },
      { x: x - w / 2, y: y - 7 - h },
      { x: x - w / 2, y: y + 7 },
    ];
    const free = places.find(
      (p) =>
        p.x > 2 &&
        p.y > 2 &&
        p.x + w < WIDTH - 2 &&
        p.y + h < view.height - 2 &&
        !taken.some((t) => p.x < t.x + t.w && t.x < p.x + w && p.y < t.y + t.h && t.y < p.y + h),
    );
    if (!free) continue;
    seen.add(name);
    taken.push({ ...free, w, h });
    out.push(
      `<text ${look('label')} x="${tenth(free.x)}" y="${tenth(free.y + h * 0.78)}">${escaped(name)}</text>`,
    );
  }
  return out;
}
