/**
 * Compiles ../shared/basemap into data/basemap/basemap.json.gz, the map that the desk draws without a network.
 * `npx tsx scripts/build-basemap.ts`. The same input gives the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Polygon, pieces, type Scale } from './land.js';
import { type Line, rounded, simplified } from './simplify.js';

const FROM = fileURLToPath(new URL('../../shared/basemap/', import.meta.url));
const TO = fileURLToPath(new URL('../data/basemap/', import.meta.url));
/** The file may have this many bytes. */
const CEILING = 8_000_000;
/** Languages that names are kept in beside English. */
const LANGUAGES = ['ar', 'fr', 'ru'];

type Properties = Record<string, string | number | null | undefined>;
interface Feature {
  type: 'Feature';
  properties: Properties;
  // GeoJSON of any depth; what is in it depends on the type.
  geometry: { type: string; coordinates: unknown };
}

interface LayerPlan {
  file: string;
  /** Degrees that a line may lie beside where it was: 0.01 is some 1.1 km, less than a pixel up to zoom 8. */
  tolerance: number;
  keep?: (properties: Properties) => boolean;
  properties: (properties: Properties) => Properties;
  /** Only the place where its name stands. */
  asPoint?: boolean;
}

const names = (p: Properties): Properties => ({
  name: p.name_en ?? p.name,
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      p[`name_${language}`] ? [[`name_${language}`, p[`name_${language}`]]] : [],
    ),
  ),
});
const rank = (p: Properties) => ({ rank: Number(p.scalerank ?? 9) });

const LAYERS: Record<string, LayerPlan> = {
  // As far as one can look into it; from afar it is drawn out of LAND.
  land: { file: 'land', tolerance: 0.004, properties: () => ({}) },
  lakes: { file: 'lakes', tolerance: 0.005, properties: (p) => ({ ...names(p), ...rank(p) }) },
  rivers: {
    file: 'rivers',
    tolerance: 0.008,
    keep: (p) => p.class === 'River',
    properties: (p) => ({ ...names(p), ...rank(p) }),
  },
  provinces: { file: 'admin1', tolerance: 0.005, properties: names },
  borders: {
    file: 'boundaries',
    tolerance: 0.004,
    // Natural Earth asks that its classes be checked before a use that takes sides: all but the plain ones are dashed.
    properties: (p) => ({ disputed: p.class === 'International boundary (verify)' ? 0 : 1 }),
  },
  countries: {
    file: 'countries',
    tolerance: 0,
    asPoint: true,
    properties: (p) => ({ ...names(p), rank: Number(p.labelrank ?? 5) }),
  },
  regions: {
    file: 'regions',
    tolerance: 0,
    asPoint: true,
    keep: (p) =>
      ['Desert', 'Plateau', 'Range/mtn', 'Plain', 'Basin', 'Delta', 'Valley', 'Wetlands'].includes(
        String(p.class),
      ),
    properties: (p) => ({ ...names(p), ...rank(p), kind: p.class }),
  },
  seas: { file: 'marine', tolerance: 0, asPoint: true, properties: (p) => ({ ...names(p), ...rank(p) }) },
  places: {
    file: 'places',
    tolerance: 0,
    properties: (p) => ({
      ...names(p),
      ...rank(p),
      capital: String(p.class).startsWith('Admin-0 capital') ? 1 : 0,
      people: p.population ?? 0,
    }),
  },
};

/** Land for the scales at which a coast's details are less than a pixel: up to zoom 4, and up to zoom 7. */
const LAND: Record<string, Scale> = {
  landFar: { tolerance: 0.06, least: 0.03, cell: 30 },
  landMid: { tolerance: 0.02, least: 0.003, cell: 10 },
};

function landAt(scale: Scale): Feature[] {
  const { features } = JSON.parse(readFileSync(`${FROM}land.geojson`, 'utf8')) as { features: Feature[] };
  const land = features.flatMap(({ geometry: { type, coordinates } }) =>
    type === 'MultiPolygon' ? (coordinates as Polygon[]) : [coordinates as Polygon],
  );
  return pieces(land, scale).map((polygon) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: polygon.map(rounded) },
  }));
}

function compile(plan: LayerPlan): Feature[] {
  const { features } = JSON.parse(readFileSync(`${FROM}${plan.file}.geojson`, 'utf8')) as {
    features: Feature[];
  };
  return features
    .filter(({ properties, geometry }) => geometry && (plan.keep?.(properties) ?? true))
    .flatMap(({ properties, geometry }): Feature[] => {
      const kept = plan.properties(properties);
      if (plan.asPoint)
        return [
          {
            type: 'Feature',
            properties: kept,
            geometry: { type: 'Point', coordinates: middle(geometry.coordinates) },
          },
        ];
      const coordinates = thinned(geometry.type, geometry.coordinates, plan.tolerance);
      return coordinates
        ? [{ type: 'Feature', properties: kept, geometry: { type: geometry.type, coordinates } }]
        : [];
    });
}

/** Coordinates with fewer points; undefined when nothing is left of them. */
function thinned(type: string, coordinates: unknown, tolerance: number): unknown {
  switch (type) {
    case 'Point':
      return rounded([coordinates as Line[number]])[0];
    case 'LineString':
      return simplified(coordinates as Line, tolerance, 2);
    case 'MultiLineString': {
      const lines = (coordinates as Line[]).flatMap((line) => simplifiedList(line, tolerance, 2));
      return lines.length > 0 ? lines : undefined;
    }
    case 'Polygon': {
      const [outer, ...holes] = coordinates as Line[];
      const ring = outer && simplified(outer, tolerance, 4);
      // Without its outer ring a polygon's holes would become land.
      return ring && [ring, ...holes.flatMap((hole) => simplifiedList(hole, tolerance, 4))];
    }
    case 'MultiPolygon': {
      const polygons = (coordinates as Line[][]).flatMap((polygon) => {
        const rings = thinned('Polygon', polygon, tolerance) as Line[] | undefined;
        return rings ? [rings] : [];
      });
      return polygons.length > 0 ? polygons : undefined;
    }
    default:
      throw new Error(`expected a geometry that basemaps have, got ${type}`);
  }
}

function simplifiedList(line: Line, tolerance: number, least: number): Line[] {
  const thin = simplified(line, tolerance, least);
  return thin ? [thin] : [];
}

/** The middle of the largest ring, where a name stands well enough. */
function middle(coordinates: unknown): number[] {
  const rings: Line[] = [];
  const descend = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (Array.isArray(value[0]) && typeof value[0][0] === 'number') rings.push(value as Line);
    else for (const inner of value) descend(inner);
  };
  descend(coordinates);
  const boxes = rings.map((ring) => {
    const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
    const [west, east] = [lons.reduce((a, b) => Math.min(a, b)), lons.reduce((a, b) => Math.max(a, b))];
    const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))];
    return {
      area: (east - west) * (north - south),
      at: [(west + east) / 2, (south + north) / 2] as Line[number],
    };
  });
  const largest = boxes.reduce((a, b) => (b.area > a.area ? b : a));
  return rounded([largest.at])[0] ?? [];
}

const compiled: [string, Feature[]][] = [
  ...Object.entries(LAND).map(([name, scale]): [string, Feature[]] => [name, landAt(scale)]),
  ...Object.entries(LAYERS).map(([name, plan]): [string, Feature[]] => [name, compile(plan)]),
];
const layers = Object.fromEntries(
  compiled.map(([name, features]) => [name, { type: 'FeatureCollection', features }]),
);
for (const [name, { features }] of Object.entries(layers))
  console.log(`${name}: ${features.length} features, ${JSON.stringify(features).length} bytes`);
const packed = gzipSync(JSON.stringify({ layers }), { level: 9 });
if (packed.length > CEILING) throw new Error(`the map has ${packed.length} bytes, more than ${CEILING}`);
mkdirSync(TO, { recursive: true });
writeFileSync(`${TO}basemap.json.gz`, packed);
console.log(`basemap.json.gz: ${packed.length} bytes`);
