/**
 * One pass over a text: words, runs of digits and marks, each with its place. No pattern is searched for,
 * so the time is linear in the text's length whatever it holds. Quantities and times are both read from these.
 */
import type { Span } from '../report.js';

export interface Token extends Span {
  /** As written. */
  text: string;
  /** Lower case, with straight apostrophes. */
  lower: string;
  /** 'break' stands between paragraphs and blocks, and beyond both ends of the text: nothing is read across it. */
  kind: 'word' | 'digits' | 'mark' | 'break';
  /** White space stands before it. */
  spaced: boolean;
  /** A word that begins with a capital. */
  capital: boolean;
}

/** Stands before the first token and after the last one. */
export const BREAK: Token = {
  start: 0,
  end: 0,
  text: '',
  lower: '',
  kind: 'break',
  spaced: true,
  capital: false,
};

/** The tokens of a text, with an accessor that never leaves them. */
export class Tokens {
  constructor(
    readonly text: string,
    readonly list: readonly Token[],
  ) {}
  get length(): number {
    return this.list.length;
  }
  /** The token at an index; BREAK beyond the ends. */
  at(index: number): Token {
    return this.list[index] ?? BREAK;
  }
  /** The lower-case form at an index; '' beyond the ends. */
  low(index: number): string {
    return (this.list[index] ?? BREAK).lower;
  }
  /** Whether the tokens from `index` on are these lower-case words. */
  has(index: number, ...words: string[]): boolean {
    return words.every((word, offset) => this.low(index + offset) === word);
  }
}

const letter = /\p{L}|\p{M}/u;

/** What a UTF-16 code unit is: a digit, part of a word, white space, an apostrophe or any other mark. */
function classOf(code: number, text: string, at: number): 'd' | 'w' | 's' | 'n' | 'a' | 'm' {
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return 'd';
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'w';
    if (code === 0x0a || code === 0x0d) return 'n';
    if (code === 0x20 || code === 0x09 || code === 0x0c || code === 0x0b) return 's';
    return code === 0x27 ? 'a' : 'm';
  }
  if (code === 0x2019 || code === 0x2bc) return 'a';
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000) return 's';
  if (code === 0x2028 || code === 0x2029) return 'n';
  if (code >= 0xd800 && code <= 0xdfff) return 'm';
  return letter.test(text.charAt(at)) ? 'w' : 'm';
}

/**
 * Splits a text into tokens. An apostrophe between letters begins a token of its own with what follows ("year", "'s").
 *
 * @param text the report's text
 * @param pieces the stretches to read, in text order (blocks); the whole text by default
 * @example lex('the 3rd, 5pm').list.map((token) => token.text); // ['the', '3', 'rd', ',', '5', 'pm']
 */
export function lex(text: string, pieces: readonly Span[] = [{ start: 0, end: text.length }]): Tokens {
  const list: Token[] = [];
  for (const piece of pieces) {
    if (list.length > 0) list.push({ ...BREAK, start: piece.start, end: piece.start });
    lexPiece(text, piece.start, Math.min(piece.end, text.length), list);
  }
  return new Tokens(text, list);
}

function lexPiece(text: string, from: number, to: number, list: Token[]): void {
  let at = from;
  let spaced = true;
  while (at < to) {
    const kind = classOf(text.charCodeAt(at), text, at);
    if (kind === 's' || kind === 'n') {
      let lines = 0;
      const first = at;
      for (; at < to; at++) {
        const next = classOf(text.charCodeAt(at), text, at);
        if (next === 'n') lines += text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 0 : 1;
        else if (next !== 's') break;
      }
      spaced = true;
      if (lines > 1 && list.length > 0) list.push({ ...BREAK, start: first, end: first });
      continue;
    }
    const start = at++;
    let tokenKind: Token['kind'] = 'mark';
    if (kind === 'd') {
      tokenKind = 'digits';
      while (at < to && classOf(text.charCodeAt(at), text, at) === 'd') at++;
    } else if (kind === 'w' || (kind === 'a' && !spaced && startsSuffix(text, at, to, list))) {
      tokenKind = 'word';
      while (at < to && classOf(text.charCodeAt(at), text, at) === 'w') at++;
    }
    const written = text.slice(start, at);
    let lower = written;
    let capital = false;
    if (tokenKind === 'word') {
      lower = written.toLowerCase();
      if (lower.startsWith('’') || lower.startsWith('ʼ')) lower = `'${lower.slice(1)}`;
      capital = written.charAt(0) !== lower.charAt(0) && kind === 'w';
    }
    list.push({ start, end: at, text: written, lower, kind: tokenKind, spaced, capital });
    spaced = false;
  }
}

/** An apostrophe right after a word and before a letter: "'s", "'ll", "'clock". */
function startsSuffix(text: string, at: number, to: number, list: readonly Token[]): boolean {
  return list.at(-1)?.kind === 'word' && at < to && classOf(text.charCodeAt(at), text, at) === 'w';
}
