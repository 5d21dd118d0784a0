/** What was given to be read, kept as it was given. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DocumentInput } from '../container/index.js';
import type { Report } from '../report.js';
import type { Database } from './database.js';
import { StoreError } from './error.js';

type Kind = 'bytes' | 'text' | 'html';
/** What is known of an input beside its body. */
export type Given = Omit<DocumentInput, Kind>;

/** A level at which a report's text is packed in about a millisecond. */
const LEVEL = 5;

export function pack(text: string | Uint8Array): Uint8Array {
  return gzipSync(text, { level: LEVEL });
}

export function unpack(body: Uint8Array): Buffer {
  return gunzipSync(body);
}

/** A report as it was read, packed; one that was read before its fields had a place has them empty. */
export function readingOf(packed: Uint8Array): Report {
  const report = JSON.parse(unpack(packed).toString('utf8')) as Report;
  report.events ??= [];
  for (const claim of report.claims) {
    claim.kind ??= 'checkable';
    claim.events ??= [];
  }
  return report;
}

export function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The body of an input, its kind, and the hash by which the same one is known again. */
export function bodyOf(input: DocumentInput): { kind: Kind; body: Uint8Array; hash: string } {
  const kind: Kind = input.bytes ? 'bytes' : input.html !== undefined ? 'html' : 'text';
  const body = input.bytes ?? Buffer.from(input.html ?? input.text ?? '', 'utf8');
  return { kind, body, hash: sha256(`${kind}\0`, body) };
}

/** What is known of an input beside its body, as JSON with its keys in one order. */
export function givenOf(input: DocumentInput): string {
  const { id, url, title, outlet, byline, forwardedFrom, language, published, seen } = input;
  const { statedIn, blocks, name } = input;
  return JSON.stringify({
    id,
    url,
    title,
    outlet,
    byline,
    forwardedFrom,
    language,
    published,
    seen,
    statedIn,
    blocks,
    name,
  });
}

/** Keeps an input's body once. Returns its row's id. */
export function keepOriginal(database: Database, input: DocumentInput): number {
  const { kind, body, hash } = bodyOf(input);
  const known = database.get<{ id: number }>('SELECT id FROM original WHERE hash = ?', hash);
  if (known) return known.id;
  return database.run(
    'INSERT INTO original (hash, kind, size, body) VALUES (?, ?, ?, ?)',
    hash,
    kind,
    body.length,
    pack(body),
  ).id;
}

/** An appearance's input, as it was given. */
export function inputOf(database: Database, appearance: number): DocumentInput {
  const row = database.get<{ kind: Kind; body: Uint8Array; given: string }>(
    'SELECT kind, body, given FROM appearance JOIN original ON original.id = original WHERE appearance.id = ?',
    appearance,
  );
  if (!row) throw new StoreError('not-found', 'the desk has no such original');
  const body = unpack(row.body);
  const given = JSON.parse(row.given) as Given;
  return { ...given, [row.kind]: row.kind === 'bytes' ? new Uint8Array(body) : body.toString('utf8') };
}
