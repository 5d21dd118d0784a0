/** What the language stage tells of a text. */
import type { Entity, Mention, Span, Stance } from '../report.js';

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
