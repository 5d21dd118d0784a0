/**
 * Fits the confidence of attributions: a logistic over the few features of src/attribution/confidence.ts, written to
 * data/attribution/confidence.json. Attitudes, orders and questions are judged by the tuning set
 * (../shared/bench/attribution/tune.jsonl), links of chains by the project's own annotated passages
 * (../shared/train/attribution): right where most of what they hold is given to the same source there, and that source
 * is known where the passage tells who it is.
 * `npx tsx bench/attribution-calibrate.ts [articles]`
 */
import { writeFileSync } from 'node:fs';
import { type AttributionReading, attribute } from '../src/attribution/index.js';
import { assembleClaims } from '../src/claim/index.js';
import type { Document } from '../src/document/index.js';
import type { Analysis } from '../src/language/index.js';
import type { Attribution, Span } from '../src/report.js';
import { analysed, readLines } from './attribution-lab.js';
import { type GoldAttribution, match } from './attribution-match.js';

const PASSES = 1500;
const STEP = 1;
const SHRINK = 0.002; // ridge
/** Statements are few, and stand for a kind of page of their own. */
const STATEMENTS = 12;

type Pair = [number, number];
interface Entry {
  content: Pair[];
  chain: { source: Pair | null; antecedent: Pair | null }[];
}

/** Characters that two lists of ranges share. */
function shared(a: readonly Pair[], b: readonly Pair[]): number {
  return a.reduce(
    (sum, [s, e]) => sum + b.reduce((part, [t, f]) => part + Math.max(0, Math.min(e, f) - Math.max(s, t)), 0),
    0,
  );
}

/** Whether most of what an attribution holds has its source in the annotated chain; undefined where none is told. */
function isRight(
  { content, source, sourceId }: Attribution,
  mentions: ReadonlyMap<string, readonly Span[]>,
  entries: readonly Entry[],
): boolean | undefined {
  const pairs = (spans: readonly Span[]): Pair[] => spans.map(({ start, end }) => [start, end]);
  const known = pairs(mentions.get(sourceId ?? '') ?? []);
  const own = [...pairs(source), ...known];
  let right = 0;
  let open = 0;
  for (const entry of entries) {
    const size = shared(pairs(content), entry.content);
    // "he said": right only where it is known who he is
    const isTheirs = entry.chain.some(({ source: s, antecedent }) =>
      antecedent ? shared(known, [antecedent]) > 0 : s !== null && shared(own, [s]) > 0,
    );
    if (isTheirs || (!source.length && entry.chain.some((l) => !l.source))) right += size;
    // A quotation that runs on is annotated without a source.
    else if (entry.chain.some((link) => !link.source)) open += size;
  }
  const all = content.reduce((sum, { start, end }) => sum + end - start, 0);
  if (!right && open * 2 >= all) return undefined;
  return (right ? right + open : 0) * 2 >= all;
}

/** How many claims each attribution is a link of: a confidence is met once a claim, and is to be right as often. */
function claimsHeld(
  document: Document,
  analysis: Analysis,
  attribution: AttributionReading,
): ReadonlyMap<string, number> {
  const nothing = { warnings: [], explanations: [] };
  const { claims } = assembleClaims({
    document,
    analysis,
    attribution,
    time: { times: [], ...nothing },
    place: { places: [], explanations: [] },
    quantity: { quantities: [], ...nothing },
  });
  const held = new Map<string, number>();
  for (const id of claims.flatMap(({ chain }) => chain)) held.set(id, (held.get(id) ?? 0) + 1);
  return held;
}

const gold = new Map(
  readLines('../shared/bench/attribution/tune.jsonl').map((g) => [g.id, g.attributions as GoldAttribution[]]),
);
const data: { values: Readonly<Record<string, number>>; is: boolean }[] = [];
for (const { document, analysis } of await analysed('tune', Number(process.argv[2] ?? Infinity))) {
  const reading = attribute(document, analysis, []);
  const { outcomes } = match(document.text, gold.get(document.id) ?? [], reading.attributions);
  for (const { attribution, right } of outcomes) {
    const values = reading.features.get(attribution.id);
    // whose words a link holds is judged by the passages below; here edges count, which are no matter of whose they are
    if (values && reading.unclaimed.has(attribution.id)) data.push({ values, is: right });
  }
}
for (const set of ['newswire', 'releases'] as const) {
  const entriesOf = new Map(
    readLines(`../shared/train/attribution/${set}.jsonl`).map((g) => [g.id, g.entries as Entry[]]),
  );
  for (const { document, analysis } of await analysed(set, Number(process.argv[2] ?? Infinity))) {
    const reading = attribute(document, analysis, []);
    const held = claimsHeld(document, analysis, reading);
    const mentions = new Map(reading.sources.map((source) => [source.id, source.mentions]));
    for (const attribution of reading.attributions) {
      const values = reading.features.get(attribution.id);
      if (!values || reading.unclaimed.has(attribution.id)) continue;
      const is = isRight(attribution, mentions, entriesOf.get(document.id) ?? []);
      const times = (set === 'releases' ? STATEMENTS : 1) * (held.get(attribution.id) ?? 0);
      if (is !== undefined) for (let k = 0; k < times; k++) data.push({ values, is });
    }
  }
}
const names = [...new Set(data.flatMap((e) => Object.keys(e.values)))].sort();
const weights = new Map(['bias', ...names].map((n) => [n, 0]));
for (let pass = 0; pass < PASSES; pass++) {
  const slope = new Map<string, number>();
  for (const { values, is } of data) {
    let sum = weights.get('bias') as number;
    for (const [name, value] of Object.entries(values)) sum += value * (weights.get(name) as number);
    const error = 1 / (1 + Math.exp(-sum)) - Number(is);
    slope.set('bias', (slope.get('bias') ?? 0) + error);
    for (const [name, value] of Object.entries(values))
      if (value) slope.set(name, (slope.get(name) ?? 0) + error * value);
  }
  for (const [name, value] of weights)
    weights.set(
      name,
      value - STEP * ((slope.get(name) ?? 0) / data.length + SHRINK * value * Number(name !== 'bias')),
    );
}
const rounded = Object.fromEntries([...weights].map(([n, v]) => [n, Math.round(v * 1000) / 1000]));
writeFileSync(
  'data/attribution/confidence.json',
  `${JSON.stringify(
    {
      about:
        'Weights of the logistic that gives an attribution its confidence; fitted by bench/attribution-calibrate.ts on the project’s own annotated passages and the tuning set.',
      weights: rounded,
    },
    null,
    1,
  )}\n`,
);
console.log(data.length, 'attributions,', data.filter((d) => d.is).length, 'right');
console.log(rounded);
