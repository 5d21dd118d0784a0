/** Which of a sentence's places, times and casualty figures belong to which of its events. */
import type { Place, Quantity, TimeExpression } from '../report.js';
import type { Draft } from './draft.js';
import { isListed } from './lexicon.js';
import { base, type Tree } from './tree.js';

/** A sentence's facts, with the word that heads each. */
export interface Facts {
  places: readonly Place[];
  times: readonly TimeExpression[];
  quantities: readonly Quantity[];
}

/** Index of the head word of a range: the one that hangs on a word outside it; -1 where the range holds none. */
export function headWord(tree: Tree, start: number, end: number): number {
  let low = 0;
  let high = tree.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.word(middle).end <= start) low = middle + 1;
    else high = middle;
  }
  let at = low;
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

/** The first event on the way up from a word; `undefined` where the way leads past a speech or out of the sentence. */
export function eventAbove(tree: Tree, from: number, owners: ReadonlyMap<number, Draft>): Draft | undefined {
  for (const i of tree.up(from)) {
    const owner = owners.get(i);
    if (owner) return owner;
    // "in Homs, residents said that …": what the speaking clause says is not in its content, but hangs on it often enough
    if (/^(?:acl|acl:relcl|ccomp|parataxis)$/.test(tree.word(i).deprel) && tree.word(i).upos === 'VERB')
      return undefined;
  }
  return undefined;
}

/** Gives each draft of a sentence, by the tree, the words of its places, times and casualty figures. */
export function joinByTree(tree: Tree, drafts: readonly Draft[], facts: Facts): void {
  const owners = ownersOf(drafts);
  const only = drafts.length === 1 ? drafts[0] : undefined;
  for (const place of facts.places) {
    if (place.usage !== 'literal') continue;
    const at = headWord(tree, place.start, place.end);
    if (at < 0) continue;
    const draft = eventAbove(tree, at, owners) ?? (leadsIn(tree, at) ? only : undefined);
    if (draft) draft.place.push(at);
  }
  for (const time of facts.times) {
    if (time.type === 'DURATION') continue;
    const at = headWord(tree, time.start, time.end);
    const draft = at < 0 ? undefined : (eventAbove(tree, at, owners) ?? only);
    if (draft) draft.time.push(at);
  }
  for (const quantity of facts.quantities) {
    const { casualty } = quantity;
    if (casualty !== 'killed' && casualty !== 'wounded') continue;
    const at = headWord(tree, quantity.start, quantity.end);
    const draft = at < 0 ? undefined : casualtyEvent(tree, at, drafts, owners);
    if (draft) (casualty === 'killed' ? draft.killed : draft.wounded).push(at);
  }
}

/** Whether a place stands where it says where all of the sentence happened. */
function leadsIn(tree: Tree, at: number): boolean {
  return base(tree.word(at).deprel) === 'obl' && isListed('placePrepositions', tree.marker(at));
}

/** The violent event that a casualty figure belongs to: above it, below its verb, or the nearest. */
function casualtyEvent(
  tree: Tree,
  at: number,
  drafts: readonly Draft[],
  owners: ReadonlyMap<number, Draft>,
): Draft | undefined {
  const violent = (draft: Draft | undefined) =>
    draft && (draft.type === 'ASSAULT' || draft.type === 'OTHER') ? draft : undefined;
  for (const i of tree.up(at)) {
    const owner = violent(owners.get(i));
    if (owner) return owner;
  }
  return drafts.filter(violent).sort((a, b) => Math.abs(a.word - at) - Math.abs(b.word - at))[0];
}
