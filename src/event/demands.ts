/** "Libya must hand over the suspects, the minister said": what somebody says must be done is a demand (PLOVER's REQUEST). */
import type { Draft, Phrase } from './draft.js';
import { isListed } from './lexicon.js';
import { nounPhrase } from './phrase.js';
import { base, type Tree } from './tree.js';

const SCORE = 0.6; // of a hundred such, about so many are annotated as a demand, or as what is demanded

/** The demands of a sentence that its "must" makes; those that were found otherwise are left out. */
export function demandsIn(tree: Tree, sentence: number, drafts: readonly Draft[]): Draft[] {
  const taken = new Set(drafts.flatMap(({ trigger }) => trigger));
  return tree.words.flatMap(({ upos, deprel, head }, i): Draft[] => {
    if (upos !== 'AUX' || tree.lemma(i) !== 'must' || base(deprel) !== 'aux' || taken.has(i)) return [];
    // "must have left": an inference, nobody is asked for anything
    if (tree.byRelation(head, 'aux').some((k) => tree.lemma(k) === 'have')) return [];
    const subject = tree.child(head, 'nsubj');
    const speaker = speakerOf(tree, head);
    if (subject === undefined || speaker === undefined) return [];
    return [
      {
        sentence,
        word: i,
        trigger: [i],
        also: [],
        type: 'REQUEST',
        status: 'asserted',
        score: SCORE,
        actor: phrase(tree, speaker),
        recipient: /^(?:it|we|i|there)$/.test(tree.lemma(subject)) ? [] : phrase(tree, subject),
        place: [],
        time: [],
        killed: [],
        wounded: [],
        rule: 'what somebody says must be done',
      },
    ];
  });
}

/** Who says so: the subject of the verb of saying that the clause hangs on, or that stands beside it. */
function speakerOf(tree: Tree, clause: number): number | undefined {
  const { head, deprel } = tree.word(clause);
  const above = /^(?:ccomp|parataxis)/.test(deprel) && head >= 0 ? [head] : [];
  const beside = tree.byRelation(clause, 'parataxis');
  return [...above, ...beside]
    .filter((verb) => isListed('says', tree.lemma(verb)))
    .map((verb) => tree.child(verb, 'nsubj'))
    .find((subject) => subject !== undefined);
}

function phrase(tree: Tree, head: number): Phrase[] {
  return [{ head, words: nounPhrase(tree, head) }];
}
