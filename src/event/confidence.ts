/** How sure an event is: scores as shares of what the annotators have with the same type. */

/** Score of an event's surest mention, and how many of a hundred such are right: events/dev, by hand. Straight lines between. */
const POINTS: readonly (readonly [score: number, right: number])[] = [
  [0, 0.2],
  [0.55, 0.35],
  [0.65, 0.44],
  [0.74, 0.64],
  [0.82, 0.73],
  [0.88, 0.8],
  [0.95, 0.84],
  [1, 0.91],
];

/**
 * The confidence of an event.
 *
 * @param score of its surest mention, 0 to 1
 * @example calibrated(0.95); // 0.84
 */
export function calibrated(score: number): number {
  const at = POINTS.findIndex(([from]) => from >= score);
  const [above, right] = POINTS[at < 0 ? POINTS.length - 1 : at] as readonly [number, number];
  const [below, left] = POINTS[Math.max(0, at - 1)] as readonly [number, number];
  if (at <= 0) return right;
  const value = left + ((right - left) * (score - below)) / (above - below);
  return Math.round(value * 1000) / 1000;
}
