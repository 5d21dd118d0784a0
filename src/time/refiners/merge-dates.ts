/** Joins a weekday to the date said after it: "this coming Sunday, March eighth", "Friday the 13th of May". */
import type { Tokens } from '../../quantity/index.js';
import type { Match } from '../model.js';

export function mergeDates(matches: Match[], tokens: Tokens): Match[] {
  const merged: Match[] = [];
  for (const match of matches) {
    const last = merged.at(-1);
    const gap = last ? match.from - last.to : -1;
    const comma = gap === 1 && tokens.low(match.from - 1) === ',';
    if (
      last?.rule === 'weekday' &&
      last.clock === undefined &&
      (gap === 0 || comma) &&
      last.meaning.kind === 'point'
    ) {
      const { meaning } = match;
      if (
        match.rule === 'calendar-date' &&
        meaning.kind === 'point' &&
        meaning.point.day !== undefined &&
        meaning.point.weekday === undefined
      ) {
        const point = { ...meaning.point, weekday: last.meaning.point.weekday as number };
        merged[merged.length - 1] = { ...match, from: last.from, meaning: { ...meaning, point } };
        continue;
      }
    }
    merged.push(match);
  }
  return merged;
}
