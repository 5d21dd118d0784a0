/** What an analyst adds to a reading: it stands beside what was read, under ids of its own, and outlives a new reading. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { decide, type Entry } from './apply.js';
import type { Action } from './model.js';
import { anchorsOf, beforeOf, validate } from './review-facts.js';

/** A report with a claim in its own voice that names neither place nor day, and one with a chain. */
const report = (() => {
  for (let n = 0; ; n += 1) {
    const made = makeReport(n);
    const isBare = made.claims.some(
      ({ chain, places, times }) => chain.length + places.length + times.length === 0,
    );
    if (isBare && made.claims.some(({ chain }) => chain.length === 1)) return made;
  }
})();
const bare = report.claims.find(
  ({ chain, places, times }) => chain.length + places.length + times.length === 0,
) as Report['claims'][number];
const told = report.claims.find(({ chain }) => chain.length === 1) as Report['claims'][number];
const [words] = bare.spans as [Report['claims'][number]['spans'][number]];
const title = { start: 0, end: report.blocks[0]?.end ?? 0 };
const ford = {
  id: 'x',
  name: 'The ford',
  lat: 1,
  lon: 2,
  featureClass: 'S',
  featureCode: 'FRD',
  country: 'YY',
};
const rima = { name: 'Rima Tell', kind: 'person', named: true } as const;

function history(on: Report, actions: readonly Action[]): Entry[] {
  const entries: Entry[] = [];
  actions.forEach((action, n) => {
    const before = decide(on, entries).report;
    validate(before, action);
    const anchors = anchorsOf(before, action);
    entries.push({ id: n + 1, at: `2024-05-08T10:00:0${n}Z`, who: 'mara', action, anchors });
  });
  return entries;
}
const having = (...actions: Action[]) => decide(report, history(report, actions));
const addPlace: Action = { kind: 'add-place', claim: bare.id, words, to: ford, role: 'near' };
const addTime: Action = { kind: 'add-time', claim: bare.id, words, to: '2024-05', role: 'since' };
const addQuantity: Action = {
  kind: 'add-quantity',
  claim: bare.id,
  words,
  to: { min: 3, max: 4, approximate: true, unit: 'boats', kind: 'count', casualty: 'missing' },
};
const link: Action = { kind: 'link', claim: bare.id, to: rima, words };
const addClaim: Action = {
  kind: 'add-claim',
  words: [title],
  chain: told.chain,
  places: [{ place: report.places[0]?.id ?? '', role: 'at' }],
  times: [],
  quantities: [],
};

describe('what an analyst adds', () => {
  it('is a place, a time and a quantity of a claim that had none', () => {
    const { report: got, decisions } = having(addPlace, addTime, addQuantity);
    const claim = got.claims.find(({ id }) => id === bare.id);
    const [place, time, quantity] = [got.places.at(-1), got.times.at(-1), got.quantities.at(-1)];
    expect(claim?.places).toEqual([{ place: place?.id, role: 'near' }]);
    expect(claim?.geometry).toEqual({ type: 'Point', coordinates: [2, 1] });
    expect(place).toMatchObject({ ...words, name: report.text.slice(words.start, words.end), feature: ford });
    expect(claim).toMatchObject({ times: [time?.id], timeRoles: { [time?.id ?? '']: 'since' } });
    expect(time).toMatchObject({ edtf: '2024-05', earliest: '2024-05-01', latest: '2024-05-31' });
    expect(quantity).toMatchObject({ ...words, min: 3, casualty: 'missing' });
    // The analyst's, never the reader's.
    expect(decisions.get(bare.id)).toMatchObject({
      given: [place?.id, time?.id, quantity?.id],
      corrected: [],
    });
    for (const one of [place, time, quantity]) expect(one?.id).toMatch(/^given-/);
  });

  it('is a source of its own in the chain of one claim: first, after a link, or in its stead', () => {
    const chainOf = (id: string, ...actions: Action[]) => {
      const { report: got } = having(...actions);
      const claim = got.claims.find((one) => one.id === id);
      const nameOf = (source?: string) => got.sources.find((one) => one.id === source)?.name;
      const names = claim?.chain.map((one) =>
        nameOf(got.attributions.find(({ id }) => id === one)?.sourceId),
      );
      return { names, origin: nameOf(claim?.origin) };
    };
    const [old = ''] = told.chain;
    const had = report.sources.find(({ id }) => id === told.origin)?.name;
    expect(chainOf(bare.id, link)).toEqual({ names: ['Rima Tell'], origin: 'Rima Tell' });
    expect(chainOf(told.id, { kind: 'link', claim: told.id, to: rima })).toEqual({
      names: ['Rima Tell', had],
      origin: had,
    });
    expect(chainOf(told.id, { kind: 'link', claim: told.id, to: rima, after: old })).toEqual({
      names: [had, 'Rima Tell'],
      origin: 'Rima Tell',
    });
    const instead: Action = { kind: 'link', claim: told.id, to: rima, instead: old };
    expect(chainOf(told.id, instead).names).toEqual(['Rima Tell']);
    // Other claims of the link are left as they were.
    const others = having(instead).report.claims.filter(({ id }) => id !== told.id);
    expect(others).toEqual(report.claims.filter(({ id }) => id !== told.id));
    expect(() => validate(report, { kind: 'link', claim: bare.id, to: rima, after: old })).toThrow('no link');
  });

  it('is a claim in words that no claim has, with the chain and the parts that are chosen', () => {
    const { report: got, decisions } = having(addClaim);
    const claim = got.claims[0];
    expect(got.claims.length).toBe(report.claims.length + 1);
    expect(claim).toMatchObject({ spans: [title], chain: told.chain, origin: told.origin });
    expect(claim?.places[0]?.place).toBe(report.places[0]?.id);
    expect(decisions.get(claim?.id ?? '')?.given).toContain(claim?.id);
  });

  it('can be decided on and corrected further, and outlives a new reading with moved text', () => {
    const id = having(addClaim).report.claims[0]?.id ?? '';
    const entries = history(report, [
      addClaim,
      addPlace,
      link,
      { kind: 'accept', claim: id },
      { kind: 'link', claim: id, to: rima },
    ]);
    const shift = 'Updated. ';
    const by = <T extends { start: number; end: number }>(span: T): T => ({
      ...span,
      start: span.start + shift.length,
      end: span.end + shift.length,
    });
    const later: Report = {
      ...report,
      text: shift + report.text,
      claims: report.claims.map((one) => ({ ...one, id: `n${one.id}`, spans: one.spans.map(by) })),
      attributions: report.attributions.map((one) => ({
        ...one,
        cue: one.cue.map(by),
        content: one.content.map(by),
      })),
      places: report.places.map(by),
      times: report.times.map(by),
    };
    const { report: got, decisions, lapsed } = decide(later, entries);
    expect([...lapsed.values()]).toEqual([]);
    expect(got.claims[0]).toMatchObject({
      id,
      spans: [{ start: shift.length, end: shift.length + title.end }],
    });
    expect(decisions.get(id)?.state).toBe('accepted');
    expect(got.claims[0]?.chain).toHaveLength(2);
    const place = got.claims.find((one) => one.id === `n${bare.id}`)?.places[0]?.place;
    expect(got.places.find((one) => one.id === place)).toMatchObject(by(words));
    // Where the words are gone, it is said and nothing is guessed.
    const gone = decide({ ...later, text: later.text.replace(report.title ?? '', 'Other words') }, entries);
    expect(gone.lapsed.get(1)).toContain('no words');
    expect(gone.report.claims.some((one) => one.id === id)).toBe(false);
  });

  it('is gone when its entry is undone, in any order; redone it has the same id', () => {
    const actions: Action[] = [addPlace, addTime, addQuantity, link, addClaim];
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (order) => {
        const undone = order.map((review): Action => ({ kind: 'undo', review }));
        const { claims, places, times, quantities, attributions } = having(...actions, ...undone).report;
        expect({ claims, places, times, quantities, attributions }).toEqual({
          claims: report.claims,
          places: report.places,
          times: report.times,
          quantities: report.quantities,
          attributions: report.attributions,
        });
      }),
      { numRuns: 20 },
    );
    const again = having(addClaim, { kind: 'undo', review: 1 }, { kind: 'undo', review: 2 });
    expect(again.report.claims[0]?.id).toBe(having(addClaim).report.claims[0]?.id);
  });
});

describe('what belongs to no claim', () => {
  it('is taken out of the one, and stays in the report', () => {
    const placed = report.claims.find(({ geometry, times }) => geometry && times.length > 0);
    const [place = '', time = ''] = [placed?.places[0]?.place, placed?.times[0]];
    const { report: got, decisions } = having(
      { kind: 'take-out', claim: placed?.id ?? '', what: { of: 'place', id: place } },
      { kind: 'take-out', claim: placed?.id ?? '', what: { of: 'time', id: time } },
    );
    const claim = got.claims.find(({ id }) => id === placed?.id);
    expect(claim).toMatchObject({ places: [], times: [] });
    expect(claim?.geometry).toBeUndefined();
    expect(claim?.timePrecision).toBeUndefined();
    expect(got.places).toEqual(report.places);
    expect(decisions.get(claim?.id ?? '')?.corrected).toEqual([claim?.id]);
  });
});

describe('a correction for a name throughout the report', () => {
  const [first, second, third] = report.places.map(({ id }) => id) as [string, string, string];
  const action: Action = { kind: 'place', place: first, also: [second, third], to: ford };

  it('is one entry: all of them change, and one undo takes all of it back', () => {
    const { report: got } = having(action);
    for (const id of [first, second, third])
      expect(got.places.find((one) => one.id === id)?.feature).toEqual(ford);
    expect(having(action, { kind: 'undo', review: 1 }).report).toEqual(report);
    const attributions = report.attributions.slice(0, 2).map(({ id }) => id) as [string, string];
    const named = having({
      kind: 'source',
      attribution: attributions[0],
      also: [attributions[1]],
      to: rima,
    }).report;
    expect(new Set(named.attributions.slice(0, 2).map(({ sourceId }) => sourceId)).size).toBe(1);
  });

  it('holds for those that a later reading has, and says that others are gone', () => {
    const entries = history(report, [action]);
    const later = { ...report, places: report.places.filter(({ id }) => id !== second) };
    const { report: got, lapsed } = decide(later, entries);
    expect(got.places.find((one) => one.id === third)?.feature).toEqual(ford);
    expect([...lapsed.keys()]).toEqual([1]);
  });
});

describe('the history', () => {
  it('has the names of a chain as it was, and of links that came in', () => {
    const before = beforeOf(decide(report, []), { kind: 'chain', claim: bare.id, to: told.chain });
    const name = report.sources.find(({ id }) => id === told.origin)?.name;
    expect(before).toEqual({ chain: [], others: [{ id: told.chain[0], name }] });
    expect(beforeOf(decide(report, []), { kind: 'link', claim: told.id, to: rima })).toEqual({
      chain: [{ id: told.chain[0], name }],
      others: [],
    });
  });
});
