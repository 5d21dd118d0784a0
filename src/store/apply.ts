/** Reviews over a reading: the report as the analyst has it. Pure: the same reading and history, the same result. */
import type { Attribution, Claim, Place, Report, Source, Span } from '../report.js';
import { resolve, wordsOf } from './anchors.js';
import { boundsOf } from './calendar.js';
import { geometryOf } from './claim-geometry.js';
import { withPrecision, withRole } from './claim-times.js';
import { addClaim, addLink, addPlace, addQuantity, addTime, givenId, takeOut, withChain } from './given.js';
import type { Action, Anchor, Decided, Decision, FactsGiven, Review, SourceGiven } from './model.js';
import { joinedOf, moved, piecesOf } from './split-join.js';

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

type Addition = Extract<Action, { kind: 'add-place' | 'add-time' | 'add-quantity' | 'add-claim' | 'link' }>;

class Work {
  #report: Report;
  readonly #states = new Map<string, Decision['state']>();
  readonly #notes = new Map<string, Decision['notes']>();
  readonly #tags = new Map<string, Set<string>>();
  readonly #assigned = new Map<string, string | null>();
  readonly #corrected = new Set<string>();
  readonly #given = new Set<string>();
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
    if (missing >= 0) this.#lapsed.set(entry.id, lapseReason(entry.anchors[missing]));
    // What was corrected along with it, for its name, stands by itself: those that are there are corrected.
    const isOfMany = action.kind === 'place' || action.kind === 'source';
    const found = ids.filter((id) => id !== undefined);
    if (missing < 0 || (isOfMany && found.length > 0)) this.#change(entry, action, found);
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
      case 'tag':
        this.#tags.set(id, new Set([...(this.#tags.get(id) ?? []), action.tag]));
        return;
      case 'untag':
        this.#tags.get(id)?.delete(action.tag);
        return;
      case 'assign':
        this.#assigned.set(id, action.to);
        return;
      case 'source':
        for (const one of [id, ...others]) this.#changeSource(one, action.to);
        return;
      case 'chain':
        this.#changeChain(id, others);
        return;
      case 'place':
        for (const one of [id, ...others]) this.#changePlace(one, action.to ?? undefined);
        return;
      case 'time':
        this.#changeTime(id, action.to);
        this.#report.claims = this.#report.claims.map((claim) =>
          claim.times.includes(id)
            ? withPrecision(withRole(claim, id, action.role), this.#report.times)
            : claim,
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
        this.#split(
          id,
          moved(
            action.to,
            entry.anchors[0],
            this.#report.claims.find((one) => one.id === id),
          ),
        );
        return;
      case 'join':
        this.#join([id, ...others]);
        return;
      case 'take-out':
        this.#report = takeOut(this.#report, id, action.what.of, others[0] ?? '');
        this.#corrected.add(id);
        return;
      default:
        this.#add(entry, action, [id, ...others]);
    }
  }

  /** What the reader missed: under ids that no reader gives. */
  #add(entry: Entry, action: Addition, [id = '', ...others]: string[]): void {
    const own = givenId(entry);
    const anchor = entry.anchors.find(({ of }) => of === 'words');
    const words = (anchor && wordsOf(this.#report, anchor)) ?? [];
    switch (action.kind) {
      case 'add-place':
        this.#report = addPlace(this.#report, id, own, words, action);
        break;
      case 'add-time':
        this.#report = addTime(this.#report, id, own, words, action);
        break;
      case 'add-quantity':
        this.#report = addQuantity(this.#report, id, own, words, action);
        break;
      case 'add-claim': {
        // The anchors' order is that of review-facts.ts: the words, then the links, places, times and quantities.
        const next = (list: readonly unknown[]) => others.splice(0, list.length);
        const chain = next(action.chain);
        const placeIds = next(action.places);
        const places = action.places.map(({ role }, n) => ({ place: placeIds[n] ?? '', role }));
        const parts = { chain, places, times: next(action.times), quantities: next(action.quantities) };
        this.#report = addClaim(this.#report, own, words, parts);
        break;
      }
      case 'link': {
        const near = action.instead ?? action.after;
        const added = addLink(this.#report, id, own, {
          sourceId: this.#sourceFor(action.to),
          isInstead: action.instead !== undefined,
          ...(near !== undefined && { near: others[0] ?? '' }),
          ...(words[0] && { words: words[0] }),
        });
        if (!added) {
          this.#lapsed.set(entry.id, 'the chain of this claim no longer has that link');
          return;
        }
        this.#report = added;
        this.#corrected.add(id);
        break;
      }
    }
    this.#given.add(own);
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
    this.#replace('claims', claimId, (item) => withChain(item as Claim, chain, this.#report.attributions));
  }

  #changePlace(placeId: string, feature: Place['feature']): void {
    const before = this.#report.places.find(({ id }) => id === placeId)?.feature;
    this.#replace('places', placeId, (item) => {
      const { feature: _feature, ...place } = item as Place;
      return { ...place, confidence: 1, ...(feature && { feature }) };
    });
    this.#report.claims = this.#report.claims.map((claim) => {
      if (!claim.places.some(({ place, role }) => place === placeId && role !== 'aside')) return claim;
      const geometry = geometryOf(this.#report, claim, before, feature);
      // What was said of the old drawing's exactness does not hold for a point that the analyst chose.
      const { geometry: _geometry, geoPrecision, uncertaintyKm: _uncertainty, ...rest } = claim;
      return { ...rest, ...(geometry && { geometry, ...(geoPrecision && { geoPrecision }) }) };
    });
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

  #split(claimId: string, parts: readonly Span[][]): void {
    const claim = this.#report.claims.find(({ id }) => id === claimId);
    if (!claim) return;
    const pieces = piecesOf(this.#report, claim, parts);
    this.#report.claims = this.#report.claims.flatMap((one) => (one === claim ? pieces : [one]));
    for (const { id } of pieces) this.#corrected.add(id);
  }

  #join(ids: readonly string[]): void {
    const joined = this.#report.claims.filter(({ id }) => ids.includes(id));
    const [first] = joined;
    if (!first || joined.length < 2) return;
    const claim = joinedOf(this.#report, first, joined);
    this.#report.claims = this.#report.claims
      .filter((one) => one === first || !joined.includes(one))
      .map((one) => (one === first ? claim : one));
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
      const assigned = this.#assigned.get(claim.id);
      decisions.set(claim.id, {
        state: this.#states.get(claim.id) ?? 'open',
        notes: this.#notes.get(claim.id) ?? [],
        tags: [...(this.#tags.get(claim.id) ?? [])].sort(),
        ...(assigned && { assigned }),
        corrected: parts.filter((id) => this.#corrected.has(id)),
        given: parts.filter((id) => this.#given.has(id)),
      });
    }
    return {
      report: this.#report,
      decisions,
      corrected: this.#corrected,
      given: this.#given,
      lapsed: this.#lapsed,
    };
  }
}

function lapseReason(anchor: Anchor | undefined): string {
  return `the present reading has no ${anchor?.of ?? 'thing'} with these words`;
}

function freeId(stem: string, taken: readonly { id: string }[]): string {
  for (let n = 1; ; n += 1) if (!taken.some(({ id }) => id === `${stem}${n}`)) return `${stem}${n}`;
}
