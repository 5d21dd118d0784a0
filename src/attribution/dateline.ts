/** Datelines: where and when a report was filed, and by which agency. They are no part of what anybody says. */
import type { Document } from '../document/index.js';
import type { Span } from '../report.js';
import { WORDS } from './lexicon.js';
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

/** "(Reuters)", "(Fezzan Dispatch)": who filed it. What has a figure is a date or an hour. */
const FILED_BY = /[([](\p{Lu}[^()[\]\d]{1,49})[)\]]/u;
/** "The Blue Lantern, Tuesday, 20 August 2024": a line of its own that names the paper and the day. */
const MASTHEAD =
  /^(\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,5}),\s+(?:\p{Lu}\p{L}+day,?\s+)?(?:\d{1,2}\s+\p{Lu}\p{L}+|\p{Lu}\p{L}+\s+\d{1,2},?)\s+\d{4}$/u;
const MASTHEADS = 3; // blocks from the beginning
const filed = named('who filed a report');

/**
 * Who filed the report, as its first dateline or a line above the text says, verbatim.
 *
 * @example filedBy(document, datelinesOf(document)) // 'Reuters', from "BAGHDAD, 6 May (Reuters) –"
 */
export function filedBy({ text, blocks }: Document, datelines: readonly Span[]): string | undefined {
  if (!filed()) return undefined;
  const [line] = datelines;
  const agency = line && FILED_BY.exec(text.slice(line.start, line.end))?.[1]?.trim();
  if (agency) return agency;
  return (
    blocks
      .filter(({ kind, start, end }) => kind === 'paragraph' && end - start <= LONGEST)
      .slice(0, MASTHEADS)
      .map(({ start, end }) => MASTHEAD.exec(text.slice(start, end))?.[1])
      // "Seiyun, 15 October 2023" names a town.
      .find((name) => name !== undefined && (name.startsWith('The ') || saysOutlet(name)))
  );
}

function saysOutlet(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .some((word) => WORDS.outlet.has(word));
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
