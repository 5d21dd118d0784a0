/** Joins a part of a year to the year said beside it: "June last year", "this year's third quarter", "the winter of 1994". */
import type { Tokens } from '../../quantity/index.js';
import type { Match, Meaning } from '../model.js';

/** A part of a year with no year of its own. */
function isPart(match: Match): boolean {
  const { meaning } = match;
  if (meaning.kind === 'holiday') return meaning.year === undefined && meaning.shift === undefined;
  if (meaning.kind !== 'point' || meaning.shift !== undefined) return false;
  const { year, month, quarter, half, season } = meaning.point;
  return year === undefined && (month ?? quarter ?? half ?? season) !== undefined;
}

/** A month, quarter or season as a whole ("the end of" is left to cutEnds). */
function isYear(match: Match): boolean {
  const { meaning } = match;
  if (meaning.kind === 'period') return meaning.unit === 'year';
  if (meaning.kind === 'point') {
    const { point } = meaning;
    return point.year !== undefined && Object.keys(point).length === 1;
  }
  return meaning.kind === 'offset' && meaning.amount.unit === 'year' && meaning.amount.count === 1;
}

function within(part: Match, whole: Match, from: number, to: number): Match {
  const meaning: Meaning =
    part.meaning.kind === 'point'
      ? { kind: 'within', point: part.meaning.point, whole: whole.meaning }
      : part.meaning;
  return { ...part, from, to, meaning, rule: `${part.rule}+${whole.rule}` };
}

export function mergeWholes(matches: Match[], tokens: Tokens): Match[] {
  const merged: Match[] = [];
  for (const match of matches) {
    const last = merged.at(-1);
    if (last && last.until === undefined) {
      const gap = match.from - last.to;
      // "the week of April 29"
      const week =
        last.meaning.kind === 'period' && last.meaning.unit === 'week' && last.rule === 'bare-period';
      if (
        week &&
        gap === 1 &&
        tokens.low(last.to) === 'of' &&
        match.meaning.kind === 'point' &&
        match.meaning.point.day !== undefined
      ) {
        merged[merged.length - 1] = {
          ...last,
          to: match.to,
          meaning: { kind: 'week-of', day: match.meaning },
          rule: 'week-of',
        };
        continue;
      }
      const between = tokens.low(last.to);
      const told = last.rule === 'told-period' || last.rule === 'bare-period';
      if (isPart(last) && isYear(match) && match.rule !== 'bare-period') {
        const joined = gap === 0 || (gap === 1 && (between === 'of' || between === ',' || between === 'in'));
        // "in June a year ago" is said of the year; ", last year" after a date only with its comma touching.
        if (joined && !(between === ',' && match.meaning.kind !== 'point') && last.meaning.kind === 'point') {
          merged[merged.length - 1] = within(last, match, last.from, match.to);
          continue;
        }
      }
      if (isYear(last) && isPart(match) && last.meaning.kind !== 'offset') {
        const possessive = gap === 1 && between === "'s";
        if (possessive && match.meaning.kind === 'point') {
          merged[merged.length - 1] = within(match, last, last.from, match.to);
          continue;
        }
      }
      // "the quarter a year ago", "the same period last year"
      if (
        told &&
        gap === 0 &&
        isYear(match) &&
        last.meaning.kind === 'period' &&
        last.meaning.unit === 'quarter'
      ) {
        const whole: Match = { ...match };
        merged[merged.length - 1] = {
          ...last,
          to: whole.to,
          meaning: { kind: 'offset', amount: { count: 1, unit: 'year' }, sign: -1, from: 'narrative' },
          rule: 'told-period',
        };
        continue;
      }
    }
    merged.push(withTold(match, tokens));
  }
  return merged;
}

/** "last year's quarter": the quarter told before, of that year. */
function withTold(match: Match, tokens: Tokens): Match {
  if (!isYear(match) || match.meaning.kind === 'offset' || tokens.low(match.to) !== "'s") return match;
  if (!['quarter', 'period'].includes(tokens.low(match.to + 1))) return match;
  return {
    ...match,
    to: match.to + 2,
    meaning: { kind: 'within', point: { quarter: 0 }, whole: match.meaning },
    rule: 'told-period',
  };
}
