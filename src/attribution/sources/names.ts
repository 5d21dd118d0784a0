/** Which words are names: a run of them, those that only look like names, a name behind its noun, a short form. */
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import { base, range, type Tree } from '../tree.js';

/** A word as names are compared: lower case, without an abbreviation's stop; in other languages without its ending. */
export function nameWord(tree: Tree, word: number): string {
  if (tree.language !== undefined) return withoutEnding(tree.language, tree.lower(word).replace(/\.$/, ''));
  return tree.form(word).replace(/\.$/, '');
}

/** Endings that Slavic names take in other cases; what is left must be long enough to tell names apart. */
const ENDING =
  /(?:ого|ому|ими|ыми|іми|ам|ям|ах|ях|ами|ями|ой|ей|ою|ею|ою|ий|ый|ій|ая|ую|ом|ем|єм|им|ым|ім|ів|ов|а|я|у|ю|е|є|ы|и|і|о|ь)$/u;
const SHORTEST_STEM = 4;

function withoutEnding(language: string, word: string): string {
  if (!/^(?:ru|uk)$/.test(language) || word.includes(':')) return word;
  const stem = word.replace(ENDING, '');
  return stem.length >= SHORTEST_STEM ? stem : word;
}

const capitalNoun = named('a noun with a capital behind a name is a part of it');

/** A proper noun, or the noun that a name ends with: "Coast Dispatch", "Delta Gazette", all with capitals. */
export function isNameWord(tree: Tree, word: number): boolean {
  const { upos, lemma } = tree.word(word);
  if (upos === 'PROPN') return true;
  const before = tree.words[word - 1];
  return (
    upos === 'NOUN' &&
    /^\p{Lu}\p{Ll}/u.test(lemma) &&
    before?.upos === 'PROPN' &&
    base(before.deprel) === 'compound' &&
    before.head === word &&
    capitalNoun()
  );
}

/** Whether a word is more than marks. */
export function isLettered(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}

/** The words of a name, titles left out. */
export function nameWords(tree: Tree, run: readonly number[]): string[] {
  return run.map((k) => nameWord(tree, k)).filter((word) => isLettered(word) && !WORDS.titles.has(word));
}

/** Names beside the head that the tree has lost: "Mr." and what follows, a first name and what goes before. */
export function properRun(tree: Tree, head: number): number[] {
  if (tree.word(head).upos !== 'PROPN') return [];
  const joins = (k: number) => {
    const word = tree.words[k];
    return (
      word !== undefined &&
      (word.upos === 'PROPN' ||
        (/^(?:-|al|el|bin|ibn|de|von|van|["“”„'‘’]{1,2})$/i.test(word.lemma) &&
          tree.words[k + 1]?.upos === 'PROPN' &&
          tree.words[k - 1]?.upos === 'PROPN'))
    );
  };
  let from = head;
  let to = head;
  while (joins(from - 1) && head - from < 5) from--;
  while (joins(to + 1) && to - head < 5) to++;
  return range(from, to + 1);
}

const opening = named('a sentence’s first noun is no name');

/** "Information released by the agencies": the reader takes the capital that opens a sentence for a name's. */
export function isOpeningNoun(tree: Tree, head: number): boolean {
  const noun = tree.lower(head);
  return (
    head === 0 &&
    tree.word(head).upos === 'PROPN' &&
    tree.words[1]?.upos !== 'PROPN' &&
    (WORDS.document.has(noun) || WORDS.group.has(noun) || WORDS.unnamed.has(noun)) &&
    opening()
  );
}

const otherNoun = named('a person is no council');

/** "the head of the council, Ana Orlova": the name that the tree hangs on the council is the head's. */
export function isElsewhere(tree: Tree, head: number, appos: number): boolean {
  const above = tree.word(head).head;
  return (
    otherNoun() &&
    above >= 0 &&
    base(tree.word(head).deprel) === 'nmod' &&
    WORDS.role.has(tree.lower(above)) &&
    !WORDS.role.has(tree.lower(head)) &&
    tree.word(appos).upos === 'PROPN' &&
    tree.word(head).upos === 'NOUN'
  );
}

const nameBehindNoun = named('a name behind its noun');
const SHORTEST_NAME = 2; // words behind a comma

/** "the head of the customs house, Jamil Sarraf", "one of them, Ana Orlova, 58", "the service Coast Dispatch". */
export function nameBehind(
  tree: Tree,
  head: number,
  own: readonly number[],
): { name: string[]; end: number } | undefined {
  const lemma = tree.lower(head);
  const speaker =
    WORDS.role.has(lemma) ||
    WORDS.group.has(lemma) ||
    /^(?:one|man|woman|boy|girl|mother|father)$/.test(lemma);
  const close = tree.words[head + 1]?.upos === 'PROPN';
  if (!nameBehindNoun() || !(speaker || close)) return undefined;
  const within = close
    ? head + 1
    : own.find(
        (k, i) =>
          k > head &&
          tree.word(k).upos === 'PROPN' &&
          tree.words[(own[i - 1] as number) ?? -1]?.lemma === ',',
      );
  // "one of them, Ana Orlova, said": some trees make the name a second subject of the verb.
  const last = own[own.length - 1] as number;
  const second =
    tree.words[last + 1]?.lemma === ',' && tree.words[last + 2]?.upos === 'PROPN' ? last + 2 : undefined;
  const shared = second !== undefined && tree.word(second).head === tree.word(head).head ? second : undefined;
  const from = within ?? shared;
  if (from === undefined) return undefined;
  const run: number[] = [];
  for (let k = from; tree.words[k]?.upos === 'PROPN' || isJoint(tree, k); k++) run.push(k);
  const name = nameWords(tree, run);
  const end = tree.words[run[run.length - 1] ?? -1]?.end ?? 0;
  return name.length >= (close ? 1 : SHORTEST_NAME) ? { name, end } : undefined;
}

/** The hyphen inside a name: "Jaysh al-Wadi", which the reader takes for three words. */
function isJoint(tree: Tree, word: number): boolean {
  const [before, mark, after] = [tree.words[word - 1], tree.words[word], tree.words[word + 1]];
  if (!before || !mark || !after) return false;
  return (
    /^[-‐‑]$/.test(mark.lemma) &&
    before.end === mark.start &&
    mark.end === after.start &&
    after.upos === 'PROPN'
  );
}

const LONGEST_ALIAS = 60; // characters, with what brings it in

/** "… Party, known as the PKK", "… Corps (IRGC)", "… of Colombia, or FARC". */
const ALIAS =
  /^,?\s*(?:\(|,?\s*or\s+|(?:also |better )?known as (?:the )?)((?:[A-Z][\w-]*\.?){1}[A-Z][\w.-]*)/;

/** The short form that a text gives right behind a name, in lower case. */
export function aliasBehind(text: string, end: number): string | undefined {
  return ALIAS.exec(text.slice(end, end + LONGEST_ALIAS))?.[1]?.toLowerCase();
}
