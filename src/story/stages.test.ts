import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { dice } from '../fixtures/dice.js';
import { madeReports } from './fixtures/made.js';
import { joinInStages } from './fixtures/shuffle.js';
import { join, keysOf, type Signature, signatureOf } from './index.js';
import { CROWD } from './join.js';
import { pack, unpack } from './packed.js';
import { keysLine, storiesTogether, weighed } from './stages.js';

vi.setConfig({ testTimeout: 60_000 });

const MANY = 420;

describe('signatures packed', () => {
  it('are the same when they are unpacked, and told by one print', () => {
    for (const signature of madeReports(40, 3).map(signatureOf)) {
      expect(unpack(pack(signature))).toEqual(signature);
      expect(pack(unpack(pack(signature)))).toEqual(pack(signature));
    }
  });

  it('can be compared by a part of what they hold', () => {
    const { id, compared } = pack(signatureOf(madeReports(1, 3)[0] as never));
    expect(keysOf(unpack({ id, compared })).length).toBeGreaterThan(5);
  });
});

describe('joining in stages', () => {
  const reports = madeReports(MANY, 7);
  const signatures = reports.map(signatureOf);
  const bytes = JSON.stringify(join(signatures));

  it('is tried on what is hard: a crowd on one day, what recurs, ids given twice, stories of several voices', () => {
    const crowds = new Map<string, number>();
    for (const key of signatures.flatMap(keysOf)) crowds.set(key, (crowds.get(key) ?? 0) + 1);
    expect([...crowds.values()].filter((crowd) => crowd > CROWD).length).toBeGreaterThan(0);
    expect(new Set(signatures.map(({ id }) => id)).size).toBeLessThan(signatures.length);
    const stories = join(signatures);
    expect(stories.filter(({ reports }) => reports.length > 3).length).toBeGreaterThan(10);
    expect(
      stories.filter(({ origins }) => origins.some(({ why }) => why !== 'named once')).length,
    ).toBeGreaterThan(10);
    expect(stories.some(({ reports }) => reports.some(({ echoOf }) => echoOf))).toBe(true);
  });

  it('gives the stories of joining all at once, to the byte, however the work is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (parts, seed) => {
        expect(JSON.stringify(joinInStages(reports, { parts, roll: dice(seed) }))).toBe(bytes);
      }),
      { numRuns: 3 },
    );
  });

  it('takes of several reports with one id always the same one', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(signatures, { minLength: MANY }), (shuffled: Signature[]) => {
        expect(JSON.stringify(join(shuffled))).toBe(bytes);
      }),
      { numRuns: 3 },
    );
  });

  it('says so when a report is missing that others met', () => {
    const [first] = signatures as [Signature];
    const packed = pack(first);
    const { words } = keysLine(1, packed);
    const line = { n: 1, ...packed, of: 1, counts: words.map(() => 1), furniture: [], known: [] };
    expect(() => weighed([{ ...line, others: [2] }])).toThrow(/missing/);
    expect(() => storiesTogether([line], [{ a: 1, b: 2, bits: 3 }])).toThrow(/missing/);
  });
});
