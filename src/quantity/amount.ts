/** One amount at a token: prefix, number or collective, range, money, unit. */
import type { Token, Tokens } from './lexer.js';
import { readNumber } from './numbers.js';
import { MULTIPLIERS } from './numerals.js';
import { CURRENCY_MARKS, CURRENCY_WORDS, UNIT_PREFIXES, UNITS, type Unit } from './units.js';
import { COLLECTIVES, type Comparison, PREFIXES, SUFFIXES } from './words.js';

export interface Amount {
  /** Tokens [from, to), prefix and unit included. */
  from: number;
  to: number;
  min?: number;
  max?: number;
  approximate: boolean;
  comparison?: Comparison;
  unit?: Unit;
  currency?: string;
  percent?: boolean;
  /** "dozens", "hundreds": a numeral without a number. */
  collective: boolean;
  /** "230-km", "10-vehicle": joined to what follows by a hyphen. */
  hyphen: boolean;
  /** The number was the word "one" or "a". */
  one: boolean;
  /** No prefix and no money: without a noun it counts nothing. */
  bare: boolean;
  figures: boolean;
}

interface Bare {
  min: number;
  max?: number;
  next: number;
  collective: boolean;
  approximate: boolean;
  fraction: boolean;
  one: boolean;
  figures: boolean;
}

const tight = (tokens: Tokens, index: number, mark: string): boolean =>
  tokens.low(index) === mark && !tokens.at(index).spaced && !tokens.at(index + 1).spaced;

const isDash = (tokens: Tokens, index: number): boolean => ['-', '–', '—'].includes(tokens.low(index));

/** A number or collective, without what stands around it. */
function readBare(tokens: Tokens, index: number, language: string): Bare | undefined {
  for (const { words, min, max } of COLLECTIVES) {
    if (tokens.low(index) === words[0] && tokens.has(index, ...words)) {
      return {
        min,
        ...(max !== undefined && { max }),
        next: index + words.length,
        collective: max === undefined,
        approximate: true,
        fraction: false,
        one: false,
        figures: false,
      };
    }
  }
  const number = readNumber(tokens, index, language);
  if (!number || number.ordinal) return undefined;
  const { value, next, form } = number;
  const word = tokens.low(index);
  // "a hundred": a round number said loosely.
  const loose = (word === 'a' || word === 'an') && !number.fraction;
  let { fraction } = number;
  let at = next;
  let size = value;
  // "half a million", "a quarter of a million", "three-quarters of a million"
  if (fraction) {
    let scaled = at;
    if (tokens.low(scaled) === 'of') scaled++;
    if (tokens.low(scaled) === 'a') scaled++;
    const scale = Object.hasOwn(MULTIPLIERS, tokens.low(scaled))
      ? MULTIPLIERS[tokens.low(scaled)]
      : undefined;
    if (scale !== undefined && scaled > at) {
      size = value * scale;
      at = scaled + 1;
      fraction = false;
    }
  }
  // "two and a half", "five million" after figures is read by readNumber
  if (!fraction && tokens.has(at, 'and', 'a', 'half')) {
    size += 0.5;
    at += 3;
    const scale = Object.hasOwn(MULTIPLIERS, tokens.low(at)) ? MULTIPLIERS[tokens.low(at)] : undefined;
    if (scale !== undefined) {
      size *= scale;
      at++;
    }
  }
  return {
    min: size,
    max: size,
    next: at,
    collective: false,
    approximate: loose,
    fraction: Boolean(fraction),
    one: word === 'one' && next === index + 1,
    figures: form === 'figures',
  };
}

/** "$2.5 million", "US$30m", "€5". */
function readMoneyMark(tokens: Tokens, index: number): { currency: string; next: number } | undefined {
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

/** "km", "square kilometres", "km²", "nautical miles", "km/h". */
export function readUnit(
  tokens: Tokens,
  index: number,
  figures: boolean,
): { unit: Unit; next: number } | undefined {
  const token = tokens.at(index);
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

function readPrefix(tokens: Tokens, index: number): (typeof PREFIXES)[number] | undefined {
  return PREFIXES.find(({ words }) => tokens.low(index) === words[0] && tokens.has(index, ...words));
}

/**
 * The amount that begins at a token with its prefix, or undefined.
 *
 * @example readAmount(lex('at least 230 km'), 0, 'en'); // min 230, unit km, comparison 'at-least'
 */
export function readAmount(tokens: Tokens, index: number, language: string): Amount | undefined {
  const between = tokens.low(index) === 'between' || tokens.low(index) === 'from';
  let at = between ? index + 1 : index;
  let comparison: Comparison | undefined;
  let approximate = false;
  let prefixed = false;
  for (let read = 0; read < 2; read++) {
    const prefix = readPrefix(tokens, at);
    if (!prefix) break;
    at += prefix.words.length;
    comparison ??= prefix.comparison;
    approximate ||= prefix.approximate ?? false;
    prefixed = true;
  }
  const money = readMoneyMark(tokens, at);
  if (money) at = money.next;
  const first = readBare(tokens, at, language);
  if (!first) return undefined;
  let next = first.next;
  let { min, max } = first as { min: number; max?: number };
  let scaleM = first.figures ? readShortMillion(tokens, next, Boolean(money)) : undefined;
  if (scaleM) {
    min *= 1e6;
    if (max !== undefined) max *= 1e6;
    next = scaleM;
  }
  const range = readRange(tokens, next, language, between, first);
  if (range) {
    max = range.max;
    if (range.scale) min *= range.scale;
    next = range.next;
    scaleM = undefined;
  } else if (between) return undefined;
  const open = first.collective && range?.max === undefined;
  const amount: Amount = {
    from: index,
    to: next,
    min,
    ...(max !== undefined && !open && { max }),
    approximate: approximate || first.approximate,
    ...(comparison && { comparison }),
    collective: first.collective,
    hyphen: false,
    one: first.one,
    bare: !prefixed && !money,
    figures: first.figures,
  };
  if (range && range.max === undefined) delete amount.max;
  if (tokens.low(next) === '+' && !tokens.at(next).spaced) {
    amount.comparison = 'at-least';
    next++;
  }
  const suffix = SUFFIXES.find(({ words }) => tokens.low(next) === words[0] && tokens.has(next, ...words));
  if (suffix && !/^at$/.test(suffix.words[0] ?? '')) {
    next += suffix.words.length;
    amount.comparison ??= suffix.comparison;
    amount.approximate ||= suffix.approximate ?? false;
  }
  amount.to = next;
  measure(amount, tokens, next, first, money?.currency);
  return bound(amount);
}

/** "30m" right after figures: a million where it is money or a plural follows, metres otherwise. */
function readShortMillion(tokens: Tokens, index: number, money: boolean): number | undefined {
  const token = tokens.at(index);
  if (token.lower !== 'm' || token.spaced) return undefined;
  if (money) return index + 1;
  const after = tokens.at(index + 1);
  const people = [
    'people',
    'refugees',
    'tonnes',
    'barrels',
    'children',
    'dollars',
    'euros',
    'displaced',
    'syrians',
    'iraqis',
    'civilians',
    'voters',
  ];
  return after.kind === 'word' && people.includes(after.lower) ? index + 1 : undefined;
}

interface Range {
  max?: number;
  next: number;
  /** "2 to 3 million": the scale of the second number is the first's too. */
  scale?: number;
}

function readRange(
  tokens: Tokens,
  index: number,
  language: string,
  between: boolean,
  first: Bare,
): Range | undefined {
  const joiner = tokens.low(index);
  const joined = between
    ? ['and', 'to'].includes(joiner) || isDash(tokens, index)
    : joiner === 'to' || joiner === 'or' || isDash(tokens, index);
  if (!joined || first.fraction) return undefined;
  const second = readBare(tokens, tokens.low(index + 1) === '$' ? index + 2 : index + 1, language);
  if (!second || second.fraction) return undefined;
  if (joiner === 'or' && !(first.collective || second.collective || second.min <= first.min * 2 + 2))
    return undefined;
  // "20 - 30": a dash with spaces is a dash.
  if (
    isDash(tokens, index) &&
    (tokens.at(index).spaced !== tokens.at(index + 1).spaced || tokens.at(index).spaced)
  )
    return undefined;
  if (second.max !== undefined && second.max <= first.min) return undefined;
  // "2 to 3 million"
  const words = tokens.low(second.next - 1);
  const scale = Object.hasOwn(MULTIPLIERS, words) ? MULTIPLIERS[words] : undefined;
  const shared =
    scale !== undefined &&
    first.min < 1000 &&
    first.min * scale < second.min &&
    second.figures === first.figures;
  const max = second.collective ? undefined : second.max;
  return { ...(max !== undefined && { max }), next: second.next, ...(shared && { scale }) };
}

/** Reads what is measured: percent, money or a unit. */
function measure(
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
    // "half a kilometre"
    const at = ['a', 'an'].includes(token.lower) ? index + 1 : index;
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
  if (Object.hasOwn(CURRENCY_WORDS, token.lower) && token.kind === 'word') {
    amount.currency = CURRENCY_WORDS[token.lower] as string;
    amount.to = index + 1;
    return;
  }
  const hyphen =
    isDash(tokens, index) &&
    !token.spaced &&
    tokens.at(index + 1).kind === 'word' &&
    !tokens.at(index + 1).spaced;
  let start = hyphen ? index + 1 : index;
  if (tokens.low(start) === 'of' && amount.collective) start++;
  const unit = readUnit(tokens, start, first.figures);
  if (unit && !(amount.collective && start === index && tokens.at(start).kind !== 'word')) {
    amount.unit = unit.unit;
    amount.to = unit.next;
  }
  amount.hyphen = hyphen;
}

/** Turns a comparison into bounds: "at least 12" has no maximum, "fewer than 12" no minimum. */
function bound(amount: Amount): Amount {
  const { comparison } = amount;
  if (comparison === 'more' || comparison === 'at-least') delete amount.max;
  if (comparison === 'fewer' || comparison === 'at-most') {
    amount.max ??= amount.min;
    if (amount.min === amount.max) delete amount.min;
  }
  return amount;
}

export type { Token };
