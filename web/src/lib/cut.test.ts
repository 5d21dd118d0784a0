import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt } from './cut.js';

describe('a text cut at spans', () => {
  it('has each span as a piece, by its number, whatever their order', () => {
    expect(
      cutAt('the ferry sailed at noon', [
        { start: 10, end: 16 },
        { start: 0, end: 3 },
      ]),
    ).toEqual([
      { text: 'the', span: 1 },
      { text: ' ferry ' },
      { text: 'sailed', span: 0 },
      { text: ' at noon' },
    ]);
  });

  it('is the text again when its pieces are joined, overlapping spans or not', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), spans, (text, list) => {
        expect(
          cutAt(text, list)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
