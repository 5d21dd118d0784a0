/** What is looked up, worked out from a report as the analyst has it: rows of the claim tables. Pure. */
import { happened, type Stretch, timesOf } from '../happened.js';
import type { Attribution, Claim, Geometry, Report, Source, Span } from '../report.js';
import { fold } from './fold.js';
import { type Box, boxOf } from './geometry.js';
import type { Decided, ReviewState, SourceGiven, Voice } from './model.js';
import { isPronoun } from './pronouns.js';

/** Stand for an open side, so that bounds compare as text. */
const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

export interface Speaking extends Pick<SourceGiven, 'name' | 'kind' | 'named'> {
  /** The same for everybody who goes by this name, in all reports. */
  key: string;
}

export interface ClaimRows {
  claim: string;
  kind: Claim['kind'];
  /** Absent in reports that were read before there were events. */
  events: readonly string[] | undefined;
  position: number;
  words: string;
  /** Everybody in the chain, nearest first; the last is the origin where `voice` is named or unnamed. */
  speakers: { speaking: Speaking; origin: boolean }[];
  origin: string | null;
  voice: Voice;
  hops: number;
  stance: string | null;
  evidence: string | null;
  polarity: string;
  tense: string;
  confidence: number | null;
  places: { name: string; folded: string; feature: string | null }[];
  box: Box | null;
  geometry: Geometry | null;
  times: { earliest: string; latest: string }[];
  earliest: string | null;
  latest: string | null;
  geoPrecision: number | null;
  uncertaintyKm: number | null;
  timePrecision: number | null;
  state: ReviewState;
  corrected: boolean;
  notes: number;
  warnings: number;
}

/** The rows of a report's claims, in its order. */
export function claimRows({ report, decisions }: Decided): ClaimRows[] {
  const lookup = {
    attributions: byId(report.attributions),
    sources: byId(report.sources),
    places: byId(report.places),
    times: byId(report.times),
  };
  return report.claims.map((claim) => {
    const chain = claim.chain.flatMap((id) => lookup.attributions.get(id) ?? []);
    const last = chain.at(-1);
    const origin = lookup.sources.get(claim.origin ?? last?.sourceId ?? '');
    const when = happened(timesOf(claim, lookup.times), claim.modality.tense, report.published);
    // A timeline holds what can be checked; a filter by day finds the rest too.
    const shown = claim.kind === 'checkable' ? when : [];
    const decision = decisions.get(claim.id);
    return {
      claim: claim.id,
      kind: claim.kind,
      events: claim.events,
      position: Math.min(...claim.spans.map(({ start }) => start)),
      words: wordsOf(report, claim.spans),
      speakers: speakersOf(chain, origin, lookup.sources),
      origin: origin?.name ?? null,
      voice: voiceOf(chain, origin),
      hops: claim.chain.length,
      stance: last?.stance ?? null,
      evidence: last?.evidence ?? null,
      polarity: claim.modality.polarity,
      tense: claim.modality.tense,
      confidence: chain.length > 0 ? Math.min(...chain.map(({ confidence }) => confidence)) : null,
      places: placesOf(claim, lookup.places),
      box: claim.geometry ? (boxOf(claim.geometry) ?? null) : null,
      geometry: claim.geometry ?? null,
      times: when.map(bounds),
      earliest: least(shown.flatMap(({ earliest }) => earliest ?? [])),
      latest: greatest(shown.flatMap(({ latest }) => latest ?? [])),
      geoPrecision: claim.geoPrecision ?? null,
      uncertaintyKm: claim.uncertaintyKm ?? null,
      timePrecision: claim.timePrecision ?? null,
      state: decision?.state ?? 'open',
      corrected: !!decision && decision.corrected.length + decision.given.length > 0,
      notes: decision?.notes.length ?? 0,
      warnings: report.warnings.filter(({ span }) => span && touches(span, claim.spans)).length,
    };
  });
}

/** A source as an entry among those of all reports. Not named, it is grouped by how it is described. */
export function speakingOf(source: Pick<Source, 'name' | 'kind' | 'named'>): Speaking {
  const { name, kind, named } = source;
  return { key: `${named ? 'named' : 'unnamed'}:${fold(name)}`, name, kind, named };
}

/** Spans' words on one line; interruptions shown as an ellipsis. */
export function wordsOf(report: Pick<Report, 'text'>, spans: readonly Span[]): string {
  return spans
    .map(({ start, end }) => report.text.slice(start, end).replace(/[\s\p{Cc}]+/gu, ' '))
    .join(' … ');
}

function speakersOf(
  chain: readonly Attribution[],
  origin: Source | undefined,
  sources: ReadonlyMap<string, Source>,
): ClaimRows['speakers'] {
  return chain.flatMap((attribution, n) => {
    const source = n === chain.length - 1 ? origin : sources.get(attribution.sourceId ?? '');
    // Who "we" are was not found out: it is nobody's entry among those of all reports.
    return source && !isPronoun(source.name)
      ? [{ speaking: speakingOf(source), origin: n === chain.length - 1 }]
      : [];
  });
}

function voiceOf(chain: readonly Attribution[], origin: Source | undefined): Voice {
  if (chain.length === 0) return 'own';
  if (!origin) return 'unsaid';
  return origin.named && !isPronoun(origin.name) ? 'named' : 'unnamed';
}

function placesOf(claim: Claim, places: ReadonlyMap<string, Report['places'][number]>): ClaimRows['places'] {
  return claim.places.flatMap(({ place: id, role }) => {
    const place = places.get(id);
    if (!place || role === 'aside') return [];
    return [{ name: place.name, folded: fold(place.name), feature: place.feature?.id ?? null }];
  });
}

/** What a filter looks at. A side left open only by "since" or "until" ends with the time named: all later ones are no find. */
function bounds({ time, earliest, latest }: Stretch): ClaimRows['times'][number] {
  return {
    earliest: earliest ?? time.earliest?.slice(0, 10) ?? FIRST_DAY,
    latest: latest ?? time.latest?.slice(0, 10) ?? LAST_DAY,
  };
}

function touches(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => span.start < end && start < span.end);
}

const least = (days: readonly string[]) =>
  days.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null);
const greatest = (days: readonly string[]) =>
  days.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
