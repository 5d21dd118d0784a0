/**
 * Text → words in the style of Universal Dependencies for English (EWT, GUM): contractions are parted ("do" + "n't"),
 * hyphens are words of their own except after a prefix, addresses and numbers stay whole.
 */
import type { Span } from '../report.js';
import { addressIn } from './addresses.js';
import {
  isApostrophe,
  isDigit,
  isHyphen,
  isLetterAt,
  isSpaceAt,
  isUpperAt,
  Kind,
  kindAt,
  widthAt,
} from './characters.js';
import { partWord } from './contractions.js';
import { rules } from './rules.js';

const TELEPHONE_OR_DATE =
  /(?:\d-)?\d{3}-\d{3}-\d{4}(?![\w-])|\d{3}-\d{4}(?![\w-])|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)(?![\w-])|\d{4}-\d\d-\d\d(?![\w-])/y;
const SLASHED_NUMBER = /\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d\d))?(?![\d/])/y;
const DOCUMENT_SYMBOL = /[A-Z]{1,5}(?:\/[A-Z0-9]{1,8})*\/[A-Z.]{0,4}\d{1,5}(?![\w/])/y;
const DOTTED = /[\p{L}\p{N}_-]{1,64}(?:\.[\p{L}\p{N}_-]{1,64}){1,8}/uy;
/** Names of hosts, groups and packages: three parts or more, all in small letters. */
const HIERARCHY = /^[a-z][a-z-]+(?:\.[a-z-]{2,}){2,}$/;
const LIST_MARK = /(?:\(?(?:\d{1,2}|[a-zA-Z])\)|\d{1,2}(?:\.\d{1,2}){0,3}\.)(?=\s)/y;
const ELISION = /\[(?:\.{2,4}|…)\]/y;
const STOPS = /\.{2,}|\.[?!]+|[?!؟۔。！？]+(?:\.(?!\.))?|…/y;
/** Lines drawn with characters: "=====", "<---->". */
const DRAWN = /[-=*~+#_|<>]{4,}/y;
const REPEATED = /([-=*~+#<>|_'’‘`–—$/\\])\1+/y;
const EMOJI =
  /(?:\p{Regional_Indicator}{2}|[#*0-9]\u{fe0f}?\u{20e3}|\p{Extended_Pictographic}(?:\u{fe0f}|\p{Emoji_Modifier})?(?:\u{200d}\p{Extended_Pictographic}(?:\u{fe0f}|\p{Emoji_Modifier})?){0,8}|\p{S}\u{fe0f}?)/uy;

/** Where a regular expression with the sticky flag ends when it matches at an offset, within a limit; else -1. */
function endOf(pattern: RegExp, text: string, offset: number, limit: number): number {
  pattern.lastIndex = offset;
  const found = pattern.exec(text);
  return found && offset + found[0].length <= limit ? offset + found[0].length : -1;
}

/**
 * The words of one block of a text, in order, without overlap; every character that is not white space is in exactly
 * one of them. Takes time linear in the block's length.
 *
 * @param text the whole text, unchanged
 * @param start first UTF-16 offset of the block
 * @param end offset after the block
 * @example wordsOf("They don't.", 0, 11) // They, do, n't, .
 */
export function wordsOf(text: string, start: number, end: number): Span[] {
  const words: Span[] = [];
  let offset = start;
  while (offset < end) {
    if (isSpaceAt(text, offset)) {
      offset++;
      continue;
    }
    let chunkEnd = offset;
    while (chunkEnd < end && !isSpaceAt(text, chunkEnd)) chunkEnd++;
    new ChunkReader(text, offset, chunkEnd, end, words).read(words.length === 0);
    offset = chunkEnd;
  }
  return words;
}

/** Cuts one stretch without white space into words. */
class ChunkReader {
  /** Where the dotted run that was looked at last ends, so that no run is looked at twice. */
  private dottedUntil = -1;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
    private readonly blockEnd: number,
    private readonly words: Span[],
  ) {}

  read(first: boolean): void {
    const { text, start, end } = this;
    let offset = start;
    if (first) {
      const mark = endOf(LIST_MARK, text, start, end);
      if (mark === end) {
        this.words.push({ start, end });
        return;
      }
    }
    const address = addressIn(text, start, end);
    if (address) {
      offset = this.pieces(offset, address.start);
      this.words.push(address);
      offset = address.end;
    }
    this.pieces(offset, end);
  }

  private pieces(from: number, to: number): number {
    let offset = from;
    while (offset < to) {
      const next = kindAt(this.text, offset) === Kind.Word ? this.word(offset, to) : this.mark(offset, to);
      offset = next;
    }
    return to;
  }

  /** One word of punctuation or symbols. */
  private mark(offset: number, to: number): number {
    const { text } = this;
    const next = offset + 1;
    const unit = text.charAt(offset);
    const edge = offset === this.start || kindAt(text, offset - 1) === Kind.Word;
    if (edge) {
      for (const emoticon of rules.emoticons) {
        if (emoticon.length === to - offset || (offset + emoticon.length < to && offset === this.start)) {
          if (text.startsWith(emoticon, offset) && kindAt(text, offset + emoticon.length) !== Kind.Word) {
            return this.push(offset, offset + emoticon.length);
          }
        }
      }
    }
    if (offset === this.start && next < to) {
      // ".265", "+44", "#name", "@name", "'em", "'90s"
      if ((unit === '.' || unit === '+') && isDigit(text, next)) return this.word(offset, to);
      if ((unit === '#' || unit === '@') && isLetterAt(text, next)) return this.word(offset, to);
      if (isApostrophe(text, offset) && this.isClipped(next, to)) return this.word(offset, to);
    }
    if (
      isApostrophe(text, offset) &&
      /^['’ʼ`](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])/iu.test(text.slice(offset, Math.min(to, offset + 5)))
    ) {
      const clitic = /^.(?:s|re|ve|ll|d|m)/iu.exec(text.slice(offset, offset + 3))?.[0].length ?? 1;
      return this.push(offset, offset + clitic);
    }
    for (const pattern of [ELISION, STOPS, DRAWN, REPEATED, EMOJI]) {
      const end = endOf(pattern, text, offset, to);
      if (end > 0) return this.push(offset, end);
    }
    return this.push(offset, offset + widthAt(text, offset));
  }

  private isClipped(offset: number, to: number): boolean {
    let end = offset;
    while (end < to && end - offset < 12 && kindAt(this.text, end) === Kind.Word) end++;
    const word = this.text.slice(offset, end).toLowerCase();
    return rules.clippedWords.has(word) || /^\d\ds?$/.test(word);
  }

  private push(start: number, end: number): number {
    this.words.push({ start, end });
    return end;
  }

  /** One word that starts with a letter, a figure or the like, and the full stop of an abbreviation. */
  private word(start: number, to: number): number {
    const { text } = this;
    let end = start;
    if (kindAt(text, end) !== Kind.Word) end++;
    if (isDigit(text, end)) {
      for (const pattern of [TELEPHONE_OR_DATE, SLASHED_NUMBER]) {
        const found = endOf(pattern, text, start, to);
        if (found > 0) return this.push(start, found);
      }
    } else if (isUpperAt(text, end)) {
      const found = endOf(DOCUMENT_SYMBOL, text, start, to);
      if (found > 0) return this.push(start, found);
    }
    const dotted = this.dotted(start, to);
    if (dotted > 0) return this.push(start, dotted);
    let runStart = end;
    for (;;) {
      while (end < to && kindAt(text, end) === Kind.Word) end += widthAt(text, end);
      if (end + 1 >= to || kindAt(text, end + 1) !== Kind.Word) break;
      if (!this.joins(start, runStart, end, to)) break;
      end++;
      runStart = end;
    }
    if (end > to) end = to;
    if (text[end] === '$' && isUpperAt(text, start) && end - start <= 3 && end < to) end++;
    const stop = this.keepsStop(start, end, to) ? 1 : 0;
    this.part(start, end, end + stop);
    return end + stop;
  }

  /** A name with full stops inside: example.com, ledger.xls. Otherwise -1. */
  private dotted(start: number, to: number): number {
    if (start < this.dottedUntil) return -1;
    const end = endOf(DOTTED, this.text, start, to);
    if (end < 0) return -1;
    this.dottedUntil = end;
    const name = this.text.slice(start, end);
    const dot = name.lastIndexOf('.');
    const last = name.slice(dot + 1).toLowerCase();
    // "end.It": a capital after the full stop is a new sentence, unless all of it is in capitals.
    const capital = isUpperAt(name, dot + 1) && name !== name.toUpperCase();
    const known = rules.addressEndings.has(last) && !capital && dot > 1;
    return known || HIERARCHY.test(name) ? end : -1;
  }

  /** Whether the character at `end`, between two word characters, belongs inside the word. */
  private joins(start: number, runStart: number, end: number, to: number): boolean {
    const { text } = this;
    const unit = text.charAt(end);
    const digits = isDigit(text, end - 1) && isDigit(text, end + 1);
    if (isApostrophe(text, end)) return isLetterAt(text, end + 1) || text[end + 2] === 's';
    if (unit === '.') return digits || this.joinsStop(start, runStart, end, to);
    if (unit === ':') return digits && end - start <= 8;
    if (unit === ',') return digits && this.isThousands(runStart, end, to);
    if (unit === '/')
      return rules.slashWords.has(text.slice(start, end + 2).toLowerCase()) && !this.isWordAt(end + 2, to);
    if (unit === '&') return end - start <= 3 && this.runLength(end + 1, to) <= 3 && !digits;
    if (unit === '*') return isLetterAt(text, end - 1) && isLetterAt(text, end + 1) && end - start <= 3;
    if (isHyphen(text, end)) {
      return end - runStart <= 12 && rules.hyphenPrefixes.has(text.slice(runStart, end).toLowerCase());
    }
    return false;
  }

  private isWordAt(offset: number, to: number): boolean {
    return offset < to && kindAt(this.text, offset) === Kind.Word;
  }

  /** Length of the run of word characters at an offset, counted up to 4. */
  private runLength(offset: number, to: number): number {
    let end = offset;
    while (end - offset < 4 && this.isWordAt(end, to)) end++;
    return end - offset;
  }

  private isThousands(runStart: number, comma: number, to: number): boolean {
    return comma - runStart <= 3 && this.runLength(comma + 1, to) === 3 && isDigit(this.text, comma + 3);
  }

  /** "U.S", "p.m", "Ph.D": single letters with full stops between, or a listed abbreviation. */
  private joinsStop(start: number, runStart: number, stop: number, to: number): boolean {
    const { text } = this;
    if (stop - start > 12) return false;
    const single = stop - runStart === 1 && isLetterAt(text, stop - 1);
    if (single && this.runLength(stop + 1, to) === 1 && isLetterAt(text, stop + 1)) return true;
    const next = stop + 1 + this.runLength(stop + 1, to);
    const whole = text.slice(start, next).toLowerCase();
    return rules.abbreviations.has(whole) || rules.abbreviationsThatMayEnd.has(whole);
  }

  /** Whether the full stop after a word belongs to it. */
  private keepsStop(start: number, end: number, to: number): boolean {
    const { text } = this;
    if (text[end] !== '.' || end >= to || text[end + 1] === '.' || end - start > 12) return false;
    const word = text.slice(start, end);
    const lower = word.toLowerCase();
    if (rules.abbreviationsThatMayEnd.has(lower)) return true;
    let next = end + 1;
    const glued = next < this.end && kindAt(text, next) === Kind.Word;
    while (next < this.blockEnd && isSpaceAt(text, next)) next++;
    const last = next >= this.blockEnd;
    if (rules.abbreviations.has(lower)) return !last || lower === 'al';
    const numeric = isDigit(text, next) || (text[next] === '#' && isDigit(text, next + 1));
    if (rules.abbreviationsBeforeNumbers.has(lower) && numeric) return true;
    if (rules.abbreviationsOfCalendar.has(lower) && isUpperAt(text, start)) return !last;
    if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return true;
    // An initial: "J. Smith", "George W. Bush"; not the pronoun, and not before a small letter.
    return word.length === 1 && word !== 'I' && isUpperAt(text, start) && (glued || isUpperAt(text, next));
  }

  /** Parts clitics and units from a word; the full stop of an abbreviation stays with the last part. */
  private part(start: number, end: number, full: number): void {
    const { text } = this;
    let cut = start;
    if (isDigit(text, start) || (text[start] === '.' && isDigit(text, start + 1))) {
      let letters = end;
      while (
        letters > start &&
        end - letters < 10 &&
        (isLetterAt(text, letters - 1) || text[letters - 1] === '.')
      )
        letters--;
      if (letters > start && letters < end && isDigit(text, letters - 1)) {
        if (rules.unitsAfterNumbers.has(text.slice(letters, end).toLowerCase())) {
          this.push(start, letters);
          cut = letters;
        }
      }
    } else if (end - start <= 64) {
      for (const length of partWord(text.slice(start, end))) {
        if (cut + length >= end) break;
        this.push(cut, cut + length);
        cut += length;
      }
    }
    this.push(cut, full);
  }
}
