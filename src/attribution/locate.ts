/** From offsets to words: binary search over a document's words. */

import type { Sentence } from '../language/index.js';
import type { Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import type { WordRef } from './draft.js';

/** The word at an offset, or the first one after it. */
export function wordAt(sentences: readonly Sentence[], offset: number): WordRef | undefined {
  for (let s = firstEndingAfter(sentences, offset); s < sentences.length; s++) {
    const word = firstEndingAfter((sentences[s] as Sentence).words, offset);
    if (word < (sentences[s] as Sentence).words.length) return { sentence: s, word };
  }
  return undefined;
}

/** The last word that ends at or before an offset. */
export function wordBefore(sentences: readonly Sentence[], offset: number): WordRef | undefined {
  for (let s = Math.min(firstEndingAfter(sentences, offset), sentences.length - 1); s >= 0; s--) {
    const words = (sentences[s] as Sentence).words;
    const after = firstEndingAfter(words, offset);
    if (after > 0) return { sentence: s, word: after - 1 };
  }
  return undefined;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Sorted, with touching and overlapping spans joined (also over blanks between them when the text is given). */
export function joined(spans: readonly Span[], text?: string): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out[out.length - 1];
    const blank =
      last &&
      text !== undefined &&
      /^[ \t]*$/.test(text.slice(last.end, Math.min(span.start, last.end + 9))) &&
      span.start - last.end < 9;
    if (last && (span.start <= last.end || blank)) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
