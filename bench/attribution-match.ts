/** The matching of ../shared/bench/score.py's attribution task, to look at its pairs: confidence and errors by class. */
import type { Attribution, Span } from '../src/report.js';

export interface GoldAttribution {
  source: [number, number][];
  cue: [number, number][];
  content: [number, number][];
}

export interface Outcome {
  attribution: Attribution;
  /** Matched to a gold attribution by content, and its source is right too. */
  right: boolean;
  matched: boolean;
}

export type Miss =
  | 'wrong source'
  | 'content too long or short'
  | 'cue not found, content inside another'
  | 'not found at all';

const TOKEN = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu;

export function tokensOf(text: string): [number, number][] {
  return [...text.matchAll(TOKEN)].map((m) => [m.index, m.index + m[0].length]);
}

/** Indices of the tokens that overlap any of the spans. */
export function cover(
  tokens: readonly [number, number][],
  spans: readonly (readonly [number, number])[],
): Set<number> {
  const found = new Set<number>();
  for (const [start, end] of spans) {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle] as [number, number])[1] > start) high = middle;
      else low = middle + 1;
    }
    for (let i = low; i < tokens.length && (tokens[i] as [number, number])[0] < end; i++) found.add(i);
  }
  return found;
}

export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const i of a) if (b.has(i)) shared++;
  const all = a.size + b.size - shared;
  return all ? shared / all : 1;
}

const pairs = (spans: readonly Span[]): [number, number][] => spans.map(({ start, end }) => [start, end]);

/** Attributions that stand in no other's content. */
export function outermost(attributions: readonly Attribution[]): Attribution[] {
  const byId = new Map(attributions.map((a) => [a.id, a]));
  return attributions.filter((a) => {
    const outer = a.within ? byId.get(a.within) : undefined;
    const words = a.cue.length ? a.cue : a.content;
    return !(
      outer &&
      outer !== a &&
      words.length &&
      words.every((w) => outer.content.some((c) => c.start <= w.start && w.end <= c.end))
    );
  });
}

/** Pairs gold and found attributions one to one by content, the best overlap first. */
export function match(
  text: string,
  gold: readonly GoldAttribution[],
  attributions: readonly Attribution[],
): { outcomes: Outcome[]; misses: Map<Miss, number> } {
  const tokens = tokensOf(text);
  const want = gold.map((a) => ({
    source: cover(tokens, a.source),
    cue: cover(tokens, a.cue),
    content: cover(tokens, a.content),
  }));
  const have = outermost(attributions).map((attribution) => ({
    attribution,
    source: cover(tokens, pairs(attribution.source)),
    cue: cover(tokens, pairs(attribution.cue)),
    content: cover(tokens, pairs(attribution.content)),
  }));
  const scored: [number, number, number][] = [];
  want.forEach((w, i) => {
    have.forEach((h, j) => {
      const score = jaccard(w.content, h.content);
      if (score >= 0.5) scored.push([score, i, j]);
    });
  });
  scored.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2]);
  const partner = new Map<number, number>();
  const taken = new Map<number, number>();
  for (const [, i, j] of scored) {
    if (partner.has(i) || taken.has(j)) continue;
    partner.set(i, j);
    taken.set(j, i);
  }
  const misses = new Map<Miss, number>();
  const miss = (kind: Miss) => misses.set(kind, (misses.get(kind) ?? 0) + 1);
  const right = new Set<number>();
  want.forEach((w, i) => {
    const j = partner.get(i);
    const h = j === undefined ? undefined : have[j];
    if (h && j !== undefined) {
      const within = (a: Set<number>, b: Set<number>) => [...a].every((k) => b.has(k));
      const ok =
        (!w.source.size && !h.source.size) ||
        jaccard(w.source, h.source) >= 0.3 ||
        (w.source.size > 0 &&
          h.source.size > 0 &&
          (within(w.source, h.source) || within(h.source, w.source)));
      if (ok) right.add(j);
      else miss('wrong source');
    } else if (have.some((x) => [...w.cue].some((k) => x.cue.has(k)))) miss('content too long or short');
    else if (have.some((x) => [...w.content].filter((k) => x.content.has(k)).length * 2 > w.content.size))
      miss('cue not found, content inside another');
    else miss('not found at all');
  });
  return {
    outcomes: have.map((h, j) => ({
      attribution: h.attribution,
      matched: taken.has(j),
      right: right.has(j),
    })),
    misses,
  };
}
