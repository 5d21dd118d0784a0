/** Selectors of the W3C Web Annotation Data Model, so that other tools find a claim's words again. */
import type { Span } from '../report.js';
import { firstReaching } from '../sorted.js';

export interface TextSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
  refinedBy: TextQuote & { type: 'TextQuoteSelector' };
}

/** Words with what stands before and after them. */
export interface TextQuote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Code units of neighbours on each side. */
const CONTEXT = 32;

/**
 * Where a span stands, by position and by its words with their neighbours. Positions count code points, as the standard
 * asks; spans count UTF-16 code units.
 * https://www.w3.org/TR/annotation-model/#selectors
 *
 * @param at of the whole text, from `codePoints`
 */
export function selectorOf(text: string, span: Span, at: (offset: number) => number): TextSelector {
  return {
    type: 'TextPositionSelector',
    start: at(span.start),
    end: at(span.end),
    refinedBy: { type: 'TextQuoteSelector', ...quoteOf(text, span) },
  };
}

/** The words of a span with their neighbours, none of which is cut within a character. */
export function quoteOf(text: string, { start, end }: Span): TextQuote {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(isInside(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, isInside(text, to) ? to - 1 : to),
  };
}

/** Whether an offset lies between the two halves of a character. */
function isInside(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

/**
 * Offsets in UTF-16 code units → in Unicode code points.
 *
 * @example codePoints('😀 ferry')(3); // 2
 */
export function codePoints(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index);
  return (offset) => offset - firstReaching(pairs, (start) => start >= offset);
}
