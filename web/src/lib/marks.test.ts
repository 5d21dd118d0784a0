import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../bench/desk-reports.js';
import { shownBlocks } from './marks.js';

describe('shownBlocks', () => {
  const report = makeReport(5);
  const pieces = shownBlocks(report).flatMap((block) => block.pieces);

  it('shows every character of every block once, in order', () => {
    for (const [n, { pieces: own }] of shownBlocks(report).entries()) {
      const block = report.blocks[n];
      expect(own.map(({ text }) => text).join('')).toBe(report.text.slice(block?.start, block?.end));
    }
  });

  it('gives each piece just the claims, places and attributions that cover it', () => {
    const covers = (piece: { start: number; end: number }) => (span: { start: number; end: number }) =>
      span.start <= piece.start && span.end >= piece.end;
    for (const piece of pieces) {
      const claims = report.claims.filter(({ spans }) => spans.some(covers(piece))).map(({ id }) => id);
      expect(piece.claims).toEqual(claims);
      expect(piece.claim === undefined).toBe(claims.length === 0);
      expect(piece.place).toBe(report.places.find(covers(piece))?.id);
      expect(piece.depth).toBe(
        report.attributions.filter(({ content }) => content.some(covers(piece))).length,
      );
    }
    expect(pieces.some(({ depth }) => depth === 2)).toBe(true);
  });
});
