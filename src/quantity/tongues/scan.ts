/** Tokens of Arabic, Persian, French, Russian and Ukrainian: the model's, with forms folded so that spellings of one word are one. */
import type { Span } from '../../report.js';
import { BREAK, type Token } from '../lexer.js';

/** A word, with apostrophes inside it (Ukrainian "п'ять"; a French elision with what follows); a run of digits; a mark; empty lines. */
const TOKEN =
  /(?<digits>\p{Nd}+)|(?<word>[\p{L}\p{M}ـ]+(?:['’ʼ][\p{L}\p{M}]+)?)|(?<break>\n[^\S\n]*\n)|(?<mark>[^\s\u200c])/gu;

const APOSTROPHES = /[’ʼ]/gu;
/** Vowel signs and the stretching stroke say nothing of which word it is. */
const ARABIC_SIGNS = /[\u064b-\u065f\u0670\u0640\u200c]/gu;
const ALEFS = /[أإآٱ]/gu;
const FRENCH_ELISION = /^(?:\p{L}|qu|jusqu|lorsqu|puisqu)'/u;

/**
 * One form for the spellings of a word: lower case, no vowel signs, one alef, one kaf and one ya, "ё" as "е".
 *
 * @example fold('Трёхсот') // 'трехсот'
 */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(ARABIC_SIGNS, '')
    .replace(ALEFS, 'ا')
    .replace(/[يى]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/[ةۀ]/gu, 'ه')
    .replace(/ё/gu, 'е');
}

/**
 * Splits stretches of a text into tokens; a break stands between two of them.
 *
 * @param language 'fr' parts elisions from their word and gives them their vowel ("d'une": "de", "une")
 */
export function scan(text: string, pieces: readonly Span[], language: string): Token[] {
  const list: Token[] = [];
  for (const piece of pieces) {
    if (list.length > 0) list.push({ ...BREAK, start: piece.start, end: piece.start });
    let last = piece.start - 1;
    const part = text.slice(piece.start, piece.end);
    for (const match of part.matchAll(TOKEN)) {
      const start = piece.start + match.index;
      const written = match[0];
      const end = start + written.length;
      // A zero-width non-joiner joins: "سه‌شنبه" is Tuesday, not three of anything.
      const spaced = last !== start && !(start - last === 1 && text.charAt(last) === '\u200c');
      last = end;
      if (match.groups?.break !== undefined) list.push({ ...BREAK, start, end: start });
      else if (match.groups?.word !== undefined) pushWord(list, written, start, spaced, language);
      else {
        const kind = match.groups?.digits === undefined ? 'mark' : 'digits';
        list.push({ start, end, text: written, lower: written, kind, spaced, capital: false });
      }
    }
  }
  return list;
}

function pushWord(list: Token[], written: string, start: number, spaced: boolean, language: string): void {
  const elided = language === 'fr' ? FRENCH_ELISION.exec(fold(written))?.[0].length : undefined;
  const add = (from: number, to: number, lower: string): void => {
    const part = written.slice(from, to);
    const capital = part.charAt(0) !== part.charAt(0).toLowerCase();
    list.push({
      start: start + from,
      end: start + to,
      text: part,
      lower,
      kind: 'word',
      spaced: from === 0 && spaced,
      capital,
    });
  };
  if (elided === undefined) {
    add(0, written.length, fold(written));
    return;
  }
  add(0, elided, `${fold(written.slice(0, elided - 1))}e`);
  if (elided < written.length) add(elided, written.length, fold(written.slice(elided)));
}

/** The value of digits of any script: those of a script stand in a row, zero first. */
export function digitsValue(digits: string): number {
  let value = 0;
  for (const digit of digits) {
    let code = digit.codePointAt(0) ?? 0;
    let place = 0;
    for (; /\p{Nd}/u.test(String.fromCodePoint(code - 1)); code--) place++;
    value = value * 10 + (place % 10);
  }
  return value;
}
