/** What an analyst decided about a report's claims, and what the reader had where it was corrected; for exports of the desk. */
import type { Attribution, Claim, Place, Quantity, Source, TimeExpression, TimeRole } from '../report.js';

/** The reader's own value of something that an analyst corrected; the report itself holds the corrected one. */
export type AsRead =
  | { of: 'attribution'; id: string; read: Attribution; source?: Source }
  | { of: 'place'; id: string; read: Place }
  | { of: 'time'; id: string; read: TimeExpression; role?: TimeRole }
  | { of: 'quantity'; id: string; read: Quantity }
  /** A claim that was split, joined with others or given another chain. */
  | { of: 'claim'; id: string; read: Claim };

/** What an analyst added and no reader read: the report holds it beside what was read. */
export interface Added {
  of: 'claim' | 'attribution' | 'place' | 'time' | 'quantity';
  id: string;
  /** The words of the report that it is about; of an attribution, who is said to say so. */
  words: string;
}

export interface ReviewedClaim {
  state: 'open' | 'accepted' | 'rejected';
  notes: readonly { at: string; who: string; note: string }[];
  asRead: readonly AsRead[];
  added?: readonly Added[];
  tags?: readonly string[];
  /** Whom it was given to. */
  assigned?: string;
  /** Names of the cases that hold it, or its report or story. */
  cases?: readonly string[];
  /** The entry into which the analyst merged the origin's, where that was done. */
  originEntry?: string;
}

/** A report's decisions. */
export interface Reviewed {
  /** Names the report on the desk. */
  key: string;
  /** By the claim's id. */
  claims: ReadonlyMap<string, ReviewedClaim>;
}
