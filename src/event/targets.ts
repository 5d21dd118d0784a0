/** Whom an attack was on, and whom it only killed or hurt. */
import type { Draft } from './draft.js';
import { isListed } from './lexicon.js';
import { nounPhrase } from './phrase.js';
import { base, type Tree } from './tree.js';

const LEAST_SEEN = 0.15; // probability from which the model does not rule out that victims are whom it was done to: events/dev

/**
 * "killed 20 people in an attack on a market": the market is what was attacked, and the 20 are its dead; they are whom it
 * was done to only where no target is named.
 */
export function targetsFirst(tree: Tree, draft: Draft): void {
  if (draft.type !== 'ASSAULT') return;
  const targets = draft.recipient.filter(({ head }) => isTarget(tree, head, draft));
  if (!targets.length) return;
  draft.recipient = draft.recipient.filter(
    ({ head }) => isTarget(tree, head, draft) || !isVictim(tree, head, draft),
  );
}

/** Where nobody is named whom an attack was on, those whom it killed or hurt. */
export function victimsOtherwise(tree: Tree, draft: Draft): void {
  if (draft.type !== 'ASSAULT' || draft.recipient.length) return;
  for (const figure of [...draft.killed, ...draft.wounded]) {
    const { upos, head: above, deprel } = tree.word(figure);
    const head = upos === 'NUM' && above >= 0 && base(deprel) === 'nummod' ? above : figure;
    if (
      draft.actor.some(({ words }) => words.includes(head)) ||
      draft.recipient.some((r) => r.words.includes(head))
    )
      continue;
    if (
      (draft.seen?.recipient[head] ?? 1) < LEAST_SEEN ||
      !/^(?:NOUN|PROPN|PRON|NUM)$/.test(tree.word(head).upos)
    )
      continue;
    draft.recipient.push({ head, words: nounPhrase(tree, head) });
  }
}

/** What stands behind "on", "against", "targeting" below the event, or is the object of a verb that is no killing. */
function isTarget(tree: Tree, head: number, { word, also }: Draft): boolean {
  const path = tree.up(head);
  for (const [steps, at] of path.slice(0, 4).entries()) {
    const { deprel, head: above } = tree.word(at);
    if (above < 0) return false;
    if (/^(?:obj|nsubj:pass)$/.test(deprel) && TARGETING.test(tree.lemma(above))) return true;
    if (/^(?:nmod|obl)$/.test(base(deprel)) && AGAINST.test(tree.marker(at)))
      return above === word || also.includes(above);
    if (base(deprel) === 'obj' && above === word)
      return !isListed('harm', tree.lemma(word)) && !isListed('killing', tree.lemma(word));
    if (base(deprel) !== 'conj' || steps > 2) return false;
  }
  return false;
}

/** Who was killed or hurt by the words around. */
function isVictim(tree: Tree, head: number, { killed, wounded }: Draft): boolean {
  const near = [head, ...tree.children(head)];
  if (near.some((i) => killed.includes(i) || wounded.includes(i))) return true;
  return tree
    .up(head)
    .slice(1, 4)
    .some((i) => isListed('harm', tree.lemma(i)) || isListed('killing', tree.lemma(i)));
}

const TARGETING = /^(?:target|hit|strike|attack|bomb|shell|pound|storm|raid|bombard)$/;
const AGAINST = /^(?:on|against|upon|at|targeting)$/;

/** Nobody does to himself what is told; of two roles of the same words the likelier one stays. */
export function eachInOneRole(draft: Draft): void {
  const { seen } = draft;
  if (!seen || TWO_SIDED.has(draft.mode ?? '')) return;
  const both = new Set(
    draft.actor.map(({ head }) => head).filter((h) => draft.recipient.some(({ head }) => head === h)),
  );
  const isLikelier = (head: number) => (seen.actor[head] ?? 0) >= (seen.recipient[head] ?? 0);
  draft.actor = draft.actor.filter(({ head }) => !both.has(head) || isLikelier(head));
  draft.recipient = draft.recipient.filter(({ head }) => !both.has(head) || !isLikelier(head));
}

const TWO_SIDED: ReadonlySet<string> = new Set(['fight']);
