/** Which mentions of a report tell of the same event: each goes to the event it fits best, or is a new one. */
import { readFileSync } from 'node:fs';
import type { PloverType } from '../report.js';

/** A place: its key, the keys of what holds it, and where it lies if it is a town or a site. */
export interface Whereabouts {
  key: string;
  within: readonly string[];
  at?: { lat: number; lon: number };
}

/** What is compared of a mention. */
export interface Mention {
  type: PloverType;
  mode?: string;
  lemma: string;
  sentence: number;
  /** Stands in the first sentence, which says what a report is about. */
  isHead: boolean;
  noun: boolean;
  /** "the attack", "that raid": looks back. */
  definite: boolean;
  /** "a second blast", "another raid", "several attacks": somebody new. */
  fresh: boolean;
  plural: boolean;
  /** How many there were, in the text's words: "34" strikes. */
  count?: string;
  status: string;
  /** Gazetteer identifiers, or names in lower case, of where it happened, with what holds them. */
  places: readonly Whereabouts[];
  days: readonly { earliest: string; latest: string }[];
  /** How many it is said to have killed in all: "at least six of those killed" is not among them. */
  killed: readonly { min: number; max: number }[];
  /** Words that name its actors and recipients, in lower case. */
  who: ReadonlySet<string>;
  whom: ReadonlySet<string>;
  /** The words around the trigger, in lower case: a text often says its first sentence twice. */
  around: ReadonlySet<string>;
}

const data = JSON.parse(readFileSync(new URL('../../data/event/corefer.json', import.meta.url), 'utf8'));
const weights = data.weights as Record<string, number>;
const GENERIC = new Set((data.generic as string).split(' '));
const COMPARED = 12; // of an event's mentions: its first and its last ones
const REACH = 25; // events looked back at: what is farther back is not meant by "the attack"

/** The chosen event of each mention, as numbers from 0 in order of first mention. */
export function corefer(mentions: readonly Mention[]): number[] {
  const events: Mention[][] = [];
  const open: number[] = []; // events by when they were last mentioned, last first
  return mentions.map((mention) => {
    let best = -1;
    let highest = 0;
    for (const at of open.slice(0, REACH)) {
      const all = events[at] as Mention[];
      const score = scoreOf(
        mention,
        all.length > COMPARED ? [all[0] as Mention, ...all.slice(-COMPARED)] : all,
      );
      if (score !== undefined && score > highest) {
        highest = score;
        best = at;
      }
    }
    if (best < 0) {
      best = events.length;
      events.push([]);
    }
    (events[best] as Mention[]).push(mention);
    const before = open.indexOf(best);
    if (before >= 0) open.splice(before, 1);
    open.unshift(best);
    return best;
  });
}

/** Log-odds that a mention tells of an event; undefined where what is told of both cannot be of one. */
function scoreOf(mention: Mention, event: readonly Mention[]): number | undefined {
  // of another type and told by other words: nothing else that is the same would outweigh that
  if (!event.some((other) => other.type === mention.type || other.lemma === mention.lemma)) return undefined;
  const features = comparisonOf(mention, event);
  if (
    features.otherToll ||
    features.otherCount ||
    features.notYet ||
    features.otherPlace ||
    features.otherDay
  )
    return undefined;
  return Object.entries(features).reduce(
    (sum, [name, value]) => sum + (weights[name] ?? 0) * value,
    weights.bias ?? 0,
  );
}

/** What speaks for and against a mention telling of an event. */
export function comparisonOf(mention: Mention, event: readonly Mention[]): Record<string, number> {
  const last = event[event.length - 1] as Mention;
  const any = (test: (other: Mention) => boolean) => (event.some(test) ? 1 : 0);
  const sentences = mention.sentence - last.sentence;
  const all = <K extends 'places' | 'days' | 'killed'>(key: K) =>
    event.flatMap((other) => other[key] as readonly Mention[K][number][]);
  const isGeneric = GENERIC.has(mention.lemma);
  const sameType = any((o) => o.type === mention.type);
  const sameLemma = any((o) => o.lemma === mention.lemma);
  const sameMode = mention.mode ? any((o) => o.mode === mention.mode) : 0;
  const modes = event.flatMap((o) => o.mode ?? []);
  return {
    sameType,
    sameLemma,
    newVerb: !mention.noun && !sameLemma ? 1 : 0,
    newNoun: mention.noun && !sameLemma && !isGeneric ? 1 : 0,
    sameMode,
    otherMode: mention.mode && modes.length && modes.every((m) => isOtherWay(m, mention.mode)) ? 1 : 0,
    ofHeadline: sameType && event[0]?.isHead && !mention.isHead && mention.sentence <= NEAR_HEAD ? 1 : 0,
    violence: mention.type === 'ASSAULT' && sameType ? 1 : 0,
    definite: mention.noun && mention.definite ? 1 : 0,
    definiteGeneric: mention.definite && isGeneric ? 1 : 0,
    generic: isGeneric ? 1 : 0,
    fresh: mention.fresh ? 1 : 0,
    otherNumber: mention.noun && last.noun && mention.plural !== last.plural ? 1 : 0,
    otherStatus: mention.status === last.status ? 0 : 1,
    sameSentence: sentences === 0 ? 1 : 0,
    near: sentences === 1 ? 1 : 0,
    far: Math.min(sentences, 10) / 10,
    samePlace: mention.places.some((p) => all('places').some((q) => isWithin(p, q) || isWithin(q, p)))
      ? 1
      : 0,
    equalPlace: mention.places.some((p) => all('places').some((q) => p.key === q.key)) ? 1 : 0,
    otherPlace: apart(mention.places, all('places'), (p, q) => !isElsewhere(p, q)),
    sameDay: mention.days.some((d) => all('days').some((e) => meet(d, e))) ? 1 : 0,
    otherDay: apart(mention.days, all('days'), meet),
    sameToll: mention.killed.some((k) => all('killed').some((l) => k.min === l.min && k.max === l.max))
      ? 1
      : 0,
    // "threatened to kill more": an act that is only possible is not the one that happened
    notYet:
      !mention.noun && mention.status !== 'asserted' && event.every((o) => o.status === 'asserted') ? 1 : 0,
    otherCount:
      mention.count && event.some((o) => o.count) && event.every((o) => o.count !== mention.count) ? 1 : 0,
    otherToll: apart(mention.killed, all('killed'), (k, l) => k.min <= l.max && l.min <= k.max),
    sameWho: shared(
      mention.who,
      event.map((o) => o.who),
    ),
    otherWho: unlike(
      mention.who,
      event.map((o) => o.who),
    ),
    sameWhom: shared(
      mention.whom,
      event.map((o) => o.whom),
    ),
    otherWhom: unlike(
      mention.whom,
      event.map((o) => o.whom),
    ),
    sameAround: any((o) => likeness(mention.around, o.around) >= ALIKE),
    bare:
      mention.who.size +
      mention.whom.size +
      mention.places.length +
      mention.days.length +
      mention.killed.length
        ? 0
        : 1,
  };
}

const ALIKE = 0.6; // share of the words around two triggers from which they are the same words

/** Share of the words of either that both have. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both || 1);
}

function apart<T>(here: readonly T[], there: readonly T[], fits: (a: T, b: T) => boolean): number {
  return here.length && there.length && !here.some((a) => there.some((b) => fits(a, b))) ? 1 : 0;
}

const NEAR_HEAD = 2; // sentences after the first one that tell what it told
const BESIDE_KM = 15; // towns and sites this near may be told as where one thing happened

/** Ways of violence that may be told of one event: "a shooting", "a clash", "an attack". */
const WAYS: Readonly<Record<string, string>> = {
  explosives: 'bomb',
  'suicide-attack': 'bomb',
  aerial: 'air',
  drone: 'air',
  abduct: 'abduct',
  sexual: 'sexual',
  destroy: 'destroy',
  unconventional: 'unconventional',
  execute: 'execute',
  'heavy-weapons': 'shells',
};

function isOtherWay(a: string, b: string | undefined): boolean {
  const [one, other] = [WAYS[a], WAYS[b ?? '']];
  return one !== undefined && other !== undefined && one !== other;
}

/** Whether two places exclude one another: neither holds the other, and on the map they lie apart. What is on no map excludes nothing. */
function isElsewhere(p: Whereabouts, q: Whereabouts): boolean {
  if (isWithin(p, q) || isWithin(q, p) || !p.within.length || !q.within.length) return false;
  if (!p.at || !q.at) return true;
  const north = (p.at.lat - q.at.lat) * KM_A_DEGREE;
  const east = (p.at.lon - q.at.lon) * KM_A_DEGREE * Math.cos((p.at.lat * Math.PI) / 180);
  return Math.hypot(north, east) > BESIDE_KM;
}

const KM_A_DEGREE = 111;

function isWithin(inner: Whereabouts, outer: Whereabouts): boolean {
  return inner.key === outer.key || inner.within.includes(outer.key);
}

function meet(a: { earliest: string; latest: string }, b: { earliest: string; latest: string }): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

function shared(words: ReadonlySet<string>, others: readonly ReadonlySet<string>[]): number {
  return others.some((other) => [...words].some((word) => other.has(word))) ? 1 : 0;
}

function unlike(words: ReadonlySet<string>, others: readonly ReadonlySet<string>[]): number {
  return words.size && others.some((o) => o.size) && !shared(words, others) ? 1 : 0;
}
