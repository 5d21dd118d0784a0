/** What a happening was done with, or was, by its words: a kind of attack, a crash, a vote. */
import { readFileSync } from 'node:fs';
import type { Span } from '../report.js';
import { plain } from './plain.js';
import { hash, type Words } from './words.js';

/** A kind of means, and the words that say so. */
export interface Means {
  kind: string;
  span: Span;
}

const { kinds } = JSON.parse(
  readFileSync(new URL('../../data/story/means.json', import.meta.url), 'utf8'),
) as { kinds: Record<string, string[]> };

interface Phrase {
  words: number[];
  kind: string;
}

const phrases = new Map<number, Phrase[]>();
for (const [kind, list] of Object.entries(kinds))
  for (const phrase of list) {
    const words = phrase.split(' ').map((word) => hash(plain(word)));
    const first = words[0] as number;
    phrases.set(first, [...(phrases.get(first) ?? []), { words, kind }]);
  }
for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);

/** The kinds named within a span, each once, in the order of the text. */
export function meansOf({ hashes, starts, ends }: Words, lead: Span): Means[] {
  const found: Means[] = [];
  for (let i = 0; i < hashes.length && (starts[i] as number) < lead.end; i++) {
    const phrase = phrases
      .get(hashes[i] as number)
      ?.find(({ words }) => words.every((word, k) => hashes[i + k] === word));
    if (!phrase) continue;
    const last = i + phrase.words.length - 1;
    if (!found.some(({ kind }) => kind === phrase.kind))
      found.push({ kind: phrase.kind, span: { start: starts[i] as number, end: ends[last] as number } });
    i = last;
  }
  return found;
}
