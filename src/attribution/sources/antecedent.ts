/**
 * Whom a pronoun or a description means: every candidate weighed by a small logistic scorer whose weights lie in
 * data/attribution/antecedents.json.
 */
import { readFileSync } from 'node:fs';
import { named } from '../rule.js';
import { placeOnly, twoInstitutions, twoOffices } from './apart.js';
import { type Cluster, features } from './features.js';
import type { NounPhrase } from './phrases.js';

/** How an anaphor was resolved, for the explanation. */
export interface Resolution {
  phrase: NounPhrase;
  chosen?: Cluster;
  candidates: { cluster: Cluster; score: number }[];
}

type Weights = Readonly<Record<string, number>>;
const data = JSON.parse(
  readFileSync(new URL('../../../data/attribution/antecedents.json', import.meta.url), 'utf8'),
) as { pronoun: Weights; description: Weights; threshold: { pronoun: number; description: number } };

export const WINDOW = 40; // clusters looked back at, most recently seen first
const KEPT = 4; // candidates kept for the explanation

/** Sees every candidate with its features: for the script that learns the weights. */
export type Observer = (
  phrase: NounPhrase,
  cluster: Cluster,
  values: Readonly<Record<string, number>>,
) => void;

const pronounRule = named('who a pronoun is');
const descriptionRule = named('who a description is');
const somebodysOwn = named('what is somebody’s is new');
const sameSentence = named('two of one sentence');
const somethingNew = named('something new is said of them');

/**
 * The best antecedent of a phrase among the clusters seen lately.
 *
 * @param recent most recently seen last
 * @param phrases all of the document, in text order
 */
export function resolve(
  phrase: NounPhrase,
  recent: readonly Cluster[],
  lastSpeaker: Cluster | undefined,
  enclosing: Cluster | undefined,
  phrases: readonly NounPhrase[],
  observe: Observer | undefined,
): Resolution {
  const kind = phrase.form === 'pronoun' ? 'pronoun' : 'description';
  const candidates: Resolution['candidates'] = [];
  const seen = new Set<Cluster>();
  for (let i = recent.length - 1; i >= 0 && seen.size < WINDOW; i--) {
    const cluster = recent[i] as Cluster;
    if (seen.has(cluster)) continue;
    seen.add(cluster);
    const values = features(phrase, cluster, lastSpeaker, enclosing, phrases[cluster.lastSeen] as NounPhrase);
    observe?.(phrase, cluster, values);
    // Two phrases of one sentence that share no noun are two: "quoting the army, the radio said".
    if (
      sameSentence() &&
      kind === 'description' &&
      values.sameSentence &&
      (!values.sameHead || values.strangeWords)
    )
      continue;
    if (
      kind === 'description' &&
      (twoInstitutions(phrase, cluster) || twoOffices(phrase, cluster) || placeOnly(phrase, cluster))
    )
      continue;
    // "Officials in Kolm" are not the officials in Varda named before.
    if (somethingNew() && kind === 'description' && !phrase.definite && values.strangeWords) continue;
    // "the engineer's notes" are new unless notes were spoken of.
    if (somebodysOwn() && phrase.possessed && !values.sameHead) continue;
    const score = scoreOf(values, data[kind]);
    candidates.push({ cluster, score });
  }
  if (!(kind === 'pronoun' ? pronounRule() : descriptionRule())) return { phrase, candidates: [] };
  candidates.sort((a, b) => b.score - a.score || b.cluster.lastSeen - a.cluster.lastSeen);
  const best = candidates[0];
  return {
    phrase,
    ...(best && best.score >= data.threshold[kind] && { chosen: best.cluster }),
    candidates: candidates.slice(0, KEPT),
  };
}

function scoreOf(values: Record<string, number>, weights: Weights): number {
  let sum = weights.bias ?? 0;
  for (const [name, value] of Object.entries(values)) sum += value * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
