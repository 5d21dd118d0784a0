/** One name in many spellings: which of the names on the desk are spelt otherwise than typed, and are the same. */
import {
  fold,
  isLatin,
  keysToLookUp,
  likeness,
  type Sounds,
  toSounds,
  withoutArticles,
} from '../../spelling/index.js';
import type { Database } from '../database.js';
import type { All, Query, Term } from './grammar.js';
import { wordsIn } from './normal.js';

/** How alike two names have to sound: those of few consonants more ("Homs" is not "Hamas"). */
const ALIKE_SHORT = 0.9;
const ALIKE_LONG = 0.84;
const LONG = 4;
/** Shorter names are too much like others. */
const FEWEST_LETTERS = 4;
/** Spellings added to one name, the likest; names looked at for it. */
const MOST_SPELLINGS = 12;
const MOST_LOOKED_AT = 2000;
/** Words in a row that may be one name. */
const LONGEST_NAME = 4;

/** A name with how it sounds. */
export interface Heard extends Sounds {
  /** Its digits: "Brigade 7" is not "Brigade 77", however alike they sound. */
  digits: string;
}

/** How a folded name sounds. @example heard('brigade 7').digits; // '7' */
export function heard(folded: string): Heard {
  return { ...toSounds(folded), digits: folded.replace(/\D+/g, ' ').trim() };
}

/** Whether two names are likely one: how alike they are, 0 where they are not. */
export function areAlike(a: Heard, b: Heard): number {
  if (a.digits !== b.digits) return 0;
  const consonants = Math.min(skeleton(a), skeleton(b));
  const least = consonants >= LONG ? ALIKE_LONG : ALIKE_SHORT;
  const like = likeness(a, b, least);
  return like >= least ? like : 0;
}

const skeleton = ({ keys }: Sounds) => keys.filter((key) => key !== '').length;

/**
 * How else a name is spelt on the desk, the likest first; forms are words as search tells them apart.
 *
 * @example spellingsOf(database, "Da'esh"); // { isName: true, forms: ['daish'] }
 */
export function spellingsOf(database: Database, name: string): { isName: boolean; forms: string[] } {
  const folded = fold(name);
  if (!isLatin(folded) || folded.replace(/ /g, '').length < FEWEST_LETTERS)
    return { isName: false, forms: [] };
  const own = wordsIn(name).join(' ');
  const bare = withoutArticles(folded).words.join(' ');
  const keys = keysToLookUp(folded);
  const rows = database.all<{ form: string; folded: string }>(
    `SELECT form, folded FROM spelling WHERE sound IN (${keys.map(() => '?').join(', ')}) LIMIT ${MOST_LOOKED_AT}`,
    ...keys,
  );
  const sounds = heard(folded);
  const alike = rows
    .map((row) => ({ ...row, like: row.folded === folded ? 1 : areAlike(sounds, heard(row.folded)) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like || (a.form < b.form ? -1 : 1));
  const isName = alike.some(
    (row) => row.folded === folded || withoutArticles(row.folded).words.join(' ') === bare,
  );
  const forms = new Set(alike.map(({ form }) => form));
  // "al-Anbar" is "Anbar", known or not.
  if (bare !== folded && own.endsWith(bare)) forms.add(bare);
  forms.delete(own);
  return { isName, forms: [...forms].slice(0, MOST_SPELLINGS) };
}

/**
 * A query in which names stand in every spelling that the desk has of them. Words in quotation marks and beginnings are
 * left as they are. Other words are taken as a name where they are one on the desk, are written as one (a capital, an
 * apostrophe, a hyphen), or stand in no claim and report at all.
 *
 * @param isThere whether a word stands in any text
 */
export function withSpellings(database: Database, query: All, isThere: (term: Term) => boolean): All {
  const spelt = (one: Query): Query => {
    if (one.kind === 'term') return named(database, [one], isThere) ?? one;
    if (one.kind === 'any') return { ...one, of: one.of.map(spelt) };
    return withSpellings(database, one, isThere);
  };
  const of: Query[] = [];
  for (let at = 0; at < query.of.length; ) {
    const run: Term[] = [];
    for (const next of query.of.slice(at, at + LONGEST_NAME)) {
      if (next.kind !== 'term' || next.quoted || next.beginning) break;
      run.push(next);
    }
    // The longest row of words that is a name counts as one.
    let taken: { one: Query; length: number } | undefined;
    for (let length = run.length; length > 1 && !taken; length -= 1) {
      const one = named(database, run.slice(0, length), isThere);
      if (one) taken = { one, length };
    }
    of.push(taken?.one ?? spelt(query.of[at] as Query));
    at += taken?.length ?? 1;
  }
  return { kind: 'all', of, not: query.not.map(spelt) };
}

function named(
  database: Database,
  terms: readonly Term[],
  isThere: (term: Term) => boolean,
): Query | undefined {
  const [first] = terms;
  if (!first || terms.some(({ quoted, beginning }) => quoted || beginning)) return undefined;
  const typed = terms.map((term) => term.typed).join(' ');
  const { isName, forms } = spellingsOf(database, typed);
  if (forms.length === 0) return undefined;
  const isWrittenAsOne = /\p{Lu}|[’'ʼʿ‘-]/u.test(typed);
  // Several words are a name only where the desk has it: else "two towns" would be one.
  if (terms.length > 1 ? !isName && !isWrittenAsOne : !isName && !isWrittenAsOne && isThere(first))
    return undefined;
  const asTyped: Query =
    terms.length === 1
      ? first
      : { kind: 'term', typed, words: terms.flatMap(({ words }) => words), quoted: false, beginning: false };
  return {
    kind: 'any',
    name: true,
    of: [
      asTyped,
      ...forms.map(
        (form): Term => ({
          kind: 'term',
          typed: form,
          words: form.split(' '),
          quoted: false,
          beginning: false,
        }),
      ),
    ],
  };
}
