/** Ranges that stand in text order and do not overlap. */
import type { Span } from '../report.js';

/** Index of the first range that ends after an offset; the list's length when there is none. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The ranges that share a character with any of the others. */
export function overlapping<T extends Span>(list: readonly T[], ranges: readonly Span[]): T[] {
  const out = new Set<T>();
  for (const { start, end } of ranges) {
    for (let i = firstEndingAfter(list, start); i < list.length && (list[i] as T).start < end; i++)
      out.add(list[i] as T);
  }
  return [...out].sort((a, b) => a.start - b.start);
}
