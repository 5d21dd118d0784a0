/**
 * Speech that goes on in sentences without a cue, where the model sees that a sentence belongs to what somebody said
 * before; and speech that a colon announces in the paragraphs below it.
 */
import type { Span } from '../../report.js';
import { cueWords } from '../cue.js';
import type { Context, Draft } from '../draft.js';
import { firstEndingAfter, joined, overlaps } from '../locate.js';
import { nest } from '../nesting.js';
import { quotationKind } from '../quoted.js';
import { named, rule } from '../rule.js';
import { sourceWords, subjectOf } from '../source.js';
import { spansOf, type Tree } from '../tree.js';
import { opensList } from './headlines.js';

const LIKELY = 0.5; // the model's probability that a word's cue stands elsewhere
const MOST_OF = 0.6; // share of a sentence's words that must be likely
const LIST_ITEM = /^\s*(?:[-–—•*·▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/;

const announcedRule = rule('what a colon announces', announced);
const seenByModel = rule('a sentence that goes on, seen by the model', goingOn);

export function continuing(context: Context, drafts: readonly Draft[]): Draft[] {
  return [...(announcedRule(context, drafts) ?? []), ...(seenByModel(context, drafts) ?? [])];
}

/** A draft without a cue for each link of the chain that goes on. */
export function goesOn(draft: Draft, content: Span[], sentence: number, rule: string): Draft[] {
  const chain: Draft[] = [];
  for (let at: Draft | undefined = draft; at && chain.length < 8; at = at.outer) chain.unshift(at);
  let outer: Draft | undefined;
  return chain.map((link) => {
    const next: Draft = {
      sentence,
      cue: [],
      head: -1,
      source: link.source,
      ...(link.sourceAt && { sourceAt: link.sourceAt }),
      content,
      lemma: '',
      stance: link.stance === 'ask' ? 'assert' : link.stance,
      weak: false,
      negated: false,
      rule,
      ...(outer && { outer }),
    };
    outer = next;
    return next;
  });
}

const wholeChain = named('speech that goes on carries its relays');

/** Who relays what was said relays what it goes on with. */
export function carryRelay(draft: Draft, nested: ReadonlyMap<Draft, Draft>): void {
  let at = draft;
  for (let steps = 0; wholeChain() && steps < 8; steps++) {
    const outer = at.outer ?? nested.get(at);
    if (!outer || outer.weak || outer.negated || outer.stance === 'ask' || outer.stance === 'order') return;
    at.outer = outer;
    at = outer;
  }
}

function goingOn(context: Context, drafts: readonly Draft[]): Draft[] {
  const added: Draft[] = [];
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const list = bySentence.get(draft.sentence) ?? [];
    list.push(draft);
    bySentence.set(draft.sentence, list);
  }
  const nested = nest(drafts, (draft) =>
    draft.head >= 0 ? context.trees[draft.sentence]?.words[draft.head] : undefined,
  );
  const covered = joined(drafts.flatMap((d) => (d.weak ? [] : d.content)));
  /** Unquoted speech does not run over a paragraph's end. */
  let last: { draft: Draft; sentence: number; quoted: boolean } | undefined;
  context.analysis.sentences.forEach((sentence, s) => {
    const own = (bySentence.get(s) ?? []).filter((d) => !d.weak && !d.negated && d.stance !== 'order');
    const speaker = own.filter((d) => d.source.length).sort((a, b) => b.content.length - a.content.length)[0];
    const words = sentence.words.flatMap((w, i) => (w.upos === 'PUNCT' ? [] : [i]));
    const likely = words.filter((i) => (sentence.elsewhere?.[i] ?? 0) >= LIKELY);
    const over = covered[firstEndingAfter(covered, sentence.start)];
    const free = !over || !overlaps(over, sentence);
    if (
      last &&
      free &&
      s - last.sentence <= 1 &&
      (context.blockOf[s] === context.blockOf[last.sentence] || last.quoted) &&
      words.length > 1 &&
      likely.length >= MOST_OF * words.length &&
      !context.isHeading[s]
    ) {
      const content = spansOf(
        sentence.words,
        sentence.words.map((_, i) => i),
      );
      carryRelay(last.draft, nested);
      const next = goesOn(
        last.draft,
        content,
        s,
        'a sentence that goes on with what was said, seen by the model',
      );
      added.push(...next);
      last = { draft: last.draft, sentence: s, quoted: last.quoted };
      return;
    }
    const quoted = (draft: Draft) => quotationKind(context, draft.content) === 'direct';
    if (speaker) last = { draft: speaker, sentence: s, quoted: quoted(speaker) };
    else if (own.some((d) => d.cue.length === 0)) {
      const draft = own.find((d) => d.cue.length === 0) as Draft;
      last = { draft, sentence: s, quoted: quoted(draft) };
    }
  });
  return added;
}

/** "The spokesman said:" and the paragraph or the list below. */
function announced(context: Context, drafts: readonly Draft[]): Draft[] {
  const added: Draft[] = [];
  context.analysis.sentences.forEach((_, s) => {
    const verb = opensList(context, s);
    if (verb === undefined || s + 1 >= context.trees.length) return;
    const block = context.blockOf[s + 1] as number;
    if (block === context.blockOf[s]) return;
    const spans: Span[] = [];
    let k = s + 1;
    let current = block;
    const first = context.analysis.sentences[k] as Span;
    const list = LIST_ITEM.test(context.text.slice(first.start, first.start + 12));
    for (; k < context.trees.length; k++) {
      const at = context.blockOf[k] as number;
      const sentence = context.analysis.sentences[k] as Span;
      if (at !== current) {
        if (!list || !LIST_ITEM.test(context.text.slice(sentence.start, sentence.start + 12))) break;
        current = at;
      }
      spans.push(
        ...spansOf(
          context.trees[k]?.words ?? [],
          (context.trees[k]?.words ?? []).map((_w, i) => i),
        ),
      );
    }
    const content = joined(spans);
    if (
      !content.length ||
      drafts.some((d) =>
        d.content.some((c) => content.some((x) => overlaps(c, x) && c.start <= x.start && d.sentence <= s)),
      )
    )
      return;
    const tree = context.trees[s] as Tree;
    const known = drafts.find((d) => d.sentence === s && d.head === verb);
    if (known) {
      known.content = joined([...known.content.filter((c) => c.end - c.start > 2), ...content]);
      known.rule = 'a colon that announces what follows';
      return;
    }
    const cue = cueWords(tree, verb);
    const subject = subjectOf(tree, verb);
    added.push({
      sentence: s,
      cue,
      head: verb,
      source: subject === undefined ? [] : spansOf(tree.words, sourceWords(tree, subject, cue)),
      ...(subject !== undefined && { sourceAt: { sentence: s, word: subject } }),
      content,
      lemma: tree.lower(verb),
      stance: 'assert',
      weak: false,
      negated: false,
      rule: 'a colon that announces what follows',
    });
  });
  return added;
}
