/** Lines with fewer points. Pure. */

export type Line = [lon: number, lat: number][];

/** Decimals of a degree that are kept: a thousandth is some 100 m. */
const DECIMALS = 1000;

/** The line with its coordinates rounded, and points that fall together taken for one. */
export function rounded(line: Line): Line {
  const round = (value: number) => Math.round(value * DECIMALS) / DECIMALS;
  const points: Line = [];
  for (const [lon, lat] of line) {
    const point: Line[number] = [round(lon), round(lat)];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  return points;
}

/**
 * The line without the points that lie within `tolerance` degrees of what is left (Douglas and Peucker 1973), rounded.
 * Its ends stay, so that rings stay closed.
 *
 * @param least points that it must have to be kept
 * @returns undefined when fewer are left
 */
export function simplified(line: Line, tolerance: number, least: number): Line | undefined {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  // A ring begins where it ends: its farthest point splits it first, or everything would lie on one point.
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const [first, last] = part;
    let farthest = -1;
    let distance = tolerance;
    for (let n = first + 1; n < last; n += 1) {
      const away = distanceToSegment(line[n], line[first], line[last]);
      if (away > distance) {
        distance = away;
        farthest = n;
      }
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    stack.push([first, farthest], [farthest, last]);
  }
  const thin = rounded(line.filter((_, n) => keep[n] === 1));
  return thin.length >= least ? thin : undefined;
}

function distanceToSegment(
  p: Line[number] | undefined,
  a: Line[number] | undefined,
  b: Line[number] | undefined,
): number {
  if (!p || !a || !b) return 0;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
