/** What joining needs of a report, and nothing else: small plain data, the same for the same report. */
import type { Geometry, PloverType, Report, Span } from '../report.js';
import { type Account, accountOf } from './account.js';
import { type Days, daysOf } from './days.js';
import { leadOf } from './lead.js';
import { type Means, meansOf } from './means.js';
import { type NumberTold, numbersOf } from './numbers.js';
import { placesOf, type SignaturePlace } from './places.js';
import { type Words, wordsOf } from './words.js';

export interface Signature {
  id: string;
  title?: string;
  outlet?: string;
  published?: string;
  /** Words of the text, and how many of them belong to the lead. */
  words: Words;
  leadWords: number;
  /** Hashes of the title's words. */
  titleWords: Int32Array;
  days: Days;
  places: SignaturePlace[];
  numbers: NumberTold[];
  means: Means[];
  account: Account;
  /** Agencies and outlets credited with the report's own text. */
  credits: string[];
  label: { span: Span; words: string };
  geometry?: Geometry;
  type?: PloverType;
  subEvent?: string;
}

/**
 * The signature of a report.
 *
 * @example const stories = join(reports.map(signatureOf));
 */
export function signatureOf(report: Report): Signature {
  const lead = leadOf(report);
  const words = wordsOf(report.text);
  let leadWords = 0;
  while (leadWords < words.starts.length && (words.starts[leadWords] as number) < lead.end) leadWords += 1;
  const days = daysOf(report, lead);
  const mentions = report.sources.filter(({ named }) => named).flatMap((source) => source.mentions);
  const isSource = (span: Span) =>
    mentions.some(
      ({ start, end }) => start <= span.start && span.end <= end && end - start > span.end - span.start,
    );
  const numbers = numbersOf(report, lead, days, []);
  const mainNumbers = new Set(
    numbers.flatMap(({ main, claim }) => (main && claim !== undefined ? [claim] : [])),
  );
  const credits = creditsOf(report, lead);
  const account = accountOf(report, lead, days, words, mainNumbers, credits);
  return {
    id: report.id,
    ...(report.title !== undefined && { title: report.title }),
    ...(report.outlet !== undefined && { outlet: report.outlet }),
    ...(report.published !== undefined && { published: report.published }),
    words,
    leadWords,
    titleWords: wordsOf(report.title ?? '').hashes,
    days,
    places: placesOf(report, lead, isSource),
    numbers,
    means: meansOf(words, lead),
    account,
    credits,
    label: labelOf(report),
  };
}

/** The title where the text holds it, else the first sentence that is no mere dateline. */
function labelOf(report: Report): Signature['label'] {
  const { text, title } = report;
  const at = title ? text.indexOf(title.trim()) : -1;
  if (title && at >= 0 && at < 400)
    return { span: { start: at, end: at + title.trim().length }, words: title.trim() };
  const sentence = report.sentences.find(({ start, end }) => end - start > 40) ?? report.sentences[0];
  const span = sentence ?? { start: 0, end: Math.min(text.length, 120) };
  return { span: { start: span.start, end: span.end }, words: text.slice(span.start, span.end) };
}

const CREDIT_WITHIN = 500; // characters from the beginning, and from the end
/** "BEIRUT (Reuters)", "AFP Tuesday 6 Aug 2013", "(With AFP)". */
const AGENCY =
  /\b(?:[A-Z][A-Z]{1,5}|[A-Z][a-z]+)\b(?=\s*\)|\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+\d{1,2}\s)/g;

function creditsOf({ text }: Report, lead: Span): string[] {
  const found = new Set<string>();
  for (const part of [text.slice(0, Math.min(lead.end, CREDIT_WITHIN)), text.slice(-60)])
    for (const [agency] of part.matchAll(AGENCY))
      if (!/^(?:GMT|UTC|AM|PM|EST|US|UN|UK)$/.test(agency)) found.add(agency);
  return [...found];
}
