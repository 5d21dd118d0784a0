/** Whole numbers in few bytes: small ones in one (LEB128, zigzag). What the columns of a report are kept as. Pure. */

/** Writes whole numbers within ±2^52. */
export class Packer {
  #bytes = new Uint8Array(256);
  #length = 0;

  put(value: number): void {
    // Zigzag: the sign goes into the lowest bit.
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    if (this.#length + 8 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A list with its length before it. */
  list(values: readonly number[]): void {
    this.put(values.length);
    for (const value of values) this.put(value);
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads what `Packer` wrote. */
export class Unpacker {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  next(): number {
    // Most numbers are one byte; those of four and less need no more than 32 bits.
    const first = this.bytes[this.#at++] ?? 0;
    if (first < 128) return first & 1 ? -((first + 1) >> 1) : first >> 1;
    const second = this.bytes[this.#at++] ?? 0;
    if (second < 128) {
      const both = first - 128 + (second << 7);
      return both & 1 ? -((both + 1) >> 1) : both >> 1;
    }
    this.#at -= 2;
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.#at++] ?? 0;
      if (byte < 128) {
        value += byte * scale;
        break;
      }
      value += (byte - 128) * scale;
      scale *= 128;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** @param into an array to be filled anew, where a million lists are read */
  list(into: number[] = []): number[] {
    const length = this.next();
    into.length = 0;
    for (let n = 0; n < length; n += 1) into.push(this.next());
    return into;
  }
}
