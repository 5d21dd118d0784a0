/** Reports into stories: whoever joins is judged against all who are in it, never by a chain of likenesses alone. */

/** Weights, in bits, from which two groups are one story: of all pairs across them on average, and of the worst. */
export interface Fit {
  average: number;
  worst: number;
}

/** What was decided by people about members: it wins over every weight. */
export interface Bonds {
  /** Groups that are one from the beginning; no two of them share a member. */
  together: readonly (readonly number[])[];
  /** Whether two members are never in one group. */
  apart(a: number, b: number): boolean;
}

const NO_BONDS: Bonds = { together: [], apart: () => false };

/** Of a larger group so many are asked, always the same. */
const MOST_ASKED = 24;

/**
 * Groups the members.
 *
 * @param count how many there are; members are numbers below it
 * @param pairs those that met, with their weight; the order does not matter
 * @param weight of any pair, also of one that never met
 * @returns groups of members, each in ascending order
 */
export function cluster(
  count: number,
  pairs: readonly { a: number; b: number; bits: number }[],
  weight: (a: number, b: number) => number,
  fit: Fit,
  bonds: Bonds = NO_BONDS,
): number[][] {
  const groupOf = Array.from({ length: count }, (_, i) => [i]);
  for (const group of bonds.together) {
    const together = [...group].sort((x, y) => x - y);
    for (const member of together) groupOf[member] = together;
  }
  const sorted = [...pairs].sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  for (const { a, b, bits } of sorted) {
    if (bits < fit.average) break;
    const [one, other] = [groupOf[a] as number[], groupOf[b] as number[]];
    if (one === other || one.some((x) => other.some((y) => bonds.apart(x, y)))) continue;
    if (!fits(one, other, weight, fit)) continue;
    const both = [...one, ...other].sort((x, y) => x - y);
    for (const member of both) groupOf[member] = both;
  }
  return [...new Set(groupOf)];
}

function fits(one: number[], other: number[], weight: (a: number, b: number) => number, fit: Fit): boolean {
  const [x, y] = [asked(one), asked(other)];
  let sum = 0;
  for (const a of x)
    for (const b of y) {
      const bits = weight(a, b);
      if (bits < fit.worst) return false;
      sum += bits;
    }
  return sum / (x.length * y.length) >= fit.average;
}

function asked(group: number[]): number[] {
  if (group.length <= MOST_ASKED) return group;
  const step = group.length / MOST_ASKED;
  return Array.from({ length: MOST_ASKED }, (_, i) => group[Math.floor(i * step)] as number);
}
