/** Weights of pairs where reports come one by one: each report's vectors are made once and kept while it is looked at. */
import { compare } from './compare.js';
import type { Signature } from './signature.js';
import { type Vectors, vectorsOf } from './vector.js';
import { STEADY_WEIGHTS, weigh } from './weights.js';
import { NEWS_ALONE } from './words.js';

export interface Pairing {
  /** Weight of two reports, in bits; the earlier one in order of publication first. */
  bits(a: Signature, b: Signature): number;
}

/** @param furniture rows of words that recur over days, at least those of the reports that are compared */
export function pairingOf(furniture: ReadonlySet<number>): Pairing {
  const vectors = new WeakMap<Signature, Vectors>();
  const vector = (signature: Signature) => {
    const before = vectors.get(signature);
    if (before) return before;
    const found = vectorsOf(signature, NEWS_ALONE, furniture);
    vectors.set(signature, found);
    return found;
  };
  return {
    bits: (a, b) => weigh(compare(a, b, vector(a), vector(b), furniture), STEADY_WEIGHTS),
  };
}
