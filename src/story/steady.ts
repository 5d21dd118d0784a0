/** Joining of which the outcome does not depend on what else is at hand: for stories that are kept while reports come and go. */
import type { JoinOptions } from './join.js';
import { STEADY_WEIGHTS } from './weights.js';
import type { Usage } from './words.js';

/** How rare a word is, by news in general alone. */
export const NEWS_ALONE: Usage = { reports: 0, counts: new Map() };

/** Options of `join` with which two reports weigh the same whatever other reports there are. */
export const STEADY: JoinOptions = { usage: NEWS_ALONE, weights: STEADY_WEIGHTS };
