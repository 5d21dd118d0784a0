/**
 * A small map of a report as inline SVG: land, borders (disputed ones dashed), provinces, rivers, lakes, the claims'
 * geometries and the places' names. No outside resources; colours come from CSS variables (`--hw-map-ground`, `-land`,
 * `-water`, `-claim`, `-halo`) and from the page's text colour.
 */
import type { Report } from '../../report.js';
import { type Atlas, shippedAtlas } from '../atlas.js';
import { at, drawnClaims, shapesOfClaims } from './claims.js';
import { frameOf, WIDTH } from './frame.js';
import { countriesIn, groundOf } from './ground.js';
import { countryLabels, type Labelled, labelled, labels, Room, scaleBar } from './labels.js';
import { escaped, LABEL_SIZE } from './look.js';

/**
 * The map of a report, as one `<svg>` element; undefined when nothing in the report is on the map.
 *
 * @example const svg = mapSvg(await read({ text }));
 */
export function mapSvg(report: Report, atlas: Atlas = shippedAtlas()): string | undefined {
  const shapes = shapesOfClaims(report);
  const points = new Set(
    shapes.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [at(geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0)] : [],
    ),
  );
  const towns = labelled(report.places, (lon, lat) => points.has(at(lon, lat)));
  const hasDot = ({ lon, lat }: Labelled): boolean => points.has(at(lon, lat));
  // places that no claim draws would shrink the map: they are labelled only where they fall within it
  const frame =
    frameOf(shapes.map(({ geometry }) => geometry)) ??
    frameOf(towns.map(({ lon, lat }) => ({ type: 'Point', coordinates: [lon, lat] })));
  if (!frame) return undefined;
  const { box, height } = frame;
  const areas = new Set(towns.filter(({ area }) => area).map(({ lon, lat }) => at(lon, lat)));
  const room = new Room(frame);
  const scale = scaleBar(frame, room);
  const id = `hw-map-${report.id.replace(/[^\w-]/g, '')}`;
  const names = towns.map(({ name }) => name);
  const described = `${shapes.length === 1 ? 'One place, line or area' : `${shapes.length} places, lines and areas`} of the claims${names.length > 0 ? `; named: ${names.join(', ')}` : ''}. Latitude ${degree(box[1])} to ${degree(box[3])}, longitude ${degree(box[0])} to ${degree(box[2])}. Lines are straight from place to place, not routes.`;
  return [
    `<svg class="hw-map" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="${LABEL_SIZE}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-title">Map of the places in this report</title>`,
    `<desc id="${id}-desc">${escaped(described)}</desc>`,
    `<clipPath id="${id}-frame"><rect width="${WIDTH}" height="${height}"/></clipPath>`,
    `<g clip-path="url(#${id}-frame)">`,
    ...groundOf(atlas, frame),
    ...drawnClaims(shapes, areas, frame),
    ...labels(towns, frame, room, hasDot),
    ...countryLabels(countriesIn(atlas, frame), room),
    scale,
    '</g></svg>',
  ].join('\n');
}

const degree = (value: number): string => `${Math.round(value * 10) / 10}°`;
