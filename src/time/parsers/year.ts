/** Years, decades and centuries: "in 1998", "the late 1970s", "the '80s", "the nineties", "the 20th century", "fiscal 1989". */
import { readNumber, type Tokens, wordSet } from '../../quantity/index.js';
import type { Match } from '../model.js';
import { isApostrophe, isDash, lookup, type Parser, readFourDigits, readYear } from './atoms.js';

/** Words right before four digits that make them a year whatever follows. */
const YEAR_BEFORE: ReadonlySet<string> = wordSet(`
  in since by until till from during before after late early mid through year fiscal of between
  throughout spring summer autumn fall winter circa around end-
`);

/** Units and counted things after four digits: not a year. */
const COUNTED_AFTER: ReadonlySet<string> = wordSet(`
  people men women children percent per km kilometres kilometers miles meters metres million billion
  thousand dead more other feet tons tonnes hours gmt utc degrees troops yards acres hectares square
  cubic kg lb pounds dollars euros wounded killed police personnel civilians cattle sheep staff sq km2
  local hrs am pm yen mhz watts kilometre kilometer mile meter metre foot ton tonne acre hectare
`);

/** Marks before figures that make them money, numbers of things, or parts of names. */
const NOT_AFTER: ReadonlySet<string> = new Set([
  '$',
  '£',
  '€',
  '#',
  '/',
  '-',
  ':',
  '.',
  '№',
  '@',
  '+',
  '*',
  '=',
  '_',
  '\\',
]);

/** Words and marks after which figures are money or part of a name. */
const NAMED_BY = wordSet(
  '$ £ € # no nos number us$ flight page room resolution section unit route highway brigade division article law decree order model paragraph',
);

/** "1500 to 2000 fighters": the first of two numbers that count what follows. */
function beginsCountedRange(tokens: Tokens, next: number): boolean {
  const joined = ['to', 'and', 'or'].includes(tokens.low(next)) || isDash(tokens, next);
  if (!joined || !readFourDigits(tokens, next + 1)) return false;
  const after = tokens.at(next + 2);
  const plural =
    after.kind === 'word' && !after.capital && after.lower.length > 3 && /[^s'i]s$/.test(after.lower);
  return plural || COUNTED_AFTER.has(after.lower);
}

function isBareYear(tokens: Tokens, index: number, next: number, year: number): boolean {
  const before = tokens.at(index - 1);
  const after = tokens.at(next);
  const touches = !tokens.at(index).spaced;
  if (touches && (NOT_AFTER.has(before.lower) || before.kind === 'word' || before.kind === 'digits')) {
    // "mid-1996", "pre-2011", "1998-2001", "2011/2012"
    const joined = tokens.at(index - 2);
    if (!(isDash(tokens, index - 1) || before.lower === '/') || joined.kind === 'break') return false;
    const yearBefore = joined.kind === 'digits' && joined.text.length === 4;
    if (!yearBefore && !['mid', 'early', 'late', 'pre', 'post', 'end', 'the'].includes(joined.lower))
      return false;
  }
  if (NAMED_BY.has(before.lower)) return false;
  if (
    after.lower === '-' &&
    !after.spaced &&
    tokens.at(next + 1).kind === 'word' &&
    !tokens.at(next + 1).spaced
  ) {
    // "a 1998-built ship" yes, "a 2000-strong force" no.
    return ['built', 'era', 'model'].includes(tokens.low(next + 1));
  }
  if (COUNTED_AFTER.has(after.lower) || beginsCountedRange(tokens, next)) return false;
  const introduced = YEAR_BEFORE.has(before.lower);
  const plural =
    after.kind === 'word' && !after.capital && after.lower.length > 3 && /[^s'i]s$/.test(after.lower);
  // "the 1998 bombings"
  const named =
    plural &&
    year % 100 !== 0 &&
    year >= 1900 &&
    year <= 2059 &&
    ['the', 'his', 'its', 'their', "'s"].includes(before.lower);
  if (named) return true;
  // "in 2000 villages", "2000 fighters": a round number that counts the plural after it.
  if (
    plural &&
    (!introduced || year % 100 === 0) &&
    !['elections', 'was', 'has', 'does'].includes(after.lower)
  )
    return false;
  if (introduced) return true;
  // Bare: only years that reports mostly tell of.
  return (
    year >= 1900 && year <= 2059 && !(tokens.low(index - 1) === 'than' || tokens.low(index - 1) === 'some')
  );
}

export const parseYear: Parser = (tokens, index) => {
  const rule = 'year';
  let at = index;
  // "the year 2000", "fiscal 1989", "fiscal year 1989", "FY2019", "the 1989 fiscal year" (a refiner)
  if (tokens.low(at) === 'the' && ['year', 'fiscal'].includes(tokens.low(at + 1))) at++;
  const fiscal = tokens.low(at) === 'fiscal' || tokens.low(at) === 'fy';
  if (fiscal) at++;
  const word = tokens.low(at) === 'year' || tokens.low(at) === 'calendar';
  if (word) at++;
  if (tokens.low(at) === 'year') at++;
  const prefixed = at > index;
  const year = readYear(tokens, at);
  if (!year) return undefined;
  if (prefixed) {
    if (!fiscal && !word) return undefined;
    return {
      from: index,
      to: year.next,
      meaning: { kind: 'point', point: { year: year.year }, fiscal },
      rule,
    };
  }
  if (year.words) {
    // "nineteen ninety-six" is a year; "two thousand" is one only after "in" or the like, and before no noun.
    const plain = tokens.low(index) !== 'two' && tokens.low(index) !== 'twenty';
    const after = tokens.at(year.next);
    if (!plain && !(YEAR_BEFORE.has(tokens.low(index - 1)) && after.kind !== 'word')) return undefined;
    return { from: index, to: year.next, meaning: { kind: 'point', point: { year: year.year } }, rule };
  }
  if (isApostrophe(tokens.at(index).text)) {
    if (tokens.at(index - 1).kind === 'word' && !tokens.at(index).spaced) return undefined;
    return { from: index, to: year.next, meaning: { kind: 'point', point: { year: year.year } }, rule };
  }
  if (!isBareYear(tokens, index, year.next, year.year)) return undefined;
  const match: Match = {
    from: index,
    to: year.next,
    meaning: { kind: 'point', point: { year: year.year } },
    rule,
  };
  const era = tokens.low(year.next);
  if (era === 'bc' || era === 'bce') return undefined;
  // "2011-12", "2011/12": the second year in two digits.
  const end = tokens.at(year.next + 1);
  if (
    (isDash(tokens, year.next) || tokens.low(year.next) === '/') &&
    !tokens.at(year.next).spaced &&
    end.kind === 'digits' &&
    !end.spaced
  ) {
    const second = readFourDigits(tokens, year.next + 1);
    const short = end.text.length === 2 ? Math.floor(year.year / 100) * 100 + Number(end.text) : undefined;
    const last = second?.year ?? short;
    if (last !== undefined && last > year.year && last - year.year < 100 && !tight2(tokens, year.next + 2)) {
      return [
        match,
        { from: year.next + 1, to: year.next + 2, meaning: { kind: 'point', point: { year: last } }, rule },
      ];
    }
  }
  // "2024-55": a telephone number, a code.
  if (isDash(tokens, year.next) && !tokens.at(year.next).spaced && end.kind === 'digits' && !end.spaced)
    return undefined;
  return match;
};

/** A further dash and digits: "2024-05-06" broken off, a telephone number. */
function tight2(tokens: Tokens, index: number): boolean {
  return isDash(tokens, index) && !tokens.at(index).spaced && tokens.at(index + 1).kind === 'digits';
}

const DECADE_WORDS: Readonly<Record<string, number>> = {
  twenties: 2,
  thirties: 3,
  forties: 4,
  fifties: 5,
  sixties: 6,
  seventies: 7,
  eighties: 8,
  nineties: 9,
};

/** "the 1990s", "the '80s", "1980's", "the nineties". */
export const parseDecade: Parser = (tokens, index) => {
  let at = index;
  if (tokens.low(at) === 'the') at++;
  const rule = 'decade';
  const word = lookup(DECADE_WORDS, tokens.low(at));
  if (word !== undefined) {
    // "in his twenties" is an age.
    if (at === index) return undefined;
    return { from: index, to: at + 1, meaning: { kind: 'point', point: { decade: 190 + word } }, rule };
  }
  const apostrophe = isApostrophe(tokens.at(at).text);
  if (apostrophe) at++;
  const digits = tokens.at(at);
  if (
    digits.kind !== 'digits' ||
    !(digits.text.length === 4 || (digits.text.length === 2 && (apostrophe || at > index)))
  )
    return undefined;
  if (!digits.text.endsWith('0')) return undefined;
  let next = at + 1;
  if (tokens.at(next).spaced) return undefined;
  if (isApostrophe(tokens.at(next).text)) next++;
  if (!/^'?s$/.test(tokens.low(next)) || tokens.at(next).spaced) return undefined;
  const full = digits.text.length === 4 ? Number(digits.text) : 1900 + Number(digits.text);
  if (full < 1000 || full > 2199) return undefined;
  return { from: index, to: next + 1, meaning: { kind: 'point', point: { decade: full / 10 } }, rule };
};

/** "the 20th century", "11th century", "the twenty-first century". */
export const parseCentury: Parser = (tokens, index) => {
  let at = index;
  if (tokens.low(at) === 'the') at++;
  const number = readNumber(tokens, at);
  if (!number?.ordinal || number.value < 1 || number.value > 30) return undefined;
  let next = number.next;
  if (isDash(tokens, next) && !tokens.at(next).spaced) next++;
  if (tokens.low(next) !== 'century') return undefined;
  return {
    from: index,
    to: next + 1,
    meaning: { kind: 'point', point: { century: number.value - 1 } },
    rule: 'century',
  };
};
