/**
 * Learns the antecedent scorer's weights from the project's own annotated passages (the antecedents in
 * ../shared/train/attribution) and writes them to data/attribution/antecedents.json.
 * `npx tsx bench/attribution-antecedents.ts [passages]`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { collectDrafts } from '../src/attribution/collect.js';
import { contextOf } from '../src/attribution/context.js';
import { nest } from '../src/attribution/nesting.js';
import { gather } from '../src/attribution/sources/cluster.js';
import type { Cluster } from '../src/attribution/sources/features.js';
import { enclosingSpeakers, speakingPhrases } from '../src/attribution/sources/index.js';
import type { NounPhrase } from '../src/attribution/sources/phrases.js';
import { analysed, goldPassages, readLines } from './attribution-lab.js';

type Pair = [number, number];
interface Example {
  kind: 'pronoun' | 'description';
  values: Readonly<Record<string, number>>;
  is: boolean;
  /** Examples of one anaphor share a group. */
  group: number;
}

const PASSES = 400;
const STEP = 0.5;
const SHRINK = 0.001; // ridge
/** What common sense knows about a weight's side, so that little data does not teach the contrary. */
const AT_LEAST: Record<string, Record<string, number>> = {
  pronoun: { genderMatch: 0.5, kindMatch: 0.3, numberMatch: 0, enclosing: 0 },
  description: { genderMatch: 0.5, kindMatch: 0.3, numberMatch: 0, sameHead: 2 },
};
const AT_MOST: Record<string, Record<string, number>> = {
  pronoun: { genderClash: -4, kindClash: -0.5, numberClash: -1, strangeWords: 0, distance: -0.3 },
  // Somebody described inside another's words is hardly that other.
  description: {
    genderClash: -4,
    kindClash: -2,
    numberClash: -1,
    strangeWords: -0.3,
    distance: -0.3,
    enclosing: -3,
    sameSentence: -2.5,
  },
};
const touches = (a: Pair, b: { start: number; end: number }) => a[0] < b.end && b.start < a[1];

export async function examples(most: number): Promise<Example[]> {
  const out: Example[] = [];
  let group = 0;
  const sets = [
    {
      inputs: await analysed('newswire', most),
      gold: readLines('../shared/train/attribution/newswire.jsonl'),
    },
    { inputs: await goldPassages(), gold: readLines('../shared/train/attribution/articles.jsonl') },
  ];
  for (const { inputs, gold } of sets) {
    const byId = new Map(gold.map((g) => [g.id, g]));
    for (const { document, analysis } of inputs) {
      const entries = byId.get(document.id)?.entries as {
        chain: { source: Pair | null; antecedent: Pair | null }[];
      }[];
      const links = entries.flatMap((e) => e.chain).filter((l) => l.source);
      const context = contextOf(document, analysis);
      const { drafts } = collectDrafts(context);
      drafts.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
      nest(drafts, () => undefined);
      const { phrases, phraseOf } = speakingPhrases(context, drafts);
      const speaking = new Set(phraseOf.values());
      const seen = new Map<
        NounPhrase,
        { cluster: Cluster; values: Readonly<Record<string, number>>; mentions: NounPhrase[] }[]
      >();
      gather(
        phrases,
        (p) => speaking.has(p),
        enclosingSpeakers(phrases, drafts, phraseOf),
        (phrase, cluster, values) => {
          const list = seen.get(phrase) ?? [];
          list.push({ cluster, values, mentions: [...cluster.phrases] });
          seen.set(phrase, list);
        },
      );
      for (const [phrase, candidates] of seen) {
        const link = links.find((l) => touches(l.source as Pair, phrase.span));
        if (!link) continue;
        group++;
        const kind = phrase.form === 'pronoun' ? 'pronoun' : 'description';
        for (const { values, mentions } of candidates) {
          const is =
            link.antecedent !== null && mentions.some((m) => touches(link.antecedent as Pair, m.span));
          out.push({ kind, values, is, group });
        }
      }
    }
  }
  return out;
}

/** Logistic regression by gradient descent, ridge penalty. */
export function learn(data: readonly Example[], kind: string): Record<string, number> {
  const names = [...new Set(data.flatMap((e) => Object.keys(e.values)))].sort();
  const weights = new Map(['bias', ...names].map((n) => [n, 0]));
  for (let pass = 0; pass < PASSES; pass++) {
    const slope = new Map<string, number>();
    for (const { values, is } of data) {
      let sum = weights.get('bias') as number;
      for (const [name, value] of Object.entries(values)) sum += value * (weights.get(name) as number);
      const error = 1 / (1 + Math.exp(-sum)) - Number(is);
      const weight = is ? 4 : 1; // one right candidate among many
      slope.set('bias', (slope.get('bias') ?? 0) + error * weight);
      for (const [name, value] of Object.entries(values))
        if (value) slope.set(name, (slope.get(name) ?? 0) + error * value * weight);
    }
    for (const [name, value] of weights)
      weights.set(
        name,
        Math.min(
          AT_MOST[kind]?.[name] ?? Infinity,
          Math.max(
            AT_LEAST[kind]?.[name] ?? -Infinity,
            value - STEP * ((8 * (slope.get(name) ?? 0)) / data.length + SHRINK * value),
          ),
        ),
      );
  }
  return Object.fromEntries([...weights].map(([n, v]) => [n, Math.round(v * 1000) / 1000]));
}

if (process.argv[1]?.includes('attribution-antecedents')) {
  const all = await examples(Number(process.argv[2] ?? Infinity));
  const path = 'data/attribution/antecedents.json';
  const old = JSON.parse(readFileSync(path, 'utf8'));
  const next = { ...old };
  for (const kind of ['pronoun', 'description'] as const) {
    const data = all.filter((e) => e.kind === kind);
    const weights = learn(data, kind);
    next[kind] = weights;
    for (const threshold of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
      const groups = groupBy(data);
      let right = 0;
      let chosen = 0;
      let wanted = 0;
      for (const list of groups.values()) {
        const scored = list.map((e) => ({ e, s: score(e.values, weights) })).sort((a, b) => b.s - a.s);
        const best = scored[0];
        if (list.some((e) => e.is)) wanted++;
        if (!best || best.s < threshold) continue;
        chosen++;
        if (best.e.is) right++;
      }
      console.log(kind, threshold, { anaphors: groups.size, wanted, chosen, right });
    }
  }
  writeFileSync(path, `${JSON.stringify(next, null, 1)}\n`);
}

function groupBy(data: readonly Example[]): Map<number, Example[]> {
  const groups = new Map<number, Example[]>();
  for (const e of data) groups.set(e.group, [...(groups.get(e.group) ?? []), e]);
  return groups;
}

function score(values: Readonly<Record<string, number>>, weights: Record<string, number>): number {
  let sum = weights.bias ?? 0;
  for (const [name, value] of Object.entries(values)) sum += value * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
