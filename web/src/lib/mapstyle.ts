/** How the map is drawn: the base map's layers and the claims over it, in the page's colours. Pure. */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Geometry, MapFeature } from './types.js';

export interface Colours {
  sea: string;
  land: string;
  water: string;
  line: string;
  border: string;
  ink: string;
  soft: string;
  accent: string;
  accentInk: string;
  paper: string;
}

type Collection = { type: 'FeatureCollection'; features: unknown[] };
export type Basemap = { layers: Record<string, Collection> };

/** Languages that the base map has names in beside English. */
const LANGUAGES = ['ar', 'fr', 'ru'];

/**
 * The base map's style. Nothing in it is fetched: letters are drawn with the system's fonts.
 *
 * @param language of the page; names fall back to English
 */
export function baseStyle(
  basemap: Basemap | undefined,
  colours: Colours,
  language: string,
): StyleSpecification {
  const layers = basemap?.layers ?? {};
  const sources = Object.fromEntries(
    Object.entries(layers).map(([name, data]) => [
      name,
      { type: 'geojson' as const, data: data as never, tolerance: 0.4 },
    ]),
  );
  return {
    version: 8,
    sources,
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      ...(basemap ? drawn(colours, language) : []),
    ],
  };
}

function drawn(c: Colours, language: string): LayerSpecification[] {
  const short = language.slice(0, 2).toLowerCase();
  const name = LANGUAGES.includes(short)
    ? ['coalesce', ['get', `name_${short}`], ['get', 'name']]
    : ['get', 'name'];
  const label = (
    id: string,
    source: string,
    size: unknown,
    more: {
      filter?: unknown;
      minzoom?: number;
      maxzoom?: number;
      colour?: string;
      space?: number;
    },
  ) =>
    ({
      id,
      source,
      type: 'symbol',
      ...(more.filter ? { filter: more.filter } : {}),
      ...(more.minzoom !== undefined && { minzoom: more.minzoom }),
      ...(more.maxzoom !== undefined && { maxzoom: more.maxzoom }),
      layout: {
        'text-field': name,
        'text-font': ['sans-serif'],
        'text-size': size,
        'text-letter-spacing': more.space ?? 0,
        'text-max-width': 7,
        'symbol-sort-key': ['coalesce', ['get', 'rank'], 9],
      },
      paint: { 'text-color': more.colour ?? c.ink, 'text-halo-color': c.land, 'text-halo-width': 1.2 },
    }) as unknown as LayerSpecification;
  const shownFrom = (slope: number) => ['<=', ['get', 'rank'], ['+', ['*', ['zoom'], slope], 0.5]];
  return [
    { id: 'land', source: 'land', type: 'fill', paint: { 'fill-color': c.land } },
    {
      id: 'lakes',
      source: 'lakes',
      type: 'fill',
      filter: ['<=', ['get', 'rank'], ['+', ['zoom'], 1]] as never,
      paint: { 'fill-color': c.water },
    },
    {
      id: 'rivers',
      source: 'rivers',
      type: 'line',
      filter: ['<=', ['get', 'rank'], ['+', ['zoom'], 1]] as never,
      paint: { 'line-color': c.water, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 8, 1.8] },
    },
    {
      id: 'provinces',
      source: 'provinces',
      type: 'line',
      minzoom: 4,
      paint: { 'line-color': c.line, 'line-width': 0.7, 'line-dasharray': [3, 2] },
    },
    {
      id: 'borders',
      source: 'borders',
      type: 'line',
      filter: ['==', ['get', 'disputed'], 0],
      paint: { 'line-color': c.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.7, 8, 1.6] },
    },
    {
      id: 'disputed',
      source: 'borders',
      type: 'line',
      filter: ['==', ['get', 'disputed'], 1],
      paint: {
        'line-color': c.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.7, 8, 1.6],
        'line-dasharray': [2, 2.5],
      },
    },
    label('sea-names', 'seas', 11, { filter: shownFrom(1), colour: c.soft, space: 0.1 }),
    label('region-names', 'regions', 11, {
      filter: shownFrom(1),
      minzoom: 4,
      colour: c.soft,
      space: 0.15,
    }),
    label('place-names', 'places', ['interpolate', ['linear'], ['zoom'], 4, 10.5, 9, 13], {
      filter: ['<=', ['get', 'rank'], ['+', ['zoom'], 0]],
      minzoom: 4,
    }),
    label('country-names', 'countries', ['interpolate', ['linear'], ['zoom'], 1, 10, 5, 15], {
      maxzoom: 6,
      filter: shownFrom(1.3),
      space: 0.05,
    }),
  ];
}

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

/** The claims' layers, over sources `claims` (points, clustered) and `shapes`. */
export function claimLayers(c: Colours): LayerSpecification[] {
  const single = ['!', ['has', 'point_count']] as never;
  return [
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
      id: 'clusters',
      source: 'claims',
      type: 'circle',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': c.accent,
        'circle-stroke-color': c.paper,
        'circle-stroke-width': 2,
        'circle-radius': ['step', ['get', 'point_count'], 13, 10, 17, 100, 22, 1000, 28],
      },
    },
    {
      id: 'counts',
      source: 'claims',
      type: 'symbol',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': ['sans-serif'],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': c.accentInk },
    },
  ];
}
