/** A sentence's dependency tree, with what every stage asks of it answered without walking it again. */
import type { Sentence, Word } from './analysis.js';

/** Relations without their subtype: "nsubj:pass" → "nsubj". */
export const base = (deprel: string): string => {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
};

/**
 * What the stages' own trees stand on: children, relations and descent in constant time.
 *
 * @example new SentenceTree(sentence, text).child(head, 'nsubj') // index of the subject, in the sentence's words
 */
export class SentenceTree {
  readonly words: readonly Word[];
  private readonly childrenOf: number[][];
  /** Order of a walk from the root, and where each word's subtree ends in it: descendants lie between. */
  protected readonly entered: number[];
  protected readonly left: number[];
  protected readonly order: number[] = [];

  constructor(
    readonly sentence: Sentence,
    protected readonly text = '',
  ) {
    this.words = sentence.words;
    const n = this.words.length;
    this.childrenOf = Array.from({ length: n }, () => []);
    this.entered = new Array<number>(n).fill(-1);
    this.left = new Array<number>(n).fill(-1);
    const roots: number[] = [];
    this.words.forEach((word, i) => {
      if (word.head >= 0 && word.head < n && word.head !== i) this.childrenOf[word.head]?.push(i);
      else roots.push(i);
    });
    // Without recursion: a hostile sentence can be thousands of words deep.
    const stack: number[] = [];
    for (const root of roots) {
      stack.push(root);
      while (stack.length) {
        const i = stack.pop() as number;
        if (i < 0) {
          this.left[~i] = this.order.length;
          continue;
        }
        if (this.entered[i] !== -1) continue;
        this.entered[i] = this.order.length;
        this.order.push(i);
        stack.push(~i);
        const kids = this.childrenOf[i] as number[];
        for (let k = kids.length - 1; k >= 0; k--) stack.push(kids[k] as number);
      }
    }
  }

  word(i: number): Word {
    return this.words[i] as Word;
  }

  children(i: number): readonly number[] {
    return this.childrenOf[i] ?? [];
  }

  /** Children by relation; "nsubj" also finds "nsubj:pass", "nsubj:pass" only itself. */
  byRelation(i: number, ...relations: string[]): number[] {
    return this.children(i).filter((k) => {
      const deprel = this.word(k).deprel;
      return relations.includes(deprel) || relations.includes(base(deprel));
    });
  }

  child(i: number, ...relations: string[]): number | undefined {
    return this.byRelation(i, ...relations)[0];
  }

  /** Whether i is j or lies under it. */
  under(i: number, j: number): boolean {
    const at = this.entered[i] as number;
    return at >= (this.entered[j] as number) && at < (this.left[j] as number);
  }

  isPassive(i: number): boolean {
    return this.child(i, 'aux:pass', 'nsubj:pass', 'csubj:pass') !== undefined;
  }

  /** The word as it is written, in lower case. */
  form(i: number): string {
    const { start, end } = this.word(i);
    return this.text.slice(start, end).toLowerCase();
  }
}
