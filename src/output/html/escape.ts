/** Text → HTML. Everything that comes from a report passes through here. */
import { wellFormed } from '../characters.js';
import { hasSigns, piecesOf, visible } from '../invisible.js';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A page's parser would make a line feed of a bare carriage return.
  '\r': '&#13;',
  // NUL has no form in HTML.
  '\0': '\ufffd',
};

/**
 * Text for an element's content. A parser gives the same text back, but for NUL and lone surrogates, which HTML and
 * UTF-8 cannot hold: they come back as `�`, at the same offsets. Invisible characters stand each in a box of its own,
 * out of which they cannot reorder anything, and which bears their name.
 *
 * @example escapeHtml('<b>'); // '&lt;b&gt;'
 */
export function escapeHtml(text: string): string {
  if (!hasSigns(text)) return escaped(text);
  return piecesOf(text)
    .map(({ text: part, name }) =>
      name ? `<span class="sign" data-sign="${name}">${escaped(part)}</span>` : escaped(part),
    )
    .join('');
}

function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"'\r\0]/g, (character) => ENTITIES[character] ?? '');
}

/** Attributes that people read. */
const SHOWN: ReadonlySet<string> = new Set(['title', 'aria-label', 'data-number', 'alt']);

/** Attributes as text, with a blank before each; those without a value are left out. */
export function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${escaped(SHOWN.has(name) ? visible(value) : value)}"`,
    )
    .join('');
}
