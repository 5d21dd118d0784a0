/** A sentence's dependency tree, with what the event rules ask of it answered without walking it again. */
import type { Sentence, Word } from '../language/index.js';
import type { Span } from '../report.js';

/** Relations without their subtype: "nsubj:pass" → "nsubj". */
export const base = (deprel: string): string => {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
};

const CLIMB = 40; // steps up: no sentence that says anything is deeper

export class Tree {
  readonly words: readonly Word[];
  private readonly childrenOf: number[][];
  /** Order of a walk from the root, and where each word's subtree ends in it: descendants lie between. */
  private readonly entered: number[];
  private readonly left: number[];
  private readonly order: number[] = [];

  constructor(
    readonly sentence: Sentence,
    private readonly text: string,
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
      const { deprel } = this.word(k);
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

  /** The word with what hangs on it, at most so many words, in text order. */
  subtree(i: number, most: number): number[] {
    const start = this.entered[i] as number;
    return this.order.slice(start, Math.min(this.left[i] as number, start + most)).sort((a, b) => a - b);
  }

  /** From a word up to the root, itself first; of very deep trees the lower part. */
  up(i: number): number[] {
    const path: number[] = [];
    for (let at = i; at >= 0 && path.length < CLIMB; at = this.word(at).head) path.push(at);
    return path;
  }

  isPassive(i: number): boolean {
    return this.child(i, 'aux:pass', 'nsubj:pass', 'csubj:pass') !== undefined;
  }

  lemma(i: number): string {
    return this.word(i).lemma.toLowerCase();
  }

  /** The word as it is written, in lower case. */
  form(i: number): string {
    const { start, end } = this.word(i);
    return this.text.slice(start, end).toLowerCase();
  }

  /** The preposition or conjunction that brings a phrase in, in lower case; '' where none does. */
  marker(i: number): string {
    const k = this.child(i, 'case', 'mark');
    return k === undefined ? '' : this.lemma(k);
  }
}

const OUTER = /^(?:PUNCT|CCONJ)$/;

/** Words of a sentence as spans, runs together; marks and conjunctions at their ends are left out. */
export function spansOf(words: readonly Word[], indices: readonly number[]): Span[] {
  const sorted = [...new Set(indices)].sort((a, b) => a - b);
  const spans: Span[] = [];
  let run: number[] = [];
  const isOuter = (i: number | undefined) => i !== undefined && OUTER.test((words[i] as Word).upos);
  const close = () => {
    while (isOuter(run[0])) run.shift();
    while (isOuter(run[run.length - 1])) run.pop();
    const [first, last] = [run[0], run[run.length - 1]];
    if (first !== undefined && last !== undefined)
      spans.push({ start: (words[first] as Word).start, end: (words[last] as Word).end });
    run = [];
  };
  for (const i of sorted) {
    const last = run[run.length - 1];
    if (last !== undefined && i > last + 1) close();
    run.push(i);
  }
  close();
  return spans;
}
