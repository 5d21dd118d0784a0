/**
 * Events: triggers, types, roles, coreference and ACLED's types on events/dev, types on PLOVER's own records, where and
 * when of claims, the stage's share of read(), and the errors by class.
 *
 *     npx tsx bench/events.ts
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toDocument } from '../src/document/index.js';
import { readEvents } from '../src/event/index.js';
import { analyse } from '../src/language/index.js';
import { readPlaces } from '../src/place/index.js';
import { readQuantities } from '../src/quantity/index.js';
import { read } from '../src/read.js';
import type { Report } from '../src/report.js';
import { readTimes } from '../src/time/index.js';
import {
  calibration,
  disagreements,
  eventOfSentence,
  type GoldPassage,
  type PloverRecord,
  recordType,
} from './event-gold.js';
import { figure, floorOf, floorTable } from './floors.js';
import { GOLD, needGold } from './paths.js';
import { records } from './records.js';
import { readGold, scoredBy } from './score.js';

const MOST_ERRORS = 40; // rows of the table of errors
const MOST_SHARE = 0.15; // of read()'s time

/** Reads a gold set through the command line and gives its reports by id. */
async function reportsOf(set: string): Promise<{ path: string; reports: Map<string, Report> }> {
  const path = await readGold(set);
  return { path, reports: new Map(records<Report>(path).map((report) => [report.id, report])) };
}

/** The section of docs/benchmarks.md. */
export async function eventsSection(): Promise<string> {
  const gold = records<GoldPassage>(join(GOLD, 'events/dev.jsonl'));
  const dev = await reportsOf('events/dev.jsonl');
  const figures = await scoredBy('score_events.py', join(GOLD, 'events/dev.jsonl'), dev.path);
  const sentences = records<PloverRecord>(join(GOLD, 'events/plover.jsonl'));
  const plover = await reportsOf('events/plover.jsonl');
  const told = sentences.map((r) => ({ r, event: eventOfSentence(r, plover.reports.get(r.id) as Report) }));
  const right = told.filter(({ r, event }) => event && recordType(event) === r.plover).length;
  const plain = told.filter(({ r, event }) => event?.type === r.plover).length;
  const claims = await reportsOf('claims/dev.jsonl');
  const facts = await scoredBy('score_claims.py', join(GOLD, 'claims/dev.jsonl'), claims.path);
  const ofMatched = (wrong: string) =>
    1 - (figure(facts, wrong) ?? Number.NaN) / (figure(facts, 'matched') ?? Number.NaN);
  const floor = (what: string, path: string, least: number) => floorOf(what, figures, path, least);
  const errors = [...disagreements(gold, dev.reports)].sort((a, b) => b[1] - a[1]).slice(0, MOST_ERRORS);
  return [
    `${gold.length} passages on the war in Syria and ${sentences.length} of PLOVER’s own sentences (one type each: that of the first event told by a word that PLOVER’s coders marked), through the command line.`,
    floorTable([
      floor('trigger F1', 'triggers.f1', 0.84),
      floor('trigger and PLOVER type F1', 'typed.f1', 0.78),
      floor('ACLED sub-event type F1', 'acled.f1', 0.62),
      floor('actor F1', 'actor.f1', 0.7),
      floor('recipient F1', 'recipient.f1', 0.66),
      floor('place F1', 'place.f1', 0.72),
      floor('time F1', 'time.f1', 0.75),
      floor('killed F1', 'killed.f1', 0.7),
      floor('coreference, CoNLL F1', 'coreference', 0.7),
      { what: 'PLOVER’s sentences: type accuracy', measured: plain / sentences.length, floor: 0.7 },
      { what: 'claims: where right, of matched facts', measured: ofMatched('where'), floor: 0.85 },
      { what: 'claims: when right, of matched facts', measured: ofMatched('when'), floor: 0.85 },
      { what: 'share of read()', measured: await shareOfRead(gold), floor: MOST_SHARE, atMost: true },
    ]),
    `PLOVER’s sentences with what is announced or refused as its coders record it (AGREE, THREATEN, REJECT) instead of the act’s own type: ${(right / sentences.length).toFixed(3)}. Status ${figure(figures, 'status')}, wounded F1 ${figure(figures, 'wounded.f1')}.`,
    'Confidence: of triggers by their event’s confidence, how many the annotators have with the same type:',
    ['| confidence | triggers | right |', '|---|---:|---:|']
      .concat(
        calibration(gold, dev.reports).map(
          ({ from, to, triggers, right: hits }) =>
            `| ${from.toFixed(1)} to ${Math.min(1, to).toFixed(1)} | ${triggers} | ${(hits / triggers).toFixed(2)} |`,
        ),
      )
      .join('\n'),
    'Errors by class:',
    ['| error | times |', '|---|---:|']
      .concat(errors.map(([kind, times]) => `| ${kind} | ${times} |`))
      .join('\n'),
  ].join('\n\n');
}

/** The stage's share of the processor time of read(), warm. */
async function shareOfRead(gold: readonly GoldPassage[]): Promise<number> {
  const some = gold.slice(0, 40);
  let own = 0;
  let whole = 0;
  for (const round of [0, 1]) {
    for (const { id, text } of some) {
      const document = await toDocument({ id, text });
      const analysis = await analyse(document.text, document.blocks);
      const { times } = readTimes(document, analysis);
      const { quantities } = readQuantities(document, analysis, times);
      const { places } = readPlaces(document, analysis);
      let from = performance.now();
      readEvents({ document, analysis, times, places, quantities });
      if (round) own += performance.now() - from;
      from = performance.now();
      await read({ id, text });
      if (round) whole += performance.now() - from;
    }
  }
  return own / whole;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  needGold();
  console.log(await eventsSection());
}
