/** What the language stage tells of a text. */
import type { Entity, Event, Mention, PloverType, Span, Stance } from '../report.js';

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
  /** That of the cue's words at which the head saw it. */
  head: number;
  /** 0 to 1. */
  score: number;
  stance: Stance;
  /** A probability for each word of the sentence. */
  source: number[];
  content: number[];
}

/** What the model's event heads see: a word that may tell of an event, with what it would be. */
export interface EventReading {
  /** Index of the trigger's head word within the sentence. */
  word: number;
  /** Probability that the word is a trigger. All from labels.json's `events.atLeast` on are given, in word order. */
  score: number;
  /** How likely each type is if the word is a trigger; types under 0.01 are left out. */
  types: Readonly<Partial<Record<PloverType, number>>>;
  /** How likely each of PLOVER's modes is if it is one, "none" among them; under 0.01 left out. */
  modes: Readonly<Record<string, number>>;
  /** The same for ACLED's sub-event types, in its wording. */
  subEvents: Readonly<Record<string, number>>;
  statuses: Readonly<Partial<Record<Event['status'], number>>>;
  /** For each word of the sentence the probability that it belongs to the event's actor, and so on: whole phrases. */
  actor: number[];
  recipient: number[];
  place: number[];
  time: number[];
  killed: number[];
  wounded: number[];
}

export interface Sentence extends Span {
  words: Word[];
  /** The language it was read in, where that is not English: 'ar', 'fa', 'fr', 'ru' or 'uk'. */
  language?: string;
  /** Absent when the model has no attribution head. */
  cues?: CueReading[];
  /** A probability for each word that it belongs to attributed content whose cue is not in this sentence. */
  elsewhere?: number[];
  /** Absent when the model has no event heads. */
  events?: EventReading[];
}

export interface Analysis {
  sentences: Sentence[];
  mentions: Mention[];
  entities: Entity[];
}
