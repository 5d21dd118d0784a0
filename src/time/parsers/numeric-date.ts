/** Dates in figures only: "2024-05-06", "6/5/2024", "13.5.2024", "2024-05-06T10:30Z". */
import type { Tokens } from '../../quantity/index.js';
import type { Match, Point } from '../model.js';
import { fullYear, type Parser, pointOf, tight } from './atoms.js';

const SEPARATORS = ['-', '/', '.', '–'];

function digitsAt(tokens: Tokens, index: number): string {
  const token = tokens.at(index);
  return token.kind === 'digits' ? token.text : '';
}

/** The three fields and the separator, when the token begins exactly three. */
function fields(tokens: Tokens, index: number): [string, string, string, string] | undefined {
  const separator = SEPARATORS.find(
    (mark) => tight(tokens, index + 1, mark) && tight(tokens, index + 3, mark),
  );
  if (!separator) return undefined;
  const parts: [string, string, string] = [
    digitsAt(tokens, index),
    digitsAt(tokens, index + 2),
    digitsAt(tokens, index + 4),
  ];
  if (parts.some((part) => part === '' || part.length > 4)) return undefined;
  // A fourth field makes it an address, a version or a code; so does one before it.
  const after = tokens.at(index + 5);
  if (
    SEPARATORS.includes(after.lower) &&
    !after.spaced &&
    digitsAt(tokens, index + 6) &&
    !tokens.at(index + 6).spaced
  )
    return undefined;
  const before = tokens.at(index - 1);
  if (!tokens.at(index).spaced && (SEPARATORS.includes(before.lower) || before.kind === 'word'))
    return undefined;
  if (after.kind === 'word' && !after.spaced && !/^[tz]$/.test(after.lower)) return undefined;
  return [...parts, separator];
}

/** "T10:30", "T10:30:05Z" after an ISO date. */
function readIsoTime(tokens: Tokens, index: number): { clock: Point; next: number } | undefined {
  if (tokens.low(index) !== 't' || tokens.at(index).spaced) return undefined;
  const hour = digitsAt(tokens, index + 1);
  const minute = digitsAt(tokens, index + 3);
  if (hour.length !== 2 || minute.length !== 2 || !tight(tokens, index + 2, ':')) return undefined;
  const clock: Point = { hour: Number(hour), minute: Number(minute) };
  let next = index + 4;
  const second = digitsAt(tokens, next + 1);
  if (tight(tokens, next, ':') && second.length === 2) {
    clock.second = Number(second);
    next += 2;
  }
  if (tokens.low(next) === 'z' && !tokens.at(next).spaced) {
    clock.zone = 0;
    next++;
  }
  return (clock.hour ?? 99) < 24 && (clock.minute ?? 99) < 60 ? { clock, next } : undefined;
}

/**
 * Years that dates in figures have in reports: of our calendar the modern ones, of the Islamic and the Iranian calendar those of
 * the last century and this one. What lies between is a code.
 */
const FIRST_OF_OURS = 1700;
const FIRST_OF_OTHERS = 1300;
const LAST_OF_OTHERS = 1499;

/** "25/04/1403": a date of another calendar; which one, the figures do not say. */
function otherCalendar(match: (point: Point) => Match, said: Point): Match | undefined {
  const { year = 0, month = 0, day = 0 } = said;
  if (year < FIRST_OF_OTHERS || month > 12 || day > 31) return undefined;
  return { ...match(said), meaning: { kind: 'no-day', point: said }, rule: 'other-calendar' };
}

export const parseNumericDate: Parser = (tokens, index) => {
  if (tokens.at(index).kind !== 'digits') return undefined;
  const read = fields(tokens, index);
  if (!read) return undefined;
  const [a, b, c, separator] = read;
  const rule = 'numeric-date';
  const match = (point: Point, other?: Point): Match => ({
    from: index,
    to: index + 5,
    meaning: { kind: 'point', point, ...(other && { other }) },
    rule,
  });
  if (a.length === 4 && b.length <= 2 && c.length <= 2) {
    const said = { year: Number(a), month: Number(b), day: Number(c) };
    if (said.year >= FIRST_OF_OTHERS && said.year <= LAST_OF_OTHERS) return otherCalendar(match, said);
    const point = pointOf({ year: Number(a), month: Number(b), day: Number(c) });
    if (!point) return undefined;
    const time = readIsoTime(tokens, index + 5);
    return time ? { ...match(point), to: time.next, clock: time.clock } : match(point);
  }
  if (a.length > 2 || b.length > 2 || (c.length !== 4 && c.length !== 2)) return undefined;
  // Two digits for the year are read only with slashes or points: "10-20-30" is anything.
  if (c.length === 2 && separator === '-') return undefined;
  const year = c.length === 4 ? Number(c) : fullYear(Number(c));
  if (year < 1000 || year > 2199) return undefined;
  if (year < FIRST_OF_OURS && year > LAST_OF_OTHERS) return undefined;
  if (year <= LAST_OF_OTHERS) return otherCalendar(match, { day: Number(a), month: Number(b), year });
  const dayFirst = pointOf({ year, month: Number(b), day: Number(a) });
  const monthFirst = pointOf({ year, month: Number(a), day: Number(b) });
  // Points are never written month first.
  if (dayFirst && (separator === '.' || !monthFirst || a === b)) return match(dayFirst);
  if (!dayFirst) return monthFirst && separator !== '.' ? match(monthFirst) : undefined;
  return match(dayFirst, monthFirst);
};
