/**
 * Text → written words, for the languages of the second reader: punctuation stands apart, everything else that is
 * written together is one word (Arabic clitics, "du", Persian endings), but French elisions and inverted pronouns are
 * words of their own. Lists a language in data/language/written.json.
 */
import { readFileSync } from 'node:fs';
import type { Span } from '../report.js';
import { addressIn } from './addresses.js';
import { isSpaceAt, isUpperAt, widthAt } from './characters.js';

interface Lists {
  elided: string[];
  inverted: string[];
  whole: string[];
  abbreviations: Record<string, string[]>;
}

const lists: Lists = JSON.parse(
  readFileSync(new URL('../../data/language/written.json', import.meta.url), 'utf8'),
);
const elided = new Set(lists.elided);
const inverted = new Set(lists.inverted);
const whole = new Set(lists.whole);
const abbreviations = new Map(
  Object.entries(lists.abbreviations).map(([language, words]) => [language, new Set(words)]),
);

/** Longest word that French parts or that may be an abbreviation; longer ones are left alone. */
const LONGEST_PARTED = 40;

/** A letter with its marks; the joiners stand inside Persian words. */
const LETTER = '[\\p{L}\\p{M}\\u200c\\u200d\\u0640]';
const TOKENS: readonly RegExp[] = [
  /[@#][\p{L}\p{M}\p{N}_]+/uy,
  // Numbers, with the endings written to them: "1990-х", "20h30", "12,5", "٣٫٥".
  new RegExp(
    `\\p{Nd}+(?:[.,:/٫٬]\\p{Nd}+)*(?:-${LETTER}{1,3}(?!${LETTER}|-)|${LETTER}(?:${LETTER}|\\p{N}){0,12})?`,
    'uy',
  ),
  // Letters with points: "т.е.", "U.S."
  new RegExp(`(?:${LETTER}\\.){2,8}`, 'uy'),
  new RegExp(`${LETTER}(?:${LETTER}|\\p{N})*(?:[-'’ʼ‑](?:${LETTER}|\\p{N})+)*`, 'uy'),
  /\.{2,}|-{2,}|[!?؟]+|…/uy,
  /(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\u{fe0f}|\p{Emoji_Modifier})?(?:\u{200d}\p{Extended_Pictographic}(?:\u{fe0f}|\p{Emoji_Modifier})?){0,8})/uy,
];
const FRENCH_TAIL = /-(?:t-)?(\p{L}+)$/u;

/**
 * The written words of one block of a text, in order, without overlap; every character that is not white space is in
 * exactly one of them. Takes time linear in the block's length.
 *
 * @param text the whole text, unchanged
 * @param start first UTF-16 offset of the block
 * @param end offset after the block
 * @param language 'ar', 'fa', 'fr', 'ru' or 'uk'
 * @example writtenWordsOf('Qu’a-t-il dit ?', 0, 15, 'fr') // Qu’, a, -t-il, dit, ?
 */
export function writtenWordsOf(text: string, start: number, end: number, language: string): Span[] {
  const words: Span[] = [];
  let offset = start;
  while (offset < end) {
    if (isSpaceAt(text, offset)) {
      offset++;
      continue;
    }
    let stop = offset;
    while (stop < end && !isSpaceAt(text, stop)) stop++;
    const address = addressIn(text, offset, stop);
    if (address) {
      tokens(text, offset, address.start, language, words);
      words.push(address);
      offset = address.end;
    }
    tokens(text, offset, stop, language, words);
    offset = stop;
  }
  return words;
}

/** The words of a stretch without white space. */
function tokens(text: string, start: number, end: number, language: string, words: Span[]): void {
  for (let offset = start; offset < end; ) {
    let stop = -1;
    for (const pattern of TOKENS) {
      pattern.lastIndex = offset;
      if (!pattern.test(text)) continue;
      stop = Math.min(end, pattern.lastIndex);
      break;
    }
    if (stop <= offset) stop = Math.min(end, offset + widthAt(text, offset));
    if (takesMark(text, words.at(-1), offset, stop, language)) (words.at(-1) as Span).end = stop;
    else if (language === 'fr') frenchParts(text, offset, stop, words);
    else words.push({ start: offset, end: stop });
    offset = stop;
  }
}

/** Whether a mark belongs to the word before it: an abbreviation's or initial's point, an elided word's apostrophe. */
function takesMark(
  text: string,
  word: Span | undefined,
  start: number,
  end: number,
  language: string,
): boolean {
  if (!word || word.end !== start || end - start !== 1 || word.end - word.start > LONGEST_PARTED)
    return false;
  const mark = text[start] as string;
  const form = text.slice(word.start, word.end);
  if (mark === '.') {
    if (abbreviations.get(language)?.has(form.toLowerCase())) return true;
    return form.length === 1 && isUpperAt(form, 0);
  }
  return language === 'fr' && /['’]/.test(mark) && elided.has(form.toLowerCase());
}

/** "l’homme", "jusqu’à", "a-t-elle": the elided word with its apostrophe, and the pronoun with its hyphen, stand apart. */
function frenchParts(text: string, start: number, end: number, words: Span[]): void {
  const form = text.slice(start, end).toLowerCase().replaceAll('’', "'");
  if (end - start > LONGEST_PARTED || whole.has(form)) {
    words.push({ start, end });
    return;
  }
  let from = start;
  for (;;) {
    const apostrophe = form.indexOf("'", from - start);
    if (apostrophe < 0 || start + apostrophe + 1 >= end) break;
    if (!elided.has(form.slice(from - start, apostrophe))) break;
    words.push({ start: from, end: start + apostrophe + 1 });
    from = start + apostrophe + 1;
  }
  const tail = FRENCH_TAIL.exec(text.slice(from, end));
  if (tail && tail.index > 0 && inverted.has((tail[1] as string).toLowerCase())) {
    words.push({ start: from, end: from + tail.index }, { start: from + tail.index, end });
  } else words.push({ start: from, end });
}
