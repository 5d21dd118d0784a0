/** Door of language/: sentences, words, grammar, entity mentions. */
import type { Block, Entity, Mention, Span, Stance } from '../report.js';
import { linkMentions } from './entities.js';
import { readSentences, segment } from './reader.js';

export { toConllu } from './conllu.js';
export { useThreads } from './helper.js';

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
  /** A probability for each word that it belongs to attributed content whose cue is not in this sentence. */
  elsewhere?: number[];
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
  const { sentences, mentions } = await readSentences(text, segment(text, blocks));
  return { sentences, ...linkMentions(text, sentences, mentions) };
}

/** Whether reports in this language (BCP 47) are read. Undetermined ones ("und": too short to tell) are. */
export function isRead(language: string): boolean {
  return language === 'und' || /^en\b/i.test(language);
}
