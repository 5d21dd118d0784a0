/** Why two reports are in one story, and why sources are one voice: every reason with its weight, as a waterfall. */
import type { Evidence, Story } from '../story.js';
import { inOrder, type JoinOptions, matcherOf } from './join.js';
import type { Signature } from './signature.js';
import { evidenceOf, probability } from './weights.js';

/** Two reports compared. */
export interface PairExplained {
  reports: [string, string];
  evidence: Evidence[];
  /** The sum of the weights, in bits, and what it means. */
  bits: number;
  probability: number;
}

/**
 * The evidence for a story: each of its reports with the one that it fits best, and each pair that fits least.
 *
 * @param signatures all that were joined, since how rare a word is counts over all of them
 */
export function explainStory(
  story: Story,
  signatures: readonly Signature[],
  options: JoinOptions = {},
): PairExplained[] {
  const all = inOrder(signatures);
  const at = new Map(all.map(({ id }, i) => [id, i]));
  const matcher = matcherOf(all, options);
  const members = story.reports.flatMap(({ report }) => at.get(report) ?? []);
  const chosen = new Map<string, [number, number]>();
  const choose = (a: number, b: number) =>
    chosen.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]);
  for (const member of members) {
    const others = members.filter((other) => other !== member);
    const best = others.sort((x, y) => matcher.bits(member, y) - matcher.bits(member, x) || x - y)[0];
    const worst = others.at(-1);
    if (best !== undefined) choose(member, best);
    if (worst !== undefined && members.length === 3) choose(member, worst);
  }
  return [...chosen.values()]
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map(([a, b]) => explainPair(a, b, all, matcher));
}

/** Two reports, whether they are in one story or not. */
export function explainReports(
  a: string,
  b: string,
  signatures: readonly Signature[],
  options: JoinOptions = {},
): PairExplained | undefined {
  const all = inOrder(signatures);
  const [x, y] = [a, b].map((id) => all.findIndex((signature) => signature.id === id)) as [number, number];
  if (x < 0 || y < 0) return undefined;
  return explainPair(Math.min(x, y), Math.max(x, y), all, matcherOf(all, options));
}

function explainPair(
  a: number,
  b: number,
  all: readonly Signature[],
  matcher: ReturnType<typeof matcherOf>,
): PairExplained {
  const bits = matcher.bits(a, b);
  return {
    reports: [(all[a] as Signature).id, (all[b] as Signature).id],
    evidence: evidenceOf(matcher.comparisons(a, b), matcher.weights),
    bits: Math.round(bits * 100) / 100,
    probability: Math.round(probability(bits) * 1000) / 1000,
  };
}
