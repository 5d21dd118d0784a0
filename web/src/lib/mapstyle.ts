/** How the base map is drawn, in the page's colours. */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

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
  /** Points out what is chosen. */
  pick: string;
}

/** The page's colours as the map takes them: a custom property may hold light-dark(), which only the browser resolves. */
export function coloursOf(place: HTMLElement): Colours {
  const probe = document.createElement('span');
  place.append(probe);
  const of = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    sea: of('map-sea'),
    land: of('map-land'),
    water: of('map-water'),
    line: of('map-line'),
    border: of('strong-line'),
    ink: of('ink'),
    soft: of('soft'),
    accent: of('accent'),
    accentInk: of('accent-ink'),
    paper: of('sheet'),
    pick: of('pick-line'),
  };
  probe.remove();
  return colours;
}

type Collection = { type: 'FeatureCollection'; features: unknown[] };
export type Basemap = { layers: Record<string, Collection> };

/** Zooms from which the next finer land is drawn: see LAND in scripts/build-basemap.ts. */
const MID = 3.5;
const NEAR = 6.5;

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
      // Land for one scale is not to be thinned again: its small pieces would no longer meet.
      { type: 'geojson' as const, data: data as never, tolerance: name.startsWith('land') ? 0 : 0.4 },
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
    { id: 'land-far', source: 'landFar', type: 'fill', maxzoom: MID, paint: { 'fill-color': c.land } },
    {
      id: 'land-mid',
      source: 'landMid',
      type: 'fill',
      minzoom: MID,
      maxzoom: NEAR,
      paint: { 'fill-color': c.land },
    },
    { id: 'land', source: 'land', type: 'fill', minzoom: NEAR, paint: { 'fill-color': c.land } },
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
