/** What a claim's events are, and which places, times and figures are theirs. */
import type { Claim, Event, Span } from '../report.js';

/** The events that some words tell of. */
export interface Happened {
  events: Event[];
  /** Ids of where and when they happened, and of how many were killed and wounded. */
  places: ReadonlySet<string>;
  times: ReadonlySet<string>;
  killed: ReadonlySet<string>;
  wounded: ReadonlySet<string>;
}

/**
 * The events that a claim's words tell of: those with a trigger in them. A place, time or figure among the claim's own
 * that is not among theirs is the place, time or figure of something else.
 *
 * @param spans the claim's words
 * @param events the report's
 * @example happenedIn(claim.spans, events).places.has(place.id); // whether it happened there
 */
export function happenedIn(spans: readonly Span[], events: readonly Event[]): Happened {
  const told = events.filter(({ triggers }) =>
    triggers.some((t) => spans.some((s) => s.start <= t.start && t.end <= s.end)),
  );
  const ids = (key: 'places' | 'times' | 'killed' | 'wounded') =>
    new Set(told.flatMap((event) => event[key]));
  return {
    events: told,
    places: ids('places'),
    times: ids('times'),
    killed: ids('killed'),
    wounded: ids('wounded'),
  };
}

/**
 * The events, each with the ids of the claims that tell of it.
 *
 * @example withClaims(events, claims)[0].claims; // ['c1', 'c4']
 */
export function withClaims(events: readonly Event[], claims: readonly Claim[]): Event[] {
  const tellers = new Map<string, string[]>();
  for (const claim of claims)
    for (const id of claim.events) tellers.set(id, [...(tellers.get(id) ?? []), claim.id]);
  return events.map((event) => ({ ...event, claims: tellers.get(event.id) ?? [] }));
}
