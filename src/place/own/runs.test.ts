import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runsIn } from './runs.js';

it('gives every line back in order, however few it holds at a time', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\n\r\p{Cs}]/gu, ''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (lines, atATime) => {
      const runs = runsIn(mkdtempSync(join(tmpdir(), 'headwater-runs-')), atATime);
      for (const one of lines) runs.add(one);
      expect(runs.lines).toBe(lines.length);
      expect([...runs.inOrder()].flat()).toEqual([...lines].sort());
    }),
    { numRuns: 30 },
  );
});

it('joins characters that fall on the border of two reads', () => {
  const runs = runsIn(mkdtempSync(join(tmpdir(), 'headwater-runs-')));
  const lines = Array.from({ length: 30_000 }, (_, n) => `${n} حلب Дамаск 東京`);
  for (const one of lines) runs.add(one);
  expect([...runs.inOrder()].flat()).toEqual([...lines].sort());
});
