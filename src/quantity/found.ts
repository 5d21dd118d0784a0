/** What is found of one quantity, before it leaves the stage. */
import type { Span } from '../report.js';
import type { Casualty } from './casualty-words.js';
import type { Amount } from './model.js';

/** An amount with what it counts and what happened to them. */
export interface Found {
  amount: Amount;
  of?: Span;
  noun?: string;
  casualty?: Casualty | undefined;
  /** The word that says what happened. */
  cue?: Span;
  /** A number of "them", kept only where it is a part of something. */
  loose?: boolean;
  /** The quantity that it is a part of ("20 people, including 10 children"). */
  partOf?: Found;
}
