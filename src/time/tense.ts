/** Which way an expression points, past or future, by the words around it and the verb that the tree gives it. */

import type { Tokens } from '../quantity/index.js';
import { wordSet } from '../quantity/index.js';
import type { Direction, Pointing } from './anchor.js';
import type { TreeDirection } from './tree-tense.js';

/** How many tokens on either side are looked at when there is no grammar. */
const REACH_LEFT = 24;
const REACH_RIGHT = 10;

const FUTURE: ReadonlySet<string> = new Set(['will', "'ll", 'shall']);

/** Participles after which a date lies ahead ("scheduled for Monday", "due on Friday"). */
const AHEAD: ReadonlySet<string> = wordSet(`
  scheduled due slated planned expected expires expire upcoming plans hopes intends planning expects
  effective payable redeemable mature maturing matures
`);

/** Forms of irregular verbs that are only past. Compiled by hand. */
const IRREGULAR_PAST: ReadonlySet<string> = wordSet(`
  was were had did said told went came took gave made got saw knew thought found held kept left met
  paid ran sent sold spoke spent stood won wrote began broke brought built bought caught chose drew
  drove fell felt flew fought grew heard laid led lost meant rose sank shot shook struck swept threw
  wore withdrew became seized overran fled shut slid spread stole sought taught tore woke ate drank
  hid rode sang
`);

/** Words that end in -ed and are no past. */
const NOT_PAST: ReadonlySet<string> = wordSet(`
  united need indeed armed red hundred speed feed seed exceed proceed succeed bed wed shed embed
  unprecedented limited so-called aged
`);

/** Words right before an expression that settle its direction, whatever the verb. */
const SETTLING: Readonly<Record<string, Direction>> = {
  ended: 'past',
  since: 'past',
  ending: 'future',
  until: 'future',
  till: 'future',
  payable: 'future',
  effective: 'future',
  upcoming: 'future',
};

/**
 * The direction of an expression at tokens [from, to): by the word before it, then by a plan or "will" nearby, then by the tree's
 * verb, then by the nearest verb form. An infinitive in the tree ("voted to support it Friday") is often the wrong verb for a bare
 * weekday, so a past form nearby outranks it there.
 */
export function directionOfMatch(
  tokens: Tokens,
  from: number,
  to: number,
  tree: TreeDirection,
  weekday: boolean,
): Pointing {
  const before = tokens.low(from - 1);
  const settled = Object.hasOwn(SETTLING, before) ? SETTLING[before] : undefined;
  if (before === 'since' || isToldEvent(tokens, from, to)) return 'happened';
  if (before === 'ended' && tokens.low(from - 2) !== 'be') return 'happened';
  if (settled) return settled;
  // "ordered them to leave by Friday": what is still to be done by then
  if (before === 'by' && (tree.infinitive || hasInfinitive(tokens, from - 1))) return 'future';
  const words = directionByWords(tokens, from, to);
  if (tree.happened && !HELD_OVER.has(before)) return 'happened';
  if (words === 'future') return words;
  if (tree.infinitive && weekday && words === 'past') return words;
  return tree.direction ?? words ?? (before === 'by' ? 'future' : undefined);
}

/** A guess from the words around tokens [from, to): the nearest telling word wins, those before the expression first. */
export function directionByWords(tokens: Tokens, from: number, to: number): Direction {
  for (let at = from - 1; at >= Math.max(0, from - REACH_LEFT); at--) {
    const token = tokens.at(at);
    if (token.kind === 'break' || (token.lower === '.' && tokens.at(at + 1).capital)) break;
    const direction = directionOf(tokens, at);
    if (direction) return direction;
  }
  for (let at = to; at < to + REACH_RIGHT; at++) {
    const token = tokens.at(at);
    if (token.kind === 'break' || token.lower === '.') break;
    const direction = directionOf(tokens, at);
    if (direction) return direction;
  }
  return undefined;
}

function directionOf(tokens: Tokens, index: number): Direction {
  const token = tokens.at(index);
  if (token.kind !== 'word') return undefined;
  const word = token.lower;
  if (FUTURE.has(word) || (word === 'won' && tokens.low(index + 1) === "'t")) return 'future';
  if (AHEAD.has(word)) return isPastPlan(tokens, index) ? 'past' : 'future';
  if (word === 'set' && ['for', 'to'].includes(tokens.low(index + 1))) return 'future';
  if (word === 'to' && isInfinitive(tokens, index)) return 'future';
  if (IRREGULAR_PAST.has(word)) return 'past';
  if (word.length > 4 && word.endsWith('ed') && !NOT_PAST.has(word)) return 'past';
  return undefined;
}

/** "had been scheduled", "was due". */
function isPastPlan(tokens: Tokens, index: number): boolean {
  return (
    ['been', 'was', 'were', 'had', 'previously', 'originally'].includes(tokens.low(index - 1)) &&
    !['has', 'have'].includes(tokens.low(index - 2))
  );
}

/** Words before "to" and a verb that look ahead. */
const PLANS = wordSet(
  `is are plans plan planned hopes intends intend expected scheduled due set going agreed expects hope wants want about`,
);

/** "is to meet", "plans to vote", "agreed to sign": a bare verb after "to", not a place or a noun phrase. */
function isInfinitive(tokens: Tokens, index: number): boolean {
  const before = tokens.low(index - 1);
  const after = tokens.at(index + 1);
  if (after.kind !== 'word' || after.capital) return false;
  if (AHEAD.has(before) && isPastPlan(tokens, index - 1)) return false;
  return PLANS.has(before);
}

/** What is named after the day on which it happened. */
const HAPPENED = wordSet(`
  attack attacks bombing bombings blast blasts explosion explosions strike strikes airstrike airstrikes raid raids shelling massacre
  killing killings murder shooting shootings assault ambush offensive coup crash disaster earthquake kidnapping kidnappings abduction
  uprising invasion riots clashes incursion atrocities assassination stabbing hijacking
`);

/** "the Oct. 7 attack": named after the day on which it happened. */
function isToldEvent(tokens: Tokens, from: number, to: number): boolean {
  const before = tokens.low(from - 1);
  return ['the', 'its', 'their', 'his', 'her', "'s"].includes(before) && HAPPENED.has(tokens.low(to));
}

/** Before a day that a past verb may well leave ahead: "extended to Nov. 20", "would leave from March 30", "past the deadline". */
const HELD_OVER = wordSet('to from until till by for past beyond through');

/** How far before "by" an infinitive is looked for, in tokens. */
const INFINITIVE_REACH = 8;

/** "to leave (the town) by": a bare verb after "to". */
function hasInfinitive(tokens: Tokens, by: number): boolean {
  for (let at = by - 1; at > by - INFINITIVE_REACH; at--) {
    const { kind, lower } = tokens.at(at);
    if (kind === 'break' || lower === '.' || lower === ',') return false;
    const verb = tokens.at(at + 1);
    if (lower === 'to' && verb.kind === 'word' && !verb.capital && !NO_VERB.has(verb.lower))
      return at + 1 < by;
  }
  return false;
}

const NO_VERB = wordSet('the a an his her its their this that these those all each every both some any');

/** Without a tree: "has", "have" before an expression in its sentence, with no "had" nearer. */
export function isPerfectByWords(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at > from - INFINITIVE_REACH - 2; at--) {
    const { kind, lower } = tokens.at(at);
    if (kind === 'break' || ['.', ',', ';', 'had'].includes(lower)) return false;
    if (['has', 'have', "'ve"].includes(lower)) return true;
  }
  return false;
}
