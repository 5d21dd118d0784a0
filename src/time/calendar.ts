/**
 * Arithmetic on days of the proleptic Gregorian calendar. A day is a whole number, days since 1970-01-01:
 * no clock and no time zone comes in, so daylight-saving changes cannot move a date.
 * Conversions after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (civil_from_days).
 */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** Days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function civil(dayNumber: number): CivilDate {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether there is such a day; without a year, 29 February counts as one. */
export function isDay(year: number | undefined, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year ?? 2000, month);
}

/** ISO 8601 week: weeks begin on Monday, and the first holds the year's first Thursday. */
export function isoWeek(dayNumber_: number): { year: number; week: number } {
  const thursday = dayNumber_ + 4 - weekdayOf(dayNumber_);
  const { year } = civil(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** The Monday of an ISO week. */
export function mondayOf(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekdayOf(fourth) + 1 + (week - 1) * 7;
}

/** Moves by months; a day that the month lacks becomes its last. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysIn(year, month)) };
}

/** Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Orthodox Easter (Julian computus, Meeus), as a day of the Gregorian calendar; right from 1900 to 2099. */
export function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1) + 13;
}

export const pad = (value: number, width = 2): string => String(Math.abs(value)).padStart(width, '0');

/** ISO date of a day. */
export function iso(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** A day from a date at the beginning of an ISO or EDTF text, with how far it is given; undefined when there is no year. */
export function parseIso(
  text: string,
): { date: CivilDate; grain: 'day' | 'month' | 'year'; hour?: number } | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}))?)?)?/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour] = parts;
  const date = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) };
  if (!isDay(date.year, date.month, date.day)) return undefined;
  const grain = day ? 'day' : month ? 'month' : 'year';
  return { date, grain, ...(hour && { hour: Number(hour) }) };
}
