/** Whether words are quoted: all of them, some, or none. */
import type { Attribution, Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import type { Context } from './draft.js';

const FRAGMENT = 4; // words: shorter quoted phrases in indirect speech leave it indirect

export function quotationKind(context: Context, content: readonly Span[]): Attribution['quotation'] {
  let all = 0;
  let quoted = 0;
  let words = 0;
  for (const span of content) {
    all += span.end - span.start;
    const parts = context.outerQuotations;
    for (let i = firstEndingAfter(parts, span.start); i < parts.length; i++) {
      const part = parts[i] as Span;
      if (part.start >= span.end) break;
      const from = Math.max(part.start, span.start);
      const to = Math.min(part.end, span.end);
      quoted += to - from;
      words += context.text.slice(from, to).split(/\s+/).length;
    }
  }
  if (quoted > 0.9 * all) return 'direct';
  return words > FRAGMENT ? 'mixed' : 'indirect';
}
