/** Runs the parsers over the tokens, left to right, and the refiners over what they find. */
import type { Tokens } from '../quantity/index.js';
import { PARSERS_AT, REFINERS } from './configuration.js';
import type { Match } from './model.js';

/** Every expression of time in the tokens, in text order, none overlapping, and none that is part of a name. Each parser looks ahead a bounded number of tokens. */
export function findMatches(tokens: Tokens, isName: (match: Match) => boolean = () => false): Match[] {
  let matches: Match[] = [];
  for (let index = 0; index < tokens.length; ) {
    const found = longestAt(tokens, index);
    if (found.length === 0) {
      index++;
      continue;
    }
    if (!found.some(isName)) matches.push(...found);
    index = Math.max(index + 1, found.at(-1)?.to ?? 0);
  }
  for (const refine of REFINERS) matches = refine(matches, tokens);
  return matches;
}

const NONE: Match[] = [];

function longestAt(tokens: Tokens, index: number): Match[] {
  const token = tokens.at(index);
  const parsers = PARSERS_AT.get(token.kind === 'digits' ? '#' : token.lower);
  if (!parsers) return NONE;
  let best: Match[] = NONE;
  let end = index;
  for (const parse of parsers) {
    const result = parse(tokens, index);
    if (!result) continue;
    const list = Array.isArray(result) ? result : [result];
    const to = list.at(-1)?.to ?? index;
    if (to > end) {
      best = list;
      end = to;
    }
  }
  return best;
}
