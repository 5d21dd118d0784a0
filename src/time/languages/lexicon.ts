/** The words of time of a language (data/time/XX.json), and the tokens of a text in the form in which these are looked up. */
import { readFileSync } from 'node:fs';
import { lex, type Tokens } from '../../quantity/index.js';
import type { Span } from '../../report.js';

/** A word or phrase of the lists: what it is ("month"), and which ("5"). */
export interface Entry {
  keys: readonly string[];
  cls: string;
  value: string;
  /** Means time only beside other words of time ("mars", "آب"). */
  weak: boolean;
}

/** The lists of a language, by the first word of each phrase. */
export interface Lexicon {
  language: string;
  byFirst: ReadonlyMap<string, readonly Entry[]>;
  /** Words right before a word that is weak alone, or a year, that make it a time. */
  weakAfter: ReadonlySet<string>;
  yearAfter: ReadonlySet<string>;
  shortDateAfter: ReadonlySet<string>;
  future: ReadonlySet<string>;
}

/** Lists that are no words of expressions themselves. */
const SETS = new Set(['weak', 'weakAfter', 'yearAfter', 'shortDateAfter', 'future']);
/** The languages that have lists. */
const LANGUAGES: ReadonlySet<string> = new Set(['ar', 'fa', 'fr', 'ru', 'uk']);

/** Marks that are written or left out at will: tatweel, vowels, the hamza of a Persian ezafe. */
const OPTIONAL = /\u0640|[\u064b-\u0655]|\u0670|\u0300|\u0301/g;
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[أإآٱ]/g, 'ا'],
  [/[یى]/g, 'ي'],
  [/ک/g, 'ك'],
  [/[ةۀ]/g, 'ه'],
  [/ё/g, 'е'],
  [/^'/, ''],
];

/** One form for what is written in several: Arabic and Persian letters, е and ё, with and without vowels. */
export function fold(word: string): string {
  // й and і keep their marks: only loose ones go.
  let text = word.normalize('NFC').replace(OPTIONAL, '');
  for (const [from, to] of FOLDS) text = text.replace(from, to);
  return text;
}

/** A zero of each script whose digits are read. */
const ZEROS = [0x660, 0x6f0, 0xff10] as const;

/** Stands for a joiner within a word. */
export const JOINER = '\u2009';

/** The same text, unit by unit, with digits of every script as ASCII and joiners as thin spaces: what `lex` tells apart. */
export function plainText(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９\u200b-\u200f]/g, (sign) => {
    const code = sign.charCodeAt(0);
    const zero = ZEROS.find((at) => code >= at && code < at + 10);
    return zero === undefined ? JOINER : String(code - zero);
  });
}

/** Tokens of a piece of text whose words can be looked up. */
export function lexFor(text: string, pieces: readonly Span[] | undefined): Tokens {
  return lex(plainText(text), pieces);
}

const known = new Map<string, Lexicon>();

/** The lists of a language; undefined where there are none. */
export function lexiconOf(language: string): Lexicon | undefined {
  const code = language.slice(0, 2).toLowerCase();
  if (!LANGUAGES.has(code)) return undefined;
  const lexicon = known.get(code) ?? load(code);
  known.set(code, lexicon);
  return lexicon;
}

type File = Record<string, string | Record<string, string>>;

function load(language: string): Lexicon {
  const file = JSON.parse(
    readFileSync(new URL(`../../../data/time/${language}.json`, import.meta.url), 'utf8'),
  ) as File;
  const set = (name: string) =>
    new Set(
      String(file[name] ?? '')
        .split(' ')
        .filter(Boolean)
        .map((word) => keysOf(word, language).join(' ')),
    );
  const weak = set('weak');
  const byFirst = new Map<string, Entry[]>();
  for (const [cls, words] of Object.entries(file)) {
    if (SETS.has(cls)) continue;
    const lists = typeof words === 'string' ? { '': words } : words;
    for (const [value, list] of Object.entries(lists)) {
      for (const word of list.split(' ').filter(Boolean)) {
        const keys = keysOf(word, language);
        const entry = { keys, cls, value, weak: weak.has(keys.join(' ')) };
        const first = keys[0] ?? '';
        byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
      }
    }
  }
  return {
    language,
    byFirst,
    weakAfter: set('weakAfter'),
    yearAfter: set('yearAfter'),
    shortDateAfter: set('shortDateAfter'),
    future: set('future'),
  };
}

/** The tokens of a listed phrase ("_" is a space in it), as they are looked up. */
function keysOf(phrase: string, language: string): string[] {
  const { list } = lex(phrase.replaceAll('_', ' '));
  return list.map(({ lower }) => bare(fold(lower), language));
}

/** Arabic words without their article. */
function bare(key: string, language: string): string {
  return language === 'ar' && key.length > 4 && key.startsWith('ال') ? key.slice(2) : key;
}

/** A word as sets of words hold it. */
export function keyOf(lower: string, language: string): string {
  return bare(fold(lower), language);
}

/** Particles written to the front of an Arabic word. */
const ARABIC_PARTICLES = /^[وفبلك](?=..)/;

/** The forms in which a word may stand in the lists: as written, and without what is written to it. */
export function formsOf(lower: string, language: string): string[] {
  const key = fold(lower);
  if (language === 'fa') return [key, ...(/.(?:ماه|ها)$/.test(key) ? [key.replace(/(?:ماه|ها)$/, '')] : [])];
  if (language !== 'ar') return [key];
  const forms = [key];
  if (ARABIC_PARTICLES.test(key)) {
    forms.push(key.slice(1));
    if (key.startsWith('لل')) forms.push(key.slice(2));
  }
  return [...new Set([...forms, ...forms.map((form) => bare(form, language))])];
}
