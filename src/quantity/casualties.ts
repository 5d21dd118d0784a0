/** What happened to those counted: killed, wounded, missing, displaced, detained; said after the count, or by the verb before it. */

import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { wordSet } from './word-set.js';
import { BETWEEN, CASUALTY_NOUNS, CASUALTY_VERBS, CASUALTY_WORDS, type Casualty, PEOPLE } from './words.js';

const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** How many tokens may stand between a count and its casualty word. */
const REACH = 6;

/**
 * The casualty kind of a count, with the index of the word that says it.
 *
 * @param to the token after the counted phrase
 * @param noun the counted noun, in lower case
 */
export function readCasualty(
  tokens: Tokens,
  amount: Amount,
  to: number,
  noun: string | undefined,
): { casualty: Casualty; at: number } | undefined {
  const counted = noun === undefined ? undefined : own(CASUALTY_NOUNS, noun);
  if (counted) return { casualty: counted, at: to - 1 };
  return after(tokens, to) ?? before(tokens, amount, noun);
}

/** Longest insertion stepped over, in tokens. */
const INSERTION = 10;

/** The token after ", including five children,", when such an insertion follows. */
function afterInsertion(tokens: Tokens, to: number): number {
  if (tokens.low(to) !== ',' || !['including', 'among', 'mostly', 'most'].includes(tokens.low(to + 1)))
    return to;
  for (let at = to + 2; at < to + INSERTION; at++) {
    if (tokens.low(at) === ',') return at + 1;
    if (tokens.at(at).kind === 'break' || tokens.low(at) === '.') break;
  }
  return to;
}

/** "12 soldiers were killed", "12 dead", "300 others injured"; not "12 soldiers killed five civilians". */
function after(tokens: Tokens, to: number): { casualty: Casualty; at: number } | undefined {
  let passive = false;
  const from = afterInsertion(tokens, to);
  for (let at = from; at < from + REACH; at++) {
    const word = tokens.low(at);
    const casualty = own(CASUALTY_WORDS, word);
    if (casualty) {
      if (isActive(tokens, at, word, passive)) return undefined;
      return { casualty, at };
    }
    if (!BETWEEN.has(word)) return undefined;
    if (['was', 'were', 'is', 'are', 'been', 'be', 'being', 'got'].includes(word)) passive = true;
  }
  return undefined;
}

/** Words that begin an object after a verb. */
const OBJECT: ReadonlySet<string> = new Set(
  'a an the at more up some about around over nearly almost dozens hundreds several their his its one two three four five six seven eight nine ten'.split(
    ' ',
  ),
);

/** Words that have no object. */
const INTRANSITIVE = wordSet(`dead died missing fled perished homeless drowned disappeared unaccounted`);

/** A past tense with an object of its own: those counted did it. */
function isActive(tokens: Tokens, at: number, word: string, passive: boolean): boolean {
  if (passive || INTRANSITIVE.has(word)) return false;
  const next = tokens.at(at + 1);
  return next.kind === 'digits' || (next.kind === 'word' && (next.capital || OBJECT.has(next.lower)));
}

/** "killing at least 12", "left 12 dead" is read after it; "the death toll rose to 12", "the deaths of 12". */
function before(
  tokens: Tokens,
  amount: Amount,
  noun: string | undefined,
): { casualty: Casualty; at: number } | undefined {
  let at = amount.from - 1;
  while (at >= amount.from - 2 && ['another', 'the', 'all', 'other'].includes(tokens.low(at))) at--;
  const verb = own(CASUALTY_VERBS, tokens.low(at));
  // Villages and weapons are captured as well.
  if (/^captur/.test(tokens.low(at)) && !(noun && PEOPLE.has(noun))) return undefined;
  // "were killed 12 km away": a passive has no object.
  if (verb && !['was', 'were', 'been', 'be', 'is', 'are'].includes(tokens.low(at - 1)))
    return { casualty: verb, at };
  if (['of', 'to', 'at', 'by', 'is', 'was', 'reached', 'passed', 'for'].includes(tokens.low(at))) {
    for (let back = at - 1; back > at - 5; back--) {
      const noun = own(
        {
          deaths: 'killed',
          toll: 'killed',
          death: 'killed',
          killing: 'killed',
          wounding: 'wounded',
          arrest: 'detained',
          detention: 'detained',
          displacement: 'displaced',
          abduction: 'detained',
          capture: 'detained',
          disappearance: 'missing',
          injuries: 'wounded',
          fatalities: 'killed',
        } as const,
        tokens.low(back),
      );
      if (noun) return { casualty: noun, at: back };
    }
  }
  return undefined;
}
