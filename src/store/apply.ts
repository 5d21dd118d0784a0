/** Reviews over a reading: the report as the analyst has it. Pure: the same reading and history, the same result. */
import { bestPrecision, timesOf } from '../happened.js';
import type { Attribution, Claim, Geometry, Place, Report, Source, Span } from '../report.js';
import { resolve } from './anchors.js';
import { boundsOf } from './calendar.js';
import { rolesOf, withRole } from './claim-times.js';
import { moveGeometry, pointsOf } from './geometry.js';
import type { Action, Anchor, Decided, Decision, FactsGiven, Review, SourceGiven } from './model.js';

/** The part of a review that counts here. */
export type Entry = Pick<Review, 'id' | 'at' | 'who' | 'anchors'> & { action: Action };

/**
 * Ids of the reviews that are in force: an undo takes back the entry it names, unless it is itself taken back.
 *
 * @param entries in the order in which they were made
 */
export function inForce(entries: readonly Pick<Review, 'id' | 'action'>[]): Set<number> {
  const undone = new Set<number>();
  for (const { id, action } of [...entries].reverse())
    if (action.kind === 'undo' && !undone.has(id)) undone.add(action.review);
  return new Set(entries.filter(({ id }) => !undone.has(id)).map(({ id }) => id));
}

/** What the analyst knows better of the report itself, the last word on each field. */
export function factsIn(entries: readonly Entry[]): FactsGiven {
  const force = inForce(entries);
  const facts: FactsGiven = {};
  for (const { id, action } of entries)
    if (action.kind === 'facts' && force.has(id)) Object.assign(facts, action.to);
  return facts;
}

/**
 * Applies a history to a reading. Entries whose words the reading has not got (it is a later one, or the entry that
 * made them was taken back) change nothing and are listed as lapsed.
 */
export function decide(reading: Report, entries: readonly Entry[]): Decided {
  const work = new Work(reading);
  const force = inForce(entries);
  for (const entry of entries) if (force.has(entry.id)) work.apply(entry);
  return work.result();
}

class Work {
  readonly #report: Report;
  readonly #states = new Map<string, Decision['state']>();
  readonly #notes = new Map<string, Decision['notes']>();
  readonly #corrected = new Set<string>();
  readonly #lapsed = new Map<number, string>();

  constructor(reading: Report) {
    // Only the lists that reviews change are copied; what stands in them is replaced, never changed in place.
    const { claims, attributions, sources, places, times, quantities } = reading;
    this.#report = {
      ...reading,
      claims: [...claims],
      attributions: [...attributions],
      sources: [...sources],
      places: [...places],
      times: [...times],
      quantities: [...quantities],
    };
  }

  apply(entry: Entry): void {
    const { action } = entry;
    if (action.kind === 'undo') return;
    const ids = entry.anchors.map((anchor) => resolve(this.#report, anchor));
    const missing = ids.indexOf(undefined);
    if (missing >= 0) {
      this.#lapsed.set(entry.id, lapseReason(entry.anchors[missing]));
      return;
    }
    this.#change(entry, action, ids as string[]);
  }

  #change(entry: Entry, action: Exclude<Action, { kind: 'undo' }>, [id = '', ...others]: string[]): void {
    switch (action.kind) {
      case 'accept':
      case 'reject':
      case 'reopen':
        this.#states.set(
          id,
          ({ accept: 'accepted', reject: 'rejected', reopen: 'open' } as const)[action.kind],
        );
        return;
      case 'note': {
        const note = { review: entry.id, at: entry.at, who: entry.who, note: action.note };
        this.#notes.set(id, [...(this.#notes.get(id) ?? []), note]);
        return;
      }
      case 'source':
        this.#changeSource(id, action.to);
        return;
      case 'chain':
        this.#changeChain(id, others);
        return;
      case 'place':
        this.#changePlace(id, action.to ?? undefined);
        return;
      case 'time':
        this.#changeTime(id, action.to);
        this.#report.claims = this.#report.claims.map((claim) =>
          claim.times.includes(id) ? this.#withPrecision(withRole(claim, id, action.role)) : claim,
        );
        return;
      case 'quantity':
        this.#replace('quantities', id, ({ min: _min, max: _max, unit: _unit, ...kept }) => ({
          ...kept,
          ...action.to,
        }));
        return;
      case 'facts':
        Object.assign(this.#report, action.to);
        if (action.to.published !== undefined) this.#report.publishedFrom = 'given';
        return;
      case 'split':
        this.#split(id, action.to);
        return;
      case 'join':
        this.#join([id, ...others]);
        return;
    }
  }

  #replace<K extends 'claims' | 'attributions' | 'places' | 'times' | 'quantities'>(
    list: K,
    id: string,
    change: (item: Report[K][number]) => Report[K][number],
  ): void {
    const items = this.#report[list] as Report[K][number][];
    const at = items.findIndex((item) => item.id === id);
    const item = items[at];
    if (item) items[at] = change(item);
    this.#corrected.add(id);
  }

  #changeSource(attributionId: string, to: SourceGiven): void {
    const sourceId = this.#sourceFor(to);
    this.#replace('attributions', attributionId, (item) => ({ ...(item as Attribution), sourceId }));
    this.#report.claims = this.#report.claims.map((claim) =>
      claim.chain.at(-1) === attributionId ? { ...claim, origin: sourceId } : claim,
    );
  }

  #sourceFor(given: SourceGiven): string {
    const same = (one: Source) =>
      one.name === given.name && one.kind === given.kind && one.named === given.named;
    const known = this.#report.sources.find(same);
    if (known) return known.id;
    const id = freeId('given', this.#report.sources);
    this.#report.sources.push({ id, ...given, mentions: [] });
    return id;
  }

  #changeChain(claimId: string, chain: string[]): void {
    const last = this.#report.attributions.find(({ id }) => id === chain.at(-1));
    this.#replace('claims', claimId, (item) => {
      const { origin: _origin, ...claim } = item as Claim;
      return { ...claim, chain, ...(last?.sourceId && { origin: last.sourceId }) };
    });
  }

  #changePlace(placeId: string, feature: Place['feature']): void {
    const before = this.#report.places.find(({ id }) => id === placeId)?.feature;
    this.#replace('places', placeId, (item) => {
      const { feature: _feature, ...place } = item as Place;
      return { ...place, confidence: 1, ...(feature && { feature }) };
    });
    this.#report.claims = this.#report.claims.map((claim) => {
      if (!claim.places.some(({ place, role }) => place === placeId && role !== 'aside')) return claim;
      const geometry = this.#geometry(claim, before, feature);
      // What was said of the old drawing's exactness does not hold for a point that the analyst chose.
      const { geometry: _geometry, geoPrecision, uncertaintyKm: _uncertainty, ...rest } = claim;
      return { ...rest, ...(geometry && { geometry, ...(geoPrecision && { geoPrecision }) }) };
    });
  }

  /** The old place's point is moved where the drawing has it; else the claim's places are drawn as points again. */
  #geometry(claim: Claim, before: Place['feature'], after: Place['feature']): Geometry | undefined {
    if (claim.geometry && before && after) {
      const moved = moveGeometry(claim.geometry, [before.lon, before.lat], [after.lon, after.lat]);
      if (moved) return moved;
    }
    const features = claim.places.flatMap(({ place: id, role }) => {
      const place = role === 'aside' ? undefined : this.#report.places.find((one) => one.id === id);
      return place?.feature ? [place.feature] : [];
    });
    return pointsOf(features);
  }

  #changeTime(timeId: string, edtf: string | null): void {
    this.#replace('times', timeId, (item) => {
      const {
        edtf: _e,
        earliest: _a,
        latest: _z,
        inferred: _i,
        candidates: _c,
        ...time
      } = item as Report['times'][number];
      return edtf === null ? time : { ...time, edtf, ...boundsOf(edtf) };
    });
  }

  #withPrecision({ timePrecision: _before, ...claim }: Claim): Claim {
    const precision = bestPrecision(
      timesOf(claim, new Map(this.#report.times.map((time) => [time.id, time]))),
    );
    return { ...claim, ...(precision && { timePrecision: precision }) };
  }

  #split(claimId: string, parts: readonly Span[][]): void {
    const at = this.#report.claims.findIndex(({ id }) => id === claimId);
    const claim = this.#report.claims[at];
    if (!claim) return;
    const pieces = parts.map((spans, n): Claim => {
      const holds = (id: string, list: readonly (Span & { id: string })[]) => {
        const item = list.find((one) => one.id === id);
        // What stands outside every part (a date at the head of the sentence) goes with all of them.
        return !item || within(item, spans) || !parts.some((other) => within(item, other));
      };
      const { geometry: _geometry, uncertaintyKm, timeRoles: _roles, ...rest } = claim;
      const places = claim.places.filter(({ place }) => holds(place, this.#report.places));
      const times = claim.times.filter((id) => holds(id, this.#report.times));
      const piece: Claim = {
        ...rest,
        id: `${claimId}.${n + 1}`,
        spans: spans.map(({ start, end }) => ({ start, end })),
        places,
        times,
        ...rolesOf(times, [claim]),
        quantities: claim.quantities.filter((id) => holds(id, this.#report.quantities)),
      };
      if (places.length === claim.places.length)
        return {
          ...piece,
          ...(claim.geometry && { geometry: claim.geometry }),
          ...(uncertaintyKm && { uncertaintyKm }),
        };
      const geometry = this.#geometry(piece, undefined, undefined);
      return geometry ? { ...piece, geometry } : piece;
    });
    this.#report.claims.splice(at, 1, ...pieces.map((piece) => this.#withPrecision(piece)));
    for (const { id } of pieces) this.#corrected.add(id);
  }

  #join(ids: readonly string[]): void {
    const joined = this.#report.claims.filter(({ id }) => ids.includes(id));
    const [first] = joined;
    if (!first || joined.length < 2) return;
    const unique = <T>(values: T[]) => [
      ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
    ];
    const times = unique(joined.flatMap((one) => one.times));
    const claim: Claim = {
      ...first,
      ...rolesOf(times, joined),
      spans: unique(joined.flatMap(({ spans }) => spans)).sort((a, b) => a.start - b.start || a.end - b.end),
      places: unique(joined.flatMap(({ places }) => places)),
      times,
      quantities: unique(joined.flatMap(({ quantities }) => quantities)),
      entities: unique(joined.flatMap(({ entities }) => entities)),
    };
    const geometry = this.#geometry(claim, undefined, undefined) ?? first.geometry;
    this.#report.claims = this.#report.claims
      .filter(({ id }) => id === first.id || !ids.includes(id))
      .map((one) =>
        one.id === first.id ? this.#withPrecision({ ...claim, ...(geometry && { geometry }) }) : one,
      );
    this.#corrected.add(first.id);
  }

  result(): Decided {
    const decisions = new Map<string, Decision>();
    for (const claim of this.#report.claims) {
      const parts = [
        claim.id,
        ...claim.chain,
        ...claim.places.map(({ place }) => place),
        ...claim.times,
        ...claim.quantities,
      ];
      decisions.set(claim.id, {
        state: this.#states.get(claim.id) ?? 'open',
        notes: this.#notes.get(claim.id) ?? [],
        corrected: parts.filter((id) => this.#corrected.has(id)),
      });
    }
    return { report: this.#report, decisions, corrected: this.#corrected, lapsed: this.#lapsed };
  }
}

function lapseReason(anchor: Anchor | undefined): string {
  return `the present reading has no ${anchor?.of ?? 'thing'} with these words`;
}

function within(item: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => item.start >= span.start && item.end <= span.end);
}

function freeId(stem: string, taken: readonly { id: string }[]): string {
  for (let n = 1; ; n += 1) if (!taken.some(({ id }) => id === `${stem}${n}`)) return `${stem}${n}`;
}
