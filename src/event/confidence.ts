/** How sure an event is: scores as shares of what the annotators have with the same type. */

/** Score of an event's surest mention, and how many of a hundred such are right: events/dev, by hand. Straight lines between. */
const POINTS: readonly (readonly [score: number, right: number])[] = [
  [0, 0.2],
  [0.6, 0.36],
  [0.72, 0.42],
  [0.8, 0.57],
  [0.87, 0.7],
  [0.93, 0.79],
  [0.98, 0.87],
  [1, 0.9],
];

/**
 * The confidence of an event.
 *
 * @param score of its surest mention, 0 to 1
 * @example calibrated(0.95); // 0.822
 */
export function calibrated(score: number): number {
  const at = POINTS.findIndex(([from]) => from >= score);
  const [above, right] = POINTS[at < 0 ? POINTS.length - 1 : at] as readonly [number, number];
  const [below, left] = POINTS[Math.max(0, at - 1)] as readonly [number, number];
  if (at <= 0) return right;
  const value = left + ((right - left) * (score - below)) / (above - below);
  return Math.round(value * 1000) / 1000;
}
