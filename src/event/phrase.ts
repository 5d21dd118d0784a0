/** Noun phrases as roles show them. */
import { base, type Tree } from './tree.js';

const LEFT_OUT = /^(?:acl|acl:relcl|advcl|parataxis|punct|cc|case|mark|appos)$/; // no part of a role's phrase
const WHERE = /^(?:in|at|near|outside|around|inside|across|on|along|during|after|before)$/; // says where or when, not who
const LONGEST = 30; // words

/** A noun with what hangs on it, without clauses, further members of a list and what says where or when. */
export function nounPhrase(tree: Tree, head: number): number[] {
  const words: number[] = [head];
  for (const k of tree.children(head)) {
    const { deprel } = tree.word(k);
    if (LEFT_OUT.test(deprel) || base(deprel) === 'conj') continue;
    if (base(deprel) === 'nmod' && WHERE.test(tree.marker(k))) continue;
    words.push(...tree.subtree(k, LONGEST));
  }
  words.sort((a, b) => a - b);
  const first = words.indexOf(head);
  // one run around the head: what stands apart belongs to something between
  let [low, high] = [first, first];
  while (low > 0 && (words[low - 1] as number) >= (words[low] as number) - 2) low--;
  while (high < words.length - 1 && (words[high + 1] as number) <= (words[high] as number) + 2) high++;
  return words.slice(low, high + 1).filter((k) => !isPossessiveMark(tree, k));
}

function isPossessiveMark(tree: Tree, k: number): boolean {
  return tree.word(k).upos === 'PART' && /^['’]s?$/.test(tree.form(k));
}
