/** Byte streams: collecting one whole, within a bound. */
import { checkLimit, type Limits } from './limits.js';

export type Bytes = AsyncIterable<Uint8Array>;

/**
 * All bytes of a stream, at most `limits.bytes` (times `factor`, for a container that has to be seen whole).
 *
 * @throws DocumentError `limit-bytes`, before more is kept
 */
export async function collect(stream: Bytes, limits: Limits, factor = 1): Promise<Uint8Array> {
  const bounds = { ...limits, bytes: limits.bytes * factor };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    checkLimit('bytes', size, bounds);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A stream of bytes that are in memory. */
export async function* streamOf(bytes: Uint8Array): Bytes {
  yield bytes;
}
