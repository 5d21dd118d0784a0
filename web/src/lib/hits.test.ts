import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedPieces } from './hits.js';

describe('a text cut at hits', () => {
  it('marks just the hits, also those that begin before it or end after it', () => {
    const marked = (text: string, start: number, hits: { start: number; end: number }[]) =>
      markedPieces(text, start, hits)
        .map(({ text: one, hit }) => (hit ? `[${one}]` : one))
        .join('');
    expect(marked('the bombs fell', 0, [{ start: 4, end: 9 }])).toBe('the [bombs] fell');
    expect(
      marked('bombs', 104, [
        { start: 100, end: 106 },
        { start: 108, end: 120 },
      ]),
    ).toBe('[bo]mb[s]');
    expect(marked('none here', 50, [{ start: 4, end: 9 }])).toBe('none here');
  });

  it('joins to the text again, whatever the hits', () => {
    const spans = fc
      .array(fc.tuple(fc.nat(40), fc.nat(9)))
      .map((all) =>
        all.map(([start, length]) => ({ start, end: start + length })).sort((a, b) => a.start - b.start),
      );
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat(20), spans, (text, start, hits) => {
        const pieces = markedPieces(text, start, hits);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) expect(text.slice(piece.start - start).startsWith(piece.text)).toBe(true);
      }),
    );
  });
});
