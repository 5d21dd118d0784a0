/** Signatures as strings, to be kept or sent, and back: `compared` is all that comparing needs, `told` the rest. */
import { packHashes, packNumbers, unpackHashes, unpackNumbers } from './bytes.js';
import type { Signature } from './signature.js';
import { hash, mix, type Words } from './words.js';

export interface Packed {
  id: string;
  compared: string;
  told: string;
}

/**
 * A signature in two strings of JSON. The same signature gives the same strings.
 *
 * @example unpack(pack(signature)); // equal to signature
 */
export function pack(signature: Signature): Packed {
  const { id, words, titleWords, leadWords, days, places, numbers, means, happening, ...told } = signature;
  const named = [...words.sounds.keys()].filter((i) => words.sounds[i] !== 0);
  return {
    id,
    compared: JSON.stringify({
      hashes: packHashes(words.hashes),
      named: packNumbers(gapsOf(named)),
      sounds: packHashes(named.map((i) => words.sounds[i] as number)),
      titleWords: packHashes(titleWords),
      leadWords,
      days,
      places,
      numbers,
      means,
      happening,
    }),
    told: JSON.stringify({
      starts: packNumbers(gapsOf(words.starts)),
      lengths: packNumbers(words.starts.map((start, i) => (words.ends[i] as number) - start)),
      ...told,
    }),
  };
}

/**
 * The signature again. Without `told` it can be compared (`compare`, `matcherOf`), and tells of nothing.
 *
 * @throws SyntaxError when the strings are cut short
 */
export function unpack({ id, compared, told }: Omit<Packed, 'told'> & { told?: string }): Signature {
  const { hashes, named, sounds, titleWords, ...rest } = JSON.parse(compared);
  const { starts, lengths, ...more } = told === undefined ? UNTOLD : JSON.parse(told);
  const own = unpackHashes(hashes);
  const words: Words = {
    hashes: own,
    starts: new Int32Array(own.length),
    ends: new Int32Array(own.length),
    sounds: new Int32Array(own.length),
  };
  for (const [i, start] of sums(unpackNumbers(starts)).entries()) words.starts[i] = start;
  for (const [i, length] of unpackNumbers(lengths).entries())
    words.ends[i] = (words.starts[i] as number) + length;
  const heard = unpackHashes(sounds);
  for (const [k, i] of sums(unpackNumbers(named)).entries()) words.sounds[i] = heard[k] as number;
  return { id, words, titleWords: unpackHashes(titleWords), ...rest, ...more };
}

/** Of two signatures with one id the one whose print is the greater counts: told from what they hold, not from their order. */
export function printOf(signature: Signature): string {
  return fingerprint(pack(signature));
}

/** A short string that is as good as sure to be another for another signature. */
export function fingerprint({ compared, told }: Packed): string {
  const both = `${compared}\n${told}`;
  const [a, b] = [hash(both), mix(hash(`${both} `), both.length)];
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

const UNTOLD = {
  starts: '',
  lengths: '',
  account: { tellers: [], via: [], claims: [], own: [], others: 0, ownLead: false },
  credits: [],
  label: { span: { start: 0, end: 0 }, words: '' },
};

function gapsOf(ascending: ArrayLike<number>): number[] {
  return Array.from(ascending, (value, i) => value - (i === 0 ? 0 : (ascending[i - 1] as number)));
}

function sums(gaps: readonly number[]): number[] {
  let sum = 0;
  return gaps.map((gap) => {
    sum += gap;
    return sum;
  });
}
