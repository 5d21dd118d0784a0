/** What a claim is: checkable by looking, a judgement, a demand, or neither. */
import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import type { Attribution, ClaimKind } from '../report.js';
import { askedFor, intended, wished } from './demands.js';
import { felt, judged, ritual, shown } from './judgements.js';
import { type Clause, clauseOf, isCopular, kid, lemmaAt, lemmaOf, lists, under } from './kind-clause.js';
import { wordSets } from './lexicon.js';
import type { Statement } from './statement.js';

const { happenings } = wordSets('where.json', ['happenings']);
const { saidNouns } = wordSets('acts.json', ['saidNouns']);
const FEWEST_WORDS = 2;

/** A kind with the rule that gave it and the word that decided. */
export interface KindReading {
  kind: ClaimKind;
  rule: string;
  word?: number;
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

const cueRule = named('kind: what is said to be hoped or ordered');

/** "hoped that …", "ordered them to …": the cue says what its content is. */
function kindOfCue(owner: Attribution, text: string, clause: Clause): KindReading | undefined {
  if (!cueRule()) return undefined;
  if (owner.stance === 'order' || owner.stance === 'ask')
    return { kind: 'demand', rule: 'what is said to be hoped or ordered' };
  const words = owner.cue.flatMap(({ start, end }) => text.slice(start, end).toLowerCase().split(/\W+/));
  const wished = words.some((word) => stemsOf(word).some((stem) => lists.wishes.has(stem)));
  if (owner.stance === 'believe' && wished)
    return { kind: 'demand', rule: 'what is said to be hoped or ordered' };
  const judging = words.some((word) => isJudgingForm(word));
  return judging && !clause.inside.has(clause.subject ?? -1) && !isCopular(clause)
    ? { kind: 'opinion', rule: 'what is praised or condemned' }
    : undefined;
}

/** "condemned", "condemns", "mourning": a form of a verb that judges whatever its object. */
function isJudgingForm(word: string): boolean {
  return stemsOf(word).some((stem) => lists.ritualVerbs.has(stem) && !lists.personalVerbs.has(stem));
}

/** What a form may be of: "hoped" of "hope", "wishes" of "wish", "praising" of "praise". */
function stemsOf(word: string): string[] {
  return [
    word,
    word.replace(/(?:s|d)$/, ''),
    word.replace(/(?:es|ed|ing)$/, ''),
    word.replace(/(?:es|ed|ing)$/, 'e'),
  ];
}

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

/** "the rebels", "being hit": too little to be understood by itself. */
function fragment(clause: Clause): number | undefined {
  const { all, inside, main, subject } = clause;
  const telling = [...inside].filter((k) => /^(?:NOUN|PROPN|VERB|ADJ|NUM|ADV)$/.test((all[k] as Word).upos));
  const verb = telling.some((k) => (all[k] as Word).upos === 'VERB') || isCopular(clause);
  if (!verb) {
    // "explosions at the airport" tells something, "the allegations" and "a new law" do not
    const said = under(clause, main, /^(?:nmod|obl|nummod|acl|advcl)/);
    const tells =
      happenings.has(lemmaAt(clause, main)) ||
      (clause.owned &&
        (saidNouns.has(lemmaAt(clause, main)) || said.some((k) => (all[k] as Word).upos === 'NUM')));
    return tells && said.length > 0 ? undefined : main;
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
