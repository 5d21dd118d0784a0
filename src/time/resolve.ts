/** Puts matches on the calendar: TIMEX3 type and value, EDTF, bounds, and what was worked out. */
import type { Anchor, Direction, Pointing } from './anchor.js';
import { civil, dayNumber, iso, parseIso, weekdayOf } from './calendar.js';
import { checkedEdtf } from './edtf.js';
import { FEASTS, ISLAMIC_MONTHS, islamicDay } from './feasts.js';
import type { Match, Meaning, Mod, Point, Reading } from './model.js';
import { resolveOther } from './other-calendar.js';
import {
  cutRange,
  type DayRange,
  dayPoint,
  edtfOfPoint,
  edtfOfRange,
  isTime,
  rangeOf,
  timexValue,
  weekPoint,
} from './point.js';
import { amountValue, resolveDuration } from './resolve-duration.js';
import { resolveOffset, resolvePeriod } from './resolve-period.js';
import { type Filled, fillPoint } from './resolve-point.js';
import { nightBefore, resolveSpan } from './resolve-span.js';

/** Reads one match against its anchor, and tells the anchor what was told. */
export function resolve(match: Match, anchor: Anchor, pointing: Pointing): Reading {
  const direction = pointing === 'happened' ? 'past' : pointing;
  const { meaning, mod } = match;
  switch (meaning.kind) {
    case 'duration':
      return resolveDuration(meaning, mod, anchor);
    case 'set':
      return { type: 'SET', value: meaning.value, ...(mod && { mod }) };
    case 'reference':
      return reference(meaning.value, anchor);
    case 'holiday':
      return holiday(match, meaning, anchor, direction);
    case 'no-day':
      return { type: 'DATE', value: 'XXXX-XX-XX' };
    case 'nth-weekday':
      return nthWeekday(match, meaning, anchor, pointing);
    case 'other-calendar':
      return resolveOther(match, meaning, anchor, direction);
    case 'span':
      return resolveSpan(
        { ...match, meaning: meaning.one },
        { ...match, meaning: meaning.two },
        direction === 'future',
        (end) => resolve(end, anchor, pointing),
      );
    case 'night-before':
      return nightBefore(resolve({ ...match, meaning: meaning.day }, anchor, pointing));
    case 'offset':
      // "a few years ago" says no year.
      // "a few days later" is told of a story, not of the report's future: only its length is known.
      if (meaning.amount.count === 'X' && meaning.sign > 0 && meaning.from === 'narrative')
        return { type: 'DURATION', value: amountValue([meaning.amount]) };
      if (meaning.amount.count === 'X')
        return reference(meaning.sign < 0 ? 'PAST_REF' : 'FUTURE_REF', anchor);
      return dated(match, fill(meaning, anchor, pointing, match.from), anchor);
    default:
      return dated(match, fill(meaning, anchor, pointing, match.from), anchor);
  }
}

/** The calendar point of a meaning. */
function fill(meaning: Meaning, anchor: Anchor, pointing: Pointing, at: number): Filled {
  const direction = pointing === 'happened' ? 'past' : pointing;
  switch (meaning.kind) {
    case 'point':
      if (meaning.other) return ambiguous(meaning.point, meaning.other);
      return fillPoint(meaning.point, anchor, pointing, meaning.shift, meaning.from);
    case 'period':
      return resolvePeriod(meaning, anchor, direction, at);
    case 'offset':
      return resolveOffset(meaning, anchor, at);
    case 'within': {
      const whole = fill(meaning.whole, anchor, pointing, at);
      const year = whole.point.year;
      // "the 1988 period": the quarter told before, of that year.
      if (meaning.point.quarter === 0) {
        const quarter = anchor.told.quarter?.quarter;
        return {
          point: quarter && year !== undefined ? { year, quarter } : whole.point,
          inferred: 'quarter from the one told before',
        };
      }
      return {
        point: { ...meaning.point, ...(year !== undefined && { year }) },
        ...(whole.inferred && { inferred: whole.inferred }),
      };
    }
    case 'week-of': {
      const day = fill(meaning.day, anchor, pointing, at);
      const range = rangeOf(day.point);
      return range ? { ...day, point: weekPoint(range.first) } : { point: { week: 0 } };
    }
    default:
      return { point: {} };
  }
}

/** "6/5/2024": day and month cannot be told apart. */
function ambiguous(one: Point, other: Point): Filled {
  return {
    point: { ...(one.year !== undefined && { year: one.year }), month: 0, day: 0 },
    candidates: [one, other],
  };
}

function dated(match: Match, filled: Filled, anchor: Anchor): Reading {
  const point: Point = { ...filled.point, ...match.clock };
  if (match.clock) delete point.weekday;
  if (match.clock && filled.point.weekday !== undefined && filled.point.day === undefined)
    point.weekday = filled.point.weekday;
  anchor.tell(filled.point, match.from, isComparison(match));
  const reading: Reading = { type: isTime(point) ? 'TIME' : 'DATE', value: timexValue(point) };
  if (match.mod) reading.mod = match.mod;
  if (filled.inferred) reading.inferred = filled.inferred;
  if (filled.candidates && filled.candidates.length > 0) {
    reading.candidates = filled.candidates
      .map((candidate) => edtfOfPoint(candidate))
      .filter((value) => value !== undefined);
  }
  const open = filled.point.month === 0 && filled.candidates;
  if (open) {
    const sorted = (reading.candidates ?? []).sort();
    const edtf = checkedEdtf(`[${sorted.join(',')}]`);
    return { ...reading, ...(edtf && { edtf }), earliest: sorted[0], latest: sorted.at(-1) };
  }
  return bound(reading, filled.point, match.mod, anchor);
}

/** Results are set against those of an earlier period: a year back, or a quarter of a year said. */
function isComparison({ meaning, rule }: Match): boolean {
  return (
    (meaning.kind === 'offset' && meaning.from === 'narrative') ||
    (rule.startsWith('told-period') && meaning.kind !== 'period')
  );
}

/** Adds EDTF and bounds. */
function bound(reading: Reading, point: Point, mod: Mod | undefined, anchor: Anchor): Reading {
  const whole = rangeOf(point);
  const mark = mod === 'APPROX' || mod === 'LESS_THAN' || mod === 'MORE_THAN' ? '~' : '';
  if (!whole) {
    const edtf = edtfOfPoint(point, mark);
    return edtf ? { ...reading, edtf } : reading;
  }
  if (mod === 'ON_OR_AFTER')
    return { ...reading, ...withEdtf(`${edtfOfPoint(point)}/..`), earliest: iso(whole.first) };
  if (mod === 'ON_OR_BEFORE')
    return { ...reading, ...withEdtf(`../${edtfOfPoint(point)}`), latest: iso(whole.last) };
  if (mod === 'START' || mod === 'MID' || mod === 'END') {
    const cut = cutRange(whole, mod);
    return finish(reading, cut, cut.first === cut.last ? edtfOfPoint(point) : edtfOfRange(cut, '~'));
  }
  if (
    (mod === 'BEFORE' || mod === 'AFTER') &&
    anchor.day !== undefined &&
    anchor.grain === 'day' &&
    whole.first < whole.last
  ) {
    // "earlier this month": from its beginning to the report's day; "later": from there on.
    const cut: DayRange =
      mod === 'BEFORE'
        ? { first: whole.first, last: Math.min(whole.last, anchor.day) }
        : { first: Math.max(whole.first, anchor.day), last: whole.last };
    if (cut.first <= cut.last) return finish(reading, cut, edtfOfRange(cut));
  }
  return finish(reading, whole, edtfOfPoint(point, mark));
}

function withEdtf(value: string): { edtf?: string } {
  const edtf = checkedEdtf(value);
  return edtf ? { edtf } : {};
}

function finish(reading: Reading, range: DayRange, edtf: string | undefined): Reading {
  return { ...reading, ...(edtf && { edtf }), earliest: iso(range.first), latest: iso(range.last) };
}

/** "recently": before the report's date; "soon": after it; "now" is at it, and no finer. */
function reference(value: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF', anchor: Anchor): Reading {
  const reading: Reading = { type: 'DATE', value };
  if (anchor.day === undefined || anchor.grain !== 'day') return reading;
  const day = iso(anchor.day);
  if (value === 'PAST_REF') return { ...reading, ...withEdtf(`../${day}`), latest: day };
  if (value === 'FUTURE_REF') return { ...reading, ...withEdtf(`${day}/..`), earliest: day };
  return reading;
}

/** "the second Sunday of April": a day of that month, once the month is known. */
function nthWeekday(
  match: Match,
  meaning: Meaning & { kind: 'nth-weekday' },
  anchor: Anchor,
  pointing: Pointing,
): Reading {
  const { nth, weekday, whole } = meaning;
  // The month is not told here: only the day is.
  const month =
    whole.kind === 'holiday'
      ? holiday({ ...match, meaning: whole }, whole, anchor, pointing === 'happened' ? 'past' : pointing)
      : monthOf(fill(whole, anchor, pointing, match.from));
  const [first, last] = [month.earliest, month.latest].map((day) => dayOf(day));
  if (first === undefined || last === undefined)
    return { type: 'DATE', value: /^(\d{4}|XXXX)-\d\d/.exec(month.value)?.[0] ?? 'XXXX-XX-XX' };
  const day =
    nth > 0
      ? first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
      : last - ((weekdayOf(last) - weekday + 7) % 7);
  if (day > last) return { type: 'DATE', value: 'XXXX-XX-XX' };
  const why = [month.inferred, `day counted within ${whole.kind === 'holiday' ? 'it' : 'the month'}`];
  return dated(match, { point: dayPoint(day), inferred: why.filter(Boolean).join('; ') }, anchor);
}

function monthOf({ point, inferred }: Filled): Reading {
  const range = point.month ? rangeOf({ ...point }) : undefined;
  return {
    type: 'DATE',
    value: timexValue(point),
    ...(range && { earliest: iso(range.first), latest: iso(range.last) }),
    ...(inferred && { inferred }),
  };
}

function dayOf(text: string | undefined): number | undefined {
  const parsed = text === undefined ? undefined : parseIso(text);
  return parsed && dayNumber(parsed.date.year, parsed.date.month, parsed.date.day);
}

/** A feast: the nearest to the report, or that of the year said. */
function holiday(
  match: Match,
  meaning: Meaning & { kind: 'holiday' },
  anchor: Anchor,
  direction: Direction,
): Reading {
  const islamic = /^(\d+) (.+)$/.exec(meaning.name);
  const month = islamic ? ISLAMIC_MONTHS[islamic[2] ?? ''] : ISLAMIC_MONTHS[meaning.name];
  let range: DayRange | undefined;
  let inferred = '';
  const doubt = month !== undefined || FEASTS.get(meaning.name)?.doubtful === true;
  const days = (year: number): DayRange[] => {
    if (islamic && month) {
      return (FEASTS.get(islamic[2] ?? '')?.days(year) ?? []).map(({ first }) => ({
        first: first + Number(islamic[1]) - 1,
        last: first + Number(islamic[1]) - 1,
      }));
    }
    return FEASTS.get(meaning.name)?.days(year) ?? [];
  };
  if (meaning.year !== undefined && meaning.year < 1700 && month) {
    const first = islamicDay(meaning.year, month, islamic ? Number(islamic[1]) : 1);
    range = islamic
      ? { first, last: first }
      : { first, last: islamicDay(meaning.year + (month === 12 ? 1 : 0), (month % 12) + 1, 1) - 1 };
    inferred = 'Gregorian day from the Umm al-Qura calendar';
  } else if (meaning.year !== undefined) {
    range = days(meaning.year)[0];
    inferred = 'day of the feast in that year';
  } else if (anchor.date && anchor.day !== undefined) {
    const { year } = anchor.date;
    const report = anchor.day;
    const options = [year - 1, year, year + 1].flatMap(days).map((option) => ({
      ...option,
      away: report < option.first ? option.first - report : Math.min(0, option.last - report),
    }));
    const side = meaning.shift === -1 ? 'past' : meaning.shift === 1 ? 'future' : direction;
    const sided = options.filter(({ away }) =>
      side === 'past' ? away <= 0 : side === 'future' ? away >= 0 : true,
    );
    range = (sided.length > 0 ? sided : options).sort((a, b) => Math.abs(a.away) - Math.abs(b.away))[0];
    inferred = "year from the report's date";
  }
  if (doubt && inferred) inferred += '; the day depends on the sighting of the moon';
  if (!range) return { type: 'DATE', value: 'XXXX', ...(match.mod && { mod: match.mod }) };
  const cut = cutRange(range, match.mod);
  const { year, month: gregorianMonth } = civil(range.first);
  const one = range.first === range.last;
  const whole = one ? dayPoint(range.first) : { year, month: gregorianMonth };
  // A lunar month lies across two of ours: the value says the year only, the bounds the days.
  const value = one ? timexValue({ ...whole, ...match.clock }) : timexValue({ year });
  if (one) anchor.tell(whole, match.from);
  const reading: Reading = {
    type: match.clock ? 'TIME' : 'DATE',
    value,
    ...(match.mod && { mod: match.mod }),
    inferred,
  };
  const mark = doubt ? '?' : '';
  return finish(reading, cut, edtfOfRange(cut, match.mod && !one ? '%' : mark));
}

export { amountValue };
