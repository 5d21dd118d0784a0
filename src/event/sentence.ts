/** The events that one sentence tells of: the lexicon and the tree, and the reader model's heads where it has them. */
import type { EventReading } from '../language/index.js';
import type { PloverType } from '../report.js';
import { demandsIn } from './demands.js';
import type { Draft } from './draft.js';
import { type Candidate, candidatesIn, isArrival, sameHappening } from './find.js';
import { likeliest, rolePhrases, roleWords } from './heads.js';
import { type Facts, headWord, joinByTree, ownersOf } from './joins.js';
import { isListed } from './lexicon.js';
import { isModeOf, modeAround } from './modes.js';
import { rolesOf } from './roles.js';
import { outright, statusOf } from './status.js';
import { eachInOneRole, targetsFirst, victimsOtherwise } from './targets.js';
import type { Tree } from './tree.js';

const SURE = 0.53; // score from which a word is a trigger: events/dev, by hand
const SURE_ABROAD = 0.85; // … in languages that the lexicon does not know: by eye, nothing measures it
const SURE_TYPE_ABROAD = 0.7;
const LEXICON_TYPE = 0.45; // what the lexicon's type of a word adds to the model's probability of it
const SURE_MODE = 0.5; // probability from which the model's mode is believed
const PHRASE_TYPE = 1; // … of several words: they say more than the model sees in one
const LEAST_SEEN = 0.2; // probability from which the model does not rule out a role that the tree gives
const HEAD_WEIGHT = 0.65; // of the model's probability beside the lexicon's

/** The drafts of a sentence, in word order. */
export function draftsOf(tree: Tree, sentence: number, facts: Facts): Draft[] {
  const readings = tree.sentence.events;
  const drafts = readings ? withHeads(tree, sentence, readings) : byRules(tree, sentence);
  for (const demand of demandsIn(tree, sentence, drafts)) drafts.push(demand);
  drafts.sort((a, b) => a.word - b.word);
  for (const draft of drafts)
    if (isDeadly(tree, draft)) {
      draft.type = 'ASSAULT';
      delete draft.mode;
    }
  const towns = new Set(
    facts.places
      .filter(
        ({ usage, feature }) => usage === 'literal' && !/^(?:PCL|CONT|RGN)/.test(feature?.featureCode ?? ''),
      )
      .map(({ start, end }) => headWord(tree, start, end)),
  );
  for (const draft of drafts) placesAmongRecipients(tree, draft, towns);
  joinByTree(tree, drafts, facts);
  for (const draft of drafts) victimsOtherwise(tree, draft);
  return drafts;
}

function byRules(tree: Tree, sentence: number): Draft[] {
  const candidates = candidatesIn(tree);
  const types = new Map(candidates.map((c) => [c.word, { type: c.entry.type as string }]));
  const same = sameHappening(tree, types);
  const told = inverted(same);
  const drafts = candidates
    .filter(({ word }) => !same.has(word))
    .map((candidate) => draftOf(tree, sentence, candidate, told.get(candidate.word) ?? []));
  addRoles(tree, drafts);
  return drafts;
}

/** A word or phrase of the lexicon, with the words that tell the same, as a draft without roles. */
function draftOf(
  tree: Tree,
  sentence: number,
  { word, trigger, entry, score }: Candidate,
  also: number[],
): Draft {
  const all = [word, ...also];
  const mode = entry.type === 'ASSAULT' ? (modeAround(tree, all) ?? entry.mode) : entry.mode;
  return {
    sentence,
    word,
    trigger,
    also,
    type: entry.type,
    ...(mode && { mode }),
    status: statusOf(tree, all),
    score,
    actor: [],
    recipient: [],
    place: [],
    time: [],
    killed: [],
    wounded: [],
    rule: 'a word of the lexicon',
  };
}

function addRoles(tree: Tree, drafts: readonly Draft[]): void {
  const owners = ownersOf(drafts);
  for (const draft of drafts) {
    const roles = rolesOf(tree, [draft.word, ...draft.also], (i) => owners.has(i), draft.type);
    draft.actor = roles.actor;
    draft.recipient = roles.recipient;
  }
}

/** In other languages the event heads know what they learned in English: only what they are very sure of is told. */
function isSureAbroad({ score, types }: EventReading): boolean {
  const [type, p] = likeliest(types) ?? [];
  return score >= SURE_ABROAD && type !== 'OTHER' && (p ?? 0) >= SURE_TYPE_ABROAD;
}

function withHeads(tree: Tree, sentence: number, readings: readonly EventReading[]): Draft[] {
  const candidates = candidatesIn(tree);
  // of a phrase ("halted economic aid") each word may be the one that the model sees
  const listed = new Map([...candidates].reverse().flatMap((c) => c.trigger.map((i) => [i, c] as const)));
  const chosen = readings.flatMap((reading) => {
    const own = listed.get(reading.word);
    // The lexicon knows English only: elsewhere the model is asked alone.
    if (tree.sentence.language !== undefined)
      return isSureAbroad(reading) ? [{ reading, own: undefined, score: reading.score }] : [];
    if (isArrival(tree, reading.word)) return [];
    const score = HEAD_WEIGHT * reading.score + (1 - HEAD_WEIGHT) * (own?.score ?? 0);
    return score >= SURE ? [{ reading, own, score }] : [];
  });
  const types = new Map(candidates.map((c) => [c.word, { type: c.entry.type as string }]));
  for (const { reading } of chosen)
    types.set(reading.word, { type: likeliest(reading.types)?.[0] ?? 'OTHER' });
  const same = sameHappening(tree, types);
  const told = inverted(same);
  const isTrigger = new Set(chosen.map(({ reading }) => reading.word));
  // "killing" of "air strikes …, killing nine" is told by the strikes, if those are told of at all
  const kept = chosen.filter(({ reading: { word } }) => !isTrigger.has(same.get(word) ?? -1));
  const heads = new Set(kept.map(({ reading }) => reading.word));
  const drafts = kept.map(({ reading, own, score }): Draft => {
    const { word } = reading;
    const also = (told.get(word) ?? []).filter((other) => !heads.has(other));
    const type = typeOf(reading, own);
    const mode =
      decisive(own, type) ??
      (type === 'ASSAULT' ? modeAround(tree, [word, ...also]) : undefined) ??
      seenMode(reading, type);
    return {
      sentence,
      word,
      trigger: own?.trigger ?? [word],
      also,
      type,
      ...(mode && { mode }),
      status: outright(tree, word) ?? likeliest(reading.statuses)?.[0] ?? statusOf(tree, [word, ...also]),
      score,
      actor: rolePhrases(tree, reading.actor, word),
      recipient: rolePhrases(tree, reading.recipient, word),
      place: roleWords(reading.place),
      time: roleWords(reading.time),
      killed: roleWords(reading.killed),
      wounded: roleWords(reading.wounded),
      seen: reading,
      rule: own ? 'the reader model, and a word of the lexicon' : 'the reader model',
    };
  });
  completeRoles(tree, drafts);
  for (const draft of drafts) {
    targetsFirst(tree, draft);
    eachInOneRole(draft);
  }
  return [...drafts, ...phrasesUnseen(tree, sentence, candidates, drafts)];
}

/** Phrases of the lexicon ("shared evidence") of which the model sees no word. */
function phrasesUnseen(
  tree: Tree,
  sentence: number,
  candidates: readonly Candidate[],
  drafts: readonly Draft[],
): Draft[] {
  const taken = new Set(drafts.flatMap(({ trigger, also }) => [...trigger, ...also]));
  // words for violence are seen by the model where they tell of any
  const unseen = candidates.filter(
    ({ trigger, entry }) =>
      entry.type !== 'ASSAULT' && trigger.length > 1 && !trigger.some((i) => taken.has(i)),
  );
  const added = unseen.map((candidate) => draftOf(tree, sentence, candidate, []));
  addRoles(tree, added);
  return added;
}

/** "executed", "kidnapped", "set fire to": words that are their mode, whatever stands beside them. */
function decisive(own: Candidate | undefined, type: PloverType): string | undefined {
  const { mode, type: listed } = own?.entry ?? {};
  if (mode === undefined || listed !== type) return undefined;
  return isListed('decisiveModes', mode) || (own?.trigger.length ?? 0) > 1 ? mode : undefined;
}

/** The likeliest of the modes that a type has, where the model is surer of it than of none. */
function seenMode({ modes }: EventReading, type: PloverType): string | undefined {
  const [mode, p] =
    likeliest(Object.fromEntries(Object.entries(modes).filter(([m]) => isModeOf(type, m)))) ?? [];
  return mode !== undefined && (p ?? 0) >= SURE_MODE ? mode : undefined;
}

/** The type that the model and the lexicon give together. */
function typeOf({ types }: EventReading, own: Candidate | undefined): PloverType {
  const sums = { ...types };
  if (own)
    sums[own.entry.type] =
      (sums[own.entry.type] ?? 0) + (own.trigger.length > 1 ? PHRASE_TYPE : LEXICON_TYPE);
  return likeliest(sums)?.[0] ?? 'OTHER';
}

/** Where the model sees nobody, those whom the tree gives, if the model does not rule them out. */
function completeRoles(tree: Tree, drafts: readonly Draft[]): void {
  const owners = ownersOf(drafts);
  for (const draft of drafts) {
    if (draft.actor.length && draft.recipient.length) continue;
    const roles = rolesOf(tree, [draft.word, ...draft.also], (i) => owners.has(i), draft.type);
    for (const role of ['actor', 'recipient'] as const)
      if (!draft[role].length)
        draft[role] = roles[role].filter(({ head }) => (draft.seen?.[role][head] ?? 0) >= LEAST_SEEN);
  }
}

/** "two died in the raids": a raid in which somebody is told to have died or been hurt is no search. */
function isDeadly(tree: Tree, { type, word }: Draft): boolean {
  const isHarm = (i: number) => tree.word(i).upos === 'VERB' && isListed('harm', tree.lemma(i));
  return (
    type === 'COERCE' &&
    isListed('raids', tree.lemma(word)) &&
    (tree.up(word).slice(1, 3).some(isHarm) || tree.children(word).some(isHarm))
  );
}

/** "shelled the town of Hama": a named town that something is done to is where it happened; a country is done to. */
function placesAmongRecipients(tree: Tree, draft: Draft, towns: ReadonlySet<number>): void {
  if (draft.type !== 'ASSAULT' && draft.type !== 'COERCE' && draft.type !== 'RETREAT') return;
  // a town does nothing; one that stands for its government is no literal place
  draft.actor = draft.actor.filter(({ head }) => !towns.has(head));
  draft.recipient = draft.recipient.filter(({ head, words }) => {
    const at = towns.has(head)
      ? head
      : isListed('towns', tree.lemma(head))
        ? words.find((i) => towns.has(i))
        : undefined;
    if (at !== undefined) draft.place.push(at);
    return at === undefined && !isListed('towns', tree.lemma(head));
  });
}

/** For each word that says most, those that tell the same. */
function inverted(same: ReadonlyMap<number, number>): Map<number, number[]> {
  const told = new Map<number, number[]>();
  for (const [other, to] of same) {
    const others = told.get(to);
    if (others) others.push(other);
    else told.set(to, [other]);
  }
  return told;
}
