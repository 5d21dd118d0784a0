/** The words that tell of events, out of data/event: looked up in constant time. */
import { readFileSync } from 'node:fs';
import type { PloverType } from '../report.js';

export interface Entry {
  type: PloverType;
  mode?: string;
  /** Of a hundred places where the annotators met the word, how many tell of an event; absent where it was not met often enough. */
  rate?: number;
}

interface Group {
  type: PloverType;
  mode?: string;
  verbs?: string;
  nouns?: string;
}

const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../data/event/${name}`, import.meta.url), 'utf8'));

const data = load('lexicon.json');
const rates = load('rates.json').words as Record<string, [string, string, number, number]>;

const verbs = new Map<string, Entry>();
const nouns = new Map<string, Entry>();
for (const group of data.groups as Group[])
  for (const [list, map] of [
    [group.verbs, verbs],
    [group.nouns, nouns],
  ] as const)
    for (const word of list?.split(' ') ?? [])
      if (word && !map.has(word))
        map.set(word, { type: group.type, ...(group.mode && { mode: group.mode }) });

// What the annotators made of a word goes before what the list says of it.
for (const [key, [type, mode, met, events]] of Object.entries(rates)) {
  const [word, part] = key.split('|') as [string, string];
  const map = part === 'v' ? verbs : nouns;
  map.set(word, {
    type: type as PloverType,
    ...(mode && { mode }),
    rate: events / met,
  });
}

/** Longer ones, by their first word: "call_for", "open_fire". */
const phrases = new Map<string, string[][]>();
for (const map of [verbs, nouns])
  for (const word of map.keys()) {
    const parts = word.split('_');
    if (parts.length > 1)
      phrases.set(parts[0] as string, [...(phrases.get(parts[0] as string) ?? []), parts]);
  }

export const verbEntry = (lemma: string): Entry | undefined => verbs.get(lemma);
export const nounEntry = (lemma: string): Entry | undefined => nouns.get(lemma);
/** The longer entries that begin with a word, each as its words. */
export const phrasesFrom = (lemma: string): readonly string[][] => phrases.get(lemma) ?? [];

const set = (words: string) => new Set(words.split(' '));
/** Lists that rules go by; data/event/words.json says what each is for. */
export const WORDS = Object.fromEntries(
  Object.entries(load('words.json').lists as Record<string, string>).map(([name, words]) => [
    name,
    set(words),
  ]),
) as Readonly<Record<string, ReadonlySet<string>>>;

/** Whether a word is on a list. */
export function isListed(list: string, word: string): boolean {
  const words = WORDS[list];
  if (!words) throw new Error(`No word list “${list}” in data/event/words.json.`);
  return words.has(word);
}
