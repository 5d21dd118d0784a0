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
import { speakingPhrases, speechOf } from '../src/attribution/sources/index.js';
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

const PASSES = 1500;
const STEP = 0.1;
const SHRINK = 0.01; // ridge
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
      const alike = new Map<string, Pair[]>();
      for (const { source, antecedent } of links)
        if (source && antecedent) alike.set(`${antecedent}`, [...(alike.get(`${antecedent}`) ?? []), source]);
      const context = contextOf(document, analysis);
      const { drafts } = collectDrafts(context);
      drafts.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
      nest(drafts, () => undefined);
      const { phrases, phraseOf } = speakingPhrases(context, drafts);
      const seen = new Map<
        NounPhrase,
        { cluster: Cluster; values: Readonly<Record<string, number>>; mentions: NounPhrase[] }[]
      >();
      gather(phrases, speechOf(phrases, drafts, phraseOf), (phrase, cluster, values) => {
        const list = seen.get(phrase) ?? [];
        list.push({ cluster, values, mentions: [...cluster.phrases] });
        seen.set(phrase, list);
      });
      for (const [phrase, candidates] of seen) {
        const link = links.find((l) => touches(l.source as Pair, phrase.span));
        if (!link) continue;
        group++;
        const kind = phrase.form === 'pronoun' ? 'pronoun' : 'description';
        // The fullest mention, and every other that the annotator gives back to it.
        const meant =
          link.antecedent === null ? [] : [link.antecedent, ...(alike.get(`${link.antecedent}`) ?? [])];
        for (const { values, mentions } of candidates) {
          // The same words again are no link back to a fuller mention, and annotated as none.
          if (!meant.length && values.sameHead && !values.strangeWords) continue;
          const is = meant.some((span) => mentions.some((m) => m !== phrase && touches(span, m.span)));
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
    const choices = choicesOf(data, weights);
    next.confidence[kind] = fitConfidence(choices);
    const wanted = [...groupBy(data).values()].filter((list) => list.some((e) => e.is)).length;
    for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const chosen = choices.filter((c) => confidence(c, next.confidence[kind]) >= threshold);
      const right = chosen.filter((c) => c.is).length;
      console.log(kind, threshold, { anaphors: choices.length, wanted, chosen: chosen.length, right });
    }
  }
  writeFileSync(path, `${JSON.stringify(next, null, 1)}\n`);
}

interface Choice {
  /** Log-odds of the best candidate's score, and its distance to the next. */
  odds: number;
  margin: number;
  is: boolean;
}

/** The best candidate of each anaphor. */
function choicesOf(data: readonly Example[], weights: Record<string, number>): Choice[] {
  return [...groupBy(data).values()].flatMap((list) => {
    const scored = list.map((e) => ({ e, s: score(e.values, weights) })).sort((a, b) => b.s - a.s);
    const [best, second] = scored;
    if (!best) return [];
    const odds = Math.log(Math.max(best.s, 1e-6) / Math.max(1 - best.s, 1e-6));
    return [{ odds, margin: best.s - (second?.s ?? 0), is: best.e.is }];
  });
}

function confidence({ odds, margin }: Choice, weights: Record<string, number>): number {
  const sum = (weights.bias ?? 0) + (weights.score ?? 1) * odds + (weights.margin ?? 0) * margin;
  return 1 / (1 + Math.exp(-sum));
}

/** How often the best candidate is right, by its score and its distance to the next. */
function fitConfidence(choices: readonly Choice[]): Record<string, number> {
  const weights = { bias: 0, score: 1, margin: 0 };
  for (let pass = 0; pass < 4000; pass++) {
    const slope = { bias: 0, score: 0, margin: 0 };
    for (const choice of choices) {
      const error = confidence(choice, weights) - Number(choice.is);
      slope.bias += error;
      slope.score += error * choice.odds;
      slope.margin += error * choice.margin;
    }
    weights.bias -= slope.bias / choices.length;
    weights.score -= (0.1 * slope.score) / choices.length;
    weights.margin -= slope.margin / choices.length;
  }
  return Object.fromEntries(Object.entries(weights).map(([n, v]) => [n, Math.round(v * 1000) / 1000]));
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
