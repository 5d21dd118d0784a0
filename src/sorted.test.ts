import { expect, test } from 'vitest';
import { firstEndingAfter, firstReaching, firstStartingAt } from './sorted.js';

const SPANS = [
  { start: 0, end: 3 },
  { start: 4, end: 9 },
  { start: 10, end: 12 },
];

test('the first item that has reached something, or the length where none has', () => {
  expect([0, 3, 4, 9].map((least) => firstReaching([1, 3, 5], (n) => n >= least))).toEqual([0, 1, 2, 3]);
  expect(firstReaching([], () => true)).toBe(0);
});

test('spans by where they start and where they end', () => {
  expect([0, 1, 4, 11].map((offset) => firstStartingAt(SPANS, offset))).toEqual([0, 1, 1, 3]);
  expect([2, 3, 9, 12].map((offset) => firstEndingAfter(SPANS, offset))).toEqual([0, 1, 2, 3]);
});
