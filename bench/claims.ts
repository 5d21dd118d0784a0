/**
 * Claims on what a careful reader wrote (../shared/bench/claims/dev.jsonl): flawless rows, errors by class, and whether
 * confidences mean what they say. Rows are scored by the gold's own score_claims.py; calibration is measured here, on
 * the claims whose words match.
 */
import { join } from 'node:path';
import type { Claim, Report, Span } from '../src/report.js';
import { calibrationError, type Shown } from './calibration.js';
import { outputOf } from './command.js';
import { type Floor, figure, floorTable } from './floors.js';
import { GOLD, ROOT } from './paths.js';
import { records } from './records.js';
import { readGold, scoredBy } from './score.js';

interface GoldClaim {
  spans: [number, number][];
  kind: string;
  chain: string[];
  where: [number, number][];
}

interface Gold {
  id: string;
  text: string;
  claims: GoldClaim[];
}

/** Something that was shown with a confidence, and whether it is right. */
export const SAME_WORDS = 0.7; // F1 of words from which two claims are the same, as in score_claims.py
const SAME_NAME = 0.6; // share of the shorter name's words
const SET = 'claims/dev.jsonl';
const SMALL = new Set([
  'the',
  'a',
  'an',
  'of',
  'for',
  'in',
  'at',
  'to',
  'and',
  'by',
  'from',
  'who',
  'its',
  'his',
  'her',
  'their',
]);

/** The section of docs/benchmarks.md. */
export async function benchClaims(): Promise<string> {
  const gold = join(GOLD, SET);
  const reports = await readGold(SET);
  const figures = (await scoredBy('score_claims.py', gold, reports)) as Record<string, number>;
  const shown = shownOf(records<Gold>(gold), records<Report>(reports));
  const cases = await casesMet();
  const floors: Floor[] = [
    { what: 'flawless rows F1', measured: figure(figures, 'flawless_rows.f1'), floor: 0.55 },
    { what: 'cut right F1', measured: figure(figures, 'cut.f1'), floor: 0.76 },
    {
      what: `inputs once read wrongly: expectations met (of ${cases.wished})`,
      measured: cases.met / cases.wished,
      floor: 0.95,
    },
    ...(['attributions', 'links', 'places'] as const).map((what) => ({
      what: `expected calibration error, ${what} (${shown[what].length})`,
      measured: shown[what].length ? calibrationError(shown[what]) : undefined,
      floor: 0.06,
      atMost: true,
    })),
  ];
  const wrong = ['chain', 'where', 'when', 'quantity', 'polarity', 'tense'];
  const share = (name: string) => ((figures[name] ?? 0) / Math.max(1, figures.matched ?? 1)).toFixed(3);
  return [
    `${figures.documents} documents with every claim as a careful reader writes it: ${figures.gold_facts} facts. A row is flawless where words, chain, polarity, place, time and numbers are all right.`,
    floorTable(floors),
    `${figures.rows} rows are shown as checkable; ${figures.matched} have the words of a fact, ${figures.rows_no_fact} those of a judgement, demand or wish; ${figures.flawless} are flawless. Of the rows with the words of a fact, wrong in`,
    [
      '| | rows | share |',
      '|---|---:|---:|',
      ...wrong.map((name) => `| ${name} | ${figures[name]} | ${share(name)} |`),
    ].join('\n'),
    'Calibration counts attributions and links in rows with the words of a gold claim as right where the gold names the same source at the same place of the chain, and places where it happened there.',
  ].join('\n\n');
}

/** How many expectations of ../shared/cases are met, by its own check.py; a refusal counts where a case allows it. */
async function casesMet(): Promise<{ met: number; wished: number }> {
  const command = `${process.execPath} ${join(ROOT, 'bin/headwater.js')}`;
  // It ends with 1 as long as any case fails.
  const printed = await outputOf('sh', [
    '-c',
    `python3 "${join(GOLD, '../cases/check.py')}" --run "${command}" || true`,
  ]);
  const [, met, wished] = /expectations (\d+) of (\d+)/.exec(printed) ?? [];
  return { met: Number(met), wished: Number(wished) };
}

function shownOf(golds: readonly Gold[], reports: readonly Report[]) {
  const all = { attributions: [] as Shown[], links: [] as Shown[], places: [] as Shown[] };
  const byId = new Map(reports.map((report) => [report.id, report]));
  for (const gold of golds) {
    const report = byId.get(gold.id);
    if (report) for (const [claim, want] of pairsOf(gold, report)) judge(report, claim, want, all);
  }
  return all;
}

/** The same claims, the best pairs first, each once. */
function pairsOf(gold: Gold, report: Report): [Claim, GoldClaim][] {
  const candidates = report.claims.flatMap((claim) => {
    const mine = wordsIn(gold.text, claim.spans);
    return gold.claims.flatMap((want) => {
      const theirs = wordsIn(
        gold.text,
        want.spans.map(([start, end]) => ({ start, end })),
      );
      const common = [...mine].filter((at) => theirs.has(at)).length;
      const f1 = (2 * common) / Math.max(1, mine.size + theirs.size);
      return f1 >= SAME_WORDS ? [{ claim, want, f1 }] : [];
    });
  });
  const used = new Set<unknown>();
  return candidates
    .sort((a, b) => b.f1 - a.f1)
    .flatMap(({ claim, want }): [Claim, GoldClaim][] => {
      if (used.has(claim) || used.has(want)) return [];
      used.add(claim).add(want);
      return [[claim, want]];
    });
}

function judge(
  report: Report,
  claim: Claim,
  want: GoldClaim,
  all: { attributions: Shown[]; links: Shown[]; places: Shown[] },
): void {
  claim.chain.forEach((id, n) => {
    const attribution = report.attributions.find((one) => one.id === id);
    const source = report.sources.find((one) => one.id === attribution?.sourceId);
    if (!attribution) return;
    const one = {
      confidence: attribution.confidence,
      right: isSameName(want.chain[n] ?? '', source?.name ?? ''),
    };
    all.attributions.push(one);
    const written = attribution.source.map(({ start, end }) => report.text.slice(start, end)).join(' ');
    // a pronoun or description that was linked to a name
    if (source?.named && written && !written.toLowerCase().includes(source.name.toLowerCase()))
      all.links.push(one);
  });
  for (const { place: id, role } of claim.places) {
    const place = report.places.find((one) => one.id === id);
    if (!place?.feature || role === 'aside') continue;
    const right = want.where.some(([start, end]) => place.start < end && start < place.end);
    all.places.push({ confidence: place.confidence, right });
  }
}

function wordsIn(text: string, spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const { start, end } of spans)
    for (const match of text.slice(start, end).matchAll(/[\p{L}\p{N}_]+/gu)) found.add(start + match.index);
  return found;
}

function isSameName(a: string, b: string): boolean {
  const words = (name: string) =>
    new Set((name.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !SMALL.has(word)));
  if (/^nobody/i.test(a)) return b === '' || /^nobody/i.test(b);
  const [one, other] = [words(a), words(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common > 0 && common / Math.min(one.size, other.size) >= SAME_NAME;
}
