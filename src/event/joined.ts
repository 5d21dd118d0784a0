/** A mention of an event with what was joined to it. */
import type { Place, Quantity, TimeExpression } from '../report.js';
import type { Draft } from './draft.js';
import type { Tree } from './tree.js';

export interface Joined {
  draft: Draft;
  tree: Tree;
  places: Place[];
  times: TimeExpression[];
  killed: Quantity[];
  wounded: Quantity[];
}
