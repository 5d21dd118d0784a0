/** Reads a byte stream by pieces whose lengths its own words give, with no more in memory than one piece. */
import type { Bytes } from './bytes.js';

export class ByteReader {
  #iterator: AsyncIterator<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(stream: Bytes) {
    this.#iterator = stream[Symbol.asyncIterator]();
  }

  /** Passes over bytes up to a marker, which comes next. False where there is none any more. */
  async skipTo(marker: Uint8Array): Promise<boolean> {
    for (;;) {
      const at = this.#buffer.indexOf(marker);
      if (at >= 0) {
        this.#buffer = this.#buffer.subarray(at);
        return true;
      }
      // The marker may begin in the last bytes that are there.
      this.#buffer = this.#buffer.subarray(Math.max(0, this.#buffer.length - marker.length + 1));
      if (!(await this.#more())) return false;
    }
  }

  /** Reads through the next marker; undefined where it does not come within so many bytes. */
  async readThrough(marker: Uint8Array, most: number): Promise<Uint8Array | undefined> {
    let from = 0;
    for (;;) {
      const at = this.#buffer.indexOf(marker, from);
      if (at >= 0) return this.#take(at + marker.length);
      from = Math.max(0, this.#buffer.length - marker.length + 1);
      if (this.#buffer.length > most || !(await this.#more())) {
        this.#take(Math.min(this.#buffer.length, 5));
        return undefined;
      }
    }
  }

  /** The next so many bytes; undefined where the stream ends before. */
  async read(length: number): Promise<Uint8Array | undefined> {
    const parts: Buffer[] = [];
    let missing = length;
    for (;;) {
      const part = this.#take(Math.min(missing, this.#buffer.length));
      parts.push(part);
      missing -= part.length;
      if (missing === 0) return Buffer.concat(parts);
      if (!(await this.#more())) return undefined;
    }
  }

  async skip(length: number): Promise<void> {
    let missing = length;
    for (;;) {
      missing -= this.#take(Math.min(missing, this.#buffer.length)).length;
      if (missing === 0 || !(await this.#more())) return;
    }
  }

  #take(length: number): Buffer {
    const taken = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    const { value, done } = await this.#iterator.next();
    if (done) {
      this.#ended = true;
      return false;
    }
    const chunk = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    return true;
  }
}
