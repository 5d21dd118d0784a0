/** Words that say what kind of place a name is, and the feature codes (GeoNames') that agree with them. Written for the purpose. */

/** A kind of place that a word next to a name can say. */
export type Kind =
  | 'country'
  | 'province'
  | 'county'
  | 'city'
  | 'village'
  | 'quarter'
  | 'river'
  | 'lake'
  | 'sea'
  | 'desert'
  | 'mountain'
  | 'island'
  | 'airport'
  | 'port'
  | 'crossing'
  | 'dam'
  | 'camp'
  | 'base'
  | 'road'
  | 'region'
  | 'building';

const WORDS: Readonly<Record<Kind, string>> = {
  country: 'country republic kingdom',
  province:
    'province provinces governorate governorates state oblast region muhafazah wilayat vilayet emirate canton prefecture territory',
  county:
    'county counties district districts subdistrict parish borough raion rayon township shire nahiya municipality',
  city: 'city cities town towns capital metropolis',
  village: 'village villages locality hamlet settlement settlements kibbutz',
  quarter: 'neighborhood neighbourhood neighborhoods neighbourhoods quarter suburb suburbs',
  river: 'river rivers wadi creek stream',
  lake: 'lake lakes reservoir lagoon',
  sea: 'sea ocean gulf bay strait straits channel',
  desert: 'desert steppe badia badiya sands',
  mountain: 'mount mountain mountains hills range jabal jebel',
  island: 'island islands isle archipelago',
  airport: 'airport airfield',
  port: 'port harbour harbor seaport',
  crossing: 'crossing checkpoint gate',
  dam: 'dam barrage',
  camp: 'camp',
  base: 'base airbase garrison barracks fort',
  road: 'road street avenue highway route boulevard lane bridge drive parkway interstate',
  region: 'valley plain plateau peninsula coast basin delta area frontline front sector pocket enclave',
  building:
    'university school college hospital stadium museum church mosque court courthouse prison palace tower hotel building mall center centre club institute academy cathedral castle park library refinery plant station square market theatre theater',
};

/** Folded word → kind. */
export const KIND_WORDS: ReadonlyMap<string, Kind> = new Map(
  (Object.entries(WORDS) as [Kind, string][]).flatMap(([kind, words]) =>
    words.split(' ').flatMap((word) => [[word, kind] as const, [`${word}s`, kind] as const]),
  ),
);

/** Kinds that the gazetteer can hold places of under the bare name; a name with another kind ("X dam") is not the town X. */
const CODES: Readonly<Partial<Record<Kind, RegExp>>> = {
  country: /^A\.PCL/,
  province: /^A\.(?:ADM1|PCL)|^L\.RGN/,
  county: /^A\.(?:ADM[123])/,
  city: /^P\./,
  village: /^P\./,
  quarter: /^P\./,
  river: /^H\.STM|^H\.CNL/,
  lake: /^H\.(?:LK|RSV)/,
  sea: /^H\.(?:SEA|OCN|GULF|BAY|STRT|CHN)/,
  desert: /^T\.DSRT/,
  mountain: /^T\.(?:MT|HLL)/,
  island: /^T\.ISL/,
  airport: /^S\.AIR/,
  port: /PRT/,
  base: /^S\.AIRB|^S\.MIL/,
  region: /^L\.|^T\.|^A\./,
};

/** Kinds of which the gazetteer has few: a bare name with such a word is a thing of its own, near the town of that name at best. */
export const FACILITIES: ReadonlySet<Kind> = new Set<Kind>([
  'crossing',
  'dam',
  'camp',
  'base',
  'airport',
  'port',
  'building',
  'road',
]);

/** Of these, kinds that need not lie in or near the town of their name. */
export const THINGS: ReadonlySet<Kind> = new Set<Kind>(['dam', 'camp', 'base', 'road']);

/** 1 when the code is of the kind, -1 when it is of another, 0 when the kind says nothing: an "area" may be called after its town. */
export function agreement(kind: Kind | undefined, code: string): number {
  const wanted = kind && CODES[kind];
  if (!wanted || (kind === 'region' && code.startsWith('P.'))) return 0;
  return wanted.test(code) ? 1 : -1;
}
