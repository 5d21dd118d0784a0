/** Periods counted from the report's date or from what was told before: "last week", "the quarter", "ten days ago", "a year earlier". */
import type { Anchor, Direction } from './anchor.js';
import { addMonths, civil, weekdayOf } from './calendar.js';
import type { Meaning, Point, UnitName } from './model.js';
import { dayPoint, rangeOf, weekPoint } from './point.js';
import { moveDay } from './resolve-duration.js';
import type { Filled } from './resolve-point.js';

type Period = Meaning & { kind: 'period' };
type Offset = Meaning & { kind: 'offset' };

/** What a period is when no date anchors it. */
function open(unit: UnitName): Point {
  switch (unit) {
    case 'week':
      return { week: 0 };
    case 'weekend':
      return { week: 0, weekend: true };
    case 'month':
      return { month: 0 };
    case 'quarter':
      return { quarter: 0 };
    case 'day':
      return { month: 0, day: 0 };
    default:
      return {};
  }
}

const quarterOf = (month: number): number => Math.floor((month - 1) / 3) + 1;

export function resolvePeriod(meaning: Period, anchor: Anchor, direction: Direction, _at: number): Filled {
  const { unit, shift, from } = meaning;
  const { told, date, day, grain } = anchor;
  if (from === 'narrative') {
    const filled = fromTold(meaning, anchor);
    if (filled) return filled;
  }
  if (!date || day === undefined) {
    const quarter = unit === 'quarter' ? told.quarter : undefined;
    if (quarter && from === 'narrative') return { point: { quarter: quarter.quarter } };
    return { point: open(unit) };
  }
  const inferred = "counted from the report's date";
  const fine = grain === 'day';
  switch (unit) {
    case 'day':
      if (fine) return { point: dayPoint(day + shift), inferred };
      // A report of May 2024: "today" is a day of it; yesterday may be one of April.
      return shift === 0
        ? { point: { year: date.year, month: grain === 'month' ? date.month : 0, day: 0 }, inferred }
        : { point: open('day') };
    case 'week':
      return fine ? { point: weekPoint(day + shift * 7), inferred } : { point: open('week') };
    case 'fortnight':
      return fine ? { point: weekPoint(day + shift * 14), inferred } : { point: open('week') };
    case 'weekend':
      return fine ? { point: weekendOf(day, shift, from, direction), inferred } : { point: open('weekend') };
    case 'month': {
      if (grain === 'year') return { point: { year: date.year, month: 0 } };
      const moved = addMonths({ ...date, day: 1 }, shift);
      return { point: { year: moved.year, month: moved.month }, inferred };
    }
    case 'quarter': {
      // A bare "the quarter" is the last one that is over: quarters are told of when they have ended.
      const by = from === 'narrative' ? -1 : shift;
      const moved = addMonths({ ...date, day: 1 }, by * 3);
      return { point: { year: moved.year, quarter: quarterOf(moved.month) }, inferred };
    }
    case 'year':
      return { point: { year: date.year + shift }, inferred };
    case 'decade':
      return { point: { decade: Math.floor(date.year / 10) + shift }, inferred };
    case 'century':
      return { point: { century: Math.floor(date.year / 100) + shift }, inferred };
    default:
      return { point: {} };
  }
}

/** "the weekend": the last one, or the coming one where the verb speaks of the future or "this" says so late in the week. */
function weekendOf(day: number, shift: number, from: string, direction: Direction): Point {
  const saturday = day - weekdayOf(day) + 6;
  const during = weekdayOf(day) >= 6;
  if (shift === -1) return weekPoint(saturday - 7, true);
  if (shift === 1) return weekPoint(saturday + (during ? 7 : 0), true);
  if (during || direction === 'future') return weekPoint(saturday, true);
  if (from === 'report' && direction !== 'past') return weekPoint(saturday, true);
  return weekPoint(saturday - 7, true);
}

/** From a time told before, when one of the right grain was. */
function fromTold(meaning: Period, anchor: Anchor): Filled | undefined {
  const { unit, shift } = meaning;
  const { told } = anchor;
  const inferred = 'counted from the time told before';
  if (unit === 'day' && told.day !== undefined) return { point: dayPoint(told.day + shift), inferred };
  if (unit === 'week' && told.day !== undefined && shift !== 0)
    return { point: weekPoint(told.day + shift * 7), inferred };
  if (unit === 'month' && told.month !== undefined && shift !== 0) {
    const month = told.month + shift;
    return { point: { year: Math.floor(month / 12), month: (month % 12) + 1 }, inferred };
  }
  const running =
    meaning.over && anchor.day !== undefined && (rangeOf({ ...told.quarter })?.last ?? 0) >= anchor.day;
  if (unit === 'quarter' && told.quarter?.year !== undefined && !running) {
    const index = told.quarter.year * 4 + told.quarter.quarter - 1 + shift;
    return { point: { year: Math.floor(index / 4), quarter: (index % 4) + 1 }, inferred };
  }
  if (unit === 'year' && told.year !== undefined && shift !== 0)
    return { point: { year: told.year + shift }, inferred };
  return undefined;
}

/** How far back, in tokens, a quarter still governs "a year earlier". */
const QUARTER_REACH = 400;

export function resolveOffset(meaning: Offset, anchor: Anchor, at: number): Filled {
  const { amount, sign, from } = meaning;
  const { told, day, date, grain } = anchor;
  const { count, unit } = amount;
  if (unit === 'year' && count === 1) {
    const quarter = told.quarter;
    // Results of a quarter are set against those of "a year ago": the same quarter.
    if (quarter?.year !== undefined && at - quarter.at <= QUARTER_REACH && sign < 0) {
      return {
        point: { year: quarter.year - 1, quarter: quarter.quarter },
        inferred: 'the quarter told before, a year back',
      };
    }
  }
  // "a week later" than nothing told is open: the report's date is not what it follows.
  if (from === 'narrative' && sign > 0 && told.day === undefined && told.year === undefined)
    return { point: open(unit) };
  const toldDay = from === 'narrative' ? told.day : undefined;
  const base = toldDay ?? day;
  const inferred =
    toldDay === undefined ? "counted from the report's date" : 'counted from the day told before';
  if (unit === 'year' || unit === 'decade' || unit === 'century') {
    const year = from === 'narrative' ? (told.year ?? date?.year) : date?.year;
    if (year === undefined) return { point: {} };
    if (count === 'X')
      return { point: unit === 'year' ? { decade: Math.floor((year + sign * 3) / 10) } : {}, inferred };
    const per = unit === 'year' ? 1 : unit === 'decade' ? 10 : 100;
    const moved = year + sign * Math.round(count * per);
    // "2,000 years ago" names no year.
    if (count * per >= 1000 && (count * per) % 100 === 0) {
      return { point: moved > 0 ? { century: Math.floor(moved / 100) } : {}, inferred };
    }
    return { point: { year: moved }, inferred };
  }
  if (base === undefined || !date)
    return { point: unit === 'week' ? { week: 0 } : unit === 'month' ? { month: 0 } : { month: 0, day: 0 } };
  if (unit === 'month' || unit === 'quarter') {
    if (count === 'X') return { point: { month: 0, ...(date && { year: date.year }) }, inferred };
    const start = toldDay === undefined ? date : civil(toldDay);
    const moved = addMonths({ ...start, day: 1 }, sign * Math.round(count) * (unit === 'quarter' ? 3 : 1));
    return { point: { year: moved.year, month: moved.month }, inferred };
  }
  if (grain !== 'day' && toldDay === undefined) return { point: { year: date.year, month: 0 } };
  const moved = moveDay(base, amount, sign);
  if (moved === undefined)
    return {
      point: unit === 'week' ? { ...weekPoint(base), week: 0 } : { month: 0, day: 0, year: civil(base).year },
      inferred,
    };
  if (unit === 'week' || unit === 'fortnight') return { point: weekPoint(moved), inferred };
  return { point: dayPoint(moved), inferred };
}
