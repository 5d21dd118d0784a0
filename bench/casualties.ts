/**
 * Numbers of killed and wounded: the quantities of reports that were read, against the spans and facts that annotators gave.
 *
 *     npx tsx bench/casualties.ts EVENTS.jsonl REPORTS.jsonl     spans: ../shared/bench/events/dev.jsonl, ../shared/train/events/*.jsonl
 *     npx tsx bench/casualties.ts STORIES.jsonl REPORTS.jsonl    numbers: ../shared/bench/stories/stories.jsonl
 *
 * REPORTS.jsonl is what `headwater read --format jsonl` prints for the same texts. Spans are the same when they share the last word
 * of either, or one holds the other; parts (`partOf`) count where the gold has them and are no error where it does not. A gold span
 * with neither figure, numeral nor article ("the pilot", a name) can be nobody's number and is counted apart.
 */

import type { Quantity, Report, Span } from '../src/report.js';
import { records } from './records.js';

type Side = 'killed' | 'wounded';
const SIDES: readonly Side[] = ['killed', 'wounded'];
const NUMBERED =
  /\d|\b(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|scores|tens|several|few|couple|many)\b/i;

interface Fact {
  min?: number;
  max?: number;
}
interface Mention {
  killed: [number, number][];
  wounded: [number, number][];
}
interface Gold {
  id?: string;
  text?: string;
  events?: Mention[];
  reports?: { id: string; facts?: Partial<Record<Side | 'killedOther' | 'woundedOther', Fact | Fact[]>> }[];
}

function lastWord(text: string, { start, end }: Span): Span {
  const last = [...text.slice(start, end).matchAll(/\w+/g)].at(-1);
  return last ? { start: start + last.index, end: start + last.index + last[0].length } : { start, end };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const holds = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end;
const same = (text: string, a: Span, b: Span): boolean =>
  overlap(a, b) && (overlap(lastWord(text, a), lastWord(text, b)) || holds(a, b) || holds(b, a));

function whole({ start, end, of }: Quantity): Span {
  return of ? { start: Math.min(start, of.start), end: Math.max(end, of.end) } : { start, end };
}

const share = (hits: number, of: number): string =>
  `${(hits / Math.max(1, of)).toFixed(3)} (${hits} of ${of})`;

/** Spans of events: precision, recall, and recall of those with a number. */
function ofEvents(gold: readonly Gold[], reports: ReadonlyMap<string, Report>, side: Side): string {
  let [want, hit, numbered, numberedHit, said, right] = [0, 0, 0, 0, 0, 0];
  for (const { id = '', text = '', events = [] } of gold) {
    const spans = new Map(
      events.flatMap((e) => e[side].map(([start, end]) => [`${start}-${end}`, { start, end }])),
    );
    const own = (reports.get(id)?.quantities ?? []).filter(({ casualty }) => casualty === side);
    for (const span of spans.values()) {
      const found = own.some((quantity) => same(text, span, whole(quantity)));
      want++;
      if (found) hit++;
      if (!NUMBERED.test(text.slice(span.start, span.end))) continue;
      numbered++;
      if (found) numberedHit++;
    }
    for (const quantity of own.filter(({ partOf }) => partOf === undefined)) {
      said++;
      if ([...spans.values()].some((span) => same(text, span, whole(quantity)))) right++;
    }
  }
  return `${side}: precision ${share(right, said)}, recall ${share(hit, want)}, of those with a number ${share(numberedHit, numbered)}`;
}

/** Facts of stories: how many of their numbers were read in the report that tells them. */
function ofStories(gold: readonly Gold[], reports: ReadonlyMap<string, Report>, side: Side): string {
  let [want, hit] = [0, 0];
  for (const { id, facts } of gold.flatMap((story) => story.reports ?? [])) {
    const own = (reports.get(id)?.quantities ?? []).filter(({ casualty }) => casualty === side);
    const have = new Set(own.flatMap(({ min, max }) => [min, max]));
    for (const { min, max } of [facts?.[side] ?? [], facts?.[`${side}Other`] ?? []].flat()) {
      const values = [min, max].filter((value) => value !== undefined);
      if (values.length === 0) continue;
      want++;
      if (values.every((value) => have.has(value))) hit++;
    }
  }
  return `${side}: recall ${share(hit, want)}`;
}

const [goldPath, reportsPath] = process.argv.slice(2);
if (!goldPath || !reportsPath)
  throw new Error('Give the gold and the reports: bench/casualties.ts GOLD.jsonl REPORTS.jsonl');
const gold = records<Gold>(goldPath);
const reports = new Map(records<Report>(reportsPath).map((report) => [report.id, report]));
const measure = gold.some(({ events }) => events) ? ofEvents : ofStories;
for (const side of SIDES) process.stdout.write(`${measure(gold, reports, side)}\n`);
