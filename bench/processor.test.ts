import { expect, it } from 'vitest';
import { processorSecondsOf } from './processor.js';

it('adds user and system time, whatever the name of the process holds', () => {
  expect(processorSecondsOf('7 (node) S 1 7 7 0 -1 4194560 9 0 0 0 250 50 3 4 20 0 11 0 5')).toBe(3);
  expect(processorSecondsOf('7 (a ) b (c) R 1 7 7 0 -1 4194560 9 0 0 0 100 0 3 4 20 0 11 0 5')).toBe(1);
});
