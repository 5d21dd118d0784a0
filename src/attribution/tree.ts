/** A sentence's dependency tree, with what the rules ask of it answered without walking it again. */
import { baseOfRelation as base, SentenceTree, type Word } from '../language/index.js';
import type { Span } from '../report.js';
import { verbOfForm } from './lexicon.js';
import { listedWord } from './tongues.js';

export { base };

const CLAUSAL = new Set(['ccomp', 'csubj', 'advcl', 'acl', 'parataxis', 'xcomp', 'root']);

export class Tree extends SentenceTree {
  /** Whether grammar is known at all; a text read by tokens alone has none. */
  get known(): boolean {
    return this.words.some((word) => word.head >= 0);
  }

  /** The word with all that hangs on it, in text order, less the branches left out. */
  subtree(i: number, without: readonly number[] = []): number[] {
    const start = this.entered[i] as number;
    const all = this.order.slice(start, this.left[i]);
    const kept = without.length ? all.filter((k) => !without.some((w) => this.under(k, w))) : all;
    return kept.sort((a, b) => a - b);
  }

  /** The head of the clause that a word stands in. */
  clauseOf(i: number): number {
    let at = i;
    for (let steps = 0; steps < this.words.length; steps++) {
      const { deprel, head } = this.word(at);
      if (head < 0 || CLAUSAL.has(base(deprel))) return at;
      if (base(deprel) === 'conj' && this.isClause(at)) return at;
      at = head;
    }
    return at;
  }

  /** Whether a word heads a clause: a verb, or anything with a subject or copula. */
  isClause(i: number): boolean {
    const { upos } = this.word(i);
    return upos === 'VERB' || this.child(i, 'nsubj', 'csubj', 'cop') !== undefined;
  }

  /** Whether the clause under a word has a finite verb. */
  isFinite(i: number): boolean {
    const word = this.word(i);
    if (word.feats.VerbForm === 'Fin') return true;
    return this.byRelation(i, 'aux', 'cop').some(
      (k) => this.word(k).feats.VerbForm === 'Fin' || this.word(k).feats.VerbForm === undefined,
    );
  }

  /** Of a language that is not English. */
  get language(): string | undefined {
    return this.sentence.language;
  }

  /**
   * The word's lemma in lower case; a form of a listed cue verb is taken for that verb whatever the reader makes of it.
   * A listed word of another language has its language before it.
   */
  lower(i: number): string {
    const word = this.word(i);
    if (this.language !== undefined) {
      const lemma = word.lemma.toLowerCase();
      return listedWord(this.language, this.form(i), lemma) ?? lemma;
    }
    if (word.upos === 'VERB') {
      const listed = verbOfForm(this.form(i));
      if (listed !== undefined && !listed.includes('_')) return listed;
    }
    // "fishermen": plurals in -men have a singular in -man, whatever the reader's lemma.
    if (word.upos === 'NOUN' && /.men$/.test(this.form(i))) return this.form(i).replace(/en$/, 'an');
    return word.lemma.toLowerCase();
  }

  /** Words that bring in a phrase or clause: its "case" and "mark" children's text, fixed parts joined. */
  markers(i: number): string[] {
    return this.byRelation(i, 'case', 'mark').map((k) => {
      const fixed = this.byRelation(k, 'fixed');
      return [k, ...fixed].map((f) => this.lower(f)).join(' ');
    });
  }
}

/** Words of a sentence as spans: runs stay together, punctuation between two words of a run belongs to it. */
export function spansOf(words: readonly Word[], indices: readonly number[]): Span[] {
  const sorted = [...new Set(indices)].sort((a, b) => a - b);
  const spans: Span[] = [];
  let run: number[] = [];
  const close = () => {
    while (run.length && isOuterPunctuation(words[run[0] as number] as Word)) run.shift();
    while (run.length && isOuterPunctuation(words[run[run.length - 1] as number] as Word)) run.pop();
    if (run.length)
      spans.push({
        start: (words[run[0] as number] as Word).start,
        end: (words[run[run.length - 1] as number] as Word).end,
      });
    run = [];
  };
  for (const i of sorted) {
    const last = run[run.length - 1];
    if (last !== undefined && i > last + 1 && !onlyPunctuation(words, last + 1, i)) close();
    run.push(i);
  }
  close();
  return spans;
}

function onlyPunctuation(words: readonly Word[], from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let i = from; i < to; i++) if ((words[i] as Word).upos !== 'PUNCT') return false;
  return true;
}

/** Punctuation that parts phrases; a hyphen inside a name does not. */
export function parts(word: Word): boolean {
  return /^(?:[,.;:!?()[\]"“”«»]|-{2,3}|[–—]|''|``)$/.test(word.lemma);
}

function isOuterPunctuation(word: Word): boolean {
  return word.upos === 'PUNCT';
}

/** The whole numbers from one to before another. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}
