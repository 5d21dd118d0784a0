/** Gives a month or date the year said after the next one: "October and November 2012", "from January to March 2020". */
import type { Tokens } from '../../quantity/index.js';
import type { Match } from '../model.js';
import { isDash } from '../parsers/atoms.js';

export function shareYears(matches: Match[], tokens: Tokens): Match[] {
  const shared = [...matches];
  // From the end, so that "May, June and July 2012" hands its year on to the first.
  for (let at = shared.length - 2; at >= 0; at--) {
    const [one, next] = [shared[at] as Match, shared[at + 1] as Match];
    if (next.from !== one.to + 1 || !joins(tokens, one.to)) continue;
    if (one.meaning.kind !== 'point' || next.meaning.kind !== 'point') continue;
    const [first, second] = [one.meaning.point, next.meaning.point];
    const open = first.month !== undefined && first.year === undefined && one.meaning.shift === undefined;
    if (!open || second.year === undefined || second.month === undefined) continue;
    // "December and January 2012": the December before.
    const year = (first.month ?? 0) <= second.month ? second.year : second.year - 1;
    shared[at] = { ...one, meaning: { ...one.meaning, point: { ...first, year } } };
  }
  return shared;
}

function joins(tokens: Tokens, index: number): boolean {
  return (
    ['and', 'or', 'to', 'through', 'until', ',', '&', '/'].includes(tokens.low(index)) ||
    isDash(tokens, index)
  );
}
