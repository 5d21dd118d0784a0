/**
 * The report's own date, where only its text gives it: a dateline ("DAMASCUS, 6 May 2024 (Reuters) –", "Published: May 6, 2024")
 * at the beginning. A date inside the story is never taken for it.
 */

import type { Tokens } from '../quantity/index.js';
import { wordSet } from '../quantity/index.js';
import type { Match } from './model.js';
import { timexValue } from './point.js';

/** How many tokens from the beginning a dateline can lie. */
const REACH = 60;

/** Words right before a date that make it the report's. */
const STAMPS: ReadonlySet<string> = wordSet('published posted updated issued date dated released filed');

/** The full date of a dateline as an ISO date; undefined when there is none. */
export function findDateline(tokens: Tokens, matches: readonly Match[]): string | undefined {
  for (const match of matches) {
    if (match.from > REACH) break;
    const { meaning } = match;
    if (meaning.kind !== 'point' || meaning.other) continue;
    const { year, month, day } = meaning.point;
    if (year === undefined || month === undefined || day === undefined) continue;
    if (isStamped(tokens, match) || isDateline(tokens, match)) return timexValue({ year, month, day });
  }
  return undefined;
}

/** "Published: …", "Updated on …" */
function isStamped(tokens: Tokens, match: Match): boolean {
  for (let at = match.from - 1; at >= match.from - 3; at--) {
    if (STAMPS.has(tokens.low(at))) return true;
    if (![':', 'on', 'at', ','].includes(tokens.low(at))) return false;
  }
  return false;
}

/** A line of its own, or "PLACE, date –" opening a paragraph. */
function isDateline(tokens: Tokens, match: Match): boolean {
  const opens = tokens.at(match.from - 1).kind === 'break';
  const after = tokens.at(match.to);
  const closes = after.kind === 'break';
  if (opens && closes) return true;
  if (opens && ['-', '–', '—', '|'].includes(after.lower)) return true;
  // Everything before it in the paragraph is a place's name in capitals.
  let at = match.from - 1;
  for (; at >= match.from - 10; at--) {
    const token = tokens.at(at);
    if (token.kind === 'break') break;
    if (
      token.kind === 'word' ? !token.capital : ![',', '/', '-', '(', ')', '–', '—', '.'].includes(token.lower)
    )
      return false;
  }
  if (at === match.from - 1 || tokens.at(at).kind !== 'break') return false;
  return ['-', '–', '—', '(', '|', ':'].includes(after.lower) || closes;
}
