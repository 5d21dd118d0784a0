/** Where: a place as it is typed, with all that lies in it or near it. */
import type { GazetteerFeature } from '../../report.js';
import { fold as foldSpelling, key as soundKey } from '../../spelling/index.js';
import type { Database } from '../database.js';
import { fold } from '../fold.js';
import { columnsOf } from './columns.js';
import { areAlike, type Heard, heard } from './spellings.js';

/** Places that a name may stand for, the likeliest first: the gazetteers of the desk. */
export type Gazetteer = (name: string) => readonly GazetteerFeature[];

export interface PlaceRead {
  /** Numbers of place names that lie there; absent where it is a circle. */
  terms?: ReadonlySet<number>;
  circle?: { lat: number; lon: number; km: number };
  /** How it was read, for people. */
  words: string;
}

const WITHIN =
  /^\s*(?:within|near|in|≤|<)?\s*(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>km|kms|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?)\s+(?:of|from|around|round)\s+(?<name>.+)$/iu;
/** After a name that is chosen from a list: which of those that are called so. */
const CHOSEN = /^(?<name>.*?)\s*\[(?<id>[^[\]]+)\]\s*$/u;
const KM_PER_MILE = 1.609344;
/** A quarter of a town is listed under the town. */
const QUARTER_KM = 15;

/**
 * Reads a place: a name in any spelling (`Aleppo`), one chosen of several (`Aleppo [geonames:170063]`), an id, or a
 * circle (`within 30 km of Raqqa`, also `20 miles from …`). A country holds what lies in it, a province too, and what is
 * written under a name is found even where it is on no map.
 */
export function readPlace(database: Database, gazetteer: Gazetteer, typed: string): PlaceRead {
  const { number, unit = '', name: centre } = WITHIN.exec(typed)?.groups ?? {};
  if (number !== undefined && centre !== undefined) {
    const [middle] = candidates(database, gazetteer, centre);
    const value = Number(number.replace(',', '.'));
    const km = /^mi/i.test(unit) ? value * KM_PER_MILE : /^m(?:et|$)/i.test(unit) ? value / 1000 : value;
    const amount = `${Number(km.toFixed(1))} km`;
    if (middle)
      return {
        circle: { lat: middle.lat, lon: middle.lon, km },
        words: `what lies wholly within ${amount} of ${described(middle)}`,
      };
    return {
      terms: new Set(),
      words: `no place called “${nameIn(centre)}” is known, so nothing is within ${amount} of it`,
    };
  }
  return readNamed(database, gazetteer, typed.trim());
}

/** The name without the id that was chosen. @example nameIn('Aleppo [geonames:170063]'); // 'Aleppo' */
export function nameIn(typed: string): string {
  return CHOSEN.exec(typed)?.groups?.name?.trim() || typed.trim();
}

function readNamed(database: Database, gazetteer: Gazetteer, typed: string): PlaceRead {
  const id = CHOSEN.exec(typed)?.groups?.id;
  const name = nameIn(typed);
  const [outer] = candidates(database, gazetteer, typed);
  const isFound = id === undefined || outer?.id === id;
  const inside = new Set<string>();
  if (outer && isFound) {
    inside.add(outer.id);
    for (const feature of nearBy(database, outer)) if (lies(feature, outer)) inside.add(feature.id);
  }
  const folded = fold(name);
  const sounds = heard(foldSpelling(name));
  const terms = new Set<number>();
  let named = 0;
  for (const place of placesOf(database)) {
    const isSpeltSo = id === undefined && (place.folded === folded || place.feature === typed);
    if (isSpeltSo) named += 1;
    const isMeant =
      !isSpeltSo && id === undefined && place.feature === '' && areAlike(sounds, place.sounds) > 0;
    if (isSpeltSo || isMeant || inside.has(place.feature)) terms.add(place.term);
  }
  if (!outer || !isFound)
    return { terms, words: named > 0 ? `“${name}”, as it is written` : `no place called “${name}” is known` };
  const holds = isHolder(outer) ? ' and what lies in it' : '';
  return { terms, words: `${described(outer)}${holds}` };
}

/** What a typed place may be, the likeliest first: one chosen by its id, those on the desk, those of the gazetteers. */
function candidates(database: Database, gazetteer: Gazetteer, typed: string): GazetteerFeature[] {
  const id = CHOSEN.exec(typed)?.groups?.id ?? typed.trim();
  const name = nameIn(typed);
  const listed = gazetteer(name);
  const chosen = listed.find((one) => one.id === id) ?? featureOf(database, id);
  if (chosen) return [chosen, ...listed];
  if (listed.length > 0) return [...listed];
  const sounds = heard(foldSpelling(name));
  const known = placesOf(database)
    .filter(({ feature }) => feature !== '')
    .map((place) => ({ place, like: place.folded === fold(name) ? 2 : areAlike(sounds, place.sounds) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like);
  return known.slice(0, 1).flatMap(({ place }) => featureOf(database, place.feature) ?? []);
}

const isHolder = ({ featureCode, featureClass }: GazetteerFeature) =>
  /^(?:PCL|ADM1)/.test(featureCode) || featureClass === 'L';

/** Features of the desk that may lie in another. */
function nearBy(database: Database, outer: GazetteerFeature): GazetteerFeature[] {
  if (isHolder(outer))
    return database.all<Row>('SELECT * FROM feature WHERE country = ?', outer.country).map(featureFrom);
  return database
    .all<Row>('SELECT * FROM feature WHERE code = ? AND country = ?', 'PPLX', outer.country)
    .map(featureFrom);
}

function lies(inner: GazetteerFeature, outer: GazetteerFeature): boolean {
  if (inner.country !== outer.country || !outer.country) return false;
  if (outer.featureCode.startsWith('PCL')) return true;
  if (outer.featureCode.startsWith('ADM1'))
    return inner.admin1 !== undefined && (inner.admin1 === outer.admin1 || inner.admin1 === outer.name);
  // A region that is no province holds the provinces that are called after it: Darfur, and Gharb Darfor.
  if (outer.featureClass === 'L') {
    const own = soundKey(foldSpelling(outer.name));
    return foldSpelling(inner.admin1 ?? '')
      .split(' ')
      .some((word) => word.length >= 4 && soundKey(word) === own);
  }
  return outer.featureClass === 'P' && distanceKm(inner.lat, inner.lon, outer.lat, outer.lon) <= QUARTER_KM;
}

function described({ name, admin1, country, featureClass, featureCode }: GazetteerFeature): string {
  const kind = featureCode.startsWith('PCL')
    ? 'country'
    : featureCode.startsWith('ADM1')
      ? 'province'
      : featureClass === 'A'
        ? 'district'
        : featureClass === 'P'
          ? 'town or village'
          : featureClass === 'L'
            ? 'area'
            : 'place';
  const within = [
    featureCode.startsWith('ADM1') ? '' : admin1,
    featureCode.startsWith('PCL') ? '' : countryName(country),
  ];
  return `${name} (${[kind, within.filter(Boolean).join(', ')].filter(Boolean).join(' in ')})`;
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
function countryName(code: string): string {
  try {
    return COUNTRIES.of(code) ?? code;
  } catch {
    return code;
  }
}

interface Row {
  id: string;
  name: string;
  lat: number;
  lon: number;
  class: string;
  code: string;
  country: string;
  admin1: string | null;
  admin2: string | null;
}

function featureFrom({
  class: featureClass,
  code: featureCode,
  admin1,
  admin2,
  ...row
}: Row): GazetteerFeature {
  return { ...row, featureClass, featureCode, ...(admin1 && { admin1 }), ...(admin2 && { admin2 }) };
}

function featureOf(database: Database, id: string): GazetteerFeature | undefined {
  const row = database.get<Row>('SELECT * FROM feature WHERE id = ?', id);
  return row && featureFrom(row);
}

interface NamedPlace {
  term: number;
  folded: string;
  feature: string;
  sounds: Heard;
}
const listed = new WeakMap<Database, { terms: number; places: NamedPlace[] }>();

/** Every name of a place on the desk with what it was taken for. */
function placesOf(database: Database): readonly NamedPlace[] {
  const terms = columnsOf(database).terms();
  const known = listed.get(database) ?? { terms: 0, places: [] };
  if (known.terms === terms.size) return known.places;
  const seen = new Set(known.places.map(({ term }) => term));
  for (const [term, { kind, key, name }] of terms) {
    if (kind !== 'place' || seen.has(term)) continue;
    const [folded = '', feature = ''] = key.split('\t');
    known.places.push({ term, folded, feature, sounds: heard(foldSpelling(name)) });
  }
  known.terms = terms.size;
  listed.set(database, known);
  return known.places;
}

const RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance in km; degrees. */
export function distanceKm(lat: number, lon: number, toLat: number, toLon: number): number {
  const h =
    Math.sin(((toLat - lat) * RADIANS) / 2) ** 2 +
    Math.cos(lat * RADIANS) * Math.cos(toLat * RADIANS) * Math.sin(((toLon - lon) * RADIANS) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
