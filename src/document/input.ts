/** What the stage takes and gives. */
import type { Block, Report, Warning } from '../report.js';
import type { DocumentError } from './error.js';

/** One document to read: raw bytes, or a text or page already decoded; with what the caller knows of it. */
export interface DocumentInput {
  bytes?: Uint8Array;
  text?: string;
  html?: string;
  id?: string;
  url?: string;
  title?: string;
  outlet?: string;
  /** The whole record, where it is a report that was read before. */
  read?: unknown;
  /** EDTF date given by the caller; outranks what the document says. */
  published?: string;
  /** File name, a hint only: the kind is found by content. */
  name?: string;
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

/** One record out of an opened file or stream: an input to read, or the reason why there is none. */
export type OpenedDocument =
  | { ok: true; name: string; input: DocumentInput }
  | { ok: false; name: string; error: DocumentError };

/** What a page or file says about itself, each piece with where it was found. */
export interface Metadata {
  title?: string;
  byline?: string[];
  outlet?: string;
  published?: string;
  publishedFrom?: Report['publishedFrom'];
  url?: string;
  /** The language that the document declares, as written. */
  language?: string;
  /** What of it is in doubt. */
  warnings?: Warning[];
  from: Record<string, string>;
}

/** What every kind of document is turned into before its language and its id are known. */
export interface Content {
  text: string;
  blocks: Block[];
  metadata: Metadata;
  warnings: Warning[];
}
