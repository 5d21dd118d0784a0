/** Bytes that grow, and the numbers of variable length that names are filed with. */
export class Bytes {
  private buffer = Buffer.alloc(1 << 16);
  length = 0;

  private room(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = Buffer.alloc(Math.max(this.buffer.length * 2, this.length + more));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  byte(value: number): void {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  /** Seven bits a byte, lowest first; the high bit says that more follow. */
  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  uint24(value: number): void {
    this.byte(value & 255);
    this.byte((value >> 8) & 255);
    this.byte(value >> 16);
  }

  append(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Zero bytes up to the next multiple of `size`, so that typed arrays can lie over what follows. */
  align(size: number): void {
    while (this.length % size !== 0) this.byte(0);
  }

  done(): Buffer {
    return this.buffer.subarray(0, this.length);
  }
}
