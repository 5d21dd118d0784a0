/** Files in and out of requests. */
import type { Context } from 'hono';
import { RequestError } from './failure.js';
import { tooLarge } from './spool.js';

/** The request's body as it comes; refused before a byte is read when it says that it is too large. */
export function bodyOf(context: Context, most: number): AsyncIterable<Uint8Array> {
  const announced = Number(context.req.header('Content-Length') ?? Number.NaN);
  if (announced > most) {
    context.header('Connection', 'close');
    throw tooLarge(most);
  }
  const { body } = context.req.raw;
  if (!body) throw new RequestError(422, 'empty', 'the file is empty');
  return body as unknown as AsyncIterable<Uint8Array>;
}

/** Has the browser save the answer under a name instead of showing it. */
export function attachment(context: Context, type: string, name: string): void {
  const plain = name.replace(/[^\w.-]+/g, '_').slice(-100) || 'file';
  // RFC 6266 and 8187: the plain name for old programs, the real one encoded.
  const encoded = encodeURIComponent(name.slice(-200).replace(/[\uD800-\uDFFF]/gu, '')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  context.header('Content-Type', type);
  context.header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
}

/** Sends pieces as they are made, no faster than they are taken. */
export function streamed(context: Context, pieces: Iterable<string> | AsyncIterable<Uint8Array>): Response {
  const encoder = new TextEncoder();
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done) return controller.close();
        if (value.length === 0) continue;
        controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
        return;
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return context.body(stream);
}
