/** What the claims draw: areas lowest, then lines, then points. */
import type { Geometry, Report } from '../../report.js';
import { type Frame, kmAPixel, tenth } from './frame.js';
import { pathOf } from './ground.js';
import { escaped, look } from './look.js';

type Simple = Exclude<Geometry, { type: 'GeometryCollection' | 'MultiPoint' }>;

/** One shape, and the claims that draw it. */
export interface DrawnShape {
  geometry: Simple;
  claims: string[];
  text: string;
  /** How far from a point that only stands near it may lie, in km. */
  radiusKm?: number;
}

const LONGEST_TEXT = 160;

/** The shapes of a report's claims, each once; points that only repeat a country's middle are left out. */
export function shapesOfClaims(report: Report): DrawnShape[] {
  const countries = new Set(
    report.places
      .filter(({ feature }) => feature && /^(?:PCL|CONT)/.test(feature.featureCode))
      .map(({ feature }) => at(feature?.lon ?? 0, feature?.lat ?? 0)),
  );
  const out = new Map<string, DrawnShape>();
  for (const claim of report.claims) {
    for (const geometry of claim.geometry ? simple(claim.geometry) : []) {
      if (
        geometry.type === 'Point' &&
        countries.has(at(geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0))
      )
        continue;
      // A whole province around its middle has its ring; its circle would cover all that is known better.
      const radiusKm =
        geometry.type === 'Point' && claim.geoPrecision === 2 ? claim.uncertaintyKm : undefined;
      const same = JSON.stringify([geometry, radiusKm]);
      const known = out.get(same);
      if (known) known.claims.push(claim.id);
      else {
        const text = claim.spans
          .map(({ start, end }) => report.text.slice(start, end))
          .join(' … ')
          .replace(/\s+/g, ' ');
        out.set(same, {
          geometry,
          claims: [claim.id],
          ...(radiusKm && { radiusKm }),
          text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 3)}…` : text,
        });
      }
    }
  }
  return [...out.values()].sort((a, b) => rank(a.geometry) - rank(b.geometry));
}

/** Coordinates are drawn to some ten metres: two as near as that are one. */
export const at = (lon: number, lat: number): string => `${lon.toFixed(4)}|${lat.toFixed(4)}`;

function simple(geometry: Geometry): Simple[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(simple);
  if (geometry.type === 'MultiPoint')
    return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
  return [geometry];
}

function rank({ type }: Geometry): number {
  return /Polygon/.test(type) ? 0 : /Line/.test(type) ? 1 : 2;
}

/** The shapes as SVG; points of provinces, in `areas`, are rings: somewhere around there. */
export function drawnClaims(
  shapes: readonly DrawnShape[],
  areas: ReadonlySet<string>,
  frame: Frame,
): string[] {
  return shapes.map(
    ({ geometry, claims, text, radiusKm }) =>
      `<g data-claims="${claims.map(escaped).join(' ')}"><title>${escaped(text)}</title>${radiusKm ? reach(geometry, radiusKm, frame) : ''}${drawn(geometry, areas, frame)}</g>`,
  );
}

/** How far from a point it may lie, to scale. */
function reach({ coordinates }: Simple, radiusKm: number, frame: Frame): string {
  const [lon = 0, lat = 0] = coordinates as number[];
  return `<circle ${look('claim reach')} cx="${tenth(frame.x(lon))}" cy="${tenth(frame.y(lat))}" r="${tenth(radiusKm / kmAPixel(frame))}"/>`;
}

function drawn(geometry: Simple, areas: ReadonlySet<string>, frame: Frame): string {
  if (geometry.type === 'Point') {
    const [lon = 0, lat = 0] = geometry.coordinates;
    const isArea = areas.has(at(lon, lat));
    return `<circle ${look(isArea ? 'claim area' : 'claim point')} cx="${tenth(frame.x(lon))}" cy="${tenth(frame.y(lat))}" r="${isArea ? 4.5 : 5}"/>`;
  }
  return `<path ${look(/Line/.test(geometry.type) ? 'claim line' : 'claim')} d="${pathOf(geometry, frame)}"/>`;
}
