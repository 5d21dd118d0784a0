/** Dates that a text states in full: they help to date what it states in part, when the report itself has no date. */
import type { Evidence } from './anchor.js';
import type { Match, Point } from './model.js';

export function gatherEvidence(matches: readonly Match[]): Evidence {
  const months: number[] = [];
  const years: number[] = [];
  const named: Point[] = [];
  for (const { meaning } of matches) {
    if (meaning.kind === 'point' && isNamedDay(meaning.point)) named.push(meaning.point);
    if (meaning.kind !== 'point' || meaning.point.year === undefined) continue;
    const { year, month } = meaning.point;
    if (month && !meaning.other) months.push(year * 12 + month - 1);
    years.push(year);
  }
  return { months, years, named };
}

function isNamedDay({ weekday, month, day }: Point): boolean {
  return weekday !== undefined && month !== undefined && day !== undefined;
}
