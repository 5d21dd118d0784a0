/** Takes in what cuts a stretch: "early May", "mid-1996", "the end of the month", "earlier this year", "late on Monday". */
import type { Tokens } from '../../quantity/index.js';
import { daysIn } from '../calendar.js';
import type { Match, Mod } from '../model.js';
import { isDash, lookup } from '../parsers/atoms.js';
import { CUTS } from '../words.js';

const NOUNS: ReadonlySet<string> = new Set([
  'beginning',
  'start',
  'middle',
  'end',
  'close',
  'outset',
  'onset',
]);

/** Whether a match is a stretch of the calendar that can be cut. */
function isCuttable(match: Match): boolean {
  const { kind } = match.meaning;
  return (
    (kind === 'point' || kind === 'period' || kind === 'within' || kind === 'holiday') &&
    match.clock?.hour === undefined
  );
}

function cutOne(match: Match, tokens: Tokens): Match {
  if (!isCuttable(match)) return match;
  let at = match.from - 1;
  const word = tokens.low(at);
  // "the end of [the] month"
  if (word === 'of' && NOUNS.has(tokens.low(at - 1))) {
    const cut = lookup(CUTS, tokens.low(at - 1));
    const from = tokens.low(at - 2) === 'the' ? at - 2 : at - 1;
    // "the end of August's war", "at the end of 2011"
    return cut && tokens.low(match.to) !== "'s" ? { ...match, from, mod: cut } : match;
  }
  // "the first week of May", "the last days of 2016"
  const piece = ['week', 'weeks', 'days', 'half', 'months'].includes(tokens.low(at - 1)) && word === 'of';
  if (piece && match.meaning.kind === 'point' && match.meaning.point.day === undefined) {
    let first = at - 2;
    if (tokens.at(first).kind === 'word' && ['few', 'two', 'three'].includes(tokens.low(first))) first--;
    const cut: Mod | undefined = ['first', 'opening', 'early'].includes(tokens.low(first))
      ? 'START'
      : ['last', 'final', 'closing', 'second'].includes(tokens.low(first)) &&
          !(tokens.low(first) === 'second' && tokens.low(at - 1) !== 'half')
        ? 'END'
        : undefined;
    if (cut) return { ...match, from: tokens.low(first - 1) === 'the' ? first - 1 : first, mod: cut };
  }
  const edge = edgeDay(match, tokens);
  if (edge) return edge;
  if (isDash(tokens, at) && !tokens.at(at).spaced) at--;
  const adjective = tokens.low(at);
  if (adjective === 'early' || adjective === 'late' || adjective === 'mid') {
    const from = tokens.low(at - 1) === 'the' && match.meaning.kind !== 'holiday' ? at - 1 : at;
    return { ...match, from, mod: CUTS[adjective] as Mod };
  }
  if (at !== match.from - 1) return match;
  if (adjective === 'earlier' || adjective === 'later') {
    // "earlier on Monday" keeps its preposition outside; "a year earlier Monday" is no such thing.
    return { ...match, from: at, mod: adjective === 'earlier' ? 'BEFORE' : 'AFTER' };
  }
  if (adjective === 'sometime') return { ...match, from: at };
  if (
    ['in', 'on'].includes(adjective) &&
    ['earlier', 'later', 'late', 'early'].includes(tokens.low(at - 1))
  ) {
    const cut = tokens.low(at - 1);
    const mod: Mod =
      cut === 'earlier' ? 'BEFORE' : cut === 'later' ? 'AFTER' : cut === 'late' ? 'END' : 'START';
    return { ...match, from: at - 1, mod };
  }
  return match;
}

/** "the first day of May", "the last day of March": one day. */
function edgeDay(match: Match, tokens: Tokens): Match | undefined {
  const { meaning } = match;
  const at = match.from;
  if (tokens.low(at - 1) !== 'of' || tokens.low(at - 2) !== 'day' || meaning.kind !== 'point')
    return undefined;
  const { month, day, year } = meaning.point;
  const which = tokens.low(at - 3);
  if (month === undefined || day !== undefined || (which !== 'first' && which !== 'last')) return undefined;
  // Without a year the last of February is open.
  if (which === 'last' && month === 2 && year === undefined) return undefined;
  const from = tokens.low(at - 4) === 'the' ? at - 4 : at - 3;
  const point = { ...meaning.point, day: which === 'first' ? 1 : daysIn(year ?? 2001, month) };
  return { ...match, from, meaning: { ...meaning, point } };
}

/** "year-end", "year's end", "month-end": the end of the one being told. */
function findEnds(matches: Match[], tokens: Tokens): Match[] {
  const ends: Match[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const word = tokens.low(index);
    if (word !== 'year' && word !== 'month') continue;
    const next = tokens.low(index + 1);
    const dashed = isDash(tokens, index + 1) || next === "'s";
    const end = dashed ? index + 2 : index + 1;
    if (tokens.low(end) !== 'end' || (dashed ? false : tokens.low(index - 1) === 'the')) continue;
    ends.push({
      from: index,
      to: end + 1,
      meaning: { kind: 'period', unit: word, shift: 0, from: 'report' },
      mod: 'END',
      rule: 'year-end',
    });
  }
  if (ends.length === 0) return matches;
  const kept = matches.filter((match) => !ends.some((end) => match.from < end.to && end.from < match.to));
  return [...kept, ...ends].sort((a, b) => a.from - b.from);
}

export function cutEnds(matches: Match[], tokens: Tokens): Match[] {
  let reach = 0;
  return findEnds(matches, tokens).map((match) => {
    const cut = cutOne(match, tokens);
    const kept = cut.from >= reach ? cut : match;
    reach = match.to;
    return kept;
  });
}
