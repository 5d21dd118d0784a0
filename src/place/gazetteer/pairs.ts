/**
 * Byte-pair coding of short texts: the 128 bytes that ASCII leaves free stand for pairs that come often (after Gage 1994,
 * "A new algorithm for data compression"). Each text is coded alone, so any one can be read without the others.
 */

/** What each byte from 128 on stands for, as Latin-1 text. */
export type PairTable = readonly string[];

const FIRST = 128;
/** Before a byte that stands for itself although it is not ASCII. */
const AS_IT_IS = 127;
const SAMPLE_BYTES = 3_000_000;

/** Learns the pairs that save most on these texts; the same texts give the same pairs. */
export function learnPairs(texts: readonly Uint8Array[]): PairTable {
  const every = Math.max(1, Math.floor(texts.reduce((sum, text) => sum + text.length + 1, 0) / SAMPLE_BYTES));
  let sample: number[] = [];
  for (let i = 0; i < texts.length; i += every) {
    for (const byte of texts[i] as Uint8Array) if (byte < FIRST) sample.push(byte);
    sample.push(0);
  }
  const table: string[] = [];
  for (let code = FIRST; code < 256; code++) {
    const counts = new Uint32Array(65_536);
    for (let i = 1; i < sample.length; i++) {
      const a = sample[i - 1] as number;
      const b = sample[i] as number;
      if (a !== 0 && b !== 0) counts[a * 256 + b] = (counts[a * 256 + b] as number) + 1;
    }
    let best = 0;
    for (let pair = 1; pair < counts.length; pair++)
      if ((counts[pair] as number) > (counts[best] as number)) best = pair;
    if ((counts[best] as number) < 4) break;
    const a = best >> 8;
    const b = best & 255;
    table.push(spelt(table, a) + spelt(table, b));
    const next: number[] = [];
    for (let i = 0; i < sample.length; i++) {
      if (sample[i] === a && sample[i + 1] === b) {
        next.push(code);
        i++;
      } else next.push(sample[i] as number);
    }
    sample = next;
  }
  return table;
}

function spelt(table: PairTable, byte: number): string {
  return byte < FIRST ? String.fromCharCode(byte) : (table[byte - FIRST] as string);
}

/** A coder for one table; the longest piece at each place is taken. */
export function pairCoder(table: PairTable): (text: Uint8Array) => Uint8Array {
  const codes = new Map(table.map((text, index) => [text, FIRST + index]));
  const longest = table.reduce((length, text) => Math.max(length, text.length), 1);
  return (text) => {
    const plain = Buffer.from(text).toString('latin1');
    const out: number[] = [];
    for (let at = 0; at < plain.length; ) {
      let taken = 0;
      for (let length = Math.min(longest, plain.length - at); length > 1; length--) {
        const code = codes.get(plain.slice(at, at + length));
        if (code === undefined) continue;
        out.push(code);
        taken = length;
        break;
      }
      if (taken === 0) {
        const byte = plain.charCodeAt(at);
        if (byte >= AS_IT_IS) out.push(AS_IT_IS);
        out.push(byte);
        taken = 1;
      }
      at += taken;
    }
    return Uint8Array.from(out);
  };
}

/** A reader for one table: writes what `length` coded bytes at `from` stand for into `into` at `at`, and returns the end. */
export function pairReader(
  table: PairTable,
): (bytes: Buffer, from: number, length: number, into: Buffer, at: number) => number {
  const pieces = table.map((text) => Buffer.from(text, 'latin1'));
  return (bytes, from, length, into, at) => {
    let end = at;
    for (let i = from; i < from + length; i++) {
      const byte = bytes[i] as number;
      if (byte < AS_IT_IS) into[end++] = byte;
      else if (byte === AS_IT_IS) into[end++] = bytes[++i] as number;
      else {
        const piece = pieces[byte - FIRST] as Buffer;
        for (let p = 0; p < piece.length; p++) into[end++] = piece[p] as number;
      }
    }
    return end;
  };
}
