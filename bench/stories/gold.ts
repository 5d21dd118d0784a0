/** The gold of stories, and stories joined by weights that were not learned from them. */
import { join as path } from 'node:path';
import type { Report } from '../../src/report.js';
import type { Fit } from '../../src/story/cluster.js';
import type { Comparison } from '../../src/story/compare.js';
import { inOrder, join, matcherOf } from '../../src/story/join.js';
import { type Signature, signatureOf } from '../../src/story/signature.js';
import { probability, weigh } from '../../src/story/weights.js';
import { type Usage, usageOf } from '../../src/story/words.js';
import type { Story } from '../../src/story.js';
import { GOLD } from '../paths.js';
import { records } from '../records.js';
import { fitWeights } from './fit.js';

export interface GoldReport {
  id: string;
  outlet: string;
  /** Null for a round-up, which takes part in no pair. */
  story: string | null;
}

export const ECB_TRAIN = path(GOLD, '../train/coreference/ecb-train.jsonl');
export const STORIES = path(GOLD, 'stories');

export interface Pairs {
  signatures: Signature[];
  /** Pairs that met, judged ones only. */
  pairs: { a: number; b: number; comparisons: Comparison[]; same: boolean; weight: number }[];
  storyOf: (signature: Signature) => string | null;
}

/**
 * Every pair of judged reports that met, compared.
 *
 * @param usage how often words are used; counted over the reports where it is not given
 */
export function goldPairs(reports: readonly Report[], gold: readonly GoldReport[], usage?: Usage): Pairs {
  const byId = new Map(gold.map((report) => [report.id, report]));
  const signatures = inOrder(
    reports.map((report) =>
      signatureOf({ ...report, outlet: report.outlet ?? byId.get(report.id)?.outlet ?? '' }),
    ),
  );
  const storyOf = ({ id }: Signature) => byId.get(id)?.story ?? null;
  const sizes = new Map<string | null, number>();
  for (const signature of signatures) sizes.set(storyOf(signature), (sizes.get(storyOf(signature)) ?? 0) + 1);
  const matcher = matcherOf(signatures, { weights: { start: 0, levels: {} }, ...(usage && { usage }) });
  const story = (i: number) => storyOf(signatures[i] as Signature);
  const pairs = matcher
    .pairs()
    .filter(({ a, b }) => story(a) !== null && story(b) !== null)
    .map(({ a, b }) => {
      const same = story(a) === story(b);
      // A story of n reports has n(n-1)/2 pairs; the square root keeps one large story from being the whole lesson.
      const weight = same ? 1 / Math.sqrt(Math.max(1, ((sizes.get(story(a)) ?? 1) - 1) / 1.5)) : 1;
      return { a, b, comparisons: matcher.comparisons(a, b), same, weight };
    });
  return { signatures, pairs, storyOf };
}

/** ECB+, training part: undated documents on other matters than war. They count less, and are never measured on. */
const COUNTS = 0.4;

/** @param reports the documents of ECB+'s training part, read */
export function undatedPairs(reports: readonly Report[], usage?: Usage): Pairs['pairs'] {
  const documents = records<{ id: string; story: string }>(ECB_TRAIN);
  const { pairs } = goldPairs(
    reports,
    documents.map(({ id, story }) => ({ id, outlet: '', story })),
    usage,
  );
  return pairs.map((pair) => ({ ...pair, weight: pair.weight * COUNTS }));
}

const FOLDS = 5;

export interface CrossValidated {
  stories: Story[];
  /** For each judged pair its probability by weights that saw neither story, and whether it is right. */
  probabilities: [number, boolean][];
}

/** The reports in five blocks by time, each joined with weights learned on the other four. */
export function crossValidated(
  { signatures, pairs, storyOf }: Pairs,
  others: Pairs['pairs'] = [],
  fit?: Fit,
  usage: Usage = usageOf(signatures.map(({ words }) => words)),
): CrossValidated {
  const first = new Map<string, number>();
  const blocks = signatures.map((signature, i) => {
    const here = Math.min(FOLDS - 1, Math.floor((i * FOLDS) / signatures.length));
    const story = storyOf(signature);
    if (story === null) return here;
    if (!first.has(story)) first.set(story, here);
    return first.get(story) as number;
  });
  const stories: Story[] = [];
  const probabilities: [number, boolean][] = [];
  for (let block = 0; block < FOLDS; block++) {
    const weights = fitWeights([
      ...pairs.filter(({ a, b }) => blocks[a] !== block && blocks[b] !== block),
      ...others,
    ]);
    const held = signatures.filter((_, i) => blocks[i] === block);
    stories.push(...join(held, { weights, usage, ...(fit && { fit }) }));
    for (const { a, b, comparisons, same } of pairs)
      if (blocks[a] === block && blocks[b] === block)
        probabilities.push([probability(weigh(comparisons, weights)), same]);
  }
  return { stories, probabilities };
}
