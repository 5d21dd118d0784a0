/** The forms that a name may have in a gazetteer: without what is written together with it, in the nominative. */
import type { Words } from './words.js';

/** A form to look up, and what it costs in likeness: what the grammar speaks against costs a little. */
export interface Form {
  text: string;
  cost: number;
}

/** Whether a name is in another case than the nominative: "maybe" where both look the same or a preposition stands before it. */
export type Oblique = 'yes' | 'maybe' | 'no' | undefined;

/** A form that the grammar does not speak for. */
const AGAINST = 0.015;
/** A stem shorter than this is no name's. */
const SHORTEST_STEM = 2;
const MOST_FORMS = 40;

/**
 * The nominatives that a name in any case may come from, and the name as it is written.
 *
 * @param oblique whether the grammar says that it is in another case than the nominative; undefined where it says nothing
 * @example formsOf('Полтаві', wordsOf('uk'), 'yes').some(({ text }) => text === 'Полтава') // true
 */
export function formsOf(name: string, words: Words, oblique: Oblique, lemma?: string): Form[] {
  const out = new Map<string, number>();
  const add = (text: string, cost: number): void => {
    if (out.size < MOST_FORMS && text !== '') out.set(text, Math.min(cost, out.get(text) ?? 1));
  };
  add(name, oblique === 'yes' ? AGAINST : 0);
  if (words.endings.length === 0 || oblique === 'no') return listed(out);
  const cost = oblique === undefined ? AGAINST : 0;
  if (lemma && lemma.length > SHORTEST_STEM) add(lemma.charAt(0).toUpperCase() + lemma.slice(1), cost);
  const parts = name.split(/(?<=[ -])/);
  const last = parts.length - 1;
  const ends = undone(parts[last] as string, words);
  for (const end of ends) add([...parts.slice(0, last), end].join(''), cost);
  if (last === 0) return listed(out);
  for (const start of undone((parts[0] as string).slice(0, -1), words)) {
    const rest = parts.slice(1);
    const joint = (parts[0] as string).slice(-1);
    add(start + joint + rest.join(''), cost);
  }
  return listed(out);
}

const listed = (forms: ReadonlyMap<string, number>): Form[] =>
  [...forms].map(([text, cost]) => ({ text, cost }));

function undone(word: string, { endings }: Words): string[] {
  return endings
    .filter(([of]) => word.endsWith(of) && word.length - of.length >= SHORTEST_STEM)
    .sort(([a], [b]) => b.length - a.length)
    .map(([of, gives]) => word.slice(0, word.length - of.length) + gives);
}

/**
 * The place's name within an adjective that is made from it, or within the name of its land.
 *
 * @example stemsOf('Херсонской', wordsOf('ru').adjectives) // ['Херсон', 'Херсонск']
 */
export function stemsOf(word: string, endings: readonly string[]): string[] {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length > SHORTEST_STEM);
  if (!ending) return [];
  const stem = word.slice(0, word.length - ending.length);
  return ending.startsWith('ськ') ? [stem, `${stem}ськ`] : /^ск/.test(ending) ? [stem, `${stem}ск`] : [stem];
}

/**
 * A word without what Arabic writes together with it: "and", "in", "to", "as" and the article after them.
 *
 * @example withoutClitics('وبأسوان') // ['بأسوان', 'أسوان']
 */
export function withoutClitics(word: string, clitics: readonly string[]): string[] {
  return clitics
    .filter((clitic) => word.startsWith(clitic) && word.length - clitic.length > SHORTEST_STEM)
    .sort((a, b) => a.length - b.length)
    .map((clitic) => word.slice(clitic.length));
}
