/** What each finding weighs: data/story/weights.json, learned from pairs of reports; a sum of reasons, nothing hidden. */
import { readFileSync } from 'node:fs';
import type { Evidence } from '../story.js';
import type { Comparison, ComparisonName } from './compare.js';

export interface Weights {
  /** Weight of a pair of which nothing is known, in bits. */
  start: number;
  /** Weight of each level of each comparison, in bits. */
  levels: Partial<Record<ComparisonName, Record<string, number>>>;
}

/** The weights that ship. */
export const WEIGHTS: Weights = weightsIn('weights.json');
/** Those for rarity by news in general alone. */
export const STEADY_WEIGHTS: Weights = weightsIn('weights-steady.json');

function weightsIn(name: string): Weights {
  return JSON.parse(readFileSync(new URL(`../../data/story/${name}`, import.meta.url), 'utf8')) as Weights;
}

const ABOUT: Record<ComparisonName, string> = {
  words: 'words of the whole texts',
  lead: 'words of the first sentences',
  rare: 'rare words',
  strings: 'shared strings of words',
  day: 'when it happened',
  published: 'when they were published',
  place: 'where it happened',
  killed: 'how many were killed',
  wounded: 'how many were wounded',
  means: 'what happened, by which means',
  actor: 'who did it',
  recipient: 'to whom',
};

export function weigh(comparisons: readonly Comparison[], weights: Weights): number {
  let sum = weights.start;
  for (const { name, level } of comparisons) sum += weights.levels[name]?.[level] ?? 0;
  return sum;
}

/** The reasons one by one, the start first, the weightiest next. */
export function evidenceOf(comparisons: readonly Comparison[], weights: Weights): Evidence[] {
  const reasons = comparisons.map(({ name, level, found }) => ({
    about: ABOUT[name],
    found,
    weight: weights.levels[name]?.[level] ?? 0,
  }));
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [
    { about: 'before anything is compared', found: 'most pairs are two stories', weight: weights.start },
    ...reasons,
  ];
}

/** A weight in bits as a probability. */
export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
