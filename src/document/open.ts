/** A byte stream → the documents in it: gzip undone, JSON Lines taken apart line by line, the rest whole. */

import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { DocumentError } from './error.js';
import type { DocumentInput, OpenedDocument } from './input.js';
import { kindOf, SNIFFED_BYTES } from './kind.js';
import { checkLimit, type Limits, limitError, withDefaults } from './limits.js';
import { linesOf } from './lines.js';
import { parseRecord } from './records.js';

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Opens a byte stream (a file, standard input) and yields the documents in it: one for a page, a text or a PDF,
 * one a line for JSON Lines, streamed; gzip is undone. A line that is no record is yielded as a failure that names
 * its number, and the next ones are still read. `name` is for messages and as a hint.
 *
 * @throws what the stream itself throws (a file that cannot be read)
 * @example
 * for await (const opened of openDocuments(createReadStream('reports.jsonl.gz'), 'reports.jsonl.gz'))
 *   if (opened.ok) console.log(await toDocument(opened.input));
 */
export async function* openDocuments(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  limits: Partial<Limits> = {},
): AsyncGenerator<OpenedDocument> {
  const bounds = withDefaults(limits);
  try {
    yield* opened(stream, name, bounds, false);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield { ok: false, name, error };
  }
}

async function* opened(
  stream: Bytes,
  name: string,
  limits: Limits,
  unzipped: boolean,
): AsyncGenerator<OpenedDocument> {
  const { head, all } = await peek(stream);
  if (head.length === 0) throw emptyError();
  const kind = kindOf(head, name);
  if (kind === 'gzip') {
    if (unzipped) throw gzipError('holds another gzip file; only one layer is undone');
    yield* opened(gunzipped(all), name, limits, true);
  } else if (kind === 'jsonl') yield* records(all, name, limits);
  else yield { ok: true, name, input: { bytes: await collect(all, limits), name } };
}

/** Looks at the first bytes of a stream without losing them. */
async function peek(stream: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < SNIFFED_BYTES) {
    const { value, done } = await iterator.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  async function* all() {
    try {
      yield* chunks;
      while (true) {
        const { value, done } = await iterator.next();
        if (done) return;
        yield value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(chunks), all: all() };
}

/** Undoes gzip as the bytes come; what is read of it is counted by whoever reads, so a bomb never unfolds. */
async function* gunzipped(stream: Bytes): Bytes {
  const source = Readable.from(stream, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    throw isZlibError(error) ? gzipError('is damaged or cut short') : error;
  } finally {
    source.destroy();
  }
}

async function collect(stream: Bytes, limits: Limits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    checkLimit('bytes', size, limits);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* records(stream: Bytes, name: string, limits: Limits): AsyncGenerator<OpenedDocument> {
  let number = 0;
  for await (const line of linesOf(stream, limits)) {
    number++;
    const lineName = `${name}:${number}`;
    try {
      if (line === 'too long') throw limitError('bytes', limits.bytes);
      const text = new TextDecoder().decode(line);
      if (text.trim() === '') continue;
      if (/^\s*\[?\s*\{?\s*$/.test(text.slice(0, 100)) && text.length < 100) throw notLines();
      yield { ok: true, name: lineName, input: parseRecord(text, number) };
    } catch (error) {
      if (!(error instanceof DocumentError) || error.code === 'not-json-lines') throw error;
      yield { ok: false, name: lineName, error };
    }
  }
}

/**
 * Undoes gzip for bytes that are in memory already.
 *
 * @throws DocumentError `limit-bytes`, `gzip-broken`
 */
export function gunzipBytes(bytes: Uint8Array, limits: Limits): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.bytes });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw limitError('bytes', limits.bytes);
    throw gzipError('is damaged or cut short');
  }
}

function notLines(): DocumentError {
  return new DocumentError(
    'not-json-lines',
    'it is JSON spread over several lines; expected JSON Lines, one record to a line (jq -c makes them)',
  );
}

/** The only record of JSON Lines in memory; several belong through openDocuments. */
export function onlyRecord(text: string): DocumentInput {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 1 && lines[0] !== undefined) return parseRecord(lines[0], 1);
  throw new DocumentError(
    'several-documents',
    `it is JSON Lines with ${lines.length} lines, expected one document; open it with openDocuments, which yields each`,
  );
}

export function emptyError(): DocumentError {
  return new DocumentError('empty', 'it is empty: there is nothing to read in it');
}

function gzipError(reason: string): DocumentError {
  return new DocumentError('gzip-broken', `the gzip file ${reason}`);
}

function isZlibError(error: unknown): boolean {
  return /^Z_|^ERR_ZLIB|unexpected end of file/.test(
    `${(error as { code?: string }).code ?? (error as Error).message}`,
  );
}
