/** What a number counts, by the forms of the words after it: up to the first plural noun. `tree.ts` does better where there is a tree. */

import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { readNumber } from './numbers.js';
import { NOT_PLURAL, PHRASE_ENDS, PLURALS } from './words.js';

export interface Counted {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** The noun, in lower case. */
  noun: string;
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
  for (; at < start + MOST_WORDS; at++) {
    const token = tokens.at(at);
    if (isDashInWord(tokens, at)) continue;
    if (token.kind !== 'word') break;
    // "eight captured tanks": a participle right before its plural.
    const participle = at === start && token.lower.endsWith('ed') && looksPlural(tokens.low(at + 1));
    if (PHRASE_ENDS.has(token.lower) && !participle) break;
    if (looksPlural(token.lower) && !(token.capital && tokens.at(at + 1).capital)) {
      // "300 Islamic State fighters": the last of several plurals in a row.
      const more = tokens.at(at + 1);
      if (more.kind === 'word' && !PHRASE_ENDS.has(more.lower) && PLURALS.has(more.lower)) continue;
      return { from: start, to: at + 1, noun: token.lower };
    }
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
