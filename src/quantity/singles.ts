/** One person by an article: "a child was killed", "killing a Syrian pilot". Counted only where the text says what happened to them. */

import type { Sentence } from '../language/index.js';
import { firstEndingAfter } from '../sorted.js';
import { readCasualty } from './casualties.js';
import { isContent } from './counted.js';
import type { Found } from './found.js';
import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { isPerson } from './people.js';
import { casualtyByTree } from './tree.js';
import { wordSet } from './word-set.js';

const ARTICLES = wordSet('a an another');
/** Words between an article and its noun. */
const MOST_WORDS = 9;
/** Endings of names of peoples. */
const PEOPLES =
  /(?:ian|ean|ese|eli|aqi|emeni|kuwaiti|qatari|saudi|pakistani|bangladeshi|afghan|kurd|turk|arab|american|german|greek|briton)$/;

/** The person that an article at a token counts, with what happened to them. */
export function readSingle(tokens: Tokens, index: number, sentence: Sentence | undefined): Found | undefined {
  if (!ARTICLES.has(tokens.low(index))) return undefined;
  const last = personAfter(tokens, index + 1);
  if (last === undefined) return undefined;
  const noun = tokens.low(last);
  const near = readCasualty(tokens, { from: index, to: index + 1 }, last + 1, noun);
  const span = { start: tokens.at(index + 1).start, end: tokens.at(last).end };
  const cue = near && tokens.at(near.at);
  const inside = sentence && sentence.start <= span.start && sentence.end >= span.end ? sentence : undefined;
  const said =
    near && cue
      ? { casualty: near.casualty, cue: { start: cue.start, end: cue.end } }
      : inside && casualtyByTree(inside, firstEndingAfter(inside.words, tokens.at(last).start), tokens.text);
  if (!said) return undefined;
  const amount: Amount = {
    from: index,
    to: index + 1,
    min: 1,
    max: 1,
    approximate: false,
    collective: false,
    hyphen: false,
    one: true,
    bare: true,
    figures: false,
  };
  return { amount, of: span, noun, ...said };
}

/** The token of the last noun for a person in a phrase. */
function personAfter(tokens: Tokens, from: number): number | undefined {
  let last: number | undefined;
  for (let at = from; at < from + MOST_WORDS; at++) {
    const token = tokens.at(at);
    // "a 52-year-old woman", "a U.S. soldier"
    if (token.lower === '-' && !token.spaced) continue;
    if (token.lower === '.' && !token.spaced && tokens.at(at - 1).text.length === 1) continue;
    if (token.kind === 'digits' || token.lower === 'old') continue;
    if (!isContent(tokens, at) && !(at === from && token.lower.endsWith('ed'))) break;
    if (isPerson(token.lower) || (token.capital && PEOPLES.test(token.lower))) last = at;
  }
  // "a sectarian act": what a noun follows only describes it; "a commander involved in" ends where its participle begins.
  const next = last === undefined ? undefined : tokens.at(last + 1);
  const modifies = next?.kind === 'word' && !next.capital && !/(?:ed|ing|ly)$/.test(next.lower);
  return last !== undefined && modifies && isContent(tokens, last + 1) ? undefined : last;
}
