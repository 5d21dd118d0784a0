/** Whether two names are the same one's: a surname for the whole, an outlet's without what it is, an acronym. */
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';

const firstNames = named('different first names');
const shortOutlet = named('an outlet’s name without what it is');

/** Short forms that are no name of their own: "the United" of two states, "al" of many people. */
const NO_SHORT_FORM =
  /^(?:us|un|north|south|east|west|united|new|al|el|islamic|national|free|general|democratic)$/;

/** Names by their words in lower case; `person`: one of them is a person's, or a place's, which goes by no first word. */
export function sameNamed(a: readonly string[], b: readonly string[], person: boolean): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (shortOutlet() && isShortOutlet(short, long)) return true;
  const [first] = short as [string];
  // "Citgo" for "Citgo Petroleum Corporation": an organisation goes by its first name, a person by the last.
  if (short.length === 1 && !person && long[0] === first && !NO_SHORT_FORM.test(first)) return true;
  if (a[a.length - 1] !== b[b.length - 1]) return false;
  return (
    !firstNames() ||
    short.length === 1 ||
    short.every((word) => long.includes(word) || (word.length === 1 && long.some((l) => l.startsWith(word))))
  );
}

/** "Samir Haddad" and "Amin Haddad": one surname, and two first names that are not each other's initials. */
export function differInFirstName(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 1 && b.length > 1 && a[a.length - 1] === b[b.length - 1] && !sameNamed(a, b, true);
}

/** "Al-Nawras" for "Al-Nawras News Agency": what is left out only says that it is an outlet's name. */
function isShortOutlet(short: readonly string[], long: readonly string[]): boolean {
  const rest = long.slice(short.length);
  return (
    rest.some((word) => WORDS.outlet.has(word)) &&
    rest.every((word) => word === 'news' || WORDS.outlet.has(word)) &&
    short.every((word, k) => word === long[k])
  );
}

const SMALL = /^(?:of|for|the|and|in|on|de|et|des|du|la|le)$/;

/** The letters that a name of several words may be shortened to: "irgc" of "Islamic Revolutionary Guard Corps". */
export function initialsOf(text: string): string | undefined {
  const words = text.match(/[\p{L}][\p{L}’']*/gu) ?? [];
  const big = words.filter((word) => !SMALL.test(word));
  if (big.length < 2 || big.length > 8 || big.some((word) => !/^\p{Lu}/u.test(word))) return undefined;
  return big
    .map((word) => word[0])
    .join('')
    .toLowerCase();
}

/** "IAEA", "U.N.": a name that is nothing but initials, in lower case and without stops. */
export function asInitials(text: string): string | undefined {
  const bare = text.replace(/^the\s+/i, '').replace(/\./g, '');
  return /^\p{Lu}{2,7}$/u.test(bare) ? bare.toLowerCase() : undefined;
}
