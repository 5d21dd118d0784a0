/** What happens again and again: "every Friday", "each July", "daily", "Tuesday nights", "on Mondays", "twice a week", "$5 a year". */
import { readNumber, wordSet } from '../../quantity/index.js';
import type { UnitName } from '../model.js';
import { DAY_PARTS, PLURAL_DAY_PARTS, RECURRENCES, SEASONS } from '../words.js';
import { lookup, type Parser, readMonth, readUnit, readWeekday } from './atoms.js';

const PERIODS: Readonly<Record<UnitName, string>> = {
  second: 'PT1S',
  minute: 'PT1M',
  hour: 'PT1H',
  day: 'P1D',
  weekend: 'P1W',
  week: 'P1W',
  fortnight: 'P2W',
  month: 'P1M',
  quarter: 'P1Q',
  year: 'P1Y',
  decade: 'P10Y',
  century: 'P100Y',
  millennium: 'P1000Y',
};

const LETTERS: Readonly<Partial<Record<UnitName, string>>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

/** "every", "each" with a unit, a weekday, a month, a season or a number of units. */
export const parseEvery: Parser = (tokens, index) => {
  const word = tokens.low(index);
  if (word !== 'every' && word !== 'each') return undefined;
  const rule = 'every';
  const other = tokens.low(index + 1) === 'other';
  const at = other ? index + 2 : index + 1;
  const every = word === 'each' ? 'EACH' : 'EVERY';
  const weekday = readWeekday(tokens, at);
  if (weekday && !weekday.short) {
    const part = lookup(DAY_PARTS, tokens.low(weekday.next));
    const value = `XXXX-WXX-${weekday.weekday}${part ? `T${part}` : ''}`;
    return {
      from: index,
      to: part ? weekday.next + 1 : weekday.next,
      meaning: { kind: 'set', value, every },
      rule,
    };
  }
  const month = readMonth(tokens, at);
  if (month?.full)
    return {
      from: index,
      to: month.next,
      meaning: { kind: 'set', value: `XXXX-${String(month.month).padStart(2, '0')}`, every },
      rule,
    };
  const season = lookup(SEASONS, tokens.low(at));
  if (season)
    return { from: index, to: at + 1, meaning: { kind: 'set', value: `XXXX-${season}`, every }, rule };
  const part = lookup(DAY_PARTS, tokens.low(at));
  if (part)
    return { from: index, to: at + 1, meaning: { kind: 'set', value: `XXXX-XX-XXT${part}`, every }, rule };
  const unit = readUnit(tokens, at);
  if (unit && !unit.plural && !unit.short) {
    const value = other
      ? PERIODS[unit.unit].replace('1', '2')
      : unit.unit === 'weekend'
        ? 'XXXX-WXX-WE'
        : PERIODS[unit.unit];
    return { from: index, to: unit.next, meaning: { kind: 'set', value, every }, rule };
  }
  // "every few years"
  const few = ['few', 'several'].includes(tokens.low(at)) ? readUnit(tokens, at + 1) : undefined;
  const fewLetter = few && LETTERS[few.unit];
  if (few && fewLetter) {
    const time = ['second', 'minute', 'hour'].includes(few.unit) ? 'T' : '';
    return {
      from: index,
      to: few.next,
      meaning: { kind: 'set', value: `P${time}X${fewLetter}`, every },
      rule,
    };
  }
  const number = word === 'every' ? readNumber(tokens, at) : undefined;
  const units = number && !number.ordinal ? readUnit(tokens, number.next) : undefined;
  const letter = units && LETTERS[units.unit];
  if (number && units && letter) {
    const time = ['second', 'minute', 'hour'].includes(units.unit) ? 'T' : '';
    return {
      from: index,
      to: units.next,
      meaning: { kind: 'set', value: `P${time}${number.value}${letter}`, every },
      rule,
    };
  }
  return undefined;
};

/** Words after "daily" and the like that show it to be an adverb. */
const AFTER_ADVERB = wordSet(`in by at to for from on and or as since with through until when`);

/** Names after "Daily", "Weekly" in titles of papers are guarded by the capital. */
export const parseAdverb: Parser = (tokens, index) => {
  const token = tokens.at(index);
  const value = token.kind === 'word' ? lookup(RECURRENCES, token.lower) : undefined;
  if (!value) return undefined;
  if (token.capital && (tokens.at(index + 1).capital || tokens.at(index - 1).capital)) return undefined;
  // "a weekly paper", "quarterly dividend": an adjective names a kind of thing, not when something happens; "daily" does both.
  const adverb = /ally$|^annually$|^yearly$/.test(token.lower);
  const after = tokens.at(index + 1);
  const before = tokens.at(index - 1);
  const attributive = after.kind === 'word' && !AFTER_ADVERB.has(after.lower);
  if (!adverb && attributive) return undefined;
  if (before.lower === '-' && !token.spaced) return undefined;
  return { from: index, to: index + 1, meaning: { kind: 'set', value, every: 'EVERY' }, rule: 'adverb' };
};

/** "Mondays", "Tuesday nights". */
export const parsePluralDays: Parser = (tokens, index) => {
  const weekday = readWeekday(tokens, index);
  if (!weekday || weekday.short) return undefined;
  const part = lookup(PLURAL_DAY_PARTS, tokens.low(weekday.next));
  if (!weekday.plural && !part) return undefined;
  const value = `XXXX-WXX-${weekday.weekday}${part ? `T${part}` : ''}`;
  return {
    from: index,
    to: part ? weekday.next + 1 : weekday.next,
    meaning: { kind: 'set', value, every: 'EVERY' },
    rule: 'plural-days',
  };
};

/** What a rate is said of ("$5 million a year"). */
const PRICED = wordSet(
  `million billion thousand dollars cents times barrels % percent people tons tonnes miles`,
);

/** "twice a week", "three times a day", "once every two years" is read by `parseEvery` from "every". */
export const parseFrequency: Parser = (tokens, index) => {
  let times: number | 'X' | undefined;
  let at = index;
  const word = tokens.low(index);
  if (word === 'once' || word === 'twice' || word === 'thrice') {
    times = { once: 1, twice: 2, thrice: 3 }[word];
    at++;
  } else if (word === 'several' && tokens.low(index + 1) === 'times') {
    times = 'X';
    at += 2;
  } else {
    const number = readNumber(tokens, index);
    if (number && !number.ordinal && tokens.low(number.next) === 'times') {
      times = number.value;
      at = number.next + 1;
    }
  }
  const rule = 'frequency';
  if (times !== undefined) {
    if (!['a', 'an', 'each', 'every', 'per'].includes(tokens.low(at))) return undefined;
    const unit = readUnit(tokens, at + 1);
    if (!unit || unit.plural) return undefined;
    return {
      from: index,
      to: unit.next,
      meaning: { kind: 'set', value: PERIODS[unit.unit], times: `${times}X` },
      rule,
    };
  }
  // A rate: "$80 a year", "10,000 barrels a day", "per year".
  if (!['a', 'an', 'per'].includes(word)) return undefined;
  const unit = readUnit(tokens, index + 1);
  if (!unit || unit.plural || unit.short || unit.unit === 'second') return undefined;
  const before = tokens.at(index - 1);
  const priced = before.kind === 'digits' || PRICED.has(before.lower);
  if (word !== 'per' && !priced) return undefined;
  if (['ago', 'earlier', 'later', 'before', 'after', 'and', 'or'].includes(tokens.low(unit.next)))
    return undefined;
  return { from: index, to: unit.next, meaning: { kind: 'set', value: PERIODS[unit.unit] }, rule };
};
