/** Joins a clock time or part of the day to the day said beside it: "10 p.m. Wednesday", "Friday at noon", "the night of 5 May". */
import type { Tokens } from '../../quantity/index.js';
import type { Match } from '../model.js';

/** Whether a match names one day. */
function isDay(match: Match): boolean {
  const { meaning } = match;
  if (meaning.kind === 'point') return meaning.point.day !== undefined || meaning.point.weekday !== undefined;
  return (
    meaning.kind === 'period' && meaning.unit === 'day' && match.rule !== 'clock' && match.rule !== 'day-part'
  );
}

/** A clock time or part of day without a day of its own. */
function isLoose(match: Match): boolean {
  return match.clock !== undefined && (match.rule === 'clock' || match.rule === 'day-part');
}

/** How many tokens may stand between, by what they are: none, a comma, "on", "of", "at". */
function joins(tokens: Tokens, from: number, to: number, words: readonly string[]): boolean {
  if (to === from) return true;
  if (to - from === 1) return tokens.low(from) === ',' || words.includes(tokens.low(from));
  return to - from === 2 && tokens.low(from) === ',' && words.includes(tokens.low(from + 1));
}

/** "at 8 p.m. (2000 GMT) on Thursday": the day is that of both clock times. */
function dayForBoth(matches: Match[], tokens: Tokens): Match[] {
  const dated = [...matches];
  for (let at = 0; at + 2 < dated.length; at++) {
    const [one, two, day] = dated.slice(at, at + 3) as [Match, Match, Match];
    if (one.rule !== 'clock' || two.rule !== 'clock' || !isDay(day) || day.clock) continue;
    const inside = two.from === one.to + 1 && tokens.low(one.to) === '(' && tokens.low(two.to) === ')';
    const gap = day.from - two.to;
    if (!inside || !(gap === 1 || (gap === 2 && ['on', ','].includes(tokens.low(two.to + 1))))) continue;
    dated[at] = { ...one, meaning: day.meaning };
    dated[at + 1] = { ...two, meaning: day.meaning };
  }
  return dated;
}

export function mergeClocks(matches: Match[], tokens: Tokens): Match[] {
  const merged: Match[] = [];
  for (const match of matches) {
    const last = merged.at(-1);
    // "the night from 13 to 14 October" is that of the 13th
    const words = last?.clock?.part === 'NI' ? ['on', 'of', 'from', 'between'] : ['on', 'of'];
    if (last && isLoose(last) && isDay(match) && joins(tokens, last.to, match.from, words)) {
      const day = { ...match, from: last.from, clock: { ...match.clock, ...last.clock } };
      merged[merged.length - 1] = day;
      continue;
    }
    if (last && isLoose(match) && isDay(last) && joins(tokens, last.to, match.from, ['at'])) {
      if (last.clock?.hour === undefined && last.until === undefined) {
        const clock = { ...match.clock };
        if (last.clock?.part && clock.hour !== undefined) delete clock.part;
        merged[merged.length - 1] = { ...last, to: match.to, clock };
        continue;
      }
    }
    // "10 o'clock this morning", "8 p.m. tonight"
    if (last && last.rule === 'clock' && isLoose(match) && match.rule !== 'clock' && last.to === match.from) {
      merged[merged.length - 1] = { ...match, from: last.from, clock: { ...last.clock } };
      continue;
    }
    if (
      last &&
      last.rule === 'clock' &&
      match.clock?.part === 'NI' &&
      match.rule === 'day-name' &&
      last.to === match.from
    ) {
      merged[merged.length - 1] = { ...match, from: last.from, clock: { ...last.clock } };
      continue;
    }
    merged.push(match);
  }
  return dayForBoth(merged, tokens);
}
