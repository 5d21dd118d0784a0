/** One mention of an event while it is being read. */
import type { EventReading } from '../language/index.js';
import type { Event, PloverType } from '../report.js';

/** A phrase: its head word and all its words, as indices within the sentence. */
export interface Phrase {
  head: number;
  words: number[];
}

export interface Draft {
  sentence: number;
  /** Index of the trigger's head word. */
  word: number;
  /** The trigger's words: "opened fire". */
  trigger: number[];
  /** Words that tell of the same happening: "killed" of "killed in a blast", "carried out" of "carried out a raid". */
  also: number[];
  type: PloverType;
  mode?: string;
  status: Event['status'];
  /** 0 to 1: how likely the word tells of an event of this type. */
  score: number;
  actor: Phrase[];
  recipient: Phrase[];
  /** Words that say where, when, who died and who was hurt. */
  place: number[];
  time: number[];
  killed: number[];
  wounded: number[];
  /** What the reader model sees of it; absent where it has no event heads. */
  seen?: EventReading;
  /** What found it, for people. */
  rule: string;
}
