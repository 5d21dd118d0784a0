/** A claim's words parted in two. Pure. */
import type { Span } from './types.js';

/**
 * The claim's words that lie in what was selected, and those that do not; without the blanks and commas at the edges
 * being looked at, since a selection is made by hand.
 *
 * @returns undefined when one of the two would be empty
 * @example splitSpans([{ start: 0, end: 10 }], { start: 4, end: 10 }); // [[{ start: 4, end: 10 }], [{ start: 0, end: 4 }]]
 */
export function splitSpans(spans: readonly Span[], selected: Span): [Span[], Span[]] | undefined {
  const inside = spans.flatMap(({ start, end }) =>
    kept(Math.max(start, selected.start), Math.min(end, selected.end)),
  );
  const outside = spans.flatMap(({ start, end }) => [
    ...kept(start, Math.min(end, selected.start)),
    ...kept(Math.max(start, selected.end), end),
  ]);
  return inside.length > 0 && outside.length > 0 ? [inside, outside] : undefined;
}

function kept(start: number, end: number): Span[] {
  return start < end ? [{ start, end }] : [];
}
