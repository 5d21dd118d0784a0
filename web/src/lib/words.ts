/** Words that an analyst types or selects, as a range of the report's text. Pure. */
import type { Span } from './types.js';

/** Signs that stand at the edge of a selection by accident. */
const EDGES = /^[\s"“”„«»'‘’,;:.()[\]]+|[\s"“„«'‘,;:([]+$/g;

/**
 * Where typed words stand in the text: within the spans near by first, else as near to them as can be. Blanks of any
 * number are one, and capitals do not count.
 *
 * @example spanOf('At dawn\nthe ferry sailed.', 'the FERRY', [{ start: 0, end: 5 }]); // { start: 8, end: 17 }
 */
export function spanOf(text: string, words: string, near: readonly Span[]): Span | undefined {
  const parts = words.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return undefined;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const found = [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
  const distance = ({ start, end }: Span) =>
    Math.min(Number.MAX_SAFE_INTEGER, ...near.map((span) => Math.max(0, span.start - end, start - span.end)));
  return found.reduce<Span | undefined>(
    (best, one) => (best === undefined || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

/** A selection without the blanks and marks at its edges; undefined where nothing is left. */
export function trimmed(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end);
  const left = words.length - words.replace(/^\s+/, '').length;
  const kept = words.replace(EDGES, '') === '' ? '' : words.trim();
  return kept ? { start: start + left, end: start + left + kept.length } : undefined;
}

/** Whether two ranges share a character. */
export function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether a range lies in one of several. */
export function within(one: Span, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => one.start >= start && one.end <= end);
}
