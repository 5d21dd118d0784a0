/**
 * What looks like saying and is none: "deny the group a safe haven", "claimed 30 lives", "pledged 20 million", "the
 * commission received reports", a photo's credit; and what says less than its sentence: "claimed responsibility".
 */

import { firstEndingAfter } from '../../sorted.js';
import type { Context, Draft } from '../draft.js';
import { named, rule } from '../rule.js';
import { canSpeak } from '../source.js';
import { base, range, spansOf, type Tree } from '../tree.js';

/** What is denied when nothing is said: "denied access". */
const DENIED_THINGS = new Set(
  (
    'access entry exit haven sanctuary refuge visa visas asylum bail permission permit passage request application right ' +
    'rights opportunity chance food water medicine care treatment aid benefit use ability space foothold safe-haven shelter'
  ).split(' '),
);
/** What is pledged or promised when it is given and nothing is said. */
const GIVEN_THINGS = new Set(
  'fund funds funding money million billion aid assistance support help troops allegiance loyalty dollar euro pound grant loan donation contribution $ € £'.split(
    ' ',
  ),
);
/** Objects that tell nothing that could be so: "announced the details". */
const EMPTY_THINGS = new Set(
  'detail result name list date programme program winner schedule agenda identity location'.split(' '),
);
const RECEIVE = /^(?:receive|get|obtain|see|read|hear|investigate|examine|review|study|await)$/;
const CREDIT =
  /^\W*(?:file )?(?:photo|photograph|photos|image|images|picture|pictures|video|credit|illustration|graphic|courtesy)\b/i;
const SHORT = 60; // characters of a credit

const acts = rule('an act is no saying', isAct);
const gifts = named('what is given is nothing said');
const responsibility = rule('claimed responsibility says no more than that', onlyResponsibility);

/** A sentence's drafts without what is no saying; those that say less are changed in place. */
export function withoutActs(context: Context, sentence: number, drafts: readonly Draft[]): Draft[] {
  const tree = context.trees[sentence] as Tree;
  return drafts.filter((draft) => {
    if (draft.head < 0) return true;
    if (acts(tree, draft) || isCredit(context, draft)) return false;
    if (gifts() && isGift(tree, draft)) draft.weak = true;
    if (draft.rule.startsWith('noun phrase') && EMPTY_THINGS.has(objectOf(tree, draft) ?? ''))
      draft.weak = true;
    if (isRecipient(tree, draft)) nobody(draft);
    if (isYou(context, draft)) draft.weak = true;
    responsibility(tree, draft);
    return true;
  });
}

function nobody(draft: Draft): void {
  draft.source = [];
  delete draft.sourceAt;
}

/** The lemma of a cue verb's object. */
function objectOf(tree: Tree, { head }: Draft): string | undefined {
  if (tree.word(head).upos !== 'VERB') return undefined;
  const object = tree.byRelation(head, 'obj').find((k) => k > head) ?? passiveObject(tree, head);
  return object === undefined ? undefined : tree.lower(object);
}

function passiveObject(tree: Tree, verb: number): number | undefined {
  return tree.byRelation(verb, 'nsubj').find((k) => tree.word(k).deprel === 'nsubj:pass');
}

function isAct(tree: Tree, draft: Draft): boolean {
  const verb = tree.lower(draft.head);
  const object = objectOf(tree, draft);
  if (verb === 'deny') {
    const two = tree
      .byRelation(draft.head, 'obj', 'iobj', 'xcomp')
      .filter((k) => k > draft.head && isNoun(tree, k));
    return two.length > 1 || (object !== undefined && DENIED_THINGS.has(object));
  }
  // "The flood claimed 30 lives."
  return verb === 'claim' && (object === 'life' || object === 'victim');
}

function isNoun(tree: Tree, word: number): boolean {
  return /^(?:NOUN|PROPN|PRON)$/.test(tree.word(word).upos) && !tree.isClause(word);
}

function isGift(tree: Tree, draft: Draft): boolean {
  const lemma = tree.lower(draft.head);
  if (tree.word(draft.head).upos === 'NOUN') return /^(?:commitment|pledge|offer|prospect)$/.test(lemma);
  if (!/^(?:pledge|promise|offer|commit|vow|swear)$/.test(lemma)) return false;
  const object = tree.byRelation(draft.head, 'obj').find((k) => k > draft.head);
  return (
    object !== undefined &&
    (GIVEN_THINGS.has(tree.lower(object)) ||
      tree.subtree(object).some((k) => /^[$€£]|^(?:million|billion)$/.test(tree.lower(k))))
  );
}

/** "The council received reports that …": reported by somebody else. */
function isRecipient(tree: Tree, draft: Draft): boolean {
  const { head, deprel, upos } = tree.word(draft.head);
  if (upos !== 'NOUN' || base(deprel) !== 'obj' || head < 0 || !RECEIVE.test(tree.lower(head))) return false;
  return draft.sourceAt !== undefined && tree.byRelation(head, 'nsubj').includes(draft.sourceAt.word);
}

function isYou({ text, outerQuotations }: Context, { source }: Draft): boolean {
  const [span] = source;
  if (!span || !/^(?:you|one)$/i.test(text.slice(span.start, span.end))) return false;
  const quotation = outerQuotations[firstEndingAfter(outerQuotations, span.start)];
  return !quotation || quotation.start > span.start;
}

/** "Photo: Kolm Dispatch", "(Photo by Ana Kolm)". */
function isCredit({ text }: Context, draft: Draft): boolean {
  const [content] = draft.content;
  const words = content && text.slice(content.start, content.end);
  const [source] = draft.source;
  const who = source && text.slice(source.start, source.end);
  return [words, who].some(
    (part) =>
      part !== undefined &&
      part.length < SHORT &&
      CREDIT.test(part) &&
      !/\b(?:show|shows|showed)\b/.test(part),
  );
}

/** "claimed responsibility for the attack that killed 30": who claims the attack is no source of the toll. */
function onlyResponsibility(tree: Tree, draft: Draft): void {
  const noun = range(0, tree.words.length).find(
    (k) =>
      tree.form(k) === 'responsibility' &&
      Math.abs(k - draft.head) < 8 &&
      (tree.word(k).head === draft.head || tree.under(k, draft.head)),
  );
  if (noun === undefined || !/^(?:claim|take|accept|assume|deny|admit)$/.test(tree.lower(draft.head))) return;
  const told = tree
    .subtree(noun)
    .flatMap((k) => tree.byRelation(k, 'acl', 'advcl', 'parataxis', 'ccomp'))
    .filter((k) => k > noun);
  const words = tree.subtree(noun, [...told, ...tree.byRelation(noun, 'case')]);
  // A comma ends what is claimed: "for the blast, which", "for the blast, in which".
  const comma = words.find((k) => k > noun && tree.word(k).lemma === ',');
  draft.content = spansOf(
    tree.words,
    words.filter((k) => k >= Math.min(noun, words[0] as number) && (comma === undefined || k < comma)),
  );
}

/** Whether a verb's subject, that carries a noun of saying, can say anything: "the capture has raised concern that". */
export function carries(tree: Tree, subject: number | undefined): number | undefined {
  return subject !== undefined && (canSpeak(tree, subject) || tree.word(subject).upos === 'PRON')
    ? subject
    : undefined;
}
