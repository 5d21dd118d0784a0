/** A statement: what becomes a claim. */
import type { Sentence } from '../language/index.js';
import type { Attribution } from '../report.js';

/** Words of one sentence that state one thing. */
export interface Statement {
  sentence: Sentence;
  head: number;
  words: number[];
  owner?: Attribution;
}
