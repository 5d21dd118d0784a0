/** Fills what a calendar point leaves open: the year of "May 6", the week of "Friday", the year of "the third quarter". */
import type { Anchor, Direction, Pointing } from './anchor.js';
import { addMonths, civil, dayNumber, isDay, weekdayOf } from './calendar.js';
import type { From, Point } from './model.js';
import { dayPoint } from './point.js';

export interface Filled {
  point: Point;
  inferred?: string;
  /** What it could be when nothing decides. */
  candidates?: Point[];
}

/** Years in which a weekday and date are looked for when nothing dates the report: those of the web's reports. */
const FIRST_WEB_YEAR = 1995;
const LAST_WEB_YEAR = 2035;

/** How near, in months, another date of the text must be to decide a year. */
const EVIDENCE_MONTHS = 12;

/** Completes a point; stated parts are never changed. */
export function fillPoint(
  point: Point,
  anchor: Anchor,
  pointing: Pointing,
  shift?: number,
  from?: From,
): Filled {
  const happened = pointing === 'happened';
  const direction = happened ? 'past' : pointing;
  if (point.year !== undefined || point.decade !== undefined || point.century !== undefined) return { point };
  if (point.month !== undefined && point.day !== undefined)
    return fillMonthDay(point, anchor, direction, happened);
  if (point.weekday !== undefined) return fillWeekday(point, anchor, direction, shift, from);
  if (point.month !== undefined) return fillMonth(point, anchor, direction, happened, shift);
  if (point.quarter !== undefined || point.half !== undefined || point.season !== undefined)
    return fillPart(point, anchor, direction, shift, from);
  if (point.day !== undefined) return fillDay(point, anchor, direction);
  return { point };
}

/** "the 6th": of the month told before, or the nearest one on the side of the tense. */
function fillDay(point: Point, anchor: Anchor, direction: Direction): Filled {
  const day = point.day ?? 1;
  const told = anchor.told.month;
  if (told !== undefined) {
    const [year, month] = [Math.floor(told / 12), (told % 12) + 1];
    return isDay(year, month, day)
      ? { point: { ...point, year, month }, inferred: 'month from the one told before' }
      : { point };
  }
  if (!anchor.date || anchor.grain !== 'day') return { point };
  const { date } = anchor;
  const step = direction === 'future' ? (day < date.day ? 1 : 0) : day > date.day ? -1 : 0;
  const moved = addMonths({ ...date, day: 1 }, step);
  if (!isDay(moved.year, moved.month, day)) return { point };
  return {
    point: { ...point, year: moved.year, month: moved.month },
    inferred: "month from the report's date",
  };
}

/** "May 6": the year that brings it nearest to the report, unless the tense points the other way. */
function fillMonthDay(point: Point, anchor: Anchor, direction: Direction, happened: boolean): Filled {
  const { month = 1, day = 1, weekday } = point;
  if (anchor.day === undefined || !anchor.date) return fillWithoutDate(point, anchor);
  const report = anchor.day;
  const options = [-1, 0, 1, 2]
    .map((shift) => (anchor.date?.year ?? 0) + shift)
    .filter(
      (year) =>
        isDay(year, month, day) &&
        (weekday === undefined || weekdayOf(dayNumber(year, month, day)) === weekday),
    )
    .map((year) => ({ year, away: dayNumber(year, month, day) - report }));
  if (options.length === 0) {
    // A weekday that no near year has on that date: the report's date and the text disagree, so nothing is taken.
    const near =
      weekday === undefined
        ? []
        : candidateYears(point).filter((year) => Math.abs(year - (anchor.date?.year ?? 0)) <= 6);
    return {
      point: { ...point },
      candidates: near.map((year) => ({ ...point, year })),
      ...(near.length > 0 && { inferred: 'years in which that date fell on that weekday' }),
    };
  }
  const best = nearest(options, direction, happened);
  // A weekday checks the year; without one the nearest is taken, as newspapers write.
  const why =
    weekday === undefined ? "year from the report's date" : "year from the report's date and the weekday";
  return { point: { ...point, year: best.year }, inferred: why };
}

/** Close dates are taken whatever the tense; farther ones only on the side that the tense points to. */
const CLOSE_DAYS = 75;

function nearest(
  options: { year: number; away: number }[],
  direction: Direction,
  happened: boolean,
): { year: number; away: number } {
  const sorted = [...options].sort((a, b) => Math.abs(a.away) - Math.abs(b.away));
  const first = sorted[0] as { year: number; away: number };
  // What has happened lies behind the report, however near the coming such day is.
  if (happened && first.away > 0) return sorted.find(({ away }) => away <= 0) ?? first;
  if (Math.abs(first.away) <= CLOSE_DAYS || !direction) return first;
  return sorted.find(({ away }) => (direction === 'past' ? away <= 0 : away >= 0)) ?? first;
}

function candidateYears({ month = 1, day = 1, weekday }: Point): number[] {
  const years: number[] = [];
  for (let year = FIRST_WEB_YEAR; year <= LAST_WEB_YEAR; year++) {
    if (isDay(year, month, day) && weekdayOf(dayNumber(year, month, day)) === weekday) years.push(year);
  }
  return years;
}

/** No report date: a weekday leaves some years; another date of the text may choose among them. */
function fillWithoutDate(point: Point, anchor: Anchor): Filled {
  const at = (year: number) => year * 12 + (point.month ?? 1) - 1;
  // What a text tells of the years before the web is history, and dates no report.
  const months = anchor.evidence.months.filter((month) => month >= FIRST_WEB_YEAR * 12);
  const years = anchor.evidence.years.filter((year) => year >= FIRST_WEB_YEAR);
  if (point.weekday !== undefined) {
    const possible = candidateYears(point);
    const supported = possible.filter(
      (year) =>
        months.some((month) => Math.abs(month - at(year)) <= EVIDENCE_MONTHS) ||
        years.some((other) => Math.abs(other - year) <= 1),
    );
    const candidates = possible.map((year) => ({ ...point, year }));
    if (supported.length === 1) {
      return {
        point: { ...point, year: supported[0] as number },
        candidates,
        inferred: 'year from the weekday and another date in the text',
      };
    }
    return { point, candidates };
  }
  const near = [...new Set(months.map((month) => Math.round((month - at(0)) / 12)))].filter((year) =>
    months.some((month) => Math.abs(month - at(year)) <= 3),
  );
  if (near.length === 1 && isDay(near[0], point.month ?? 1, point.day ?? 1)) {
    return { point: { ...point, year: near[0] as number }, inferred: 'year from another date in the text' };
  }
  return { point };
}

/** "Friday", "last Friday", "next Monday", "the previous Friday". */
function fillWeekday(
  point: Point,
  anchor: Anchor,
  direction: Direction,
  shift?: number,
  from?: From,
): Filled {
  const told = from === 'narrative' ? anchor.told.day : undefined;
  const base = told ?? anchor.day;
  if (base === undefined || (told === undefined && anchor.grain !== 'day'))
    return shift === undefined ? namedDay(point, anchor) : { point };
  const weekday = point.weekday ?? 1;
  const back = (weekdayOf(base) - weekday + 7) % 7;
  const from_ = told === undefined ? "the report's date" : 'the day told before';
  const { weekday: _, ...rest } = point;
  const on = (day: number, why: string): Filled => ({
    point: { ...rest, ...dayPoint(day) },
    inferred: `day from ${from_}: ${why}`,
  });
  if (shift === -1) return on(base - (back || 7), 'the last such weekday before it');
  if (shift === 1) return on(base + (7 - back), 'the next such weekday after it');
  if (direction === 'future')
    return on(back === 0 ? base : base + 7 - back, 'the next such weekday, as the verb speaks of the future');
  if (shift === 0) return on(back <= 3 ? base - back : base + 7 - back, 'that weekday of its week');
  return on(
    base - back,
    direction === 'past' ? 'the last such weekday, as the verb speaks of the past' : 'the last such weekday',
  );
}

/** "on Thursday" in a text without a date that says "Thursday, Dec. 15" and names no other Thursday. */
function namedDay(point: Point, anchor: Anchor): Filled {
  const same = (anchor.evidence.named ?? []).filter(({ weekday }) => weekday === point.weekday);
  const [first] = same;
  const one = same.every(
    ({ month, day, year }) => month === first?.month && day === first?.day && year === first?.year,
  );
  if (!first || !one) return { point };
  const { weekday: _, ...rest } = point;
  const { year, month = 1, day = 1 } = first;
  return {
    point: { ...rest, ...(year !== undefined && { year }), month, day },
    inferred: 'day of that weekday named in the text',
  };
}

/** "October", "last March", "this September". */
function fillMonth(
  point: Point,
  anchor: Anchor,
  direction: Direction,
  happened: boolean,
  shift?: number,
): Filled {
  const { date } = anchor;
  const month = point.month ?? 1;
  if (!date || anchor.grain === 'year') {
    const { months } = anchor.evidence;
    const near = [
      ...new Set(months.filter((other) => other % 12 === month - 1).map((other) => Math.floor(other / 12))),
    ];
    if (!date && near.length === 1)
      return {
        point: { ...point, year: near[0] as number },
        inferred: 'year from the same month in the text',
      };
    return date
      ? { point: { ...point, year: date.year }, inferred: "year from the report's date" }
      : { point };
  }
  const ahead = (month - date.month + 12) % 12;
  let year = date.year;
  if (shift === -1) year = month < date.month ? date.year : date.year - 1;
  else if (shift === 1) year = month > date.month ? date.year : date.year + 1;
  else if (shift === 0) year = date.year;
  else if (ahead !== 0) {
    // "in November", said in October, is the coming one whatever the tense nearby, but for what itself has happened then.
    const future = !happened && (ahead <= 2 || (direction ? direction === 'future' : ahead <= 3));
    if (future) year = month > date.month ? date.year : date.year + 1;
    else year = month > date.month ? date.year - 1 : date.year;
  }
  return { point: { ...point, year }, inferred: "year from the report's date" };
}

/** Middle month of a quarter, half or season, counted from the year's beginning. */
function middle({ quarter, half, season }: Point): number {
  if (quarter) return quarter * 3 - 1.5;
  if (half) return half * 6 - 3;
  return { SP: 3.5, SU: 6.5, FA: 9.5, WI: 12.5 }[season ?? 'SP'];
}

/** How long, in months, a period that is over still is the one spoken of in the future. */
const JUST_OVER = 3;

function fillPart(point: Point, anchor: Anchor, direction: Direction, shift?: number, from?: From): Filled {
  const { date } = anchor;
  if (from === 'narrative' && shift !== undefined && anchor.told.quarter?.year !== undefined) {
    return {
      point: { ...point, year: anchor.told.quarter.year + shift },
      inferred: 'year from the quarter told before',
    };
  }
  if (!date) return { point };
  const why = "year from the report's date";
  if (anchor.grain === 'year') return { point: { ...point, year: date.year + (shift ?? 0) }, inferred: why };
  const here = date.month - 1 + date.day / 31;
  const at = middle(point);
  const width = point.quarter ? 1.5 : point.half ? 3 : 1.5;
  const started = here >= at - width;
  const over = here > at + width;
  let year = date.year;
  if (shift === -1) year = over ? date.year : date.year - 1;
  else if (shift === 1) year = started ? date.year + 1 : date.year;
  else if (shift === undefined) {
    // Results of the period that has just ended are still to come out: "expects to report third-quarter earnings".
    if (direction === 'future') year = here > at + width + JUST_OVER ? date.year + 1 : date.year;
    else if (!started) {
      // Not begun yet: the coming one when it is near, last year's otherwise.
      year = at - here <= 4.5 && direction !== 'past' ? date.year : date.year - 1;
    }
  }
  return { point: { ...point, year }, inferred: why };
}

/** Today's civil date moved by whole days. */
export function shiftDay(day: number, by: number): Point {
  return dayPoint(day + by);
}

export { civil };
