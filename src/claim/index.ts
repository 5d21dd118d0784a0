/** Door of claim/: the claims, assembled from everything that was read. */
import type { AttributionReading } from '../attribution/index.js';
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { PlaceReading } from '../place/index.js';
import type { QuantityReading } from '../quantity/index.js';
import type { Claim, Explanation, Warning } from '../report.js';
import type { TimeReading } from '../time/index.js';

export interface Readings {
  document: Document;
  analysis: Analysis;
  time: TimeReading;
  place: PlaceReading;
  quantity: QuantityReading;
  attribution: AttributionReading;
}

export interface ClaimReading {
  claims: Claim[];
  warnings: Warning[];
  explanations: Explanation[];
}

/** Assembles the claims: the smallest clauses that state one thing, each with its chain, places, times, quantities. */
export function assembleClaims(_readings: Readings): ClaimReading {
  return { claims: [], warnings: [], explanations: [] };
}
