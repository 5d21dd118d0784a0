/** Binary search over lists that stand in text order: one search for every stage. */
import type { Span } from './report.js';

/**
 * Index of the first item that has reached something; the list's length where none has. Once an item has, all behind it have.
 *
 * @example firstReaching([1, 3, 5], (n) => n >= 3); // 1
 */
export function firstReaching<T>(items: readonly T[], reached: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first span that starts at an offset or behind it. */
export function firstStartingAt(spans: readonly Span[], offset: number): number {
  return firstReaching(spans, ({ start }) => start >= offset);
}

/** Index of the first span that ends behind an offset: the one at the offset, or the next. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  return firstReaching(spans, ({ end }) => end > offset);
}
