/** One document's bytes → text with blocks and metadata. */
import { createHash } from 'node:crypto';
import {
  checkLimit,
  DocumentError,
  type DocumentInput,
  emptyError,
  gunzipBytes,
  holdsDocuments,
  kindOf,
  kindOfText,
  type Limits,
  onlyRecord,
  startClock,
  withDefaults,
} from '../container/index.js';
import { decodeHtml, decodeText } from '../encoding/index.js';
import type { Block } from '../report.js';
import { isOnlyAddress, onlyAddressError } from './address.js';
import type { PageContext } from './html/index.js';
import type { Content, Document } from './input.js';
import { blockLanguages, identifyLanguage } from './language.js';
import { withGiven } from './metadata/given.js';
import { readPdf } from './pdf/index.js';
import { readText } from './text.js';

/** See `toDocument` at the door. */
export async function documentOf(input: DocumentInput, limits: Partial<Limits>): Promise<Document> {
  const bounds = withDefaults(limits);
  const checkTime = startClock(bounds);
  const { content, given } = await contentOf(input, bounds, checkTime);
  checkLimit('characters', content.text.length, bounds);
  checkTime();
  return toReportParts(content, given);
}

interface Read {
  content: Content;
  /** What the caller, or the record that the document came in, says about it. */
  given: DocumentInput;
}

async function contentOf(given: DocumentInput, limits: Limits, checkTime: () => void): Promise<Read> {
  if (given.html !== undefined) {
    checkLimit('bytes', given.html.length, limits);
    return { content: await readPage(given.html, { url: given.url, limits, checkTime }), given };
  }
  if (given.text !== undefined) {
    checkLimit('characters', given.text.length, limits);
    const { blocks } = given;
    if (isOnlyAddress(given.text)) throw onlyAddressError();
    const content = blocks
      ? { text: given.text, blocks, metadata: { from: {} }, warnings: [] }
      : readText(given.text);
    return { content, given };
  }
  return contentOfBytes(given.bytes ?? new Uint8Array(), given, limits, checkTime);
}

async function contentOfBytes(
  bytes: Uint8Array,
  given: DocumentInput,
  limits: Limits,
  checkTime: () => void,
): Promise<Read> {
  if (bytes.length === 0) throw emptyError();
  checkLimit('bytes', bytes.length, limits);
  const kind = kindOf(bytes, given.name);
  if (kind === 'gzip') {
    const inner = gunzipBytes(bytes, limits);
    if (inner[0] === 0x1f && inner[1] === 0x8b)
      throw new DocumentError('gzip-broken', 'the gzip file holds another one; only one layer is undone');
    return contentOfBytes(inner, given, limits, checkTime);
  }
  const container = holdsDocuments(kind);
  if (container)
    throw new DocumentError(
      'several-documents',
      `it is ${container}, which may hold several documents; open it with openDocuments, which yields each`,
    );
  if (kind === 'pdf') return { content: await readPdf(bytes, limits, checkTime), given };
  if (kind === 'html') {
    const { text: html, warnings } = decodeHtml(bytes);
    checkTime();
    const content = await readPage(html, { url: given.url, limits, checkTime });
    return { content: { ...content, warnings: [...warnings, ...content.warnings] }, given };
  }
  const { text, warnings } = decodeText(bytes);
  if (kind === 'jsonl')
    return contentOf({ ...given, bytes: undefined, ...onlyRecord(text) }, limits, checkTime);
  // UTF-16 and other encodings can hide a page from a look at the bytes.
  if (kindOfText(text, given.name) === 'html')
    return { content: await readPage(text, { url: given.url, limits, checkTime }), given };
  checkLimit('characters', text.length, limits);
  if (isOnlyAddress(text)) throw onlyAddressError();
  const content = readText(text);
  return { content: { ...content, warnings }, given };
}

/** The libraries for pages are only loaded when there is one. */
async function readPage(html: string, context: PageContext): Promise<Content> {
  const { readHtml } = await import('./html/index.js');
  return readHtml(html, context);
}

async function toReportParts(content: Content, given: DocumentInput): Promise<Document> {
  const { text, blocks } = content;
  const { metadata, warnings } = withGiven(content.metadata, given);
  const body = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'caption');
  const sample = (body.length > 0 ? body : blocks).map(({ start, end }) => text.slice(start, end)).join('\n');
  const { language, from } = await identifyLanguage(sample, metadata.language);
  const languageFrom = from === 'declaration' ? metadata.from.language : from;
  const { language: _declared, ...origins } = metadata.from;
  const { from: _from, language: _said, warnings: _doubts, ...pieces } = metadata;
  return {
    id: given.id || createHash('sha256').update(text).digest('hex').slice(0, 16),
    ...pieces,
    metadataFrom: { ...origins, ...(languageFrom && { language: languageFrom }) },
    language,
    text,
    blocks: await withLanguages(text, blocks, language),
    warnings: [...content.warnings, ...warnings, ...(text.trim() === '' ? [NO_TEXT] : [])],
  };
}

/** The blocks, with its language at each that is in another than the report. */
async function withLanguages(text: string, blocks: readonly Block[], language: string): Promise<Block[]> {
  const languages = await blockLanguages(
    blocks.map(({ kind, start, end }) => (kind === 'boilerplate' ? '' : text.slice(start, end))),
    language,
  );
  return blocks.map((block, index) => {
    const own = languages[index];
    return own === undefined ? block : { ...block, language: own };
  });
}

const NO_TEXT = { code: 'no-text', message: 'There is no text in it.' };
