/** Whether confidences mean what they say. */

/** Something shown with a confidence, 0 to 1, and whether it was right. */
export interface Shown {
  confidence: number;
  right: boolean;
}

/** Bins of equal width. */
const BINS = 10;

/**
 * Expected calibration error: how far, on average, the share that is right lies from the confidence, in ten equal bins.
 *
 * @example calibrationError([{ confidence: 0.9, right: true }]); // 0.1
 */
export function calibrationError(shown: readonly Shown[]): number {
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const inside = shown.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    const said = inside.reduce((total, one) => total + one.confidence, 0);
    sum += Math.abs(said - inside.filter(({ right }) => right).length);
  }
  return sum / Math.max(1, shown.length);
}
