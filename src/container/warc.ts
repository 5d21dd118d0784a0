/**
 * Web archives (WARC 1.0 and 1.1, ISO 28500): each page that was answered with, once. The framing is read here, since
 * records that are no pages have to pass at the speed of the disk; compression is undone before.
 */
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { ByteReader } from './byte-reader.js';
import type { Bytes } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { DocumentInput, OpenedDocument } from './input.js';
import { type Limits, limitError } from './limits.js';

const HEADER_BYTES = 1_000_000;
const BLANK_LINE = Buffer.from('\r\n\r\n');
const RECORD_START = Buffer.from('WARC/');

type Headers = ReadonlyMap<string, string>;

export async function* openWarc(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { name, limits } = context;
  const reader = new ByteReader(stream);
  const seen = new Set<string>();
  let number = 0;
  while (await reader.skipTo(RECORD_START)) {
    number++;
    const recordName = `${name}#${number}`;
    const fail = (error: DocumentError): OpenedDocument => ({ ok: false, name: recordName, error });
    const head = await reader.readThrough(BLANK_LINE, HEADER_BYTES);
    const headers = head && headersIn(head);
    const length = Number(headers?.get('content-length'));
    if (!headers || !Number.isSafeInteger(length) || length < 0) {
      yield fail(broken('has no valid header'));
      continue;
    }
    if (!mayBePage(headers)) {
      await reader.skip(length);
      continue;
    }
    if (length > limits.bytes) {
      await reader.skip(length);
      yield fail(limitError('bytes', limits.bytes));
      continue;
    }
    const block = await reader.read(length);
    if (!block) {
      yield fail(broken('is cut short'));
      return;
    }
    try {
      const input = inputOf(headers, block, limits, seen);
      if (input) yield { ok: true, name: recordName, input: { ...input, name: recordName } };
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield fail(error);
    }
  }
}

const broken = (what: string) => new DocumentError('warc-broken', `the record of the web archive ${what}`);

/** `Name: value` lines after the first; a line that begins with white space goes on with the one before. */
function headersIn(head: Uint8Array): Headers {
  const headers = new Map<string, string>();
  const lines = Buffer.from(head)
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/pdf)\b/i;

function mayBePage(headers: Headers): boolean {
  const type = headers.get('warc-type');
  if (type === 'resource' || type === 'conversion') return PAGE_TYPE.test(headers.get('content-type') ?? '');
  return type === 'response' && /^https?:/i.test(address(headers) ?? '');
}

/** Some writers put the address in brackets. */
const address = (headers: Headers) => headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1');

function inputOf(
  headers: Headers,
  block: Uint8Array,
  limits: Limits,
  seen: Set<string>,
): DocumentInput | undefined {
  const page = headers.get('warc-type') === 'response' ? payloadOf(block, limits) : block;
  if (!page || page.length === 0) return undefined;
  const hash = createHash('sha1').update(page).digest('base64');
  if (seen.has(hash)) return undefined;
  seen.add(hash);
  const url = address(headers);
  const date = headers.get('warc-date');
  return {
    bytes: page,
    ...(url && /^https?:/i.test(url) && { url }),
    ...(date && { seen: date }),
    statedIn: { url: 'WARC-Target-URI', seen: 'WARC-Date: the day it was crawled' },
  };
}

/** The body of a page's answer, its transfer and compression undone; undefined for other answers. */
function payloadOf(block: Uint8Array, limits: Limits): Uint8Array | undefined {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const at = bytes.indexOf(BLANK_LINE);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(bytes.subarray(0, 20).toString('latin1'))?.[1];
  if (at < 0 || status !== '200') return undefined;
  const headers = headersIn(bytes.subarray(0, at));
  if (!PAGE_TYPE.test(headers.get('content-type') ?? '')) return undefined;
  let body: Buffer = bytes.subarray(at + BLANK_LINE.length);
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) body = dechunked(body);
  return decompressed(body, headers.get('content-encoding') ?? '', limits);
}

/** Many archives keep the header of a transfer that they have undone: what does not look like chunks is whole. */
function dechunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\r\n', at);
    const size = /^\s*([\da-f]{1,8})\s*(?:;.*)?$/i.exec(
      body.subarray(at, end < 0 ? at : end).toString('latin1'),
    )?.[1];
    if (size === undefined) return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}

function decompressed(body: Buffer, encoding: string, { bytes: maxOutputLength }: Limits): Uint8Array {
  try {
    if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, { maxOutputLength });
    if (/gzip/i.test(encoding) && body[0] === 0x1f) return gunzipSync(body, { maxOutputLength });
    if (/deflate/i.test(encoding)) return inflateSync(body, { maxOutputLength });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw limitError('bytes', maxOutputLength);
    // As with chunks: the header may stay though the compression was undone.
    if (!/^\s*</.test(body.subarray(0, 100).toString('latin1')))
      throw broken('holds a page whose compression is damaged');
  }
  return body;
}
