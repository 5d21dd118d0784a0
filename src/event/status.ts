/** Whether an event is told as having happened, as not having happened, as to come or as possible; whoever says so. */
import type { Event } from '../report.js';
import { isListed } from './lexicon.js';
import { base, type Tree } from './tree.js';

/**
 * The status of an event by the words around its trigger and the words that tell the same.
 *
 * @param all the trigger's head word first, then the words that tell the same happening
 */
export function statusOf(tree: Tree, all: readonly number[]): Event['status'] {
  for (const i of all) if (isNegated(tree, i)) return 'negated';
  for (const i of all) {
    const found = here(tree, i) ?? above(tree, i);
    if (found) return found;
  }
  return 'asserted';
}

/** "may attack", "did not attack": what the words beside the trigger say outright. */
export function outright(tree: Tree, word: number): Event['status'] | undefined {
  const forms = tree.byRelation(word, 'aux').map((k) => tree.form(k));
  if (forms.some((form) => /^(?:may|might|could)$/.test(form))) return 'possible';
  if (isNegated(tree, word) && forms.length > 0) return 'negated';
  // "were planning an attack"
  const { deprel, head, upos } = tree.word(word);
  const isPlanned = deprel === 'obj' && head >= 0 && /^(?:plan|plot|prepare)$/.test(tree.lemma(head));
  return isPlanned && upos === 'NOUN' ? 'future' : undefined;
}

function isNegated(tree: Tree, i: number): boolean {
  return tree
    .children(i)
    .some(
      (k) =>
        /^(?:advmod|det|case)/.test(tree.word(k).deprel) &&
        isListed('negative', tree.form(k)) &&
        tree.form(k) !== 'nor',
    );
}

function here(tree: Tree, i: number): Event['status'] | undefined {
  for (const k of tree.children(i)) {
    const form = tree.form(k);
    const { deprel } = tree.word(k);
    if (base(deprel) === 'aux') {
      if (/^(?:will|wo|'ll|’ll|shall)$/.test(form)) return 'future';
      if (/^(?:may|might|could|would|should|must|can)$/.test(form)) return 'possible';
    }
    if (deprel === 'amod' && isListed('futureAdjectives', form)) return 'future';
    if (deprel === 'amod' && isListed('possibleAdjectives', form)) return 'possible';
    if (deprel === 'mark' && /^(?:if|unless|whether)$/.test(form)) return 'possible';
    if (deprel === 'advmod' && /^(?:possibly|perhaps|maybe|allegedly)$/.test(form)) return 'possible';
  }
  return undefined;
}

/** "plans to attack", "wants talks", "called for a ceasefire": what hangs on a wish or a plan. */
function above(tree: Tree, i: number): Event['status'] | undefined {
  const { deprel, head, feats } = tree.word(i);
  if (head < 0) return undefined;
  const lemma = tree.lemma(head);
  const infinitive =
    feats.VerbForm === 'Inf' ||
    tree.children(i).some((k) => tree.form(k) === 'to' && tree.word(k).upos === 'PART');
  if (infinitive && /^(?:xcomp|ccomp|advcl|acl)/.test(deprel)) {
    if (isListed('plans', lemma)) return 'future';
    if (/^(?:begin|start|continue|manage|resume|help|force|cease|stop)$/.test(lemma)) return undefined;
    return 'possible';
  }
  if (/^(?:nmod|obl|obj)/.test(deprel) && tree.word(head).upos !== 'PROPN') {
    const marker = tree.marker(i);
    if (
      /^(?:for|of|against)$/.test(marker) &&
      /^(?:call|demand|urge|appeal|threat|threaten|risk|fear|possibility|press|push|plan|offer|need|ask|prospect|request)$/.test(
        lemma,
      )
    )
      return lemma === 'plan' ? 'future' : 'possible';
    if (
      deprel === 'obj' &&
      /^(?:seek|want|demand|urge|propose|threaten|plan|request|fear|expect|consider|prevent|avoid|avert|offer)$/.test(
        lemma,
      )
    )
      return /^(?:plan|expect)$/.test(lemma) ? 'future' : 'possible';
  }
  return undefined;
}
