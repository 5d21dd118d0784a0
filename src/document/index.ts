/**
 * Door of document/: bytes → text with blocks and metadata. Opening files is light; what turns their bytes into text
 * (encodings, languages, pages) is loaded with the first document.
 */
import type { DocumentInput, Limits } from '../container/index.js';
import type { Document } from './input.js';

export type { Document } from './input.js';

/**
 * Turns one document's bytes (or its text or page) into text with blocks and metadata. Nothing of a page is executed
 * or fetched. Offsets are half-open and count UTF-16 code units; a plain text is kept as it is.
 *
 * @param input bytes of a page, a text or a PDF (gzipped or not), or a text or page already decoded
 * @param limits what the document may cost; see DEFAULT_LIMITS
 * @throws DocumentError `limit-…`, `empty`, `not-text`, `no-text`, `gzip-broken`, `pdf-…`, `several-documents`,
 *   `only-address`
 * @example
 * const { title, text, blocks } = await toDocument({ html: '<h1>Ferry sails</h1><p>It sails again.</p>' });
 */
export async function toDocument(input: DocumentInput, limits: Partial<Limits> = {}): Promise<Document> {
  const { documentOf } = await import('./document.js');
  return documentOf(input, limits);
}
