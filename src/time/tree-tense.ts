/** Which way the verb points that governs an expression, by the dependency tree and its features. */
import type { Analysis, Sentence, Word } from '../language/index.js';
import { near, wordAfter } from '../quantity/index.js';
import type { Direction } from './anchor.js';

/** What the tree says: the direction of the governing verb, and whether that is an infinitive. */
export interface TreeDirection {
  direction: Direction;
  infinitive: boolean;
}

/** Reads the verb that an expression hangs on, by the tree. */
export class TreeTense {
  private readonly sentences: readonly Sentence[];
  private next = 0;

  constructor(analysis: Analysis) {
    this.sentences = analysis.sentences;
  }

  /** The direction of the verb that governs the text range; undefined when the tree does not tell. Ranges come in text order. */
  directionAt(start: number, end: number): TreeDirection {
    while (this.next < this.sentences.length && (this.sentences[this.next] as Sentence).end <= start)
      this.next++;
    const sentence = this.sentences[this.next];
    if (!sentence || sentence.start > start) return NO_TREE;
    const { words } = sentence;
    const index = headOfRange(words, start, end);
    if (index < 0) return NO_TREE;
    return governing(words, index);
  }
}

/** The word in the range whose head lies outside it. */
function headOfRange(words: readonly Word[], start: number, end: number): number {
  const inside = (word: Word | undefined): boolean =>
    word !== undefined && word.start >= start && word.end <= end;
  for (let at = wordAfter(words, start); at < words.length && (words[at] as Word).start < end; at++) {
    if (inside(words[at]) && !inside(words[words[at]?.head ?? -1])) return at;
  }
  return -1;
}

const NO_TREE: TreeDirection = { direction: undefined, infinitive: false };

function governing(words: readonly Word[], index: number): TreeDirection {
  let at = words[index]?.head ?? -1;
  for (let steps = 0; at >= 0 && steps < 12; steps++) {
    const word = words[at];
    if (!word) return NO_TREE;
    if (word.upos === 'VERB' || word.upos === 'AUX' || word.deprel === 'root') {
      const direction = directionOfVerb(words, at);
      if (direction || word.deprel === 'root')
        return {
          direction,
          infinitive: word.feats.VerbForm === 'Inf' && direction === 'future' && !hasWill(words, at),
        };
    }
    at = word.head;
  }
  return NO_TREE;
}

/** The words near a verb that hang on it. */
function dependents(words: readonly Word[], verb: number): Word[] {
  return near(words, verb)
    .filter((at) => words[at]?.head === verb)
    .map((at) => words[at] as Word);
}

function hasWill(words: readonly Word[], at: number): boolean {
  return dependents(words, at).some((word) => ['will', 'shall', "'ll"].includes(word.lemma.toLowerCase()));
}

function directionOfVerb(words: readonly Word[], at: number): Direction {
  const verb = words[at] as Word;
  const around = dependents(words, at);
  const auxiliaries = around.filter((word) => word.deprel.startsWith('aux') || word.deprel === 'cop');
  const lemmas = auxiliaries.map((word) => word.lemma.toLowerCase());
  if (hasWill(words, at)) return 'future';
  if (auxiliaries.some((word) => word.feats.Tense === 'Past')) return 'past';
  if (lemmas.includes('have')) return 'past';
  if (verb.feats.VerbForm === 'Fin' && verb.feats.Tense === 'Past') return 'past';
  if (verb.feats.VerbForm === 'Inf' && around.some((word) => word.lemma === 'to')) return 'future';
  return undefined;
}
