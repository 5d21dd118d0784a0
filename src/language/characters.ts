/** Classes of characters, as the tokeniser sees them. All take a text and an offset in UTF-16 code units. */

/** Kinds of characters; everything that is neither space, mark of punctuation nor symbol belongs to words. */
export const Kind = { Space: 0, Word: 1, Punctuation: 2, Symbol: 3 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const SPACE = /\s/;
const PUNCTUATION = /\p{P}/u;
const SYMBOL = /\p{S}/u;
const MARK_OF_SYMBOL = /[\u{1f3fb}-\u{1f3ff}]/u;

function kindOf(character: string): Kind {
  const code = character.codePointAt(0) ?? 0;
  // The separators of files, groups, records and units, and "next line", are white space to Unicode, not to \s.
  if ((code >= 0x1c && code <= 0x1f) || code === 0x85 || SPACE.test(character)) return Kind.Space;
  if (character === '_') return Kind.Word;
  if (PUNCTUATION.test(character)) return Kind.Punctuation;
  return SYMBOL.test(character) || MARK_OF_SYMBOL.test(character) ? Kind.Symbol : Kind.Word;
}

/** Kinds of the Basic Multilingual Plane, filled as they are asked for: 255 is "not asked yet". */
const known = new Uint8Array(0x10000).fill(255);

/** The kind of the character that starts at an offset; a lone surrogate belongs to words. */
export function kindAt(text: string, offset: number): Kind {
  const unit = text.charCodeAt(offset);
  if ((unit & 0xfc00) === 0xd800) {
    const character = String.fromCodePoint(text.codePointAt(offset) ?? unit);
    return character.length === 2 ? kindOf(character) : Kind.Word;
  }
  let kind = known[unit] as number;
  if (kind === 255) {
    kind = (unit & 0xfc00) === 0xdc00 ? Kind.Word : kindOf(String.fromCharCode(unit));
    known[unit] = kind;
  }
  return kind as Kind;
}

/** How many code units the character at an offset has: 1 or 2. */
export function widthAt(text: string, offset: number): 1 | 2 {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

/** White space in the sense of this stage; words never hold any. */
export function isSpaceAt(text: string, offset: number): boolean {
  return kindAt(text, offset) === Kind.Space;
}

export function isDigit(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 48 && unit <= 57;
}

const UPPER = /\p{Lu}|\p{Lt}/u;
/** Whether an upper-case letter starts at an offset. */
export function isUpperAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return unit >= 65 && unit <= 90;
  return UPPER.test(String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

const LETTER = /\p{L}/u;
export function isLetterAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return LETTER.test(String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

/** Apostrophes, as they are typed: straight, curly, modifier letter, grave. */
export function isApostrophe(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 0x27 || unit === 0x2019 || unit === 0x02bc || unit === 0x60;
}

/** Hyphens inside words: hyphen-minus, hyphen, non-breaking hyphen. */
export function isHyphen(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}
