/** Who did it and to whom, by the tree: the phrases that hang on a trigger and on the words that tell the same. */
import type { Phrase } from './draft.js';
import { isListed } from './lexicon.js';
import { nounPhrase } from './phrase.js';
import { base, type Tree } from './tree.js';

const NOMINAL = /^(?:NOUN|PROPN|PRON|NUM|ADJ|DET)$/;

export interface Roles {
  actor: Phrase[];
  recipient: Phrase[];
}

/** A noun phrase without its clauses, and each member of a list by itself: "the army and its allies" are two. */
export function phrasesAt(tree: Tree, head: number): Phrase[] {
  const members = [head, ...tree.byRelation(head, 'conj')].filter((k) => NOMINAL.test(tree.word(k).upos));
  return members.flatMap((member) => {
    const words = nounPhrase(tree, member);
    return words.length ? [{ head: member, words }] : [];
  });
}

/**
 * The roles of an event whose trigger and other words are given.
 *
 * @param all the trigger's head word first, then the words that tell the same happening
 */
export function rolesOf(
  tree: Tree,
  all: readonly number[],
  isTrigger: (i: number) => boolean,
  type: string,
): Roles {
  const roles: Roles = { actor: [], recipient: [] };
  const add = (role: keyof Roles, head: number | undefined) => {
    if (head === undefined || all.includes(head) || (isTrigger(head) && tree.word(head).upos !== 'PROPN'))
      return;
    for (const phrase of phrasesAt(tree, head))
      if (!roles[role].some((known) => known.head === phrase.head)) roles[role].push(phrase);
  };
  for (const i of all) {
    const { upos } = tree.word(i);
    // the victims are those it was done to only where no other target is named
    const told = roles.recipient.length;
    if (i !== all[0] && told && isListed('harm', tree.lemma(i))) continue;
    if (upos === 'VERB') ofVerb(tree, i, type, add);
    else ofNoun(tree, i, type, add);
  }
  return roles;
}

type Add = (role: keyof Roles, head: number | undefined) => void;

function ofVerb(tree: Tree, i: number, type: string, add: Add): void {
  const passive = tree.isPassive(i) || isBareParticiple(tree, i);
  const subject = subjectOf(tree, i);
  const agent = tree
    .byRelation(i, 'obl')
    .find((k) => tree.word(k).deprel === 'obl:agent' || tree.marker(k) === 'by');
  const object = tree.child(i, 'obj', 'iobj');
  if (passive) {
    add('actor', isThing(tree, agent) ? undefined : agent);
    add('recipient', subject ?? modified(tree, i));
  } else {
    const both = type === 'CONSULT' || type === 'AGREE' || type === 'COOPERATE';
    add('actor', subject ?? (tree.word(i).deprel === 'acl' ? modified(tree, i) : undefined));
    add('recipient', object);
    for (const k of tree.byRelation(i, 'obl')) {
      const marker = tree.marker(k);
      if (both && marker === 'with') add('actor', k);
      else if (
        isListed('againstPrepositions', marker) &&
        object === undefined &&
        !isPlaceLike(tree, k) &&
        marker !== 'at'
      )
        add('recipient', k);
      else if (marker === 'with' && type === 'ASSAULT' && object === undefined) add('recipient', k);
    }
  }
}

function ofNoun(tree: Tree, i: number, type: string, add: Add): void {
  const both = type === 'CONSULT' || type === 'AGREE' || type === 'COOPERATE';
  for (const k of tree.children(i)) {
    const { deprel, upos, feats } = tree.word(k);
    const marker = tree.marker(k);
    if (base(deprel) === 'nmod' || base(deprel) === 'obl') {
      if (deprel === 'nmod:poss') add('actor', k);
      else if (marker === 'by') add('actor', k);
      else if (/^(?:on|against|upon|targeting)$/.test(marker)) add('recipient', k);
      else if (both && /^(?:with|between|among)$/.test(marker)) add('actor', k);
      else if (type === 'ASSAULT' && /^(?:with|between|among)$/.test(marker))
        add(marker === 'with' ? 'recipient' : 'actor', k);
      else if (marker === 'of' && !isPlaceLike(tree, k)) add(both ? 'actor' : 'recipient', k);
    } else if (
      (deprel === 'amod' && (upos === 'PROPN' || isCapital(tree, k)) && feats.Degree !== 'Sup') ||
      (deprel === 'compound' && upos === 'PROPN') ||
      (/^(?:compound|amod)$/.test(deprel) && isPeople(tree, k))
    )
      add('actor', k);
    else if (deprel === 'acl' && /^target|^kill|^hit/.test(tree.lemma(k)))
      add('recipient', tree.child(k, 'obj'));
  }
}

const PEOPLE =
  /^(?:rebels?|army|police|government|militants?|insurgents?|terrorists?|regime|coalition|military|troops?|soldiers?|jihadists?|militia|guerrillas?|gang)$/;
const isPeople = (tree: Tree, k: number) => PEOPLE.test(tree.form(k));
const isCapital = (tree: Tree, k: number) => {
  const { start } = tree.word(k);
  return start !== tree.word(0).start && tree.form(k) !== '' && tree.word(k).lemma !== tree.lemma(k);
};
/** "by a blast": what did it is a thing. */
const THING =
  /^(?:blast|explosion|bomb|bombing|strike|airstrike|raid|attack|shelling|fire|shell|mortar|rocket|missile|bullet|mine|grenade|gunfire|assault|offensive)s?$/;
const isThing = (tree: Tree, k: number | undefined) => k !== undefined && THING.test(tree.lemma(k));
const PLACE =
  /^(?:town|city|village|province|district|area|region|country|governorate|suburb|street|road|border)s?$/;
const isPlaceLike = (tree: Tree, k: number) => PLACE.test(tree.lemma(k));

/** "Ten civilians killed in …": a headline's participle, or one that describes a noun. */
function isBareParticiple(tree: Tree, i: number): boolean {
  const { feats, deprel } = tree.word(i);
  return (
    feats.VerbForm === 'Part' &&
    feats.Tense === 'Past' &&
    !tree.byRelation(i, 'aux').length &&
    /^(?:acl|amod)$/.test(deprel)
  );
}

/** The noun that a participle describes. */
function modified(tree: Tree, i: number): number | undefined {
  const { deprel, head } = tree.word(i);
  return /^(?:acl|amod)/.test(deprel) && head >= 0 && NOMINAL.test(tree.word(head).upos) ? head : undefined;
}

/** The subject of a clause: its own, or that of the clause above that it shares. */
export function subjectOf(tree: Tree, i: number): number | undefined {
  for (const at of tree.up(i).slice(0, 6)) {
    const own = tree.child(at, 'nsubj', 'csubj');
    if (own !== undefined) {
      if (at !== i && tree.under(i, own)) return undefined;
      return relativeOf(tree, at, own);
    }
    const { deprel } = tree.word(at);
    if (deprel === 'acl:relcl') return tree.word(at).head;
    if (!/^(?:conj|xcomp|advcl)/.test(deprel)) return undefined;
  }
  return undefined;
}

/** "the group that attacked": the noun for its relative pronoun. */
function relativeOf(tree: Tree, clause: number, subject: number): number {
  const { deprel, head } = tree.word(clause);
  return deprel === 'acl:relcl' && head >= 0 && /^(?:who|which|that)$/.test(tree.lemma(subject))
    ? head
    : subject;
}
