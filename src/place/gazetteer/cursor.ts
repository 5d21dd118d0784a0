/** Reads what encode.ts wrote of the names. */
import type { pairReader } from './pairs.js';

/** Reads front-coded keys and texts one after the other. */
export class Cursor {
  at: number;
  readonly buffer = Buffer.allocUnsafe(512);
  /** Whether the text read last is the main name of one feature and nothing else. */
  single = false;
  private last = '';

  constructor(
    private readonly bytes: Buffer,
    at: number,
    private readonly readPairs: ReturnType<typeof pairReader>,
  ) {
    this.at = at;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  key(): string {
    const head = this.bytes[this.at++] as number;
    const shared = ((head >> 4) & 7) < 7 ? (head >> 4) & 7 : 7 + this.varint();
    const length = (head & 15) < 15 ? head & 15 : 15 + this.varint();
    this.last = this.last.slice(0, shared) + this.bytes.toString('utf8', this.at, this.at + length);
    this.at += length;
    return this.last;
  }

  /** Reads the next text into the buffer and returns its length; sets `single`. */
  text(): number {
    const head = this.bytes[this.at++] as number;
    this.single = head >= 128;
    const shared = ((head >> 4) & 7) < 7 ? (head >> 4) & 7 : 7 + this.varint();
    const length = (head & 15) < 15 ? head & 15 : 15 + this.varint();
    const end = this.readPairs(this.bytes, this.at, length, this.buffer, shared);
    this.at += length;
    return end;
  }
}

/** Three bytes, lowest first. */
export function uint24(bytes: Buffer, at: number): number {
  return (bytes[at] as number) + ((bytes[at + 1] as number) << 8) + ((bytes[at + 2] as number) << 16);
}
