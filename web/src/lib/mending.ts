/** What a correction would touch beside what it is made at, and what the reader left out. Pure. */
import { fold } from '../../../src/store/fold.js';
import { isPronoun } from '../../../src/store/pronouns.js';
import type { Attribution, Claim, Place, Quantity, Report, Span, TimeExpression } from './types.js';
import { touches, within } from './words.js';

/** The other claims that an attribution leads to: they change with it. */
export function claimsOf(report: Report, attribution: string, but: string): Claim[] {
  return report.claims.filter(({ id, chain }) => id !== but && chain.includes(attribution));
}

/** Other places of the same name that stand for something else. */
export function sameName(report: Report, place: Place): Place[] {
  const name = fold(place.name);
  return report.places.filter(
    (one) => one.id !== place.id && fold(one.name) === name && one.feature?.id !== place.feature?.id,
  );
}

/** Other attributions to whoever is called the same there, that name somebody else; "he" may be anybody. */
export function sameSource(report: Report, attribution: Attribution): Attribution[] {
  const called = ({ source }: Attribution) =>
    fold(source.map(({ start, end }) => report.text.slice(start, end)).join(' '));
  const name = called(attribution);
  if (!name || isPronoun(name)) return [];
  return report.attributions.filter(
    (one) => one.id !== attribution.id && one.sourceId !== attribution.sourceId && called(one) === name,
  );
}

export interface Parts {
  places: Place[];
  times: TimeExpression[];
  quantities: Quantity[];
}

/** What the reader found within words: for a claim that is to have them. What an analyst added belongs to one claim. */
export function partsIn(report: Report, spans: readonly Span[]): Parts {
  const isRead = (one: Span & { id: string }) => !one.id.startsWith('given-') && within(one, spans);
  return {
    places: report.places.filter(isRead),
    times: report.times.filter(isRead),
    quantities: report.quantities.filter(isRead),
  };
}

/** What the reader found within a claim's words and did not take for the claim's; what an analyst added there is. */
export function leftOut(report: Report, claim: Claim): Parts {
  const { places, times, quantities } = partsIn(report, claim.spans);
  const own = new Set([...claim.places.map(({ place }) => place), ...claim.times, ...claim.quantities]);
  const taken = [...report.places, ...report.times, ...report.quantities].filter(({ id }) => own.has(id));
  const isOut = (one: Span & { id: string }) =>
    !own.has(one.id) && !taken.some(({ start, end }) => start === one.start && end === one.end);
  return {
    places: places.filter(isOut),
    times: times.filter((time) => isOut(time) && time.edtf !== undefined),
    quantities: quantities.filter(isOut),
  };
}

/** Sentences in which no claim was read. */
export function unclaimed(report: Report): Span[] {
  const spans = report.claims.flatMap((claim) => claim.spans).sort((a, b) => a.start - b.start);
  const isPlain = (sentence: Span) => /\p{L}/u.test(report.text.slice(sentence.start, sentence.end));
  return report.sentences.filter(
    (sentence) => isPlain(sentence) && !spans.some((span) => touches(span, sentence)),
  );
}

/** The links by which words come to the report: attributions whose content holds them, the report's nearest first. */
export function chainAround(report: Report, words: Span): string[] {
  const length = ({ content }: Attribution) => content.reduce((sum, { start, end }) => sum + end - start, 0);
  return report.attributions
    .filter(({ content }) => within(words, content))
    .sort((a, b) => length(b) - length(a))
    .map(({ id }) => id);
}

/** A way by which claims of this report come to it, and what it is called. */
export interface Way {
  chain: string[];
  label: string;
}

/** Every chain of a report's claims, each once, the own voice first. */
export function waysOf(report: Report): Way[] {
  const names = new Map(report.sources.map(({ id, name }) => [id, name]));
  const sources = new Map(report.attributions.map(({ id, sourceId }) => [id, sourceId]));
  const nameOf = (id: string) => names.get(sources.get(id) ?? '') ?? 'nobody named';
  const ways = new Map<string, Way>([['', { chain: [], label: 'the report’s own voice' }]]);
  for (const { chain, origin } of report.claims) {
    const label = chain.map((id, n) =>
      n === chain.length - 1 ? (names.get(origin ?? '') ?? nameOf(id)) : nameOf(id),
    );
    if (chain.length > 0) ways.set(chain.join(' '), { chain, label: label.join(' → ') });
  }
  return [...ways.values()];
}
