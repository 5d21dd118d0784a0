import { describe, expect, it } from 'vitest';
import { pagesOf, windowOf } from './window.js';

const seen = { height: 800, row: 40, total: 1000, around: 5 };

describe('the rows that are drawn', () => {
  it('are those in view and some around, wherever one has come to', () => {
    expect(windowOf({ ...seen, top: 0 })).toEqual({ first: 0, end: 25 });
    expect(windowOf({ ...seen, top: 4000 })).toEqual({ first: 95, end: 125 });
    expect(windowOf({ ...seen, top: 40_000 - 800 })).toEqual({ first: 975, end: 1000 });
    expect(windowOf({ ...seen, top: -600 })).toEqual({ first: 0, end: 10 });
    expect(windowOf({ ...seen, top: -9000 })).toEqual({ first: 0, end: 5 });
    expect(windowOf({ ...seen, total: 0, top: 0 })).toEqual({ first: 0, end: 0 });
  });

  it('are asked for by the page', () => {
    expect(pagesOf({ first: 95, end: 125 }, 100)).toEqual([0, 1]);
    expect(pagesOf({ first: 100, end: 200 }, 100)).toEqual([1]);
    expect(pagesOf({ first: 0, end: 0 }, 100)).toEqual([0]);
  });
});
