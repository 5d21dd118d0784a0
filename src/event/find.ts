/** Words that tell of an event, by the lexicon and the tree: which of them are one happening, and which says most. */
import { type Entry, isListed, nounEntry, phrasesFrom, verbEntry } from './lexicon.js';
import { base, type Tree } from './tree.js';

const LEAST_RATE = 0.45; // of a word that the annotators met: told of an event at least so often
const UNMET = { v: 0.7, n: 0.6 }; // how sure a listed word is that they did not meet often enough

export interface Candidate {
  word: number;
  trigger: number[];
  entry: Entry;
  score: number;
}

/** Words that are listed, each with what it would be; never two on one word. */
export function candidatesIn(tree: Tree): Candidate[] {
  const found: Candidate[] = [];
  const taken = new Set<number>();
  tree.words.forEach(({ upos }, i) => {
    if (taken.has(i)) return;
    const part = upos === 'VERB' ? 'v' : upos === 'NOUN' || upos === 'PROPN' ? 'n' : undefined;
    if (!part) return;
    const phrase = phraseAt(tree, i, part);
    const entry = phrase?.entry ?? (part === 'v' ? verbEntry(tree.lemma(i)) : nounEntry(tree.lemma(i)));
    if (!entry) return;
    // those who died are told of mostly beside what killed them, so the annotators' rate says little of the rest
    const score = part === 'v' && isListed('harm', tree.lemma(i)) ? UNMET.v : (entry.rate ?? UNMET[part]);
    if (score < LEAST_RATE || isSoCalled(tree, i) || (part === 'v' && isArrival(tree, i))) return;
    const trigger = phrase?.words ?? [i];
    for (const k of trigger) taken.add(k);
    // of a noun its last word is the head, of a verb its first
    const word = (part === 'n' ? trigger[trigger.length - 1] : i) as number;
    found.push({ word, trigger, entry, score });
  });
  return found;
}

/** "An airliner landed at Kolm": only what was fired tells of an attack by coming down. */
export function isArrival(tree: Tree, i: number): boolean {
  const subject = tree.children(i).find((k) => /^nsubj/.test(tree.word(k).deprel));
  return (
    isListed('coming', tree.lemma(i)) &&
    subject !== undefined &&
    tree.word(subject).upos === 'NOUN' &&
    !isListed('projectiles', tree.lemma(subject))
  );
}

/** "the so-called state". */
function isSoCalled(tree: Tree, i: number): boolean {
  return tree.form(i) === 'called' && i > 0 && /^(?:so|-)$/.test(tree.form(i - 1));
}

/** "called for", "opened fire", "blew himself up": the words of a longer entry; at most one word stands between two of them. */
function phraseAt(tree: Tree, i: number, part: 'v' | 'n'): { words: number[]; entry: Entry } | undefined {
  let best: { words: number[]; entry: Entry } | undefined;
  for (const parts of phrasesFrom(tree.lemma(i))) {
    const words = [i];
    for (const next of parts.slice(1)) {
      const last = words[words.length - 1] as number;
      const at = [last + 1, last + 2].find(
        (k) => k < tree.words.length && (tree.lemma(k) === next || tree.form(k) === next),
      );
      if (at === undefined) break;
      words.push(at);
    }
    if (words.length < parts.length || (best && words.length <= best.words.length)) continue;
    const key = parts.join('_');
    const entry = part === 'v' ? verbEntry(key) : nounEntry(key);
    if (entry) best = { words, entry };
  }
  return best;
}

const FARTHEST_CAUSE = 10; // words between those who died and what killed them

/** What those who died died of: below the word, above it, or else the nearest such word of the sentence. */
function causeOf(tree: Tree, i: number, isCause: (k: number) => boolean): number | undefined {
  const own = tree
    .children(i)
    .find((k) => isCause(k) && /^(?:nsubj|obl|nmod|advcl)/.test(tree.word(k).deprel));
  if (own !== undefined) return own;
  const above = tree.up(i).slice(1, 4).find(isCause);
  if (above !== undefined) return above;
  for (let distance = 1; distance <= FARTHEST_CAUSE; distance++)
    for (const k of [i + distance, i - distance]) if (k >= 0 && k < tree.words.length && isCause(k)) return k;
  return undefined;
}

/**
 * Which words tell of the same happening as another trigger: "killed" in "killed in a blast", "carried out" in "carried
 * out a raid", "bomb" in "bomb attack".
 *
 * @param triggers head words of the sentence's triggers
 * @returns for such a word, the trigger that says most
 */
export function sameHappening(
  tree: Tree,
  triggers: ReadonlyMap<number, { type: string }>,
): Map<number, number> {
  const same = new Map<number, number>();
  const violent = (i: number) => triggers.get(i)?.type === 'ASSAULT';
  const isHarm = (i: number) => isListed('harm', tree.lemma(i));
  tree.words.forEach(({ upos, deprel, head }, i) => {
    // "bomb attack", "air strike": the head noun says it
    if (triggers.has(i) && base(deprel) === 'compound' && triggers.has(head)) same.set(i, head);
    if (upos !== 'VERB') return;
    const kids = tree.children(i);
    if (isHarm(i)) {
      const told = causeOf(tree, i, (k) => violent(k) && !isHarm(k));
      if (told !== undefined) same.set(i, told);
      return;
    }
    if (triggers.has(i) && !isListed('light', tree.lemma(i))) return;
    if (!isListed('light', tree.lemma(i)) && !isListed('happen', tree.lemma(i))) return;
    const object = kids.find(
      (k) => triggers.has(k) && tree.word(k).upos !== 'VERB' && /^(?:obj|nsubj)/.test(tree.word(k).deprel),
    );
    if (object !== undefined) same.set(i, object);
  });
  // "killed" → "strikes" → …: each to the last one, over few steps
  for (const [word, to] of same) {
    let at = to;
    for (let steps = 0; steps < 4 && same.has(at) && same.get(at) !== word; steps++)
      at = same.get(at) as number;
    same.set(word, at);
  }
  return same;
}
