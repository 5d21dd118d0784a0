/**
 * Relays: "quotes residents as saying", "quoted by the agency", "told the agency that …". One who passes on and one who
 * said it are two links.
 */

import type { Context, Draft } from '../draft.js';
import { framesOf } from '../lexicon.js';
import { joined } from '../locate.js';
import { named, rule } from '../rule.js';
import { agentOf, neighbourOf, sourceWords, subjectOf, topOf } from '../source.js';
import { base, parts, range, spansOf, type Tree } from '../tree.js';
import { citedBehind, whoCites } from './citing.js';
import { draftAt, drop, endBefore, holdInner, topIn } from './links.js';

const FARTHEST = 25; // words between "quotes" and "as saying"

const quotedAs = rule('quotes somebody as saying', asSaying);
const quotedByOne = rule('quoted by', quotedBy);
const passedOn = named('a relay passes on what its origin got');

/** Makes two links of "A quotes B as saying Y", adding what the other rules missed. Changes the drafts in place. */
export function relayDrafts(context: Context, sentence: number, drafts: Draft[]): void {
  const tree = context.trees[sentence] as Tree;
  tree.words.forEach((word, i) => {
    if (word.upos !== 'VERB') return;
    if (tree.lower(i) === 'quote' || tree.lower(i) === 'cite') {
      if (/^(?:citing|quoting)$/.test(tree.form(i))) citedBehind(tree, sentence, i, drafts);
      quotedAs(tree, sentence, i, drafts);
      quotedByOne(context, tree, sentence, i, drafts);
    }
  });
  tree.words.forEach((_, i) => {
    if (tree.lower(i) === 'quote' || tree.lower(i) === 'cite') whoCites(tree, sentence, i, drafts);
  });
}

function asSaying(tree: Tree, sentence: number, relay: number, drafts: Draft[]): void {
  const as = tree.words.findIndex(
    (w, k) => k > relay && k <= relay + FARTHEST && w.lemma.toLowerCase() === 'as',
  );
  if (as < 0 || as + 1 >= tree.words.length) return;
  const saying = as + 1;
  const frames = framesOf(tree.lower(saying));
  if (!frames?.has('c') || !tree.form(saying).endsWith('ing')) return;
  const outer = draftAt(drafts, tree, sentence, relay, 'quote');
  const inner = draftAt(drafts, tree, sentence, saying, tree.lower(saying));
  // Active: whoever stands between is quoted. Passive ("was quoted as saying"): the subject is.
  const between = range(relay + 1, as).filter((k) => tree.word(k).upos !== 'PUNCT');
  const passive =
    tree.isPassive(relay) ||
    !between.length ||
    /^(?:be|is|was|were|are|been)$/.test(tree.form(relay - 1 >= 0 ? relay - 1 : relay));
  const speaker = passive
    ? (tree.child(relay, 'nsubj:pass', 'nsubj') ?? neighbourOf(tree, relay, false) ?? -1)
    : topIn(tree, between, relay);
  if (speaker >= 0) {
    inner.source = spansOf(tree.words, passive ? sourceWords(tree, speaker, inner.cue) : between);
    inner.sourceAt = { sentence, word: speaker };
  }
  if (!passive && !outer.source.length) {
    const quoter = subjectOf(tree, relay);
    if (quoter !== undefined) {
      outer.source = spansOf(tree.words, sourceWords(tree, quoter, outer.cue));
      outer.sourceAt = { sentence, word: quoter };
    }
  }
  if (passive) {
    const agent = agentOf(tree, relay) ?? byPhrase(tree, saying);
    outer.source = agent === undefined ? [] : spansOf(tree.words, sourceWords(tree, agent, outer.cue));
    if (agent === undefined) delete outer.sourceAt;
    else outer.sourceAt = { sentence, word: agent };
  }
  if (!inner.content.length) {
    const rest = range(saying + 1, tree.words.length);
    inner.content = spansOf(tree.words, tree.lower(rest[0] ?? saying) === 'that' ? rest.slice(1) : rest);
  }
  inner.weak = false;
  outer.weak = false;
  outer.stance = 'assert';
  inner.rule = '“quotes … as saying”: who is quoted';
  outer.rule = '“quotes … as saying”: who quotes';
  inner.outer = outer;
  outer.relay = inner;
  holdInner(tree, outer, inner);
}

/** "… as saying by the agency": the agent stands behind the second verb. */
function byPhrase(tree: Tree, saying: number): number | undefined {
  const by = tree.words.findIndex((w, k) => k > saying && k <= saying + 2 && w.lemma.toLowerCase() === 'by');
  return by < 0 ? agentOf(tree, saying) : tree.word(by).head >= 0 ? tree.word(by).head : undefined;
}

/** "Quoted by the agency, X reported that …": the agency is the nearer link. */
function quotedBy(context: Context, tree: Tree, sentence: number, relay: number, drafts: Draft[]): void {
  const phrase = tree.words[relay + 1]?.lemma.toLowerCase() === 'by' ? untilComma(tree, relay + 2) : [];
  const agent = phrase.length ? topIn(tree, phrase, relay) : (agentOf(tree, relay) ?? -1);
  if (agent < 0 || !tree.form(relay).endsWith('d')) return;
  const { head, deprel } = tree.word(relay);
  const leading = !/\p{L}/u.test(context.text.slice(tree.sentence.start, tree.word(relay).start));
  const after = drafts.find(
    (d) => d.lemma === 'according to' && d.source.some((s) => nearlyBefore(tree, s, relay)),
  );
  if (!leading && !after && !/^(?:acl|advcl|parataxis)/.test(deprel)) return;
  let main = after ?? drafts.find((d) => d.head === head && d.head !== relay);
  if (!main && leading)
    main = drafts.find((d) => d.head > relay && !d.weak && d.source.length > 0 && d.head !== relay);
  if (!main && base(deprel) === 'acl') main = drafts.find((d) => d.sourceAt?.word === head);
  if (!main) return;
  // "According to the chamber, quoted by the radio, …": what follows the phrase is what the chamber says.
  const end = phrase[phrase.length - 1];
  if (main.lemma === 'according to' && end !== undefined)
    main.content = main.content.flatMap((s) =>
      s.start <= tree.word(relay).start && s.end > tree.word(end).end && end + 2 < tree.words.length
        ? [{ start: tree.word(end + 2).start, end: s.end }]
        : [s],
    );
  const clipped = main.source.filter((s) => s.start < tree.word(relay).start);
  if (!leading && clipped.length)
    main.source = clipped.map((s) => ({ start: s.start, end: Math.min(s.end, endBefore(tree, relay)) }));
  drop(drafts, (other) => other !== main && other.head !== relay && other.cue.includes(relay));
  const draft = draftAt(drafts, tree, sentence, relay, 'quote');
  draft.source = spansOf(
    tree.words,
    phrase.length ? phrase : sourceWords(tree, agent, draft.cue).filter((k) => k > relay),
  );
  if (phrase.length) behindPhrase(tree, main, phrase);
  draft.sourceAt = { sentence, word: agent };
  draft.weak = false;
  draft.stance = 'assert';
  draft.rule = '“quoted by”: the one who quotes is nearer than the one who is quoted';
  main.outer = draft;
  draft.relay = main;
  holdInner(tree, draft, main);
}

/** Whether a span ends right before a word, but for a comma. */
function nearlyBefore(tree: Tree, span: { end: number }, word: number): boolean {
  return span.end === endBefore(tree, word) || span.end >= tree.word(word).start;
}

/** Who is quoted stands behind the phrase and its comma, even where the tree takes the two for one. */
function behindPhrase(tree: Tree, main: Draft, phrase: readonly number[]): void {
  const last = tree.word(phrase[phrase.length - 1] as number);
  if (!main.source.some((span) => span.start < last.end)) return;
  const words = range((phrase[phrase.length - 1] as number) + 2, main.cue[0] ?? main.head);
  const speaker = words.find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  if (speaker === undefined) return;
  main.source = spansOf(tree.words, words);
  const top = topOf(tree, speaker, main.head);
  main.sourceAt = { sentence: main.sentence, word: words.includes(top) ? top : speaker };
}

function untilComma(tree: Tree, from: number): number[] {
  let to = from;
  const ends = (k: number) => parts(tree.word(k)) || (tree.word(k).feats.VerbForm === 'Fin' && k > from);
  while (to < tree.words.length && !ends(to) && to - from < 12) to++;
  return range(from, to);
}

/** After quotations have been given out: a relay whose origin got a quotation passes that on. */
export function settleRelays(context: Context, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const inner = draft.relay;
    if (!inner || !passedOn()) continue;
    const tree = context.trees[draft.sentence] as Tree;
    // A quotation before "the daily quoted X as saying" was given to whichever cue stands next to it.
    const quoted = draft.content.filter((span) =>
      context.quotations.some((q) => q.spans.some((s) => s.start === span.start)),
    );
    if (quoted.length)
      inner.content = joined([
        ...quoted,
        ...inner.content.filter(
          (s) => s.start > tree.word(Math.max(inner.head, 0)).end || quoted.some((q) => q.start === s.start),
        ),
      ]);
    holdInner(tree, draft, inner);
  }
}
