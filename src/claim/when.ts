/** When a claim's event would have happened, kept apart from when it was said. */
import type { Claim, TimeExpression } from '../report.js';

const DAY = 86_400_000; // milliseconds

/** ACLED's code for a time: 1 the exact day, 2 within a week, 3 a month or coarser. */
export function timePrecisionOf(time: TimeExpression): Claim['timePrecision'] {
  if (time.type === 'DURATION' || time.type === 'SET') return undefined;
  if (time.earliest && time.latest) {
    const days = (Date.parse(time.latest) - Date.parse(time.earliest)) / DAY;
    if (Number.isFinite(days)) return days < 1 ? 1 : days <= 7 ? 2 : 3;
  }
  if (/^[\dX]{4}-[\dX]{2}-\d{2}/.test(time.value)) return 1;
  if (/^[\dX]{4}-W\d{2}/.test(time.value)) return 2;
  return /^\d{3}/.test(time.value) ? 3 : undefined;
}

/** The most exact of several. */
export function bestPrecision(times: readonly TimeExpression[]): Claim['timePrecision'] {
  const codes = times.map(timePrecisionOf).filter((code) => code !== undefined);
  return codes.length ? (Math.min(...codes) as 1 | 2 | 3) : undefined;
}
