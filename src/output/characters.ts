/** Characters that must not reach a reader's terminal or page as they are. */

// C0, DEL and C1 steer terminals; the bidirectional controls reorder what is shown, so that it reads as something else.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const WHITESPACE = /[\s\u0085]+/g;
const CONTROL_PICTURES = 0x2400;
const REPLACEMENT = '\ufffd';

/**
 * One line of text that is safe to print: whitespace is one blank, control characters are shown as their pictures
 * (`␛`) or as `�`, lone surrogates as `�`.
 *
 * @example printable('red\u001b[31m'); // 'red␛[31m'
 */
export function printable(text: string): string {
  return wellFormed(text.replace(WHITESPACE, ' ').trim().replace(CONTROLS, picture));
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  return code === 0x7f ? '\u2421' : REPLACEMENT;
}

// Lone surrogates have no UTF-8 form. (String.prototype.toWellFormed is not in the ES2023 library types.)
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every lone surrogate replaced by `�`, which is what UTF-8 would make of it; the length stays. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, REPLACEMENT);
}
