/** What happened to those counted: killed, wounded, missing, displaced, detained; said after the count, or by the verb before it. */

import {
  BETWEEN,
  CASUALTY_NOUNS,
  CASUALTY_PHRASES,
  CASUALTY_VERBS,
  CASUALTY_WORDS,
  type Casualty,
  TAKING,
  TROOPS,
  VERB_PHRASES,
} from './casualty-words.js';
import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { readNumber } from './numbers.js';
import { isPeople } from './people.js';
import { tollBefore } from './toll.js';
import { wordSet } from './word-set.js';
import { COLLECTIVES } from './words.js';

/** A casualty kind with the token that says it. */
export interface CasualtyRead {
  casualty: Casualty;
  at: number;
  /** Said in a relative clause ("who were captured"). */
  relative?: boolean;
}

const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** How many tokens may stand between a count and its casualty word. */
const REACH = 9;

/**
 * The casualty kind of a count, with the index of the word that says it.
 *
 * @param to the token after the counted phrase
 * @param noun the counted noun, in lower case
 */
export function readCasualty(
  tokens: Tokens,
  amount: Pick<Amount, 'from' | 'to'>,
  to: number,
  noun: string | undefined,
): CasualtyRead | undefined {
  const counted = noun === undefined ? undefined : own(CASUALTY_NOUNS, noun);
  // "executed 12 prisoners": who they were says less than what was done to them
  const harm = counted === 'detained' || counted === 'displaced' ? before(tokens, amount, noun) : undefined;
  if (harm && (harm.casualty === 'killed' || harm.casualty === 'wounded')) return harm;
  if (counted) return { casualty: counted, at: to - 1 };
  if (noun === 'lives' || noun === 'life') return lives(tokens, amount, to);
  const behind = after(tokens, to) ?? numberOf(tokens, to);
  // "executed 70 men who were captured in May": the verb before them tells, the relative clause tells of earlier.
  return behind && !behind.relative ? behind : (before(tokens, amount, noun) ?? behind);
}

/** "bringing to nine the number of people killed", "brings to 61 the death toll". */
function numberOf(tokens: Tokens, to: number): CasualtyRead | undefined {
  if (tokens.low(to) !== 'the') return undefined;
  const from = tokens.low(to + 1) === 'number' && tokens.low(to + 2) === 'of' ? to + 3 : undefined;
  if (from === undefined)
    return tokens.has(to + 1, 'death', 'toll') ? { casualty: 'killed', at: to + 2 } : undefined;
  for (let at = from; at < from + HEADLINE_REACH; at++) {
    const casualty = own(CASUALTY_WORDS, tokens.low(at)) ?? own(CASUALTY_NOUNS, tokens.low(at));
    if (casualty) return { casualty, at };
  }
  return undefined;
}

/** "claimed 30 lives", "30 lives were lost"; not "saved 30 lives". */
function lives(tokens: Tokens, amount: Pick<Amount, 'from'>, to: number): CasualtyRead | undefined {
  const verb = amount.from - 1;
  if (TAKING.has(tokens.low(verb))) return { casualty: 'killed', at: verb };
  for (let at = to; at < to + 4; at++) {
    if (tokens.low(at) === 'lost') return { casualty: 'killed', at };
    if (!BETWEEN.has(tokens.low(at))) return undefined;
  }
  return undefined;
}

/** Longest insertion stepped over, in tokens. */
const INSERTION = 12;

const AGES = wordSet('between from and to or , - –');
const INSERTED = wordSet('including among mostly most some many all both one two three four five half');

/** The token after ", including five children,", when such an insertion follows. */
function afterInsertion(tokens: Tokens, to: number): number {
  // "Two sisters aged 12 and 15 died"
  if (tokens.low(to) === 'aged') {
    let at = to + 1;
    while (at < to + INSERTION && (tokens.at(at).kind === 'digits' || AGES.has(tokens.low(at)))) at++;
    return at;
  }
  if (tokens.low(to) !== ',' || !INSERTED.has(tokens.low(to + 1))) return to;
  for (let at = to + 2; at < to + INSERTION; at++) {
    if (tokens.low(at) === ',') return at + 1;
    if (tokens.at(at).kind === 'break' || tokens.low(at) === '.') break;
  }
  return to;
}

/** "12 soldiers were killed", "12 dead", "300 others injured"; not "12 soldiers killed five civilians". */
function after(tokens: Tokens, to: number): CasualtyRead | undefined {
  let passive = false;
  let relative = false;
  const from = afterInsertion(tokens, to);
  for (let at = from; at < from + REACH; at++) {
    const word = tokens.low(at);
    const phrase = CASUALTY_PHRASES.find(([, words]) => words[0] === word && tokens.has(at, ...words));
    const casualty = phrase?.[0] ?? own(CASUALTY_WORDS, word);
    if (casualty) {
      if (word === 'dead' && isOfThings(tokens, at + 1)) return undefined;
      const last = phrase ? at + phrase[1].length - 1 : at;
      if (isActive(tokens, last, tokens.low(last), passive)) return undefined;
      return { casualty: eitherOf(tokens, last, casualty), at, ...(relative && { relative }) };
    }
    if (word === 'who') relative = true;
    if (!BETWEEN.has(word) && !isAdverb(tokens, at)) return undefined;
    if (PASSIVE.has(word)) passive = true;
  }
  return undefined;
}

const NO_THING = wordSet(
  'today yesterday tonight here there since including according bodies body corpses corpse',
);

/** "150 dead mullet were found": fish, trees and the like, told by a noun that is nobody's and a verb behind it. */
function isOfThings(tokens: Tokens, at: number): boolean {
  const { kind, capital, lower } = tokens.at(at);
  const isNoun = kind === 'word' && !capital && !NO_THING.has(lower) && !isPeople(lower);
  return isNoun && ['were', 'was', 'have', 'had', 'lay', 'floated'].includes(tokens.low(at + 1));
}

const PASSIVE = wordSet('was were is are been be being got left');

/** "reportedly", "summarily": between a passive and its participle. */
function isAdverb(tokens: Tokens, at: number): boolean {
  const { kind, capital, lower } = tokens.at(at);
  return kind === 'word' && !capital && lower.length > 4 && lower.endsWith('ly');
}

/** "killed or wounded", "killed and injured": one count of both. */
function eitherOf(tokens: Tokens, at: number, casualty: Casualty): Casualty {
  const joined = ['or', 'and', ',', '/'].includes(tokens.low(at + 1)) ? at + 2 : at + 1;
  const other = own(CASUALTY_WORDS, tokens.low(joined));
  const next = tokens.at(joined + 1);
  // "killed and wounded three": the second verb has its own object.
  return other && other !== casualty && next.kind !== 'digits' && !OBJECT.has(next.lower)
    ? merged(casualty, other)
    : casualty;
}

function merged(one: Casualty, other: Casualty): Casualty {
  const hurt = ['killed', 'wounded'];
  if (one === other) return one;
  return hurt.includes(one) && hurt.includes(other) ? 'casualties' : one;
}

/** Words that begin an object after a verb. */
const OBJECT: ReadonlySet<string> = wordSet(
  `a an the at as more up some about around over nearly almost dozens hundreds several their his its one two three four five six seven
  eight nine ten`,
);

/** Words that have no object. */
const INTRANSITIVE = wordSet(
  `dead died dying missing fled perished homeless drowned disappeared unaccounted`,
);

/** Small words that a headline writes with a capital. */
const SMALL = wordSet(
  'in by as after at on during near and or when while amid from across along outside inside this following',
);

/** A past tense with an object of its own: those counted did it. */
function isActive(tokens: Tokens, at: number, word: string, passive: boolean): boolean {
  if (passive || INTRANSITIVE.has(word)) return false;
  const next = tokens.at(at + 1);
  if (next.kind !== 'digits' && next.kind !== 'word') return false;
  const compares = ['least', 'most', 'many', 'much', 'few'].includes(tokens.low(at + 2));
  if (next.kind === 'word' && !compares && (SMALL.has(next.lower) || own(CASUALTY_WORDS, next.lower)))
    return false;
  if (isOtherToll(tokens, at + 1)) return false;
  return next.kind === 'digits' || next.capital || OBJECT.has(next.lower);
}

/** Most words between a number and its casualty word in a headline. */
const HEADLINE_REACH = 4;

/** "Two killed, 40 injured" without its comma: another number with a participle of its own. */
function isOtherToll(tokens: Tokens, index: number): boolean {
  let at = index;
  while (
    ['at', 'least', 'more', 'than', 'over', 'about', 'around', 'some', 'nearly'].includes(tokens.low(at))
  )
    at++;
  const number = readNumber(tokens, at);
  const collective = COLLECTIVES.find(({ words }) => tokens.has(at, ...words));
  const end = number && !number.ordinal ? number.next : collective && at + collective.words.length;
  if (end === undefined) return false;
  for (let next = end; next < end + HEADLINE_REACH; next++) {
    const { kind, lower } = tokens.at(next);
    if (kind !== 'word') return false;
    if (own(CASUALTY_WORDS, lower)) {
      const beyond = tokens.at(next + 1);
      return beyond.kind !== 'digits' && !OBJECT.has(beyond.lower);
    }
  }
  return false;
}

/** "killing at least 12"; "the death toll rose to 12", "the deaths of 12". */
function before(
  tokens: Tokens,
  amount: Pick<Amount, 'from'>,
  noun: string | undefined,
): CasualtyRead | undefined {
  let at = amount.from - 1;
  while (at >= amount.from - 3 && SKIPPED.has(tokens.low(at))) at--;
  const word = tokens.low(at);
  // "were killed along with six guards"
  if (word === 'with' && ['along', 'together'].includes(tokens.low(at - 1))) {
    const beside = own(CASUALTY_WORDS, tokens.low(at - 2));
    return beside && (noun === undefined || isPeople(noun)) ? { casualty: beside, at: at - 2 } : undefined;
  }
  const phrase = VERB_PHRASES.find(
    ([, words]) => words.at(-1) === word && tokens.has(at - words.length + 1, ...words),
  );
  if (phrase) return { casualty: phrase[0], at: at - phrase[1].length + 1 };
  // "the army lost 12 soldiers"
  if (/^los(?:t|ing|es)$/.test(word) && noun && TROOPS.has(noun)) return { casualty: 'killed', at };
  const verb = own(CASUALTY_VERBS, word);
  // Villages and weapons are captured as well.
  if (/^captur/.test(word) && !(noun && isPeople(noun))) return undefined;
  // "were killed 12 km away": a passive has no object.
  const helper = tokens.low(at - 1);
  if (verb && !['was', 'were', 'been', 'be', 'is', 'are'].includes(helper)) {
    const other = ['or', 'and'].includes(helper) ? own(CASUALTY_VERBS, tokens.low(at - 2)) : undefined;
    return { casualty: other ? merged(verb, other) : verb, at };
  }
  return tollBefore(tokens, amount.from);
}

const SKIPPED = wordSet('another the all other " “');
