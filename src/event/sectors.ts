/** PLOVER's sectors of those who act and are acted upon, from the words that name them. */
import { readFileSync } from 'node:fs';
import type { Phrase } from './draft.js';
import type { Tree } from './tree.js';

const data = JSON.parse(readFileSync(new URL('../../data/event/sectors.json', import.meta.url), 'utf8'));
const sectors = new Map<string, string>();
for (const [sector, words] of data.sectors as [string, string][])
  for (const word of words.split(' ')) if (!sectors.has(word)) sectors.set(word, sector);
const names = (data.names as [string, string[]][]).flatMap(([sector, all]) =>
  all.map((name) => ({ name, sector })),
);
const protesters = new Set((data.protesters as string).split(' '));

/**
 * A phrase's sector: its head word's, else that of the last word of it that has one; a country alone is its government.
 *
 * @param isCountry whether a word names a country or a people
 */
export function sectorOf(
  tree: Tree,
  { head, words }: Phrase,
  isCountry: (i: number) => boolean,
): string | undefined {
  const named = ofName(words.map((i) => tree.form(i)).join(' '));
  if (named) return named;
  const own = ofWord(tree, head);
  if (own) return own;
  if (isCountry(head)) return 'GOV';
  for (let k = words.length - 1; k >= 0; k--) {
    const i = words[k] as number;
    const found = i === head ? undefined : ofWord(tree, i);
    if (found) return found;
  }
  return undefined;
}

/** The sector of somebody whose name is listed. */
function ofName(words: string): string | undefined {
  return names.find(({ name }) => words.includes(name))?.sector;
}

/** Whether a phrase names people who protest. */
export function areProtesters(tree: Tree, { words }: Phrase): boolean {
  return words.some((i) => protesters.has(tree.lemma(i)));
}

function ofWord(tree: Tree, i: number): string | undefined {
  return sectors.get(tree.lemma(i)) ?? sectors.get(tree.form(i));
}
