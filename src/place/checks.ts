/** Figures and compass words against the map. Only places that are sure are held against the words. */
import type { Quantity, Warning } from '../report.js';
import { apart, compassWord, degreesOf } from './directions.js';
import { bearing, kmBetween } from './earth.js';
import { lengthKm } from './geometry.js';
import { kmOf, type Placed } from './relations.js';

/** From this confidence on, a place is sure enough to doubt the words. */
const SURE = 0.75;
/** Stated and drawn lengths may differ by this factor: roads bend, fronts wind. */
const FACTOR = 2;
/** Compass words are good to their own 45 degrees and as much again. */
const DEGREES = 80;
const LEAST_KM = 5;

/** What a stated length is compared with. */
export interface Measured {
  lines: readonly (readonly number[][])[];
  /** What was drawn, in words. */
  what: string;
}

/** A warning when a length is stated for a line that is drawn much longer or shorter. */
export function lengthMismatch(
  { lines, what }: Measured,
  quantities: readonly Quantity[],
  text: string,
): Warning | undefined {
  const drawn = lines.reduce((km, line) => km + lengthKm(line), 0);
  for (const quantity of quantities) {
    if (quantity.kind !== 'length') continue;
    // "30 km north of" is a distance from a place, not the line's length
    if (/^\s*(?:\w+\s){0,3}(?:north|south|east|west)/i.test(text.slice(quantity.end, quantity.end + 30)))
      continue;
    const stated = kmOf(quantity);
    if (stated === undefined || stated < LEAST_KM) continue;
    if (stated > drawn * FACTOR || drawn > stated * FACTOR) {
      return {
        code: 'length-mismatch',
        message: `The text gives ${format(stated)} km; ${what} is ${format(Math.round(drawn))} km long.`,
        span: { start: quantity.start, end: quantity.end },
      };
    }
  }
  return undefined;
}

const format = (km: number): string => String(Math.round(km * 10) / 10);

/** Warnings where one place is said to lie on a side of another and the map has it on the other side. */
export function compassMismatches(placed: readonly Placed[]): Warning[] {
  const out: Warning[] = [];
  placed.forEach((one, index) => {
    const said = one.sides[0];
    const before = placed[index - 1];
    if (!one.outside || !said || said === 'c' || !before || one.sides.length !== 1) return;
    const [a, b] = [before.place, one.place];
    if (!a.feature || !b.feature || a.confidence < SURE || b.confidence < SURE) return;
    // only "A, south-west of B": B right after A
    if (b.start - a.end > 60) return;
    const km = kmBetween(a.feature, b.feature);
    const degrees = bearing(b.feature, a.feature);
    if (km < LEAST_KM || apart(degrees, degreesOf(said)) <= DEGREES) return;
    out.push({
      code: 'direction-mismatch',
      message: `The text puts ${a.name} ${compassWord(degreesOf(said))} of ${b.name}; the map has it ${compassWord(degrees)} of it, ${Math.round(km)} km away.`,
      span: { start: a.start, end: b.end },
    });
  });
  return out;
}
