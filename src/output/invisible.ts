/**
 * Characters that nobody sees but that change what others look like: they reverse a number, part a name that a search
 * looks for, hide words. Shown as what they are, by the names that Unicode gives them for short.
 */

// Controls but for tab and line breaks; soft hyphen, joiners, bidirectional controls, fillers, blanks of no width,
// variation selectors, tags, annotations: what Unicode calls default ignorable, and blanks that look like nothing.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Abbreviations of the Unicode standard (NameAliases.txt, Unicode 16). */
const NAMES: Readonly<Record<number, string>> = {
  0: 'NUL',
  7: 'BEL',
  8: 'BS',
  11: 'VT',
  12: 'FF',
  27: 'ESC',
  127: 'DEL',
  133: 'NEL',
  173: 'SHY',
  847: 'CGJ',
  1564: 'ALM',
  6158: 'MVS',
  8203: 'ZWSP',
  8204: 'ZWNJ',
  8205: 'ZWJ',
  8206: 'LRM',
  8207: 'RLM',
  8232: 'LSEP',
  8233: 'PSEP',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  65279: 'ZWNBSP',
};

// Scripts whose writing needs joiners: a Persian plural, an Indian conjunct.
const JOINING =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{M}]$/u;
const PICTURE = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const KEY = /^[\p{Extended_Pictographic}\d#*]$/u;

/** An invisible character of a text, with what it is called. */
export interface Sign {
  start: number;
  end: number;
  /** 'RLO', 'ZWSP', 'U+E0041' */
  name: string;
}

/**
 * The invisible characters of a text, but for those that its writing needs: joiners between letters of scripts that
 * have them, and what makes one picture of several.
 *
 * @example signsIn('killed \u202e17\u202c'); // [{ start: 7, end: 8, name: 'RLO' }, { start: 10, end: 11, name: 'PDF' }]
 */
export function signsIn(text: string): Sign[] {
  const signs: Sign[] = [];
  for (const { 0: found, index } of text.matchAll(INVISIBLE)) {
    if (isNeeded(text, index, found)) continue;
    const code = found.codePointAt(0) ?? 0;
    const name = NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    signs.push({ start: index, end: index + found.length, name });
  }
  return signs;
}

/** Whether there is any such character in a text; quick where there is none. */
export function hasSigns(text: string): boolean {
  return text.search(INVISIBLE) >= 0 && signsIn(text).length > 0;
}

/**
 * A text with every invisible character as its name in brackets: for labels, titles and whatever has no markup.
 *
 * @example visible('Rima\u200b Haddo'); // 'Rima⟨ZWSP⟩ Haddo'
 */
export function visible(text: string): string {
  return piecesOf(text)
    .map(({ text: part, name }) => (name ? `⟨${name}⟩` : part))
    .join('');
}

/** A text cut into its invisible characters, each by itself with its name, and what stands between them. */
export function piecesOf(text: string): { start: number; text: string; name?: string }[] {
  const pieces: { start: number; text: string; name?: string }[] = [];
  let from = 0;
  for (const { start, end, name } of signsIn(text)) {
    if (start > from) pieces.push({ start: from, text: text.slice(from, start) });
    pieces.push({ start, text: text.slice(start, end), name });
    from = end;
  }
  if (from < text.length) pieces.push({ start: from, text: text.slice(from) });
  return pieces;
}

function isNeeded(text: string, index: number, sign: string): boolean {
  const before = lastCharacter(text.slice(Math.max(0, index - 2), index));
  if (sign === '\ufe0f' || sign === '\ufe0e') return KEY.test(before);
  if (sign !== '\u200c' && sign !== '\u200d') return false;
  const [after = ''] = text.slice(index + 1, index + 3);
  if (JOINING.test(before) && (JOINING.test(after) || sign === '\u200d')) return true;
  return sign === '\u200d' && PICTURE.test(before) && PICTURE.test(after);
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? '';
}
