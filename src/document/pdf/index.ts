/** A PDF → its text in reading order. */
import { checkLimit, DocumentError, type Limits, layOut, type Piece } from '../../container/index.js';
import type { Content, Metadata } from '../input.js';
import { type Line, readingOrder } from './columns.js';
import { fragmentsOf, type TextItem } from './fragments.js';
import { paragraphsOf, piecesOf } from './paragraphs.js';
import { withoutStrayRejections } from './rejections.js';
import { type Page, partRunningLines } from './running.js';

/** What is used of pdf.js. */
interface PdfPage {
  getTextContent(): Promise<{ items: unknown[] }>;
  getViewport(options: { scale: number }): { width: number; height: number };
  cleanup(): void;
}
interface PdfFile {
  numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ info?: unknown }>;
  destroy(): Promise<void>;
}

/**
 * Reads a PDF: columns in order, running headers and footers apart (once each, as boilerplate at the end), page numbers
 * left out, words divided at line ends made whole, paragraphs rebuilt across lines, columns and pages.
 *
 * @throws DocumentError `pdf-encrypted`, `pdf-broken`, `pdf-no-text`, `limit-characters`, `limit-seconds`
 */
export function readPdf(bytes: Uint8Array, limits: Limits, checkTime: () => void): Promise<Content> {
  return withoutStrayRejections(() => readFile(bytes, limits, checkTime));
}

async function readFile(bytes: Uint8Array, limits: Limits, checkTime: () => void): Promise<Content> {
  const file = await open(bytes);
  try {
    const pages = await readPages(file, limits, checkTime);
    const empty = pages.filter(({ lines }) => lines.length === 0).length;
    if (empty === pages.length) throw noText(pages.length);
    const { lines, running } = partRunningLines(pages);
    checkTime();
    const { pieces, title } = piecesOf(paragraphsOf(lines));
    const boilerplate = running.map((text): Piece => ({ kind: 'boilerplate', text }));
    const metadata = await readInfo(file, title);
    return { ...layOut([...pieces, ...boilerplate]), metadata, warnings: emptyPages(empty, pages.length) };
  } finally {
    await file.destroy().catch(() => {});
  }
}

async function open(bytes: Uint8Array): Promise<PdfFile> {
  // Loaded only when there is a PDF: it is the largest library of the stage.
  const { getDocumentProxy } = await import('unpdf');
  try {
    // The library takes the bytes' memory over, so it gets a copy.
    const file = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
    });
    return file as unknown as PdfFile;
  } catch (error) {
    throw asPdfError(error);
  }
}

async function readPages(file: PdfFile, limits: Limits, checkTime: () => void): Promise<Page[]> {
  const pages: Page[] = [];
  let characters = 0;
  for (let number = 1; number <= file.numPages; number++) {
    checkTime();
    const page = await readPage(file, number);
    characters += page.lines.reduce((sum, { text }) => sum + text.length, 0);
    checkLimit('characters', characters, limits);
    pages.push(page);
  }
  return pages;
}

async function readPage(file: PdfFile, number: number): Promise<Page> {
  try {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    const { height } = page.getViewport({ scale: 1 });
    page.cleanup();
    const lines: Line[] = readingOrder(fragmentsOf(items.filter(isTextItem)), number);
    return { lines, height };
  } catch (error) {
    throw asPdfError(error);
  }
}

function isTextItem(item: unknown): item is TextItem {
  return typeof (item as TextItem).str === 'string' && Array.isArray((item as TextItem).transform);
}

/** Titles that programs write by themselves. */
const NO_TITLE =
  /^(?:untitled|microsoft word|document\d*|powerpoint|slide \d|.*\.(?:docx?|odt|pdf|indd|rtf|xlsx?|pptx?|qxd|tmp)$)/i;

/** The file's own title and author; its dates tell when the file was made, not when the report was published. */
async function readInfo(file: PdfFile, title: string | undefined): Promise<Metadata> {
  const metadata: Metadata = { from: {} };
  const { info } = await file.getMetadata().catch(() => ({ info: undefined }));
  const said = (field: string) => {
    const value = (info as Record<string, unknown> | undefined)?.[field];
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  };
  if (title) {
    metadata.title = title;
    metadata.from.title = 'largest heading';
  } else if (said('Title') && !NO_TITLE.test(said('Title'))) {
    metadata.title = said('Title');
    metadata.from.title = 'PDF title';
  }
  // One word is a user's name on the computer.
  if (/\S\s+\S/.test(said('Author'))) {
    metadata.byline = [said('Author')];
    metadata.from.byline = 'PDF author';
  }
  if (said('Language')) {
    metadata.language = said('Language');
    metadata.from.language = 'PDF language';
  }
  return metadata;
}

function emptyPages(empty: number, all: number) {
  if (empty === 0) return [];
  const message = `${empty} of its ${all} pages have no text layer (they are pictures or blank); their text is missing.`;
  return [{ code: 'pdf-pages-without-text', message }];
}

function noText(pages: number): DocumentError {
  const what = pages === 1 ? 'its page is a picture or blank' : `its ${pages} pages are pictures or blank`;
  return new DocumentError(
    'pdf-no-text',
    `the PDF has no text layer: ${what}; run text recognition (OCR) over it first`,
  );
}

function asPdfError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  if ((error as Error).name === 'PasswordException')
    return new DocumentError(
      'pdf-encrypted',
      'the PDF is protected with a password; save a copy without the password and read that',
    );
  return new DocumentError('pdf-broken', 'the PDF is damaged or cut short; get a whole copy of it');
}
