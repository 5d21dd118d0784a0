/** What a claim's events are, and which places, times and figures are theirs. */

import type { Claim, Event, Span } from '../report.js';
import { firstStartingAt } from '../sorted.js';

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
 * Looks up the events that some words tell of: those with a trigger in them. A place, time or figure among a claim's own
 * that is not among theirs is the place, time or figure of something else.
 *
 * @param events the report's
 * @returns what the words of the spans tell of, in order of their triggers
 * @example happenings(events)(claim.spans).places.has(place.id); // whether it happened there
 */
export function happenings(events: readonly Event[]): (spans: readonly Span[]) => Happened {
  const triggers = events
    .flatMap((event) => event.triggers.map(({ start, end }) => ({ start, end, event })))
    .sort((a, b) => a.start - b.start);
  return (spans) => {
    const told = new Set<Event>();
    for (const span of spans)
      for (let at = firstStartingAt(triggers, span.start); at < triggers.length; at++) {
        const { start, end, event } = triggers[at] as (typeof triggers)[number];
        if (start >= span.end) break;
        if (end <= span.end) told.add(event);
      }
    const found = [...told];
    const ids = (key: 'places' | 'times' | 'killed' | 'wounded') =>
      new Set(found.flatMap((event) => event[key]));
    return {
      events: found,
      places: ids('places'),
      times: ids('times'),
      killed: ids('killed'),
      wounded: ids('wounded'),
    };
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
