/** Reads one number, in figures or in words, at a token. */
import type { Tokens } from './lexer.js';
import {
  DENOMINATORS,
  FRACTION_MARKS,
  MULTIPLIERS,
  ORDINAL_SUFFIXES,
  ORDINALS,
  POINT_GROUPS,
  SHORT_MULTIPLIERS,
  TENS,
  UNITS,
} from './numerals.js';

export interface NumberReading {
  value: number;
  /** Index of the first token after it. */
  next: number;
  form: 'figures' | 'words';
  ordinal: boolean;
  /** Written as bare digits only ("1998", never "1,998"): the digits. */
  digits?: string;
  /** A fraction ("three-quarters", "half"): it needs a whole. */
  fraction?: boolean;
}

/** No number of a report is longer; longer runs of digits are identifiers. */
const MOST_DIGITS = 15;
const MOST_GROUPS = 5;
const MOST_WORDS = 12;

/**
 * The number that begins at a token, or undefined.
 *
 * @param language BCP 47; decides what "1.200" is
 * @example readNumber(lex('two million people'), 0)?.value; // 2000000
 */
export function readNumber(tokens: Tokens, index: number, language = 'en'): NumberReading | undefined {
  const token = tokens.at(index);
  if (token.kind === 'digits') return readFigures(tokens, index, language);
  if (token.kind === 'word') return readWords(tokens, index);
  const fraction = token.kind === 'mark' ? FRACTION_MARKS[token.text] : undefined;
  if (fraction === undefined) return undefined;
  return { value: fraction, next: index + 1, form: 'figures', ordinal: false, fraction: true };
}

function isDigits(tokens: Tokens, index: number, length?: number): boolean {
  const token = tokens.at(index);
  return token.kind === 'digits' && (length === undefined || token.text.length === length);
}

/** A mark directly between two runs of digits. */
function binds(tokens: Tokens, index: number, mark: string): boolean {
  return tokens.low(index) === mark && !tokens.at(index).spaced && !tokens.at(index + 1).spaced;
}

function readFigures(tokens: Tokens, index: number, language: string): NumberReading | undefined {
  const first = tokens.at(index);
  if (first.text.length > MOST_DIGITS) return undefined;
  const pointGroups = POINT_GROUPS.has(language.slice(0, 2));
  const [group, decimal] = pointGroups ? ['.', ','] : [',', '.'];
  let digits = first.text;
  let next = index + 1;
  if (first.text.length <= 3) {
    const grouped = readGroups(tokens, next, group);
    digits += grouped.digits;
    next = grouped.next;
  }
  const plain = next === index + 1;
  let value = Number(digits);
  let bare = plain;
  if (binds(tokens, next, decimal) && isDigits(tokens, next + 1)) {
    const decimals = tokens.at(next + 1).text;
    // A second point makes it a date, a version or an address.
    if (!(binds(tokens, next + 2, decimal) && isDigits(tokens, next + 3))) {
      value = Number(`${digits}.${decimals.slice(0, MOST_DIGITS)}`);
      next += 2;
      bare = false;
    }
  }
  const after = tokens.at(next);
  if (bare && after.kind === 'word' && !after.spaced && ORDINAL_SUFFIXES.has(after.lower)) {
    return { value, next: next + 1, form: 'figures', ordinal: true };
  }
  const mixed = readMixedFraction(tokens, next);
  if (mixed && bare) return { value: value + mixed.value, next: mixed.next, form: 'figures', ordinal: false };
  const scale = readScale(tokens, next);
  if (scale) return { value: round(value * scale.value), next: scale.next, form: 'figures', ordinal: false };
  return { value, next, form: 'figures', ordinal: false, ...(bare && { digits }) };
}

/** "1,200", "1 200", "1'200": groups of exactly three digits, one separator throughout. */
function readGroups(tokens: Tokens, index: number, group: string): { digits: string; next: number } {
  let digits = '';
  let next = index;
  for (let groups = 0; ; groups++) {
    const apart = tokens.at(next);
    let step = 0;
    if (isDigits(tokens, next, 3) && apart.spaced && isNarrow(tokens, next)) step = 1;
    else if (binds(tokens, next, group) && isDigits(tokens, next + 1, 3)) step = 2;
    if (step === 0) return { digits, next };
    if (groups === MOST_GROUPS) return { digits: '', next: index };
    digits += tokens.at(next + step - 1).text;
    next += step;
    // "1,200 300": the separator may not change.
    if (step === 2) group = tokens.low(next - 2);
  }
}

/** One space character, no line break, between a token and the one before it. */
function isNarrow(tokens: Tokens, index: number): boolean {
  const gap = tokens.at(index).start - tokens.at(index - 1).end;
  const code = tokens.text.charCodeAt(tokens.at(index).start - 1);
  return gap === 1 && code !== 0x0a && code !== 0x0d;
}

/** "2 1/2", "2½", "2 and a half" is left to the caller. */
function readMixedFraction(tokens: Tokens, index: number): { value: number; next: number } | undefined {
  const mark = FRACTION_MARKS[tokens.at(index).text];
  if (mark !== undefined) return { value: mark, next: index + 1 };
  let at = index;
  if (binds(tokens, at, '-')) at++;
  if (isDigits(tokens, at, 1) && binds(tokens, at + 1, '/') && isDigits(tokens, at + 2)) {
    const above = Number(tokens.at(at).text);
    const below = Number(tokens.at(at + 2).text);
    if (below > above && below <= 16 && !binds(tokens, at + 3, '/'))
      return { value: above / below, next: at + 3 };
  }
  return undefined;
}

function readScale(tokens: Tokens, index: number): { value: number; next: number } | undefined {
  const at = binds(tokens, index, '-') ? index + 1 : index;
  const token = tokens.at(at);
  if (token.kind !== 'word') return undefined;
  const long = Object.hasOwn(MULTIPLIERS, token.lower) ? MULTIPLIERS[token.lower] : undefined;
  if (long !== undefined) return { value: long, next: at + 1 };
  const short = Object.hasOwn(SHORT_MULTIPLIERS, token.lower) ? SHORT_MULTIPLIERS[token.lower] : undefined;
  // "30m" may be metres: only the caller knows; here it is a multiplier only for unmistakable forms.
  if (short !== undefined && !token.spaced && token.lower !== 'm') return { value: short, next: at + 1 };
  return undefined;
}

function value(table: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Number words: "twenty-six", "two hundred and five", "a hundred", "nineteen ninety-six" is left to time/. */
function readWords(tokens: Tokens, index: number): NumberReading | undefined {
  let total = 0;
  let group = 0;
  let lastStep = Number.POSITIVE_INFINITY; // the size of the last part read, so that "two three" stays two numbers
  let next = index;
  let ordinal = false;
  let seen = false;
  const head = tokens.low(index);
  if ((head === 'a' || head === 'an') && value(MULTIPLIERS, tokens.low(index + 1)) !== undefined) {
    group = 1;
    lastStep = 1;
    seen = true;
    next++;
  }
  while (next - index < MOST_WORDS) {
    let at = next;
    if (seen && binds(tokens, at, '-')) at++;
    else if (seen && tokens.low(at) === 'and' && (lastStep >= 100 || group >= 100)) at++;
    const word = tokens.low(at);
    const unit = value(UNITS, word);
    const ten = value(TENS, word);
    const scale = value(MULTIPLIERS, word);
    const rank = value(ORDINALS, word);
    if (
      unit !== undefined &&
      (!seen || (lastStep >= 20 && lastStep !== Number.POSITIVE_INFINITY && !(lastStep < 100 && unit > 9)))
    ) {
      group += unit;
      lastStep = 1;
    } else if (ten !== undefined && (!seen || lastStep >= 100)) {
      group += ten;
      lastStep = 20;
    } else if (scale !== undefined && seen && (scale === 100 ? group > 0 && group < 100 : group > 0)) {
      if (scale === 100) group *= 100;
      else {
        total += group * scale;
        group = 0;
      }
      lastStep = scale;
    } else if (rank !== undefined && (!seen || (lastStep >= 20 && (lastStep >= 100 || rank < 10)))) {
      group += rank;
      next = at + 1;
      ordinal = true;
      seen = true;
      break;
    } else break;
    seen = true;
    next = at + 1;
  }
  if (!seen) return readFraction(tokens, index);
  const fraction = ordinal ? undefined : fractionOf(tokens, next, total + group);
  if (fraction) return fraction;
  return { value: total + group, next, form: 'words', ordinal };
}

/** "three-quarters", "two thirds": a small cardinal before a plural denominator. */
function fractionOf(tokens: Tokens, index: number, above: number): NumberReading | undefined {
  const at = binds(tokens, index, '-') ? index + 1 : index;
  const word = tokens.low(at);
  const below = value(DENOMINATORS, word);
  if (below === undefined || above < 1 || above >= below) return undefined;
  // "one third" and "one-quarter" are fractions; "two quarters" of a year are not three-quarters' kin.
  if (above === 1 ? word.endsWith('s') : !word.endsWith('s')) return undefined;
  if (word === 'quarters' && above !== 3) return undefined;
  return { value: above / below, next: at + 1, form: 'words', ordinal: false, fraction: true };
}

/** "half", "a half", "a third of", "a quarter of". */
function readFraction(tokens: Tokens, index: number): NumberReading | undefined {
  if (tokens.low(index) === 'half') {
    return { value: 0.5, next: index + 1, form: 'words', ordinal: false, fraction: true };
  }
  if (tokens.low(index) !== 'a') return undefined;
  const word = tokens.low(index + 1);
  const below = value(DENOMINATORS, word);
  if (below === undefined || word.endsWith('s') || tokens.low(index + 2) !== 'of') return undefined;
  return { value: 1 / below, next: index + 2, form: 'words', ordinal: false, fraction: true };
}

/** Takes away the noise of binary fractions: 2.3 million is 2300000. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Lower-case words that a cardinal or ordinal can begin with. */
export const NUMBER_BEGINNINGS: readonly string[] = [
  ...Object.keys(UNITS),
  ...Object.keys(TENS),
  ...Object.keys(ORDINALS),
  'half',
  'a',
  'an',
];
/** Lower-case words that an ordinal can begin with. */
export const ORDINAL_BEGINNINGS: readonly string[] = [
  ...Object.keys(ORDINALS),
  ...Object.keys(TENS),
  ...Object.keys(UNITS),
];
