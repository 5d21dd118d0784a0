/** The words around place names in other languages than English, out of data/place/languages: one file a language. */
import { readFileSync } from 'node:fs';
import { fold } from '../../spelling/index.js';
import type { Kind } from '../words/kinds.js';

/** Languages whose place names are read here. */
export const LANGUAGES = ['ar', 'fa', 'fr', 'ru', 'uk'] as const;

/** A language's words, ready to be asked. */
export interface Words {
  language: string;
  /** Whether names begin with capitals. */
  cased: boolean;
  isPreposition(word: string): boolean;
  /** Prepositions that stand before persons and things as well. */
  isWeak(word: string): boolean;
  isAnd(word: string): boolean;
  isArticle(word: string): boolean;
  isSide(word: string): boolean;
  kindOf(word: string): Kind | undefined;
  /** Written together with the word after them. */
  clitics: readonly string[];
  /** Ending of a case → ending of the nominative. */
  endings: readonly (readonly [string, string])[];
  /** Endings of adjectives that are made from a place's name ("Херсонская"), and of names of lands ("Харківщина"). */
  adjectives: readonly string[];
  lands: readonly string[];
  /** Folded name → the gazetteer's name, or a country's two letters. */
  known: ReadonlyMap<string, string>;
}

interface Filed {
  prepositions: string[];
  weak: string[];
  and: string[];
  articles: string[];
  clitics: string[];
  sides: string[];
  kinds: Record<Kind, string[]>;
  endings: [string, string][];
  adjectives: string[];
  lands: string[];
  known: Record<string, string>;
}

const opened = new Map<string, Words>();

/** The words of a language (BCP 47); undefined for English and for what is not read. */
export function wordsOf(tag: string): Words | undefined {
  const language = (tag.split('-')[0] ?? '').toLowerCase();
  if (!(LANGUAGES as readonly string[]).includes(language)) return undefined;
  const known = opened.get(language) ?? open(language);
  opened.set(language, known);
  return known;
}

function open(language: string): Words {
  const url = new URL(`../../../data/place/languages/${language}.json`, import.meta.url);
  const filed = JSON.parse(readFileSync(url, 'utf8')) as Filed;
  const kinds = (Object.entries(filed.kinds) as [Kind, string[]][]).map(
    ([kind, words]) => [kind, among(words)] as const,
  );
  return {
    language,
    cased: language !== 'ar' && language !== 'fa',
    isPreposition: among(filed.prepositions),
    isWeak: among(filed.weak),
    isAnd: among(filed.and),
    isArticle: among(filed.articles),
    isSide: among(filed.sides),
    kindOf: (word) => kinds.find(([, has]) => has(word))?.[0],
    clitics: filed.clitics,
    endings: filed.endings,
    adjectives: filed.adjectives,
    lands: filed.lands,
    known: new Map(Object.entries(filed.known).map(([name, gives]) => [fold(name), gives])),
  };
}

/** Whether a word is listed; "област*" lists every word that begins so and has no more than an ending after it. */
function among(list: readonly string[]): (word: string) => boolean {
  const whole = new Set(list.filter((word) => !word.endsWith('*')).map(plain));
  const stems = list.filter((word) => word.endsWith('*')).map((word) => plain(word.slice(0, -1)));
  return (word) => {
    const given = plain(word);
    return (
      whole.has(given) ||
      stems.some((stem) => given.startsWith(stem) && given.length - stem.length <= LONGEST_ENDING)
    );
  };
}

const LONGEST_ENDING = 3;

const plain = (word: string): string => word.toLowerCase().replace(/['ʼ]/g, '’');
