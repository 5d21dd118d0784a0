import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSpans } from './split.js';

describe('splitSpans', () => {
  it('parts a claim at a selection in its middle', () => {
    expect(splitSpans([{ start: 10, end: 30 }], { start: 15, end: 20 })).toEqual([
      [{ start: 15, end: 20 }],
      [
        { start: 10, end: 15 },
        { start: 20, end: 30 },
      ],
    ]);
  });

  it('has nothing to part when all or none of the words are selected', () => {
    expect(splitSpans([{ start: 10, end: 30 }], { start: 0, end: 40 })).toBeUndefined();
    expect(splitSpans([{ start: 10, end: 30 }], { start: 30, end: 40 })).toBeUndefined();
  });

  it('loses no character and doubles none', () => {
    const edge = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(edge, { minLength: 2, maxLength: 6 }), edge, edge, (edges, a, b) => {
        const sorted = [...new Set(edges)].sort((x, y) => x - y);
        const spans = sorted.flatMap((start, n) =>
          n % 2 === 0 && sorted[n + 1] !== undefined ? [{ start, end: sorted[n + 1] as number }] : [],
        );
        const parts = splitSpans(spans, { start: Math.min(a, b), end: Math.max(a, b) });
        if (!parts) return;
        const characters = (list: { start: number; end: number }[]) =>
          list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n));
        expect(characters(parts.flat()).sort((x, y) => x - y)).toEqual(characters(spans));
      }),
    );
  });
});
