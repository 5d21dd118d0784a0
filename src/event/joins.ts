/** Which of a sentence's places, times and casualty figures belong to which of its events. */

import type { Place, Quantity, TimeExpression } from '../report.js';
import { firstEndingAfter, firstReaching } from '../sorted.js';
import type { Draft } from './draft.js';
import { isListed } from './lexicon.js';
import { base, type Tree } from './tree.js';

const LEAST_SEEN = 0.15; // where the model gives a word less than this for a role, the tree is not believed

/** A sentence's facts, with the word that heads each. */
export interface Facts {
  places: readonly Place[];
  times: readonly TimeExpression[];
  quantities: readonly Quantity[];
}

/** Index of the head word of a range: the one that hangs on a word outside it; -1 where the range holds none. */
export function headWord(tree: Tree, start: number, end: number): number {
  let at = firstEndingAfter(tree.words, start);
  if (at >= tree.words.length || tree.word(at).start >= end) return -1;
  for (let steps = 0; steps < 30; steps++) {
    const { head } = tree.word(at);
    if (head < 0 || tree.word(head).end <= start || tree.word(head).start >= end) return at;
    at = head;
  }
  return at;
}

/**
 * For each word that tells of an event, the draft it belongs to.
 */
export function ownersOf(drafts: readonly Draft[]): Map<number, Draft> {
  const owners = new Map<number, Draft>();
  for (const draft of drafts) for (const i of [...draft.trigger, ...draft.also]) owners.set(i, draft);
  for (const draft of drafts) owners.set(draft.word, draft);
  return owners;
}

/** The first event on the way up from a word; undefined where the way leads out of what somebody says. */
export function eventAbove(tree: Tree, from: number, owners: ReadonlyMap<number, Draft>): Draft | undefined {
  let isSaid = false;
  for (const i of tree.up(from)) {
    const owner = owners.get(i);
    if (owner) return isSaid && SPEECH.has(owner.type) ? undefined : owner;
    // "accused them of what happened in Homs": the place is not where the accusing was done
    isSaid ||= /^(?:ccomp|parataxis|acl:relcl)$/.test(tree.word(i).deprel);
  }
  return undefined;
}

const SPEECH: ReadonlySet<string> = new Set(['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'SUPPORT', 'AGREE']);
const FARTHEST = 12; // words between an event and a place, time or figure that hangs on none

/** The nearest of some events in word order, one before the word rather than one behind it; undefined where all are far. */
function nearest(at: number, drafts: readonly Draft[]): Draft | undefined {
  const low = firstReaching(drafts, ({ word }) => word >= at);
  const distance = ({ word }: Draft) => (word < at ? at - word : 2 * (word - at));
  const [best] = drafts.slice(Math.max(0, low - 1), low + 1).sort((a, b) => distance(a) - distance(b));
  return best && distance(best) <= FARTHEST ? best : undefined;
}

/** Gives each draft of a sentence, by the tree, the words of its places, times and casualty figures. */
export function joinByTree(tree: Tree, drafts: readonly Draft[], facts: Facts): void {
  const owners = ownersOf(drafts);
  const only = drafts.length === 1 ? drafts[0] : undefined;
  for (const place of facts.places) {
    const at = headWord(tree, place.start, place.end);
    if (at < 0) continue;
    // "the Homs bombing": a town or province before what happened is where it did
    const { deprel, head } = tree.word(at);
    const told = base(deprel) === 'compound' ? owners.get(head) : undefined;
    if (told?.type === 'ASSAULT' && place.usage !== 'metonymic' && isLocal(place)) {
      told.place.push(at);
      continue;
    }
    if (place.usage !== 'literal') continue;
    const draft =
      eventAbove(tree, at, owners) ?? (leadsIn(tree, at) ? (only ?? nearest(at, drafts)) : undefined);
    if (draft && isSeen(draft, 'place', at)) draft.place.push(at);
  }
  for (const time of facts.times) {
    const at = headWord(tree, time.start, time.end);
    if (at < 0 || isDateline(tree, time)) continue;
    const above = eventAbove(tree, at, owners);
    const draft = above ?? (time.type === 'DURATION' ? undefined : (only ?? nearest(at, drafts)));
    if (draft && isSeen(draft, 'time', at)) draft.time.push(at);
  }
  const ofKilled = wordsOfKilled(tree, drafts);
  const violent = drafts.filter(isViolent);
  for (const quantity of facts.quantities) {
    const at = headWord(tree, quantity.start, quantity.end);
    if (at < 0 || quantity.kind !== 'count') continue;
    const casualty = quantity.casualty ?? (ofKilled.has(at) ? 'killed' : undefined);
    if (casualty !== 'killed' && casualty !== 'wounded') continue;
    const draft = casualtyEvent(tree, at, violent, owners);
    // the figure's own stage says what it counts: the model need not see it too
    if (draft && (quantity.casualty || isSeen(draft, casualty, at))) draft[casualty].push(at);
  }
}

/** Whether a place is a province, a town or a site: no country or land, which say whose something is. */
export function isLocal({ feature }: Place): boolean {
  return feature !== undefined && !/^(?:PCL|CONT|RGN)/.test(feature.featureCode);
}

function isSeen({ seen }: Draft, role: 'place' | 'time' | 'killed' | 'wounded', at: number): boolean {
  return !seen || (seen[role][at] ?? 0) >= LEAST_SEEN;
}

/** "01-06-2016 Militants killed …": the day of the report at its head, with no word that ties it to anything. */
export function isDateline(tree: Tree, { start, end, type }: TimeExpression): boolean {
  if (type !== 'DATE' || start >= FIRST_WORDS) return false;
  const at = headWord(tree, start, end);
  const first = firstEndingAfter(tree.words, start);
  const before = first > 0 ? tree.word(first - 1).upos : 'PUNCT';
  return at >= 0 && !tree.marker(at) && before !== 'ADP' && before !== 'DET';
}

const FIRST_WORDS = 160; // characters at the head of a text in which a bare date is the report's

/** Whether a place stands where it says where all of the sentence happened. */
function leadsIn(tree: Tree, at: number): boolean {
  return base(tree.word(at).deprel) === 'obl' && isListed('placePrepositions', tree.marker(at));
}

/** The words of those to whom something is done by a verb that kills: "beheaded eight militants". */
function wordsOfKilled(tree: Tree, drafts: readonly Draft[]): Set<number> {
  const killing = drafts.filter(({ word, also }) =>
    [word, ...also].some((i) => isListed('killing', tree.lemma(i))),
  );
  return new Set(killing.flatMap(({ recipient }) => recipient.flatMap(({ words }) => words)));
}

/** The violent event that a casualty figure belongs to: above it, below its verb, or the nearest. */
function casualtyEvent(
  tree: Tree,
  at: number,
  violent: readonly Draft[],
  owners: ReadonlyMap<number, Draft>,
): Draft | undefined {
  for (const i of tree.up(at)) {
    const owner = owners.get(i);
    if (owner && isViolent(owner)) return owner;
  }
  return nearest(at, violent) ?? violent[0];
}

const isViolent = ({ type }: Draft) => type === 'ASSAULT' || type === 'OTHER';
