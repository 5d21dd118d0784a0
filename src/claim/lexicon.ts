/** The word lists of data/claim. */
import { readFileSync } from 'node:fs';

/** One list of a file, as a set. */
interface List {
  words: readonly string[];
}

function listsOf<Name extends string>(file: string): Readonly<Record<Name, List>> {
  return JSON.parse(readFileSync(new URL(`../../data/claim/${file}`, import.meta.url), 'utf8'));
}

/** A file's lists as sets, by name. */
export function wordSets<Name extends string>(
  file: string,
  names: readonly Name[],
): Readonly<Record<Name, ReadonlySet<string>>> {
  const lists = listsOf<Name>(file);
  const sets = {} as Record<Name, ReadonlySet<string>>;
  for (const name of names) sets[name] = new Set(lists[name].words);
  return sets;
}
