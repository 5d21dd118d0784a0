/** Clock times: "10:30", "5 p.m. EST", "1400 GMT", "seven o'clock", "noon", "10 a.m. local time". */
import { readNumber, type Tokens, wordSet } from '../../quantity/index.js';
import type { Match, Point } from '../model.js';
import { ZONES } from '../words.js';
import { isDash, lookup, type Parser, type Read, tight } from './atoms.js';

/** "am", "p.m.": 0 or 12 to add; the last full stop belongs to it. */
function readHalfDay(tokens: Tokens, index: number): Read<{ add: number }> {
  const word = tokens.low(index);
  if (word === 'am' || word === 'pm') return { add: word === 'pm' ? 12 : 0, next: index + 1 };
  if ((word === 'a' || word === 'p') && tight(tokens, index + 1, '.') && tokens.low(index + 2) === 'm') {
    const stop = tokens.at(index + 3);
    return { add: word === 'p' ? 12 : 0, next: stop.lower === '.' && !stop.spaced ? index + 4 : index + 3 };
  }
  return undefined;
}

/** "EST", "GMT", "GMT+3", "UTC-05:00", "local time", "(1400 GMT)" is a time of its own. */
function readZone(tokens: Tokens, index: number): Read<{ zone?: number }> {
  const token = tokens.at(index);
  if (token.lower === 'local' && tokens.low(index + 1) === 'time') return { next: index + 2 };
  if (token.kind !== 'word' || token.text !== token.text.toUpperCase()) return undefined;
  const zone = lookup(ZONES, token.lower);
  if (zone === undefined) return undefined;
  const sign = tokens.low(index + 1);
  const hours = tokens.at(index + 2);
  if (
    zone === 0 &&
    (sign === '+' || isDash(tokens, index + 1)) &&
    !tokens.at(index + 1).spaced &&
    hours.kind === 'digits' &&
    !hours.spaced &&
    hours.text.length <= 2
  ) {
    const minutes = tokens.at(index + 4);
    const long = tight(tokens, index + 3, ':') && minutes.kind === 'digits' && minutes.text.length === 2;
    const offset = Number(hours.text) * 60 + (long ? Number(minutes.text) : 0);
    return { zone: sign === '+' ? offset : -offset, next: index + (long ? 5 : 3) };
  }
  return { zone, next: index + 1 };
}

/** Words before a bare "10:30" that make it a time and not a score or a verse. */
const CLOCK_BEFORE: ReadonlySet<string> = wordSet(`
  at by around about from to until till since before after between and approximately , ( of
`);

function done(tokens: Tokens, index: number, next: number, clock: Point, sure: boolean): Match | undefined {
  const zone = readZone(tokens, next);
  if (!sure && !zone) return undefined;
  if (zone?.zone !== undefined) clock.zone = zone.zone;
  return {
    from: index,
    to: zone?.next ?? next,
    meaning: { kind: 'period', unit: 'day', shift: 0, from: 'narrative' },
    clock,
    rule: 'clock',
  };
}

/** The hour of 24 from an hour and what "a.m." or "p.m." adds. */
function hourOf(hour: number, add: number): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + add;
}

export const parseClock: Parser = (tokens, index) => {
  const token = tokens.at(index);
  if (token.kind === 'word') return parseClockWords(tokens, index);
  if (token.kind !== 'digits' || token.text.length > 4) return undefined;
  const before = tokens.at(index - 1);
  if (!token.spaced && (before.lower === ':' || before.lower === '.' || before.lower === '$'))
    return undefined;
  const value = Number(token.text);
  const minute = tokens.at(index + 2);
  const colon = tight(tokens, index + 1, ':');
  if (
    token.text.length <= 2 &&
    (colon || tight(tokens, index + 1, '.')) &&
    minute.kind === 'digits' &&
    minute.text.length === 2
  ) {
    const minutes = Number(minute.text);
    if (value > 24 || minutes > 59) return undefined;
    let next = index + 3;
    const seconds = tokens.at(next + 1);
    const clock: Point = { hour: value, minute: minutes };
    if (colon && tight(tokens, next, ':') && seconds.kind === 'digits') {
      if (seconds.text.length !== 2) return undefined;
      clock.second = Number(seconds.text);
      next += 2;
    }
    const half = readHalfDay(tokens, next);
    if (half) {
      const hour = hourOf(value, half.add);
      return hour === undefined ? undefined : done(tokens, index, half.next, { ...clock, hour }, true);
    }
    const sure =
      colon &&
      (CLOCK_BEFORE.has(before.lower) || token.text.length === 2) &&
      !['/', '-'].includes(tokens.low(next));
    return done(tokens, index, next, clock, sure);
  }
  if (token.text.length <= 2) {
    const half = readHalfDay(tokens, index + 1);
    const hour = half && hourOf(value, half.add);
    if (half && hour !== undefined) return done(tokens, index, half.next, { hour }, true);
    if (tokens.low(index + 1) === 'o' && tokens.low(index + 2) === "'clock")
      return oClock(tokens, index, index + 3, value);
    return undefined;
  }
  // "1400 GMT", "0530 hours"
  if (token.text.length === 4 && value % 100 < 60 && value < 2400) {
    const clock: Point = { hour: Math.floor(value / 100), minute: value % 100 };
    if (
      ['hours', 'hrs'].includes(tokens.low(index + 1)) &&
      ['at', 'by', 'around', 'about', 'from', 'until', 'since'].includes(before.lower)
    ) {
      return done(tokens, index, index + 2, clock, true);
    }
    return done(tokens, index, index + 1, clock, false);
  }
  return undefined;
};

function oClock(tokens: Tokens, index: number, next: number, hour: number): Match | undefined {
  if (hour < 1 || hour > 12) return undefined;
  const inThe = tokens.low(next) === 'in' && tokens.low(next + 1) === 'the';
  const part = inThe ? tokens.low(next + 2) : '';
  if (part === 'morning') return done(tokens, index, next + 3, { hour: hour % 12 }, true);
  if (part === 'afternoon' || part === 'evening')
    return done(tokens, index, next + 3, { hour: (hour % 12) + 12 }, true);
  return done(tokens, index, next, { hour }, true);
}

function parseClockWords(tokens: Tokens, index: number): Match | undefined {
  const word = tokens.low(index);
  if (word === 'noon') return done(tokens, index, index + 1, { hour: 12, minute: 0 }, true);
  if (word === 'midnight') return done(tokens, index, index + 1, { hour: 24 }, true);
  const number = readNumber(tokens, index);
  if (!number || number.ordinal || number.fraction || number.value > 12 || number.value < 1) return undefined;
  if (tokens.low(number.next) === 'o' && tokens.low(number.next + 1) === "'clock") {
    return oClock(tokens, index, number.next + 2, number.value);
  }
  const half = readHalfDay(tokens, number.next);
  const hour = half && hourOf(number.value, half.add);
  return half && hour !== undefined ? done(tokens, index, half.next, { hour }, true) : undefined;
}
