/** The report's text, word for word, with its claims, sources and cues marked. */
import type { Block, Report, Span } from '../../report.js';
import { type Segment, segmentsOf } from '../segments.js';
import type { ReportView } from '../view.js';
import { attributes, escapeHtml } from './escape.js';

type MarkKind = 'claim' | 'own' | 'source' | 'unnamed' | 'cue' | 'hedge' | 'fact';

interface Mark extends Span {
  kind: MarkKind;
  /** Positions, in Report.claims, of the claims that the mark belongs to. */
  claims: number[];
}

const TAGS: Record<Block['kind'], string> = {
  title: 'p',
  heading: 'h4',
  paragraph: 'p',
  caption: 'p',
  boilerplate: 'p',
};

/** The text as HTML; its textContent is `Report.text`. `anchor` begins the ids of this report's elements. */
export function articleHtml(view: ReportView, anchor: string): string {
  const { report } = view;
  const blocks = [...report.blocks].sort((a, b) => a.start - b.start);
  const whole = (offset: number) => characterStart(report.text, offset);
  const marks = marksOf(view).map((mark) => ({ ...mark, start: whole(mark.start), end: whole(mark.end) }));
  const cuts = blocks.flatMap((block) => [whole(block.start), whole(block.end)]);
  const segments = segmentsOf(report.text.length, marks, cuts);
  const numbers = firstOffsets(view);
  const html: string[] = [];
  let next = 0;
  const take = (end: number): Segment<Mark>[] => {
    const from = next;
    while (next < segments.length && (segments[next]?.start ?? end) < end) next += 1;
    return segments.slice(from, next);
  };
  const write = (pieces: Segment<Mark>[]) =>
    pieces.map((piece) => segmentHtml(piece, view, anchor, numbers)).join('');
  for (const block of blocks) {
    html.push(looseHtml(take(block.start), report, write));
    const tag = TAGS[block.kind];
    const inner = write(take(block.end));
    if (inner) html.push(`<${tag} class="block-${block.kind}" dir="auto">${inner}</${tag}>`);
  }
  html.push(looseHtml(take(report.text.length), report, write));
  return html.join('');
}

/** An offset inside a surrogate pair moves before it: half a character cannot be shown. */
function characterStart(text: string, offset: number): number {
  const isInside = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
  return isInside && offset > 0 ? offset - 1 : offset;
}

/** What stands in no block: blank lines as they are, anything else as a paragraph of its own. */
function looseHtml(
  pieces: Segment<Mark>[],
  report: Report,
  write: (pieces: Segment<Mark>[]) => string,
): string {
  const isBlank = pieces.every((piece) => /^[ \t\n]*$/.test(report.text.slice(piece.start, piece.end)));
  if (isBlank) return pieces.map((piece) => escapeHtml(report.text.slice(piece.start, piece.end))).join('');
  return `<p class="block-paragraph" dir="auto">${write(pieces)}</p>`;
}

function segmentHtml(
  { start, end, marks }: Segment<Mark>,
  view: ReportView,
  anchor: string,
  numbers: Map<number, number[]>,
): string {
  const links = (numbers.get(start) ?? []).map((index) => numberLink(view, index, anchor)).join('');
  const text = escapeHtml(view.report.text.slice(start, end));
  if (!marks.length) return links + text;
  const kinds = [...new Set(marks.map((mark) => mark.kind))].join(' ');
  const claims = [...new Set(marks.flatMap((mark) => mark.claims))].join(' ');
  const own = marks
    .filter((mark) => mark.kind === 'claim' || mark.kind === 'own')
    .flatMap((mark) => mark.claims);
  const values = {
    class: kinds,
    'data-claims': claims || undefined,
    'data-words': own.join(' ') || undefined,
  };
  return `${links}<span${attributes(values)}>${text}</span>`;
}

/** The claim's number, drawn by the style sheet: it is no part of the text, for a copy or a search either. */
function numberLink(view: ReportView, index: number, anchor: string): string {
  const id = view.claims[index]?.claim.id ?? '';
  return `<a${attributes({
    class: 'number',
    id: `${anchor}-text-${index}`,
    href: `#${anchor}-claim-${index}`,
    'data-claims': String(index),
    'data-number': id,
    'aria-label': `Claim ${id}`,
  })}></a>`;
}

/** For each offset, the claims whose words begin there. */
function firstOffsets({ claims, report }: ReportView): Map<number, number[]> {
  const offsets = new Map<number, number[]>();
  for (const [index, { claim }] of claims.entries()) {
    const first = claim.spans.find((span) => span.start < span.end && span.start < report.text.length);
    if (!first) continue;
    const start = characterStart(report.text, first.start);
    offsets.set(start, [...(offsets.get(start) ?? []), index]);
  }
  return offsets;
}

function marksOf({ claims }: ReportView): Mark[] {
  const marks: Mark[] = [];
  const links = new Map<string, { spans: readonly Span[]; kind: MarkKind; claims: number[] }>();
  const linked = (key: string, spans: readonly Span[], kind: MarkKind, index: number) => {
    const known = links.get(key);
    if (known) known.claims.push(index);
    else links.set(key, { spans, kind, claims: [index] });
  };
  for (const [index, { claim, chain, places, times, quantities }] of claims.entries()) {
    const kind = chain.length ? 'claim' : 'own';
    for (const span of claim.spans) marks.push({ ...span, kind, claims: [index] });
    for (const span of claim.modality.hedges) marks.push({ ...span, kind: 'hedge', claims: [index] });
    for (const { attribution, named } of chain) {
      linked(`${attribution.id} source`, attribution.source, named ? 'source' : 'unnamed', index);
      linked(`${attribution.id} cue`, attribution.cue, 'cue', index);
    }
    const facts = [...places.map(({ place }) => place), ...times.map(({ time }) => time), ...quantities];
    for (const { id, start, end } of facts) linked(`${id} fact`, [{ start, end }], 'fact', index);
  }
  for (const { spans, kind, claims: indexes } of links.values()) {
    for (const { start, end } of spans) marks.push({ start, end, kind, claims: indexes });
  }
  return marks;
}
