/**
 * Feasts that reports date events by, and the months of the Islamic calendar.
 * The Islamic dates are those of the Umm al-Qura calendar of Saudi Arabia, computed by @internationalized/date. Elsewhere the
 * month begins when the crescent is seen, up to a day or two apart: such dates are always marked as uncertain (EDTF `?`).
 */
import {
  CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  toCalendar,
} from '@internationalized/date';
import { dayNumber, easter, orthodoxEaster, weekdayOf } from './calendar.js';

export interface Feast {
  /** First and last day in a Gregorian year (an Islamic feast can fall twice in one). */
  days(year: number): { first: number; last: number }[];
  /** The day depends on the sighting of the moon. */
  doubtful: boolean;
}

const fixed = (month: number, day: number): Feast => ({
  days: (year) => [{ first: dayNumber(year, month, day), last: dayNumber(year, month, day) }],
  doubtful: false,
});

/** The nth weekday of a month; -1 for its last. */
const nth = (month: number, weekday: number, n: number): Feast => ({
  days: (year) => {
    if (n > 0) {
      const first = dayNumber(year, month, 1);
      const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
      return [{ first: day, last: day }];
    }
    const end = dayNumber(year, month + 1, 1) - 1;
    const day = end - ((weekdayOf(end) - weekday + 7) % 7);
    return [{ first: day, last: day }];
  },
  doubtful: false,
});

const fromEaster = (shift: number, of: (year: number) => number = easter): Feast => ({
  days: (year) => [{ first: of(year) + shift, last: of(year) + shift }],
  doubtful: false,
});

const islamic = new IslamicUmalquraCalendar();
const gregorian = new GregorianCalendar();

/** The Gregorian day on which an Islamic date begins to count. */
export function islamicDay(year: number, month: number, day: number): number {
  const date = toCalendar(new CalendarDate(islamic, year, month, day), gregorian);
  return dayNumber(date.year, date.month, date.day);
}

/** Length of an Islamic month in days. */
function islamicMonth(year: number, month: number): { first: number; last: number } {
  const first = islamicDay(year, month, 1);
  const next = month === 12 ? islamicDay(year + 1, 1, 1) : islamicDay(year, month + 1, 1);
  return { first, last: next - 1 };
}

/** Every occurrence, within a Gregorian year, of what an Islamic year holds. */
function occurrences(
  year: number,
  span: (islamicYear: number) => { first: number; last: number },
): { first: number; last: number }[] {
  const from = dayNumber(year, 1, 1);
  const to = dayNumber(year, 12, 31);
  const about = Math.floor(((year - 622) * 33) / 32);
  return [about - 1, about, about + 1, about + 2]
    .map(span)
    .filter(({ first, last }) => first <= to && last >= from && first >= from);
}

const lunarMonth = (month: number): Feast => ({
  days: (year) => occurrences(year, (y) => islamicMonth(y, month)),
  doubtful: true,
});
const lunarDay = (month: number, day: number): Feast => ({
  days: (year) =>
    occurrences(year, (y) => ({ first: islamicDay(y, month, day), last: islamicDay(y, month, day) })),
  doubtful: true,
});

/** Islamic months by their names in English reports. */
export const ISLAMIC_MONTHS: Readonly<Record<string, number>> = {
  muharram: 1,
  safar: 2,
  'rabi al-awwal': 3,
  'rabi al-thani': 4,
  'jumada al-awwal': 5,
  'jumada al-ula': 5,
  'jumada al-thani': 6,
  'jumada al-akhira': 6,
  rajab: 7,
  shaaban: 8,
  "sha'ban": 8,
  ramadan: 9,
  ramadhan: 9,
  ramzan: 9,
  shawwal: 10,
  'dhu al-qadah': 11,
  'dhu al-hijjah': 12,
  'dhul hijjah': 12,
  'dhul-hijjah': 12,
};

/** Feasts by name, in lower case. */
export const FEASTS: ReadonlyMap<string, Feast> = new Map<string, Feast>([
  ["new year's day", fixed(1, 1)],
  ["new year's eve", fixed(12, 31)],
  ["new year's", fixed(1, 1)],
  ['epiphany', fixed(1, 6)],
  ["valentine's day", fixed(2, 14)],
  ["international women's day", fixed(3, 8)],
  ['nowruz', fixed(3, 20)],
  ['newroz', fixed(3, 21)],
  ['may day', fixed(5, 1)],
  ['victory day', fixed(5, 9)],
  ['nakba day', fixed(5, 15)],
  ['bastille day', fixed(7, 14)],
  ['assumption day', fixed(8, 15)],
  ['halloween', fixed(10, 31)],
  ['armistice day', fixed(11, 11)],
  ['remembrance day', fixed(11, 11)],
  ['veterans day', fixed(11, 11)],
  ['christmas eve', fixed(12, 24)],
  ['christmas day', fixed(12, 25)],
  ['christmas', fixed(12, 25)],
  ['boxing day', fixed(12, 26)],
  ['independence day', fixed(7, 4)],
  ['martin luther king day', nth(1, 1, 3)],
  ["presidents' day", nth(2, 1, 3)],
  ['memorial day', nth(5, 1, -1)],
  ['labor day', nth(9, 1, 1)],
  ['columbus day', nth(10, 1, 2)],
  ['thanksgiving day', nth(11, 4, 4)],
  ['thanksgiving', nth(11, 4, 4)],
  ['ash wednesday', fromEaster(-46)],
  ['palm sunday', fromEaster(-7)],
  ['good friday', fromEaster(-2)],
  ['easter sunday', fromEaster(0)],
  ['easter monday', fromEaster(1)],
  ['easter', fromEaster(0)],
  ['orthodox easter', fromEaster(0, orthodoxEaster)],
  ['orthodox christmas', fixed(1, 7)],
  ['pentecost', fromEaster(49)],
  ['eid al-fitr', lunarDay(10, 1)],
  ['eid al fitr', lunarDay(10, 1)],
  ['eid ul-fitr', lunarDay(10, 1)],
  ['eid al-adha', lunarDay(12, 10)],
  ['eid al adha', lunarDay(12, 10)],
  ['eid ul-adha', lunarDay(12, 10)],
  ['ashura', lunarDay(1, 10)],
  ['arbaeen', lunarDay(2, 20)],
  ['arbain', lunarDay(2, 20)],
  ['mawlid', lunarDay(3, 12)],
  ["prophet muhammad's birthday", lunarDay(3, 12)],
  ['laylat al-qadr', lunarDay(9, 27)],
  ...Object.entries(ISLAMIC_MONTHS).map(([name, month]): [string, Feast] => [name, lunarMonth(month)]),
]);
