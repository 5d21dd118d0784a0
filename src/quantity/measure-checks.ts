/** Measures that do not fit what they are said to measure: "an area of 230 km". They are kept as said, with a warning. */

import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import type { Kind } from './units.js';
import { wordSet } from './word-set.js';

/** Nouns that say what is measured, with the kind of unit that measures it. */
const DIMENSIONS: Readonly<Record<string, Kind>> = {
  area: 'area',
  areas: 'area',
  surface: 'area',
  expanse: 'area',
  distance: 'length',
  length: 'length',
  height: 'length',
  depth: 'length',
  width: 'length',
  radius: 'length',
  altitude: 'length',
  diameter: 'length',
  weight: 'mass',
};

/** Adjectives after a measure. */
const ADJECTIVES: Readonly<Record<string, Kind>> = {
  long: 'length',
  wide: 'length',
  high: 'length',
  deep: 'length',
  tall: 'length',
  away: 'length',
};

const LINKS: ReadonlySet<string> = wordSet(`
  of measuring totalling totaling covering spanning about around is was some approximately roughly
  nearly
`);

/** What the text calls the measure, when the unit is of another kind. */
export function mismatch(tokens: Tokens, amount: Amount): { called: Kind; is: Kind } | undefined {
  const kind = amount.unit?.kind;
  if (kind !== 'length' && kind !== 'area' && kind !== 'mass') return undefined;
  const adjective = tokens.low(amount.to);
  const after = Object.hasOwn(ADJECTIVES, adjective) ? ADJECTIVES[adjective] : undefined;
  if (after && after !== kind) return { called: after, is: kind };
  let at = amount.from - 1;
  let linked = 0;
  while (linked < 3 && LINKS.has(tokens.low(at))) {
    at--;
    linked++;
  }
  if (linked === 0) return undefined;
  const noun = tokens.low(at);
  const called = Object.hasOwn(DIMENSIONS, noun) ? DIMENSIONS[noun] : undefined;
  return called && called !== kind ? { called, is: kind } : undefined;
}
