import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTree, isTree } from './trees.js';

/** Every tree over n words with one root, by trying all heads. */
function* allTrees(count: number): Generator<number[]> {
  const total = (count + 1) ** count;
  for (let code = 0; code < total; code++) {
    const heads = Array.from(
      { length: count },
      (_, word) => (Math.floor(code / (count + 1) ** word) % (count + 1)) - 1,
    );
    if (heads.filter((head) => head < 0).length === 1 && isTree(heads)) yield heads;
  }
}

const sum = (scores: number[][], heads: ArrayLike<number>) =>
  Array.from(heads).reduce((total, head, word) => total + (scores[word]?.[head + 1] ?? 0), 0);

const matrix = (count: number) =>
  fc.array(
    fc.array(fc.double({ min: -30, max: 0, noNaN: true }), { minLength: count + 1, maxLength: count + 1 }),
    {
      minLength: count,
      maxLength: count,
    },
  );

describe('bestTree', () => {
  it('finds the best of all trees with one root', () => {
    const small = fc.integer({ min: 1, max: 5 }).chain((count) => matrix(count));
    fc.assert(
      fc.property(small, (scores) => {
        const heads = bestTree(scores.length, (dependent, head) => scores[dependent]?.[head] ?? 0);
        let best = Number.NEGATIVE_INFINITY;
        for (const other of allTrees(scores.length)) best = Math.max(best, sum(scores, other));
        expect(isTree(heads)).toBe(true);
        expect(heads.filter((head) => head < 0)).toHaveLength(1);
        expect(sum(scores, heads)).toBeCloseTo(best, 6);
      }),
      { numRuns: 150 },
    );
  });

  it('always gives a tree with one root, on large ones and on ties too', () => {
    const large = fc
      .integer({ min: 6, max: 40 })
      .chain((count) =>
        fc.oneof(matrix(count), fc.constant(Array.from({ length: count }, () => Array(count + 1).fill(-1)))),
      );
    fc.assert(
      fc.property(large, (scores) => {
        const heads = bestTree(scores.length, (dependent, head) => scores[dependent]?.[head] ?? 0);
        expect(isTree(heads)).toBe(true);
        expect(heads.filter((head) => head < 0)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('takes quadratic time when cycle lies in cycle', () => {
    const count = 1000;
    // Neighbours like each other best, pairs of neighbours next best, and so on: contraction in every round.
    const score = (dependent: number, head: number) => (head === 0 ? -5000 : -Math.abs(head - 1 - dependent));
    const begin = process.cpuUsage();
    expect(isTree(bestTree(count, score))).toBe(true);
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(8);
  });

  it('knows cycles', () => {
    expect(isTree([-1, 0, 1])).toBe(true);
    expect(isTree([1, 0])).toBe(false);
    expect(isTree([0])).toBe(false);
  });
});
