/** What the stage gives: documents to read, each with what its container states about it. */
import type { Block } from '../report.js';
import type { DocumentError } from './error.js';

/** One document to read: raw bytes, or a text or page already decoded; with what is known of it. */
export interface DocumentInput {
  bytes?: Uint8Array;
  text?: string;
  /** With `text` only: its layout, where the container knows it. In text order, not overlapping. */
  blocks?: Block[];
  html?: string;
  id?: string;
  url?: string;
  title?: string;
  outlet?: string;
  /** The whole record, where it is a report that was read before. */
  read?: unknown;
  byline?: string[];
  /** Who published it first, where the container says that it was passed on; its first block, no paragraph, says so too. */
  forwardedFrom?: string;
  /** BCP 47, as the container states it; the text itself outranks it when it is clearly something else. */
  language?: string;
  /** EDTF date given by the caller, or stated by the container; outranks what the document says. */
  published?: string;
  /** A day by which it was out (of a crawl, of saving): a last resort for a date, and said to be one. Any form of date. */
  seen?: string;
  /** Where the container states what of this: "published": "mail header Date". What is not in it was given by the caller. */
  statedIn?: Record<string, string>;
  /** File name, a hint only: the kind is found by content. */
  name?: string;
}

/** One record out of an opened file or stream: an input to read, or the reason why there is none. */
export type OpenedDocument =
  | { ok: true; name: string; input: DocumentInput }
  | { ok: false; name: string; error: DocumentError };
