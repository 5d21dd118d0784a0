/** Time and memory of joining by the number of signatures, made by rule from those of the gold: other days, places and names. */

import { join } from '../../src/story/join.js';
import type { Signature } from '../../src/story/signature.js';
import { mix } from '../../src/story/words.js';

/** Weeks by which each copy of the gold lies apart from the next. */
const WEEKS = 26;
/** Words that stand in so many of the gold's reports stay as they are; the others become other words in each copy. */
const COMMON = 0.08;

/** The gold's signatures repeated under other ids, each time on other days, at other places, with other names. */
export function shifted(signatures: readonly Signature[], count: number): Signature[] {
  const uses = new Map<number, number>();
  for (const { words } of signatures)
    for (const word of new Set(words.hashes)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const isCommon = (word: number) => (uses.get(word) ?? 0) > signatures.length * COMMON;
  const out: Signature[] = [];
  for (let copy = 0; out.length < count; copy++)
    for (const signature of signatures) {
      if (out.length === count) break;
      out.push(copy === 0 ? signature : shift(signature, copy, isCommon));
    }
  return out;
}

function shift(signature: Signature, copy: number, isCommon: (word: number) => boolean): Signature {
  const days = copy * WEEKS * 7;
  const other = (word: number) => (word === 0 || isCommon(word) ? word : mix(word, copy));
  const { words } = signature;
  return {
    ...signature,
    id: `${signature.id}-${copy}`,
    words: { ...words, hashes: words.hashes.map(other), sounds: words.sounds.map(other) },
    titleWords: signature.titleWords.map(other),
    days: {
      published: signature.days.published.map((day) => day + days),
      happened: signature.days.happened.map((stretch) => ({
        ...stretch,
        from: stretch.from + days,
        to: stretch.to + days,
      })),
      told: signature.days.told.map((day) => day + days),
    },
    places: signature.places.map((place) => ({
      ...place,
      key: `${place.key}/${copy % 97}`,
      name: `${place.name} ${copy % 97}`,
    })),
  };
}

export interface Row {
  count: number;
  seconds: number;
  megabytes: number;
  stories: number;
}

/** Joins so many signatures; memory is the whole process's most. */
export function measure(signatures: readonly Signature[], count: number): Row {
  const made = shifted(signatures, count);
  const started = performance.now();
  const stories = join(made).length;
  const seconds = (performance.now() - started) / 1000;
  return { count, seconds, stories, megabytes: process.resourceUsage().maxRSS / 1024 };
}
