/** What the stage takes and gives. */
import type { Block, Report, Warning } from '../report.js';

/** A document as text: what every later stage stands on. */
export interface Document
  extends Pick<
    Report,
    | 'id'
    | 'url'
    | 'outlet'
    | 'title'
    | 'byline'
    | 'forwardedFrom'
    | 'published'
    | 'publishedFrom'
    | 'metadataFrom'
    | 'language'
    | 'text'
  > {
  blocks: Block[];
  warnings: Warning[];
}

/** What a page or file says about itself, each piece with where it was found. */
export interface Metadata {
  title?: string;
  byline?: string[];
  outlet?: string;
  /** Who published it first, where it was passed on. */
  forwardedFrom?: string;
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
