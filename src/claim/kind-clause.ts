/** A claim's clause, as the rules for kinds look at it. */
import type { Word } from '../language/index.js';
import { base, type Children, childrenOf, mainWord, subjectOf } from './grammar.js';
import { wordSets } from './lexicon.js';
import type { Statement } from './statement.js';

export const lists = wordSets('kinds.json', [
  'demandAuxiliaries',
  'demandVerbs',
  'demandPhrases',
  'demandAdjectives',
  'wishes',
  'wishAdverbs',
  'wishNouns',
  'commitments',
  'ritualVerbs',
  'personalVerbs',
  'tenderVerbs',
  'tenderedNouns',
  'feelings',
  'judgements',
  'weakJudgements',
  'factualPredicates',
  'judgingNouns',
  'weakNouns',
  'showingVerbs',
  'deeds',
  'showcased',
  'noticeVerbs',
  'greetings',
  'releases',
]);

const FIRST_PERSON = new Set(['i', 'we']);
const MOST_UNDER = 12; // words looked at below one

export interface Clause {
  all: readonly Word[];
  children: Children;
  inside: ReadonlySet<number>;
  main: number;
  /** Words that hang on the main word, of the claim's own. */
  kids: readonly number[];
  subject: number | undefined;
  /** Whether somebody is said to have said it. */
  owned: boolean;
}

export const lemmaOf = (word: Word | undefined) => word?.lemma.toLowerCase() ?? '';
export const relationOf = (word: Word | undefined) => base(word?.deprel ?? '');
export const lemmaAt = (clause: Clause, i: number | undefined) =>
  i === undefined ? '' : lemmaOf(clause.all[i]);
export const isCopular = (clause: Clause) => kid(clause, /^cop$/) !== undefined;
export const isOfFirstPerson = (clause: Clause) => FIRST_PERSON.has(lemmaAt(clause, clause.subject));

export function clauseOf({ sentence, words, head, owner }: Statement): Clause {
  const all = sentence.words;
  const children = childrenOf(all);
  const inside = new Set(words);
  const main = mainWord(all, words, head);
  const kids = (children[main] ?? []).filter((k) => inside.has(k));
  return {
    all,
    children,
    inside,
    main,
    kids,
    subject: subjectOf(all, children, main),
    owned: owner !== undefined,
  };
}

export function kid(clause: Clause, relation: RegExp, lemmas?: ReadonlySet<string>): number | undefined {
  return clause.kids.find(
    (k) => relation.test((clause.all[k] as Word).deprel) && (!lemmas || lemmas.has(lemmaAt(clause, k))),
  );
}

/** The nearest words below one, of the claim's own. */
export function under({ all, children, inside }: Clause, top: number, relation: RegExp): number[] {
  const found: number[] = [];
  const stack = [top];
  while (stack.length && found.length < MOST_UNDER) {
    const at = stack.pop() as number;
    for (const k of children[at] ?? [])
      if (inside.has(k) && relation.test((all[k] as Word).deprel)) {
        found.push(k);
        stack.push(k);
      }
  }
  return found;
}

export function caseOf({ all, children }: Clause, at: number): string {
  return lemmaOf(all[(children[at] ?? []).find((k) => relationOf(all[k]) === 'case') ?? -1]);
}

export function isDeed(clause: Clause): boolean {
  const { subject, all } = clause;
  if (subject === undefined) return false;
  const word = all[subject] as Word;
  const lemma = lemmaOf(word);
  return (
    word.deprel.startsWith('csubj') ||
    lists.deeds.has(lemma) ||
    (word.upos === 'NOUN' &&
      /(?:tion|sion|ment|ness|ance|ence|ing|ship|acy)$/.test(lemma) &&
      !/^(?:government|administration|organi[sz]ation|delegation|division|detachment|building|regiment|station)$/.test(
        lemma,
      ))
  );
}

/** A participle is in the lists as it is written: "committed", whose lemma may be "commit". */
export function textLemma(clause: Clause, i: number): string {
  const { lemma, upos } = clause.all[i] as Word;
  if (upos !== 'VERB') return lemma.toLowerCase();
  const stem = lemma.toLowerCase();
  for (const list of [lists.commitments, lists.feelings])
    for (const form of [`${stem}ed`, `${stem}d`, `${stem}${stem.at(-1) ?? ''}ed`, stem.replace(/y$/, 'ied')])
      if (list.has(form)) return form;
  return stem;
}
