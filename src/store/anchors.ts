/** Anchors: what a decision is about, kept by its words, so that a later reading's ids do not matter. */
import type { Report, Span } from '../report.js';
import type { Anchor } from './model.js';

type Item = { id: string; spans: readonly Span[] };
/** What a reader reads; words are only the text's own. */
type Read = Exclude<Anchor['of'], 'words'>;

/** Everything of one kind in a report, with the words that stand for it. */
function items(report: Report, of: Read): Item[] {
  switch (of) {
    case 'claim':
      return report.claims;
    case 'attribution':
      // Source and cue may be missing (passive voice, running quotation); the content never is.
      return report.attributions.map(({ id, cue, content }) => ({ id, spans: [...cue, ...content] }));
    case 'place':
      return report.places.map(spanned);
    case 'time':
      return report.times.map(spanned);
    case 'quantity':
      return report.quantities.map(spanned);
  }
}

const spanned = ({ id, start, end }: Span & { id: string }): Item => ({ id, spans: [{ start, end }] });

/**
 * The anchor of one thing in a report.
 *
 * @returns undefined when the report has no such thing
 */
export function anchorOf(report: Report, of: Read, id: string): Anchor | undefined {
  const item = items(report, of).find((one) => one.id === id);
  if (!item) return undefined;
  const spans = item.spans.map(({ start, end }) => ({ start, end }));
  return { of, id, spans, quotes: quotesOf(report, spans) };
}

/**
 * The id, in this report, of what an anchor is about: the same words at the same offsets; or, where a new reading
 * moved the text, the only thing of its kind with just these words. Anything less certain is not taken.
 */
export function resolve(report: Report, anchor: Anchor): string | undefined {
  if (anchor.of === 'words') return wordsOf(report, anchor) && anchor.id;
  const all = items(report, anchor.of);
  const same = all.filter((item) => sameSpans(item.spans, anchor.spans) && sameQuotes(report, item, anchor));
  if (same.length > 0) return (same.find((item) => item.id === anchor.id) ?? same[0])?.id;
  const moved = all.filter((item) => sameQuotes(report, item, anchor));
  return moved.length === 1 ? moved[0]?.id : undefined;
}

/** The anchor of words of the text that nothing was read in. */
export function anchorOfWords(report: Report, words: readonly Span[]): Anchor {
  const spans = words.map(({ start, end }) => ({ start, end }));
  return { of: 'words', id: 'words', spans, quotes: quotesOf(report, spans) };
}

/**
 * Where the words of an anchor stand in this report: where they stood; or, where a new reading moved the text, the only
 * place of each, all moved by as much.
 */
export function wordsOf(report: Report, { spans, quotes }: Anchor): Span[] | undefined {
  const stands = (by: number) =>
    spans.every(({ start, end }, n) => report.text.slice(start + by, end + by) === quotes[n]);
  if (stands(0)) return spans;
  const [first, quote] = [spans[0], quotes[0]];
  if (!first || !quote) return undefined;
  const at = report.text.indexOf(quote);
  const by = at - first.start;
  if (at < 0 || report.text.includes(quote, at + 1) || !stands(by)) return undefined;
  return spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

function quotesOf(report: Report, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => report.text.slice(start, end));
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, n) => span.start === b[n]?.start && span.end === b[n]?.end);
}

function sameQuotes(report: Report, item: Item, anchor: Anchor): boolean {
  return (
    item.spans.length === anchor.quotes.length &&
    item.spans.every(
      ({ start, end }, n) =>
        end - start === anchor.quotes[n]?.length && report.text.slice(start, end) === anchor.quotes[n],
    )
  );
}
