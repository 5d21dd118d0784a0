/** Which claims and stories a question is about. Nothing is guessed: what was understood is part of the answer. */
import type { GazetteerFeature } from '../report.js';
import { distance } from '../story/index.js';
import type { Story } from '../story.js';
import type { Corpus, KnownClaim } from './corpus.js';
import { fold, termsOf } from './fold.js';

/** What a question asks for; all of it must fit. */
export interface Asked {
  words?: string | undefined;
  place?: Area | undefined;
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
  outlet?: string | undefined;
  report?: string | undefined;
  kind?: 'checkable' | 'opinion' | 'demand' | 'other' | 'any' | undefined;
}

/** A place as it was understood, and how far from it is still there. */
export interface Area {
  /** As it was asked for; also looked for in the reports' own words. */
  name: string;
  feature?: GazetteerFeature;
  km: number;
}

export interface FoundClaim {
  known: KnownClaim;
  /** Words of the question that it has. */
  matched: string[];
  score: number;
}

export interface FoundClaims {
  found: FoundClaim[];
  /** Those that fit but for what their reports do not tell. */
  withoutTime: number;
  withoutPlace: number;
}

/** Claims that fit, those with more and rarer of the words first, then the latest reports. */
export function findClaims(corpus: Corpus, asked: Asked): FoundClaims {
  const terms = asked.words === undefined ? [] : termsOf(asked.words);
  const candidates: { known: KnownClaim; matched: string[] }[] = [];
  const counts = new Map<string, number>();
  const missing = { withoutTime: 0, withoutPlace: 0 };
  for (const known of corpus.claims(asked.report)) {
    if (!fitsPlainly(known, asked)) continue;
    const matched = terms.filter((term) => known.folded.includes(` ${term}`));
    if (terms.length > 0 && matched.length === 0) continue;
    const place = asked.place === undefined || isThere(known, asked.place);
    const time = isThen(known, asked);
    if (place === undefined && time !== false) missing.withoutPlace += 1;
    else if (time === undefined && place !== false) missing.withoutTime += 1;
    if (!place || !time) continue;
    for (const term of matched) counts.set(term, (counts.get(term) ?? 0) + 1);
    candidates.push({ known, matched });
  }
  const total = candidates.length;
  const rarity = (term: string) => Math.log(1 + total / (counts.get(term) ?? 1));
  const found = candidates
    .map(({ known, matched }): FoundClaim => {
      const score = matched.reduce(
        (sum, term) => sum + rarity(term) * (known.ownWords.includes(` ${term}`) ? 1 : 0.6),
        0,
      );
      return { known, matched, score: Math.round(score * 1000) / 1000 };
    })
    .sort((a, b) => b.score - a.score || byReport(a.known, b.known));
  return { found, ...missing };
}

/** The latest first; of one report in the order of its text. */
function byReport(a: KnownClaim, b: KnownClaim): number {
  const [one, other] = [a.report.published ?? '', b.report.published ?? ''];
  if (one !== other) return one < other ? 1 : -1;
  if (a.report.id !== b.report.id) return a.report.id < b.report.id ? -1 : 1;
  return (a.view.claim.spans[0]?.start ?? 0) - (b.view.claim.spans[0]?.start ?? 0);
}

function fitsPlainly(
  { report, view, review }: KnownClaim,
  { kind = 'checkable', source, outlet }: Asked,
): boolean {
  if (review === 'rejected') return false;
  if (kind !== 'any' && view.claim.kind !== kind) return false;
  if (outlet !== undefined && !fold(report.outlet ?? '').includes(fold(outlet))) return false;
  if (source === undefined) return true;
  const names = view.chain.flatMap(({ name, asWritten, source: known }) => [
    name,
    asWritten,
    known?.affiliation,
  ]);
  return names.some((name) => name && fold(name).includes(fold(source)));
}

/** Undefined where the claim names no place. */
function isThere({ report, view }: KnownClaim, area: Area): boolean | undefined {
  if (view.places.length === 0) return undefined;
  const name = fold(area.name);
  return view.places.some(
    ({ place }) =>
      fold(report.text.slice(place.start, place.end)) === name ||
      (place.feature !== undefined &&
        area.feature !== undefined &&
        isWithin(place.feature, area.feature, area.km)),
  );
}

/** A country holds what lies in it, a province what bears its name, anything else what is near. */
export function isWithin(feature: GazetteerFeature, area: GazetteerFeature, km: number): boolean {
  if (feature.id === area.id) return true;
  if (area.featureCode.startsWith('PCL')) return feature.country === area.country;
  if (area.featureCode === 'ADM1') return feature.country === area.country && feature.admin1 === area.name;
  return !feature.featureCode.startsWith('PCL') && distance(feature, area) <= km;
}

/** Undefined where it is not told when. */
function isThen({ when }: KnownClaim, { from, to }: Asked): boolean | undefined {
  if (from === undefined && to === undefined) return true;
  if (when.length === 0) return undefined;
  return when.some(
    ({ earliest, latest }) =>
      (to === undefined || earliest === undefined || earliest <= lastDay(to)) &&
      (from === undefined || latest === undefined || latest >= from),
  );
}

/** The end of a month or a year, as text that is compared: `2024-05` → `2024-05-31`. */
function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** Stories that fit, those told by most independent voices first. */
export function findStories(
  corpus: Corpus,
  asked: Pick<Asked, 'words' | 'place' | 'from' | 'to'> & { minVoices?: number | undefined },
): { story: Story; matched: string[] }[] {
  const terms = asked.words === undefined ? [] : termsOf(asked.words);
  return corpus
    .stories()
    .map((story) => ({ story, matched: terms.filter((term) => wordsOf(corpus, story).includes(` ${term}`)) }))
    .filter(({ matched }) => terms.length === 0 || matched.length > 0)
    .filter(({ story }) => story.independent.min >= (asked.minVoices ?? 0))
    .filter(
      ({ story }) =>
        (asked.to === undefined || (story.earliest !== undefined && story.earliest <= lastDay(asked.to))) &&
        (asked.from === undefined || (story.latest !== undefined && story.latest >= asked.from)),
    )
    .filter(({ story }) => asked.place === undefined || isStoryThere(story, asked.place))
    .sort(
      (a, b) =>
        b.matched.length - a.matched.length ||
        b.story.independent.min - a.story.independent.min ||
        b.story.reports.length - a.story.reports.length ||
        (a.story.id < b.story.id ? -1 : 1),
    );
}

function isStoryThere({ places }: Story, { name, feature: area, km }: Area): boolean {
  return places.some(
    ({ feature }) => fold(feature.name) === fold(name) || (area !== undefined && isWithin(feature, area, km)),
  );
}

/** Of all claims that tell it. */
function wordsOf(corpus: Corpus, story: Story): string {
  return story.reports
    .flatMap(({ report, claims, title = '' }) => [
      ` ${fold(title)} `,
      ...claims.map((id) => corpus.claim(report, id)?.folded ?? ''),
    ])
    .join('');
}
