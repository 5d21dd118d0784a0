/** A weekday counted within a month: "the second Sunday of April", "the last Monday in March 2023", "the first Friday of Ramadan". */
import { readNumber, type Tokens } from '../../quantity/index.js';
import type { Match, Meaning } from '../model.js';
import { type Parser, type Read, readMonth, readWeekday, readYear } from './atoms.js';
import { parseHoliday } from './holiday.js';
import { parsePeriod } from './period.js';

/** No month has more of one weekday. */
const MOST = 5;

export const parseNthWeekday: Parser = (tokens, index) => {
  const at = tokens.low(index) === 'the' ? index + 1 : index;
  const place = readPlace(tokens, at);
  const weekday = place && readWeekday(tokens, place.next);
  if (!place || !weekday || weekday.plural || weekday.short) return undefined;
  if (!['of', 'in'].includes(tokens.low(weekday.next))) return undefined;
  const whole = readWhole(tokens, weekday.next + 1);
  if (!whole) return undefined;
  return {
    from: index,
    to: whole.next,
    meaning: { kind: 'nth-weekday', nth: place.nth, weekday: weekday.weekday, whole: whole.meaning },
    rule: 'nth-weekday',
  };
};

/** "first", "2nd", "last": -1 is the last. */
function readPlace(tokens: Tokens, index: number): Read<{ nth: number }> {
  if (['last', 'final'].includes(tokens.low(index))) return { nth: -1, next: index + 1 };
  const number = readNumber(tokens, index);
  return number?.ordinal && number.value >= 1 && number.value <= MOST
    ? { nth: number.value, next: number.next }
    : undefined;
}

/** The month it is counted in: by name, with its year or without; "the month", "next month"; an Islamic month. */
function readWhole(tokens: Tokens, index: number): Read<{ meaning: Meaning }> {
  const month = readMonth(tokens, index);
  if (month) {
    const year = readYear(tokens, tokens.low(month.next) === ',' ? month.next + 1 : month.next);
    const point = { month: month.month, ...(year && { year: year.year }) };
    return { meaning: { kind: 'point', point }, next: year?.next ?? month.next };
  }
  const other = first(parseHoliday(tokens, index)) ?? first(parsePeriod(tokens, index));
  if (!other) return undefined;
  const { meaning, to } = other;
  const isMonth =
    meaning.kind === 'holiday' ||
    (meaning.kind === 'period' && meaning.unit === 'month') ||
    (meaning.kind === 'point' && meaning.point.month !== undefined);
  return isMonth ? { meaning, next: to } : undefined;
}

function first(found: Match[] | Match | undefined): Match | undefined {
  return Array.isArray(found) ? found[0] : found;
}
