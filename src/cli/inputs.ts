/** Finds the files that a command line names and opens them: files, folders (walked), `-` for standard input. */
import { stat } from 'node:fs/promises';
import {
  bytesOfFile,
  type Columns,
  DocumentError,
  filesIn,
  type Limits,
  type OpenedDocument,
  openDocuments,
} from '../container/index.js';

const ADDRESS = /^(?:https?|ftp):\/\//i;

/** A file to open, with its size for the progress bar; `size` is unknown for standard input. */
export interface InputFile {
  path: string;
  size?: number;
}

export type FoundInput = { ok: true; file: InputFile } | { ok: false; name: string; error: DocumentError };

/**
 * The files that the arguments name, in order; folders are walked in name order, hidden files and links to
 * folders left out. A path that is not there becomes a failure of its own, so that the others are still read.
 */
export async function findInputs(paths: readonly string[]): Promise<FoundInput[]> {
  const found: FoundInput[] = [];
  for (const path of paths) {
    if (path === '-') {
      found.push({ ok: true, file: { path } });
      continue;
    }
    try {
      const facts = await stat(path);
      if (!facts.isDirectory()) found.push({ ok: true, file: { path, size: facts.size } });
      else {
        const files = await filesIn(path);
        if (files.length > 0) found.push(...files.map((file): FoundInput => ({ ok: true, file })));
        else found.push(failure(path, 'empty-folder', 'the folder holds no files'));
      }
    } catch (error) {
      found.push(
        ADDRESS.test(path)
          ? failure(
              path,
              'only-address',
              'it is an address; Headwater fetches nothing: save the page as a file',
            )
          : failure(path, 'unreadable', reason(error)),
      );
    }
  }
  return found;
}

/** What the user knows of all documents of a run, better than they do. */
export interface KnownOfAll {
  published?: string;
  outlet?: string;
  /** Which columns or fields of records hold what. */
  columns?: Columns;
}

/**
 * Opens a file and yields its documents; whatever goes wrong with the file becomes a failure with its name.
 *
 * @param onBytes called with the number of bytes read so far
 * @param as what kind it is, where that is known
 */
export async function* openFile(
  file: InputFile,
  limits: Partial<Limits>,
  onBytes: (bytes: number) => void,
  known: KnownOfAll = {},
  as?: 'jsonl',
): AsyncGenerator<OpenedDocument> {
  const name = file.path === '-' ? 'standard input' : file.path;
  const stream: AsyncIterable<Uint8Array> = file.path === '-' ? process.stdin : bytesOfFile(file.path);
  let bytes = 0;
  async function* counted() {
    for await (const chunk of stream) {
      bytes += chunk.length;
      onBytes(bytes);
      yield chunk;
    }
  }
  try {
    const options = { ...(known.columns && { columns: known.columns }), ...(as && { as }) };
    for await (const opened of openDocuments(counted(), name, limits, options))
      yield withKnown(opened, known);
  } catch (error) {
    yield { ok: false, name, error: asDocumentError(error) };
  }
}

/** What the user knows outranks what a container states. */
function withKnown(opened: OpenedDocument, { published, outlet }: KnownOfAll): OpenedDocument {
  if (!opened.ok || (published === undefined && outlet === undefined)) return opened;
  const { published: _published, outlet: _outlet, ...rest } = opened.input.statedIn ?? {};
  const statedIn = {
    ...rest,
    ...(published === undefined && _published && { published: _published }),
    ...(outlet === undefined && _outlet && { outlet: _outlet }),
  };
  const given = { ...(published !== undefined && { published }), ...(outlet !== undefined && { outlet }) };
  return { ...opened, input: { ...opened.input, ...given, statedIn } };
}

/** Any error as one that its reader can act on. */
export function asDocumentError(error: unknown): DocumentError {
  return error instanceof DocumentError ? error : new DocumentError('unreadable', reason(error));
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read: permission denied',
  EPERM: 'it may not be read: permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
};

function reason(error: unknown): string {
  const { code } = error as { code?: string };
  return (
    (code && REASONS[code]) ?? (code ? `the system says ${code}` : 'it could not be read (internal error)')
  );
}

function failure(name: string, code: string, message: string): FoundInput {
  return { ok: false, name, error: new DocumentError(code, message) };
}
