/** What an amount is of: money, percent, a unit. */

import { type Bare, isDash } from './bare.js';
import { designationEnd } from './designation.js';
import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import {
  CURRENCY_MARKS,
  CURRENCY_NAMES,
  CURRENCY_WORDS,
  LONGEST_CURRENCY_NAME,
  UNIT_PREFIXES,
  UNITS,
  type Unit,
} from './units.js';

const tight = (tokens: Tokens, index: number, mark: string): boolean =>
  tokens.low(index) === mark && !tokens.at(index).spaced && !tokens.at(index + 1).spaced;

/** "$2.5 million", "US$30m", "€5". */
export function readMoneyMark(tokens: Tokens, index: number): { currency: string; next: number } | undefined {
  const mark = tokens.at(index);
  if (mark.kind === 'mark' && Object.hasOwn(CURRENCY_MARKS, mark.text)) {
    return { currency: CURRENCY_MARKS[mark.text] as string, next: index + 1 };
  }
  const code =
    mark.kind === 'word' && tokens.low(index + 1) === '$' && !tokens.at(index + 1).spaced ? mark.lower : '';
  const known: Readonly<Record<string, string>> = {
    us: 'USD',
    c: 'CAD',
    a: 'AUD',
    nz: 'NZD',
    hk: 'HKD',
    s: 'SGD',
  };
  return code && Object.hasOwn(known, code)
    ? { currency: known[code] as string, next: index + 2 }
    : undefined;
}

/** "dollars", "Iraqi dinars". */
function readCurrency(tokens: Tokens, index: number): { currency: string; next: number } | undefined {
  if (tokens.at(index).kind !== 'word') return undefined;
  for (let words = LONGEST_CURRENCY_NAME; words > 1; words -= 1) {
    const name = Array.from({ length: words }, (_, k) => tokens.low(index + k)).join(' ');
    const code = CURRENCY_NAMES.get(name);
    if (code) return { currency: code, next: index + words };
  }
  const word = tokens.low(index);
  return Object.hasOwn(CURRENCY_WORDS, word)
    ? { currency: CURRENCY_WORDS[word] as string, next: index + 1 }
    : undefined;
}

/** "km", "square kilometres", "km²", "nautical miles", "km/h". */
function readUnit(tokens: Tokens, index: number, figures: boolean): { unit: Unit; next: number } | undefined {
  const token = tokens.at(index);
  // "two Mi-8s" are no miles.
  if (designationEnd(tokens, index) !== undefined) return undefined;
  if (token.lower === '°' && tokens.low(index + 1) === 'c') return found('°c', index + 2);
  if (token.kind !== 'word') return undefined;
  if (UNIT_PREFIXES.has(token.lower)) {
    const at = tokens.low(index + 1) === '.' || isDash(tokens, index + 1) ? index + 2 : index + 1;
    return found(`${token.lower}-${tokens.low(at)}`, at + 1);
  }
  const next = tokens.at(index + 1);
  if (
    ['km', 'm', 'cm'].includes(token.lower) &&
    !next.spaced &&
    (next.lower === '²' || next.lower === '2' || next.lower === '³' || next.lower === '3')
  ) {
    const power = next.lower === '²' || next.lower === '2' ? '2' : '3';
    return found(token.lower + power, index + 2);
  }
  if (token.lower === 'km' && tight(tokens, index + 1, '/') && tokens.low(index + 2) === 'h')
    return found('km/h', index + 3);
  // One letter is a unit only after figures, and in lower case ("5 m", not "5 M").
  if (token.text.length === 1 && (!figures || token.capital)) return undefined;
  if (token.lower === 'min' && !figures) return undefined;
  return found(token.lower, index + 1);
}

function found(word: string, next: number): { unit: Unit; next: number } | undefined {
  const unit = UNITS.get(word);
  return unit && { unit, next };
}

/** Reads what is measured: percent, money or a unit. */
export function measure(
  amount: Amount,
  tokens: Tokens,
  index: number,
  first: Bare,
  currency: string | undefined,
): void {
  if (currency) {
    amount.currency = currency;
    return;
  }
  const token = tokens.at(index);
  if (
    token.lower === '%' ||
    token.lower === 'percent' ||
    token.lower === 'pct' ||
    tokens.has(index, 'per', 'cent')
  ) {
    amount.percent = true;
    amount.to = tokens.low(index) === 'per' ? index + 2 : index + 1;
    return;
  }
  if (first.fraction) {
    // "half a kilometre", "a quarter of a metre"
    const article = tokens.low(index) === 'of' ? index + 1 : index;
    const at = ['a', 'an'].includes(tokens.low(article)) ? article + 1 : index;
    const part = readUnit(tokens, at, false);
    if (part) {
      amount.unit = part.unit;
      amount.to = part.next;
      return;
    }
    amount.percent = true;
    amount.min = (amount.min ?? 0) * 100;
    if (amount.max !== undefined) amount.max *= 100;
    return;
  }
  // "20 pounds of explosives" weigh; "20 pounds" are paid.
  const weighed = token.lower === 'pounds' && tokens.low(index + 1) === 'of';
  if (weighed) {
    const pound = UNITS.get('lb');
    if (pound) amount.unit = pound;
    amount.to = index + 1;
    return;
  }
  const money = readCurrency(tokens, index);
  if (money) {
    amount.currency = money.currency;
    amount.to = money.next;
    return;
  }
  const hyphen =
    isDash(tokens, index) &&
    !token.spaced &&
    tokens.at(index + 1).kind === 'word' &&
    !tokens.at(index + 1).spaced;
  let start = hyphen ? index + 1 : index;
  if (tokens.low(start) === 'of' && amount.collective) start++;
  // "millions of dollars"
  const millions = amount.collective ? readCurrency(tokens, start) : undefined;
  if (millions) {
    amount.currency = millions.currency;
    amount.to = millions.next;
    return;
  }
  const unit = readUnit(tokens, start, first.figures);
  if (unit && !(amount.collective && start === index && tokens.at(start).kind !== 'word')) {
    amount.unit = unit.unit;
    amount.to = unit.next;
  }
  amount.hyphen = hyphen;
}
