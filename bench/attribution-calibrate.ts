/**
 * Fits the confidence of attributions on the tuning set (../shared/bench/attribution/tune.jsonl): a logistic over the
 * few features of src/attribution/confidence.ts, written to data/attribution/confidence.json.
 * `npx tsx bench/attribution-calibrate.ts [articles]`
 */
import { writeFileSync } from 'node:fs';
import { attribute } from '../src/attribution/index.js';
import { analysed, readLines } from './attribution-lab.js';
import { type GoldAttribution, match } from './attribution-match.js';

const PASSES = 1500;
const STEP = 1;
const SHRINK = 0.002; // ridge

const gold = new Map(
  readLines('../shared/bench/attribution/tune.jsonl').map((g) => [g.id, g.attributions as GoldAttribution[]]),
);
const data: { values: Readonly<Record<string, number>>; is: boolean }[] = [];
for (const { document, analysis } of await analysed('tune', Number(process.argv[2] ?? Infinity))) {
  const reading = attribute(document, analysis, []);
  const { outcomes } = match(document.text, gold.get(document.id) ?? [], reading.attributions);
  for (const { attribution, right } of outcomes) {
    const values = reading.features.get(attribution.id);
    if (values) data.push({ values, is: right });
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
        'Weights of the logistic that gives an attribution its confidence; fitted on the tuning set by bench/attribution-calibrate.ts.',
      weights: rounded,
    },
    null,
    1,
  )}\n`,
);
console.log(data.length, 'attributions,', data.filter((d) => d.is).length, 'right');
console.log(rounded);
