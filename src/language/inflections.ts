/**
 * Inflected forms → base forms, by WordNet's words and exceptions and the rules of its Morphy (Miller 1995, "WordNet: a
 * lexical database for English"). The same as wink-lemmatizer, from whose tables data/language/lemmas.json is made and
 * with which a test compares it: loading those takes a quarter of a second, and this list is searched as it lies in its file.
 */
import { readFileSync } from 'node:fs';

export type Inflected = 'noun' | 'verb' | 'adjective';

interface LemmaFile {
  /** In order, each followed by what it can be: "abate2 abbey1 …". */
  words: string;
  /** A form and its base form in turn: "children child …". */
  irregular: Record<Inflected, string>;
}

/** The bits that follow a word in the list. */
const PARTS: Record<Inflected, number> = { noun: 1, verb: 2, adjective: 4 };
const SPACE = 32;
const ZERO = 48;

interface Lemmas {
  words: string;
  irregular: Record<Inflected, ReadonlyMap<string, string>>;
}

let loaded: Lemmas | undefined;

/** The lists, read with the first word that is asked for. */
function lemmas(): Lemmas {
  if (loaded) return loaded;
  const url = new URL('../../data/language/lemmas.json', import.meta.url);
  // The file is ASCII, which is read quicker as what it is.
  const { words, irregular } = JSON.parse(readFileSync(url, 'latin1')) as LemmaFile;
  loaded = {
    words,
    irregular: {
      noun: pairs(irregular.noun),
      verb: pairs(irregular.verb),
      adjective: pairs(irregular.adjective),
    },
  };
  return loaded;
}

function pairs(written: string): ReadonlyMap<string, string> {
  const all = written.split(' ');
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < all.length; at += 2) map.set(all[at] as string, all[at + 1] as string);
  return map;
}

/** Whether WordNet has the word as a noun, verb or adjective. */
function isWord(word: string, part: Inflected): boolean {
  const { words } = lemmas();
  let low = 0;
  let high = words.length;
  while (low < high) {
    let start = (low + high) >> 1;
    while (start > low && words.charCodeAt(start - 1) !== SPACE) start--;
    let end = start;
    while (end < words.length && words.charCodeAt(end) !== SPACE) end++;
    const found = words.slice(start, end - 1);
    if (found === word) return ((words.charCodeAt(end - 1) - ZERO) & PARTS[part]) !== 0;
    if (found < word) low = end + 1;
    else high = start;
  }
  return false;
}

/** The endings of plurals, in the order in which they are tried, and what stands there in the singular. */
const PLURALS = [
  ['s', ''],
  ['ses', 's'],
  ['xes', 'x'],
  ['zes', 's'],
  ['ves', 'f'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['ies', 'y'],
] as const;

const ENDINGS: Record<Inflected, (form: string) => string[]> = {
  noun: (form) =>
    PLURALS.flatMap(([ending, instead]) =>
      form.endsWith(ending) ? [form.slice(0, -ending.length) + instead] : [],
    ),
  verb(form) {
    const bases: string[] = [];
    if (form.endsWith('s')) bases.push(form.slice(0, -1));
    if (form.endsWith('ies')) bases.push(`${form.slice(0, -3)}y`);
    const stem = /(?:es|ed|ing)$/.exec(form);
    if (stem) bases.push(form.slice(0, stem.index), `${form.slice(0, stem.index)}e`);
    return bases;
  },
  adjective(form) {
    if (!/e(?:st|r)$/.test(form)) return [];
    const stem = form.replace(/est$|er$/, '');
    return [stem, `${stem}e`];
  },
};

/**
 * The base form of an inflected word; the word itself where the list does not know it.
 *
 * @param form in lower case
 * @example baseForm('factories', 'noun'); // 'factory'
 */
export function baseForm(form: string, part: Inflected): string {
  return lemmas().irregular[part].get(form) ?? ENDINGS[part](form).find((base) => isWord(base, part)) ?? form;
}
