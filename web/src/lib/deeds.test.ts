import { describe, expect, it } from 'vitest';
import { deedOf, redoable } from './deeds.js';
import type { Review } from './types.js';

const of = (action: Review['action'], before: unknown = null) => deedOf({ action, before }).changes;

describe('entries of the history', () => {
  it('name what stood there and what was put in its place', () => {
    expect(of({ kind: 'time', time: 't1', to: '2024-05-08', role: 'since' }, '2024-05')).toEqual([
      { from: '2024-05', to: '2024-05-08, since' },
    ]);
    expect(of({ kind: 'time', time: 't1', to: null })).toEqual([{ from: 'left open', to: 'left open' }]);
    expect(
      of({ kind: 'source', attribution: 'a1', to: { name: 'Rima', kind: 'person', named: true } }),
    ).toEqual([{ from: 'nobody named', to: 'Rima (person)' }]);
    expect(
      of(
        { kind: 'quantity', quantity: 'q1', to: { min: 3, max: 5, approximate: true, unit: 'km' } },
        { min: 4, max: 4, approximate: false },
      ),
    ).toEqual([{ from: '4', to: 'about 3 to 5 km' }]);
    expect(of({ kind: 'chain', claim: 'c1', to: [] }, ['a1', 'a2'])).toEqual([
      { from: '2 links', to: "the report's own voice" },
    ]);
    expect(
      of({ kind: 'facts', to: { outlet: 'Hill Post', byline: ['Rima', 'Idris'] } }, { outlet: null }),
    ).toEqual([
      { of: 'outlet', from: 'not known', to: 'Hill Post' },
      { of: 'byline', from: 'not known', to: 'Rima; Idris' },
    ]);
    const links = {
      chain: [{ id: 'a1', name: 'Rima' }, { id: 'a2' }],
      others: [{ id: 'a9', name: 'Salmin' }],
    };
    expect(of({ kind: 'chain', claim: 'c1', to: ['a9', 'a1'] }, links)).toEqual([
      { from: 'Rima → nobody named', to: 'Salmin → Rima' },
    ]);
    const idris = { name: 'Idris', kind: 'person', named: true } as const;
    expect(of({ kind: 'link', claim: 'c1', to: idris, after: 'a1' }, links)[0]?.to).toBe(
      'Rima → Idris → nobody named',
    );
    expect(of({ kind: 'link', claim: 'c1', to: idris, instead: 'a1' }, links)[0]?.to).toBe(
      'Idris → nobody named',
    );
    expect(of({ kind: 'link', claim: 'c1', to: idris }, { chain: [], others: [] })).toEqual([
      { from: "the report's own voice", to: 'Idris' },
    ]);
    expect(of({ kind: 'tag', claim: 'c1', tag: 'toll' }, ['ford'])).toEqual([
      { from: 'ford', to: 'ford, toll' },
    ]);
    expect(of({ kind: 'untag', claim: 'c1', tag: 'ford' }, ['ford'])).toEqual([{ from: 'ford', to: 'none' }]);
    expect(of({ kind: 'assign', claim: 'c1', to: 'Idris' })).toEqual([{ from: 'nobody', to: 'Idris' }]);
    expect(of({ kind: 'case-state', case: 'k', to: null }, 'to be called')).toEqual([
      { from: 'to be called', to: 'none' },
    ]);
    const put = { kind: 'case-put', case: 'k', items: [{ of: 'report', report: 'r' }] } as const;
    expect(deedOf({ action: { ...put, items: [...put.items] }, before: null }).what).toBe(
      'put into the case: 1 report',
    );
    const words = { start: 0, end: 4 };
    expect(of({ kind: 'add-time', claim: 'c1', words, to: '2024', role: 'since' })).toEqual([
      { from: 'none', to: '2024, since' },
    ]);
    expect(of({ kind: 'take-out', claim: 'c1', what: { of: 'time', id: 't1' } }, '2024')).toEqual([
      { of: 'time', from: '2024', to: 'none' },
    ]);
    const ford = {
      id: 'x',
      name: 'Ford',
      lat: 1,
      lon: 2,
      featureClass: 'P',
      featureCode: 'PPL',
      country: '',
    };
    expect(of({ kind: 'place', place: 'p1', to: null }, ford)[0]).toMatchObject({
      from: expect.stringContaining('Ford'),
      to: 'left open',
    });
  });

  it('are done again in the order in which they were taken back, and not once something else was decided', () => {
    const entry = (id: number, action: Review['action'], undone = false): Review => ({
      id,
      at: '',
      who: '',
      anchors: [],
      before: null,
      action,
      undone,
    });
    const a = entry(1, { kind: 'accept', claim: 'c1' }, true);
    const b = entry(2, { kind: 'accept', claim: 'c2' }, true);
    const undoB = entry(3, { kind: 'undo', review: 2 });
    const undoA = entry(4, { kind: 'undo', review: 1 });
    expect(redoable([undoA, undoB, b, a])?.id).toBe(4);
    const redoA = entry(5, { kind: 'undo', review: 4 });
    expect(redoable([redoA, { ...undoA, undone: true }, undoB, b, { ...a, undone: false }])?.id).toBe(3);
    expect(redoable([entry(6, { kind: 'reject', claim: 'c3' }), undoA, undoB, b, a])).toBeUndefined();
    expect(redoable([])).toBeUndefined();
  });
});
