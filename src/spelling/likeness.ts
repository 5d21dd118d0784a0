/**
 * Likeness: how alike two names sound. An edit distance with costs by class (as Editex, Zobel and Dart 1996), where vowels
 * cost little and letters heard alike less than others.
 */
import { type Sounds, VOWELS } from './sounds.js';

/** Hearing one vowel for another: front ones among themselves, back ones, a for either, front for back. */
const VOWELS_NEAR = 0.12;
const VOWEL_A = 0.26;
const VOWELS_FAR = 0.5;
const VOWEL_LOST = 0.28;
const DIFFERENT = 1;

/** Costs of hearing one consonant for another; pairs not listed cost DIFFERENT. */
const ALIKE: readonly (readonly [string, number])[] = [
  ['kq', 0.05],
  ['SC', 0.2],
  ['sS', 0.35],
  ['sC', 0.55],
  ['jJ', 0.2],
  ['jz', 0.6],
  ['Jz', 0.4],
  ['XH', 0.2],
  ['Xh', 0.2],
  ['Xk', 0.45],
  ['Xq', 0.5],
  ['gG', 0.15],
  ['gk', 0.55],
  ['gq', 0.35],
  ['Gk', 0.6],
  ['Gq', 0.35],
  ['gj', 0.35],
  ['Gr', 0.5],
  ['tT', 0.15],
  ['dD', 0.15],
  ['td', 0.45],
  ['TD', 0.3],
  ['sT', 0.4],
  ['zD', 0.25],
  ['dz', 0.6],
  ['dT', 0.4],
  ['bp', 0.45],
  ['pf', 0.45],
  ['bv', 0.45],
  ['vw', 0.12],
  ['fv', 0.45],
  ['sz', 0.5],
  ['mn', 0.45],
  ['nN', 0.1],
  ['Ch', 0.5],
  ['Ck', 0.5],
  ['CX', 0.35],
  ['wb', 0.6],
  ['jC', 0.6],
  ['Jj', 0.2],
  ['JS', 0.6],
  ['kj', 0.75],
  ['yj', 0.4],
  ['lr', 0.8],
];

const COST = new Float64Array(128 * 128).fill(-1);
for (const [pair, cost] of ALIKE) {
  const a = pair.charCodeAt(0);
  const b = pair.charCodeAt(1);
  COST[a * 128 + b] = cost;
  COST[b * 128 + a] = cost;
}
const IS_VOWEL = new Uint8Array(128);
for (const vowel of VOWELS) IS_VOWEL[vowel.charCodeAt(0)] = 1;
for (let a = 0; a < 128; a++) {
  for (let b = 0; b < 128; b++) {
    if (a === b) COST[a * 128 + b] = 0;
    else if (IS_VOWEL[a] && IS_VOWEL[b] && COST[a * 128 + b] === -1) COST[a * 128 + b] = vowelChange(a, b);
    else if (COST[a * 128 + b] === -1) COST[a * 128 + b] = DIFFERENT;
  }
}
function vowelChange(a: number, b: number): number {
  const classOf = (code: number): number =>
    'eiy'.includes(String.fromCharCode(code)) ? 1 : code === 97 ? 0 : 2;
  const [x, y] = [classOf(a), classOf(b)];
  if (x === y) return VOWELS_NEAR;
  return x === 0 || y === 0 ? VOWEL_A : VOWELS_FAR;
}

const LOST = new Float64Array(128).fill(DIFFERENT);
for (const vowel of VOWELS) LOST[vowel.charCodeAt(0)] = VOWEL_LOST;
LOST['h'.charCodeAt(0)] = 0.5;
LOST['y'.charCodeAt(0)] = 0.2;
LOST['w'.charCodeAt(0)] = 0.3;

/** A vowel inside a name that scripts without vowels leave out: next to nothing, so that the name with fewer of them is the nearer. */
const UNWRITTEN = 0.01;
/** Vowels that those scripts leave out when they are short. */
const SHORT = new Set([...'aeiou'].map((vowel) => vowel.charCodeAt(0)));

const LONGEST = 64;
const rows = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)] as const;

function weightOf(sounds: string): number {
  let sum = 0;
  for (let i = 0; i < sounds.length; i++) sum += LOST[sounds.charCodeAt(i) & 127] as number;
  return sum;
}

/**
 * How alike two rows of sounds are, 0 to 1; 1 is the same sounds. The cost of the cheapest edits, over the mean weight of
 * the rows, so that one consonant changed counts more in a short name. Rows that cannot be as alike as `least` may give 0 instead.
 *
 * @param unwritten whether `a` comes from a script without vowels (Arabic, Hebrew): those that `b` has inside cost next to nothing
 */
export function likeness(a: Sounds, b: Sounds, least = 0, unwritten = false): number {
  const x = a.sounds.slice(0, LONGEST);
  const y = b.sounds.slice(0, LONGEST);
  if (x === y) return a.article === b.article ? 1 : 0.98;
  let [previous, current] = rows as unknown as [Float64Array, Float64Array];
  previous[0] = 0;
  for (let j = 1; j <= y.length; j++)
    previous[j] = (previous[j - 1] as number) + (LOST[y.charCodeAt(j - 1) & 127] as number);
  const weightX = weightOf(x);
  const weight = Math.max(0.8, (weightX + (previous[y.length] as number)) / 2);
  const most = (1 - least) * weight;
  for (let i = 1; i <= x.length; i++) {
    const cx = x.charCodeAt(i - 1) & 127;
    const lostX = LOST[cx] as number;
    let cheapest = Number.POSITIVE_INFINITY;
    current[0] = (previous[0] as number) + lostX;
    for (let j = 1; j <= y.length; j++) {
      const cy = y.charCodeAt(j - 1) & 127;
      const changed = (previous[j - 1] as number) + (COST[cx * 128 + cy] as number);
      const dropped = (previous[j] as number) + lostX;
      const cost = unwritten && j > 1 && j < y.length && SHORT.has(cy) ? UNWRITTEN : (LOST[cy] as number);
      const added = (current[j - 1] as number) + cost;
      const best = changed < dropped ? Math.min(changed, added) : Math.min(dropped, added);
      current[j] = best;
      if (best < cheapest) cheapest = best;
    }
    if (cheapest > most) return 0;
    [previous, current] = [current, previous];
  }
  const like = 1 - (previous[y.length] as number) / weight;
  return Math.max(0, a.article === b.article ? like : like - 0.02);
}
