/**
 * What the dependency tree says of a number: the noun it counts, and what happened to those counted. Only words near the number are
 * looked at, so that the time stays linear however long a "sentence" is.
 */

import type { Sentence, Word } from '../language/index.js';
import type { Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import { CASUALTY_VERBS, CASUALTY_WORDS, type Casualty } from './casualty-words.js';
import { isPeople } from './people.js';

/** How many words on either side are looked at. */
const WINDOW = 30;

/** Indices of the words within the window around a word. */
export function near(words: readonly Word[], index: number): number[] {
  const indices: number[] = [];
  for (let at = Math.max(0, index - WINDOW); at < Math.min(words.length, index + WINDOW); at++)
    indices.push(at);
  return indices;
}

export interface TreeCounted {
  span: Span;
  /** The noun as written, in lower case. */
  noun: string;
  /** Its index among the sentence's words. */
  at: number;
}

/** The word of an amount that hangs on a word outside it; -1 when there is none. */
function headOf(words: readonly Word[], amount: Span): number {
  const inside = (word: Word | undefined): boolean =>
    word !== undefined && word.start >= amount.start && word.end <= amount.end;
  for (
    let at = firstEndingAfter(words, amount.start);
    at < words.length && (words[at] as Word).start < amount.end;
    at++
  ) {
    const word = words[at];
    if (inside(word) && !inside(words[word?.head ?? -1])) return at;
  }
  return -1;
}

/**
 * The noun that a number counts, with the words between.
 *
 * @param text the whole text: the noun is taken from it, as written
 */
export function countedByTree({ words }: Sentence, amount: Span, text: string): TreeCounted | undefined {
  const head = headOf(words, amount);
  const number = words[head];
  if (!number) return undefined;
  const at = ['nummod', 'amod', 'compound', 'det'].includes(number.deprel)
    ? number.head
    : nounOf(words, head, amount.end);
  const counted = words[at];
  if (
    !counted ||
    counted.start < amount.end ||
    at - head > WINDOW ||
    !['NOUN', 'PROPN', 'ADJ'].includes(counted.upos)
  )
    return undefined;
  const between = words
    .slice(firstEndingAfter(words, amount.end), at + 1)
    .filter((word) => word.start >= amount.end);
  const of = between.findIndex(
    (word) => word.upos === 'ADP' && text.slice(word.start, word.end).toLowerCase() === 'of',
  );
  // "three of the eleven stages": what is counted are stages, not "eleven stages".
  const skipped = of < 0 ? ['PUNCT', 'DET'] : ['PUNCT', 'DET', 'NUM'];
  const from = between.slice(of + 1).find((word) => !skipped.includes(word.upos));
  if (!from) return undefined;
  return {
    span: { start: from.start, end: counted.end },
    noun: text.slice(counted.start, counted.end).toLowerCase(),
    at,
  };
}

/** "dozens of agents": the noun hangs on the number. */
function nounOf(words: readonly Word[], head: number, end: number): number {
  const around = near(words, head);
  const marked = (noun: number): boolean =>
    around.some((at) => words[at]?.head === noun && words[at]?.lemma === 'of');
  return (
    around.find(
      (at) =>
        words[at]?.head === head &&
        words[at]?.deprel === 'nmod' &&
        (words[at]?.start ?? 0) >= end &&
        marked(at),
    ) ?? -1
  );
}

/** Adjectives and participles that say it of their subject without a passive. */
const STATES: ReadonlySet<string> = new Set([
  'dead',
  'missing',
  'homeless',
  'died',
  'fled',
  'perished',
  'drowned',
  'disappeared',
]);

/** What happened to the noun at a word (or to the number itself, where no noun is counted), with the word that says it. */
export function casualtyByTree(
  { words }: Sentence,
  at: number,
  text: string,
): { casualty: Casualty; cue: Span } | undefined {
  // "Two soldiers, a cook and 3 guards died": what is said of the first holds for those joined to it.
  let first = at;
  for (let steps = 0; words[first]?.deprel === 'conj' && steps < MOST_JOINED; steps++)
    first = (words[first] as Word).head;
  const joined = first !== at && words[at] && words[first];
  // "killed 12 people and two tanks": only people are joined to people.
  if (joined && !(isPeopleWord(words[at], text) && isPeopleWord(joined, text))) return undefined;
  return hasHappened(words, first, text);
}

const MOST_JOINED = 8;

/** People, or a number with no noun, who are people if anybody is. */
function isPeopleWord(word: Word | undefined, text: string): boolean {
  if (!word) return false;
  return word.upos === 'NUM' || isPeople(text.slice(word.start, word.end).toLowerCase());
}

function hasHappened(
  words: readonly Word[],
  at: number,
  text: string,
): { casualty: Casualty; cue: Span } | undefined {
  const noun = words[at];
  const verb = noun && words[noun.head];
  if (!noun || !verb) return undefined;
  const form = text.slice(verb.start, verb.end).toLowerCase();
  const said = (table: Readonly<Record<string, Casualty>>): { casualty: Casualty; cue: Span } | undefined =>
    Object.hasOwn(table, form)
      ? { casualty: table[form] as Casualty, cue: { start: verb.start, end: verb.end } }
      : undefined;
  if (noun.deprel === 'nsubj:pass') return said(CASUALTY_WORDS);
  if (noun.deprel === 'nsubj') return STATES.has(form) ? said(CASUALTY_WORDS) : undefined;
  if (noun.deprel === 'obj') {
    // Villages and weapons are captured as well.
    const person = isPeople(text.slice(noun.start, noun.end).toLowerCase());
    return form.startsWith('captur') && !person ? undefined : said(CASUALTY_VERBS);
  }
  return undefined;
}
