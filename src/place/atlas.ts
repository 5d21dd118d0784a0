/** The gazetteers that names are looked up in: the one that ships, and the user's own, which outranks it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { GazetteerFeature } from '../report.js';
import type { Hit } from './gazetteer/look-up.js';
import { type Gazetteer, openGazetteer } from './gazetteer/open.js';
import { type ShapeEntry, shapesOf } from './gazetteer/shapes.js';
import { EXTENSION } from './own/form.js';
import { openOwn } from './own/open.js';

/** A place that a name may stand for, as resolution sees it. */
export interface Found {
  feature: GazetteerFeature;
  /** 1 when the spelling is a name of the place, else how alike the sounds are. */
  likeness: number;
  exact: boolean;
  /** Whether the spelling is the place's main name. */
  main: boolean;
  /** Whether the user singled it out: it comes from a list of their own, not from a GeoNames dump. */
  own: boolean;
  /** How likely a report means it when nothing else is known: about the power of ten of its population. */
  prior: number;
}

export interface FindOptions {
  /** Only those spelt so, but for articles and doubled letters. */
  exactly?: boolean;
  /** So many candidates, 60 unless told. */
  limit?: number;
  /** Beyond the limit, the likeliest of every further country too. */
  spread?: boolean;
}

/** An opened set of gazetteers. The same files give the same answers. */
export interface Atlas {
  /**
   * Places that a name may stand for, in any spelling, likeliest first.
   *
   * @example atlas.find('Aboukamal')[0]?.feature.name; // 'Al Bukamal'
   */
  find(name: string, options?: FindOptions): Found[];
  /** The feature with this identifier among the countries, provinces and areas; undefined when there is none. */
  country(iso2: string): GazetteerFeature | undefined;
  /** Polygons and lines by layer: provinces, countries, borders, rivers, lakes. */
  shapes(layer: string): readonly ShapeEntry[];
  gazetteers: readonly Source[];
}

export interface Source {
  gazetteer: Gazetteer;
  path: string;
  /** Added by the user. */
  own: boolean;
  /** Of those, a GeoNames dump. */
  dump: boolean;
}

const DATA = new URL('../../data/gazetteer/', import.meta.url);
/** Candidates kept of one name: a common name ("Springfield") has some dozens of towns. */
const MOST_FOUND = 60;

/** What kinds weigh when nothing else is known, on the scale of powers of ten of population. Set by hand on errors by class. */
const PRIORS: readonly (readonly [RegExp, (people: number) => number])[] = [
  [/^A\.PCL/, () => 8.2],
  [/^L\.CONT/, () => 8],
  [/^A\.ADM1/, (people) => Math.max(5.4, 4 + 0.35 * log10(people))],
  [/^A\.ADM/, (people) => 2.6 + 0.3 * log10(people)],
  [/^L\.RGN/, () => 6],
  [/^L\.|^H\.(?:SEA|OCN|GULF|STRT|CNL)/, () => 5],
  [/^T\.(?:DSRT|ISLS|PEN)/, () => 4.6],
  [/^H\.|^T\./, () => 4],
  [/^S\.BLDG/, () => 6.8],
  [/^S\./, () => 3.2],
  [/^P\.PPLC/, (people) => Math.max(6.9, log10(people) + 0.6)],
  [/^P\.PPLA$/, (people) => Math.max(4, log10(people))],
  [/^P\.PPLA2/, (people) => Math.max(2.6, log10(people))],
  [/^P\.PPLA/, (people) => Math.max(1.8, log10(people))],
  [/^P\.PPL(?:X|H|Q|W)/, (people) => Math.max(0.3, log10(people) - 1)],
  [/^P\./, (people) => Math.max(0.6, log10(people))],
];

function log10(people: number): number {
  return people > 0 ? Math.log10(people) : 0;
}

const FAME = 0.3;
const MOST_FAME = 1.2;

/** Towns known by many names are spoken of more than others of their size. */
function fameOf(code: string, names: number): number {
  return code.startsWith('P.') && names > 0 ? Math.min(MOST_FAME, FAME * Math.log2(names / 8)) : 0;
}

const priors = new Map<string, (people: number) => number>();

function priorOf(code: string, people: number): number {
  let prior = priors.get(code);
  if (!prior) {
    prior = PRIORS.find(([pattern]) => pattern.test(code))?.[1] ?? (() => 1);
    priors.set(code, prior);
  }
  return prior(people);
}

/** What a place that the user singled out counts more than one of the same name that shipped. */
const OWN = 9;
/** A place of a dump comes before the same place as shipped, and before nothing else. */
const DUMP = 0.01;
const FURTHER_NAME = 0.4;
const UNLIKE = 36;

/** Countries' names are spelt in few ways: only one of so many letters may be meant in another spelling. */
const LONG_NAME = 8;
/** Of every country so many candidates are kept, however many better known places of the name others have. */
const OF_EACH_COUNTRY = 2;

let shipped: Atlas | undefined;

/** The atlas of the gazetteer that ships, opened when first asked for and then kept. */
export function shippedAtlas(): Atlas {
  shipped ??= openAtlas();
  return shipped;
}

const opened = new Map<string, Atlas>();

/** The atlas of the gazetteer that ships and these files of the user's own, opened when first asked for and then kept. */
export function atlasWith(own: readonly string[]): Atlas {
  if (own.length === 0) return shippedAtlas();
  const name = own.join('\n');
  const known = opened.get(name) ?? openAtlas(own);
  opened.set(name, known);
  return known;
}

/**
 * Opens the gazetteer that ships and, after it, the user's own files.
 *
 * @param own paths of files that `addPlaces` wrote
 * @throws Error when a file cannot be read or is of another version
 */
export function openAtlas(own: readonly string[] = []): Atlas {
  const gazetteers: readonly Source[] = [
    { gazetteer: openGazetteer(new URL('places.bin', DATA)), path: 'places.bin', own: false, dump: false },
    ...own.map((path) => ({ path, own: true, ...openOwn(path) })),
  ];
  let shapes: ReadonlyMap<string, readonly ShapeEntry[]> | undefined;
  const countries = new Map<string, GazetteerFeature | undefined>();
  const remembered = new Map<string, Found[]>();

  function find(
    name: string,
    { exactly = false, limit = MOST_FOUND, spread = false }: FindOptions = {},
  ): Found[] {
    const memory = `${exactly ? '=' : '~'}${spread ? '+' : ''}${limit}${name}`;
    const known = remembered.get(memory);
    if (known) return known;
    const ranked: { hit: Hit; source: Source; rank: number; prior: number }[] = [];
    for (const source of gazetteers) {
      for (const hit of source.gazetteer.lookUp(name, exactly)) {
        const { gazetteer } = source;
        if (!hit.exact && name.length < LONG_NAME && gazetteer.code(hit.feature).startsWith('A.PCL'))
          continue;
        const prior =
          priorOf(gazetteer.code(hit.feature), gazetteer.population(hit.feature)) +
          fameOf(gazetteer.code(hit.feature), gazetteer.namesOf(hit.feature)) +
          (source.dump ? DUMP : source.own ? OWN : 0);
        ranked.push({
          hit,
          source,
          prior,
          rank: prior - UNLIKE * (1 - hit.likeness) - (hit.main ? 0 : FURTHER_NAME),
        });
      }
    }
    ranked.sort((a, b) => b.rank - a.rank || a.hit.feature - b.hit.feature);
    const out: Found[] = [];
    const seen = new Set<string>();
    const countries = new Map<string, number>();
    for (const { hit, source, prior } of ranked) {
      if (out.length === (spread ? 2 : 1) * limit) break;
      const country = source.gazetteer.country(hit.feature);
      const its = countries.get(country) ?? 0;
      if (out.length >= limit && its >= OF_EACH_COUNTRY) continue;
      countries.set(country, its + 1);
      const feature = source.gazetteer.feature(hit.feature);
      if (seen.has(feature.id)) continue;
      seen.add(feature.id);
      const { likeness, exact, main } = hit;
      out.push({ feature, likeness, exact, main, own: source.own && !source.dump, prior });
    }
    if (remembered.size > REMEMBERED) remembered.clear();
    remembered.set(memory, out);
    return out;
  }

  return {
    find,
    gazetteers,
    country(iso2) {
      if (!countries.has(iso2)) {
        const name = regionName(iso2);
        countries.set(
          iso2,
          name === undefined
            ? undefined
            : find(name, { exactly: true }).find(({ feature }) => feature.id === `iso:${iso2}`)?.feature,
        );
      }
      return countries.get(iso2);
    },
    shapes(layer) {
      shapes ??= shapesOf(readFileSync(new URL('shapes.bin', DATA)), 'shapes.bin');
      return shapes.get(layer) ?? [];
    },
  };

  function regionName(iso2: string): string | undefined {
    shapes ??= shapesOf(readFileSync(new URL('shapes.bin', DATA)), 'shapes.bin');
    return shapes
      .get('countries')
      ?.find((shape) => shape.country === iso2)
      ?.name.replace(/^The /, '');
  }
}

/** Names remembered with what they may stand for: a desk that reads many reports asks for the same ones. */
const REMEMBERED = 5000;

/** Where the user's own gazetteer lies: HEADWATER_GAZETTEER, or headwater/gazetteer in the user's data folder (XDG). */
export function ownGazetteerFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return (
    environment.HEADWATER_GAZETTEER ??
    join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'headwater', 'gazetteer')
  );
}

/** The user's own gazetteer files in a folder, in the order of their names; none when there is no folder. */
export function ownGazetteerFiles(folder: string = ownGazetteerFolder()): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => join(folder, name));
}
