/** Door of language/: sentences, words, grammar, entity mentions. */
import type { Block, Entity, Mention, Span, Stance } from '../report.js';
import { segment } from './reader.js';

export { toConllu } from './conllu.js';

/** Universal part of speech (UD v2); 'X' when it could not be told. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A syntactic word in UD's sense; its characters are the text's own. */
export interface Word extends Span {
  lemma: string;
  upos: Upos;
  /** UD features, "Tense" → "Past". */
  feats: Readonly<Record<string, string>>;
  /** Index, in the sentence's words, of the word it depends on; -1 for the root. */
  head: number;
  /** UD relation, "nsubj:pass"; "root" for the root. */
  deprel: string;
}

/** What the model's attribution head sees in one sentence: a cue with the words that would be its source and content. */
export interface CueReading {
  /** Word indices of the cue within the sentence. */
  cue: number[];
  /** 0 to 1. */
  score: number;
  stance: Stance;
  /** A probability for each word of the sentence. */
  source: number[];
  content: number[];
}

export interface Sentence extends Span {
  words: Word[];
  /** Absent when the model has no attribution head. */
  cues?: CueReading[];
}

export interface Analysis {
  sentences: Sentence[];
  mentions: Mention[];
  entities: Entity[];
}

/**
 * Reads the grammar and the names of a text. Sentences never cross block borders. Boilerplate is not read.
 *
 * @param text the whole text; all spans in the answer are half-open UTF-16 ranges of it
 * @param blocks the text's layout, in order
 * @example
 * const { sentences } = await analyse('It rained.', [{ kind: 'paragraph', start: 0, end: 10 }]);
 * sentences[0].words.length; // 3
 */
export async function analyse(text: string, blocks: readonly Block[]): Promise<Analysis> {
  const sentences = segment(text, blocks).map((words) => ({
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    words: words.map((word, index) => unread(text, word, index)),
  }));
  return { sentences, mentions: [], entities: [] };
}

/** A word of which nothing is known: it hangs on the sentence's first. */
function unread(text: string, { start, end }: Span, index: number): Word {
  const lemma = text.slice(start, end).toLowerCase();
  return { start, end, lemma, upos: 'X', feats: {}, head: index ? 0 : -1, deprel: index ? 'dep' : 'root' };
}

/** Whether reports in this language (BCP 47) are read. Undetermined ones ("und": too short to tell) are. */
export function isRead(language: string): boolean {
  return language === 'und' || /^en\b/i.test(language);
}
