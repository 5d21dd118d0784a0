/**
 * What every output shows of a report: its claims with their ids resolved, in text order, nothing added.
 * Outputs differ in form; what is said about a claim is decided here, once.
 */
import { type TimeOfClaim, timesOf } from '../happened.js';
import type {
  Attribution,
  Claim,
  Event,
  Place,
  Quantity,
  Report,
  Source,
  Span,
  TimeExpression,
  Warning,
} from '../report.js';
import type { Reviewed, ReviewedClaim } from './reviewed.js';

/** One link of a claim's chain: somebody who says it, or says that somebody else says it. */
export interface LinkView {
  attribution: Attribution;
  source?: Source;
  /** The source's fullest name in the report; the words that stand here when it is not known who is meant; '' for nobody. */
  name: string;
  /** The words that stand here, when they are not the name: "she", "the source". The tie between both was worked out. */
  asWritten?: string;
  /** False when the report does not name the source. */
  named: boolean;
  /** The words that attribute: "said", "according to". */
  cue: string;
  /** When it was said. */
  said?: TimeExpression;
}

export interface ClaimView {
  claim: Claim;
  /** The claim's words; ' … ' stands where the text interrupts them. */
  words: string;
  /** Nearest source first, origin last; empty for the report's own voice. */
  chain: LinkView[];
  origin?: Source;
  /** What it tells of, as its own words tell it. */
  events: Event[];
  /** Where it happened. */
  places: { place: Place; role: Exclude<Claim['places'][number]['role'], 'aside'> }[];
  /** Places that its words name, where it did not happen. */
  asides: Place[];
  times: TimeOfClaim[];
  quantities: Quantity[];
  /** Warnings about the claim's own words. */
  warnings: Warning[];
  /** What an analyst made of it; only in exports of the desk. */
  review?: ReviewedClaim;
}

export interface ReportView {
  report: Report;
  /** The outlet's name, or 'The report' where it is not known. */
  voice: string;
  claims: ClaimView[];
  /** Warnings that belong to no claim. */
  warnings: Warning[];
  sources: SourceView[];
}

export interface SourceView {
  source: Source;
  /** How many claims go back to it, and how many it relays. */
  origin: number;
  relay: number;
}

/**
 * Resolves the ids of a report's claims. An id that leads nowhere is left out.
 *
 * @example viewOf(report).claims[0]?.chain.map((link) => link.name); // ['Al-Nawras', 'residents']
 */
export function viewOf(report: Report, reviewed?: Reviewed): ReportView {
  const attributions = byId(report.attributions);
  const sources = byId(report.sources);
  const places = byId(report.places);
  const times = byId(report.times);
  const quantities = byId(report.quantities);
  const events = byId(report.events);
  const claimAt = claimFinder(report.claims);
  const claimWarnings = new Map<string, Warning[]>();
  const warnings: Warning[] = [];
  for (const warning of report.warnings) {
    const claim = warning.span && claimAt(warning.span);
    if (!claim) warnings.push(warning);
    else claimWarnings.set(claim.id, [...(claimWarnings.get(claim.id) ?? []), warning]);
  }
  const claims = report.claims.map((claim): ClaimView => {
    const chain = present(claim.chain.map((id) => attributions.get(id))).map((attribution) =>
      linkOf(report.text, attribution, sources, times),
    );
    const review = reviewed?.claims.get(claim.id);
    const origin = claim.origin === undefined ? chain.at(-1)?.source : sources.get(claim.origin);
    return {
      claim,
      words: wordsAt(report.text, claim.spans),
      chain,
      ...(origin && { origin }),
      events: present(claim.events.map((id) => events.get(id))).map((event) => asTold(event, claim)),
      places: claim.places.flatMap(({ place, role }) => {
        const found = places.get(place);
        return found && role !== 'aside' ? [{ place: found, role }] : [];
      }),
      asides: present(
        claim.places.map(({ place, role }) => (role === 'aside' ? places.get(place) : undefined)),
      ),
      times: timesOf(claim, times),
      quantities: present(claim.quantities.map((id) => quantities.get(id))),
      warnings: claimWarnings.get(claim.id) ?? [],
      ...(review && { review }),
    };
  });
  return {
    report,
    voice: report.outlet ?? 'The report',
    claims,
    warnings,
    sources: sourceViews(report, claims),
  };
}

/**
 * An event as a claim's own words tell it: other claims, perhaps of somebody else, may tell who did it.
 * Triggers, actors and recipients that stand elsewhere are left out.
 */
function asTold(event: Event, { spans }: Claim): Event {
  const isInside = ({ start, end }: Span) => spans.some((s) => s.start <= start && end <= s.end);
  const roles = (all: Event['actors']) =>
    all.flatMap((role) => {
      const own = role.spans.filter(isInside);
      return own.length ? [{ ...role, spans: own }] : [];
    });
  const triggers = event.triggers.filter(isInside);
  return {
    ...event,
    triggers: triggers.length ? triggers : event.triggers,
    actors: roles(event.actors),
    recipients: roles(event.recipients),
  };
}

/** The words of several spans; ' … ' stands where something was left out between two of them. */
export function wordsAt(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

function linkOf(
  text: string,
  attribution: Attribution,
  sources: Map<string, Source>,
  times: Map<string, TimeExpression>,
): LinkView {
  const source = attribution.sourceId === undefined ? undefined : sources.get(attribution.sourceId);
  const written = wordsAt(text, attribution.source);
  const said = attribution.time === undefined ? undefined : times.get(attribution.time);
  const isOther = source && written !== '' && !saysName(written, source.name);
  return {
    attribution,
    ...(source && { source }),
    name: source?.name ?? written,
    ...(isOther && { asWritten: written }),
    named: source?.named ?? false,
    cue: wordsAt(text, attribution.cue),
    ...(said && { said }),
  };
}

/** Whether the words at hand hold the name itself, so that nothing had to be worked out. */
function saysName(written: string, name: string): boolean {
  return plain(written).includes(plain(name));
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim().toLowerCase();
}

function sourceViews(report: Report, claims: readonly ClaimView[]): SourceView[] {
  const counts = new Map(report.sources.map((source) => [source.id, { source, origin: 0, relay: 0 }]));
  for (const { chain, origin } of claims) {
    const own = origin && counts.get(origin.id);
    if (own) own.origin += 1;
    const relays = new Set(chain.map((link) => link.source?.id));
    for (const id of relays) {
      const relay = id !== undefined && id !== origin?.id && counts.get(id);
      if (relay) relay.relay += 1;
    }
  }
  return [...counts.values()];
}

/** Finds the claim that a span lies in, if any, without comparing every warning with every claim. */
function claimFinder(claims: readonly Claim[]): (span: Span) => Claim | undefined {
  const pieces = claims
    .flatMap((claim) => claim.spans.map((span) => ({ ...span, claim })))
    .sort((a, b) => a.start - b.start);
  return (span) => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.start ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low - 1];
    return piece && span.start < piece.end ? piece.claim : undefined;
  };
}

function byId<T extends { id: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

function present<T>(all: readonly (T | undefined)[]): T[] {
  return all.filter((one): one is T => one !== undefined);
}
