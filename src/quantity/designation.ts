/** Types of weapons and machines, whose names have letters and figures: "T-72", "Mi-8s", "BM-21 Grads", "S-300PMU2", "M113". */
import type { Tokens } from './lexer.js';

const MOST_LETTERS = 6;
const MOST_PARTS = 4; // "9K33", "Kh-101/102", "S-300PMU2"

/**
 * The token after a type's name that begins at a token; undefined when none does. It begins with a capital and has figures joined to
 * its letters, with or without a hyphen.
 *
 * @example designationEnd(lex('two Mi-8s'), 1); // 5
 */
export function designationEnd(tokens: Tokens, index: number): number | undefined {
  const first = tokens.at(index);
  if (first.kind !== 'word' || !first.capital || first.text.length > MOST_LETTERS) return undefined;
  let at = index + 1;
  if (isHyphen(tokens, at)) at++;
  if (tokens.at(at).kind !== 'digits' || tokens.at(at).spaced) return undefined;
  at++;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const next = tokens.at(at);
    if (next.spaced || next.kind === 'break') break;
    if (next.kind === 'word' && next.lower !== "'s") at++;
    else if (isHyphen(tokens, at) && tokens.at(at + 1).kind !== 'mark') at += 2;
    else if (next.kind === 'digits') at++;
    else break;
  }
  return at;
}

function isHyphen(tokens: Tokens, index: number): boolean {
  const { lower, spaced } = tokens.at(index);
  return (lower === '-' || lower === '–') && !spaced && !tokens.at(index + 1).spaced;
}
