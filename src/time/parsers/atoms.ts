/** The pieces that several parsers share: months, days, years, units and counts at a token. */
import { readNumber, type Tokens, wordSet } from '../../quantity/index.js';
import { isDay } from '../calendar.js';
import type { Amount, Match, Point, UnitName } from '../model.js';
import { MONTHS, PLURAL_UNITS, SHORT_UNITS, UNITS, WEEKDAYS } from '../words.js';

/** A parser reads one kind of expression at a token: the matches that begin there, in text order, or none. */
export type Parser = (tokens: Tokens, index: number) => Match[] | Match | undefined;

/** Something read, with the index of the first token after it. */
export type Read<T> = (T & { next: number }) | undefined;

export function lookup<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** A mark with no space on either side of it. */
export function tight(tokens: Tokens, index: number, mark: string): boolean {
  const token = tokens.at(index);
  return token.lower === mark && !token.spaced && !tokens.at(index + 1).spaced;
}

/** Whether a dash of any kind stands at the token. */
export function isDash(tokens: Tokens, index: number): boolean {
  const mark = tokens.low(index);
  return mark === '-' || mark === '–' || mark === '—';
}

/** Skips the full stop of an abbreviation ("Oct."), if it touches. */
function skipStop(tokens: Tokens, index: number): number {
  return tokens.low(index) === '.' && !tokens.at(index).spaced ? index + 1 : index;
}

/** "October", "Oct.", "oct": `full` tells a name from an abbreviation. */
export function readMonth(tokens: Tokens, index: number): Read<{ month: number; full: boolean }> {
  const token = tokens.at(index);
  const month = token.kind === 'word' ? lookup(MONTHS, token.lower) : undefined;
  if (month === undefined) return undefined;
  const full = token.lower.length > 4 || ['may', 'june', 'july'].includes(token.lower);
  // "they may", "they march": other words, but for their capital.
  const doubtful = token.lower === 'may' || token.lower === 'march';
  if ((!full || doubtful) && !token.capital) return undefined;
  return { month, full, next: full ? index + 1 : skipStop(tokens, index + 1) };
}

/** "Monday", "Mon.": plural forms are recurrences and carry `plural`. */
export function readWeekday(
  tokens: Tokens,
  index: number,
): Read<{ weekday: number; short: boolean; plural: boolean }> {
  const token = tokens.at(index);
  const weekday = token.kind === 'word' ? lookup(WEEKDAYS, token.lower) : undefined;
  if (weekday === undefined) return undefined;
  const short = token.lower.length < 6;
  const plural = !short && token.lower.endsWith('s');
  if (short && !token.capital) return undefined;
  return { weekday, short, plural, next: short ? skipStop(tokens, index + 1) : index + 1 };
}

/** A day of the month: "6", "6th", "sixth", "twenty-first". */
export function readDay(tokens: Tokens, index: number): Read<{ day: number; ordinal: boolean }> {
  const token = tokens.at(index);
  if (token.kind === 'digits') {
    if (token.text.length > 2) return undefined;
    const day = Number(token.text);
    if (day < 1 || day > 31) return undefined;
    const after = tokens.at(index + 1);
    const suffixed = after.kind === 'word' && !after.spaced && ['st', 'nd', 'rd', 'th'].includes(after.lower);
    if (suffixed) return { day, ordinal: true, next: index + 2 };
    if (after.kind === 'word' && !after.spaced) return undefined;
    if (after.lower === '%' || (tight(tokens, index + 1, ':') && tokens.at(index + 2).kind === 'digits'))
      return undefined;
    const grouped = tokens.at(index + 2);
    if ((tight(tokens, index + 1, ',') || tight(tokens, index + 1, '.')) && grouped.kind === 'digits')
      return undefined;
    return { day, ordinal: false, next: index + 1 };
  }
  if (token.kind !== 'word') return undefined;
  const number = readNumber(tokens, index);
  if (!number?.ordinal || number.form !== 'words' || number.value < 1 || number.value > 31) return undefined;
  return { day: number.value, ordinal: true, next: number.next };
}

/** Years that reports tell of: outside these, four digits are something else. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2199;

/** A year in four digits, standing alone. */
export function readFourDigits(tokens: Tokens, index: number): Read<{ year: number }> {
  const token = tokens.at(index);
  if (token.kind !== 'digits' || token.text.length !== 4) return undefined;
  const year = Number(token.text);
  const after = tokens.at(index + 1);
  if (
    year < FIRST_YEAR ||
    year > LAST_YEAR ||
    (after.kind === 'word' && !after.spaced && after.lower !== "'s")
  )
    return undefined;
  if (
    (tight(tokens, index + 1, ',') || tight(tokens, index + 1, '.')) &&
    tokens.at(index + 2).kind === 'digits'
  )
    return undefined;
  if (after.lower === '%') return undefined;
  return { year, next: index + 1 };
}

/** "1998", "'98" and "nineteen ninety-eight". */
export function readYear(tokens: Tokens, index: number): Read<{ year: number; words?: boolean }> {
  const token = tokens.at(index);
  if (token.kind === 'digits') return readFourDigits(tokens, index);
  if (isApostrophe(token.text)) {
    const digits = tokens.at(index + 1);
    const after = tokens.at(index + 2);
    if (
      digits.kind !== 'digits' ||
      digits.spaced ||
      digits.text.length !== 2 ||
      (after.kind === 'word' && !after.spaced)
    )
      return undefined;
    return { year: fullYear(Number(digits.text)), next: index + 2 };
  }
  return readYearWords(tokens, index);
}

export function isApostrophe(text: string): boolean {
  return text === "'" || text === '’' || text === '‘';
}

/** Two digits of a year: 70 to 99 are the last century's, as POSIX has it for 69 and above. */
export function fullYear(two: number): number {
  return two >= 69 ? 1900 + two : 2000 + two;
}

/** "nineteen ninety-six", "twenty twelve", "two thousand (and) four". */
function readYearWords(tokens: Tokens, index: number): Read<{ year: number; words: boolean }> {
  const first = tokens.low(index);
  const century = lookup({ sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20 }, first);
  if (century !== undefined) {
    if (tokens.at(index + 1).kind !== 'word') return undefined;
    const rest = readNumber(tokens, index + 1);
    if (rest?.form !== 'words' || rest.ordinal || rest.fraction) return undefined;
    if (rest.value < 10 || rest.value > 99) return undefined;
    return { year: century * 100 + rest.value, words: true, next: rest.next };
  }
  if (first !== 'two' || tokens.low(index + 1) !== 'thousand') return undefined;
  const number = readNumber(tokens, index);
  if (!number || number.ordinal || number.value > 2099) return undefined;
  return { year: number.value, words: true, next: number.next };
}

/** "weeks", "hr": `plural` and `short` say which form. */
export function readUnit(
  tokens: Tokens,
  index: number,
): Read<{ unit: UnitName; plural: boolean; short: boolean }> {
  const token = tokens.at(index);
  const unit = token.kind === 'word' ? lookup(UNITS, token.lower) : undefined;
  if (!unit) return undefined;
  return {
    unit,
    plural: PLURAL_UNITS.has(token.lower),
    short: SHORT_UNITS.has(token.lower),
    next: index + 1,
  };
}

/** Words allowed between a count and its unit: they do not change the amount. */
const FILLERS: ReadonlySet<string> = wordSet(`
  more full long straight consecutive additional trading business working calendar further whole solid
  short successive other bloody tense difficult hard extra fiscal
`);

/** "several", "a few", "a couple of", "dozens of": how many is not said. */
const VAGUE_COUNTS: readonly { words: readonly string[]; count: number | 'X' }[] = [
  { words: ['a', 'couple', 'of'], count: 2 },
  { words: ['couple', 'of'], count: 2 },
  { words: ['a', 'couple'], count: 2 },
  { words: ['a', 'dozen'], count: 12 },
  { words: ['half', 'a', 'dozen'], count: 6 },
  { words: ['dozens', 'of'], count: 'X' },
  { words: ['hundreds', 'of'], count: 'X' },
  { words: ['thousands', 'of'], count: 'X' },
  { words: ['a', 'number', 'of'], count: 'X' },
  { words: ['quite', 'a', 'few'], count: 'X' },
  { words: ['a', 'few'], count: 'X' },
  { words: ['few'], count: 'X' },
  { words: ['several'], count: 'X' },
  { words: ['many'], count: 'X' },
];

/** How many units: a number, an article, or a vague count. */
export function readCount(
  tokens: Tokens,
  index: number,
): Read<{ count: number | 'X'; upTo?: number; article?: boolean }> {
  for (const { words, count } of VAGUE_COUNTS) {
    if (tokens.low(index) === words[0] && tokens.has(index, ...words))
      return { count, next: index + words.length };
  }
  const word = tokens.low(index);
  if (word === 'half' && /^an?$/.test(tokens.low(index + 1))) return { count: 0.5, next: index + 2 };
  if (/^an?$/.test(word) && tokens.low(index + 1) === 'half') return { count: 0.5, next: index + 2 };
  if (word === 'another') {
    const number = readNumber(tokens, index + 1);
    return number && !number.ordinal
      ? { count: number.value, next: number.next }
      : { count: 1, next: index + 1 };
  }
  const number = readNumber(tokens, index);
  if (number && !number.ordinal) {
    let { value, next } = number;
    // "the past 20-plus months"
    if (isDash(tokens, next) && tokens.low(next + 1) === 'plus') next += 2;
    else if (tokens.low(next) === '+' && !tokens.at(next).spaced) next++;
    if (tokens.has(next, '-', 'and', '-', 'a', '-', 'half')) {
      value += 0.5;
      next += 6;
    } else if (tokens.has(next, 'and', 'a', 'half')) {
      value += 0.5;
      next += 3;
    } else if (number.fraction && /^an?$/.test(tokens.low(next))) next++;
    else if (number.fraction && tokens.low(next) === 'of' && /^an?$/.test(tokens.low(next + 1))) next += 2;
    const range = readRangeEnd(tokens, next);
    if (range) return { count: value, upTo: range.value, next: range.next };
    return { count: value, next };
  }
  if (/^an?$/.test(word)) return { count: 1, article: true, next: index + 1 };
  return undefined;
}

/** "to three", "or four", "-5" after a number. */
function readRangeEnd(tokens: Tokens, index: number): { value: number; next: number } | undefined {
  const joins = ['to', 'or', 'and'].includes(tokens.low(index)) || isDash(tokens, index);
  if (!joins) return undefined;
  const number = readNumber(tokens, index + 1);
  return number && !number.ordinal && !number.fraction
    ? { value: number.value, next: number.next }
    : undefined;
}

/** Adds what FILLERS allow, and "an additional", "a further". */
export function skipFillers(tokens: Tokens, index: number): number {
  let at = index;
  while (at - index < 2 && FILLERS.has(tokens.low(at))) at++;
  return at;
}

/** An amount of time: "two weeks", "a year and a half", "2-3 days", "several more months". */
export function readAmount(
  tokens: Tokens,
  index: number,
): Read<{ amount: Amount; hyphen: boolean; plural: boolean; article: boolean; filled: boolean }> {
  const count = readCount(tokens, index);
  if (!count) return undefined;
  let at = count.next;
  const hyphen = isDash(tokens, at) && !tokens.at(at).spaced && !tokens.at(at + 1).spaced;
  if (hyphen) at++;
  const filled = skipFillers(tokens, at);
  const unit = readUnit(tokens, filled);
  if (!unit) return undefined;
  // "a years" and "one days" are not amounts; "ten year" (speech) is.
  if (unit.plural && count.article) return undefined;
  if (unit.short && tokens.at(index).kind !== 'digits') return undefined;
  if (unit.unit === 'second' && !unit.plural && !hyphen && count.article) {
    // "a second pumping station": a second only where no noun can follow.
    const after = tokens.at(unit.next);
    if (after.kind === 'word') return undefined;
  }
  const amount: Amount = {
    count: count.count,
    unit: unit.unit,
    ...(count.upTo !== undefined && { upTo: count.upTo }),
  };
  let next = unit.next;
  if (tokens.has(next, 'and', 'a', 'half') && typeof amount.count === 'number' && unit.unit !== 'second') {
    amount.count += 0.5;
    next += 3;
  } else if (count.article && tokens.low(next) === 'or' && tokens.low(next + 1) === 'two') {
    amount.upTo = 2;
    next += 2;
  }
  return {
    amount,
    hyphen,
    plural: unit.plural,
    article: Boolean(count.article),
    filled: filled !== at,
    next,
  };
}

/** A point from parts, when there is such a day. */
export function pointOf(parts: Point): Point | undefined {
  if (parts.month !== undefined && parts.day !== undefined && !isDay(parts.year, parts.month, parts.day))
    return undefined;
  return parts;
}
