/** Web and mail addresses inside a stretch of text without white space. */
import type { Span } from '../report.js';

/** Longest stretch that is looked at as one address; a longer one is cut like any other text. */
const LONGEST_ADDRESS = 4096;
const SHORTEST_ADDRESS = 5;

const SCHEME = /(?:https?|ftps?|mailto|file|doi):(?:\/\/)?(?=[\w/])/iu;
const BARE_SITE = /^www\.[\w-]/iu;
const MAIL_PART = /[\w.%+-]/;
const WORD_CHARACTER = /\w/;
/** What stands after an address rather than in it. */
const TAIL = '.,;:!?\'"“”‘’»…]}>)';

/**
 * The address in a stretch of text that holds no white space; undefined when there is none.
 *
 * @param start first UTF-16 offset of the stretch
 * @param end offset after it
 * @example addressIn('(www.example.org).', 0, 18) // { start: 1, end: 16 }
 */
export function addressIn(text: string, start: number, end: number): Span | undefined {
  if (end - start < SHORTEST_ADDRESS || end - start > LONGEST_ADDRESS) return undefined;
  const stretch = text.slice(start, end);
  let from = stretch.includes(':') ? stretch.search(SCHEME) : -1;
  if (from < 0) {
    const opening = /^\p{P}*/u.exec(stretch)?.[0].length ?? 0;
    if (BARE_SITE.test(stretch.slice(opening, opening + 8))) from = opening;
  }
  if (from < 0) return stretch.includes('@', 1) ? mailIn(text, start, end) : undefined;
  let kept = stretch.length;
  while (kept > from && TAIL.includes(stretch.charAt(kept - 1))) kept--;
  if (stretch[kept] === ')' && stretch.slice(from, kept).includes('(')) kept++;
  return kept - from >= SHORTEST_ADDRESS ? { start: start + from, end: start + kept } : undefined;
}

function mailIn(text: string, from: number, to: number): Span | undefined {
  const at = text.indexOf('@', from + 1);
  let start = at;
  while (start > from && MAIL_PART.test(text.charAt(start - 1))) start--;
  let end = at + 1;
  while (end < to && MAIL_PART.test(text.charAt(end))) end++;
  while (end > at && !WORD_CHARACTER.test(text.charAt(end - 1))) end--;
  return start < at && end > at + 1 ? { start, end } : undefined;
}
