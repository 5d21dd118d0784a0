/** When a report's main happening would have been: the days that its first words name, and the day it was published. */
import type { Report, Span, TimeExpression } from '../report.js';
import { dayNumber, weekdayOf } from './calendar.js';
import { within } from './lead.js';

/** Days since 1970-01-01, both inclusive. */
export interface Stretch {
  from: number;
  to: number;
  /** Its words. */
  span?: Span;
}

export interface Days {
  /** When it was published; several where the text prints another day than the one given. */
  published: number[];
  /** When it happened, by the words of the lead; empty when they do not say. */
  happened: Stretch[];
  /** Days that it names anywhere, of the weeks before: an earlier happening that it comes back to may be among them. */
  told: number[];
}

/** A stretch that is longer tells too little. */
const LONGEST = 4; // days
/** What happened longer before is background, as a rule. */
const OLDEST = 12; // days
const MOST = 4;
const BACK = 30; // days
const MOST_TOLD = 12;
/** A day that a report prints about itself stands at its beginning. */
const PRINTED_WITHIN = 320; // characters
const YEAR = /\b(?:19|20)\d\d\b/;

export function daysOf(report: Report, lead: Span): Days {
  const given = dayNumber(report.published);
  const printed = printedDay(report, given);
  const published = [...new Set([given, printed].filter((day) => day !== undefined))];
  const happened: Stretch[] = [];
  const aside = new Set(
    report.claims.flatMap(({ timeRoles }) =>
      Object.entries(timeRoles ?? {}).flatMap(([time, role]) => (role === 'aside' ? [time] : [])),
    ),
  );
  for (const time of report.times) {
    if (!within(time, lead) || aside.has(time.id) || time.type === 'DURATION' || time.type === 'SET')
      continue;
    for (const stretch of meanings(time, given, printed)) {
      if (stretch.to - stretch.from >= LONGEST) continue;
      if (YEAR.test(report.text.slice(time.start, time.end)) && published.includes(stretch.to)) continue;
      if (
        published.length > 0 &&
        !published.some((day) => stretch.to > day - OLDEST && stretch.from <= day + 1)
      )
        continue;
      if (!happened.some(({ from, to }) => from === stretch.from && to === stretch.to))
        happened.push({ ...stretch, span: { start: time.start, end: time.end } });
    }
  }
  const told = new Set<number>();
  for (const time of report.times) {
    const [from, to] = [dayNumber(time.earliest), dayNumber(time.latest)];
    if (from === undefined || to === undefined || to - from > 1 || aside.has(time.id)) continue;
    if (published.some((day) => from <= day + 1 && from > day - BACK)) told.add(from).add(to);
  }
  return {
    published,
    happened: happened.slice(0, MOST),
    told: [...told].sort((a, b) => a - b).slice(0, MOST_TOLD),
  };
}

/** The day that a report prints about itself, with its year, at its beginning: "Tuesday 6 Aug 2013". */
function printedDay({ text, times }: Report, given: number | undefined): number | undefined {
  for (const time of times) {
    if (time.start > PRINTED_WITHIN) break;
    const from = dayNumber(time.earliest);
    if (from === undefined || from !== dayNumber(time.latest) || from === given) continue;
    if (!YEAR.test(text.slice(time.start, time.end))) continue;
    if (given === undefined || Math.abs(from - given) <= 31) return from;
  }
  return undefined;
}

/** What a time means; a weekday counted from the day given is counted from the printed one as well. */
function meanings(time: TimeExpression, given: number | undefined, printed: number | undefined): Stretch[] {
  const from = dayNumber(time.earliest);
  const to = dayNumber(time.latest);
  if (from === undefined || to === undefined) return [];
  const stated = { from, to };
  if (given === undefined || printed === undefined || !time.inferred) return [stated];
  const again =
    from === to ? printed - ((weekdayOf(printed) - weekdayOf(from) + 7) % 7) : from + printed - given;
  return [stated, { from: again, to: again + to - from }];
}
