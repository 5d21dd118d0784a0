/** The events that one sentence tells of: the lexicon and the tree, and the reader model's heads where it has them. */
import type { EventReading } from '../language/index.js';
import type { PloverType } from '../report.js';
import { demandsIn } from './demands.js';
import type { Draft } from './draft.js';
import { type Candidate, candidatesIn, sameHappening } from './find.js';
import { likeliest, rolePhrases, roleWords } from './heads.js';
import { type Facts, headWord, joinByTree, ownersOf } from './joins.js';
import { isListed } from './lexicon.js';
import { modeAround } from './modes.js';
import { rolesOf } from './roles.js';
import { statusOf } from './status.js';
import type { Tree } from './tree.js';

const SURE = 0.5; // score from which a word is a trigger
const LEXICON_TYPE = 0.45; // what the lexicon's type of a word adds to the model's probability of it
const LEAST_SEEN = 0.2; // probability from which the model does not rule out a role that the tree gives
const HEAD_WEIGHT = 0.8; // of the model's probability beside the lexicon's

/** The drafts of a sentence, in word order. */
export function draftsOf(tree: Tree, sentence: number, facts: Facts): Draft[] {
  const readings = tree.sentence.events;
  const drafts = readings ? withHeads(tree, sentence, readings) : byRules(tree, sentence);
  for (const demand of demandsIn(tree, sentence, drafts)) drafts.push(demand);
  drafts.sort((a, b) => a.word - b.word);
  for (const draft of drafts) placesAmongRecipients(tree, draft, facts);
  joinByTree(tree, drafts, facts);
  return drafts;
}

function byRules(tree: Tree, sentence: number): Draft[] {
  const candidates = candidatesIn(tree);
  const types = new Map(candidates.map((c) => [c.word, { type: c.entry.type as string }]));
  const same = sameHappening(tree, types);
  const drafts = candidates
    .filter(({ word }) => !same.has(word))
    .map(({ word, trigger, entry, score }): Draft => {
      const also = [...same].flatMap(([other, to]) => (to === word ? [other] : []));
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
    });
  addRoles(tree, drafts);
  return drafts;
}

function addRoles(tree: Tree, drafts: readonly Draft[]): void {
  const owners = ownersOf(drafts);
  for (const draft of drafts) {
    const roles = rolesOf(tree, [draft.word, ...draft.also], (i) => owners.has(i), draft.type);
    draft.actor = roles.actor;
    draft.recipient = roles.recipient;
  }
}

function withHeads(tree: Tree, sentence: number, readings: readonly EventReading[]): Draft[] {
  const listed = new Map(candidatesIn(tree).map((c) => [c.word, c]));
  const chosen = readings.flatMap((reading) => {
    const own = listed.get(reading.word);
    const score = HEAD_WEIGHT * reading.score + (1 - HEAD_WEIGHT) * (own?.score ?? 0);
    return score >= SURE * HEAD_WEIGHT ? [{ reading, own, score }] : [];
  });
  const types = new Map([...listed.values()].map((c) => [c.word, { type: c.entry.type as string }]));
  for (const { reading } of chosen)
    types.set(reading.word, { type: likeliest(reading.types)?.[0] ?? 'OTHER' });
  const same = sameHappening(tree, types);
  const isTrigger = new Set(chosen.map(({ reading }) => reading.word));
  // "killing" of "air strikes …, killing nine" is told by the strikes, if those are told of at all
  const kept = chosen.filter(({ reading: { word } }) => !isTrigger.has(same.get(word) ?? -1));
  const heads = new Set(kept.map(({ reading }) => reading.word));
  const drafts = kept.map(({ reading, own, score }): Draft => {
    const { word } = reading;
    const also = [...same].flatMap(([other, to]) => (to === word && !heads.has(other) ? [other] : []));
    const type = typeOf(reading, own);
    const told = likeliest(reading.modes)?.[0];
    const mode =
      (type === 'ASSAULT' ? modeAround(tree, [word, ...also]) : undefined) ??
      (told === 'none' ? undefined : told);
    return {
      sentence,
      word,
      trigger: own?.trigger ?? [word],
      also,
      type,
      ...(mode && { mode }),
      status: likeliest(reading.statuses)?.[0] ?? statusOf(tree, [word, ...also]),
      score,
      actor: rolePhrases(tree, reading.actor),
      recipient: rolePhrases(tree, reading.recipient),
      place: roleWords(reading.place),
      time: roleWords(reading.time),
      killed: roleWords(reading.killed),
      wounded: roleWords(reading.wounded),
      seen: reading,
      rule: own ? 'the reader model, and a word of the lexicon' : 'the reader model',
    };
  });
  completeRoles(tree, drafts);
  return drafts;
}

/** The type that the model and the lexicon give together. */
function typeOf({ types }: EventReading, own: Candidate | undefined): PloverType {
  const sums = { ...types };
  if (own) sums[own.entry.type] = (sums[own.entry.type] ?? 0) + LEXICON_TYPE;
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

/** "shelled the town of Hama": a named town that something is done to is where it happened; a country is done to. */
function placesAmongRecipients(tree: Tree, draft: Draft, { places }: Facts): void {
  if (draft.type !== 'ASSAULT' && draft.type !== 'COERCE' && draft.type !== 'RETREAT') return;
  draft.recipient = draft.recipient.filter(({ head, words }) => {
    const place = places.find(({ start, end, usage }) => {
      const at = usage === 'literal' ? headWord(tree, start, end) : -1;
      return at >= 0 && (at === head || (isListed('towns', tree.lemma(head)) && words.includes(at)));
    });
    if (!place || /^(?:PCL|CONT|RGN)/.test(place.feature?.featureCode ?? '')) return true;
    draft.place.push(headWord(tree, place.start, place.end));
    return false;
  });
}
