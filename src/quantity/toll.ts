/** Tolls: "the death toll rose to 12", "brought the number of wounded from 22 to 30", "the deaths of 12". */
import { type Casualty, TOLLS } from './casualty-words.js';
import type { Tokens } from './lexer.js';
import { wordSet } from './word-set.js';

/** Words right before the number of a toll. */
const LINKS = wordSet(
  'of to at by is was reached passed for from surpassed exceeded topped hit estimated become stands stood between are were includes included',
);

/** Verbs by which a number becomes another one. */
const CHANGES = wordSet(
  `rose rise rises risen rising grew grow grows grown growing climbed climbing climbs jumped jumping soared increased increasing increases
  fell fallen falling falls dropped dropping drops declined decreased went gone going bringing brings brought bring raised raising raises
  pushed pushing taking took revised reached stands stood put become became dropped shrank swelled swelling doubled reduced reducing cut
  cutting expanded expanding surged lowered`,
);

/** How far back, in tokens, a toll stands before its number: right before it, or with a verb of change between. */
const NEAR = 5;
const FAR = 18;

/** Whether a token is a verb by which a number changes. */
export function isChange(word: string): boolean {
  return CHANGES.has(word);
}

/**
 * "from 22 to 30" behind a verb of change: two numbers, not a range.
 *
 * @param index the token "from"
 */
export function isRise(tokens: Tokens, index: number): boolean {
  for (let at = index - 1; at >= index - 3; at--) {
    const { kind, lower } = tokens.at(at);
    if (CHANGES.has(lower)) return true;
    if (kind !== 'word') return false;
  }
  return false;
}

/** What the number at a token is the toll of. */
export function tollBefore(tokens: Tokens, from: number): { casualty: Casualty; at: number } | undefined {
  const link = from - 1;
  // "vary from 10 to 30", "between 5 and 13": the number's own preposition is inside it
  const linked = LINKS.has(tokens.low(link)) || LINKS.has(tokens.low(from)) || tokens.low(from) === 'between';
  // "put the death toll as high as 20"
  if (tokens.low(link) === 'toll' && CHANGES.has(tokens.low(link - 3)))
    return { casualty: 'killed', at: link };
  if (!linked) return undefined;
  let changed = CHANGES.has(tokens.low(link));
  for (let at = link; at >= 0 && at > link - FAR; at--) {
    const { kind, lower } = tokens.at(at);
    if (kind === 'break' || (kind === 'mark' && ['.', ';', '!', '?'].includes(lower))) return undefined;
    if (CHANGES.has(lower)) changed = true;
    const casualty = Object.hasOwn(TOLLS, lower) ? TOLLS[lower] : undefined;
    const near = at === link - 1 && (RUNNING.has(lower) || tokens.low(link) === 'of');
    if (
      casualty &&
      isToll(tokens, at, changed) &&
      (near || changed || isChanged(tokens, at) || (RUNNING.has(lower) && at > link - NEAR))
    )
      return { casualty, at };
  }
  return undefined;
}

/** Nouns that are tolls by themselves; "killed", "wounded" only as a number of them. */
const PLAIN = wordSet(
  `deaths toll death killing fatalities wounding injuries arrest arrests detention abduction capture kidnapping displacement
  disappearance casualties execution executions killings massacre slaying bodies corpses lives murder`,
);

/** "bringing the death toll from the raids to 12": the verb stands before the toll. */
function isChanged(tokens: Tokens, toll: number): boolean {
  for (let at = toll - 1; at > toll - 5; at--) if (CHANGES.has(tokens.low(at))) return true;
  return false;
}

/** Nouns whose number may stand some words behind them ("a toll in the raids of 12"). */
const RUNNING = wordSet('toll deaths fatalities casualties injuries number killed wounded injured');

function isToll(tokens: Tokens, at: number, changed: boolean): boolean {
  if (PLAIN.has(tokens.low(at))) return true;
  // "the number of (those) wounded", "the number of people killed in the raids", "the dead"
  for (let back = at - 1; back > at - 5; back--) {
    const word = tokens.low(back);
    if (word === 'number') return true;
    if (tokens.at(back).kind !== 'word') return false;
  }
  return changed && tokens.low(at) === 'dead' && tokens.low(at - 1) === 'the';
}
