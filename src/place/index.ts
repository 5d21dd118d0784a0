/** Door of place/: place names → gazetteer features, geometry. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Claim, Explanation, Geometry, Place, Quantity, Span, Warning } from '../report.js';

export interface PlaceReading {
  places: Place[];
  explanations: Explanation[];
}

/** Finds the place names of a document and resolves them together. */
export function readPlaces(_document: Document, _analysis: Analysis): PlaceReading {
  return { places: [], explanations: [] };
}

export interface ClaimGeography {
  places: Claim['places'];
  geometry?: Geometry;
  geoPrecision?: 1 | 2 | 3;
  warnings: Warning[];
  explanations: Explanation[];
}

/** Where the words in `spans` put what they say: roles of the places in them, and the geometry they draw. */
export function locate(
  _claimId: string,
  _spans: readonly Span[],
  _document: Document,
  _analysis: Analysis,
  _places: readonly Place[],
  _quantities: readonly Quantity[],
): ClaimGeography {
  return { places: [], warnings: [], explanations: [] };
}
