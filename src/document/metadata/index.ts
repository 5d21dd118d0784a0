import type { DomDocument } from '../html/dom.js';
import type { Metadata } from '../input.js';
export function readMetadata(document: DomDocument, _url?: string): Metadata {
  const title = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim();
  return { from: {}, ...(title && { title }) };
}
