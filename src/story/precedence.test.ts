import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalsFirst } from './precedence.js';
import type { Signature } from './signature.js';
import { wordsOf } from './words.js';

const report = (id: string, outlet: string, text: string, published = '2025-04-02') =>
  ({ id, outlet, published, words: wordsOf(text), days: { published: [20_000] } }) as unknown as Signature;

const COPY = report(
  'a',
  'Delta Mirror',
  'The weir at Sarha was opened, the keeper told Reed Agency. (Reed Agency)',
);
const WIRE = report(
  'b',
  'Reed Agency',
  'SARHA (Reed Agency) The weir at Sarha was opened, the keeper told Reed Agency.',
);
const OTHER = report('c', 'Marsh Radio', 'Boats passed the weir at Sarha again.');

const order = (...reports: Signature[]) => originalsFirst(reports).map(({ id }) => id);

describe('reports of one day', () => {
  it('stand after the outlet that they name, whatever their ids', () => {
    expect(order(COPY, WIRE, OTHER)).toEqual(['b', 'a', 'c']);
    expect(order(WIRE, COPY)).toEqual(['b', 'a']);
  });

  it('stay where nothing decides: nobody named, or each names the other', () => {
    expect(order(OTHER, WIRE)).toEqual(['c', 'b']);
    const back = report('d', 'Reed Agency', 'The Delta Mirror and Reed Agency were both there.');
    expect(order(COPY, back)).toEqual(['a', 'd']);
  });

  it('go by the hour where it is known', () => {
    const late = report('a', 'Marsh Radio', 'The weir was opened.', '2025-04-02T18:00:00Z');
    const early = report('b', 'Reed Agency', 'As Marsh Radio said, it was.', '2025-04-02T09:00:00Z');
    expect(order(late, early)).toEqual(['b', 'a']);
  });

  it('are all kept, once each, and never moved to another day', () => {
    const day = (n: number, one: Signature) =>
      ({ ...one, id: `${one.id}${n}`, days: { published: [n] } }) as Signature;
    const texts = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(COPY, WIRE, OTHER)), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (given) => {
        const reports = given.map(([n, one], i) => ({ ...day(n, one), id: String(i) }) as Signature);
        reports.sort((x, y) => (x.days.published[0] ?? 0) - (y.days.published[0] ?? 0));
        const found = originalsFirst(reports);
        expect(found.map(({ id }) => id).sort()).toEqual(reports.map(({ id }) => id).sort());
        expect(found.map(({ days }) => days.published[0])).toEqual(
          reports.map(({ days }) => days.published[0]),
        );
      }),
    );
  });
});
