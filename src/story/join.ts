/** Signatures → stories. Pure; the same bytes in whatever order they come. */
import type { Story } from '../story.js';
import { cluster, type Fit } from './cluster.js';
import { type Comparison, compare } from './compare.js';
import { keyNumbersOf, rowNumber } from './keys.js';
import { bondsOf, type Links, NO_LINKS } from './links.js';
import { printOf } from './packed.js';
import { type Registry, registryOf } from './registry.js';
import type { Signature } from './signature.js';
import { storyOf } from './story-of.js';
import { sampledRows } from './strings.js';
import { type Vectors, vectorsOf } from './vector.js';
import { probability, STEADY_WEIGHTS, WEIGHTS, type Weights, weigh } from './weights.js';
import { NEWS_ALONE, type Usage, usageOf } from './words.js';

export interface JoinOptions {
  /** Other weights than those that ship: for measuring. */
  weights?: Weights;
  fit?: Fit;
  /** How often words are used in more than the reports at hand. */
  usage?: Usage;
  /** Rows of words that recur in more than the reports at hand. */
  furniture?: ReadonlySet<number>;
  /** What people decided: it wins over every weight. */
  links?: Links;
  /** Reports from which a key that they share tells nothing. */
  crowd?: number;
}

/** Set on the development half of the gold, by cross-validation. */
export const FIT: Fit = { average: -1.5, worst: -6 };
/** A key that more reports share tells nothing: they meet by others. */
export const CROWD = 150;

export interface Pair {
  a: number;
  b: number;
  bits: number;
  comparisons: Comparison[];
}

/**
 * The stories that the reports of some signatures tell.
 *
 * @example join(reports.map(signatureOf)).filter(({ reports }) => reports.length > 1);
 */
export function join(signatures: readonly Signature[], options: JoinOptions = {}): Story[] {
  const all = inOrder(signatures);
  const matcher = matcherOf(all, options);
  return joinMet(all, matcher, matcher.pairs(), registryOf(all), options);
}

/**
 * The stories of reports of which is known who met; all who may be one story with any of them are among them.
 *
 * @param all in order
 * @param pairs those that met and do not weigh less than `fit.average`, at least
 */
export function joinMet(
  all: readonly Signature[],
  matcher: Pick<Matcher, 'bits' | 'furniture'>,
  pairs: readonly Pick<Pair, 'a' | 'b' | 'bits'>[],
  registry: Registry,
  { fit = FIT, links = NO_LINKS }: JoinOptions = {},
): Story[] {
  return groupsOf(all, pairs, matcher.bits, { fit, links })
    .map((group) =>
      storyIn(
        group.map((i) => all[i] as Signature),
        (a, b) => matcher.bits(group[a] as number, group[b] as number),
        registry,
        matcher.furniture,
        links,
      ),
    )
    .sort((x, y) =>
      (x.earliest ?? '') < (y.earliest ?? '')
        ? -1
        : (x.earliest ?? '') > (y.earliest ?? '')
          ? 1
          : x.id < y.id
            ? -1
            : 1,
    );
}

/**
 * Which reports are one story: their places in `all`.
 *
 * @param all in order; all who may be one story with any of them are among them
 * @param pairs those that met and do not weigh less than `fit.average`, at least
 */
export function groupsOf(
  all: readonly Pick<Signature, 'id'>[],
  pairs: readonly Pick<Pair, 'a' | 'b' | 'bits'>[],
  bits: Matcher['bits'],
  { fit = FIT, links = NO_LINKS }: JoinOptions = {},
): number[][] {
  return cluster(all.length, pairs, bits, fit, bondsOf(all, links));
}

/** The story of reports that are one; weights are asked for by their places. */
export function storyIn(
  reports: readonly Signature[],
  bits: Matcher['bits'],
  registry: Registry,
  furniture: ReadonlySet<number>,
  links: Links = NO_LINKS,
): Story {
  const confident = confidence([...reports.keys()], bits);
  return storyOf(reports, confident, registry, furniture, links);
}

/** By day of publication, then id; of several with one id always the same, whichever was given first. */
export function inOrder(signatures: readonly Signature[]): Signature[] {
  const byId = new Map<string, Signature>();
  for (const signature of signatures) {
    const before = byId.get(signature.id);
    if (!before || (before !== signature && printOf(signature) > printOf(before)))
      byId.set(signature.id, signature);
  }
  return [...byId.values()].sort((x, y) => rankOf(x) - rankOf(y) || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
}

/** The day by which a report takes its place. */
export function rankOf({ days }: Signature): number {
  return Math.min(...days.published, Number.MAX_SAFE_INTEGER);
}

export interface Matcher {
  weights: Weights;
  furniture: ReadonlySet<number>;
  pairs(): Pair[];
  bits(a: number, b: number): number;
  comparisons(a: number, b: number): Comparison[];
}

export function matcherOf(all: readonly Signature[], options: JoinOptions = {}): Matcher {
  const { furniture = furnitureOf(all), crowd = CROWD } = options;
  const { weights, usage } = weightsAndUsage(all, options);
  const vectors: (Vectors | undefined)[] = [];
  const vector = (i: number) => (vectors[i] ??= vectorsOf(all[i] as Signature, usage, furniture));
  const known = new Map<number, number>();
  const comparisons = (a: number, b: number) =>
    compare(all[a] as Signature, all[b] as Signature, vector(a), vector(b), furniture);
  const bits = (a: number, b: number) => {
    const id = Math.min(a, b) * all.length + Math.max(a, b);
    const before = known.get(id);
    if (before !== undefined) return before;
    const sum = weigh(comparisons(Math.min(a, b), Math.max(a, b)), weights);
    known.set(id, sum);
    return sum;
  };
  return {
    weights,
    furniture,
    bits,
    comparisons,
    pairs: () => met(all, furniture, crowd).map(([a, b]) => ({ a, b, bits: bits(a, b), comparisons: [] })),
  };
}

/**
 * So many reports say by themselves which words are common among them; of fewer that is chance, and news in general says it
 * better (tried on stretches of 10 to 399 of the annotated reports: pairs F1 0.71 to 0.79 against 0.63 to 0.77).
 */
const ENOUGH = 300; // reports

/** Weights belong to the way in which rarity was counted when they were learned. */
function weightsAndUsage(
  all: readonly Signature[],
  { weights, usage }: JoinOptions,
): { weights: Weights; usage: Usage } {
  if (!weights && (usage?.reports ?? all.length) < ENOUGH)
    return { weights: STEADY_WEIGHTS, usage: NEWS_ALONE };
  return { weights: weights ?? WEIGHTS, usage: usage ?? usageOf(all.map(({ words }) => words)) };
}

/** Rows of words that recur on so many days of publication are an outlet's furniture or background. */
export const RECURS = 4; // days

/** The day that counts for what recurs; -1 when it is not known. */
export function dayOf({ days }: Signature): number {
  return days.published[0] ?? -1;
}

function furnitureOf(all: readonly Signature[]): Set<number> {
  const days = new Map<number, number[]>();
  for (const signature of all) {
    const day = dayOf(signature);
    for (const row of sampledRows(signature)) {
      const seen = days.get(row);
      if (!seen) days.set(row, [day]);
      else if (seen.length < RECURS && !seen.includes(day)) seen.push(day);
    }
  }
  const found = new Set<number>();
  for (const [row, seen] of days) if (seen.length >= RECURS) found.add(row);
  return found;
}

/** Pairs that share a key which is no crowd's; rows of words that recur over days bring nobody together. */
function met(all: readonly Signature[], furniture: ReadonlySet<number>, crowd: number): [number, number][] {
  const dull = new Set([...furniture].map(rowNumber));
  // Key and report in one number each, sorted by the machine: no table of millions of strings.
  const entries: Float64Array[] = [];
  let count = 0;
  for (const [i, signature] of all.entries()) {
    const own = keyNumbersOf(signature);
    const part = new Float64Array(own.length);
    let n = 0;
    for (const key of own) if (!dull.has(key)) part[n++] = key * MOST_REPORTS + i;
    entries.push(part.subarray(0, n));
    count += n;
  }
  const sorted = new Float64Array(count);
  let at = 0;
  for (const part of entries) {
    sorted.set(part, at);
    at += part.length;
  }
  entries.length = 0;
  sorted.sort();
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (let from = 0; from < count; ) {
    const key = Math.floor((sorted[from] as number) / MOST_REPORTS);
    let to = from + 1;
    while (to < count && Math.floor((sorted[to] as number) / MOST_REPORTS) === key) to++;
    if (to - from > 1 && to - from <= crowd)
      for (let x = from; x < to; x++)
        for (let y = x + 1; y < to; y++) {
          const a = (sorted[x] as number) - key * MOST_REPORTS;
          const b = (sorted[y] as number) - key * MOST_REPORTS;
          const id = a * all.length + b;
          if (seen.has(id)) continue;
          seen.add(id);
          pairs.push([a, b]);
        }
    from = to;
  }
  return pairs;
}

/** With a key of 33 bits beside it a report's number still fits a double. */
const MOST_REPORTS = 2 ** 20;

/** That all of a group tell one happening: how likely its pairs are, the least likely counting for half. */
function confidence(group: readonly number[], bits: (a: number, b: number) => number): number {
  const all: number[] = [];
  const few = group.slice(0, 12);
  for (const [x, a] of few.entries()) for (const b of few.slice(x + 1)) all.push(probability(bits(a, b)));
  if (all.length === 0) return 1;
  const mean = all.reduce((sum, p) => sum + p, 0) / all.length;
  return Math.round(((mean + Math.max(mean / 2, Math.min(...all))) / 2) * 1000) / 1000;
}
