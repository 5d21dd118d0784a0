/** Numbers in figures and in words, as the five languages write them. */
import type { Tokens } from '../lexer.js';
import { digitsValue } from './scan.js';
import type { Phrase, Tongue } from './tongue.js';

export interface TongueNumber {
  value: number;
  next: number;
  figures: boolean;
  /** The least that "dozens" and the like say; `value` is that, `max` its end where it has one. */
  collective?: boolean;
  max?: number;
  approximate?: boolean;
}

const MOST_WORDS = 14;
const NUMBER_SPACES = new Set([' ', '\u00a0', '\u202f', '\u2009']);
const MARKS = new Set(['.', ',', '٬', '٫', '/']);
/** What Arabic writes together with the word behind it. */
const CLITICS = new Set(['و', 'ف', 'ب', 'ل']);

/** Whether a phrase stands at a token; "погиб*" stands for all words that begin so. */
export function stands(tokens: Tokens, at: number, words: Phrase): boolean {
  return (
    words.length > 0 &&
    words.every((word, offset) => {
      const lower = tokens.low(at + offset);
      return word.endsWith('*') && word.length > 1 ? lower.startsWith(word.slice(0, -1)) : lower === word;
    })
  );
}

/** An Arabic word without the particle that is written with it, where a list holds what is left. */
export function bareWord(word: string, tongue: Tongue, isListed: (word: string) => boolean): string {
  if (tongue.language !== 'ar' || isListed(word)) return word;
  const rest = CLITICS.has(word.charAt(0)) ? word.slice(1) : word;
  return isListed(rest) ? rest : word;
}

/** Whether a number's scale, unit or per cent sign follows: figures before one are no date and no label. */
function measureFollows(tokens: Tokens, at: number, tongue: Tongue): boolean {
  const word = tokens.low(at);
  return (
    tongue.scales.has(word) ||
    tongue.units.has(word) ||
    tongue.money.has(word) ||
    word === '%' ||
    word === '٪' ||
    tongue.percent.some((phrase) => stands(tokens, at, phrase)) ||
    (tongue.list('of').has(word) && tongue.scales.has(tokens.low(at + 1)))
  );
}

/** "12 500", "1.200", "1,2 million", "۳/۵ میلیون"; undefined where it cannot be told what the marks part. */
function readFigures(tokens: Tokens, index: number, tongue: Tongue): TongueNumber | undefined {
  const groups = [tokens.at(index).text];
  const marks: string[] = [];
  let next = index + 1;
  const three = (at: number): boolean => tokens.at(at).kind === 'digits' && tokens.at(at).text.length === 3;
  while ((groups[0] as string).length < 4 && three(next)) {
    const gap = tokens.text.slice(tokens.at(next - 1).end, tokens.at(next).start);
    if (!NUMBER_SPACES.has(gap)) break;
    groups.push(tokens.at(next++).text);
  }
  const grouped = groups.length > 1;
  while (MARKS.has(tokens.low(next)) && !tokens.at(next).spaced) {
    const after = tokens.at(next + 1);
    if (after.kind !== 'digits' || after.spaced) break;
    marks.push(tokens.low(next));
    groups.push(after.text);
    next += 2;
  }
  const whole = (parts: readonly string[]): number => digitsValue(parts.join(''));
  const decimal = (): TongueNumber => {
    const last = groups.at(-1) as string;
    return { value: whole(groups.slice(0, -1)) + digitsValue(last) / 10 ** last.length, next, figures: true };
  };
  if (marks.length === 0) return { value: whole(groups), next, figures: true };
  const mark = marks.at(-1) as string;
  const thousands = groups.slice(1).every((group) => group.length === 3) && (groups[0] as string).length < 4;
  if (marks.includes('/')) {
    const fits = tongue.slashDecimal && marks.length === 1 && measureFollows(tokens, next, tongue);
    return fits ? decimal() : undefined;
  }
  if (grouped || new Set(marks).size > 1)
    return marks.lastIndexOf(mark) === marks.indexOf(mark) ? decimal() : undefined;
  if (mark === '٫') return marks.length === 1 ? decimal() : undefined;
  const measured = measureFollows(tokens, next, tongue);
  if (thousands && (mark === '٬' || marks.length > 1)) return { value: whole(groups), next, figures: true };
  if (marks.length > 1) return undefined;
  const commaThousands = tongue.language === 'ar' || tongue.language === 'fa';
  if (thousands && !tongue.scales.has(tokens.low(next))) {
    if (mark === '.' || commaThousands) return { value: whole(groups), next, figures: true };
    // "1,204" with nothing behind it: a thousand and more to some, hardly more than one to others.
    return measured ? decimal() : undefined;
  }
  return mark === ',' || measured ? decimal() : undefined;
}

/** How small the next part must be: after hundreds tens, after tens units. */
function room(part: number): number {
  return part >= 100 ? 100 : part >= 20 ? 10 : 0;
}

/** "trois cent vingt et un", "сто двадцать три", "ثلاثة وعشرين ألفا وأربعمئة", "هزار و دویست". */
function readWords(
  tokens: Tokens,
  index: number,
  tongue: Tongue,
  definite: boolean,
): TongueNumber | undefined {
  const { language, numbers, scales } = tongue;
  const and = tongue.list('joinedBy');
  const known = (word: string): boolean => numbers.has(word) || scales.has(word);
  let total = 0;
  let group = 0;
  let last = 0;
  let left = Number.POSITIVE_INFINITY;
  let scale = Number.POSITIVE_INFINITY;
  let next = index;
  let seen = false;
  while (next - index < MOST_WORDS) {
    let at = next;
    let joined = false;
    if (seen && language === 'fr' && tokens.low(at) === '-' && !tokens.at(at).spaced) at++;
    if (seen && and.has(tokens.low(at))) {
      at++;
      joined = true;
    }
    let word = tokens.low(at);
    if (!known(word)) {
      const rest = bareWord(word, tongue, known);
      if (rest !== word && word.startsWith('و')) joined = true;
      if (!seen && definite && rest === word && word.startsWith('ال') && known(word.slice(2)))
        word = word.slice(2);
      else word = rest;
    }
    const size = scales.get(word);
    const part = size !== undefined && seen ? undefined : numbers.get(word);
    if (part !== undefined) {
      const needsAnd = language === 'ar' || language === 'fa';
      const fresh = group === 0;
      if (!seen || (fresh && part < scale && (!needsAnd || joined))) {
        group += part;
        left = language === 'fr' && part === 10 ? 10 : room(part);
      } else if (language === 'fr' && part === 20 && last === 4) {
        group += 76;
        left = 20;
      } else if (part === 100 && last > 1 && last < 10 && !joined) {
        group += 99 * last;
        left = 100;
      } else if (language === 'ar' && part === 10 && last > 0 && last < 10 && !joined) {
        group += 10;
        left = 0;
      } else if (language === 'ar' && joined && last > 0 && last < 10 && part >= 20 && part < 100) {
        group += part;
        left = 0;
      } else if (
        part < (language === 'fr' && (last === 60 || left === 20) ? 17 : left) &&
        (!needsAnd || joined) &&
        !(language === 'fr' && joined && part !== 1 && part !== 11) &&
        !(language === 'fr' && last === 10 && part < 7)
      ) {
        group += part;
        left = language === 'fr' && part === 10 ? 10 : room(part);
      } else break;
      last = part;
    } else if (size !== undefined && size < scale && !joined && (group > 0 || !seen)) {
      total += (group || 1) * size;
      group = 0;
      last = 0;
      scale = size;
      left = Number.POSITIVE_INFINITY;
    } else if (size !== undefined && seen && joined && group === 0 && size < scale) {
      total += size;
      scale = size;
    } else break;
    seen = true;
    next = at + 1;
  }
  return seen ? { value: total + group, next, figures: false } : undefined;
}

/** The number with "and a half" and the scales behind it: "7 آلاف", "три с половиной тысячи". */
function scaled(tokens: Tokens, number: TongueNumber, tongue: Tongue): TongueNumber {
  let { value, next } = number;
  const half = stands(tokens, next, tongue.halfAfter);
  if (half) next += tongue.halfAfter.length;
  let size = tongue.scales.get(tokens.low(next));
  if (half && size === undefined) return number;
  if (half) value += 0.5;
  for (let read = 0; size !== undefined && read < 2; read++) {
    value *= size;
    next++;
    size = number.figures || half ? tongue.scales.get(tokens.low(next)) : undefined;
  }
  return { ...number, value, next };
}

/** "десятки тысяч", "عشرات الآلاف", "des dizaines de milliers". */
function readCollective(tokens: Tokens, index: number, tongue: Tongue): TongueNumber | undefined {
  const article = tongue.list('collectiveArticle').has(tokens.low(index)) ? 1 : 0;
  const at = index + article;
  const single = bareWord(tokens.low(at), tongue, (word) =>
    tongue.collectives.some(({ words }) => words[0] === word),
  );
  const found = tongue.collectives.find(
    ({ words }) =>
      stands(tokens, index, words) ||
      stands(tokens, at, words) ||
      (words.length === 1 && words[0] === single),
  );
  if (!found) return undefined;
  let next = (stands(tokens, index, found.words) ? index : at) + found.words.length;
  let { min: value, max } = found;
  const over = tongue.list('of').has(tokens.low(next)) ? next + 1 : next;
  const word = tokens.low(over);
  const size = tongue.scales.get(word) ?? tongue.scales.get(word.replace(/^ال/u, ''));
  if (size !== undefined && size >= 1000) {
    value *= size;
    if (max !== undefined) max *= size;
    next = over + 1;
  }
  return {
    value,
    next,
    figures: false,
    collective: true,
    approximate: true,
    ...(max !== undefined && { max }),
  };
}

/**
 * The number that begins at a token, or undefined.
 *
 * @param compared a comparison stands before it: "более тысячи" is a thousand, "тысячи" alone thousands
 */
export function readTongueNumber(
  tokens: Tokens,
  index: number,
  tongue: Tongue,
  compared: boolean,
): TongueNumber | undefined {
  if (tokens.at(index).kind === 'digits') {
    const figures = readFigures(tokens, index, tongue);
    return figures && scaled(tokens, figures, tongue);
  }
  if (tokens.at(index).kind !== 'word') return undefined;
  const rough = tongue.rough.find(([words]) => stands(tokens, index, words));
  if (rough) return { value: rough[1], next: index + rough[0].length, figures: false, approximate: true };
  if (!compared || !tongue.scales.has(tokens.low(index))) {
    const collective = readCollective(tokens, index, tongue);
    if (collective) return collective;
  }
  const part = tongue.fractions.get(
    bareWord(tokens.low(index), tongue, (word) => tongue.fractions.has(word)),
  );
  const whole = tongue.scales.get(tokens.low(index + 1));
  if (part !== undefined && whole !== undefined)
    return { value: part * whole, next: index + 2, figures: false };
  const words = readWords(tokens, index, tongue, compared);
  if (!words) return undefined;
  if (words.next === index + 1 && tongue.list('onlyJoined').has(tokens.low(index))) return undefined;
  return scaled(tokens, words, tongue);
}
