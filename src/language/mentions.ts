/** Which of the mentions that the model proposes in one row are kept. */
import type { EntityType } from '../report.js';

/** A mention within a row: words from–to, both inclusive. */
export interface FoundMention {
  from: number;
  to: number;
  type: EntityType;
  probability: number;
}

/** A mention as the model finds it: words from–to of a sentence, both inclusive. */
export interface SentenceMention extends FoundMention {
  sentence: number;
}

/** Mentions kept of one row, for every word of it; no text comes near it, and it bounds the work on any input. */
const MENTIONS_A_WORD = 4;

const crosses = (one: FoundMention, other: FoundMention) =>
  (one.from < other.from && other.from <= one.to && one.to < other.to) ||
  (other.from < one.from && one.from <= other.to && other.to < one.to);

/**
 * Of two mentions of one type that cross, the likelier stays; mentions may nest.
 *
 * @param count number of words of the row
 * @returns what stays, in text order, wider ones before those inside them
 */
export function withoutCrossings(found: readonly FoundMention[], count: number): FoundMention[] {
  const likeliest = [...found].sort(
    (a, b) => b.probability - a.probability || a.from - b.from || b.to - a.to,
  );
  const kept: FoundMention[] = [];
  for (const mention of likeliest.slice(0, count * MENTIONS_A_WORD)) {
    if (!kept.some((other) => other.type === mention.type && crosses(mention, other))) kept.push(mention);
  }
  return kept.sort((a, b) => a.from - b.from || b.to - a.to || (a.type < b.type ? -1 : 1));
}
