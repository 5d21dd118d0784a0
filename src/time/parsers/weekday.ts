/** Weekdays: "Monday", "Monday night", "last Friday", "the previous Friday", "a Tuesday". */

import type { Tokens } from '../../quantity/index.js';
import { wordSet } from '../../quantity/index.js';
import type { Match } from '../model.js';
import { DAY_PARTS, NARRATIVE_SHIFTS, PLURAL_DAY_PARTS, SHIFTS, WEEKDAYS } from '../words.js';
import { lookup, type Parser, type Read, readWeekday } from './atoms.js';

/** Names of newspapers and programmes that begin with a weekday. */
const TITLE_AFTER: ReadonlySet<string> = wordSet(`
  times telegraph mirror herald post express mail sun tribune independent people review mass
`);

/** A part of the day right after: "Monday night", "Friday's afternoon session" not. */
export function readPartAfter(tokens: Tokens, index: number): Read<{ part: string; plural: boolean }> {
  const word = tokens.low(index);
  const part = lookup(DAY_PARTS, word);
  if (part) return { part, plural: false, next: index + 1 };
  const plural = lookup(PLURAL_DAY_PARTS, word);
  return plural ? { part: plural, plural: true, next: index + 1 } : undefined;
}

/** "this", "last", "the previous", "this coming": the shift and from where. */
export function readShift(
  tokens: Tokens,
  index: number,
): Read<{ shift: number; narrative: boolean; bare: boolean; word: string }> {
  let at = index;
  const article = ['the', 'this', 'these'].includes(tokens.low(at));
  const first = tokens.low(at);
  if (article) at++;
  const shift = tokens.at(at).kind === 'word' ? lookup(SHIFTS, tokens.low(at)) : undefined;
  if (shift === undefined)
    return first === 'this' || first === 'these'
      ? { shift: 0, narrative: false, bare: false, word: first, next: at }
      : undefined;
  return {
    shift,
    narrative: NARRATIVE_SHIFTS.has(tokens.low(at)),
    bare: !article,
    word: tokens.low(at),
    next: at + 1,
  };
}

export const parseWeekday: Parser = (tokens, index) => {
  const shift = readShift(tokens, index);
  const weekday = readWeekday(tokens, shift?.next ?? index);
  if (!weekday || weekday.plural) return undefined;
  // "Sat down", "the Sun": abbreviations stand only beside a date, which calendar-date reads.
  if (weekday.short && !(shift && WEEKDAYS[tokens.low(shift.next)] && tokens.low(weekday.next - 1) === '.'))
    return undefined;
  const after = tokens.at(weekday.next);
  if (after.kind === 'word' && after.capital && TITLE_AFTER.has(after.lower)) return undefined;
  const part = readPartAfter(tokens, weekday.next);
  if (part?.plural) return undefined;
  const match: Match = {
    from: index,
    to: part?.next ?? weekday.next,
    meaning: {
      kind: 'point',
      point: { weekday: weekday.weekday },
      ...(shift && { shift: shift.shift, from: shift.narrative ? 'narrative' : 'report' }),
    },
    rule: 'weekday',
  };
  if (part) match.clock = { part: part.part };
  return match;
};
