/** A calendar point's value in TIMEX3, its days and its EDTF. */
import { dayNumber, daysIn, iso, isoWeek, mondayOf, pad, weekdayOf } from './calendar.js';
import { checkedEdtf } from './edtf.js';
import type { Mod, Point } from './model.js';

/** First and last day, as day numbers. */
export interface DayRange {
  first: number;
  last: number;
}

/**
 * TIMEX3 value: never finer than the point. What is not known is X.
 *
 * @example timexValue({ year: 1989, quarter: 3 }); // '1989-Q3'
 * @example timexValue({ month: 5, day: 6 }); // 'XXXX-05-06'
 */
export function timexValue(point: Point): string {
  return dateValue(point) + timeValue(point);
}

function dateValue(point: Point): string {
  const { year, decade, century, half, quarter, season, month, week, weekend, weekday, day } = point;
  if (century !== undefined) return pad(century);
  if (decade !== undefined) return pad(decade, 3);
  const y = year === undefined ? 'XXXX' : year < 0 ? `BC${pad(year, 4)}` : pad(year, 4);
  if (half !== undefined) return `${y}-H${half}`;
  if (quarter !== undefined) return `${y}-Q${quarter || 'X'}`;
  if (season !== undefined) return `${y}-${season}`;
  if (week !== undefined) return `${y}-W${week ? pad(week) : 'XX'}${weekend ? '-WE' : ''}`;
  if (month !== undefined)
    return `${y}-${month ? pad(month) : 'XX'}${day === undefined ? '' : `-${day ? pad(day) : 'XX'}`}`;
  if (weekday !== undefined) return `XXXX-WXX-${weekday}`;
  if (day !== undefined) return `${y}-XX-${day ? pad(day) : 'XX'}`;
  return isTime(point) && year === undefined ? 'XXXX-XX-XX' : y;
}

/** Whether the point says a time of day. */
export function isTime(point: Point): boolean {
  return point.hour !== undefined || point.part !== undefined;
}

function timeValue({ part, hour, minute, second }: Point): string {
  if (hour === undefined) return part === undefined ? '' : `T${part}`;
  return `T${pad(hour)}:${pad(minute ?? 0)}${second === undefined ? '' : `:${pad(second)}`}`;
}

/** Months of a season in the northern hemisphere, by the meteorological year; winter is named after the year it begins in. */
const SEASON_MONTHS = { SP: 3, SU: 6, FA: 9, WI: 12 } as const;
const SEASON_CODES = { SP: 21, SU: 22, FA: 23, WI: 24 } as const;

/** The days that a point can mean; undefined when its year is open. */
export function rangeOf(point: Point): DayRange | undefined {
  const { year, decade, century, half, quarter, season, month, week, weekend, day } = point;
  if (century !== undefined) return years(century * 100, century * 100 + 99);
  if (decade !== undefined) return years(decade * 10, decade * 10 + 9);
  if (year === undefined) return undefined;
  if (half !== undefined) return months(year, half * 6 - 5, 6);
  if (quarter) return months(year, quarter * 3 - 2, 3);
  if (season !== undefined) return months(year, SEASON_MONTHS[season], 3);
  if (week) {
    const monday = mondayOf(year, week);
    return weekend ? { first: monday + 5, last: monday + 6 } : { first: monday, last: monday + 6 };
  }
  if (month && day) {
    const number = dayNumber(year, month, day);
    return { first: number, last: number };
  }
  if (month) return months(year, month, 1);
  return years(year, year);
}

function years(from: number, to: number): DayRange {
  return { first: dayNumber(from, 1, 1), last: dayNumber(to, 12, 31) };
}

function months(year: number, from: number, count: number): DayRange {
  const end = from + count - 1;
  const endYear = year + Math.floor((end - 1) / 12);
  const endMonth = ((end - 1) % 12) + 1;
  return { first: dayNumber(year, from, 1), last: dayNumber(endYear, endMonth, daysIn(endYear, endMonth)) };
}

/** The days that START, MID and END leave of a stretch: its first half, its middle half, its last half. */
export function cutRange(range: DayRange, mod: Mod | undefined): DayRange {
  const length = range.last - range.first + 1;
  const half = Math.ceil(length / 2);
  if (mod === 'START') return { first: range.first, last: range.first + half - 1 };
  if (mod === 'END') return { first: range.last - half + 1, last: range.last };
  if (mod === 'MID') {
    const quarter = Math.floor(length / 4);
    return { first: range.first + quarter, last: range.last - quarter };
  }
  return range;
}

/** EDTF of a stretch of days: one date, or an interval. `mark` is '~', '?' or '%' on each end. */
export function edtfOfRange(range: DayRange, mark = ''): string | undefined {
  const first = iso(range.first) + mark;
  return checkedEdtf(range.first === range.last ? first : `${first}/${iso(range.last)}${mark}`);
}

/** EDTF of a point, with ~ ? X as it needs. */
export function edtfOfPoint(point: Point, mark = ''): string | undefined {
  const { year, decade, century, half, quarter, season, month, week, weekday, day } = point;
  if (century !== undefined) return checkedEdtf(`${pad(century)}XX${mark}`);
  if (decade !== undefined) return checkedEdtf(`${pad(decade, 3)}X${mark}`);
  if (week !== undefined || (weekday !== undefined && day === undefined)) {
    const range = rangeOf(point);
    return range && week ? edtfOfRange(range, mark) : undefined;
  }
  // Nothing known is no date.
  if (year === undefined && !month && !day) return undefined;
  const y = year === undefined ? 'XXXX' : pad(year, 4);
  if (half !== undefined) return checkedEdtf(`${y}-${39 + half}${mark}`);
  if (quarter !== undefined) return quarter ? checkedEdtf(`${y}-${32 + quarter}${mark}`) : undefined;
  if (season !== undefined) return checkedEdtf(`${y}-${SEASON_CODES[season]}${mark}`);
  const m = month === undefined && day === undefined ? '' : `-${month ? pad(month) : 'XX'}`;
  const d = day === undefined ? '' : `-${day ? pad(day) : 'XX'}`;
  return checkedEdtf(`${y}${m}${d}${mark}`);
}

/** The point of a whole day. */
export function dayPoint(number: number): Point {
  const text = iso(number);
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
}

/** The ISO week that holds a day, as a point. */
export function weekPoint(number: number, weekend = false): Point {
  return { ...isoWeek(number), ...(weekend && { weekend }) };
}

export { weekdayOf };
