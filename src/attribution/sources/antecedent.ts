/**
 * Whom a pronoun or a description means: every candidate weighed by a small logistic scorer whose weights lie in
 * data/attribution/antecedents.json.
 */
import { readFileSync } from 'node:fs';
import { named } from '../rule.js';
import { namedInOwnWords, opposed, placeOnly, type Saying, twoInstitutions, twoOffices } from './apart.js';
import { type Evidence, evidenceFor } from './evidence.js';
import { type Cluster, features, isInstitution, kindOfCluster } from './features.js';
import type { NounPhrase } from './phrases.js';

/** How an anaphor was resolved, for the explanation. */
export interface Resolution {
  phrase: NounPhrase;
  chosen?: Cluster;
  /** Why a description may mean the one chosen. */
  evidence?: Evidence | undefined;
  candidates: Candidate[];
  /** How often such a link is right: of the best candidate, chosen or not. */
  confidence: number;
}

export interface Candidate {
  cluster: Cluster;
  score: number;
  evidence?: Evidence;
}

type Weights = Readonly<Record<string, number>>;
const data = JSON.parse(
  readFileSync(new URL('../../../data/attribution/antecedents.json', import.meta.url), 'utf8'),
) as {
  pronoun: Weights;
  description: Weights;
  /** From the scores of the best and the next candidate to how often such a link is right. */
  confidence: { pronoun: Weights; description: Weights };
  /** The least confidence with which a link is made. */
  threshold: { pronoun: number; description: number };
};

export const WINDOW = 40; // clusters looked back at, most recently seen first
const RIVALS = 40; // mentions looked back at for somebody else whom a general noun may mean
const KEPT = 4; // candidates kept for the explanation

/** Who speaks, as the clustering asks. */
export interface Speech {
  /** Whether a phrase is the source of an attribution. */
  speaks: (phrase: NounPhrase) => boolean;
  /** The phrase of whoever is quoted where a phrase stands: "I" and "we" are theirs. */
  speakerAround: (phrase: NounPhrase) => NounPhrase | undefined;
  /** With what stance a phrase speaks, and whom it names. */
  sayingOf: (phrase: NounPhrase) => Saying;
}

/** What is known when a phrase is come to. */
export interface Before {
  /** Clusters, the most recently seen last. */
  recent: readonly Cluster[];
  lastSpeaker: Cluster | undefined;
  /** Who is quoted where the phrase stands. */
  enclosing: Cluster | undefined;
  /** All of the document, in text order. */
  phrases: readonly NounPhrase[];
  speech: Speech;
  /** Nouns that the report says of a name anywhere, by the name's last word. */
  calledSo: ReadonlyMap<string, ReadonlySet<string>>;
}

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
const hardClash = named('a pronoun agrees in number and kind');
const onEvidence = named('a description means somebody only on evidence');
const somethingNew = named('something new is said of them');

/** The best antecedent of a phrase among the clusters seen lately. */
export function resolve(phrase: NounPhrase, before: Before, observe: Observer | undefined): Resolution {
  const kind = phrase.form === 'pronoun' ? 'pronoun' : 'description';
  const candidates: Candidate[] = [];
  const rivals = before.recent.slice(-RIVALS);
  for (const cluster of latest(before.recent)) {
    const last = before.phrases[cluster.lastSeen] as NounPhrase;
    const evidence = kind === 'pronoun' ? undefined : evidenceOf(phrase, cluster, rivals, before);
    // Most are told apart by this alone.
    if (kind === 'description' && evidence === undefined && onEvidence()) continue;
    const values = features(phrase, cluster, before.lastSpeaker, before.enclosing, last, evidence);
    if (isAnother(phrase, cluster, values, before)) continue;
    observe?.(phrase, cluster, values);
    candidates.push({ cluster, score: scoreOf(values, data[kind]), ...(evidence && { evidence }) });
  }
  if (!(kind === 'pronoun' ? pronounRule() : descriptionRule()))
    return { phrase, candidates: [], confidence: 0 };
  candidates.sort((a, b) => b.score - a.score || b.cluster.lastSeen - a.cluster.lastSeen);
  const [best, second] = candidates;
  const confidence = best ? confidenceOf(best.score, second?.score ?? 0, data.confidence[kind]) : 0;
  if (best && confidence < data.threshold[kind] && kind === 'pronoun') {
    // "The mayor said she knew": with nobody likelier, who speaks around a pronoun is meant by it.
    const around = candidates.find(({ cluster }) => cluster === before.enclosing);
    const isNear =
      around && (before.phrases[around.cluster.lastSeen] as NounPhrase).sentence === phrase.sentence;
    if (around && isNear)
      return { phrase, chosen: around.cluster, candidates: candidates.slice(0, KEPT), confidence: 0.5 };
  }
  return {
    phrase,
    ...(best && confidence >= data.threshold[kind] && { chosen: best.cluster, evidence: best.evidence }),
    candidates: candidates.slice(0, KEPT),
    confidence,
  };
}

const FARTHEST_SPEAKER = 3; // sentences from a pronoun of another language to whoever spoke last
const LIKELY = 0.8; // how often such a link is right, by eye on the project's own passages

/**
 * Whom a pronoun of another language, or a verb without a subject, means: whoever spoke last and agrees. The scorer's
 * weights are learned on English and not asked.
 */
export function lastWhoSpoke(phrase: NounPhrase, { recent, phrases }: Before): Resolution {
  const fits = latest(recent)
    .filter((cluster) => {
      const last = phrases[cluster.lastSpoke];
      if (!last || phrase.sentence - last.sentence > FARTHEST_SPEAKER) return false;
      if (phrase.gender && cluster.gender && phrase.gender !== cluster.gender) return false;
      const kind = kindOfCluster(cluster);
      if (phrase.plural !== (cluster.plural ?? phrase.plural) && kind !== 'organisation') return false;
      // «وی» and "elle" are persons rather than offices; what no word says may be either.
      return phrase.unwritten || phrase.plural || kind !== 'organisation' || cluster.gender !== undefined;
    })
    .sort((a, b) => b.lastSpoke - a.lastSpoke);
  const [chosen] = fits;
  const candidates = fits.slice(0, KEPT).map((cluster) => ({ cluster, score: LIKELY }));
  return { phrase, ...(chosen && { chosen }), candidates, confidence: chosen ? LIKELY : 0 };
}

/** The clusters seen lately, each once, the latest first. */
function latest(recent: readonly Cluster[]): Cluster[] {
  const seen = new Set<Cluster>();
  for (let i = recent.length - 1; i >= 0 && seen.size < WINDOW; i--) seen.add(recent[i] as Cluster);
  return [...seen];
}

function evidenceOf(
  phrase: NounPhrase,
  cluster: Cluster,
  rivals: readonly Cluster[],
  before: Before,
): Evidence | undefined {
  const called = new Set<string>();
  for (const name of cluster.names.values())
    for (const noun of before.calledSo.get(name[name.length - 1] as string) ?? []) called.add(noun);
  return evidenceFor(phrase, cluster, called, before.lastSpeaker, rivals, before.phrases);
}

/** Whether a phrase cannot mean a cluster, whatever the scorer makes of it. */
function isAnother(
  phrase: NounPhrase,
  cluster: Cluster,
  values: Readonly<Record<string, number>>,
  { speech, phrases }: Before,
): boolean {
  const saying = speech.sayingOf(phrase);
  if (
    namedInOwnWords(saying, cluster) ||
    opposed(phrase, saying, phrases[cluster.lastSpoke], speech.sayingOf)
  )
    return true;
  if (phrase.form === 'pronoun') return hardClash() && disagrees(phrase, cluster, values);
  // "Activists" are not the one activist named before.
  if (phrase.plural && cluster.named && cluster.plural === false && kindOfCluster(cluster) === 'person')
    return true;
  // Two phrases of one sentence that share no noun are two: "quoting the army, the radio said".
  if (sameSentence() && values.sameSentence && (!values.sameHead || values.strangeWords)) return true;
  if (twoInstitutions(phrase, cluster) || twoOffices(phrase, cluster) || placeOnly(phrase, cluster))
    return true;
  // "Officials in Kolm" are not the officials in Varda named before.
  if (somethingNew() && !phrase.definite && values.strangeWords) return true;
  // "the engineer's notes" are new unless notes were spoken of.
  return Boolean(somebodysOwn() && phrase.possessed && (!values.sameHead || values.strangeWords));
}

/** "He" of several, "it" of a person, "they" of one named person. */
function disagrees(phrase: NounPhrase, cluster: Cluster, values: Readonly<Record<string, number>>): boolean {
  if (values.genderClash) return true;
  const person = kindOfCluster(cluster) === 'person';
  if (phrase.gender) return cluster.plural === true || isInstitution(cluster);
  if (phrase.plural) return person && cluster.named && cluster.plural === false;
  return person || cluster.plural === true;
}

/** How often a link with such a score, and such a distance to the next best, is right. */
function confidenceOf(best: number, second: number, weights: Weights): number {
  const { bias = 0, score = 1, margin = 0 } = weights;
  const odds = (p: number) => Math.log(Math.max(p, 1e-6) / Math.max(1 - p, 1e-6));
  const sum = bias + score * odds(best) + margin * (best - second);
  return 1 / (1 + Math.exp(-sum));
}

function scoreOf(values: Record<string, number>, weights: Weights): number {
  let sum = weights.bias ?? 0;
  for (const name in values) sum += (values[name] as number) * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
