/** Ranges that stand in text order and do not overlap. */

import type { Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';

/** The ranges that share a character with any of the others. */
export function overlapping<T extends Span>(list: readonly T[], ranges: readonly Span[]): T[] {
  const out = new Set<T>();
  for (const { start, end } of ranges) {
    for (let i = firstEndingAfter(list, start); i < list.length && (list[i] as T).start < end; i++)
      out.add(list[i] as T);
  }
  return [...out].sort((a, b) => a.start - b.start);
}
