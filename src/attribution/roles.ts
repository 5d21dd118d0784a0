/** From the probabilities that the model's attribution head gives a cue's words to the words of each role. */
import type { CueReading } from '../language/index.js';
import { topOf } from './source.js';
import type { Tree } from './tree.js';

/** Probability from which a word has a role. */
export const IN = 0.5;
const WIDEST_GAP = 2; // words left out inside a role that are filled in

/** The words that likely have a role. */
export function role(probability: readonly number[]): number[] {
  return probability.flatMap((p, i) => (p >= IN ? [i] : []));
}

/** Small holes in a role are filled. */
export function filled(tree: Tree, words: readonly number[]): number[] {
  const out: number[] = [];
  for (const i of words) {
    const last = out[out.length - 1];
    if (last !== undefined && i - last - 1 <= WIDEST_GAP) for (let k = last + 1; k < i; k++) out.push(k);
    out.push(i);
  }
  while (out.length && tree.word(out[out.length - 1] as number).upos === 'PUNCT') out.pop();
  while (out.length && tree.word(out[0] as number).upos === 'PUNCT') out.shift();
  return out;
}

/** The head of some words: of those that hang on none of them the first that can be a noun phrase's. */
export function headOf(tree: Tree, words: readonly number[]): number {
  const set = new Set(words);
  const tops = words.filter((i) => !set.has(tree.word(i).head) && tree.word(i).upos !== 'PUNCT');
  const top =
    tops.find((i) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(i).upos)) ?? tops[0] ?? (words[0] as number);
  return topOf(tree, top, -1);
}

/** The word of a cue that says most. */
export function mainOf(tree: Tree, cue: CueReading): number {
  return (
    cue.cue.find((i) => /^(?:VERB|NOUN|ADJ|ADV|SCONJ|ADP|PUNCT)$/.test(tree.word(i).upos)) ??
    (cue.cue[0] as number)
  );
}
