/** Texts that hold nothing but addresses: there is nothing in them to read, and nothing is fetched. */
import { DocumentError } from '../container/index.js';

/** An address as it is pasted or kept: bare, in angle brackets, or as a shortcut file of a desktop has it. */
const ADDRESS = /^(?:URL\s*=\s*)?<?(?:(?:https?|ftp):\/\/\S+|www\.[^\s/]+\.\S+)>?[.,;]?$/i;
/** The other lines of a shortcut file. */
const SHORTCUT = /^(?:\[[\w. ]+\]|(?!URL)[A-Za-z]\w*(?:\[\w+\])?\s*=.*)$/;
/** Longer texts are not looked at: they are none. */
const LONGEST = 20_000;

/**
 * Whether a text is an address, or a list of them, and nothing else.
 *
 * @example isOnlyAddress('https://desk.example/a\n'); // true
 */
export function isOnlyAddress(text: string): boolean {
  if (text.length > LONGEST) return false;
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const isShortcut = /^\[(?:InternetShortcut|Desktop Entry)\]$/i.test(lines[0] ?? '');
  return (
    lines.some((line) => ADDRESS.test(line)) &&
    lines.every((line) => ADDRESS.test(line) || (isShortcut && SHORTCUT.test(line)))
  );
}

export function onlyAddressError(): DocumentError {
  return new DocumentError(
    'only-address',
    'it holds an address and no text; Headwater reads text and fetches nothing: open the page in a browser, and save it as a file or copy its text',
  );
}
