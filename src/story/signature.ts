/** What joining needs of a report, and nothing else: small plain data, the same for the same report. */
import type { Geometry, Report, Span } from '../report.js';
import { type Account, accountOf } from './account.js';
import { type Days, daysOf } from './days.js';
import { type Happening, happeningOf } from './happening.js';
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
  happening: Happening;
  account: Account;
  /** Agencies and outlets credited with the report's own text. */
  credits: string[];
  label: { span: Span; words: string };
  /** Where the first words place it. */
  geometry?: Geometry;
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
  const places = placesOf(report, lead, isSource);
  return {
    id: report.id,
    ...(report.title !== undefined && { title: report.title }),
    ...(report.outlet !== undefined && { outlet: report.outlet }),
    ...(report.published !== undefined && { published: report.published }),
    words,
    leadWords,
    titleWords: wordsOf(report.title ?? '').hashes,
    days,
    places,
    numbers,
    means: meansOf(words, lead),
    happening: happeningOf(report, lead),
    account,
    credits,
    label: labelOf(report),
    ...pointOf(places),
  };
}

/** The point of the finest place that the first words name. */
function pointOf(places: readonly SignaturePlace[]): Pick<Signature, 'geometry'> {
  const [finest] = places
    .filter(({ lead, feature, fine }) => lead && feature && fine > 0)
    .sort((a, b) => b.fine - a.fine);
  if (!finest?.feature) return {};
  return { geometry: { type: 'Point', coordinates: [finest.feature.lon, finest.feature.lat] } };
}

/** "SABHA, 2 February 2025 (Fezzan Dispatch) –": where and when it was filed tells nothing of what happened. */
const DATELINE = /^\p{Lu}[^.!?–—]{0,90}\s[–—-]{1,2}\s/u;
const TITLE_WITHIN = 400; // characters
const SHORTEST_LABEL = 40; // characters

/** The title where the text holds it, else the first sentence, without its dateline. */
function labelOf({ text, title, sentences }: Report): Signature['label'] {
  const wanted = title?.trim() ?? '';
  const at = wanted ? text.indexOf(wanted) : -1;
  if (at >= 0 && at < TITLE_WITHIN) return { span: { start: at, end: at + wanted.length }, words: wanted };
  const { start, end } = sentences.find((one) => one.end - one.start > SHORTEST_LABEL) ??
    sentences[0] ?? { start: 0, end: Math.min(text.length, 120) };
  const from = start + (DATELINE.exec(text.slice(start, end))?.[0].length ?? 0);
  return { span: { start: from, end }, words: text.slice(from, end) };
}

const CREDIT_WITHIN = 500; // characters from the beginning
const CLOSING = 60; // characters at the end
/** "BEIRUT (Reuters)", "SABHA, 2 May (Fezzan Dispatch) –", a closing "(Nile Wire)". */
const IN_BRACKETS = /\(((?:With )?\p{Lu}[\p{L}.&’' -]{1,38})\)/gu;
/** "AFP Tuesday 6 Aug 2013": an acronym before the day. */
const BEFORE_DAY = /\b([A-Z]{2,6})\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+\d{1,2}\s/g;
const NO_AGENCY = /^(?:GMT|UTC|AM|PM|EST|US|UN|UK|EU)$/;

/** Whose text the report says it is. */
function creditsOf({ text, sources }: Report, lead: Span): string[] {
  const found = new Set<string>();
  const head = text.slice(0, Math.min(lead.end, CREDIT_WITHIN));
  const isKnown = (name: string) =>
    sources.some((source) => source.kind === 'outlet' && source.name.includes(name));
  for (const [, name = ''] of head.matchAll(IN_BRACKETS)) {
    const before = head.slice(0, head.indexOf(`(${name})`));
    // A dateline's brackets come early; an acronym in brackets behind an organisation's name is no credit.
    if (/^[^.!?]{0,80}$/.test(before) && /(?:\p{Lu}{3,}|\d{4}|\d{1,2})[\s,]*$/u.test(before.trimEnd()))
      found.add(name.replace(/^With /, ''));
  }
  for (const [, name = ''] of head.matchAll(BEFORE_DAY)) if (!NO_AGENCY.test(name)) found.add(name);
  for (const [, name = ''] of text.slice(-CLOSING).matchAll(IN_BRACKETS))
    if (isKnown(name) || /^With /.test(name)) found.add(name.replace(/^With /, ''));
  const filed = /\(([\p{Lu}][^()\d]{1,38})\)\s*(?:[–—-]|$)/u.exec(text.slice(0, 120))?.[1];
  if (filed) found.add(filed);
  return [...found];
}
