/** Claims that judge: praise, condemnation, feelings, what something is made to stand for. */
import type { Word } from '../language/index.js';
import {
  type Clause,
  caseOf,
  isCopular,
  isDeed,
  isOfFirstPerson,
  kid,
  lemmaAt,
  lemmaOf,
  lists,
  textLemma,
  under,
} from './kind-clause.js';
import { wordSets } from './lexicon.js';

const { people } = wordSets('where.json', ['people']);
const NOT = new Set(['not', "n't", 'n’t', 'never']);
/** What a deed does to minds. */
const MOVING = /^(?:motivate|inspire|matter|deserve|deter)$/;
const ANYBODY = new Set(['i', 'we', 'you', 'he', 'she', 'they', 'who']);

export function ritual(clause: Clause): number | undefined {
  const { all, main } = clause;
  const verb = lemmaAt(clause, main);
  if ((all[main] as Word).upos === 'VERB' && kid(clause, /^aux:pass$/) === undefined) {
    if (lists.ritualVerbs.has(verb) && (!lists.personalVerbs.has(verb) || isOfFirstPerson(clause)))
      return verb === 'welcome' && isSomebody(clause, kid(clause, /^obj$/)) ? undefined : main;
  }
  // "will not be forgotten"
  if (
    verb === 'forget' &&
    kid(clause, /^aux:pass$/) !== undefined &&
    kid(clause, /^advmod/, NOT) !== undefined
  )
    return main;
  if ((all[main] as Word).upos === 'VERB') {
    const beside = kid(clause, /^obl/);
    if (verb === 'stand' && beside !== undefined && /^(?:with|by|behind)$/.test(caseOf(clause, beside)))
      return main;
  }
  if (!lists.tenderVerbs.has(verb)) return undefined;
  const object = kid(clause, /^obj$/);
  if (object === undefined) return undefined;
  const tendered = [object, ...under(clause, object, /^conj/)].find((k) =>
    lists.tenderedNouns.has(lemmaAt(clause, k)),
  );
  if (tendered === undefined) {
    // "holds a special place in our hearts"
    const where = kid(clause, /^obl/, lists.tenderedNouns);
    return where !== undefined && lists.tenderedNouns.has(lemmaAt(clause, where)) && verb === 'hold'
      ? where
      : undefined;
  }
  // "have confidence", "give support": only where somebody's own.
  return /^(?:have|give|hold|place|send|offer|pay|deserve|share)$/.test(verb) &&
    !isOfFirstPerson(clause) &&
    (all[main] as Word).feats.Tense === 'Past'
    ? undefined
    : tendered;
}

/** Somebody welcomed in person is no judgement. */
function isSomebody({ all }: Clause, at: number | undefined): boolean {
  const word = at === undefined ? undefined : all[at];
  return word !== undefined && (/^(?:PROPN|PRON)$/.test(word.upos) || people.has(lemmaOf(word)));
}

export function felt(clause: Clause): number | undefined {
  const complement = kid(clause, /^xcomp/);
  if (
    /^(?:remain|feel)$/.test(lemmaAt(clause, clause.main)) &&
    complement !== undefined &&
    lists.feelings.has(textLemma(clause, complement))
  )
    return complement;
  if (!lists.feelings.has(textLemma(clause, clause.main))) return undefined;
  const state =
    kid(clause, /^(?:cop|aux:pass)$/) ??
    (/^(?:remain|feel|be)$/.test(lemmaAt(clause, clause.main)) ? clause.main : undefined);
  return state === undefined ? undefined : clause.main;
}

/** "is a disgrace", "was a significant victory", "seems bizarre". */
export function judged(clause: Clause): number | undefined {
  const { all, main } = clause;
  const seeming = /^(?:seem|appear|remain|feel|look|sound|become|be)$/.test(lemmaAt(clause, main))
    ? kid(clause, /^xcomp/)
    : undefined;
  const there = existing(clause);
  const top = seeming ?? there ?? (isCopular(clause) ? main : offered(clause));
  if (top === undefined) return undefined;
  // "There can be no peace without justice": nothing that can be seen
  if (there !== undefined && kid(clause, /^aux/, new Set(['can', 'could'])) !== undefined) return there;
  const coming = kid(clause, /^aux/, new Set(['will', 'shall', "'ll", '’ll'])) !== undefined;
  const lemma = lemmaAt(clause, top);
  if (
    lists.judgements.has(lemma) &&
    !lists.factualPredicates.has(lemma) &&
    (all[top] as Word).upos !== 'VERB'
  )
    return top;
  const nouns = [top, ...under(clause, top, /^conj/)];
  const strong = nouns.find(
    (k) => lists.judgingNouns.has(lemmaAt(clause, k)) && !lists.weakNouns.has(lemmaAt(clause, k)),
  );
  if (strong !== undefined && (all[strong] as Word).upos === 'NOUN') return strong;
  for (const noun of nouns) {
    const marks = under(clause, noun, /^(?:amod|conj)$/).filter((k) => (all[k] as Word).upos === 'ADJ');
    const found = marks.find((k) => lists.judgements.has(lemmaAt(clause, k)));
    if (found === undefined) continue;
    if ((all[found] as Word).feats.Degree === 'Sup') return found;
    if (!lists.weakJudgements.has(lemmaAt(clause, found)) || lists.judgingNouns.has(lemmaAt(clause, noun)))
      return found;
  }
  // "in keeping with the finest traditions", "a breach of international law"
  const weak = nouns.find((k) => lists.weakNouns.has(lemmaAt(clause, k)));
  if (weak !== undefined && isDeed(clause) && !coming) return weak;
  const further = under(clause, top, /^(?:nmod|obl|amod)/).find(
    (k) =>
      lists.judgements.has(lemmaAt(clause, k)) &&
      (!lists.weakJudgements.has(lemmaAt(clause, k)) || (all[k] as Word).feats.Degree === 'Sup'),
  );
  return further !== undefined && isDeed(clause) ? further : undefined;
}

/** What is seen or made, when a judging word stands with it: "makes grim reading", "are seeing heartbreaking scenes". */
function offered(clause: Clause): number | undefined {
  if (!/^(?:make|see|have|give|remain|set|witness|send|tell)$/.test(lemmaAt(clause, clause.main)))
    return undefined;
  const object = kid(clause, /^obj$/);
  if (object === undefined) return undefined;
  return under(clause, object, /^amod$/).some(
    (k) => lists.judgements.has(lemmaAt(clause, k)) && !lists.weakJudgements.has(lemmaAt(clause, k)),
  )
    ? object
    : undefined;
}

/** What there is: "There can be no lasting peace". */
function existing(clause: Clause): number | undefined {
  const there = kid(clause, /^expl/);
  if (there === undefined || lemmaAt(clause, there) !== 'there') return undefined;
  return lemmaAt(clause, clause.main) === 'be' ? kid(clause, /^nsubj/) : undefined;
}

/** "The attacks demonstrate the cruelty of …": a deed is made to stand for something. */
export function shown(clause: Clause): number | undefined {
  const { all, main, subject } = clause;
  if ((all[main] as Word).upos !== 'VERB' || subject === undefined || ANYBODY.has(lemmaAt(clause, subject)))
    return undefined;
  if (!isDeed(clause)) return undefined;
  if (MOVING.test(lemmaAt(clause, main))) return main;
  const further = /^(?:help|serve|continue)$/.test(lemmaAt(clause, main)) ? kid(clause, /^xcomp/) : undefined;
  if (further !== undefined && lists.showingVerbs.has(lemmaAt(clause, further))) return further;
  const below = under(clause, main, /^(?:obj|obl|conj|nmod|amod|advmod|ccomp|xcomp)/);
  const judging = below.find(
    (k) =>
      (lists.judgements.has(lemmaAt(clause, k)) && !lists.weakJudgements.has(lemmaAt(clause, k))) ||
      (lists.judgingNouns.has(lemmaAt(clause, k)) && !lists.weakNouns.has(lemmaAt(clause, k))),
  );
  if (!lists.showingVerbs.has(lemmaAt(clause, main)))
    return judging !== undefined && /^(?:give|make|bring|help|set|remain)$/.test(lemmaAt(clause, main))
      ? judging
      : undefined;
  if (judging !== undefined) return judging;
  const abstract = under(clause, main, /^(?:obj|ccomp|advmod|conj)/).find((k) =>
    lists.showcased.has(lemmaAt(clause, k)),
  );
  return abstract;
}
