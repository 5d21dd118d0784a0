/** Where a claim's words put what they say: roles, geometry, and checks of the figures and compass words against the map. */
import type { Analysis } from '../language/index.js';
import type {
  Claim,
  Explanation,
  GazetteerFeature,
  Geometry,
  Place,
  Quantity,
  Span,
  Warning,
} from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import type { Atlas } from './atlas.js';
import { compassMismatches, lengthMismatch } from './checks.js';
import { type Drawn, draw, featureOf, lineOf, spanOf } from './draw.js';
import { pointOf } from './geometry.js';
import { type Placed, type Relations, relationsIn } from './relations.js';
import { overlapping } from './spans.js';

export interface Located {
  places: Claim['places'];
  geometry?: Geometry;
  geoPrecision?: 1 | 2 | 3;
  /** How far from the points of the geometry it may lie, in km. */
  uncertaintyKm?: number;
  warnings: Warning[];
  explanations: Explanation[];
}

/**
 * Locates the claim made by the words in `spans`.
 *
 * @param asides ids of places in those words where it did not happen: they are named with the role "aside", never drawn
 */
export function located(
  claimId: string,
  spans: readonly Span[],
  text: string,
  analysis: Analysis,
  places: readonly Place[],
  quantities: readonly Quantity[],
  atlas: Atlas,
  asides: ReadonlySet<string> = new Set(),
): Located {
  if (spans.length === 0) return { places: [], warnings: [], explanations: [] };
  const range = { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
  const inside = <T extends Span>(list: readonly T[]): T[] => overlapping(list, spans);
  const its = inside(places);
  const relations = relationsIn(text, range, its, inside(quantities));
  const isWhere = ({ place }: Placed) =>
    !asides.has(place.id) &&
    (place.usage === 'literal' ||
      relations.border?.one.includes(place) ||
      relations.border?.other.includes(place));
  const placed = relations.placed.filter(isWhere);
  const roles = relations.placed.map((one) => ({
    place: one.place.id,
    role: isWhere(one) ? one.role : ('aside' as const),
  }));
  const drawn = draw(relations, placed, atlas) ?? back(relations, range, text, analysis, places, quantities);
  const warnings: Warning[] = [];
  if (drawn?.measured) {
    const warning = lengthMismatch(drawn.measured, inside(quantities), text);
    if (warning) warnings.push(warning);
  }
  warnings.push(...compassMismatches(relations.placed));
  const explanations: Explanation[] = drawn
    ? [{ about: claimId, rule: 'claim-geometry', text: drawn.why, spans: drawn.spans }]
    : [];
  return {
    places: roles,
    ...(drawn?.geometry && { geometry: drawn.geometry, geoPrecision: drawn.precision }),
    ...(drawn?.uncertaintyKm && { uncertaintyKm: drawn.uncertaintyKm }),
    warnings,
    explanations,
  };
}

/** "This route …": the line that the sentence before draws, and through the places named here. */
function back(
  relations: Relations,
  range: Span,
  text: string,
  analysis: Analysis,
  places: readonly Place[],
  quantities: readonly Quantity[],
): Drawn | undefined {
  if (!relations.lookingBack) return undefined;
  const before = analysis.sentences[firstEndingAfter(analysis.sentences, range.start) - 1];
  if (!before) return undefined;
  const inside = <T extends Span>(list: readonly T[]): T[] => overlapping(list, [before]);
  const line = lineOf(relationsIn(text, before, inside(places), inside(quantities)).placed);
  if (!line) return undefined;
  const via = relations.placed.filter((one) => featureOf(one) && one.place.usage === 'literal');
  const coordinates = [
    ...line.coordinates.slice(0, -1),
    ...via.map((one) => pointOf(featureOf(one) as GazetteerFeature).coordinates),
    line.coordinates[line.coordinates.length - 1] as number[],
  ];
  return {
    geometry: { type: 'LineString', coordinates },
    precision: 2,
    why: `Drawn: the line of the sentence before, to which these words look back: ${line.why}.`,
    spans: line.through.map(spanOf),
    measured: { lines: [coordinates], what: line.what },
  };
}
