/** Door of place/: place names → gazetteer features, geometry. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Claim, Explanation, Geometry, Place, Quantity, Span, Warning } from '../report.js';
import { type Atlas, shippedAtlas } from './atlas.js';
import { located } from './locate.js';
import { placesOf } from './places.js';

export {
  type Atlas,
  atlasWith,
  type Found,
  openAtlas,
  ownGazetteerFiles,
  ownGazetteerFolder,
  shippedAtlas,
} from './atlas.js';

export { mapSvg } from './map/index.js';
export { type Added, type AddProgress, addPlaces } from './own/add.js';
export { GazetteerFileError } from './own/error.js';

export interface PlaceReading {
  places: Place[];
  explanations: Explanation[];
}

/**
 * Finds the place names of a document and resolves them together.
 *
 * @param atlas the gazetteers to look in; by default the one that ships, without the user's own
 */
export function readPlaces(
  document: Document,
  analysis: Analysis,
  atlas: Atlas = shippedAtlas(),
): PlaceReading {
  return placesOf(document, analysis, atlas);
}

export interface ClaimGeography {
  places: Claim['places'];
  geometry?: Geometry;
  geoPrecision?: 1 | 2 | 3;
  /** How far from the points of the geometry it may lie, in km. */
  uncertaintyKm?: number;
  warnings: Warning[];
  explanations: Explanation[];
}

/**
 * Where the words in `spans` put what they say: roles of the places in them, and the geometry they draw.
 *
 * @param asides ids of places in those words where it did not happen
 * @param atlas the gazetteers, for the polygons of countries and provinces
 */
export function locate(
  claimId: string,
  spans: readonly Span[],
  document: Document,
  analysis: Analysis,
  places: readonly Place[],
  quantities: readonly Quantity[],
  asides: ReadonlySet<string> = new Set(),
  atlas: Atlas = shippedAtlas(),
): ClaimGeography {
  return located(claimId, spans, document.text, analysis, places, quantities, atlas, asides);
}
