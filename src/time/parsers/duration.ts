/** Durations: "two weeks", "a two-week visit", "half an hour", "several months", "decades", "2 years and 3 months". */

import type { Tokens } from '../../quantity/index.js';
import { wordSet } from '../../quantity/index.js';
import type { Amount, Match } from '../model.js';
import { isDash, type Parser, readAmount, readUnit } from './atoms.js';
import { isCutOf } from './period.js';

/** Plural units that stand alone as a duration of untold length ("for weeks"). */
const ALONE: ReadonlySet<string> = wordSet('minutes hours days weeks months years decades centuries');

/** What comes after "a UNIT" and makes it a rate, which recurrence.ts reads, or part of something else. */
function isAge(tokens: Tokens, index: number): boolean {
  const dashed = isDash(tokens, index) && tokens.low(index + 1) === 'old';
  return dashed || tokens.low(index) === 'old' || tokens.has(index, 'of', 'age');
}

/** Words before a plural unit that make it a name for something else ("business hours", "school days"). */
const COMPOUNDING = wordSet(
  `office business working teenage war school early opening trading the his her their golden`,
);

export const parseDuration: Parser = (tokens, index) => {
  const rule = 'duration';
  // "weeks", "for years"
  const unit = readUnit(tokens, index);
  if (unit && ALONE.has(tokens.low(index)) && !tokens.at(index).capital) {
    let next = unit.next;
    const second = ['or', 'and'].includes(tokens.low(next)) ? readUnit(tokens, next + 1) : undefined;
    if (second?.plural) next = second.next;
    const before = tokens.low(index - 1);
    // "52 years old": the number before was refused as an age.
    if (isAge(tokens, next) || (['first', 'last', 'final'].includes(before) && isCutOf(tokens, next)))
      return undefined;
    if (COMPOUNDING.has(before)) return undefined;
    return {
      from: index,
      to: next,
      meaning: { kind: 'duration', amounts: [{ count: 'X', unit: unit.unit }] },
      rule,
    };
  }
  const amount = readAmount(tokens, index);
  if (!amount) return undefined;
  const { article, hyphen } = amount;
  if (isAge(tokens, amount.next)) {
    // The ages of things ("an 8-month-old campaign") are durations; those of people are quantities. Months, weeks and days only:
    // years are nearly always a person's.
    const dashed = isDash(tokens, amount.next);
    if (!dashed || !hyphen || amount.amount.unit === 'year') return undefined;
    return found(index, amount.next + 2, [amount.amount], rule);
  }
  // "a year-earlier loss"
  if (isDash(tokens, amount.next) && ['earlier', 'ago'].includes(tokens.low(amount.next + 1)))
    return undefined;
  if (amount.amount.unit === 'weekend' || amount.amount.unit === 'millennium') return undefined;
  const tail = tokens.low(amount.next);
  if (!amount.plural && !hyphen) {
    if (amount.amount.unit === 'quarter') return undefined;
    // "a day", "one month", "ten year"; "a year" before "in" or "a" stays a duration.
    if (article && ['when', 'that', 'in'].includes(tail) && amount.amount.unit === 'day') return undefined;
  }
  if (amount.amount.unit === 'second' && !amount.plural && hyphen === false && amount.amount.count !== 1)
    return undefined;
  const amounts: Amount[] = [amount.amount];
  let next = amount.next;
  // "2 years and 3 months", "an hour and 20 minutes", "3 hours 20 minutes"
  for (let more = 0; more < 3; more++) {
    const at = ['and', ','].includes(tokens.low(next)) ? next + 1 : next;
    const part = readAmount(tokens, at);
    if (
      !part ||
      part.hyphen ||
      finer(part.amount) >= finer(amounts.at(-1) as Amount) ||
      part.amount.upTo !== undefined
    )
      break;
    if (tokens.low(next) === ',' && part.article) break;
    if (part.amount.count === 'X' || part.article || tokens.low(part.next) === 'ago') break;
    amounts.push(part.amount);
    next = part.next;
  }
  if (tokens.low(next) === 'or' && tokens.low(next + 1) === 'so') next += 2;
  // "a three-year period": the head noun is the duration's own.
  const head = tokens.low(next);
  const determined = ['a', 'an', 'the', 'any', 'this', 'that', 'each', 'every'].includes(
    tokens.low(index - 1),
  );
  if (hyphen && ['period', 'span', 'stretch', 'term'].includes(head) && determined) {
    return found(tokens.low(index - 1).length < 4 ? index - 1 : index, next + 1, amounts, rule);
  }
  if (hyphen && ['long'].includes(tokens.low(next + 1)) && isDash(tokens, next)) next += 2;
  return found(index, next, amounts, rule);
};

const ORDER = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
];
const finer = (amount: Amount): number => ORDER.indexOf(amount.unit);

function found(from: number, to: number, amounts: Amount[], rule: string): Match {
  return { from, to, meaning: { kind: 'duration', amounts }, rule };
}

/** "some time", "a while", "a lengthy period": durations of untold unit. */
export const parseVagueDuration: Parser = (tokens, index) => {
  const rule = 'vague-duration';
  const word = tokens.low(index);
  const meaning = { kind: 'duration', amounts: [] } as const;
  if (word === 'a' && tokens.low(index + 1) === 'while')
    return { from: index, to: index + 2, meaning: { ...meaning, amounts: [] }, rule };
  if (word === 'a' && tokens.has(index + 1, 'long', 'time') && tokens.low(index - 1) !== 'after') {
    return { from: index, to: index + 3, meaning: { ...meaning, amounts: [] }, rule };
  }
  if (word === 'some' && tokens.low(index + 1) === 'time')
    return { from: index, to: index + 2, meaning: { ...meaning, amounts: [] }, rule };
  return undefined;
};
