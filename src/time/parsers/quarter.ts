/** Quarters and halves of years: "the third quarter", "third-quarter", "Q3 2024", "the first half of 1990", "H1". */
import { readNumber, type Tokens } from '../../quantity/index.js';
import type { Match, Point } from '../model.js';
import { isDash, type Parser, type Read, readYear } from './atoms.js';

/** "third quarter", "first half": which part of the year. */
function readPart(tokens: Tokens, index: number): Read<{ point: Point; dashed: boolean }> {
  const word = tokens.low(index);
  // "Q3", "H1"
  const short = tokens.at(index + 1);
  if (
    (word === 'q' || word === 'h') &&
    tokens.at(index).capital &&
    short.kind === 'digits' &&
    !short.spaced &&
    short.text.length === 1
  ) {
    const number = Number(short.text);
    if (number < 1 || number > (word === 'q' ? 4 : 2)) return undefined;
    const after = tokens.at(index + 2);
    if (after.kind === 'word' && !after.spaced) return undefined;
    return { point: word === 'q' ? { quarter: number } : { half: number }, dashed: true, next: index + 2 };
  }
  let number = word === 'last' || word === 'final' ? { value: -1, next: index + 1 } : undefined;
  if (!number) {
    const read = readNumber(tokens, index);
    if (!read?.ordinal) return undefined;
    number = read;
  }
  let at = number.next;
  const dashed = isDash(tokens, at) && !tokens.at(at).spaced;
  if (dashed) at++;
  if (!dashed && tokens.low(at) === 'fiscal') at++;
  const noun = tokens.low(at);
  if (noun === 'quarter' && number.value <= 4) {
    if (number.value === -1) return undefined;
    return { point: { quarter: number.value }, dashed, next: at + 1 };
  }
  if (noun === 'half' && number.value <= 2)
    return { point: { half: number.value === -1 ? 2 : number.value }, dashed, next: at + 1 };
  return undefined;
}

export const parseQuarter: Parser = (tokens, index): Match | undefined => {
  let at = index;
  const article = ['the', 'a'].includes(tokens.low(at));
  if (article) at++;
  let fiscal = false;
  let year: number | undefined;
  // "the 1988 third quarter", "the fiscal third quarter", "the fiscal-first quarter"
  const before = readYear(tokens, at);
  if (before && tokens.at(at).kind === 'digits') {
    year = before.year;
    at = before.next;
  }
  if (tokens.low(at) === 'fiscal') {
    fiscal = true;
    at++;
    if (isDash(tokens, at)) at++;
  }
  const part = readPart(tokens, at);
  if (!part) return undefined;
  // "the third-quarter results": the article is the noun's.
  const from = article && part.dashed && !fiscal && year === undefined ? index + 1 : index;
  if (from !== index) return undefined;
  // Halves of games, and of things: only of years, or with nothing after that says otherwise.
  if (part.point.half && !part.dashed) {
    const ofYear =
      tokens.low(part.next) === 'of' &&
      (readYear(tokens, part.next + 1) ||
        ['the', 'this', 'last', 'next', 'fiscal', "'"].includes(tokens.low(part.next + 1)));
    const whole = ['year', 'century', 'decade', '20', '19'];
    if (!ofYear && year === undefined) return undefined;
    if (
      tokens.low(part.next + 1) === 'the' &&
      !whole.includes(tokens.low(part.next + 2)) &&
      !/^(1[5-9]|20)\d\d$/.test(tokens.low(part.next + 2)) &&
      !['month', "'"].includes(tokens.low(part.next + 2))
    )
      return undefined;
  }
  const trailing = year === undefined && part.dashed ? readYear(tokens, part.next) : undefined;
  const point = {
    ...part.point,
    ...((year ?? trailing?.year) !== undefined && { year: year ?? trailing?.year }),
  };
  return {
    from: index,
    to: trailing?.next ?? part.next,
    meaning: { kind: 'point', point, ...(fiscal && { fiscal }) },
    rule: 'quarter',
  };
};

/** "the latest quarter", "the year-earlier period", "the 1988 period", "year-ago quarter": the one told of, a year back or not. */
export const parseToldPeriod: Parser = (tokens, index): Match | undefined => {
  const rule = 'told-period';
  let at = index;
  if (tokens.low(at) === 'the') at++;
  if (['comparable', 'corresponding', 'same', 'similar'].includes(tokens.low(at))) at++;
  const article = at > index;
  const latest = ['latest', 'recent'].includes(tokens.low(at)) || tokens.has(at, 'most', 'recent');
  const yearBack =
    tokens.low(at) === 'year' && isDash(tokens, at + 1) && ['ago', 'earlier'].includes(tokens.low(at + 2));
  const year = readYear(tokens, at);
  let next = at;
  if (yearBack) next += 3;
  else if (latest) next += tokens.low(at) === 'most' ? 2 : 1;
  else if (year && tokens.at(at).kind === 'digits') next = year.next;
  else if (
    !['period', 'quarter'].includes(tokens.low(at)) ||
    !['same', 'comparable', 'corresponding'].includes(tokens.low(at - 1))
  )
    return undefined;
  if (tokens.low(next) === 'fiscal') next++;
  const ordinal = readPart(tokens, next);
  if (ordinal && yearBack) {
    return {
      from: index,
      to: ordinal.next,
      meaning: { kind: 'point', point: ordinal.point, shift: -1, from: 'narrative' },
      rule,
    };
  }
  const noun = tokens.low(next);
  if (noun !== 'period' && noun !== 'quarter') return undefined;
  if (latest && noun === 'period' && !article) return undefined;
  const to = next + 1;
  if (yearBack)
    return {
      from: index,
      to,
      meaning: { kind: 'offset', amount: { count: 1, unit: 'year' }, sign: -1, from: 'narrative' },
      rule,
    };
  if (year && tokens.at(at).kind === 'digits') {
    return {
      from: index,
      to,
      meaning: {
        kind: 'within',
        point: { quarter: 0 },
        whole: { kind: 'point', point: { year: year.year } },
      },
      rule,
    };
  }
  return {
    from: index,
    to,
    meaning: { kind: 'period', unit: 'quarter', shift: 0, from: 'narrative', ...(latest && { over: true }) },
    rule,
  };
};
