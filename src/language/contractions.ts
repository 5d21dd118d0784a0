/** Contractions: several words written as one. */
import { rules } from './rules.js';

const CLITIC = /(?:n['’ʼ`]t|['’ʼ`](?:s|re|ve|ll|d|m))$/iu;
/** A clitic as a word of its own: "n't", "'s", a bare possessive apostrophe. */
const WHOLE_CLITIC = /^(?:n['’ʼ`]?t|['’ʼ`](?:s|re|ve|ll|d|m)?)$/iu;
/** "1990's", "60's": decades stay whole. */
const DECADE = /^\d+0['’]s$/u;

/**
 * The lengths, in UTF-16 code units, of the words that a written word consists of.
 *
 * @example partWord("shouldn't've") // [6, 3, 3]
 */
export function partWord(written: string): number[] {
  const listed = rules.contractions.get(written.toLowerCase());
  if (listed && written !== 'IM') return listed;
  if (!/['’ʼ`]/u.test(written) || DECADE.test(written)) return [written.length];
  const lengths: number[] = [];
  let rest = written;
  while (lengths.length < 3) {
    const clitic = CLITIC.exec(rest)?.[0];
    if (!clitic || clitic.length === rest.length) break;
    lengths.unshift(clitic.length);
    rest = rest.slice(0, rest.length - clitic.length);
  }
  return [rest.length, ...lengths];
}

/**
 * How many words, from an index on, were written as one word: 1 for most, 2 for "do" + "n't", 3 for "du" + "n" + "no".
 * Needs nothing but the words' forms and whether white space stands between them.
 *
 * @param forms the sentence's words
 * @param glued whether a word follows the one before it without white space
 */
export function writtenTogether(forms: readonly string[], glued: readonly boolean[], index: number): number {
  let count = 1;
  while (
    index + count < forms.length &&
    glued[index + count] &&
    /[\p{L}\p{N}.]$/u.test(forms[index + count - 1] ?? '') &&
    isCliticAfter(forms, index + count, glued)
  ) {
    count++;
  }
  if (count > 1) return count;
  for (const length of [3, 2]) {
    const together = forms.slice(index, index + length);
    if (together.length < length || glued.slice(index + 1, index + length).includes(false)) continue;
    const listed = rules.contractions.get(together.join('').toLowerCase());
    if (listed?.every((width, at) => together[at]?.length === width) && listed.length === length)
      return length;
  }
  return 1;
}

/** A clitic; a bare apostrophe only as a possessive, after s, x or z and at the end of what is written together. */
function isCliticAfter(forms: readonly string[], index: number, glued: readonly boolean[]): boolean {
  const form = forms[index] ?? '';
  if (!WHOLE_CLITIC.test(form)) return false;
  if (form.length > 1) return /['’ʼ`]/u.test(form);
  return /[sxz]$/iu.test(forms[index - 1] ?? '') && !glued[index + 1];
}
