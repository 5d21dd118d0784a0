/**
 * Names that are written like times: persons ("Friday Okoro", "April Stone") and what is called after a date ("the November 17
 * group", "the 14 July bridge"). None of them is a time.
 */
import { type Tokens, wordSet } from '../quantity/index.js';
import type { Span } from '../report.js';
import type { Match } from './model.js';

/** What is called after a date. Those after the bar are written with a capital when they are such a name. */
const [CALLED, CALLED_CAPITAL] = [
  `group groups movement movements brigade brigades alliance coalition bloc battalion battalions organisation organization network`,
  `bridge street avenue square mosque hospital university college school stadium dam airport camp barracks party front forces army
  martyrs revolution club foundation committee`,
].map(wordSet) as [ReadonlySet<string>, ReadonlySet<string>];

/** Before a date that is one: prepositions that no article separates from it. */
const DATING = wordSet(
  'on in since until till by from after before during between through to around about of',
);

/** Whether a match is part of a name. `persons` stand in text order, none overlapping. */
export function nameTest(tokens: Tokens, persons: readonly Span[]): (match: Match) => boolean {
  let next = 0;
  return (match) => {
    const { start } = tokens.at(match.from);
    const { end } = tokens.at(match.to - 1);
    while (next < persons.length && (persons[next] as Span).end <= start) next++;
    const person = persons[next];
    const inPerson = person !== undefined && person.start <= start && end <= person.end;
    return isPerson(tokens, match, inPerson) || isCalledAfter(tokens, match);
  };
}

/** "Friday Okoro", "June Bell": a weekday or month alone, with a name's other word beside it. */
function isPerson(tokens: Tokens, match: Match, inPerson: boolean): boolean {
  const { meaning, from, to } = match;
  if (meaning.kind !== 'point' || meaning.shift !== undefined || match.clock || to !== from + 1) return false;
  const { weekday, month, ...rest } = meaning.point;
  if (Object.keys(rest).length > 0 || (weekday !== undefined && month !== undefined)) return false;
  const after = tokens.at(to);
  const named = after.kind === 'word' && after.capital;
  const introduced = DATING.has(tokens.low(from - 1));
  if (inPerson && (named || tokens.at(from - 1).capital)) return !(introduced && weekday !== undefined);
  // "Friday Okoro, a driver, was freed": what he is stands behind the name.
  return (
    named &&
    !introduced &&
    tokens.low(to + 1) === ',' &&
    (['a', 'an', 'the'].includes(tokens.low(to + 2)) || tokens.at(to + 2).kind === 'digits')
  );
}

/** "the November 17 group": a day and month with no year, after an article or at the head, before what is called so. */
function isCalledAfter(tokens: Tokens, { meaning, from, to }: Match): boolean {
  if (meaning.kind !== 'point') return false;
  const { month, day, year } = meaning.point;
  if (month === undefined || day === undefined || year !== undefined) return false;
  if (DATING.has(tokens.low(from - 1))) return false;
  // "the 23 July Revolution", "the April 6 Youth Movement"
  const first = tokens.at(to);
  const noun = first.capital && tokens.at(to + 1).capital ? tokens.at(to + 1) : first;
  return noun.kind === 'word' && (CALLED.has(noun.lower) || (noun.capital && CALLED_CAPITAL.has(noun.lower)));
}
