/**
 * Time expressions on TimeBank (as cleaned for TempEval-3): extents, types and values, with the errors by class.
 * Scored as ../shared/bench/score.py does; only document/, language/ and time/ run.
 *
 *     npx tsx bench/time.ts [GOLD.jsonl] [--errors missed|spurious|extent|type|value|all] [--no-grammar] [--cached]
 *
 * `--cached` keeps the grammar in bench/out between runs (stale once the model changes); `--no-grammar` leaves it out.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Document, toDocument } from '../src/document/index.js';
import { type Analysis, analyse } from '../src/language/index.js';
import type { TimeExpression } from '../src/report.js';
import { readTimes } from '../src/time/index.js';

interface Gold {
  id: string;
  published: string;
  text: string;
  timexes: { start: number; end: number; type: string; value: string }[];
}

export interface Figure {
  p: number;
  r: number;
  f1: number;
}

export interface TimeScores {
  documents: number;
  gold: number;
  found: number;
  relaxed: Figure;
  strict: Figure;
  type: Figure;
  value: Figure;
  /** Words a second of processor time, of time/ alone, warm. */
  wordsPerSecond: number;
}

/** One disagreement with the gold. */
interface Difference {
  kind: 'missed' | 'spurious' | 'extent' | 'type' | 'value';
  group: string;
  line: string;
}

const DEFAULT_GOLD = new URL('../shared/bench/time/timebank.jsonl', pathToFileURL(`${process.cwd()}/`));

/** Parses each text once; the analyses are kept in bench/out. */
async function analysisOf(gold: Gold, folder: string, cached: boolean): Promise<Analysis> {
  const path = `${folder}/${gold.id.replace(/\W/g, '_')}.json`;
  if (cached && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Analysis;
  const document = await toDocument({ text: gold.text, id: gold.id, published: gold.published });
  const analysis = await analyse(document.text, document.blocks);
  if (cached && analysis.sentences.length > 0) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, JSON.stringify(analysis));
  }
  return analysis;
}

function figure(right: number, found: number, gold: number): Figure {
  const p = found ? right / found : 0;
  const r = gold ? right / gold : 0;
  const round = (value: number): number => Math.round(value * 10000) / 10000;
  return { p: round(p), r: round(r), f1: round(p + r ? (2 * p * r) / (p + r) : 0) };
}

/** The class of an expression, by its words: what kind of time it names. */
export function classOf(words: string): string {
  const text = words.toLowerCase().replace(/\s+/g, ' ');
  if (/quarter|period|half/.test(text)) return 'quarters and periods';
  if (/\b(year-|ago|earlier|later)\b|year-ago|year-earlier/.test(text)) return 'distances';
  if (
    /\b(now|current|currently|recent|recently|soon|future|past|once|previously|already|time|term|then|yet)$/.test(
      text,
    )
  )
    return 'vague references';
  if (/\b(seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|century)\b/.test(text)) {
    return /\b(this|last|next|the|that|current|following)\b/.test(text) ? 'periods by name' : 'durations';
  }
  if (/day\b|weekend/.test(text) && !/yesterday|today/.test(text)) return 'weekdays';
  if (/yesterday|today|tomorrow|tonight|night|morning|evening|afternoon|noon/.test(text))
    return 'days and their parts';
  if (/spring|summer|fall|autumn|winter/.test(text)) return 'seasons';
  if (/\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|nineteen|two thousand/.test(text))
    return 'calendar dates';
  return 'other';
}

/**
 * Scores time/ on gold expressions.
 *
 * @param options.cached keep the grammar in bench/out between runs
 * @returns the figures, a Markdown table of errors by class, and every difference
 */
export async function benchTime(
  options: { gold?: string | URL; cached?: boolean; grammar?: boolean } = {},
): Promise<{ scores: TimeScores; markdown: string; differences: Difference[] }> {
  const path = options.gold ?? DEFAULT_GOLD;
  const golds = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Gold);
  const differences: Difference[] = [];
  const table = new Map<
    string,
    { gold: number; missed: number; spurious: number; extent: number; value: number }
  >();
  const row = (group: string) => {
    const known = table.get(group) ?? { gold: 0, missed: 0, spurious: 0, extent: 0, value: 0 };
    table.set(group, known);
    return known;
  };
  const counts = { relaxed: 0, strict: 0, type: 0, value: 0, gold: 0, found: 0 };
  const inputs: [Document, Analysis][] = [];
  let words = 0;
  for (const gold of golds) {
    const document = await toDocument({ text: gold.text, id: gold.id, published: gold.published });
    document.published ??= gold.published;
    const analysis: Analysis =
      options.grammar === false
        ? { sentences: [], mentions: [], entities: [] }
        : await analysisOf(gold, 'bench/out/time-analysis', options.cached ?? false);
    const { times } = readTimes(document, analysis);
    inputs.push([document, analysis]);
    words += gold.text.split(/\s+/).length;
    const used = new Set<TimeExpression>();
    counts.gold += gold.timexes.length;
    counts.found += times.length;
    const show = (start: number, end: number): string => {
      const text = gold.text;
      return `${text.slice(Math.max(0, start - 50), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`.replace(
        /\s+/g,
        ' ',
      );
    };
    for (const want of gold.timexes) {
      const group = classOf(gold.text.slice(want.start, want.end));
      row(group).gold++;
      let best: { overlap: number; time: TimeExpression } | undefined;
      for (const time of times) {
        const overlap = Math.min(time.end, want.end) - Math.max(time.start, want.start);
        if (!used.has(time) && overlap > 0 && (!best || overlap > best.overlap)) best = { overlap, time };
      }
      if (!best) {
        row(group).missed++;
        differences.push({
          kind: 'missed',
          group,
          line: `${want.type} ${want.value} ${show(want.start, want.end)}`,
        });
        continue;
      }
      const { time } = best;
      used.add(time);
      counts.relaxed++;
      if (time.start === want.start && time.end === want.end) counts.strict++;
      else {
        row(group).extent++;
        differences.push({
          kind: 'extent',
          group,
          line: `gold [${gold.text.slice(want.start, want.end)}] found ${show(time.start, time.end)}`,
        });
      }
      if (time.type === want.type) counts.type++;
      else
        differences.push({
          kind: 'type',
          group,
          line: `gold ${want.type} ${want.value} found ${time.type} ${time.value} ${show(time.start, time.end)}`,
        });
      if (time.value === want.value) counts.value++;
      else {
        row(group).value++;
        differences.push({
          kind: 'value',
          group,
          line: `gold ${want.value} found ${time.value} @${gold.published} ${show(time.start, time.end)}`,
        });
      }
    }
    for (const time of times) {
      if (used.has(time)) continue;
      const group = classOf(gold.text.slice(time.start, time.end));
      row(group).spurious++;
      differences.push({
        kind: 'spurious',
        group,
        line: `${time.type} ${time.value} ${show(time.start, time.end)}`,
      });
    }
  }
  const scores: TimeScores = {
    documents: golds.length,
    gold: counts.gold,
    found: counts.found,
    relaxed: figure(counts.relaxed, counts.found, counts.gold),
    strict: figure(counts.strict, counts.found, counts.gold),
    type: figure(counts.type, counts.found, counts.gold),
    value: figure(counts.value, counts.found, counts.gold),
    wordsPerSecond: Math.round(words / secondsFor(inputs)),
  };
  return { scores, markdown: toMarkdown(scores, table), differences };
}

/** Processor seconds of a second, warm pass over all documents. */
function secondsFor(inputs: readonly [Document, Analysis][]): number {
  const before = process.cpuUsage();
  for (const [document, analysis] of inputs) readTimes(document, analysis);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function toMarkdown(
  scores: TimeScores,
  table: ReadonlyMap<
    string,
    { gold: number; missed: number; spurious: number; extent: number; value: number }
  >,
): string {
  const percent = (value: number): string => value.toFixed(3);
  const lines = [
    '| | precision | recall | F1 |',
    '|---|---:|---:|---:|',
    ...(['relaxed', 'strict', 'type', 'value'] as const).map((name) => {
      const { p, r, f1 } = scores[name];
      return `| ${name} | ${percent(p)} | ${percent(r)} | ${percent(f1)} |`;
    }),
    '',
    '| class | gold | missed | spurious | other extent | other value |',
    '|---|---:|---:|---:|---:|---:|',
    ...[...table]
      .sort((a, b) => b[1].gold - a[1].gold)
      .map(
        ([group, c]) => `| ${group} | ${c.gold} | ${c.missed} | ${c.spurious} | ${c.extent} | ${c.value} |`,
      ),
  ];
  return lines.join('\n');
}

if (process.argv[1]?.replace(/\\/g, '/').match(/\btime\.m?[jt]s$/)) {
  const args = process.argv.slice(2);
  const at = args.indexOf('--errors');
  const only = at >= 0 ? args[at + 1] : undefined;
  const grammar = !args.includes('--no-grammar');
  const gold = args.find((arg, index) => !arg.startsWith('--') && index !== at + 1);
  const { scores, markdown, differences } = await benchTime({
    cached: args.includes('--cached'),
    grammar,
    ...(gold && { gold }),
  });
  if (only !== undefined) {
    for (const { kind, group, line } of differences)
      if (kind === only || only === 'all') console.log(`${kind}\t${group}\t${line}`);
  }
  console.log(markdown);
  console.log(JSON.stringify(scores));
}
