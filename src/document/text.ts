/** Plain text → blocks over the unchanged text. */
import type { Block } from '../report.js';
import { boilerplateTail, isBoilerplateLine } from './boilerplate.js';
import type { Content, Metadata } from './input.js';
import { startsWithLowerCase, TITLE_CHARACTERS } from './words.js';

/**
 * Finds the blocks of a plain text. The text is kept as it is; only what stands between blank lines is told apart:
 * a first line that looks like a title, headings, paragraphs, and what a copied page leaves at the end (share bars,
 * comment forms) as boilerplate.
 *
 * @param text the whole text; offsets are its own
 */
export function readText(text: string): Content {
  const spans = paragraphsOf(text);
  const contents = spans.map(({ start, end }) => text.slice(start, end));
  const tail = boilerplateTail(contents);
  const titleAt = titleIndex(contents.slice(0, tail));
  const blocks = spans.map(({ start, end }, index): Block => {
    const content = contents[index] ?? '';
    if (index >= tail || isBoilerplateLine(content)) return { kind: 'boilerplate', start, end };
    if (index === titleAt) return { kind: 'title', start, end };
    const isHeading = index < tail - 1 && looksLikeHeading(content) && !DATED_LINE.test(content);
    return { kind: isHeading ? 'heading' : 'paragraph', start, end };
  });
  const title = titleAt === undefined ? undefined : contents[titleAt];
  const from = titleAt === 0 ? 'first line' : 'heading';
  const metadata: Metadata = {
    from: title === undefined ? {} : { title: from },
    ...(title !== undefined && { title }),
  };
  return { text, blocks, metadata, warnings: [] };
}

/** Press releases open with a letterhead; the title is the last line before the first paragraph. */
const LETTERHEAD =
  /\b(?:press release|news release|for immediate release|media (?:release|advisory|note)|press (?:statement|note|communiqué)|statement|communiqué|bulletin|communiqué de presse|пресс-релиз|заявление)\b|بيان صحفي/iu;
/** A line that ends in a date, such as "The Harbour Post, Tuesday, 20 August 2024". */
const DATED_LINE = /\b(?:19|20)\d\d\W*$/;

/** Which block is the title: the first when it looks like one, or the one under a letterhead. */
function titleIndex(contents: readonly string[]): number | undefined {
  const firstOther = contents.findIndex((content) => !looksLikeTitle(content) || isBoilerplateLine(content));
  if (firstOther < 1) return undefined;
  const labels = contents.slice(0, firstOther);
  if (labels.length === 1 || !labels.some((label) => LETTERHEAD.test(label) && label.length < 60)) return 0;
  return labels.findLastIndex((label) => !DATED_LINE.test(label) && !LETTERHEAD.test(label));
}

const LINE = /[^\n\r\u2028\u2029]*(?:\r\n|[\n\r\u2028\u2029]|$)/y;

/**
 * The paragraphs: runs of lines between blank ones. In a text whose lines are not wrapped (most are long, and no blank
 * line parts them) every line is a paragraph.
 */
function paragraphsOf(text: string): { start: number; end: number }[] {
  const lines = linesWithin(text);
  const oneALine = linesAreParagraphs(lines);
  const spans: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  lines.forEach((line, index) => {
    if (line.start === line.end) {
      open = undefined;
    } else if (open && !oneALine && !(index === 1 && standsAlone(text, lines))) {
      open.end = line.end;
    } else {
      open = { start: line.start, end: line.end };
      spans.push(open);
    }
  });
  return spans;
}

/** Every line's range without the white space around it. */
function linesWithin(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let at = 0;
  while (at < text.length) {
    LINE.lastIndex = at;
    const whole = LINE.exec(text)?.[0] ?? '';
    const content = whole.trim();
    const start = at + (whole.length - whole.trimStart().length);
    lines.push(content ? { start, end: start + content.length } : { start: at, end: at });
    at += whole.length || 1;
  }
  return lines;
}

/** Lines wrapped at a margin are shorter than this; a line that is longer holds a paragraph of its own. */
const WRAPPED_LINE = 120;

function linesAreParagraphs(lines: readonly { start: number; end: number }[]): boolean {
  const filled = lines.filter(({ start, end }) => end > start);
  const long = filled.filter(({ start, end }) => end - start > WRAPPED_LINE);
  return long.length > 0 && long.length >= filled.length / 4;
}

/** A first line that the second one does not go on: a title with no blank line under it. */
function standsAlone(text: string, lines: readonly { start: number; end: number }[]): boolean {
  const [first, second] = lines;
  if (!first || !second) return false;
  const title = text.slice(first.start, first.end);
  return (
    looksLikeTitle(title) &&
    second.end - second.start > (first.end - first.start) * 1.5 &&
    !startsWithLowerCase(text.slice(second.start, second.end))
  );
}

/** No sentence's end, not too long, some letters, one line. */
function looksLikeTitle(content: string): boolean {
  return content.length <= TITLE_CHARACTERS && looksLikeLabel(content);
}

/** Longer lines without an end are rather lists or cut sentences. */
const HEADING_CHARACTERS = 90;

function looksLikeHeading(content: string): boolean {
  // Questions as headings cannot be told from questions in quotations.
  return content.length <= HEADING_CHARACTERS && looksLikeLabel(content) && !/[?؟]\W*$/u.test(content);
}

/** A line that is no sentence: it has letters, no sentence's end (footnote marks aside), and opens no list or quotation. */
function looksLikeLabel(content: string): boolean {
  return (
    /\p{L}/u.test(content) &&
    !/[\n\r]/.test(content) &&
    !/[.,;:!。،؛…](?:["'”’»)\]]|\[\d{1,3}\])*$/u.test(content) &&
    !/^[-–—•*·"“«]/u.test(content) &&
    !startsWithLowerCase(content)
  );
}
