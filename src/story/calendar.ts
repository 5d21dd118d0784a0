/** Days as numbers: days since 1970-01-01, UTC. */

const DAY = 86_400_000; // milliseconds
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/** @example dayNumber('1970-01-02T10:00') // 1 */
export function dayNumber(date: string | undefined): number | undefined {
  const day = ISO_DAY.exec(date ?? '')?.[0];
  const time = day ? Date.parse(`${day}T00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.round(time / DAY);
}

/** @example isoDay(1) // '1970-01-02' */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
