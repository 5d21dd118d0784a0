/** What speaks for and against two mentions of a report telling of one event. */
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
  /** "killed", "died", "wounded": says what something did to people, not what. */
  harm: boolean;
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
  wounded: readonly { min: number; max: number }[];
  /** "an attack", "a blast": a noun with an indefinite article. */
  indefinite: boolean;
  /** "also", "meanwhile", "elsewhere": its sentence goes on to something else. */
  goesOn: boolean;
  /** "had killed": told as what came before. */
  before: boolean;
  /** "the bomb went off": what the verb tells of is known. */
  ofKnown: boolean;
  /** Index of its trigger in its sentence, of the words that it hangs under, and how it hangs on the next. */
  word: number;
  under: ReadonlySet<number>;
  clause: string;
  /** Words that name its actors and recipients, in lower case. */
  who: ReadonlySet<string>;
  whom: ReadonlySet<string>;
  /** The words around the trigger, in lower case: a text often says its first sentence twice. */
  around: ReadonlySet<string>;
}

const data = JSON.parse(readFileSync(new URL('../../data/event/corefer.json', import.meta.url), 'utf8'));
const GENERIC = new Set((data.generic as string).split(' '));
const WARS = new Set((data.wars as string).split(' '));

/**
 * What speaks for and against a mention telling of an event.
 *
 * @param rank how many events of its type were mentioned since this one last was
 */
export function comparisonOf(
  mention: Mention,
  event: readonly Mention[],
  rank: number,
): Record<string, number> {
  const last = event[event.length - 1] as Mention;
  const any = (test: (other: Mention) => boolean) => (event.some(test) ? 1 : 0);
  const sentences = Math.abs(mention.sentence - last.sentence);
  const all = <K extends 'places' | 'days' | 'killed'>(key: K) =>
    event.flatMap((other) => other[key] as readonly Mention[K][number][]);
  const isPlaceShared = mention.places.some((p) =>
    all('places').some((q) => isWithin(p, q) || isWithin(q, p)),
  );
  const isWar = WARS.has(mention.lemma) ? 1 : 0;
  const isGeneric = GENERIC.has(mention.lemma);
  const sameType = any((o) => o.type === mention.type);
  const sameLemma = any((o) => o.lemma === mention.lemma);
  const sameMode = mention.mode ? any((o) => o.mode === mention.mode) : 0;
  const inSentence = event.filter((o) => o.sentence === mention.sentence);
  const isUnder = sentences === 0 && inSentence.some((o) => mention.under.has(o.word));
  const isListItem = mention.clause.startsWith('conj');
  const modes = event.flatMap((o) => o.mode ?? []);
  return {
    sameType,
    sameLemma,
    newVerb: !mention.noun && !sameLemma ? 1 : 0,
    newNoun: mention.noun && !sameLemma && !isGeneric ? 1 : 0,
    sameMode,
    ofHeadline: sameType && event[0]?.isHead && !mention.isHead && mention.sentence <= NEAR_HEAD ? 1 : 0,
    definite: mention.noun && mention.definite ? 1 : 0,
    definiteGeneric: mention.definite && isGeneric ? 1 : 0,
    generic: isGeneric ? 1 : 0,
    fresh: mention.fresh ? 1 : 0,
    otherNumber: mention.noun && last.noun && mention.plural !== last.plural ? 1 : 0,
    otherStatus: mention.status === last.status ? 0 : 1,
    sameSentence: sentences === 0 ? 1 : 0,
    near: sentences === 1 ? 1 : 0,
    far: Math.min(sentences, 10) / 10,
    samePlace: isPlaceShared ? 1 : 0,
    otherPlace: any(
      (o) =>
        apart(mention.places, o.places, (p, q) => !isElsewhere(p, q)) === 1 ||
        // told anew, by a verb, of a place of another name: a heading or a province may still hold it
        (!mention.noun &&
          !o.noun &&
          !o.isHead &&
          apart(mention.places, o.places, (p, q) => isWithin(p, q) || isWithin(q, p)) === 1),
    ),
    sameDay: mention.days.some((d) => all('days').some((e) => meet(d, e))) ? 1 : 0,
    otherDay: any((o) => apart(mention.days, o.days, meet) === 1),
    otherScale: isWar === any((o) => WARS.has(o.lemma)) ? 0 : 1,
    sameToll: mention.killed.some((k) => all('killed').some((l) => k.min === l.min && k.max === l.max))
      ? 1
      : 0,
    // "threatened to kill more": an act that is only possible is not the one that happened
    notYet:
      !mention.noun && mention.status !== 'asserted' && event.every((o) => o.status === 'asserted') ? 1 : 0,
    otherCount:
      mention.count && event.some((o) => o.count) && event.every((o) => o.count !== mention.count) ? 1 : 0,
    otherToll: any((o) => apart(mention.killed, o.killed, (k, l) => k.min <= l.max && l.min <= k.max) === 1),
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
    indefinite: mention.indefinite ? 1 : 0,
    goesOn: mention.goesOn ? 1 : 0,
    before: mention.before && !any((o) => o.before) ? 1 : 0,
    ofKnown: mention.ofKnown && !sameLemma ? 1 : 0,
    below: isUnder && !isListItem ? 1 : 0,
    beside: isUnder && isListItem ? 1 : 0,
    above: inSentence.some((o) => o.under.has(mention.word)) ? 1 : 0,
    sameHurt: mention.wounded.some((k) =>
      event.some((o) => o.wounded.some((l) => k.min === l.min && k.max === l.max)),
    )
      ? 1
      : 0,
    latest: sameType && rank === 0 ? 1 : 0,
    older: sameType ? Math.min(rank, 4) / 4 : 0,
    headline: sameType && event[0]?.isHead && !mention.isHead ? 1 : 0,
    newHarm: mention.harm && !sameLemma ? 1 : 0,
    ofHarm: event.every((o) => o.harm) ? 1 : 0,
    sameWay: modes.some((m) => WAYS[m] !== undefined && WAYS[m] === WAYS[mention.mode ?? '']) ? 1 : 0,
    unlikePlace: mention.places.length && all('places').length && !isPlaceShared ? 1 : 0,
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
