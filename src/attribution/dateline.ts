/** Datelines: where and when a report was filed, and by which agency. They are no part of what anybody says. */
import type { Document } from '../document/index.js';
import type { Span } from '../report.js';
import { overlaps } from './locate.js';
import { named } from './rule.js';

const LONGEST = 120; // characters
/** "SABHA, 2 February 2025 (Fezzan Dispatch) –", "BAGHDAD (Reuters) -", "VARDA, May 6 --". */
const DATELINE =
  /^\p{Lu}[\p{Lu}’'.-]+(?:[ -][\p{Lu}’'.-]+){0,4}(?:(?:,| and|\/)\s*[\p{L}.]+(?: [\p{Lu}][\p{L}.]+){0,3})?(?:,?\s+(?:\p{L}+,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+\.?|\p{Lu}\p{L}+\.?\s+\d{1,2})(?:,?\s+\d{4})?)?,?(?:\s*[([][^()[\]]{2,50}[)\]])?\s*(?:[–—]|--?)\s/u;
const inForce = named('dateline');

/** The datelines of a document, one at most a paragraph. */
export function datelinesOf(document: Document): Span[] {
  if (!inForce()) return [];
  return document.blocks.flatMap(({ kind, start, end }) => {
    if (kind !== 'paragraph') return [];
    const found = DATELINE.exec(document.text.slice(start, Math.min(end, start + LONGEST)));
    return found ? [{ start, end: start + found[0].length }] : [];
  });
}

/** Spans without the datelines in them. */
export function withoutDatelines(spans: readonly Span[], datelines: readonly Span[]): Span[] {
  if (!datelines.length) return [...spans];
  return spans.flatMap((span) => {
    const line = datelines.find((d) => overlaps(d, span));
    if (!line) return [span];
    return span.end > line.end ? [{ start: line.end, end: span.end }] : [];
  });
}
