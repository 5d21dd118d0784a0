/** Draws what a claim's words say of the places in them, and says what was drawn from what. */
import type { GazetteerFeature, Geometry, Place, Span } from '../report.js';
import type { Atlas } from './atlas.js';
import type { Measured } from './checks.js';
import { contains } from './containment.js';
import { degreesOf } from './directions.js';
import { offset } from './earth.js';
import { type Area, areaOf, borderBetween, lengthKm, partOf, pointOf, reachKm } from './geometry.js';
import type { Placed, Relations, Role } from './relations.js';

type Simple = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** Least confidence that a place is drawn with; checks need more (see checks.ts). */
const DRAWN_FROM = 0.5;

export interface Drawn {
  /** Absent when the words name an axis of which nothing is on the map. */
  geometry?: Geometry;
  precision: 1 | 2 | 3;
  /** How far from its drawn point what is said may lie, in km; absent when the points are exact or nobody can say. */
  uncertaintyKm?: number;
  why: string;
  spans: Span[];
  /** What a stated length can be compared with. */
  measured?: Measured;
}

interface Shape {
  geometry: Simple;
  why: string;
  precision: 1 | 2 | 3;
  /** Of a point that stands for more than itself, in km. */
  radiusKm?: number;
}

interface Part extends Shape {
  spans: Span[];
  measured?: Measured;
}

/** The place that is sure enough to be drawn. */
export const featureOf = (one: Placed): GazetteerFeature | undefined =>
  one.place.confidence >= DRAWN_FROM ? one.place.feature : undefined;
export const spanOf = ({ place }: { place: Place }): Span => ({ start: place.start, end: place.end });

/** What the words draw; undefined when they put nothing on the map. */
export function draw(relations: Relations, placed: readonly Placed[], atlas: Atlas): Drawn | undefined {
  const used = new Set<Placed>();
  const parts: Part[] = [];
  const sidesOfBorder = relations.border ? [...relations.border.one, ...relations.border.other] : [];
  const ends = placed.filter(({ place }) => !sidesOfBorder.includes(place));
  const line = lineOf(ends);
  if (line) {
    for (const one of line.through) used.add(one);
    parts.push({
      geometry: { type: 'LineString', coordinates: line.coordinates },
      why: line.why,
      precision: 2,
      spans: line.through.map(spanOf),
      measured: { lines: [line.coordinates], what: line.what },
    });
  }
  const border = relations.border && borderPart(relations.border, atlas);
  if (border) {
    for (const one of placed) if (sidesOfBorder.includes(one.place)) used.add(one);
    parts.push(border);
  }
  for (const one of placed) {
    const feature = featureOf(one);
    if (!feature || used.has(one) || one.place.usage !== 'literal' || one.reference) continue;
    if (saysOnlyWhere(one, feature, placed, line !== undefined)) continue;
    parts.push({ ...shapeOf(one, feature, atlas), spans: [spanOf(one)] });
  }
  const open = openEnds(ends, line !== undefined);
  if (parts.length === 0)
    return open ? { precision: 3, why: `Nothing drawn: ${open}.`, spans: ends.map(spanOf) } : undefined;
  const measured = parts.find((part) => part.measured)?.measured;
  const uncertaintyKm = widest(parts);
  return {
    geometry: merged(parts.map((part) => part.geometry)),
    precision: coarsest(parts.map(({ precision }) => precision)),
    ...(uncertaintyKm && { uncertaintyKm }),
    why: `Drawn: ${parts.map(({ why }) => why).join('; ')}.${open ? ` Not drawn: ${open}.` : ''}`,
    spans: parts.flatMap(({ spans }) => spans),
    ...(measured && { measured }),
  };
}

/** Whether an area only says where a place lies that is drawn more exactly: "Aboukamal in Deir ez-Zor province". */
function saysOnlyWhere(
  one: Placed,
  feature: GazetteerFeature,
  placed: readonly Placed[],
  onLine: boolean,
): boolean {
  const holds = (other: Placed, classes: RegExp): boolean => {
    const inner = other !== one ? featureOf(other) : undefined;
    return inner !== undefined && classes.test(inner.featureClass) && contains(feature, inner);
  };
  if (one.sides.length === 0) {
    if (placed.some((other) => holds(other, /^[PS]$/))) return true;
    if (one.containing && onLine) return true;
    // "the Rabia crossing between Iraq and Syria": the town says it
    const isCountry = feature.featureCode.startsWith('PCL');
    if (isCountry && one.role === 'between' && placed.some((other) => featureOf(other)?.featureClass === 'P'))
      return true;
  }
  // where a line ends "in southern Deir ez-Zor", that part of the province is drawn beside it: the end is no finer than that
  if (onLine && one.sides.length > 0 && !one.outside && feature.featureCode === 'ADM1') return false;
  return one.containing && placed.some((other) => holds(other, /./));
}

const ENDS: ReadonlySet<Role> = new Set<Role>(['between', 'from', 'to', 'via']);

/** The ends of an axis or route that no gazetteer holds, in words; undefined when there is none. */
function openEnds(placed: readonly Placed[], hasLine: boolean): string | undefined {
  const ends = placed.filter(({ role }) => ENDS.has(role));
  const open = [...new Set(ends.filter((one) => !featureOf(one)).map(({ place }) => place.name))];
  if (open.length === 0 || ends.length < 2) return undefined;
  const [is, them] = open.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return hasLine
    ? `${open.join(', ')}, which ${is} left open, so that the line does not go there`
    : `a line to ${open.join(', ')}: where ${open.length === 1 ? 'it lies' : 'they lie'} is left open, and no point stands in for ${them}`;
}

/** The widest radius around the points drawn; undefined where a point stands for an area whose extent is not known. */
function widest(parts: readonly Shape[]): number | undefined {
  const vague = parts.filter(({ geometry, precision }) => geometry.type === 'Point' && precision > 1);
  const radii = vague.map(({ radiusKm }) => radiusKm ?? Number.POSITIVE_INFINITY);
  const most = Math.max(0, ...radii);
  return most > 0 && Number.isFinite(most) ? most : undefined;
}

function coarsest(codes: readonly (1 | 2 | 3)[]): 1 | 2 | 3 {
  if (codes.includes(3)) return 3;
  return codes.includes(2) ? 2 : 1;
}

function merged(given: readonly Simple[]): Geometry {
  const geometries = [...new Map(given.map((one) => [JSON.stringify(one), one])).values()];
  const [first] = geometries;
  if (geometries.length === 1 && first) return first;
  if (geometries.every(({ type }) => type === 'Point'))
    return { type: 'MultiPoint', coordinates: geometries.map((g) => g.coordinates as number[]) };
  return { type: 'GeometryCollection', geometries };
}

export interface Line {
  coordinates: number[][];
  through: Placed[];
  why: string;
  /** "the straight line through A, B". */
  what: string;
}

/** The axis or route through places of these roles; undefined when fewer than two of them are on the map. */
export function lineOf(placed: readonly Placed[]): Line | undefined {
  // a line between the middles of countries or seas would say nothing
  const known = placed.filter(
    (one) =>
      featureOf(one) &&
      !/^(?:PCL|CONT|RGN|SEA|OCN|GULF)/.test(featureOf(one)?.featureCode ?? '') &&
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
  return {
    coordinates,
    through,
    why: `${why}, ${Math.round(lengthKm(coordinates))} km`,
    what: `the straight line through ${names.join(', ')}`,
  };
}

function borderPart({ one, other }: NonNullable<Relations['border']>, atlas: Atlas): Part | undefined {
  const areas = (list: readonly Place[]): Area[] =>
    list
      .flatMap(({ feature, confidence }) =>
        feature && confidence >= DRAWN_FROM ? [areaOf(feature, atlas)] : [],
      )
      .filter((area) => area !== undefined);
  const [a, b] = [areas(one), areas(other)];
  const geometry = a.length > 0 && b.length > 0 ? borderBetween(a, b) : undefined;
  if (!geometry || (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString')) return undefined;
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const names = (list: readonly Place[]): string => list.map(({ name }) => name).join(', ');
  const what = `a piece of the border of ${names(one)} with ${names(other)}`;
  return {
    geometry,
    why: `${what}, ${Math.round(lines.reduce((km, line) => km + lengthKm(line), 0))} km`,
    precision: 3,
    spans: [...one, ...other].map((place) => spanOf({ place })),
    measured: { lines, what: what.replace(/^a/, 'the') },
  };
}

function shapeOf(one: Placed, feature: GazetteerFeature, atlas: Atlas): Shape {
  const { name } = one.place;
  if (one.outside && one.sides.length > 0 && one.km !== undefined) {
    const side = one.sides[0] ?? 'n';
    return {
      geometry: pointOf(offset(feature, one.km, degreesOf(side))),
      why: `the point ${one.km} km from ${name} in the direction said (the direction is good to some 22 degrees)`,
      precision: 2,
      radiusKm: Math.max(1, Math.ceil(one.km * DIRECTION_SHARE)),
    };
  }
  if (one.sides.length > 0 && !one.outside) {
    const area = areaOf(feature, atlas);
    const part = area && partOf(area, one.sides);
    if (part)
      return {
        geometry: part,
        why: `the part of ${name}'s polygon that the compass words name, by halves of its extent`,
        precision: 2,
      };
  }
  const precision = one.place.geoPrecision;
  const reach = reachKm(feature, atlas);
  if (one.role === 'near' || one.outside) {
    const [radiusKm, within] =
      one.km === undefined
        ? [Math.max(NEAR_KM, reach ?? 0), `within some ${Math.max(NEAR_KM, reach ?? 0)} km`]
        : [Math.max(1, Math.ceil(one.km)), `${one.km} km from it in a direction not said`];
    return {
      geometry: pointOf(feature),
      why: `the point of ${name}, ${within}`,
      precision: precision === 1 ? 2 : precision,
      ...((precision < 3 || reach) && { radiusKm }),
    };
  }
  return {
    geometry: pointOf(feature),
    why: `the point of ${name}${reach ? `, which reaches some ${reach} km from there` : ''}`,
    precision,
    ...(reach && { radiusKm: reach }),
  };
}

/** How far "near" and "east of" reach where no distance is said; by hand, a day's drive on bad roads. */
const NEAR_KM = 25;
/** A compass word is good to 22.5 degrees: at some distance the chord of that is 0.39 of it. */
const DIRECTION_SHARE = 0.39;
