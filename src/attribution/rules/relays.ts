/**
 * Relays: "quotes residents as saying", "quoted by the agency", "told the agency that …". One who passes on and one who
 * said it are two links.
 */
import type { Context, Draft } from '../draft.js';
import { framesOf } from '../lexicon.js';
import { joined } from '../locate.js';
import { named, rule } from '../rule.js';
import { agentOf, canSpeak, neighbourOf, sourceWords, topOf } from '../source.js';
import { base, parts, spansOf, type Tree } from '../tree.js';

const FARTHEST = 25; // words between "quotes" and "as saying"

const citedBehind = rule('citing, by the order of words', cited);
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
}

/** "A report citing officials said …", "…, the agency said, quoting officials": the one cited is the origin. */
function cited(tree: Tree, sentence: number, i: number, drafts: Draft[]): void {
  if (drafts.some((d) => d.head === i && d.rule.startsWith('“citing”'))) return;
  let to = i + 1;
  while (
    to < tree.words.length &&
    !parts(tree.word(to)) &&
    !(tree.word(to).feats.VerbForm === 'Fin') &&
    to - i < 15
  )
    to++;
  const phrase = range(i + 1, to);
  const speaker = topIn(tree, phrase, i);
  if (speaker < 0 || !phrase.includes(speaker) || !canSpeak(tree, speaker)) return;
  const main =
    drafts.find((d) => !d.weak && d.head >= to && d.head <= to + 2 && d.head !== i) ??
    [...drafts]
      .reverse()
      .find((d) => !d.weak && d.head < i && d.head >= 0 && d.source.length > 0 && i - d.head < 25);
  if (!main) return;
  const edge = tree.word(i).start;
  main.source = main.source
    .filter((s) => s.start < edge || s.start > tree.word(to - 1).end)
    .map((s) => ({ start: s.start, end: s.start < edge ? Math.min(s.end, edge - 1) : s.end }));
  const own = drafts.find((d) => d.head === i) ?? add(drafts, blank(tree, sentence, i, 'cite'));
  own.source = spansOf(tree.words, phrase);
  own.sourceAt = { sentence, word: speaker };
  own.content = main.content.map((s) => ({ ...s }));
  own.outer = main;
  own.weak = false;
  own.stance = 'assert';
  own.rule = '“citing”: the one cited is the origin';
}

function asSaying(tree: Tree, sentence: number, relay: number, drafts: Draft[]): void {
  const as = tree.words.findIndex(
    (w, k) => k > relay && k <= relay + FARTHEST && w.lemma.toLowerCase() === 'as',
  );
  if (as < 0 || as + 1 >= tree.words.length) return;
  const saying = as + 1;
  const frames = framesOf(tree.lower(saying));
  if (!frames?.has('c') || !tree.form(saying).endsWith('ing')) return;
  const outer = drafts.find((d) => d.head === relay) ?? add(drafts, blank(tree, sentence, relay, 'quote'));
  const inner =
    drafts.find((d) => d.head === saying) ?? add(drafts, blank(tree, sentence, saying, tree.lower(saying)));
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

/** The relay's content is what it passes on, with the words of who said it. */
export function holdInner(tree: Tree, outer: Draft, inner: Draft): void {
  const cue = inner.cue.map((i) => tree.word(i));
  outer.content = joined(
    [...inner.source, ...cue.map(({ start, end }) => ({ start, end })), ...inner.content].sort(
      (a, b) => a.start - b.start,
    ),
  );
}

/** "Quoted by the agency, X reported that …": the agency is the nearer link. */
function quotedBy(context: Context, tree: Tree, sentence: number, relay: number, drafts: Draft[]): void {
  const phrase = tree.words[relay + 1]?.lemma.toLowerCase() === 'by' ? untilComma(tree, relay + 2) : [];
  const agent = phrase.length ? topIn(tree, phrase, relay) : (agentOf(tree, relay) ?? -1);
  if (agent < 0 || !tree.form(relay).endsWith('d')) return;
  const { head, deprel } = tree.word(relay);
  const leading = !/\p{L}/u.test(context.text.slice(tree.sentence.start, tree.word(relay).start));
  if (!leading && !/^(?:acl|advcl|parataxis)/.test(deprel)) return;
  let main = drafts.find((d) => d.head === head && d.head !== relay);
  if (!main && leading)
    main = drafts.find((d) => d.head > relay && !d.weak && d.source.length > 0 && d.head !== relay);
  if (!main && base(deprel) === 'acl') main = drafts.find((d) => d.sourceAt?.word === head);
  if (!main) return;
  const draft = drafts.find((d) => d.head === relay) ?? add(drafts, blank(tree, sentence, relay, 'quote'));
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
  while (to < tree.words.length && !parts(tree.word(to)) && to - from < 12) to++;
  return range(from, to);
}

function blank(tree: Tree, sentence: number, head: number, lemma: string): Draft {
  return {
    sentence,
    cue: [head],
    head,
    source: [],
    content: [],
    lemma,
    stance: framesOf(tree.lower(head))?.get('c')?.stance ?? 'assert',
    weak: false,
    negated: false,
    rule: '',
  };
}

function add(drafts: Draft[], draft: Draft): Draft {
  drafts.push(draft);
  return draft;
}

function topIn(tree: Tree, words: readonly number[], verb: number): number {
  const nominal = words.find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  return nominal === undefined ? -1 : topOf(tree, nominal, verb);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
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
