import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { anchorOf, resolve } from './anchors.js';
import { decide, type Entry, inForce } from './apply.js';
import type { Action } from './model.js';
import { anchorsOf } from './review-facts.js';

/** A report whose first claim is attributed, placed and dated. */
const report = (() => {
  for (let n = 0; ; n += 1) {
    const made = makeReport(n);
    const [claim] = made.claims;
    if (claim?.chain.length && claim.geometry && claim.times.length > 0) return made;
  }
})();
const [claim] = report.claims as [Report['claims'][number]];

function history(on: Report, actions: readonly Action[]): Entry[] {
  const entries: Entry[] = [];
  actions.forEach((action, n) => {
    const anchors = anchorsOf(decide(on, entries).report, action);
    entries.push({ id: n + 1, at: '2024-05-08T10:00:00Z', who: 'mara', action, anchors });
  });
  return entries;
}

describe('inForce', () => {
  it('takes an undone entry out, and an undone undo back', () => {
    const accept = { id: 1, action: { kind: 'accept', claim: 'c1' } } as const;
    const undo = { id: 2, action: { kind: 'undo', review: 1 } } as const;
    const redo = { id: 3, action: { kind: 'undo', review: 2 } } as const;
    expect([...inForce([accept, undo])]).toEqual([2]);
    expect([...inForce([accept, undo, redo])]).toEqual([1, 3]);
  });
});

describe('decide', () => {
  it('leaves a reading as it is when nothing was decided', () => {
    const decided = decide(report, []);
    expect(decided.report).toEqual(report);
    expect([...decided.decisions.values()].every(({ state }) => state === 'open')).toBe(true);
  });

  it('keeps the last of several marks and every note', () => {
    const entries = history(report, [
      { kind: 'accept', claim: claim.id },
      { kind: 'note', claim: claim.id, note: 'see the photographs' },
      { kind: 'reject', claim: claim.id },
      { kind: 'note', claim: claim.id, note: 'they are older' },
    ]);
    const decision = decide(report, entries).decisions.get(claim.id);
    expect(decision?.state).toBe('rejected');
    expect(decision?.notes.map(({ note }) => note)).toEqual(['see the photographs', 'they are older']);
  });

  it('corrects the source of an attribution, and so the origin of the claims it ends', () => {
    const attribution = claim.chain.at(-1) as string;
    const to = { name: 'Colonel Harith', kind: 'person', named: true } as const;
    const decided = decide(report, history(report, [{ kind: 'source', attribution, to }]));
    const origin = decided.report.claims[0]?.origin;
    expect(decided.report.sources.find(({ id }) => id === origin)).toMatchObject(to);
    expect(decided.decisions.get(claim.id)?.corrected).toEqual([attribution]);
  });

  it('moves a claim on the map with its place, and takes it off when the place is left open', () => {
    const place = claim.places[0]?.place as string;
    const to = {
      id: 'x',
      name: 'Elsewhere',
      lat: 1,
      lon: 2,
      featureClass: 'P',
      featureCode: 'PPL',
      country: 'YY',
    };
    const moved = decide(report, history(report, [{ kind: 'place', place, to }]));
    expect(moved.report.claims[0]?.geometry).toEqual({ type: 'Point', coordinates: [2, 1] });
    const open = decide(report, history(report, [{ kind: 'place', place, to: null }]));
    expect(open.report.claims[0]?.geometry).toBeUndefined();
  });

  it('works out the bounds of a corrected time and drops what was inferred', () => {
    const time = claim.times[0] as string;
    const decided = decide(report, history(report, [{ kind: 'time', time, to: '2024-05' }]));
    const corrected = decided.report.times.find(({ id }) => id === time);
    expect(corrected).toMatchObject({ edtf: '2024-05', earliest: '2024-05-01', latest: '2024-05-31' });
  });

  it('makes a time what the analyst says it is to the claim, and dates the claim anew', () => {
    const time = claim.times[0] as string;
    const dated = (...actions: Action[]) => decide(report, history(report, actions)).report.claims[0];
    const since: Action = { kind: 'time', time, to: '2024-05-06', role: 'since' };
    expect(dated(since)).toMatchObject({ timeRoles: { [time]: 'since' } });
    expect(dated(since)?.timePrecision).toBeUndefined();
    const at = dated(since, { kind: 'time', time, to: '2024-05-06', role: 'at' });
    expect(at?.timeRoles).toBeUndefined();
    expect(at?.timePrecision).toBe(1);
    expect(dated(since, { kind: 'time', time, to: '2024-05' })).toMatchObject({
      timeRoles: { [time]: 'since' },
    });
  });

  it('splits a claim into its parts and joins them again', () => {
    const [{ start, end }] = claim.spans as [{ start: number; end: number }];
    const middle = start + Math.floor((end - start) / 2);
    const to = [[{ start, end: middle }], [{ start: middle, end }]];
    const split: Action = { kind: 'split', claim: claim.id, to };
    const parts = decide(report, history(report, [split])).report.claims;
    expect(parts.length).toBe(report.claims.length + 1);
    expect(parts.slice(0, 2).map(({ id }) => id)).toEqual([`${claim.id}.1`, `${claim.id}.2`]);
    const joined = decide(
      report,
      history(report, [split, { kind: 'join', claims: [`${claim.id}.1`, `${claim.id}.2`] }]),
    );
    expect(joined.report.claims.length).toBe(report.claims.length);
    expect(joined.report.claims[0]?.chain).toEqual(claim.chain);
  });

  it('lists decisions about words that are not there, and changes nothing for them', () => {
    const entries = history(report, [{ kind: 'accept', claim: claim.id }]);
    const later: Report = { ...report, claims: report.claims.slice(1) };
    const decided = decide(later, entries);
    expect([...decided.lapsed]).toEqual([[1, 'the present reading has no claim with these words']]);
    expect(decided.report).toEqual(later);
  });

  it('keeps a decision when a later reading renames the claim or moves the text', () => {
    const entries = history(report, [{ kind: 'accept', claim: claim.id }]);
    const shift = 'New head. ';
    const moved: Report = {
      ...report,
      text: shift + report.text,
      claims: report.claims.map((one) => ({
        ...one,
        id: `again-${one.id}`,
        spans: one.spans.map(({ start, end }) => ({ start: start + shift.length, end: end + shift.length })),
      })),
    };
    const unique =
      report.text.split(report.text.slice(claim.spans[0]?.start, claim.spans[0]?.end)).length === 2;
    expect(unique).toBe(true);
    expect(decide(moved, entries).decisions.get(`again-${claim.id}`)?.state).toBe('accepted');
  });

  it('comes back to where it was when every entry is undone, in any order', () => {
    const place = claim.places[0]?.place as string;
    const actions: Action[] = [
      { kind: 'accept', claim: claim.id },
      { kind: 'place', place, to: null },
      { kind: 'time', time: claim.times[0] as string, to: '2020' },
      { kind: 'chain', claim: claim.id, to: [] },
      { kind: 'join', claims: report.claims.slice(0, 3).map(({ id }) => id) },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (order) => {
        const undone = order.map((review): Action => ({ kind: 'undo', review }));
        expect(decide(report, history(report, [...actions, ...undone])).report).toEqual(report);
      }),
      { numRuns: 20 },
    );
  });
});

describe('anchors', () => {
  it('find everything of a report again in it', () => {
    for (const { id } of report.claims) {
      const anchor = anchorOf(report, 'claim', id);
      expect(anchor && resolve(report, anchor)).toBe(id);
    }
    for (const { id } of report.attributions) {
      const anchor = anchorOf(report, 'attribution', id);
      expect(anchor && resolve(report, anchor)).toBe(id);
    }
  });

  it('take nothing that might be something else: the same words twice, moved', () => {
    const text = 'It rained. It rained.';
    const claims = [
      { ...claim, id: 'a', spans: [{ start: 0, end: 9 }] },
      { ...claim, id: 'b', spans: [{ start: 11, end: 20 }] },
    ];
    const anchor = anchorOf({ ...report, text, claims }, 'claim', 'a');
    const moved = {
      ...report,
      text: ` ${text}`,
      claims: claims.map((one) => ({
        ...one,
        spans: one.spans.map(({ start, end }) => ({ start: start + 1, end: end + 1 })),
      })),
    };
    expect(anchor && resolve(moved, anchor)).toBeUndefined();
  });
});
