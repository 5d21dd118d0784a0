/** Dates with the month's name: "May 6, 2024", "6 May", "Monday, May 6", "the 6th of May", "May 2024", "May 3-5". */

import type { Tokens } from '../../quantity/index.js';
import { wordSet } from '../../quantity/index.js';
import type { Match, Point } from '../model.js';
import { DOUBTFUL_MONTHS } from '../words.js';
import {
  fullYear,
  isDash,
  type Parser,
  pointOf,
  type Read,
  readDay,
  readMonth,
  readWeekday,
  readYear,
} from './atoms.js';

/** Words right before a doubtful month that make it one ("in May", "last March"). */
const MONTH_BEFORE: ReadonlySet<string> = wordSet(`
  in of since until till by from during before after early late mid last next this each every through
  between for past coming previous following mid- around
`);

/** The year after a date: ", 2024", "2024", "of 2024", "of last year" is left to a refiner. */
function readYearAfter(tokens: Tokens, index: number): Read<{ year: number }> {
  let at = index;
  if (tokens.low(at) === ',') at++;
  else if (tokens.low(at) === 'of' || tokens.low(at) === 'in') at++;
  const year = readYear(tokens, at);
  if (!year) return undefined;
  // "in May 2,000 people": readYear refuses figures with a comma; a bare count after "," is refused here.
  if (tokens.low(index) === ',' && looksCounted(tokens, year.next)) return undefined;
  return year;
}

/** A lower-case plural right after four digits: they count it ("May 6, 2000 fighters"). */
function looksCounted(tokens: Tokens, index: number): boolean {
  const after = tokens.at(index);
  return (
    after.kind === 'word' &&
    !after.capital &&
    (PEOPLE.has(after.lower) || (after.lower.length > 3 && /[^s]s$/.test(after.lower)))
  );
}

const PEOPLE = wordSet('people men women children police civilians troops gunmen');

/** A date read from words; `never` is what they say where there is no such day. */
interface DateRead {
  point: Point;
  more: Point[];
  ends: number[];
  never?: Point;
}

const NO_DATE = { point: {}, more: [] };

/** A date that begins at a month's name. */
function readMonthFirst(tokens: Tokens, index: number): Read<DateRead> {
  const month = readMonth(tokens, index);
  if (!month) return undefined;
  const day = readDay(tokens, month.next + (tokens.low(month.next) === 'the' ? 1 : 0));
  // "in May 10 people died"
  const counted = day && !day.ordinal && tokens.low(index - 1) === 'in' && looksCounted(tokens, day.next);
  if (
    day &&
    !counted &&
    !(
      day.ordinal &&
      tokens.at(day.next).kind === 'word' &&
      !tokens.at(month.next).text.match(/\d|the/) &&
      isNoun(tokens, day.next)
    )
  ) {
    const range = readRangeDay(tokens, day.next);
    const last = range ?? day;
    const year = readYearAfter(tokens, last.next);
    const base = { month: month.month, ...(year && { year: year.year }) };
    const point = pointOf({ ...base, day: day.day });
    const closed = year?.next ?? last.next;
    if (!point && !range)
      return { ...NO_DATE, never: { ...base, day: day.day }, ends: [closed], next: closed };
    if (point) {
      const second = range && pointOf({ ...base, day: range.day });
      const next = year?.next ?? last.next;
      return { point, more: second ? [second] : [], ends: second ? [day.next, next] : [next], next };
    }
  }
  const year = readYearAfter(tokens, month.next);
  if (year)
    return { point: { month: month.month, year: year.year }, more: [], ends: [year.next], next: year.next };
  return { point: { month: month.month }, more: [], ends: [month.next], next: month.next };
}

function isNoun(tokens: Tokens, index: number): boolean {
  const after = tokens.at(index);
  return after.kind === 'word' && !after.capital && after.lower.length > 3 && /[^s]s$/.test(after.lower);
}

/** "-5", "to 5", "and 5", "or 5" after a day. */
function readRangeDay(tokens: Tokens, index: number): Read<{ day: number; start: number }> {
  let at = index;
  if (!isDash(tokens, at) && !['to', 'and', 'or', 'through', '/', 'until', '&'].includes(tokens.low(at)))
    return undefined;
  at++;
  const day = readDay(tokens, at);
  return day && { day: day.day, start: at, next: day.next };
}

/** A date that begins with its day: "6 May 2024", "6th of May", "3 to 5 May". */
function readDayFirst(
  tokens: Tokens,
  index: number,
): Read<{ point: Point; never?: Point; before?: { point: Point; next: number; start: number } }> {
  const article = tokens.low(index) === 'the' ? 1 : 0;
  const day = readDay(tokens, index + article);
  if (!day || (article && !day.ordinal)) return undefined;
  const range = readRangeDay(tokens, day.next);
  const last = range ?? day;
  let at = last.next;
  if (tokens.low(at) === 'of') at++;
  else if (isDash(tokens, at) && !tokens.at(at).spaced) at++;
  const month = readMonth(tokens, at);
  if (!month || (tokens.at(at).lower === 'may' && !tokens.at(at).capital)) return undefined;
  let after = month.next;
  if (isDash(tokens, after) && !tokens.at(after).spaced) after++;
  const year =
    after === month.next
      ? readYearAfter(tokens, after)
      : (readYear(tokens, after) ?? readTwoDigits(tokens, after));
  const base = { month: month.month, ...(year && { year: year.year }) };
  const point = pointOf({ ...base, day: last.day });
  if (!point) return { point: {}, never: { ...base, day: last.day }, next: year?.next ?? month.next };
  const first = range && pointOf({ ...base, day: day.day });
  return {
    point,
    ...(first && range && { before: { point: first, next: day.next, start: range.start } }),
    next: year?.next ?? month.next,
  };
}

/** The year of "19-Nov-12", joined to its month by a dash. */
function readTwoDigits(tokens: Tokens, index: number): Read<{ year: number }> {
  const token = tokens.at(index);
  const after = tokens.at(index + 1);
  const alone = after.spaced || after.kind === 'break' || after.kind === 'mark';
  return token.kind === 'digits' && token.text.length === 2 && !token.spaced && alone
    ? { year: fullYear(Number(token.text)), next: index + 1 }
    : undefined;
}

/** Whether a bare month name at the token is a month and not "May said", "March to the capital", "April Jones". */
export function isMonthHere(tokens: Tokens, index: number, next: number): boolean {
  const token = tokens.at(index);
  const before = tokens.at(index - 1);
  const after = tokens.at(next);
  const cut = isDash(tokens, index - 1) && ['mid', 'early', 'late'].includes(tokens.low(index - 2));
  const introduced = cut || MONTH_BEFORE.has(before.lower);
  if (['may', 'march', 'mar'].includes(token.lower) && !token.capital) return false;
  if (introduced && !(token.lower === 'may' && after.lower === "'s")) return true;
  // "inconclusive March elections": a capital in the middle of a sentence; "to", "on" after it make it a verb's march.
  const march =
    token.lower === 'march' &&
    before.kind === 'word' &&
    !before.capital &&
    after.kind === 'word' &&
    !after.capital;
  if (march && /s$|^(election|vote|summit|poll|attack|meeting|report)$/.test(after.lower)) return true;
  if (DOUBTFUL_MONTHS.has(token.lower)) {
    // "the May election", "a March deal": a determiner before and a plain word after.
    const determined = ['the', 'a', 'an', 'its', 'his', 'their', 'her', "'s"].includes(before.lower);
    return (
      determined &&
      after.kind === 'word' &&
      !after.capital &&
      !['to', 'on', 'of', 'for', 'through', 'by', 'in'].includes(after.lower)
    );
  }
  // A given name: "April Jones", "Sgt. June Bell".
  const named = after.kind === 'word' && after.capital && !introduced;
  const follows = before.kind === 'word' && before.capital && before.end + 1 === token.start;
  const listed = before.lower === 'and' || before.lower === 'or';
  return !(named && (follows || listed || before.kind === 'break' || before.kind === 'mark'));
}

/** "on the 6th": a day of the month being told. */
function readBareDay(tokens: Tokens, index: number): Match | undefined {
  if (tokens.low(index) !== 'the' || !['on', 'until', 'by', 'since', 'from'].includes(tokens.low(index - 1)))
    return undefined;
  const day = readDay(tokens, index + 1);
  if (!day?.ordinal || tokens.at(index + 1).kind !== 'digits') return undefined;
  const after = tokens.at(day.next);
  // "on the 6th floor", "by the 6th Army"
  if (
    after.kind === 'word' &&
    !['the', 'a', 'and', 'he', 'she', 'they', 'it', 'when', 'after', 'in', 'at', 'to'].includes(after.lower)
  )
    return undefined;
  if (after.lower === '-') return undefined;
  return {
    from: index,
    to: day.next,
    meaning: { kind: 'point', point: { day: day.day } },
    rule: 'calendar-date',
  };
}

/** Reads all of it, with a weekday before: "Monday, May 6", "on Sunday 5 May 2024". */
export const parseCalendarDate: Parser = (tokens, index) => {
  const weekday = readWeekday(tokens, index);
  let at = index;
  if (weekday && !weekday.plural) {
    at = weekday.next;
    if (tokens.low(at) === ',') at++;
  }
  const named = at > index && weekday ? { weekday: weekday.weekday } : {};
  const rule = 'calendar-date';
  const monthFirst = readMonthFirst(tokens, at);
  if (monthFirst?.never) return noDay(index, monthFirst.next, monthFirst.never);
  if (monthFirst) {
    const { point, more, ends } = monthFirst;
    if (point.day === undefined) {
      if (at > index) return undefined;
      // "in Mar del Plata": an abbreviation without its stop needs a date after it.
      const short = !readMonth(tokens, at)?.full && tokens.low(monthFirst.next - 1) !== '.';
      if (short && point.year === undefined && tokens.at(monthFirst.next).kind === 'word') return undefined;
      if (point.year === undefined && !isMonthHere(tokens, index, monthFirst.next)) return undefined;
    }
    const first: Match = {
      from: index,
      to: ends[0] ?? monthFirst.next,
      meaning: { kind: 'point', point: { ...point, ...named } },
      rule,
    };
    const [second] = more;
    if (!second || ends[1] === undefined) return first;
    return [
      first,
      { from: (ends[0] ?? 0) + 1, to: ends[1], meaning: { kind: 'point', point: second }, rule },
    ];
  }
  const dayFirst = readDayFirst(tokens, at);
  if (!dayFirst) return readBareDay(tokens, index);
  if (dayFirst.never) return noDay(index, dayFirst.next, dayFirst.never);
  const whole: Match = {
    from: index,
    to: dayFirst.next,
    meaning: { kind: 'point', point: { ...dayFirst.point, ...named } },
    rule,
  };
  if (!dayFirst.before) return whole;
  const { point, next, start } = dayFirst.before;
  return [
    { from: index, to: next, meaning: { kind: 'point', point: { ...point, ...named } }, rule },
    { from: start, to: dayFirst.next, meaning: { kind: 'point', point: dayFirst.point }, rule },
  ];
};

/** "Feb 30": said as a date, and none. */
function noDay(from: number, to: number, point: Point): Match {
  return { from, to, meaning: { kind: 'no-day', point }, rule: 'no-day' };
}
