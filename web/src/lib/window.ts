/** Which rows of a long list are to be drawn: those in view, and some around them. Pure. */

export interface Window {
  first: number;
  /** The row after the last one. */
  end: number;
}

/** A browser's elements end at some 33 million pixels; so much higher lists are not drawn whole. */
export const HIGHEST = 30_000_000;

/**
 * @param top pixels of the list above the upper edge of what is in view; negative where it begins below that
 * @param height of what is in view
 * @example windowOf({ top: 4000, height: 800, row: 40, total: 1000, around: 5 }); // { first: 95, end: 125 }
 */
export function windowOf(seen: {
  top: number;
  height: number;
  row: number;
  total: number;
  around: number;
}): Window {
  const { top, height, row, total, around } = seen;
  const first = Math.max(0, Math.floor(top / row) - around);
  const end = Math.min(total, Math.ceil((top + height) / row) + around);
  return first < end ? { first, end } : { first: 0, end: Math.min(total, around) };
}

/** Numbers of the pages that hold a window's rows. */
export function pagesOf({ first, end }: Window, page: number): number[] {
  const from = Math.floor(first / page);
  const to = Math.floor(Math.max(first, end - 1) / page);
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
