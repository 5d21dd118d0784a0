/** Claims that ask for something, wish for it or intend it. */
import type { Word } from '../language/index.js';
import {
  type Clause,
  isCopular,
  isOfFirstPerson,
  kid,
  lemmaAt,
  lists,
  relationOf,
  textLemma,
} from './kind-clause.js';

/** What somebody feels or will, with what for: "is committed to", "is determined that". */
const REASON = /^(?:obl|xcomp|ccomp|advcl|csubj)/;

export function askedFor(clause: Clause): number | undefined {
  const { all, main, kids } = clause;
  const have = kids.some((k) => lemmaAt(clause, k) === 'have' && (all[k] as Word).upos === 'AUX');
  const auxiliary = kid(clause, /^aux/, lists.demandAuxiliaries);
  if (auxiliary !== undefined && (!have || /^(?:should|ought)$/.test(lemmaAt(clause, auxiliary))))
    return auxiliary;
  const verb = lemmaAt(clause, main);
  if ((all[main] as Word).upos === 'VERB') {
    if (lists.demandVerbs.has(verb)) return main;
    if ((all[main] as Word).feats.Mood === 'Imp') return main;
    if (verb === 'ought') return main;
    // "Don't fire": told to do something
    const untold = clause.subject === undefined && (all[main] as Word).feats.VerbForm === 'Inf';
    if (untold && kid(clause, /^aux/, new Set(['do'])) !== undefined) return main;
    const particles = [
      ...kids.filter((k) => /^(?:compound:prt|advmod)$/.test((all[k] as Word).deprel)),
      ...kids
        .filter((k) => relationOf(all[k]) === 'obl')
        .flatMap((k) => (clause.children[k] ?? []).filter((c) => relationOf(all[c]) === 'case')),
    ];
    if (particles.some((p) => lists.demandPhrases.has(`${verb} ${lemmaAt(clause, p)}`))) return main;
    // "needs to be rebuilt", "we have to be careful"
    const to = kid(clause, /^xcomp/);
    if (verb === 'need' && to !== undefined && (all[main] as Word).feats.Tense !== 'Past') return main;
    if (
      verb === 'have' &&
      to !== undefined &&
      (all[main] as Word).feats.Tense !== 'Past' &&
      (clause.children[to] ?? []).some((k) => relationOf(all[k]) === 'cop')
    )
      return main;
    return undefined;
  }
  const expected = kid(clause, /^(?:csubj|ccomp|xcomp|advcl|expl)/);
  if (isCopular(clause) && lists.demandAdjectives.has(verb) && expected !== undefined) return main;
  return undefined;
}

export function wished(clause: Clause): number | undefined {
  const adverb = kid(clause, /^advmod/, lists.wishAdverbs);
  if (adverb !== undefined) return adverb;
  if (
    isOfFirstPerson(clause) &&
    (clause.all[clause.main] as Word).upos === 'VERB' &&
    lists.wishes.has(lemmaAt(clause, clause.main))
  )
    return clause.main;
  const object = kid(clause, /^obj$/);
  if (object === undefined || !/^(?:have|send|extend|offer|convey)$/.test(lemmaAt(clause, clause.main)))
    return undefined;
  return /^wish/.test(lemmaAt(clause, object)) && (clause.all[object] as Word).upos === 'NOUN'
    ? object
    : undefined;
}

/** "is committed to ending it": no happening. */
export function intended(clause: Clause): number | undefined {
  if (!lists.commitments.has(textLemma(clause, clause.main))) return undefined;
  const state = kid(clause, /^(?:cop|aux:pass)$/);
  return state !== undefined &&
    (clause.all[state] as Word).feats.Tense !== 'Past' &&
    kid(clause, REASON) !== undefined
    ? clause.main
    : undefined;
}
