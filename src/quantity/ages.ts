/** Ages: "Rami Odeh, 34, was killed", "a boy of 12", "aged 12 and 15". They are nobody's number. */

import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { isPerson } from './people.js';
import { wordSet } from './word-set.js';

/** The oldest that people become. */
const OLDEST = 115;

const AGED = wordSet('aged age ages');
/** What may stand between "aged" and a further age. */
const LISTED = wordSet('and or to , - – between from');
const MOST_LISTED = 8;

/** Words behind ", 34": with them the figures count something. */
const COUNTING = wordSet('including among mostly most some many of');

/** Whether a number with no unit is somebody's age. */
export function isAge(tokens: Tokens, amount: Amount): boolean {
  const { min, max, from, to, collective } = amount;
  const years = max ?? min ?? 0;
  if (collective || years > OLDEST || !Number.isInteger(years)) return false;
  return isSaid(tokens, from) || (amount.bare && isSetOff(tokens, from, to));
}

/** "aged 12 and 15", "ages 4 to 12", "at the age of nine", "under the age of 18". */
function isSaid(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at > from - MOST_LISTED; at--) {
    const { kind, lower } = tokens.at(at);
    if (AGED.has(lower)) return true;
    const listed =
      LISTED.has(lower) || kind === 'digits' || lower === 'of' || lower === 'just' || lower === 'only';
    if (!listed && !NUMBER_WORDS.has(lower)) return false;
  }
  return false;
}

const NUMBER_WORDS = wordSet(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
);

/** "Rami Odeh, 34, was killed", "a woman, 71, died", "his son (8)". */
function isSetOff(tokens: Tokens, from: number, to: number): boolean {
  if (tokens.at(from).kind !== 'digits' || to !== from + 1) return false;
  const open = tokens.low(from - 1);
  const close = tokens.low(to);
  if (open === '(' ? close !== ')' : open !== ',') return false;
  if (open === ',' && !ends(tokens, to)) return false;
  const noun = tokens.at(from - 2);
  if (noun.kind !== 'word') return false;
  if (!noun.capital) return isPerson(noun.lower);
  // A name: two words with a capital, or one that is no place's, as far as a preposition tells ("in Kolbar, 12").
  const first = tokens.at(from - 3);
  const whole = first.kind === 'word' && first.capital ? tokens.low(from - 4) : first.lower;
  return !['in', 'at', 'near', 'on', 'from', 'of'].includes(whole) || (open === '(' && whole === 'of');
}

/** A comma that no counting follows, the end of the sentence, or "and" and "of" behind an age. */
function ends(tokens: Tokens, to: number): boolean {
  const close = tokens.low(to);
  if (close === ',') return !COUNTING.has(tokens.low(to + 1));
  return ['.', ';', ')'].includes(close) || tokens.at(to).kind === 'break' || close === 'and';
}
