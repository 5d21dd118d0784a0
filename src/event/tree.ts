/** A sentence's dependency tree, with what the event rules ask of it answered without walking it again. */
import { baseOfRelation as base, SentenceTree, type Word } from '../language/index.js';
import type { Span } from '../report.js';

const CLIMB = 40; // steps up: no sentence that says anything is deeper

export { base };

export class Tree extends SentenceTree {
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

  lemma(i: number): string {
    return this.word(i).lemma.toLowerCase();
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
