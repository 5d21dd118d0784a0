import { describe, expect, it } from 'vitest';
import { boxOf, overlap } from './box.js';

describe('boxes', () => {
  it('share what lies in both', () => {
    expect(overlap([0, 0, 10, 10], [5, -5, 20, 5])).toEqual([5, 0, 10, 5]);
    expect(overlap([0, 0, 10, 10], [11, 0, 20, 10])).toBeUndefined();
    expect(overlap([170, 0, -170, 10], [0, 0, 180, 90])).toEqual([170, 0, -170, 10]);
  });

  it('come back from a map that was turned round the world', () => {
    expect(boxOf({ west: 370.12345, south: 1, east: 380, north: 2 })).toEqual([10.123, 1, 20, 2]);
    expect(boxOf({ west: 170, south: 1, east: 190, north: 2 })).toEqual([170, 1, -170, 2]);
    expect(boxOf({ west: -200, south: -95, east: 200, north: 95 })).toEqual([-180, -90, 180, 90]);
  });
});
