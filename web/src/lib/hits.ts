/** A text cut at what was looked for. Pure. */
import type { Span } from './types.js';

export interface MarkedPiece {
  text: string;
  /** Where it begins, counted as the hits are. */
  start: number;
  hit: boolean;
}

/**
 * @param start where the text begins, counted as the hits are
 * @param hits in order, none in another
 * @example markedPieces('a bomb', 0, [{ start: 2, end: 6 }]); // 'a ', and 'bomb' as a hit
 */
export function markedPieces(text: string, start: number, hits: readonly Span[]): MarkedPiece[] {
  const end = start + text.length;
  const pieces: MarkedPiece[] = [];
  let at = start;
  const push = (to: number, hit: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at - start, to - start), start: at, hit });
    at = Math.max(at, to);
  };
  for (const one of within(hits, start, end)) {
    push(Math.max(at, one.start), false);
    push(Math.min(end, one.end), true);
  }
  push(end, false);
  return pieces.length > 0 ? pieces : [{ text, start, hit: false }];
}

/** The hits that touch a stretch: found by halving, for a report's text is cut into thousands of pieces. */
function within(hits: readonly Span[], start: number, end: number): readonly Span[] {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < hits.length && (hits[to]?.start ?? end) < end) to += 1;
  return hits.slice(low, to);
}
