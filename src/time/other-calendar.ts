/** Dates of the Iranian and the Islamic calendar: the days they mean. */
import {
  CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  PersianCalendar,
  toCalendar,
} from '@internationalized/date';
import type { Anchor, Direction } from './anchor.js';
import { civil, dayNumber, iso } from './calendar.js';
import type { Match, Meaning, Reading } from './model.js';
import { cutRange, type DayRange, dayPoint, edtfOfRange, timexValue } from './point.js';

type OtherDate = Meaning & { kind: 'other-calendar' };

const CALENDARS = { iranian: new PersianCalendar(), hijri: new IslamicUmalquraCalendar() } as const;
const gregorian = new GregorianCalendar();

/** The days of a year, a month or a day of one of these calendars; undefined where it has no such day. */
export function daysOf(
  calendar: OtherDate['calendar'],
  year: number,
  month?: number,
  day?: number,
): DayRange | undefined {
  const at = (y: number, m: number, d: number): number => {
    const date = toCalendar(new CalendarDate(CALENDARS[calendar], y, m, d), gregorian);
    return dayNumber(date.year, date.month, date.day);
  };
  if (month === undefined) return { first: at(year, 1, 1), last: at(year + 1, 1, 1) - 1 };
  const first = at(year, month, 1);
  const last = (month === 12 ? at(year + 1, 1, 1) : at(year, month + 1, 1)) - 1;
  if (day === undefined) return { first, last };
  return first + day - 1 > last ? undefined : { first: first + day - 1, last: first + day - 1 };
}

/** Puts such a date on our calendar: of the year said, else the nearest to the report on the side that is pointed to. */
export function resolveOther(
  match: Match,
  meaning: OtherDate,
  anchor: Anchor,
  direction: Direction,
): Reading {
  const { calendar, year, month, day, shift } = meaning;
  const range =
    year === undefined ? nearestTo(meaning, anchor, direction) : daysOf(calendar, year, month, day);
  if (!range) return { type: 'DATE', value: 'XXXX' };
  const one = range.first === range.last;
  if (one) anchor.tell(dayPoint(range.first), match.from);
  const cut = cutRange(range, match.mod);
  const why = [
    calendar === 'iranian'
      ? 'Gregorian day from the Iranian calendar'
      : 'Gregorian day from the Umm al-Qura calendar',
    ...(year === undefined ? ["year from the report's date"] : []),
    ...(calendar === 'hijri' ? ['the day depends on the sighting of the moon'] : []),
  ];
  const mark = `${calendar === 'hijri' ? '?' : ''}`;
  const edtf = edtfOfRange(cut, match.mod ? (mark ? '%' : '~') : mark);
  return {
    type: match.clock ? 'TIME' : 'DATE',
    // A month lies across two of ours: the value says the year only, the bounds the days.
    value: one
      ? timexValue({ ...dayPoint(range.first), ...match.clock })
      : timexValue({ year: civil(range.first).year }),
    ...(match.mod && { mod: match.mod }),
    ...(edtf && { edtf }),
    earliest: iso(cut.first),
    latest: iso(cut.last),
    inferred: `${why.join('; ')}${shift === undefined ? '' : '; counted from the report’s date'}`,
  };
}

function nearestTo(
  { calendar, month, day, shift }: OtherDate,
  anchor: Anchor,
  direction: Direction,
): DayRange | undefined {
  if (anchor.day === undefined || !anchor.date) return undefined;
  const report = anchor.day;
  const { year, month: m, day: d } = anchor.date;
  const now = toCalendar(new CalendarDate(year, m, d), CALENDARS[calendar]);
  if (month === undefined) return daysOf(calendar, now.year + (shift ?? 0));
  const options = [-1, 0, 1].flatMap((by) => daysOf(calendar, now.year + by, month, day) ?? []);
  const away = ({ first, last }: DayRange) => (report < first ? first - report : Math.min(0, last - report));
  const side = shift === -1 ? 'past' : shift === 1 ? 'future' : direction;
  const sided = options.filter((option) =>
    side === 'past' ? away(option) <= 0 : side === 'future' ? away(option) >= 0 : true,
  );
  return [...(sided.length > 0 ? sided : options)].sort((a, b) => Math.abs(away(a)) - Math.abs(away(b)))[0];
}
