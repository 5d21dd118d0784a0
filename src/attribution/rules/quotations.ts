/**
 * Quotations find their speakers: the cue beside them, the colon or dash with a name, or whoever spoke last when a
 * quotation runs on. Indirect speech that holds a quotation is widened to the quotation's marks.
 */
import type { Span } from '../../report.js';
import { cueWords, isNegated } from '../cue.js';
import type { Context, Draft, WordRef } from '../draft.js';
import { framesOf } from '../lexicon.js';
import { joined, overlaps, wordAt, wordBefore } from '../locate.js';
import { nest } from '../nesting.js';
import type { Quotation } from '../quotes.js';
import { named, rule } from '../rule.js';
import { giveWhole, isForeignQuotation } from '../seen.js';
import { neighbourOf, sourceWords, subjectOf } from '../source.js';
import { range, spansOf, type Tree } from '../tree.js';
import { cueAfter, cueBefore } from './cuebeside.js';
import { FRAGMENT, type Placed, quotationsAt, sameBlock, widenToMarks } from './placed.js';
import { runOn, within } from './running.js';
import { shownSpeakers } from './shown.js';

const LONGEST_NAME = 10; // words of "— Name, harbour master" after a quotation

const behind = rule('cue behind a quotation', cueAfter);
const before = rule('cue before a quotation', cueBefore);
const nameAfter = rule('name behind a dash', nameAfterDash);
const nameBefore = rule('name before a colon', nameBeforeColon);
const widened = named('content widens to its marks');
const noPartOfSpeaker = named('a quotation is no part of its speaker');

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
    if (isForeignQuotation(context, item)) {
      if (item.quotation.depth === 0) giveWhole(context, drafts, item);
      continue;
    }
    if (!item.speech) continue;
    const cue = behind(context, item) ?? before(context, item);
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
    const draft = nameAfter(context, item) ?? nameBefore(context, item);
    if (draft) {
      added.push(draft);
      item.draft = draft;
    }
  }
  // Who relays a quotation relays what it goes on with: settled before it grows.
  const around = nest([...drafts, ...added], (draft) =>
    draft.head >= 0 ? context.trees[draft.sentence]?.words[draft.head] : undefined,
  );
  runOn(context, placed, [...drafts, ...added], added, around);
  added.push(...shownSpeakers(context, placed, [...drafts, ...added]));
  const all = [...drafts, ...added];
  if (widened()) for (const draft of all) draft.content = widenToMarks(context, draft.content);
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
  return { quotation, start, end, words, verb, speech: words > FRAGMENT || (words > 0 && (stops || verb)) };
}

function nextSentence(context: Context, sentence: number): WordRef | undefined {
  return sentence + 1 < context.trees.length ? { sentence: sentence + 1, word: 0 } : undefined;
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

const ofSpeaker = named('a quotation in a clause that tells of the speaker');

/** "The official, who “has access to the lists”, predicted …": not what he predicted. */
function isInRelative({ text }: Context, { source }: Draft, item: Placed): boolean {
  return (
    ofSpeaker() &&
    source.some((s) => s.start < item.start && item.end <= s.end + 1) &&
    /\b(?:who|which|that)\s+(?:\S+\s+){0,3}$/.test(text.slice(Math.max(0, item.start - 40), item.start))
  );
}

/** The quotation becomes the draft's content; words outside the marks stay when the clause began before them. */
function give(context: Context, draft: Draft, item: Placed): void {
  item.draft = draft;
  if (isInRelative(context, draft, item)) return;
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
  if (!draft.source.length || !noPartOfSpeaker()) return;
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

/** '"…" — Name'. */
function nameAfterDash(context: Context, item: Placed): Draft | undefined {
  const { sentences } = context.analysis;
  const after = wordAt(sentences, item.end);
  if (after && sameBlock(context, item.end - 1, after)) {
    const tree = context.trees[after.sentence] as Tree;
    const dash = tree.word(after.word);
    const rest = range(after.word + 1, tree.words.length).filter((i) => tree.word(i).upos !== 'PUNCT');
    if (/^[-–—]+$/.test(dash.lemma) && rest.length && rest.length <= LONGEST_NAME && noVerb(tree, rest))
      return nameDraft(tree, after.sentence, [after.word], rest, item, 'a name after a dash');
  }
  return undefined;
}

/** 'Name: "…"'. */
function nameBeforeColon(context: Context, item: Placed): Draft | undefined {
  const { sentences } = context.analysis;
  const before = wordBefore(sentences, item.start);
  if (before && (sameBlock(context, item.start, before) || lineAbove())) {
    const tree = context.trees[before.sentence] as Tree;
    if (tree.word(before.word).lemma !== ':') return undefined;
    const all = range(0, before.word).filter((i) => tree.word(i).upos !== 'PUNCT');
    // "And from the chairman, Ana Kolm:"
    const led = lineAbove() ? all.findIndex((i) => /^(?:from|by)$/.test(tree.form(i))) : -1;
    const lead = led >= 0 && led <= 2 ? all.slice(led + 1) : all;
    if (lead.length && lead.length <= LONGEST_NAME && noVerb(tree, lead))
      return nameDraft(tree, before.sentence, [before.word], lead, item, 'a name before a colon');
  }
  return undefined;
}

const lineAbove = named('a line above a quotation names who speaks');

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
