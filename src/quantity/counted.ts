/** What a number counts, by the forms of the words after it: up to the first plural noun. `tree.ts` does better where there is a tree. */
import { CASUALTY_WORDS } from './casualty-words.js';
import { designationEnd } from './designation.js';
import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { readNumber } from './numbers.js';
import { isPeople, isPerson } from './people.js';
import { wordSet } from './word-set.js';
import { NOT_PLURAL, PHRASE_ENDS, PLURALS } from './words.js';

export interface Counted {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** The noun, in lower case; a type's name as written. */
  noun: string;
  /** What is counted is a type of weapon or machine. */
  type?: boolean;
}

const MOST_WORDS = 6;

/** Whether a lower-case word looks like a plural noun. */
export function looksPlural(word: string): boolean {
  return (
    PLURALS.has(word) ||
    (word.length > 3 && /[^s]s$/.test(word) && !NOT_PLURAL.has(word) && !/(ous|ss|us|is)$/.test(word)) ||
    /men$|women$|children$/.test(word)
  );
}

/** The counted phrase by word forms: words up to the first plural noun, never across a function word. */
export function countedByWords(tokens: Tokens, amount: Amount): Counted | undefined {
  let start = amount.to;
  if (amount.hyphen && !amount.unit) start++;
  if (tokens.low(start) === 'of') {
    start++;
    if (['the', 'his', 'her', 'its', 'their', 'our', 'these', 'those'].includes(tokens.low(start))) start++;
    // "8 of 15 targets"
    const whole = readNumber(tokens, start);
    if (whole && !whole.ordinal && !whole.fraction) start = whole.next;
  }
  while (['more', 'other', 'others', 'additional', 'further'].includes(tokens.low(start))) start++;
  const type = countedType(tokens, start);
  if (type) return type;
  // "one soldier", "a 10-vehicle convoy": the single word after it, and the names before that; a plural farther on is another's.
  if (amount.one || (amount.hyphen && !amount.unit)) {
    let last = start;
    while (
      last < start + 3 &&
      tokens.at(last).capital &&
      isContent(tokens, last) &&
      isContent(tokens, last + 1)
    )
      last++;
    return isContent(tokens, last) ? { from: start, to: last + 1, noun: tokens.low(last) } : undefined;
  }
  let at = start;
  let plural: number | undefined;
  for (; at < start + MOST_WORDS; at++) {
    const token = tokens.at(at);
    if (isDashInWord(tokens, at)) continue;
    if (token.kind !== 'word') break;
    // "eight captured tanks": a participle right before its plural.
    const suffers = ['sustained', 'suffered'].includes(token.lower);
    const participle =
      at === start && !suffers && token.lower.endsWith('ed') && looksPlural(tokens.low(at + 1));
    if (PHRASE_ENDS.has(token.lower) && !participle) break;
    if (looksPlural(token.lower)) plural = at;
    if (looksPlural(token.lower) && !(token.capital && tokens.at(at + 1).capital)) {
      // "300 Islamic State fighters": the last of several plurals in a row.
      const more = tokens.at(at + 1);
      if (more.kind === 'word' && !PHRASE_ENDS.has(more.lower) && PLURALS.has(more.lower)) continue;
      return { from: start, to: at + 1, noun: token.lower };
    }
  }
  // "29 Border Guards Dead": every word of a headline has a capital.
  if (plural !== undefined) return { from: start, to: plural + 1, noun: tokens.low(plural) };
  // "25 Terrorist Killed": one person's noun, with its plural forgotten.
  const last = at - 1;
  return last >= start && isPerson(tokens.low(last)) && Object.hasOwn(CASUALTY_WORDS, tokens.low(at))
    ? { from: start, to: last + 1, noun: tokens.low(last) }
    : undefined;
}

/** Most words of what a counted noun is of. */
const MOST_OF = 6;
const DETERMINERS = wordSet('the a an his her its their our this these those');

/**
 * The token after the whole counted phrase: nouns joined to the first one ("soldiers and guards"), and what they are of
 * ("members of the civil defence"). Never across a function word or a number.
 */
export function wholePhrase(tokens: Tokens, to: number, noun: string): number {
  let at = to;
  while (['and', 'or'].includes(tokens.low(at))) {
    const next = joinedNoun(tokens, at + 1, isPeople(noun));
    if (next === undefined) break;
    at = next;
  }
  if (tokens.low(at) !== 'of') return at;
  let end = at + 1;
  if (DETERMINERS.has(tokens.low(end))) end++;
  const first = end;
  while (end < first + MOST_OF && (isContent(tokens, end) || isDashInWord(tokens, end))) end++;
  return end > first ? end : at;
}

/** "guards", "local staff": a plural that counts with the one before; people with people, things with things. */
function joinedNoun(tokens: Tokens, from: number, people: boolean): number | undefined {
  for (let at = from; at < from + 3 && isContent(tokens, at); at++) {
    const { lower } = tokens.at(at);
    if (readNumber(tokens, at)) return undefined;
    if (looksPlural(lower)) return isPeople(lower) === people ? at + 1 : undefined;
  }
  return undefined;
}

/** "T-72s", "Russian-made BM-21 Grads": a type of weapon, with the noun behind it where one stands there. */
function countedType(tokens: Tokens, start: number): Counted | undefined {
  for (let at = start; at < start + 4; at++) {
    if (isDashInWord(tokens, at)) continue;
    const end = designationEnd(tokens, at);
    if (end === undefined) {
      if (!isContent(tokens, at)) return undefined;
      continue;
    }
    let last = end;
    while (last < end + 3 && isContent(tokens, last) && !looksPlural(tokens.low(last - 1))) last++;
    const closed = last > end && looksPlural(tokens.low(last - 1)) ? last : end;
    const name = tokens.text.slice(tokens.at(at).start, tokens.at(end - 1).end);
    return { from: start, to: closed, noun: closed > end ? tokens.low(closed - 1) : name, type: true };
  }
  return undefined;
}

/** A word that can be part of a noun phrase. */
export function isContent(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  return token.kind === 'word' && !PHRASE_ENDS.has(token.lower) && token.lower !== "'s";
}

function isDashInWord(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  return (
    ['-', '–', "'s"].includes(token.lower) &&
    !token.spaced &&
    !tokens.at(index + 1).spaced === (token.lower !== "'s")
  );
}
