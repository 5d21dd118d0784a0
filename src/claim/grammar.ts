/** Small questions about a sentence's tree. */
import { baseOfRelation as base, type Word } from '../language/index.js';

export { base };

/** For each word of a sentence the words that hang on it, in text order. */
export type Children = readonly (readonly number[])[];

/** A sentence's claims each ask for them. */
const known = new WeakMap<readonly Word[], Children>();

export function childrenOf(words: readonly Word[]): Children {
  const before = known.get(words);
  if (before) return before;
  const children: number[][] = words.map(() => []);
  words.forEach((word, i) => {
    if (word.head >= 0 && word.head !== i) children[word.head]?.push(i);
  });
  known.set(words, children);
  return children;
}

/** Whether the clause under a word has a finite verb. */
export function isFiniteClause(words: readonly Word[], children: Children, i: number): boolean {
  return (
    (words[i] as Word).feats.VerbForm === 'Fin' ||
    (children[i] ?? []).some((k) => {
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

const LONGEST_CLIMB = 8;

/** The head word of a clause's subject: its own, or the one it shares with the clause it is conjoined with. */
export function subjectOf(words: readonly Word[], children: Children, clause: number): number | undefined {
  let at = clause;
  for (let steps = 0; steps < LONGEST_CLIMB; steps++) {
    const own = (children[at] ?? []).find((k) =>
      /^(?:nsubj|csubj|expl)$/.test(base((words[k] as Word).deprel)),
    );
    if (own !== undefined) return own;
    const { head, deprel } = words[at] as Word;
    if (head < 0 || base(deprel) !== 'conj') return undefined;
    at = head;
  }
  return undefined;
}

/** A word with all that hangs on it, in text order. */
export function subtree(children: Children, i: number): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const stack = [i];
  while (stack.length) {
    const at = stack.pop() as number;
    if (seen.has(at)) continue;
    seen.add(at);
    found.push(at);
    stack.push(...(children[at] ?? []));
  }
  return found.sort((a, b) => a - b);
}

/** The clause's head, or where the head is not among the claim's words the word nearest to the top of the tree. */
export function mainWord(all: readonly Word[], words: readonly number[], head: number): number {
  const inside = new Set(words);
  if (inside.has(head)) return head;
  return (
    words.find((i) => (all[i] as Word).upos !== 'PUNCT' && !inside.has((all[i] as Word).head)) ??
    (words[0] as number)
  );
}
