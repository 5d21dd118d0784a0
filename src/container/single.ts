/** What holds one document only, in memory: gzip, a record of JSON Lines. */
import { gunzipSync } from 'node:zlib';
import { DocumentError } from './error.js';
import type { DocumentInput } from './input.js';
import { type Limits, limitError } from './limits.js';
import { parseRecord } from './records.js';

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

export function notLines(): DocumentError {
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

export function gzipError(reason: string): DocumentError {
  return new DocumentError('gzip-broken', `the gzip file ${reason}`);
}

export function isZlibError(error: unknown): boolean {
  return /^Z_|^ERR_ZLIB|unexpected end of file/.test(
    `${(error as { code?: string }).code ?? (error as Error).message}`,
  );
}
