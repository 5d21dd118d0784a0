/** What the caller knows outranks what the document says. */
import type { DocumentInput } from '../../container/index.js';
import type { Warning } from '../../report.js';
import type { Metadata } from '../input.js';
import { dateInUrl, toEdtfDate } from './date.js';

const EDTF_DATE =
  '\\d{4}(?:-(?:\\d\\d|XX)(?:-(?:\\d\\d|XX))?)?[?~%]?|\\d{2,3}X{1,2}[?~%]?|XXXX-\\d\\d(?:-\\d\\d)?[?~%]?';
/** EDTF dates of levels 0 and 1, and intervals of them, pass unchanged. */
const EDTF = new RegExp(`^(?:${EDTF_DATE})(?:/(?:${EDTF_DATE}|\\.\\.)?)?$`);

/**
 * Puts what was given over what was found, and fills the date from the address where nothing else has one.
 *
 * @returns the metadata, and a warning when a given date could not be understood
 */
export function withGiven(
  found: Metadata,
  given: DocumentInput,
): { metadata: Metadata; warnings: Warning[] } {
  const metadata: Metadata = { ...found, from: { ...found.from } };
  // What the caller knows of the date ends every doubt about the page's own.
  const warnings: Warning[] = given.published ? [] : [...(found.warnings ?? [])];
  const from = (field: string) => given.statedIn?.[field] ?? 'given';
  for (const field of ['url', 'title', 'outlet', 'forwardedFrom', 'language'] as const) {
    if (!given[field]) continue;
    metadata[field] = given[field];
    metadata.from[field] = from(field);
  }
  if (given.byline?.length) {
    metadata.byline = given.byline;
    metadata.from.byline = from('byline');
  }
  if (given.published) {
    const date = EDTF.test(given.published) ? given.published : toEdtfDate(given.published);
    const isStated = given.statedIn?.published !== undefined;
    if (date) setPublished(metadata, date, isStated ? 'metadata' : 'given', from('published'));
    else warnings.push(notUnderstood());
  }
  const dated = metadata.published === undefined && metadata.url ? dateInUrl(metadata.url) : undefined;
  if (dated) setPublished(metadata, dated, 'url', 'address');
  const seen = metadata.published === undefined ? toEdtfDate(given.seen ?? '') : undefined;
  if (seen) {
    setPublished(metadata, seen, 'metadata', from('seen'));
    warnings.push(onlySeen(seen));
  }
  return { metadata, warnings };
}

function setPublished(
  metadata: Metadata,
  date: string,
  publishedFrom: Metadata['publishedFrom'],
  origin: string,
): void {
  metadata.published = date;
  metadata.publishedFrom = publishedFrom;
  metadata.from.published = origin;
}

function notUnderstood(): Warning {
  return {
    code: 'published-not-understood',
    message:
      'The given date of publication is not an EDTF date such as 2024-05-08, 2024-05 or 2024; it was not used.',
  };
}

function onlySeen(day: string): Warning {
  return {
    code: 'published-doubtful',
    message: `The report does not say when it was published; ${day} is the day on which it was saved or crawled, and times count from it.`,
  };
}
