import { describe, expect, it } from 'vitest';
import { areaOf, type Polygon, pieces } from './land.js';
import type { Line } from './simplify.js';

/** A continent around a gulf that all but closes, with a lake: so many points that it has to be parted. */
const coast: Line = [];
for (let n = 0; n < 3000; n += 1) {
  const angle = 0.05 + (n / 3000) * (2 * Math.PI - 0.1);
  coast.push([20 * Math.cos(angle), 20 * Math.sin(angle)]);
}
for (let n = 0; n < 3000; n += 1) {
  const angle = 2 * Math.PI - 0.05 - (n / 3000) * (2 * Math.PI - 0.1);
  coast.push([8 * Math.cos(angle) + 0.02 * Math.sin(angle * 400), 8 * Math.sin(angle)]);
}
coast.push(coast[0] as Line[number]);
const lake: Line = [
  [-15, -1],
  [-13, -1],
  [-13, 1],
  [-15, 1],
  [-15, -1],
];
const land: Polygon[] = [[coast, lake]];
const parts = pieces(land, { tolerance: 0.01, least: 0.01, cell: 10 });

function isIn([x, y]: Line[number], ring: Line): boolean {
  let inside = false;
  ring.forEach(([lon, lat], n) => {
    const [before, under] = ring.at(n - 1) as Line[number];
    if (lat > y !== under > y && x < ((before - lon) * (y - lat)) / (under - lat) + lon) inside = !inside;
  });
  return inside;
}
const isLand = (at: Line[number]) =>
  parts.some(([outer, ...holes]) => isIn(at, outer as Line) && !holes.some((hole) => isIn(at, hole)));

describe('land in pieces', () => {
  it('is the same land: the gulf is water, the lake too, and nothing is lost', () => {
    expect(isLand([0, 0])).toBe(false);
    expect(isLand([15, 0.1])).toBe(false);
    expect(isLand([-14, 0.1])).toBe(false);
    expect(isLand([-10, 0.1])).toBe(true);
    expect(isLand([0.1, 12])).toBe(true);
    const area = parts.reduce(
      (sum, [outer, ...holes]) =>
        sum + areaOf(outer as Line) - holes.reduce((n, hole) => n + areaOf(hole), 0),
      0,
    );
    const whole = areaOf(coast) - areaOf(lake);
    expect(Math.abs(area - whole) / whole).toBeLessThan(0.005);
  });

  it('is small pieces', () => {
    expect(parts.length).toBeGreaterThan(8);
    for (const [outer = []] of parts) expect(outer.length).toBeLessThan(700);
  });

  it('leaves out what cannot be seen', () => {
    const island: Polygon = [
      [
        [40, 0],
        [40.05, 0],
        [40.05, 0.05],
        [40, 0],
      ],
    ];
    expect(pieces([island], { tolerance: 0.01, least: 0.01, cell: 10 })).toEqual([]);
  });
});
