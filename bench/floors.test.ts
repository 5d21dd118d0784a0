import { describe, expect, it } from 'vitest';
import { figure, floorTable } from './floors.js';

describe('floorTable', () => {
  it('says whether a floor is reached, and by how much it is missed', () => {
    const table = floorTable([
      { what: 'a', measured: 0.7, floor: 0.65 },
      { what: 'b', measured: 0.6, floor: 0.65 },
      { what: 'c', measured: 0.07, floor: 0.06, atMost: true },
      { what: 'd', measured: undefined, floor: 1 },
    ]);
    expect(table.split('\n').slice(2)).toEqual([
      '| a | 0.700 | ≥ 0.650 | reached |',
      '| b | 0.600 | ≥ 0.650 | **missed by 0.050** |',
      '| c | 0.070 | ≤ 0.060 | **missed by 0.010** |',
      '| d | not measured | ≥ 1.000 | |',
    ]);
  });
});

describe('figure', () => {
  it('follows a path and gives nothing where there is none', () => {
    expect(figure({ a: { f1: 0.5 } }, 'a.f1')).toBe(0.5);
    expect(figure({ a: { f1: 0.5 } }, 'b.f1')).toBeUndefined();
  });
});
