/** The words around numbers of one language, out of data/quantity/languages, each loaded when its language comes. */
import { readFileSync } from 'node:fs';
import { CASUALTY_NOUNS, type Casualty } from '../casualty-words.js';
import type { Comparison, Prefix } from '../words.js';
import { fold, scan } from './scan.js';

const LANGUAGES: ReadonlySet<string> = new Set(['ar', 'fa', 'fr', 'ru', 'uk']);

type Lists = Partial<Record<string, string>>;
type File = Record<
  | 'numbers'
  | 'scales'
  | 'fractions'
  | 'rough'
  | 'collectives'
  | 'before'
  | 'after'
  | 'ranges'
  | 'units'
  | 'money'
  | 'nouns'
  | 'said'
  | 'does',
  Record<string, string>
> & { dual?: Record<string, string>; slashDecimal?: boolean } & Lists;

/** Words of a phrase; one that ends in "*" stands for all that begin so. */
export type Phrase = readonly string[];

export interface Tongue {
  language: string;
  numbers: ReadonlyMap<string, number>;
  scales: ReadonlyMap<string, number>;
  fractions: ReadonlyMap<string, number>;
  rough: readonly (readonly [Phrase, number])[];
  collectives: readonly { words: Phrase; min: number; max?: number }[];
  before: readonly Prefix[];
  after: readonly Prefix[];
  ranges: readonly (readonly [Phrase, string])[];
  percent: readonly Phrase[];
  agoBefore: readonly Phrase[];
  halfAfter: Phrase;
  units: ReadonlyMap<string, string>;
  money: ReadonlyMap<string, string>;
  nouns: ReadonlyMap<string, Casualty>;
  dual: ReadonlyMap<string, Casualty | ''>;
  said: readonly (readonly [Phrase, Casualty])[];
  does: readonly (readonly [Phrase, Casualty])[];
  /** The file's other lists of words. */
  list: (name: string) => ReadonlySet<string>;
  ordinals: readonly Phrase[];
  slashDecimal: boolean;
}

const KINDS = new Set<string>([
  ...Object.values(CASUALTY_NOUNS),
  'killed',
  'wounded',
  'missing',
  'detained',
  'displaced',
  'casualties',
]);
const loaded = new Map<string, Tongue>();

/**
 * The words of a language (BCP 47); undefined for one that has no list, and for English, which has its own.
 *
 * @example tongueOf('fr-BE')?.numbers.get('douze') // 12
 */
export function tongueOf(tag: string): Tongue | undefined {
  const language = (tag.split('-')[0] ?? '').toLowerCase();
  if (!LANGUAGES.has(language)) return undefined;
  const known = loaded.get(language);
  if (known) return known;
  const url = new URL(`../../../data/quantity/languages/${language}.json`, import.meta.url);
  const tongue = build(language, JSON.parse(readFileSync(url, 'utf8')) as File);
  loaded.set(language, tongue);
  return tongue;
}

function build(language: string, file: File): Tongue {
  const words = (list: string | undefined): string[] => (list ?? '').split(' ').filter(Boolean).map(fold);
  const phrase = (text: string): Phrase => {
    // "погиб*": the star is not a word
    const stem = text.endsWith('*');
    const parts = scan(text, [{ start: 0, end: stem ? text.length - 1 : text.length }], language).map(
      (token) => token.lower,
    );
    return stem ? [...parts.slice(0, -1), `${parts.at(-1)}*`] : parts;
  };
  /** Separated by commas where one has several words. */
  const phrases = (list: string | undefined): Phrase[] =>
    (list?.includes(',') ? list.split(',') : [list ?? ''])
      .map((one) => phrase(one.trim()))
      .filter((one) => one.length > 0);
  const each = (list: string): Phrase[] =>
    list.includes(',') ? phrases(list) : words(list).map((one) => [one]);
  const entries = (table: Record<string, string>): [string, string][] =>
    Object.entries(table).flatMap(([key, list]) => words(list).map((word): [string, string] => [word, key]));
  const values = (table: Record<string, string>): Map<string, number> =>
    new Map(entries(table).map(([word, key]) => [word, Number(key)]));
  const longest = <T extends { words: Phrase }>(all: T[]): T[] =>
    all.sort((a, b) => b.words.length - a.words.length);
  const around = (table: Record<string, string>): Prefix[] =>
    longest(
      Object.entries(table).flatMap(([key, list]) =>
        phrases(list).map((one) => ({
          words: one,
          ...(key === 'nearly' ? { comparison: 'fewer' as Comparison } : {}),
          ...(['about', 'nearly', ''].includes(key) ? {} : { comparison: key as Comparison }),
          approximate: key === 'about' || key === 'nearly',
        })),
      ),
    );
  const casualties = (table: Record<string, string>): (readonly [Phrase, Casualty])[] =>
    Object.entries(table)
      .filter(([key]) => KINDS.has(key))
      .flatMap(([key, list]) => phrases(list).map((one) => [one, key as Casualty] as const))
      .sort(([a], [b]) => b.length - a.length);
  const sets = new Map<string, ReadonlySet<string>>();
  return {
    language,
    numbers: values(file.numbers),
    scales: values(file.scales),
    fractions: values(file.fractions),
    rough: Object.entries(file.rough).flatMap(([key, list]) =>
      (language === 'fr' ? phrases(list) : each(list)).map((one) => [one, Number(key)] as const),
    ),
    collectives: longest(
      Object.entries(file.collectives).flatMap(([key, list]) => {
        const [min, max] = key.split('-').map(Number);
        const all = language === 'fr' ? phrases(list) : each(list);
        return all.map((one) => ({ words: one, min: min ?? 0, ...(max !== undefined && { max }) }));
      }),
    ),
    before: around(file.before),
    after: around(file.after),
    ranges: Object.entries(file.ranges).map(([from, to]) => [phrase(from), fold(to)] as const),
    percent: each(file.percent ?? ''),
    agoBefore: file.agoBefore?.includes(',') ? phrases(file.agoBefore) : each(file.agoBefore ?? ''),
    halfAfter: phrase(file.halfAfter ?? ''),
    units: new Map(entries(file.units)),
    money: new Map(entries(file.money)),
    nouns: new Map(entries(file.nouns) as [string, Casualty][]),
    dual: new Map(entries(file.dual ?? {}) as [string, Casualty | ''][]),
    said: casualties(file.said),
    does: casualties(file.does),
    list: (name) => {
      const set = sets.get(name) ?? new Set(words(file[name] as string | undefined));
      sets.set(name, set);
      return set;
    },
    ordinals: each(file.ordinals ?? ''),
    slashDecimal: file.slashDecimal === true,
  };
}
