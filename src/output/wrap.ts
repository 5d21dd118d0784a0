/**
 * Wraps styled text to a terminal's width. Widths are counted in columns (a Chinese character takes two, a combining
 * mark none); time is linear in the length of the text, whatever its script.
 */
import stringWidth from 'string-width';

/** A piece of a line with its colours; `paint` gets text without line breaks. */
export interface Run {
  text: string;
  paint?: (text: string) => string;
}

export interface WrapOptions {
  width: number;
  /** What stands before the first line and before the others. */
  first?: string;
  rest?: string;
}

interface Piece {
  run: Run;
  text: string;
  width: number;
}

const ASCII = /^[\x20-\x7e]*$/;
const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Segmenting takes time that grows with the square of the length in Node 20, so that long words are cut up first. */
const LONGEST_SEGMENTED = 256;

/** Columns that a text takes on a terminal. */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
  return width;
}

const knownWidths = new Map<string, number>();
const MOST_KNOWN_WIDTHS = 4096;

/** Remembers widths, because looking one up takes longer than everything else here together. */
function graphemeWidth(grapheme: string): number {
  const known = knownWidths.get(grapheme);
  if (known !== undefined) return known;
  if (knownWidths.size >= MOST_KNOWN_WIDTHS) knownWidths.clear();
  const width = stringWidth(grapheme);
  knownWidths.set(grapheme, width);
  return width;
}

function* graphemes(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + LONGEST_SEGMENTED);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    for (const { segment } of graphemeSegmenter.segment(text.slice(start, end))) yield segment;
    start = end;
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/**
 * Breaks at blanks, and inside a word only when it is wider than a line.
 *
 * @example wrap([{ text: 'one two' }], { width: 5, first: '- ', rest: '  ' }); // ['- one', '  two']
 */
export function wrap(runs: readonly Run[], { width, first = '', rest = first }: WrapOptions): string[] {
  const lines: string[] = [];
  const room = Math.max(8, width - Math.max(columns(first), columns(rest)));
  let line: Piece[] = [];
  let used = 0;
  const finish = () => {
    lines.push((lines.length ? rest : first) + painted(line).trimEnd());
    line = [];
    used = 0;
  };
  for (const word of words(runs)) {
    const size = word.reduce((sum, piece) => sum + piece.width, 0);
    const blank = used > 0 ? 1 : 0;
    if (used > 0 && used + blank + size > room) finish();
    if (used > 0) line.push(blankPiece(line.at(-1), word[0]));
    used += used > 0 ? 1 : 0;
    for (const piece of word) {
      for (const part of used + piece.width > room ? chopped(piece, room) : [piece]) {
        if (used + part.width > room && used > 0) finish();
        line.push(part);
        used += part.width;
      }
    }
  }
  if (line.length || !lines.length) finish();
  return lines;
}

/** The words of the runs; a word that changes colour in its middle has several pieces. */
function* words(runs: readonly Run[]): Generator<Piece[]> {
  let word: Piece[] = [];
  for (const run of runs) {
    const parts = run.text.split(' ');
    for (const [index, text] of parts.entries()) {
      if (index > 0 && word.length) {
        yield word;
        word = [];
      }
      if (text) word.push({ run, text, width: columns(text) });
    }
  }
  if (word.length) yield word;
}

// A blank between two words of one run carries its colours (an underline goes on); between two runs it carries none.
function blankPiece(before: Piece | undefined, after: Piece | undefined): Piece {
  const run = before && before.run === after?.run ? before.run : { text: ' ' };
  return { run, text: ' ', width: 1 };
}

/** A word wider than a line, cut into pieces no wider than a line. */
function* chopped(piece: Piece, room: number): Generator<Piece> {
  let text = '';
  let width = 0;
  for (const segment of graphemes(piece.text)) {
    const size = graphemeWidth(segment);
    if (width + size > room && text) {
      yield { run: piece.run, text, width };
      text = '';
      width = 0;
    }
    text += segment;
    width += size;
  }
  if (text) yield { run: piece.run, text, width };
}

/** Neighbouring pieces of one run are painted together, which keeps escape sequences few. */
function painted(line: readonly Piece[]): string {
  let out = '';
  let text = '';
  let run: Run | undefined;
  const flush = () => {
    out += text && run?.paint ? run.paint(text) : text;
    text = '';
  };
  for (const piece of line) {
    if (piece.run !== run) {
      flush();
      run = piece.run;
    }
    text += piece.text;
  }
  flush();
  return out;
}
