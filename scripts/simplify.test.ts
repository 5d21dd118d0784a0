import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, simplified } from './simplify.js';

describe('simplified', () => {
  it('drops what lies on the line and keeps its corners', () => {
    const line: Line = [
      [0, 0],
      [1, 0.001],
      [2, 0],
      [2, 1],
      [2, 2],
    ];
    expect(simplified(line, 0.01, 2)).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
    ]);
  });

  it('keeps rings closed, and drops those too small to see', () => {
    const ring: Line = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    expect(simplified(ring, 0.01, 4)).toEqual(ring);
    const speck: Line = [
      [5, 5],
      [5.001, 5],
      [5, 5.001],
      [5, 5],
    ];
    expect(simplified(speck, 0.01, 4)).toBeUndefined();
  });

  it('never moves a line farther than the tolerance and the rounding', () => {
    const point = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (line, tolerance) => {
          const thin = simplified(line as Line, tolerance, 1) ?? [];
          for (const [x, y] of line) {
            const near = thin.some((a, n) => {
              const b = thin[n + 1] ?? a;
              const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
              const t =
                dx * dx + dy * dy === 0
                  ? 0
                  : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)));
              return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy) <= tolerance + 0.002;
            });
            expect(near).toBe(true);
          }
        },
      ),
    );
  });
});
