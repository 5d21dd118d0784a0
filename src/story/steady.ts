/** Joining of which the outcome does not depend on what else is at hand: for stories that are kept while reports come and go. */
import type { JoinOptions } from './join.js';
import { STEADY_WEIGHTS } from './weights.js';
import { NEWS_ALONE } from './words.js';

/** Options of `join` with which two reports weigh the same whatever other reports there are. */
export const STEADY: JoinOptions = { usage: NEWS_ALONE, weights: STEADY_WEIGHTS };
