/** A byte stream → the documents in it: compression undone, containers taken apart, the rest whole. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Bytes, collect } from './bytes.js';
import type { Context, Opener } from './context.js';
import { DocumentError } from './error.js';
import type { Columns } from './fields.js';
import type { DocumentInput, OpenedDocument } from './input.js';
import { type Kind, kindOf, SNIFFED_BYTES } from './kind.js';
import { type Limits, limitError, withDefaults } from './limits.js';
import { linesOf } from './lines.js';
import { parseRecord } from './records.js';
import { emptyError, gzipError, isZlibError, notLines } from './single.js';

export interface OpenOptions {
  /** Which columns or fields of records hold what, where their names do not tell: `{ text: 'notes' }`. */
  columns?: Columns;
  /** What it is, where that is known and not to be told from the content. */
  as?: 'jsonl';
}

/**
 * Opens a byte stream (a file, standard input) and yields the documents in it: one for a page, a text or a PDF; each of
 * those that a container holds (docs/input.md lists the kinds), with what the container states about them; gzip is
 * undone. What is no document is yielded as a failure that names it, and the next ones are still read. `name` is for
 * messages and as a hint.
 *
 * @throws what the stream itself throws (a file that cannot be read)
 * @example
 * for await (const opened of openDocuments(createReadStream('reports.jsonl.gz'), 'reports.jsonl.gz'))
 *   if (opened.ok) console.log(opened.name, await read(opened.input));
 */
export async function* openDocuments(
  stream: Bytes,
  name: string,
  limits: Partial<Limits> = {},
  options: OpenOptions = {},
): AsyncGenerator<OpenedDocument> {
  const context: Context = {
    name,
    limits: withDefaults(limits),
    columns: options.columns ?? {},
    depth: 0,
    open: opened,
  };
  try {
    yield* options.as ? records(stream, context, true) : opened(stream, context);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield { ok: false, name, error };
  }
}

/** How each kind is opened; what only few need is loaded when the first of its kind comes. */
const OPENERS: Record<Exclude<Kind, 'html' | 'text' | 'pdf' | 'gzip'>, Opener | (() => Promise<Opener>)> = {
  jsonl: records,
  json: async () => (await import('./json.js')).openJson,
  table: async () => (await import('./table.js')).openTable,
  mail: async () => (await import('./mail.js')).openMail,
  mbox: async () => (await import('./mail.js')).openMailbox,
  telegram: async () => (await import('./telegram.js')).openTelegram,
  'telegram-html': async () => (await import('./telegram-html.js')).openTelegramHtml,
  whatsapp: async () => (await import('./whatsapp.js')).openWhatsApp,
  feed: async () => (await import('./feed.js')).openFeed,
  newsml: async () => (await import('./newsml.js')).openNews,
  subtitles: async () => (await import('./subtitles.js')).openSubtitles,
  nexis: async () => (await import('./nexis.js')).openNexis,
  zip: async () => (await import('./zip.js')).openZip,
  tar: async () => (await import('./tar.js')).openTar,
  warc: async () => (await import('./warc.js')).openWarc,
};

async function* opened(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { name, limits } = context;
  const { head, all } = await peek(stream);
  if (head.length === 0) throw emptyError();
  const kind = kindOf(head, name);
  if (kind === 'gzip') {
    if (context.unzipped) throw gzipError('holds another gzip file; only one layer is undone');
    yield* opened(gunzipped(all), { ...context, unzipped: true });
  } else if (kind === 'html' || kind === 'text' || kind === 'pdf') {
    const input: DocumentInput = { bytes: await collect(all, limits), name };
    yield { ok: true, name, input };
  } else {
    const found = OPENERS[kind];
    const opener = isLoader(found) ? await found() : found;
    yield* opener(all, context);
  }
}

function isLoader(opener: Opener | (() => Promise<Opener>)): opener is () => Promise<Opener> {
  return opener.length === 0;
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

/** @param isKnown nothing is to be told from what a line looks like: one that is no record fails by itself */
async function* records(
  stream: Bytes,
  { name, limits, columns }: Context,
  isKnown = false,
): AsyncGenerator<OpenedDocument> {
  let number = 0;
  for await (const line of linesOf(stream, limits)) {
    number++;
    const lineName = `${name}:${number}`;
    try {
      if (line === 'too long') throw limitError('bytes', limits.bytes);
      const text = new TextDecoder().decode(line);
      if (text.trim() === '') continue;
      if (!isKnown && /^\s*\[?\s*\{?\s*$/.test(text.slice(0, 100)) && text.length < 100) throw notLines();
      yield { ok: true, name: lineName, input: parseRecord(text, number, columns) };
    } catch (error) {
      if (!(error instanceof DocumentError) || error.code === 'not-json-lines') throw error;
      yield { ok: false, name: lineName, error };
    }
  }
}
