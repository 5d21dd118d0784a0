/** Selectors of the W3C Web Annotation Data Model, so that other tools find a claim's words again. */
import type { Span } from '../report.js';

export interface TextSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
  refinedBy: { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string };
}

const CONTEXT = 32;

/**
 * Where a span stands, by position (UTF-16 code units of `Report.text`) and by its words with their neighbours.
 * https://www.w3.org/TR/annotation-model/#selectors
 */
export function selectorOf(text: string, { start, end }: Span): TextSelector {
  const exact = text.slice(start, end);
  const prefix = text.slice(Math.max(0, start - CONTEXT), start);
  const suffix = text.slice(end, end + CONTEXT);
  return {
    type: 'TextPositionSelector',
    start,
    end,
    refinedBy: { type: 'TextQuoteSelector', exact, prefix, suffix },
  };
}
