/** What a claim is: checkable by looking, a judgement, a demand, or neither. */
import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import type { Attribution, ClaimKind } from '../report.js';
import { base, type Children, childrenOf, mainWord, subjectOf } from './grammar.js';
import { wordSets } from './lexicon.js';
import type { Statement } from './statements.js';

const lists = wordSets('kinds.json', [
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

const { people, happenings } = wordSets('where.json', ['people', 'happenings']);

const FIRST_PERSON = new Set(['i', 'we']);
const ANYBODY = new Set(['i', 'we', 'you', 'he', 'she', 'they', 'who']);
/** What somebody feels, with what for: "is concerned by", "was pleased to", "are proud that". */
const REASON = /^(?:obl|xcomp|ccomp|advcl|csubj)/;
const MOST_UNDER = 12; // words looked at below one

/** A kind with the rule that gave it and the word that decided. */
export interface KindReading {
  kind: ClaimKind;
  rule: string;
  word?: number;
}

interface Clause {
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

/** In order: the first that finds a word decides. */
const RULES = (
  [
    ['what a page says of itself', 'other', notice],
    ['something is asked for', 'demand', askedFor],
    ['something is wished', 'demand', wished],
    ['an intention', 'demand', intended],
    ['praise, condemnation, thanks', 'opinion', ritual],
    ['a feeling', 'opinion', felt],
    ['a judgement', 'opinion', judged],
    ['what something shows', 'opinion', shown],
    ['what would be', 'other', supposed],
    ['words that state nothing by themselves', 'other', fragment],
  ] as const
).map(([rule, kind, find]) => ({ rule, kind, find, inForce: named(`kind: ${rule}`) }));

/**
 * The kind of a claim.
 *
 * @example kindOf(statement, text).kind; // "The parties must stop fighting": 'demand'
 */
export function kindOf(statement: Statement, text: string): KindReading {
  const { owner } = statement;
  const clause = clauseOf(statement);
  const byCue = owner && kindOfCue(owner, text, clause);
  if (byCue) return byCue;
  for (const { rule, kind, find, inForce } of RULES) {
    const word = inForce() ? find(clause) : undefined;
    if (word !== undefined) return { kind, rule, word };
  }
  return { kind: 'checkable', rule: 'checkable' };
}

function clauseOf({ sentence, words, head, owner }: Statement): Clause {
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

const cueRule = named('kind: what is said to be hoped or ordered');

/** "hoped that …", "ordered them to …": the cue says what its content is. */
function kindOfCue(owner: Attribution, text: string, clause: Clause): KindReading | undefined {
  if (!cueRule()) return undefined;
  if (owner.stance === 'order' || owner.stance === 'ask')
    return { kind: 'demand', rule: 'what is said to be hoped or ordered' };
  const words = owner.cue.flatMap(({ start, end }) => text.slice(start, end).toLowerCase().split(/\W+/));
  const wished = words.some(
    (word) =>
      lists.wishes.has(word.replace(/(?:ed|ing|s|d)$/, '')) ||
      lists.wishes.has(word.replace(/(?:d|ing)$/, 'e')),
  );
  if (owner.stance === 'believe' && wished)
    return { kind: 'demand', rule: 'what is said to be hoped or ordered' };
  const judging = words.some((word) => isJudgingForm(word));
  return judging && !clause.inside.has(clause.subject ?? -1) && !isCopular(clause)
    ? { kind: 'opinion', rule: 'what is praised or condemned' }
    : undefined;
}

/** "condemned", "condemns", "mourning": a form of a verb that judges whatever its object. */
function isJudgingForm(word: string): boolean {
  return [
    word,
    word.replace(/(?:ed|ing|s)$/, ''),
    word.replace(/(?:d|ing|es)$/, 'e'),
    word.replace(/s$/, ''),
  ].some((stem) => lists.ritualVerbs.has(stem) && !lists.personalVerbs.has(stem));
}

const lemmaOf = (word: Word | undefined) => word?.lemma.toLowerCase() ?? '';
const relationOf = (word: Word | undefined) => base(word?.deprel ?? '');
const lemmaAt = (clause: Clause, i: number | undefined) => (i === undefined ? '' : lemmaOf(clause.all[i]));

function kid(clause: Clause, relation: RegExp, lemmas?: ReadonlySet<string>): number | undefined {
  return clause.kids.find(
    (k) => relation.test((clause.all[k] as Word).deprel) && (!lemmas || lemmas.has(lemmaAt(clause, k))),
  );
}

/** The nearest words below one, of the claim's own. */
function under({ all, children, inside }: Clause, top: number, relation: RegExp): number[] {
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

const isCopular = (clause: Clause) => kid(clause, /^cop$/) !== undefined;
const isOfFirstPerson = (clause: Clause) => FIRST_PERSON.has(lemmaAt(clause, clause.subject));

/** "can be found on the website", "You can hear more", "released the following statement", "Thanks, everybody". */
function notice(clause: Clause): number | undefined {
  const { all, main, kids, inside } = clause;
  const verb = all[main] as Word;
  const can = kids.some((k) => /^(?:can|may)$/.test(lemmaAt(clause, k)) && (all[k] as Word).upos === 'AUX');
  const passive = kids.some((k) => /^(?:nsubj:pass|aux:pass)$/.test((all[k] as Word).deprel));
  const you = lemmaAt(clause, clause.subject) === 'you';
  if (can && (passive || you) && lists.noticeVerbs.has(lemmaOf(verb))) return main;
  if (lists.releases.has(lemmaOf(verb))) {
    const object = kid(clause, /^obj$/);
    const following =
      object !== undefined &&
      (clause.children[object] ?? []).find((k) => lemmaAt(clause, k).startsWith('follow'));
    if (following !== undefined && following !== false) return following;
  }
  const first = [...inside].find((k) => (all[k] as Word).upos !== 'PUNCT');
  if (first === undefined || !lists.greetings.has(lemmaAt(clause, first))) return undefined;
  return clause.subject === undefined && kid(clause, /^nsubj/) === undefined ? first : undefined;
}

function askedFor(clause: Clause): number | undefined {
  const { all, main, kids } = clause;
  const have = kids.some((k) => lemmaAt(clause, k) === 'have' && (all[k] as Word).upos === 'AUX');
  const auxiliary = kid(clause, /^aux/, lists.demandAuxiliaries);
  if (auxiliary !== undefined && (!have || /^(?:should|ought)$/.test(lemmaAt(clause, auxiliary))))
    return auxiliary;
  const verb = lemmaAt(clause, main);
  if ((all[main] as Word).upos === 'VERB') {
    if (lists.demandVerbs.has(verb)) return main;
    if ((all[main] as Word).feats.Mood === 'Imp') return main;
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

function wished(clause: Clause): number | undefined {
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
function intended(clause: Clause): number | undefined {
  if (!lists.commitments.has(textLemma(clause, clause.main))) return undefined;
  const state = kid(clause, /^(?:cop|aux:pass)$/);
  return state !== undefined &&
    (clause.all[state] as Word).feats.Tense !== 'Past' &&
    kid(clause, REASON) !== undefined
    ? clause.main
    : undefined;
}

/** A participle is in the lists as it is written: "committed", whose lemma may be "commit". */
function textLemma(clause: Clause, i: number): string {
  const { lemma, upos } = clause.all[i] as Word;
  if (upos !== 'VERB') return lemma.toLowerCase();
  const stem = lemma.toLowerCase();
  for (const list of [lists.commitments, lists.feelings])
    for (const form of [`${stem}ed`, `${stem}d`, `${stem}${stem.at(-1) ?? ''}ed`, stem.replace(/y$/, 'ied')])
      if (list.has(form)) return form;
  return stem;
}

function ritual(clause: Clause): number | undefined {
  const { all, main } = clause;
  const verb = lemmaAt(clause, main);
  if ((all[main] as Word).upos === 'VERB' && kid(clause, /^aux:pass$/) === undefined) {
    if (lists.ritualVerbs.has(verb) && (!lists.personalVerbs.has(verb) || isOfFirstPerson(clause)))
      return verb === 'welcome' && isSomebody(clause, kid(clause, /^obj$/)) ? undefined : main;
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

function caseOf({ all, children }: Clause, at: number): string {
  return lemmaOf(all[(children[at] ?? []).find((k) => relationOf(all[k]) === 'case') ?? -1]);
}

function felt(clause: Clause): number | undefined {
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
function judged(clause: Clause): number | undefined {
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

function isDeed(clause: Clause): boolean {
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

/** "The attacks demonstrate the cruelty of …": a deed is made to stand for something. */
function shown(clause: Clause): number | undefined {
  const { all, main, subject } = clause;
  if ((all[main] as Word).upos !== 'VERB' || subject === undefined || ANYBODY.has(lemmaAt(clause, subject)))
    return undefined;
  if (!isDeed(clause)) return undefined;
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

/** "it would be hit if they knew": nothing that happened or will. */
function supposed(clause: Clause): number | undefined {
  const { all, children } = clause;
  const would = kid(clause, /^aux/, new Set(['would', 'could', 'might']));
  if (would === undefined) return undefined;
  const condition = kid(clause, /^advcl/);
  return condition !== undefined &&
    (children[condition] ?? []).some((k) => lemmaOf(all[k]) === 'if' || lemmaOf(all[k]) === 'unless')
    ? would
    : undefined;
}

const FEWEST_WORDS = 2;

/** "the rebels", "being hit": too little to be understood by itself. */
function fragment(clause: Clause): number | undefined {
  const { all, inside, main, subject } = clause;
  const telling = [...inside].filter((k) => /^(?:NOUN|PROPN|VERB|ADJ|NUM|ADV)$/.test((all[k] as Word).upos));
  const verb = telling.some((k) => (all[k] as Word).upos === 'VERB') || isCopular(clause);
  if (!verb) {
    // "explosions at the airport" tells something, "the allegations" and "a new law" do not
    if (happenings.has(lemmaAt(clause, main))) return undefined;
    const said = under(clause, main, /^(?:nmod|obl|nummod|acl|advcl)/);
    return said.length === 0 || !clause.owned ? main : undefined;
  }
  const hasSubject = subject !== undefined && inside.has(subject);
  if (!hasSubject && telling.length < FEWEST_WORDS) return main;
  // "Speaking after the fall of the city", "to ending it": done by somebody who is not told
  const { upos, feats } = all[main] as Word;
  const first = [...inside].find((k) => (all[k] as Word).upos !== 'PUNCT');
  const loose = upos === 'VERB' && /^(?:Part|Ger)$/.test(feats.VerbForm ?? '') && feats.Tense !== 'Past';
  const isOf = first !== undefined && (first === main || (all[first] as Word).head === main);
  return loose && isOf && !hasSubject && !clause.kids.some((k) => /^aux/.test((all[k] as Word).deprel))
    ? main
    : undefined;
}

/** Why, for people; nothing for what is checkable. */
export function whyKind({ kind, rule, word }: KindReading, sentence: Sentence, text: string): string {
  const at = word === undefined ? undefined : sentence.words[word];
  const said = at ? ` (“${text.slice(at.start, at.end)}”)` : '';
  const names: Record<ClaimKind, string> = {
    checkable: 'Nothing in the words judges or demands: this can be checked by looking.',
    opinion: `Taken for a judgement: ${rule}${said}.`,
    demand: `Taken for a demand or wish: ${rule}${said}.`,
    other: `Neither checkable nor a judgement or demand: ${rule}${said}.`,
  };
  return names[kind];
}
