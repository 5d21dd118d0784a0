/** A byte stream → its lines, with never more than one line in memory. */
import { type Limits, limitError } from './limits.js';

const LINE_FEED = 0x0a;
/** A line so many times the limit is no accident: what follows is not worth decompressing. */
const HOPELESS = 20;

/**
 * The lines of a stream, without their line feeds. A line of more than `limits.bytes` is not kept: `'too long'` stands
 * for it, and the next line follows.
 *
 * @throws DocumentError `limit-bytes` when a single line goes on and on
 */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  limits: Pick<Limits, 'bytes'>,
): AsyncGenerator<Uint8Array | 'too long'> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size > limits.bytes * HOPELESS) throw limitError('bytes', limits.bytes);
    if (size > limits.bytes) parts = [];
    else parts.push(part);
  };
  const finish = () => {
    const line = size > limits.bytes ? ('too long' as const) : Buffer.concat(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}
