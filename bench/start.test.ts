import { expect, it } from 'vitest';
import { median, PARTS, type Parts, startFloors, startSentence } from './start.js';

const parts = Object.fromEntries(PARTS.map((part, at) => [part, 10 * at])) as Parts;
const figures = { firstReport: 1.1, bareNode: 0.05, help: 0.2, sign: 0.25, parts };

it('takes the middle one', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([])).toBeNaN();
});

it('measures help over bare Node, and names what the start costs', () => {
  expect(startFloors(figures).map(({ measured }) => measured?.toFixed(2))).toEqual(['1.10', '0.15', '0.25']);
  for (const part of ['process start', 'imports', 'session', 'gazetteer', 'first report'])
    expect(startSentence(figures)).toContain(part);
});
