/** Claims on the map: their features, and the layers that draw them over the base map. Pure. */
import { circle } from '@turf/circle';
import type { LayerSpecification } from 'maplibre-gl';
import type { Colours } from './mapstyle.js';
import type { ClaimRow, Geometry, MapFeature } from './types.js';

/** A claim as the list beside the map has it. */
export type Listed = Pick<ClaimRow, 'report' | 'claim' | 'words' | 'places' | 'origin' | 'voice'> &
  Partial<Pick<ClaimRow, 'box'>>;

/** Simple features, so that points can be clustered and lines and areas drawn by themselves. */
export function simpleFeatures(features: readonly MapFeature[]): { points: unknown[]; shapes: unknown[] } {
  const points: unknown[] = [];
  const shapes: unknown[] = [];
  const add = (geometry: Geometry, properties: MapFeature['properties']): void => {
    if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) add(part, properties);
    else if (geometry.type === 'Point') points.push({ type: 'Feature', geometry, properties });
    else if (geometry.type === 'MultiPoint')
      for (const coordinates of geometry.coordinates)
        points.push({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties });
    else shapes.push({ type: 'Feature', geometry, properties });
  };
  for (const { geometry, properties } of features) add(geometry, properties);
  return { points, shapes };
}

/**
 * How far from their points claims may lie, as circles on the ground, one for all that are alike. A whole province or
 * country around its middle is not drawn: its halo says so, and its circle would cover all that is known better.
 */
export function reaches(features: readonly MapFeature[]): unknown[] {
  const circles = new Map<string, unknown>();
  for (const { geometry, properties } of features) {
    const { uncertaintyKm, precision } = properties;
    if (!uncertaintyKm || precision === 3) continue;
    for (const { geometry: point } of simpleFeatures([{ type: 'Feature', geometry, properties }]).points as {
      geometry: { coordinates: number[] };
    }[]) {
      const key = `${point.coordinates} ${uncertaintyKm}`;
      if (!circles.has(key))
        circles.set(key, circle(point.coordinates, uncertaintyKm, { steps: 64, units: 'kilometers' }));
    }
  }
  return [...circles.values()];
}

/** Places with how many claims lie there, as features: for more claims than are drawn each by itself. */
export function pointFeatures(points: readonly { lon: number; lat: number; claims: number }[]): unknown[] {
  return points.map(({ lon, lat, claims }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { claims },
  }));
}

/** South-west and north-east corners around features; undefined where there are none. */
export function extent(features: readonly unknown[]): [[number, number], [number, number]] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const descend = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lon, lat] = value as unknown[];
    if (typeof lon !== 'number' || typeof lat !== 'number') {
      for (const inner of value) descend(inner);
      return;
    }
    [west, south] = [Math.min(west, lon), Math.min(south, lat)];
    [east, north] = [Math.max(east, lon), Math.max(north, lat)];
  };
  for (const one of features) descend((one as { geometry: { coordinates: unknown } }).geometry.coordinates);
  return west <= east
    ? [
        [west, south],
        [east, north],
      ]
    : undefined;
}

/** The middle of a claim's box; across the date line it is brought back. */
export function middleOf([west, south, east, north]: NonNullable<ClaimRow['box']>): [number, number] {
  const lon = (west + (west <= east ? east : east + 360)) / 2;
  return [lon > 180 ? lon - 360 : lon, (south + north) / 2];
}

/**
 * What is drawn of one claim to point it out: what the map has of it already, else the middle of its box.
 *
 * @param drawn points and shapes on the map
 */
export function pointedOut(one: Listed | undefined, drawn: readonly unknown[]): unknown[] {
  if (!one) return [];
  const own = (drawn as { properties?: { report?: string; claim?: string } }[]).filter(
    ({ properties }) => properties?.report === one.report && properties.claim === one.claim,
  );
  if (own.length > 0 || !one.box) return own;
  return [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: middleOf(one.box) } }];
}

/** The claims' layers, over sources `claims` (points, clustered), `shapes`, `reaches` (circles) and `pointed` (what is pointed out). */
export function claimLayers(c: Colours): LayerSpecification[] {
  const claims = ['coalesce', ['get', 'claims'], 1];
  const isMany = ['>', claims, 1];
  const single = ['!', isMany] as never;
  return [
    {
      id: 'reaches',
      source: 'reaches',
      type: 'line',
      paint: { 'line-color': c.accent, 'line-width': 1.2, 'line-dasharray': [3, 2], 'line-opacity': 0.8 },
    },
    {
      id: 'areas',
      source: 'shapes',
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': c.accent, 'fill-opacity': 0.15 },
    },
    {
      id: 'lines',
      source: 'shapes',
      type: 'line',
      paint: { 'line-color': c.accent, 'line-width': 2.5 },
      layout: { 'line-cap': 'round' },
    },
    // The less is known where, the larger and fainter: a ring is not a spot.
    {
      id: 'halos',
      source: 'claims',
      type: 'circle',
      filter: ['all', single, ['>', ['coalesce', ['get', 'precision'], 1], 1]] as never,
      paint: {
        // Where the reach is known in km its circle is drawn to scale; this one still shows when that is a dot.
        'circle-radius': ['match', ['get', 'precision'], 2, 13, 22],
        'circle-color': c.accent,
        'circle-opacity': 0.14,
        'circle-stroke-color': c.accent,
        'circle-stroke-width': 1,
        'circle-stroke-opacity': 0.5,
      },
    },
    {
      id: 'points',
      source: 'claims',
      type: 'circle',
      filter: single,
      paint: {
        'circle-radius': 6,
        'circle-color': ['match', ['get', 'voice'], 'own', c.paper, c.accent],
        'circle-stroke-color': ['match', ['get', 'voice'], 'own', c.accent, c.paper],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'bubbles',
      source: 'claims',
      type: 'circle',
      filter: isMany as never,
      paint: {
        'circle-color': c.accent,
        'circle-stroke-color': c.paper,
        'circle-stroke-width': 2,
        'circle-radius': ['step', claims, 13, 10, 16, 100, 20, 1000, 25] as never,
      },
    },
    {
      id: 'pointed-lines',
      source: 'pointed',
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': c.pick, 'line-width': 5 },
    },
    {
      id: 'pointed',
      source: 'pointed',
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 15,
        'circle-color': c.pick,
        'circle-opacity': 0.25,
        'circle-stroke-color': c.pick,
        'circle-stroke-width': 3,
      },
    },
    // Not to be seen: it keeps the base map's names off the points, which are no letters and would not be minded.
    {
      id: 'clear',
      source: 'claims',
      type: 'symbol',
      filter: single,
      layout: {
        'text-field': '■',
        'text-font': ['sans-serif'],
        'text-size': 12,
        'text-padding': 3,
        'text-allow-overlap': true,
      },
      paint: { 'text-opacity': 0 },
    },
    {
      id: 'counts',
      source: 'claims',
      type: 'symbol',
      filter: isMany as never,
      layout: {
        'text-field': [
          'case',
          ['<', claims, 1000],
          ['to-string', claims],
          ['concat', ['to-string', ['/', ['round', ['/', claims, 100]], 10]], 'k'],
        ] as never,
        'text-font': ['sans-serif'],
        'text-size': 12,
        'text-padding': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': c.accentInk },
    },
  ];
}
