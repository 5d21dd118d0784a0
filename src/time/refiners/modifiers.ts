/** Takes in approximators and comparators: "nearly two weeks", "at least 30 days", "around 1 November", "1990 or later". */

import type { Tokens } from '../../quantity/index.js';
import { wordSet } from '../../quantity/index.js';
import type { Match, Mod } from '../model.js';
import { MODIFIERS } from '../words.js';

/** Beginnings of stretches that take no comparison before them. */
const PLAIN_STARTS = wordSet(`the this these recent coming past years months weeks days hours year`);

/** Whether the match begins with an amount, so that "over" and "nearly" belong to it. */
function startsWithAmount(match: Match, tokens: Tokens): boolean {
  const { kind } = match.meaning;
  if (kind !== 'duration' && kind !== 'offset') return false;
  return !PLAIN_STARTS.has(tokens.low(match.from));
}

/** Words after which "over" compares. */
const OVER_AFTER: ReadonlySet<string> = new Set(
  'for in after of within took take takes lasted last lasts spent spend is was been just well little and'.split(
    ' ',
  ),
);

function modify(match: Match, tokens: Tokens, floor: number): Match {
  const amount = startsWithAmount(match, tokens);
  const dated =
    match.meaning.kind === 'point' || match.meaning.kind === 'within' || match.clock?.hour !== undefined;
  if (!amount && !dated) return match;
  if (match.rule === 'frequency') return match;
  for (const { words, mod, only } of MODIFIERS) {
    const from = match.from - words.length;
    if (from < floor || tokens.low(from) !== words[0] || !tokens.has(from, ...words)) continue;
    if (only === 'amount' && !amount) continue;
    // "over three years" is during them; "for over a week" is more than one.
    if (words[0] === 'over' && !OVER_AFTER.has(tokens.low(from - 1))) continue;
    // "talks about Friday": about says a topic before a day.
    if (words[0] === 'about' && !amount && match.clock?.hour === undefined) continue;
    return { ...match, from, mod: match.mod ?? (mod as Mod) };
  }
  return match;
}

/** "or later", "and beyond", "or so" after the match. */
function after(match: Match, tokens: Tokens, ceiling: number): Match {
  if (match.to + 2 > ceiling) return match;
  const [first, second] = [tokens.low(match.to), tokens.low(match.to + 1)];
  if (first === 'or' && second === 'so') return { ...match, to: match.to + 2, mod: 'APPROX' };
  if (match.meaning.kind !== 'point') return match;
  if ((first === 'or' && second === 'later') || (first === 'and' && second === 'beyond'))
    return { ...match, to: match.to + 2, mod: 'ON_OR_AFTER' };
  if (first === 'or' && (second === 'earlier' || second === 'before'))
    return { ...match, to: match.to + 2, mod: 'ON_OR_BEFORE' };
  return match;
}

export function addModifiers(matches: Match[], tokens: Tokens): Match[] {
  return matches.map((match, index) => {
    const floor = matches[index - 1]?.to ?? 0;
    const ceiling = matches[index + 1]?.from ?? tokens.length;
    const soft =
      tokens.low(match.to - 1) === 'so' ? { ...match, mod: match.mod ?? ('APPROX' as Mod) } : match;
    return after(modify(soft, tokens, floor), tokens, ceiling);
  });
}
