/** Quotations that run on: without a cue of their own they go on with what was being said just before them. */
import type { Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Context, Draft } from '../draft.js';
import { joined, overlaps, wordAt, wordBefore } from '../locate.js';
import { named } from '../rule.js';
import { range, spansOf } from '../tree.js';
import { carryRelay, goesOn } from './continuing.js';
import { LETTER, type Placed, startsSentence } from './placed.js';

const FARTHEST_SPEAKER = 3; // sentences that a running quotation may stand after its speaker's last words

const besideRule = named('a quotation runs on beside what was said');
const nextRule = named('a quotation runs on in the next sentence or paragraph');
const furtherRule = named('a quotation runs on further away');

/** Quotations without a cue of their own go on with what was being said just before them. */
export function runOn(
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
    const straight =
      besideRule() && /^[\s.,;–—-]*(?:(?:and|but)\s+)?$/.test(gap) && block && last.draft.head >= 0
        ? last.draft
        : undefined;
    const next =
      nextRule() && quoted && sentence - quoted.sentence <= 1 && startsSentence(context, sentence, item);
    const going = next ? quoted?.draft : straight;
    if (going) {
      carryRelay(going, nested);
      going.content = joined([...going.content, ...item.quotation.spans]);
      item.draft = going;
      last = { draft: going, end: item.end };
      quoted = { draft: going, sentence: endOf(item, going) };
      continue;
    }
    if (!furtherRule()) continue;
    if (sentence - lastSentence > FARTHEST_SPEAKER || context.isHeading[sentence]) continue;
    const words = context.analysis.sentences[sentence]?.words ?? [];
    const starts = words[0] !== undefined && !LETTER.test(context.text.slice(words[0].start, item.start));
    const near = sentence - lastSentence <= 1;
    if (cued.has(sentence) && (!starts || overlapsAny(contents, item))) continue;
    if (!starts && !(near && block && item.verb && item.words > 2)) continue;
    const whole = starts ? item.quotation.spans : spansOf(words, range(0, words.length));
    carryRelay(last.draft, nested);
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

/** Whether one of the sorted spans holds a quotation but for its marks. */
export function within(spans: readonly Span[], item: Span): boolean {
  const span = spans[firstEndingAfter(spans, item.start + 1)];
  return span !== undefined && span.start <= item.start + 1 && item.end - 1 <= span.end;
}
