/** Lines of a PDF → paragraphs and headings, with words divided at line ends made whole. */
import type { Piece } from '../../container/index.js';
import { startsWithLowerCase } from '../words.js';
import type { Line } from './columns.js';

/** A paragraph with what tells it from a heading. */
export interface Paragraph {
  text: string;
  size: number;
  font: string;
  page: number;
  lines: number;
}

/** The distance of two lines, in usual distances, that parts paragraphs. */
const PARAGRAPH_GAP = 1.3;
/** A first line's indent, in type sizes. */
const INDENT = 0.8;
/** A line that ends before this share of its column ends a paragraph. */
const SHORT_LINE = 0.85;
/** One that ends before this share does so even without a full stop: an item, a label. */
const VERY_SHORT_LINE = 0.6;
/** Type that differs by more than this share is another kind of text. */
const SIZE_CHANGE = 0.08;

const BULLET = /^\s*(?:[•●▪◦‣·*–—-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/u;
const SENTENCE_END = /[.!?…؟。:]["'”’»)\]]*\s*$/u;

/**
 * Rebuilds the paragraphs of a document, across columns and pages.
 *
 * @param lines in reading order, running lines left out
 */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const leading = usualLeading(lines);
  const words = hyphenatedWords(lines);
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  const close = () => {
    const [first] = open;
    if (!first) return;
    const text = joinLines(open, words);
    const { size, font, page } = first;
    if (text) paragraphs.push({ text, size, font, page, lines: open.length });
    open = [];
  };
  for (const line of lines) {
    const last = open.at(-1);
    if (last && beginsParagraph(last, line, open, leading)) close();
    open.push(line);
  }
  close();
  return paragraphs;
}

function beginsParagraph(last: Line, line: Line, open: readonly Line[], leading: number): boolean {
  if (Math.abs(line.size - last.size) > last.size * SIZE_CHANGE) return true;
  if (BULLET.test(line.text) || CAPTION.test(line.text)) return true;
  const ended = SENTENCE_END.test(last.text);
  const isShort = filledShare(last) < SHORT_LINE;
  const elsewhere = line.opensColumn || line.page !== last.page || line.baseline > last.baseline;
  if (elsewhere) return (ended || isShort) && !startsWithLowerCase(line.text);
  const gap = (last.baseline - line.baseline) / (line.size || 1);
  if (gap > leading * PARAGRAPH_GAP) return true;
  if (line.text.includes('\t') || last.text.includes('\t')) return true;
  const indented = indentOf(line) > INDENT * line.size;
  // A list item's later lines hang under its first; a paragraph's first line stands out against the next.
  if (indented && indentOf(last) < INDENT * last.size && !BULLET.test(open[0]?.text ?? '')) return true;
  if (line.font !== last.font && open.length === 1 && isShort && !ended) return true;
  if (filledShare(last) < VERY_SHORT_LINE && !startsWithLowerCase(line.text)) return true;
  return ended && isShort;
}

/** How far from its column's reading edge a line begins. */
function indentOf({ rightToLeft, left, right, columnLeft, columnRight }: Line): number {
  return rightToLeft ? columnRight - right : left - columnLeft;
}

function filledShare({ rightToLeft, left, right, columnLeft, columnRight }: Line): number {
  const width = columnRight - columnLeft || 1;
  return rightToLeft ? (columnRight - left) / width : (right - columnLeft) / width;
}

/** The commonest distance of two lines, in type sizes. */
function usualLeading(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  let last: Line | undefined;
  for (const line of lines) {
    const gap = last && !line.opensColumn ? (last.baseline - line.baseline) / line.size : 0;
    const rounded = Math.round(gap * 20) / 20;
    if (rounded > 0.8 && rounded < 3) counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
    last = line;
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [1.2, 0])[0];
}

const DIVIDED = /(\p{L}+)[-\u00ad\u2010]$/u;
/** Longer than any word's part before a hyphen. */
const LONGEST_STEM = 40;

/** Words that the document writes with a hyphen in the middle of a line. */
function hyphenatedWords(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/\p{L}+[-\u2010]\p{L}+/gu))
      words.add(word.toLowerCase().replace('\u2010', '-'));
  return words;
}

function joinLines(lines: readonly Line[], hyphenated: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const line of lines) {
    const next = tidy(line.text);
    const last = parts.at(-1);
    const stem = last && DIVIDED.exec(last.slice(-LONGEST_STEM))?.[1];
    if (last === undefined) parts.push(next);
    else if (!stem) parts.push(` ${next}`);
    else if (keepsHyphen(stem, next, hyphenated)) parts.push(next);
    else {
      parts[parts.length - 1] = last.slice(0, -1);
      parts.push(next);
    }
  }
  return parts.join('').trim();
}

/** `Homs-` + `Palmyra` keeps its hyphen, and so does a word that stands hyphenated elsewhere in the document. */
function keepsHyphen(stem: string, next: string, hyphenated: ReadonlySet<string>): boolean {
  const rest = /^\p{L}+/u.exec(next)?.[0] ?? '';
  return !startsWithLowerCase(next) || hyphenated.has(`${stem}-${rest}`.toLowerCase());
}

function tidy(text: string): string {
  return text
    .replace(/[ \n\r\f\v\u00a0]+/g, ' ')
    .replace(/ ?\t ?/g, '\t')
    .trim();
}

/** Type so much larger than the body's is a heading's. */
const HEADING_SIZE = 1.12;
const HEADING_CHARACTERS = 200;
const CAPTION =
  /^(?:figure|fig\.|table|map|chart|photo|image|annex|box|рисунок|рис\.|таблица|карта|شكل|جدول|خريطة|الشكل)\s*(?:№|no\.?\s*)?\d*\s*[.:–—-]/iu;

/** Tables of contents lead from the heading to its page with dots. */
const DOT_LEADERS = /(?:\.\s?){6}/;

/** Gives each paragraph its kind: by size, type and place. */
export function piecesOf(paragraphs: readonly Paragraph[]): { pieces: Piece[]; title?: string } {
  const body = bodyType(paragraphs);
  const isHeading = ({ text, size, font, lines }: Paragraph) =>
    text.length <= HEADING_CHARACTERS &&
    !text.includes('\t') &&
    /\p{L}/u.test(text) &&
    (size > body.size * HEADING_SIZE ||
      (font !== body.font && lines === 1 && !SENTENCE_END.test(text) && !BULLET.test(text)));
  const titleAt = titleIndex(paragraphs, body.size);
  const pieces = paragraphs.map((paragraph, index): Piece => {
    const { text } = paragraph;
    if (index === titleAt) return { kind: 'title', text };
    if (DOT_LEADERS.test(text)) return { kind: 'boilerplate', text };
    if (CAPTION.test(text) && text.length < 300) return { kind: 'caption', text };
    return { kind: isHeading(paragraph) ? 'heading' : 'paragraph', text };
  });
  const title = titleAt === undefined ? undefined : paragraphs[titleAt]?.text;
  return { pieces, ...(title !== undefined && { title }) };
}

/** The largest type of the first page, when it is clearly larger than the body's. */
function titleIndex(paragraphs: readonly Paragraph[], bodySize: number): number | undefined {
  const first = paragraphs[0]?.page;
  let best: number | undefined;
  paragraphs.forEach(({ page, size, text }, index) => {
    const fits =
      page === first &&
      size > bodySize * HEADING_SIZE &&
      text.length <= HEADING_CHARACTERS &&
      /\p{L}{2}/u.test(text);
    if (fits && size > (paragraphs[best ?? -1]?.size ?? 0) * 1.02) best = index;
  });
  return best;
}

/** Size and font of most of the text. */
function bodyType(paragraphs: readonly Paragraph[]): { size: number; font: string } {
  const most = (key: (paragraph: Paragraph) => string) => {
    const characters = new Map<string, number>();
    for (const paragraph of paragraphs)
      characters.set(key(paragraph), (characters.get(key(paragraph)) ?? 0) + paragraph.text.length);
    return [...characters].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0] as [
      string,
      number,
    ])[0];
  };
  return { size: Number(most(({ size }) => size.toFixed(1))), font: most(({ font }) => font) };
}
