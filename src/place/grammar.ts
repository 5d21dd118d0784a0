/** What the trees of the language stage say around a place name. */
import type { Analysis, Sentence, Word } from '../language/index.js';
import type { Span } from '../report.js';

/** What the grammar says of a name, where it was read: the part of speech after it, and whether it acts. */
export interface Grammar {
  nounAfter: boolean;
  acts: boolean;
  /** Whether one of its words is a proper noun by the grammar; undefined where nothing was read. */
  proper?: boolean;
}

const NOTHING: Grammar = { nounAfter: false, acts: false };

/** Answers for one analysis; names are asked for in any order. */
export function grammarOf(analysis: Analysis): (name: Span) => Grammar {
  const { sentences } = analysis;
  return (name) => {
    const sentence = sentenceAt(sentences, name.start);
    const words = sentence?.words ?? [];
    const at = lastWordOf(words, name);
    if (at < 0) return NOTHING;
    const next = words[at + 1];
    const head = headOf(words, at, name);
    const verb = head === undefined ? undefined : words[head.head];
    const proper = isProper(words, at, name);
    return {
      ...(proper !== undefined && { proper }),
      nounAfter: next !== undefined && next.upos === 'NOUN' && next.start - name.end === 1,
      acts: head !== undefined && /^nsubj/.test(head.deprel) && verb?.upos === 'VERB',
    };
  };
}

function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle] as Sentence).start <= offset) low = middle;
    else high = middle - 1;
  }
  const found = sentences[low];
  return found && found.start <= offset && offset < found.end ? found : undefined;
}

function lastWordOf(words: readonly Word[], name: Span): number {
  let last = -1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.start >= name.end) break;
    if (word.end > name.start) last = i;
  }
  return last;
}

/** Undefined where the grammar's words are longer than the name: "anti-Syria". */
function isProper(words: readonly Word[], last: number, name: Span): boolean | undefined {
  for (let i = last; i >= 0; i--) {
    const word = words[i] as Word;
    if (word.end <= name.start) return false;
    if (word.start < name.start || word.end > name.end + 2) return undefined;
    if (word.upos === 'PROPN' || word.upos === 'X') return true;
  }
  return false;
}

/** The name's word that depends on a word outside the name. */
function headOf(words: readonly Word[], last: number, name: Span): Word | undefined {
  for (let i = last; i >= 0; i--) {
    const word = words[i] as Word;
    if (word.end <= name.start) break;
    const head = words[word.head];
    if (!head || head.start >= name.end || head.end <= name.start) return word;
  }
  return undefined;
}
