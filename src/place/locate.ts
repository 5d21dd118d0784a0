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
import type { Atlas } from './atlas.js';
import { compassMismatches, lengthMismatch } from './checks.js';
import { degreesOf } from './directions.js';
import { offset } from './earth.js';
import { type Area, areaOf, borderBetween, lengthKm, partOf, pointOf } from './geometry.js';
import { type Placed, type Relations, relationsIn } from './relations.js';
import { contains } from './resolve.js';
import { firstEndingAfter, overlapping } from './spans.js';

type Simple = Exclude<Geometry, { type: 'GeometryCollection' }>;

export interface Located {
  places: Claim['places'];
  geometry?: Geometry;
  geoPrecision?: 1 | 2 | 3;
  warnings: Warning[];
  explanations: Explanation[];
}

/** Least confidence that a place is drawn with; checks need more (see checks.ts). */
const DRAWN_FROM = 0.5;

/** Locates the claim made by the words in `spans`. */
export function located(
  claimId: string,
  spans: readonly Span[],
  text: string,
  analysis: Analysis,
  places: readonly Place[],
  quantities: readonly Quantity[],
  atlas: Atlas,
): Located {
  if (spans.length === 0) return { places: [], warnings: [], explanations: [] };
  const range = { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
  const inside = <T extends Span>(list: readonly T[]): T[] => overlapping(list, spans);
  const its = inside(places);
  const relations = relationsIn(text, range, its, inside(quantities));
  const placed = relations.placed.filter(
    ({ place }) =>
      place.usage === 'literal' ||
      relations.border?.one.includes(place) ||
      relations.border?.other.includes(place),
  );
  const roles = placed.map(({ place, role }) => ({ place: place.id, role }));
  const drawn =
    draw(relations, placed, atlas) ?? back(relations, range, text, analysis, places, quantities, atlas);
  const warnings: Warning[] = [];
  if (drawn?.line) {
    const warning = lengthMismatch(drawn.line, drawn.names, inside(quantities), text);
    if (warning) warnings.push(warning);
  }
  warnings.push(...compassMismatches(relations.placed));
  const explanations: Explanation[] = drawn
    ? [{ about: claimId, rule: 'claim-geometry', text: drawn.why, spans: drawn.spans }]
    : [];
  return {
    places: roles,
    ...(drawn && { geometry: drawn.geometry, geoPrecision: drawn.precision }),
    warnings,
    explanations,
  };
}

interface Drawn {
  geometry: Geometry;
  precision: 1 | 2 | 3;
  why: string;
  spans: Span[];
  /** The line whose length can be compared with a stated one, and the names at its points. */
  line?: number[][];
  names: string[];
}

const featureOf = (one: Placed): GazetteerFeature | undefined =>
  one.place.confidence >= DRAWN_FROM ? one.place.feature : undefined;
const spanOf = ({ place }: Placed): Span => ({ start: place.start, end: place.end });

function draw(relations: Relations, placed: readonly Placed[], atlas: Atlas): Drawn | undefined {
  const parts: {
    geometry: Simple;
    why: string;
    precision: 1 | 2 | 3;
    spans: Span[];
    line?: number[][];
    names: string[];
  }[] = [];
  const used = new Set<Placed>();
  const sidesOfBorder = relations.border ? [...relations.border.one, ...relations.border.other] : [];
  const line = lineOf(placed.filter(({ place }) => !sidesOfBorder.includes(place)));
  if (line) {
    for (const one of line.through) used.add(one);
    for (const one of placed) if (one.containing) used.add(one);
    parts.push({
      geometry: { type: 'LineString', coordinates: line.coordinates },
      why: line.why,
      precision: 2,
      spans: line.through.map(spanOf),
      line: line.coordinates,
      names: line.through.map(({ place }) => place.name),
    });
  }
  const border = relations.border && borderOf(relations.border, atlas);
  if (border && relations.border) {
    const sides = [...relations.border.one, ...relations.border.other];
    for (const one of placed) if (sides.includes(one.place)) used.add(one);
    parts.push({
      geometry: border as Simple,
      why: `a piece of the border of ${relations.border.one.map((p) => p.name).join(', ')} with ${relations.border.other.map((p) => p.name).join(', ')}`,
      precision: 3,
      spans: sides.map(({ start, end }) => ({ start, end })),
      names: [],
    });
  }
  for (const one of placed) {
    const feature = featureOf(one);
    if (!feature || used.has(one) || one.place.usage !== 'literal') continue;
    // a province or country that holds a place named more exactly says where that lies
    if (
      one.sides.length === 0 &&
      placed.some(
        (other) =>
          other !== one &&
          featureOf(other) &&
          /^[PS]$/.test(featureOf(other)?.featureClass ?? '') &&
          contains(feature, featureOf(other) as GazetteerFeature),
      )
    )
      continue;
    if (
      one.containing &&
      placed.some(
        (other) =>
          other !== one && featureOf(other) && contains(feature, featureOf(other) as GazetteerFeature),
      )
    )
      continue;
    parts.push({ ...shapeOf(one, feature, atlas), spans: [spanOf(one)], names: [] });
  }
  const [first] = parts;
  if (!first) return undefined;
  const geometry: Geometry = parts.length === 1 ? first.geometry : merged(parts.map((part) => part.geometry));
  return {
    geometry,
    precision: coarsest(parts.map(({ precision }) => precision)),
    why: `Drawn: ${parts.map(({ why }) => why).join('; ')}.`,
    spans: parts.flatMap(({ spans }) => spans),
    ...(first.line && { line: first.line }),
    names: first.names,
  };
}

function coarsest(codes: readonly (1 | 2 | 3)[]): 1 | 2 | 3 {
  if (codes.includes(3)) return 3;
  return codes.includes(2) ? 2 : 1;
}

function merged(geometries: Simple[]): Geometry {
  if (geometries.every(({ type }) => type === 'Point'))
    return { type: 'MultiPoint', coordinates: geometries.map((g) => g.coordinates as number[]) };
  return { type: 'GeometryCollection', geometries };
}

function lineOf(
  placed: readonly Placed[],
): { coordinates: number[][]; through: Placed[]; why: string } | undefined {
  // a line between the middles of countries would say nothing
  const known = placed.filter(
    (one) =>
      featureOf(one) &&
      !/^(?:PCL|CONT|RGN)/.test(featureOf(one)?.featureCode ?? '') &&
      (!one.containing || one.role !== 'at'),
  );
  const between = known.filter(({ role }) => role === 'between');
  const from = known.filter(({ role }) => role === 'from');
  const to = known.filter(({ role }) => role === 'to');
  const via = known.filter(({ role }) => role === 'via');
  const through =
    between.length >= 2 ? between : from.length > 0 && to.length > 0 ? [...from, ...via, ...to] : undefined;
  if (!through) return undefined;
  const coordinates = through.map((one) => pointOf(featureOf(one) as GazetteerFeature).coordinates);
  if (new Set(coordinates.map(String)).size < 2) return undefined;
  const names = through.map(({ place }) => place.name);
  const why =
    between.length >= 2
      ? `a straight line between ${names.join(' and ')}`
      : `a line from ${names.join(' to ')}, in the order of the words (straight from point to point, not by road)`;
  return { coordinates, through, why: `${why}, ${Math.round(lengthKm(coordinates))} km` };
}

function borderOf({ one, other }: NonNullable<Relations['border']>, atlas: Atlas): Geometry | undefined {
  const areas = (list: readonly Place[]): Area[] =>
    list
      .flatMap(({ feature, confidence }) =>
        feature && confidence >= DRAWN_FROM ? [areaOf(feature, atlas)] : [],
      )
      .filter((area) => area !== undefined);
  const [a, b] = [areas(one), areas(other)];
  return a.length > 0 && b.length > 0 ? borderBetween(a, b) : undefined;
}

function shapeOf(
  one: Placed,
  feature: GazetteerFeature,
  atlas: Atlas,
): { geometry: Simple; why: string; precision: 1 | 2 | 3 } {
  const { name } = one.place;
  if (one.outside && one.sides.length > 0 && one.km !== undefined) {
    const side = one.sides[0] ?? 'n';
    return {
      geometry: pointOf(offset(feature, one.km, degreesOf(side))),
      why: `the point ${one.km} km from ${name} in the direction said (the direction is good to some 22 degrees)`,
      precision: 2,
    };
  }
  if (one.sides.length > 0 && !one.outside) {
    const area = areaOf(feature, atlas);
    const part = area && partOf(area, one.sides);
    if (part)
      return {
        geometry: part,
        why: `the part of ${feature.name}'s polygon that the compass words name, by halves of its extent`,
        precision: 2,
      };
  }
  const precision = one.place.geoPrecision;
  if (one.role === 'near' || one.outside)
    return {
      geometry: pointOf(feature),
      why: `the point of ${name}, within some ${NEAR_KM} km`,
      precision: precision === 1 ? 2 : precision,
    };
  return { geometry: pointOf(feature), why: `the point of ${name}`, precision };
}

/** How far "near" reaches, for the explanation. */
const NEAR_KM = 25;

/** "This route …": the line that the sentence before draws, and through the places named here. */
function back(
  relations: Relations,
  range: Span,
  text: string,
  analysis: Analysis,
  places: readonly Place[],
  quantities: readonly Quantity[],
  atlas: Atlas,
): Drawn | undefined {
  if (!relations.lookingBack) return undefined;
  const before = analysis.sentences[firstEndingAfter(analysis.sentences, range.start) - 1];
  if (!before) return undefined;
  const inside = <T extends Span>(list: readonly T[]): T[] => overlapping(list, [before]);
  const earlier = relationsIn(text, before, inside(places), inside(quantities));
  const line = lineOf(earlier.placed);
  if (!line) return undefined;
  const via = relations.placed.filter((one) => featureOf(one) && one.place.usage === 'literal');
  const coordinates = [
    ...line.coordinates.slice(0, -1),
    ...via.map((one) => pointOf(featureOf(one) as GazetteerFeature).coordinates),
    line.coordinates[line.coordinates.length - 1] as number[],
  ];
  void atlas;
  return {
    geometry: { type: 'LineString', coordinates },
    precision: 2,
    why: `Drawn: the line of the sentence before, to which these words look back: ${line.why}.`,
    spans: line.through.map(spanOf),
    line: coordinates,
    names: line.through.map(({ place }) => place.name),
  };
}
