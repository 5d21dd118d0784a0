/**
 * Quotations find their speakers: the cue beside them, the colon or dash with a name, or whoever spoke last when a
 * quotation runs on. Indirect speech that holds a quotation is widened to the quotation's marks.
 */
import type { Span } from '../../report.js';
import { cueWords, isNegated } from '../cue.js';
import type { Context, Draft, WordRef } from '../draft.js';
import { framesOf, neverAttributes } from '../lexicon.js';
import { firstEndingAfter, joined, overlaps, wordAt, wordBefore } from '../locate.js';
import { nest } from '../nesting.js';
import type { Quotation } from '../quotes.js';
import { neighbourOf, sourceWords, subjectOf } from '../source.js';
import { base, spansOf, type Tree } from '../tree.js';
import { goesOn } from './continuing.js';

const FARTHEST_CUE = 40; // words between a quotation and the verb it belongs to
const FRAGMENT = 4; // words: a shorter quotation without verb or full stop is a phrase, not speech
const LONGEST_NAME = 10; // words of "— Name, harbour master" after a quotation
const FARTHEST_SPEAKER = 3; // sentences that a running quotation may stand after its speaker's last words

interface Placed {
  quotation: Quotation;
  start: number;
  end: number;
  words: number;
  /** Reads like speech: long enough, or with a verb, or a sentence's end inside the marks. */
  speech: boolean;
  draft?: Draft;
}

/**
 * Gives quotations to drafts, making new ones where none is; changes drafts' contents in place.
 *
 * @returns new drafts, and the quotations that quote nobody
 */
export function placeQuotations(context: Context, drafts: Draft[]): { added: Draft[]; unplaced: Span[] } {
  const added: Draft[] = [];
  const byHead = new Map<string, Draft>();
  for (const draft of drafts) byHead.set(key(draft.sentence, draft.head), draft);
  const placed = context.quotations.map((quotation) => place(context, quotation));
  for (const item of placed) {
    if (!item.speech) continue;
    const cue = cueAfter(context, item) ?? cueBefore(context, item);
    if (!cue) continue;
    let draft = byHead.get(key(cue.sentence, cue.word));
    if (!draft) {
      draft = draftFor(context, cue);
      byHead.set(key(cue.sentence, cue.word), draft);
      added.push(draft);
    }
    give(context, draft, item);
  }
  for (const item of placed) {
    if (item.draft || !item.speech || item.quotation.depth > 0) continue;
    const named = nameBeside(context, item);
    if (named) {
      added.push(named);
      item.draft = named;
    }
  }
  // Who relays a quotation relays what it goes on with: settled before it grows.
  const before = nest([...drafts, ...added], (draft) =>
    draft.head >= 0 ? context.trees[draft.sentence]?.words[draft.head] : undefined,
  );
  runOn(context, placed, [...drafts, ...added], added, before);
  const all = [...drafts, ...added];
  for (const draft of all) draft.content = widenToMarks(context, draft.content);
  const contents = joined(all.flatMap((draft) => (draft.content.length ? draft.content : [])));
  const unplaced = placed
    .filter((item) => !item.draft && item.quotation.closed)
    .filter((item) => !item.speech || !within(contents, item))
    .map(({ start, end }) => ({ start, end }));
  return { added, unplaced };
}

function key(sentence: number, word: number): string {
  return `${sentence}:${word}`;
}

function place(context: Context, quotation: Quotation): Placed {
  const start = (quotation.spans[0] as Span).start;
  const end = (quotation.spans[quotation.spans.length - 1] as Span).end;
  const { sentences } = context.analysis;
  const first = wordAt(sentences, start);
  let words = 0;
  let verb = false;
  for (let ref = first; ref; ) {
    const list = sentences[ref.sentence]?.words ?? [];
    const word = list[ref.word];
    if (!word || word.start >= end || words > 60) break;
    if (word.upos !== 'PUNCT') words++;
    if (word.upos === 'VERB' || word.upos === 'AUX') verb = true;
    ref =
      ref.word + 1 < list.length
        ? { sentence: ref.sentence, word: ref.word + 1 }
        : nextSentence(context, ref.sentence);
  }
  const inside = context.text.slice(Math.max(start, end - 3), end);
  const stops = /[.,!?…;][^\w\s]+$/u.test(inside);
  return { quotation, start, end, words, speech: words > FRAGMENT || (words > 0 && (stops || verb)) };
}

function nextSentence(context: Context, sentence: number): WordRef | undefined {
  return sentence + 1 < context.trees.length ? { sentence: sentence + 1, word: 0 } : undefined;
}

/** '"…," X said' and '"…," said X'. */
function cueAfter(context: Context, item: Placed): WordRef | undefined {
  const { sentences } = context.analysis;
  let ref = wordAt(sentences, item.end);
  if (!ref || !sameBlock(context, item.end - 1, ref)) return undefined;
  const tree = context.trees[ref.sentence] as Tree;
  while (ref && tree.word(ref.word)?.upos === 'PUNCT' && /^[,\-–—"'’”]+$/.test(tree.word(ref.word).lemma))
    ref = ref.word + 1 < tree.words.length ? { sentence: ref.sentence, word: ref.word + 1 } : undefined;
  if (!ref) return undefined;
  const ended = /[.][^\w\s]+$/u.test(context.text.slice(Math.max(item.start, item.end - 3), item.end));
  const first = ref.word;
  const between = context.text.slice(item.end, tree.word(first).start);
  if (!/^[\s,\-–—"'’”]*$/.test(between)) return undefined;
  for (let i = first; i < Math.min(tree.words.length, first + FARTHEST_CUE); i++) {
    const word = tree.word(i);
    if (word.upos !== 'VERB' && !(i === first && framesOf(tree.lower(i))?.has('q'))) {
      if (/^[.;:]$/.test(word.lemma) || MARK.test(word.lemma)) return undefined;
      continue;
    }
    const frames = framesOf(tree.lower(i));
    const speech = frames?.has('q');
    if (i === first || (i === first + 1 && base(tree.word(first).deprel) === 'aux')) {
      // inverted: "…," said X
      if ((speech || !frames) && !neverAttributes(tree.lower(i)) && !ended)
        return { sentence: ref.sentence, word: i };
      if (speech && ended && subjectAfter(tree, i)) return { sentence: ref.sentence, word: i };
      continue;
    }
    // "…," X was quoted as saying: who is quoted is the subject, who quotes may be nobody.
    const asSaying =
      tree.lower(i) === 'quote' &&
      tree.words.slice(i, i + FARTHEST_CUE).some((w) => w.lemma.toLowerCase() === 'as');
    if (asSaying && !ended) return { sentence: ref.sentence, word: i };
    const subject = subjectOf(tree, i);
    if (subject === undefined || subject > i) continue;
    const phrase = tree.subtree(subject);
    const begins = (phrase[0] as number) <= first + 2;
    if (!begins || !((phrase[0] as number) >= first)) continue;
    if (speech || (!frames && endsThere(tree, i) && !neverAttributes(tree.lower(i)))) {
      if (ended && !endsThere(tree, i)) return undefined;
      if (hasOwnClause(tree, i)) return undefined;
      return { sentence: ref.sentence, word: i };
    }
  }
  return undefined;
}

const MARK = /^["“”„«»‘]+$/;

function subjectAfter(tree: Tree, verb: number): boolean {
  return tree.byRelation(verb, 'nsubj').some((k) => k > verb);
}

function endsThere(tree: Tree, i: number): boolean {
  const next = tree.words[i + 1];
  return !next || next.upos === 'PUNCT';
}

/** A cue with a clause of its own after it does not need the quotation before it. */
function hasOwnClause(tree: Tree, verb: number): boolean {
  return tree
    .byRelation(verb, 'ccomp')
    .some((k) => k > verb && (tree.isFinite(k) || tree.markers(k).includes('that')));
}

/** 'X said: "…"', 'X told reporters, "…"', 'X said "…"'. */
function cueBefore(context: Context, item: Placed): WordRef | undefined {
  const { sentences } = context.analysis;
  const ref = wordBefore(sentences, item.start);
  if (!ref || !sameBlock(context, item.start, ref)) return undefined;
  const tree = context.trees[ref.sentence] as Tree;
  const last = tree.word(ref.word);
  const parted = /^[,:]$/.test(last.lemma);
  if (!parted && last.upos === 'PUNCT') return undefined;
  if (!parted && item.words <= FRAGMENT) return undefined;
  for (let i = ref.word; i >= Math.max(0, ref.word - 25); i--) {
    const word = tree.word(i);
    if (MARK.test(word.lemma)) return undefined;
    const frames = framesOf(tree.lower(i));
    if (word.upos !== 'VERB') continue;
    if (frames?.has('q') || (parted && i >= ref.word - 1)) {
      if (!parted && i !== ref.word) return undefined;
      return { sentence: ref.sentence, word: i };
    }
    if (tree.isFinite(i)) return undefined;
  }
  return undefined;
}

function sameBlock(context: Context, offset: number, ref: WordRef): boolean {
  const at = wordAt(context.analysis.sentences, offset);
  if (!at) return true;
  return context.blockOf[at.sentence] === context.blockOf[ref.sentence];
}

function draftFor(context: Context, cue: WordRef): Draft {
  const tree = context.trees[cue.sentence] as Tree;
  const words = cueWords(tree, cue.word);
  const speaker = subjectOf(tree, cue.word) ?? neighbourOf(tree, cue.word, true);
  const frames = framesOf(tree.lower(cue.word));
  const source = speaker === undefined ? [] : sourceWords(tree, speaker, words);
  return {
    sentence: cue.sentence,
    cue: words,
    head: cue.word,
    source: spansOf(tree.words, source),
    ...(source.length && { sourceAt: { sentence: cue.sentence, word: speaker as number } }),
    content: [],
    lemma: tree.lower(cue.word),
    stance: frames?.get('q')?.stance ?? 'assert',
    weak: false,
    negated: isNegated(tree, cue.word),
    rule: 'quotation beside its cue',
  };
}

/** The quotation becomes the draft's content; words outside the marks stay when the clause began before them. */
function give(context: Context, draft: Draft, item: Placed): void {
  item.draft = draft;
  const sentence = wordAt(context.analysis.sentences, item.start)?.sentence ?? draft.sentence;
  const first = context.analysis.sentences[sentence]?.words[0];
  const before = first ? context.text.slice(first.start, item.start) : '';
  const cueStart = context.trees[draft.sentence]?.words[draft.head]?.start ?? 0;
  const led = item.start > cueStart;
  const parted = /[,:]\s*$/.test(before);
  // “… no hope” that it would: the clause goes on behind the marks.
  const inside = context.text.slice(Math.max(item.start, item.end - 3), item.end);
  const after = context.text.slice(item.end, item.end + 2);
  const ends = /[.,!?…;—–-]/.test(inside) || /^\s*[.,;!?]/.test(after) || /^\s*$/.test(after);
  const direct = led ? (parted && ends) || !draft.content.length : !/\w/.test(before);
  const quotes = draft.content.filter((span) => isQuotation(context, span));
  draft.content = joined([...(direct ? quotes : draft.content), ...item.quotation.spans]);
  if (!draft.source.length) return;
  // A quotation parsed as part of the speaker's phrase is taken out of it.
  draft.source = draft.source.flatMap((span) => subtract(span, item));
}

/** Whether a content span is a quotation given before, but for its marks. */
function isQuotation(context: Context, span: Span): boolean {
  return quotationsAt(context, span).some((q) =>
    q.spans.some((s) => Math.abs(s.start - span.start) <= 2 && Math.abs(s.end - span.end) <= 2),
  );
}

function subtract(span: Span, hole: Span): Span[] {
  if (!overlaps(span, hole)) return [span];
  const parts = [
    { start: span.start, end: Math.min(span.end, hole.start) },
    { start: Math.max(span.start, hole.end), end: span.end },
  ];
  return parts.filter(({ start, end }) => end > start + 1);
}

/** '"…" — Name' and 'Name: "…"'. */
function nameBeside(context: Context, item: Placed): Draft | undefined {
  const { sentences } = context.analysis;
  const after = wordAt(sentences, item.end);
  if (after && sameBlock(context, item.end - 1, after)) {
    const tree = context.trees[after.sentence] as Tree;
    const dash = tree.word(after.word);
    const rest = range(after.word + 1, tree.words.length).filter((i) => tree.word(i).upos !== 'PUNCT');
    if (/^[-–—]+$/.test(dash.lemma) && rest.length && rest.length <= LONGEST_NAME && noVerb(tree, rest))
      return nameDraft(tree, after.sentence, [after.word], rest, item, 'a name after a dash');
  }
  const before = wordBefore(sentences, item.start);
  if (before && sameBlock(context, item.start, before)) {
    const tree = context.trees[before.sentence] as Tree;
    if (tree.word(before.word).lemma !== ':') return undefined;
    const lead = range(0, before.word).filter((i) => tree.word(i).upos !== 'PUNCT');
    if (lead.length && lead.length <= LONGEST_NAME && noVerb(tree, lead))
      return nameDraft(tree, before.sentence, [before.word], lead, item, 'a name before a colon');
  }
  return undefined;
}

function noVerb(tree: Tree, words: readonly number[]): boolean {
  return words.every((i) => !/^(?:VERB|AUX)$/.test(tree.word(i).upos));
}

function nameDraft(
  tree: Tree,
  sentence: number,
  cue: number[],
  source: number[],
  item: Placed,
  rule: string,
): Draft {
  const head = source.find((i) => !source.includes(tree.word(i).head)) ?? (source[0] as number);
  return {
    sentence,
    cue,
    head: cue[0] as number,
    source: spansOf(tree.words, source),
    sourceAt: { sentence, word: head },
    content: [...item.quotation.spans],
    lemma: tree.lower(cue[0] as number),
    stance: 'assert',
    weak: false,
    negated: false,
    rule,
  };
}

/** Quotations without a cue of their own go on with what was being said just before them. */
function runOn(
  context: Context,
  placed: Placed[],
  drafts: readonly Draft[],
  added: Draft[],
  nested: ReadonlyMap<Draft, Draft>,
): void {
  const speaking = drafts
    .filter((draft) => !draft.weak && draft.source.length && draft.content.length)
    .map((draft) => ({ draft, start: extent(context, draft).start, end: extent(context, draft).end }))
    .sort((a, b) => a.end - b.end);
  const contents = joined(drafts.flatMap((draft) => draft.content));
  const cued = new Set(drafts.filter((d) => !d.weak && d.cue.length).map((d) => d.sentence));
  let at = 0;
  let last: { draft: Draft; end: number } | undefined;
  /** Whoever was quoted last, and the last sentence of that quotation and its cue. */
  let quoted: { draft: Draft; sentence: number } | undefined;
  const endOf = (item: Placed, draft: Draft) =>
    Math.max(
      draft.head >= 0 ? draft.sentence : 0,
      wordBefore(context.analysis.sentences, item.end)?.sentence ?? 0,
    );
  for (const item of placed) {
    if (item.quotation.depth > 0) continue;
    while (at < speaking.length && (speaking[at] as { end: number }).end <= item.start) {
      const next = speaking[at++] as { draft: Draft; end: number };
      if (!next.draft.outer) last = next;
    }
    if (item.draft) {
      if (item.draft.source.length) quoted = { draft: item.draft, sentence: endOf(item, item.draft) };
      if (item.draft.source.length)
        last = { draft: item.draft, end: Math.max(item.end, extent(context, item.draft).end) };
      continue;
    }
    if (!item.speech || !last || within(contents, item)) continue;
    const gap = context.text.slice(last.end, item.start);
    const sentence = wordAt(context.analysis.sentences, item.start)?.sentence ?? 0;
    const lastSentence = wordBefore(context.analysis.sentences, last.end)?.sentence ?? 0;
    const block = context.blockOf[sentence] === context.blockOf[lastSentence];
    const straight = /^[\s.,;–—-]*$/.test(gap) && block && last.draft.head >= 0 ? last.draft : undefined;
    const next = quoted && sentence - quoted.sentence <= 1 && startsSentence(context, sentence, item);
    const going = next ? quoted?.draft : straight;
    if (going) {
      const outer = nested.get(going);
      if (outer && !outer.weak && going.outer === undefined) going.outer = outer;
      going.content = joined([...going.content, ...item.quotation.spans]);
      item.draft = going;
      last = { draft: going, end: item.end };
      quoted = { draft: going, sentence: endOf(item, going) };
      continue;
    }
    if (sentence - lastSentence > FARTHEST_SPEAKER || context.isHeading[sentence]) continue;
    const words = context.analysis.sentences[sentence]?.words ?? [];
    const starts = words[0] !== undefined && !/\w/.test(context.text.slice(words[0].start, item.start));
    const near = sentence - lastSentence <= 1;
    if (cued.has(sentence) && (!starts || overlapsAny(contents, item))) continue;
    if (!starts && !(near && block && item.words > 2)) continue;
    const whole = starts ? item.quotation.spans : spansOf(words, range(0, words.length));
    const links = goesOn(
      last.draft,
      joined(whole),
      sentence,
      starts ? 'a quotation that runs on' : 'quoted words that go on with what was said',
    );
    const draft = links[links.length - 1] as Draft;
    added.push(...links);
    item.draft = draft;
    last = { draft, end: item.end };
    quoted = { draft, sentence: endOf(item, draft) };
  }
}

function startsSentence(context: Context, sentence: number, item: Placed): boolean {
  const first = context.analysis.sentences[sentence]?.words[0];
  return first !== undefined && !/\w/.test(context.text.slice(first.start, item.start));
}

/** From the first to the last character of a draft's cue and content, and its source when it stands beside them. */
function extent(context: Context, draft: Draft): Span {
  const words = context.analysis.sentences[draft.sentence]?.words ?? [];
  const cue = draft.cue.map((i) => words[i] as Span);
  const near = draft.source.filter((s) => cue.some((c) => Math.abs(s.start - c.start) < 400));
  const spans = [...draft.content, ...cue, ...(draft.cue.length ? near : [])];
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
}

function overlapsAny(spans: readonly Span[], item: Span): boolean {
  const span = spans[firstEndingAfter(spans, item.start + 1)];
  return span !== undefined && overlaps(span, item);
}

function within(spans: readonly Span[], item: Span): boolean {
  const span = spans[firstEndingAfter(spans, item.start + 1)];
  return span !== undefined && span.start <= item.start + 1 && item.end - 1 <= span.end;
}

/** A content that holds most of a quotation takes its marks too. */
export function widenToMarks(context: Context, spans: readonly Span[]): Span[] {
  if (!spans.length) return [];
  const widened = spans.map((span) => {
    let { start, end } = span;
    for (const quotation of quotationsAt(context, span))
      for (const part of quotation.spans) {
        if (part.start < start && part.end >= start && part.start >= start - 3 && part.end <= end + 3)
          start = part.start;
        if (part.end > end && part.end <= end + 3 && part.start >= start - 3) end = part.end;
      }
    return { start, end };
  });
  return joined(widened);
}

function quotationsAt(context: Context, span: Span): Quotation[] {
  const { quotations } = context;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (((quotations[middle] as Quotation).spans[0] as Span).start < span.start - 3) low = middle + 1;
    else high = middle;
  }
  const found: Quotation[] = [];
  for (
    let i = low;
    i < quotations.length && ((quotations[i] as Quotation).spans[0] as Span).start <= span.end;
    i++
  )
    found.push(quotations[i] as Quotation);
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}
