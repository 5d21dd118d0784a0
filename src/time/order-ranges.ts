/** Puts the ends of a range in order: in "from Friday to Sunday" the Sunday comes after the Friday, whatever each alone would be. */
import { dayNumber, parseIso } from './calendar.js';
import type { Match, Reading } from './model.js';
import { dayPoint } from './point.js';

/** The ends as they must be read instead, with their parts filled; undefined when they are in order, or say themselves when they were. */
export function inOrder(
  one: Match,
  two: Match,
  first: Reading,
  second: Reading,
  ahead: boolean,
): { one: Match; two: Match } | undefined {
  if (first.earliest === undefined || second.earliest === undefined || first.earliest <= second.earliest)
    return undefined;
  const [a, b] = [parseIso(first.earliest), parseIso(second.earliest)];
  if (!a || !b) return undefined;
  if (isBare(one, 'weekday') && isBare(two, 'weekday')) {
    const [from, to] = [a, b].map(({ date }) => dayNumber(date.year, date.month, date.day)) as [
      number,
      number,
    ];
    return ahead ? { one, two: fixed(two, dayPoint(to + 7)) } : { one: fixed(one, dayPoint(from - 7)), two };
  }
  if (isBare(one, 'month') && isBare(two, 'month')) {
    const months = (match: Match): number =>
      match.meaning.kind === 'point' ? (match.meaning.point.month ?? 1) : 1;
    const moved = (match: Match, year: number): Match => fixed(match, { year, month: months(match) });
    return ahead ? { one, two: moved(two, b.date.year + 1) } : { one: moved(one, a.date.year - 1), two };
  }
  return undefined;
}

/** A weekday or month with nothing else said. */
function isBare({ meaning }: Match, part: 'weekday' | 'month'): boolean {
  return (
    meaning.kind === 'point' &&
    meaning.shift === undefined &&
    meaning.point[part] !== undefined &&
    Object.keys(meaning.point).length === 1
  );
}

function fixed(match: Match, point: ReturnType<typeof dayPoint>): Match {
  return { ...match, meaning: { kind: 'point', point } };
}
