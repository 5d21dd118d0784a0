/** Reports as vectors of their words, rare ones longer; kept by signature while they are compared. */
import type { Signature } from './signature.js';
import { ROW, sampledAt } from './strings.js';
import { telling, type Usage } from './words.js';

export interface Vector {
  words: Int32Array;
  values: Float32Array;
  /** What each word tells, in bits. */
  tells: Float32Array;
}

export interface Vectors {
  all: Vector;
  lead: Vector;
}

/** Words beside a row that recurs are as a rule of the same sentence. */
const BESIDE = 4;

/**
 * The vectors of a report's words and of its lead's, the title once more among them; without what recurs over days.
 *
 * @param furniture sampled rows that recur
 */
export function vectorsOf(signature: Signature, usage: Usage, furniture: ReadonlySet<number>): Vectors {
  const { hashes, sounds } = signature.words;
  const { leadWords, titleWords } = signature;
  const recurs = new Uint8Array(hashes.length);
  if (furniture.size > 0)
    for (const [i, row] of sampledAt(signature))
      if (furniture.has(row)) recurs.fill(1, Math.max(0, i - BESIDE), i + ROW + BESIDE);
  const lead: number[] = [...titleWords];
  const all: number[] = [];
  for (let i = 0; i < hashes.length; i++) {
    if (recurs[i]) continue;
    const [word, sound] = [hashes[i] as number, sounds[i] as number];
    all.push(word);
    if (sound !== 0) all.push(sound);
    if (i < leadWords) lead.push(...(sound === 0 ? [word] : [word, sound]));
  }
  const whole = vector(all, usage);
  // What each word tells is asked of leads alone; there may be very many vectors at a time.
  return { all: { ...whole, tells: NOTHING }, lead: vector(lead, usage) };
}

const NOTHING = new Float32Array(0);

function vector(hashes: ArrayLike<number>, usage: Usage): Vector {
  const counts = new Map<number, number>();
  for (let i = 0; i < hashes.length; i++) {
    const word = hashes[i] as number;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = Int32Array.from(counts.keys()).sort();
  const tells = Float32Array.from(words, (word) => telling(word, usage));
  const values = Float32Array.from(
    words,
    (word, i) => (1 + Math.log(counts.get(word) as number)) * (tells[i] as number),
  );
  let sum = 0;
  for (const value of values) sum += value * value;
  const length = Math.sqrt(sum) || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length;
  return { words, values, tells };
}

/** The cosine of two vectors. */
export function likenessOf(a: Vector, b: Vector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.words.length && j < b.words.length) {
    const [x, y] = [a.words[i] as number, b.words[j] as number];
    if (x === y) sum += (a.values[i++] as number) * (b.values[j++] as number);
    else if (x < y) i++;
    else j++;
  }
  return sum;
}
