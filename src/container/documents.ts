/** Whatever holds documents → the documents: a path, bytes, or a stream of bytes. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Bytes } from './bytes.js';
import { DocumentError } from './error.js';
import { bytesOfFile, filesIn } from './files.js';
import type { OpenedDocument } from './input.js';
import type { Limits } from './limits.js';
import { type OpenOptions, openDocuments } from './open.js';

export interface DocumentsOptions extends OpenOptions {
  /** What bytes or a stream are called, in messages and as a hint; documents are named after it. */
  name?: string;
  limits?: Partial<Limits>;
}

/**
 * Streams the documents out of a file, a folder, bytes or a stream, whatever container they are in (docs/input.md): a page, a
 * web archive, a mailbox, a chat, a table. One after another, so that memory does not grow with their number. What cannot be
 * opened comes as a failure with its name and reason, and its neighbours still come.
 *
 * @param source path of a file or folder, or its bytes
 * @throws what the file system says of a path that is not there
 * @example
 * for await (const document of documentsOf('crawl.warc.gz'))
 *   if (document.ok) console.log(document.name, await read(document.input));
 *   else console.warn(document.name, document.error.message);
 */
export async function* documentsOf(
  source: string | URL | Uint8Array | AsyncIterable<Uint8Array>,
  { name, limits = {}, ...options }: DocumentsOptions = {},
): AsyncGenerator<OpenedDocument> {
  if (source instanceof Uint8Array) yield* openDocuments(whole(source), name ?? 'bytes', limits, options);
  else if (typeof source !== 'string' && !(source instanceof URL))
    yield* openDocuments(source, name ?? 'stream', limits, options);
  else {
    const path = typeof source === 'string' ? source : fileURLToPath(source);
    const isFolder = (await stat(path)).isDirectory();
    const files = isFolder ? (await filesIn(path)).map((file) => file.path) : [path];
    for (const file of files) yield* ofFile(file, limits, options);
  }
}

async function* whole(bytes: Uint8Array): Bytes {
  yield bytes;
}

async function* ofFile(
  path: string,
  limits: Partial<Limits>,
  options: OpenOptions,
): AsyncGenerator<OpenedDocument> {
  try {
    yield* openDocuments(bytesOfFile(path), path, limits, options);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    yield { ok: false, name: path, error: new DocumentError('unreadable', `the system says ${code}`) };
  }
}
