/**
 * A set of words from a text of words parted by white space: word lists stay readable as lists.
 *
 * @example wordSet('in on at').has('on'); // true
 */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
