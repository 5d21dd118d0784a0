/** A quotation in the middle of finding its speaker, and small questions about where it stands. */

import type { Span } from '../../report.js';
import { firstReaching } from '../../sorted.js';
import type { Context, Draft, WordRef } from '../draft.js';
import { joined, wordAt } from '../locate.js';
import type { Quotation } from '../quotes.js';

/** What makes words rather than marks. */
export const LETTER = /[\p{L}\p{N}_]/u;
export const FRAGMENT = 4; // words: a shorter quotation without verb or full stop is a phrase, not speech

export interface Placed {
  quotation: Quotation;
  start: number;
  end: number;
  words: number;
  /** Reads like speech: long enough, or with a verb, or a sentence's end inside the marks. */
  speech: boolean;
  /** Has a verb. */
  verb: boolean;
  draft?: Draft;
}

/** Whether a word stands in the block of an offset. */
export function sameBlock(context: Context, offset: number, ref: WordRef): boolean {
  const at = wordAt(context.analysis.sentences, offset);
  if (!at) return true;
  return context.blockOf[at.sentence] === context.blockOf[ref.sentence];
}

/** Whether only marks stand between a sentence's start and the quotation. */
export function startsSentence(context: Context, sentence: number, item: Placed): boolean {
  const first = context.analysis.sentences[sentence]?.words[0];
  return first !== undefined && !LETTER.test(context.text.slice(first.start, item.start));
}

/** A content that holds most of a quotation takes its marks too. */
export function widenToMarks(context: Context, spans: readonly Span[]): Span[] {
  if (!spans.length) return [];
  const widened = spans.map((span) => {
    let { start, end } = span;
    for (const quotation of quotationsAt(context, span))
      for (const part of quotation.spans) {
        if (part.start < start && part.end >= start && part.start >= start - 3 && part.end <= end + 3)
          start = part.start;
        if (part.end > end && part.end <= end + 3 && part.start >= start - 3) end = part.end;
      }
    return { start, end };
  });
  return joined(widened);
}

/** Quotations whose first mark stands in a span or just before it. */
export function quotationsAt(context: Context, span: Span): Quotation[] {
  const { quotations } = context;
  const low = firstReaching(quotations, ({ spans }) => (spans[0] as Span).start >= span.start - 3);
  const found: Quotation[] = [];
  for (
    let i = low;
    i < quotations.length && ((quotations[i] as Quotation).spans[0] as Span).start <= span.end;
    i++
  )
    found.push(quotations[i] as Quotation);
  return found;
}
