/** Days as whole numbers, so that many can be compared at once. Pure. */

/** Stands for a day that is not known: before all that are. */
export const NO_DAY = -(2 ** 30);
const MILLISECONDS = 86_400_000;
const DAY = /^(-?\d{4,6})-(\d{2})-(\d{2})/;

/** Days since 1970-01-01 of an ISO day; NO_DAY for what is none. @example dayOf('1970-01-02'); // 1 */
export function dayOf(iso: string | null | undefined): number {
  const parts = iso ? DAY.exec(iso) : null;
  if (!parts) return NO_DAY;
  const date = new Date(0);
  date.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return Number.isNaN(date.getTime()) ? NO_DAY : Math.round(date.getTime() / MILLISECONDS);
}

/** The ISO day of a number; null for NO_DAY. */
export function isoOf(day: number): string | null {
  if (day === NO_DAY) return null;
  const iso = new Date(day * MILLISECONDS).toISOString();
  return iso
    .slice(0, iso.indexOf('T'))
    .replace(/^[+-](\d{2})(\d{4}-)/, (all, extra, rest) =>
      all.startsWith('-') ? `-${extra === '00' ? '' : extra}${rest}` : `${extra}${rest}`,
    );
}
