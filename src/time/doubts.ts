/** What the reader should know about a date: a weekday that the date did not have. */
import type { Span, Warning } from '../report.js';
import { dayNumber, weekdayOf } from './calendar.js';
import type { Match, Reading } from './model.js';

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Warnings about one reading. The date is always kept as said. */
export function doubtsOf({ meaning, rule }: Match, reading: Reading, span: Span): Warning[] {
  if (meaning.kind === 'no-day') {
    const message =
      rule === 'other-calendar'
        ? 'This date is not of the Gregorian calendar, and which calendar it is of is not said: left open.'
        : 'There is no such day in the calendar: left open.';
    return [{ code: 'no-such-date', message, span }];
  }
  if (meaning.kind !== 'point' || meaning.point.weekday === undefined) return [];
  const { year, month, day, weekday } = meaning.point;
  if (month === undefined || day === undefined) return [];
  if (year !== undefined) {
    const fell = weekdayOf(dayNumber(year, month, day));
    if (fell === weekday) return [];
    const message = `This date fell on a ${NAMES[fell - 1]}, not on the weekday said: kept as said.`;
    return [{ code: 'weekday-mismatch', message, span }];
  }
  if (!reading.candidates || !reading.value.startsWith('XXXX')) return [];
  const years = reading.candidates.map((candidate) => candidate.slice(0, 4)).join(', ');
  const message = `The year is open: this date fell on that weekday in ${years}.`;
  return [{ code: 'year-open', message, span }];
}
