/**
 * Attribution beyond the scorer's figures: how far confidences can be believed, errors by class, GUM's attribution
 * relations, speed beside the language reader, growth with length.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute } from '../src/attribution/index.js';
import { assembleClaims } from '../src/claim/index.js';
import { type Document, toDocument } from '../src/document/index.js';
import { type Report, read } from '../src/index.js';
import { type Analysis, analyse } from '../src/language/index.js';
import { isFound, readGum } from './attribution-gum.js';
import { type GoldAttribution, type Miss, match, type Outcome } from './attribution-match.js';
import type { Floor } from './floors.js';
import { GOLD, WORK } from './paths.js';

const BINS = 10;

export interface AttributionBench {
  floors: Floor[];
  markdown: string;
}

interface GoldDocument {
  id: string;
  text: string;
  attributions: GoldAttribution[];
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** The reports of PolNeAR dev: those that the scorer's run left, or read anew. */
async function reports(gold: readonly GoldDocument[]): Promise<Map<string, Report>> {
  const kept = join(WORK, 'attribution-dev-jsonl-reports.jsonl');
  const found = existsSync(kept) ? lines<Report>(kept) : [];
  if (found.length === gold.length) return new Map(found.map((r) => [r.id, r]));
  const out = new Map<string, Report>();
  for (const { id, text } of gold) out.set(id, await read({ id, text }));
  return out;
}

/** Expected calibration error, and a row for each tenth of confidence. */
export function reliability(outcomes: readonly Pick<Outcome, 'right' | 'attribution'>[]): {
  error: number;
  rows: { from: number; count: number; confidence: number; right: number }[];
} {
  const rows = Array.from({ length: BINS }, (_, bin) => {
    const inside = outcomes.filter(
      ({ attribution: { confidence } }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    const mean = (values: number[]) =>
      values.length ? values.reduce((a, b) => a + b, 0) / values.length : 0;
    return {
      from: bin / BINS,
      count: inside.length,
      confidence: mean(inside.map((o) => o.attribution.confidence)),
      right: mean(inside.map((o) => Number(o.right))),
    };
  });
  const error = rows.reduce(
    (sum, { count, confidence, right }) =>
      sum + (count / (outcomes.length || 1)) * Math.abs(confidence - right),
    0,
  );
  return { error, rows: rows.filter(({ count }) => count > 0) };
}

async function gumRecall(): Promise<number | undefined> {
  const path = join(GOLD, '../train/ud/gum-dev.conllu');
  if (!existsSync(path)) return undefined;
  let found = 0;
  let all = 0;
  for (const { id, text, relations } of readGum(path)) {
    if (!relations.length) continue;
    const report = await read({ id, text });
    all += relations.length;
    found += relations.filter((relation) => isFound(relation, report)).length;
  }
  return all ? found / all : undefined;
}

const EMPTY = {
  time: { times: [], warnings: [], explanations: [] },
  place: { places: [], explanations: [] },
  quantity: { quantities: [], warnings: [], explanations: [] },
};

function attributeAll(document: Document, analysis: Analysis): void {
  assembleClaims({ document, analysis, ...EMPTY, attribution: attribute(document, analysis, []) });
}

/** Seconds for the language reader and for attribution with claims over the same texts. */
async function speeds(texts: readonly string[]): Promise<{ language: number; attribution: number }> {
  let language = 0;
  let attribution = 0;
  for (const text of texts) {
    const document = await toDocument({ text });
    let from = performance.now();
    const analysis = await analyse(document.text, document.blocks);
    language += performance.now() - from;
    from = performance.now();
    attributeAll(document, analysis);
    attribution += performance.now() - from;
  }
  return { language: language / 1000, attribution: attribution / 1000 };
}

/** One analysed text set behind itself until it has so many words. */
export function repeated(
  document: Document,
  analysis: Analysis,
  words: number,
): { document: Document; analysis: Analysis } {
  const sentences: Analysis['sentences'] = [];
  const blocks: Document['blocks'] = [];
  const length = document.text.length + 2;
  const parts: string[] = [];
  let count = 0;
  for (let copy = 0; count < words; copy++) {
    const by = copy * length;
    parts.push(document.text);
    for (const block of document.blocks)
      blocks.push({ ...block, start: block.start + by, end: block.end + by });
    for (const sentence of analysis.sentences) {
      count += sentence.words.length;
      sentences.push({
        ...sentence,
        start: sentence.start + by,
        end: sentence.end + by,
        words: sentence.words.map((w) => ({ ...w, start: w.start + by, end: w.end + by })),
      });
    }
  }
  return {
    document: { ...document, text: parts.join('\n\n'), blocks },
    analysis: { sentences, mentions: [], entities: [] },
  };
}

/** Milliseconds for 1,000, 10,000 and 100,000 words. */
async function growth(text: string): Promise<{ words: number; milliseconds: number }[]> {
  const document = await toDocument({ text });
  const analysis = await analyse(document.text, document.blocks);
  return [1000, 10_000, 100_000].map((words) => {
    const long = repeated(document, analysis, words);
    const times = [0, 1, 2].map(() => {
      const from = performance.now();
      attributeAll(long.document, long.analysis);
      return performance.now() - from;
    });
    return { words, milliseconds: Math.min(...times) };
  });
}

/** Everything that the section on attribution in docs/benchmarks.md shows besides the scorer's figures. */
export async function benchAttribution(): Promise<AttributionBench> {
  const gold = lines<GoldDocument>(join(GOLD, 'attribution/dev.jsonl'));
  const read = await reports(gold);
  const outcomes: Outcome[] = [];
  const misses = new Map<Miss, number>();
  let wanted = 0;
  for (const { id, text, attributions } of gold) {
    const matched = match(text, attributions, read.get(id)?.attributions ?? []);
    outcomes.push(...matched.outcomes);
    wanted += attributions.length;
    for (const [kind, count] of matched.misses) misses.set(kind, (misses.get(kind) ?? 0) + count);
  }
  const { error, rows } = reliability(outcomes);
  const recall = await gumRecall();
  const speed = await speeds(gold.slice(0, 10).map((g) => g.text));
  const grown = await growth((gold[0] as GoldDocument).text);
  const [, middle, last] = grown as [unknown, { milliseconds: number }, { milliseconds: number }];
  const floors: Floor[] = [
    { what: 'GUM dev: attribution relations found', measured: recall, floor: 0.8 },
    { what: 'PolNeAR: expected calibration error', measured: error, floor: 0.06, atMost: true },
    {
      what: 'time of attribution and claims over the language reader’s',
      measured: speed.attribution / speed.language,
      floor: 1,
      atMost: true,
    },
    {
      what: 'from 10,000 to 100,000 words, times longer (n log n: 12.5)',
      measured: last.milliseconds / middle.milliseconds,
      floor: 12.5,
      atMost: true,
      digits: 1,
    },
  ];
  const markdown = [
    'Confidence against what is right, outermost attributions of PolNeAR dev:',
    [
      '| confidence | attributions | mean confidence | right |',
      '|---|---:|---:|---:|',
      ...rows.map(
        (r) =>
          `| ${r.from.toFixed(1)} to ${(r.from + 0.1).toFixed(1)} | ${r.count} | ${r.confidence.toFixed(2)} | ${r.right.toFixed(2)} |`,
      ),
    ].join('\n'),
    `Of ${wanted} gold attributions, not found or not found right (docs/attribution.md says what stands behind each):`,
    [
      '| error | gold attributions |',
      '|---|---:|',
      ...[...misses].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `| ${kind} | ${count} |`),
      `| found, but not in the gold | ${outcomes.filter((o) => !o.matched).length} |`,
    ].join('\n'),
    'Attribution and claims alone, an article set behind itself:',
    [
      '| words | milliseconds |',
      '|---:|---:|',
      ...grown.map((g) => `| ${g.words.toLocaleString('en')} | ${g.milliseconds.toFixed(0)} |`),
    ].join('\n'),
  ].join('\n\n');
  return { floors, markdown };
}
