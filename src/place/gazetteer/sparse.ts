/** Values that few features have, in as few bytes as they need. */
import { RANK_EVERY } from './form.js';

/** Values that few features have: a bit for each feature, and the values in their order; set in rising order. */
export function sparse(n: number) {
  const bits = new Uint8Array(Math.ceil(n / 8) + 8);
  const values: number[] = [];
  return {
    bits,
    values,
    set(index: number, value: number): void {
      bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7));
      values.push(value);
    },
    /** How many bits are set before each run of RANK_EVERY. */
    ranks(): number[] {
      const out: number[] = [];
      let count = 0;
      for (let i = 0; i < bits.length * 8; i++) {
        if (i % RANK_EVERY === 0) out.push(count);
        if ((bits[i >> 3] as number) & (1 << (i & 7))) count++;
      }
      return out;
    },
  };
}

/** A typed array's own bytes. */
export function bytesOf(array: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
