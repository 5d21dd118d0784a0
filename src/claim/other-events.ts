/** Times that date another event than the claim's: that of a noun's describing clause, of a law's name, of what a right is for. */
import type { Word } from '../language/index.js';
import type { TimeExpression } from '../report.js';
import { base, type Children } from './grammar.js';
import { wordSets } from './lexicon.js';
import type { Statement } from './statement.js';

const { happenings } = wordSets('where.json', ['happenings']);

// Word lists: own, compiled by hand; lemmas.
/** Verbs by which something begins that goes on: what it did since is not of the day it began. */
const BEGINNINGS =
  /^(?:begin|start|erupt|flare|break|launch|ignite|spark|open|found|establish|set|form|create)$/;
/** What somebody or something does and what comes of it are one. (The reader cuts “hit” to “h”.) */
const HITTING =
  /^(?:hit|h|strike|explode|detonate|fall|land|attack|raid|storm|ambush|shell|bomb|slam|crash|open|target|tear|rip|blow|go)$/;
/** What always holds has no day: in "a town located north of Osk on Friday" trees hang the day there all the same. */
const STANDING =
  /^(?:locate|situate|base|know|call|name|lie|dub|nickname|title|see|aim|surround|border|contain|include)$/;
const CASUALTY = /^(?:kill|wound|injure|die|hurt|martyr|destroy|damage)$/;
/** "the end of 2016", "the night of Friday": parts of a time. */
const TIME_NOUNS =
  /^(?:end|close|beginning|start|middle|rest|night|morning|evening|afternoon|dawn|day|week|weekend|month|year|quarter|half|summer|winter|autumn|spring|fall|hour|date|course|period|part|remainder|event|eve)$/;
/** Whose year is part of what they are called. */
const DATED_NAMES =
  /^(?:act|law|pledge|agreement|constitution|treaty|right|season|resolution|deal|accord|charter|convention|decree|pact|memorandum|bill|code|statute|protocol|contract|film|novel|book|album|song|declaration|promise|budget|target|manifesto|plan|edition)s?$/;

/**
 * Whether a time belongs to words that describe a noun of the claim, or to a state that stands beside it.
 *
 * @param way words from the time's own up to below the claim's head
 * @example isOfAnother(statement, children, time, way) // "Founded in 1998, the charity employs 300": true
 */
export function isOfAnother(
  { sentence: { words }, head }: Statement,
  children: Children,
  time: TimeExpression,
  way: readonly number[],
): boolean {
  if (time.type === 'DURATION' || time.type === 'SET') return false;
  // "the rights for 2018-2023": what holds for the first year holds for the last
  const own = way.find((at) => words[words[at]?.head ?? -1]?.upos !== 'NUM');
  if (own !== undefined && isOfName(words, children, own)) return true;
  return way.some((at) => {
    const { deprel } = words[at] as Word;
    if (/^acl/.test(deprel)) return isApart(words, children, head, at, time);
    return base(deprel) === 'advcl' && isStateBeside(words, children, at);
  });
}

/** "rights for 2018", "a pledge of May 2016", "an Act of 1936", "the 1936 Act"; not "the attack of 3 May", "the end of 2016". */
function isOfName(words: readonly Word[], children: Children, at: number): boolean {
  const { deprel, head } = words[at] as Word;
  const preposition = (children[at] ?? []).find((k) => base((words[k] as Word).deprel) === 'case');
  const said = preposition === undefined ? '' : (words[preposition] as Word).lemma.toLowerCase();
  const relation = base(deprel);
  const beside = words[(preposition ?? 0) - 1];
  // Trees hang "for 2018" on the verb as often as on the rights.
  if (relation === 'obl' && said === 'for' && beside?.upos === 'NOUN')
    return DATED_NAMES.test(beside.lemma.toLowerCase());
  const above = words[head];
  if (!above || !/^(?:NOUN|PROPN)$/.test(above.upos)) return false;
  const noun = above.lemma.toLowerCase();
  if (TIME_NOUNS.test(noun)) return false;
  if (relation === 'nmod' && said === 'for') return true;
  if (relation === 'nmod' && said === 'of') return !happenings.has(noun);
  return DATED_NAMES.test(noun) && /^(?:compound|nummod|amod|nmod)$/.test(relation) && said !== 'on';
}

/** A clause that describes a noun tells of another event, unless the noun is that event itself. */
function isApart(
  words: readonly Word[],
  children: Children,
  main: number,
  clause: number,
  time: TimeExpression,
): boolean {
  const noun = (words[clause] as Word).head;
  const described = words[noun];
  // "It was the attack that …", "There was an explosion that …": the clause tells what the claim tells.
  if (!described || noun === main || isPresented(words, children, main)) return false;
  // "soldiers visiting for an exercise in May": at the same time
  if ((words[clause] as Word).feats.Tense !== 'Past' && !isPerfect(words, children, clause)) return false;
  const verb = (words[clause] as Word).lemma.toLowerCase();
  if (STANDING.test(verb)) return false;
  const name = described.lemma.toLowerCase();
  const top = words[main] as Word;
  if (happenings.has(name)) {
    if (!BEGINNINGS.test(verb)) return false;
    return !/^\d{4}-\d\d-\d\d|^XXXX/.test(time.value) || isPerfect(words, children, main);
  }
  // "Troops who attacked the village on Monday killed three", "The shell that hit the school on Monday hurt two": one happening
  return !(CASUALTY.test(top.lemma.toLowerCase()) && HITTING.test(verb));
}

function isPresented(words: readonly Word[], children: Children, main: number): boolean {
  return (children[main] ?? []).some((k) => base((words[k] as Word).deprel) === 'expl');
}

function isPerfect(words: readonly Word[], children: Children, main: number): boolean {
  return (children[main] ?? []).some((k) => {
    const { deprel, lemma, feats } = words[k] as Word;
    return base(deprel) === 'aux' && lemma.toLowerCase() === 'have' && feats.Tense !== 'Past';
  });
}

/** "Founded in 1998, the charity …", "Captured in March, they …": a past participle without a subject of its own. */
function isStateBeside(words: readonly Word[], children: Children, at: number): boolean {
  const { feats, upos } = words[at] as Word;
  return (
    upos === 'VERB' &&
    feats.VerbForm === 'Part' &&
    feats.Tense === 'Past' &&
    !(children[at] ?? []).some((k) => /^(?:mark|nsubj|aux|case)$/.test(base((words[k] as Word).deprel)))
  );
}
