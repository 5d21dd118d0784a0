/** Sentences cut into the smallest clauses that state one thing. */
import type { Sentence, Word } from '../language/index.js';

const base = (deprel: string) => deprel.split(':')[0] as string;
const SHORTEST_RELATIVE = 3; // words

/**
 * For each word the head of the clause it belongs to: the root, a conjoined clause, a clause set beside another, or a
 * relative clause that asserts (set off by a comma). Where the words change owner, a clause begins too.
 *
 * @param owners whose words they are, by word
 */
export function clauseHeads(sentence: Sentence, owners: readonly unknown[] = []): number[] {
  const { words } = sentence;
  const children: number[][] = words.map(() => []);
  words.forEach((word, i) => {
    if (word.head >= 0 && word.head !== i) children[word.head]?.push(i);
  });
  const heads = new Array<number>(words.length).fill(-1);
  const stack: [number, number][] = [];
  words.forEach((word, i) => {
    if (word.head < 0 || word.head === i) stack.push([i, i]);
  });
  while (stack.length) {
    const [i, clause] = stack.pop() as [number, number];
    if (heads[i] !== -1) continue;
    const own = startsClause(words, children, i) || changesOwner(words, owners, i) ? i : clause;
    heads[i] = own;
    for (const child of children[i] ?? []) stack.push([child, own]);
  }
  return heads.map((head, i) => (head < 0 ? i : head));
}

function changesOwner(words: readonly Word[], owners: readonly unknown[], i: number): boolean {
  const { head, deprel } = words[i] as Word;
  return head >= 0 && owners[i] !== owners[head] && /^(?:ccomp|parataxis|advcl|conj|acl|csubj)/.test(deprel);
}

function startsClause(words: readonly Word[], children: readonly number[][], i: number): boolean {
  const word = words[i] as Word;
  const relation = base(word.deprel);
  const kids = children[i] ?? [];
  const has = (...names: string[]) => kids.some((k) => names.includes(base((words[k] as Word).deprel)));
  if (relation === 'parataxis') return has('nsubj', 'csubj', 'expl') || word.feats.VerbForm === 'Fin';
  if (relation === 'conj') {
    const head = words[word.head] as Word;
    const clausal = word.upos === 'VERB' || has('cop', 'nsubj');
    if (
      !clausal ||
      !(head.upos === 'VERB' || head.upos === 'AUX' || head.head < 0 || hasCopula(words, children, word.head))
    )
      return false;
    // "fled and hid": one subject, finite verbs: two things; "to clear and hold": one.
    return has('nsubj', 'csubj', 'expl') || finite(words, kids, word);
  }
  if (word.deprel === 'acl:relcl') {
    const first = Math.min(i, ...kids);
    const comma = first > 0 && (words[first - 1] as Word).lemma === ',';
    const ownComma = kids.some((k) => (words[k] as Word).lemma === ',' && k < i);
    return (comma || ownComma) && kids.length >= SHORTEST_RELATIVE - 1 && finite(words, kids, word);
  }
  return false;
}

function hasCopula(words: readonly Word[], children: readonly number[][], i: number): boolean {
  return (children[i] ?? []).some((k) => base((words[k] as Word).deprel) === 'cop');
}

function finite(words: readonly Word[], kids: readonly number[], word: Word): boolean {
  return (
    word.feats.VerbForm === 'Fin' ||
    kids.some((k) => {
      const kid = words[k] as Word;
      return (
        /^(?:aux|cop)$/.test(base(kid.deprel)) &&
        kid.feats.VerbForm !== 'Ger' &&
        kid.feats.VerbForm !== 'Inf' &&
        kid.lemma !== 'to'
      );
    })
  );
}
