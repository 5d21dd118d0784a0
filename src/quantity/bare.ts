/** A number or a collective numeral at a token, without what stands around it. */
import type { Tokens } from './lexer.js';
import { readNumber } from './numbers.js';
import { MULTIPLIERS } from './numerals.js';
import { COLLECTIVES } from './words.js';

export interface Bare {
  min: number;
  max?: number;
  next: number;
  collective: boolean;
  approximate: boolean;
  fraction: boolean;
  one: boolean;
  /** "many": no number at all. */
  many?: boolean;
  figures: boolean;
}

/** A dash of any kind. */
export const isDash = (tokens: Tokens, index: number): boolean => ['-', '–', '—'].includes(tokens.low(index));

/** A number or collective, without what stands around it. */
export function readBare(tokens: Tokens, index: number, language: string): Bare | undefined {
  for (const { words, min, max, many } of COLLECTIVES) {
    if (tokens.low(index) === words[0] && tokens.has(index, ...words)) {
      return {
        min,
        ...(max !== undefined && { max }),
        next: index + words.length,
        collective: max === undefined,
        approximate: true,
        fraction: false,
        one: false,
        ...(many && { many }),
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
