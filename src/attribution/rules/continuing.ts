/**
 * Speech that goes on in sentences without a cue, where the model sees that a sentence belongs to what somebody said
 * before.
 */
import type { Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Context, Draft } from '../draft.js';
import { joined, overlaps } from '../locate.js';
import { nest } from '../nesting.js';
import { quotationKind } from '../quoted.js';
import { named, rule } from '../rule.js';
import { spansOf } from '../tree.js';

const LIKELY = 0.5; // the model's probability that a word's cue stands elsewhere
const MOST_OF = 0.6; // share of a sentence's words that must be likely

const seenByModel = rule('a sentence that goes on, seen by the model', goingOn);

export function continuing(context: Context, drafts: readonly Draft[]): Draft[] {
  return seenByModel(context, drafts) ?? [];
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
