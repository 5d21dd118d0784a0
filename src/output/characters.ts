/** Characters that must not reach a reader's terminal or page as they are. */
import { visible } from './invisible.js';

const WHITESPACE = /[\s\u0085]+/g;
// C0 and DEL steer terminals; they have pictures of one column.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u001f\u007f]/g;
const CONTROL_PICTURES = 0x2400;
const REPLACEMENT = '\ufffd';

/**
 * One line of text that is safe to print: whitespace is one blank, control characters are shown as their pictures
 * (`␛`), what is invisible or reorders the line by its name (`⟨RLO⟩`), lone surrogates as `�`.
 *
 * @example printable('red\u001b[31m'); // 'red␛[31m'
 */
export function printable(text: string): string {
  // The mark of byte order is a blank to JavaScript, but it is one that nobody sees.
  const line = text.replaceAll('\ufeff', '⟨ZWNBSP⟩').replace(/[\u2028\u2029]/g, ' ');
  return wellFormed(visible(line.replace(WHITESPACE, ' ').trim().replace(CONTROLS, picture)));
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  return code === 0x7f ? '\u2421' : String.fromCharCode(CONTROL_PICTURES + code);
}

// Lone surrogates have no UTF-8 form. (String.prototype.toWellFormed is not in the ES2023 library types.)
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every lone surrogate replaced by `�`, which is what UTF-8 would make of it; the length stays. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, REPLACEMENT);
}
