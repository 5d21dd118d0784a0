/** Links the two ends of a range: "from 3 to 5 May", "between Monday and Wednesday", "2011-2014". Each end stays an expression of its own. */
import type { Tokens } from '../../quantity/index.js';
import type { Match } from '../model.js';
import { isDash } from '../parsers/atoms.js';

function isCalendar(match: Match): boolean {
  return ['point', 'period', 'within', 'holiday'].includes(match.meaning.kind);
}

export function linkRanges(matches: Match[], tokens: Tokens): Match[] {
  return matches.map((match, index) => {
    const next = matches[index + 1];
    if (!next || next.from !== match.to + 1 || !isCalendar(match) || !isCalendar(next)) return match;
    const join = tokens.low(match.to);
    const before = tokens.low(match.from - 1);
    const linked =
      isDash(tokens, match.to) ||
      ['to', 'through', 'until', 'till'].includes(join) ||
      (join === 'and' && before === 'between') ||
      (join === '/' && !tokens.at(match.to).spaced);
    return linked ? { ...match, until: index + 1 } : match;
  });
}
