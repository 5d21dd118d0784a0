/** The reader model's event heads: what they see, made comparable with what the rules find. */
import type { Phrase } from './draft.js';
import { base, type Tree } from './tree.js';

const IN = 0.5; // probability from which a word has a role
const WIDEST_GAP = 1; // words left out inside a phrase that are filled in

/** The likeliest of several, with how likely it is. */
export function likeliest<K extends string>(
  of: Readonly<Partial<Record<K, number>>>,
): [K, number] | undefined {
  let best: [K, number] | undefined;
  for (const [key, value] of Object.entries(of) as [K, number][])
    if (!best || value > best[1]) best = [key, value];
  return best;
}

/** Words that have a role, as the indices of those likely enough; small holes are filled. */
export function roleWords(probability: readonly number[], least = IN): number[] {
  const out: number[] = [];
  probability.forEach((p, i) => {
    if (p < least) return;
    const last = out[out.length - 1];
    if (last !== undefined && i - last - 1 <= WIDEST_GAP) for (let k = last + 1; k < i; k++) out.push(k);
    out.push(i);
  });
  return out;
}

/** Runs of words that have a role as phrases; members of a list apart. */
export function rolePhrases(tree: Tree, words: readonly number[]): Phrase[] {
  const runs: number[][] = [];
  for (const i of words) {
    const run = runs[runs.length - 1];
    if (run && i === (run[run.length - 1] as number) + 1) run.push(i);
    else runs.push([i]);
  }
  return runs.flatMap((run) => partsOf(tree, run));
}

/** A run cut before conjunctions whose member is joined to a word of the run. */
function partsOf(tree: Tree, run: readonly number[]): Phrase[] {
  const parts: number[][] = [[]];
  for (const i of run) {
    const { deprel, head, upos } = tree.word(i);
    const joins = base(deprel) === 'cc' && run.includes(head);
    if (joins && parts[parts.length - 1]?.length) parts.push([]);
    else if (!(upos === 'PUNCT' && !parts[parts.length - 1]?.length)) parts[parts.length - 1]?.push(i);
  }
  return parts.flatMap((words) => {
    while (words.length && /^(?:PUNCT|CCONJ|ADP)$/.test(tree.word(words[0] as number).upos)) words.shift();
    while (words.length && /^(?:PUNCT|CCONJ)$/.test(tree.word(words[words.length - 1] as number).upos))
      words.pop();
    const inside = new Set(words);
    const head =
      words.find((i) => !inside.has(tree.word(i).head) && tree.word(i).upos !== 'PUNCT') ?? words[0];
    return head === undefined ? [] : [{ head, words }];
  });
}
