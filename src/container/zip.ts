/** ZIP: archives of documents, and what is a ZIP inside: .docx, .odt, web archives (WACZ). Nothing is ever written. */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Bytes, collect } from './bytes.js';
import { type Context, openPart } from './context.js';
import { DocumentError } from './error.js';
import type { OpenedDocument } from './input.js';
import { kindOfText } from './kind.js';
import { type Limits, limitError } from './limits.js';
import { documentsOfExport } from './nexis.js';
import { docxInput, odtInput } from './office.js';

/** An archive has to be seen whole, so many documents' worth of it. */
const FACTOR = 10;
/** Files in one archive, and all their bytes, in documents' worth; and how much more they may be than the archive. */
const MOST_FILES = 100_000;
const MOST_BYTES_FACTOR = 200;
const MOST_RATIO = 300;
/** Below so many bytes in all, any ratio will do: a page of blanks packs well. */
const RATIO_FROM = 100_000_000;

export async function* openZip(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const bytes = await collect(stream, context.limits, FACTOR);
  const zip = await openBuffer(Buffer.from(bytes));
  try {
    const entries = await entriesOf(zip);
    const names = new Set(entries.map(({ fileName }) => fileName));
    checkSizes(entries, bytes.length, context.limits);
    if (names.has('word/document.xml')) {
      const text = (name: string) => partText(zip, entries, name, context.limits);
      const input = docxInput({
        content: (await text('word/document.xml')) ?? '',
        meta: await text('docProps/core.xml'),
        limits: context.limits,
      });
      if (kindOfText(input.text ?? '') === 'nexis') yield* documentsOfExport(input.text ?? '', context.name);
      else yield { ok: true, name: context.name, input: { ...input, name: context.name } };
      return;
    }
    if (
      names.has('content.xml') &&
      /opendocument\.text/.test((await partText(zip, entries, 'mimetype', context.limits)) ?? '')
    ) {
      const text = (name: string) => partText(zip, entries, name, context.limits);
      const input = odtInput({
        content: (await text('content.xml')) ?? '',
        meta: await text('meta.xml'),
        limits: context.limits,
      });
      yield { ok: true, name: context.name, input: { ...input, name: context.name } };
      return;
    }
    const other = otherOffice(names);
    if (other) throw new DocumentError('not-text', `it is ${other}`);
    const isWacz =
      names.has('datapackage.json') &&
      entries.some(({ fileName }) => /^archive\/.+\.warc(?:\.gz)?$/.test(fileName));
    for (const entry of entries) {
      if (!isWanted(entry.fileName) || (isWacz && !/^archive\//.test(entry.fileName))) continue;
      yield* openPart(read(zip, entry), `${context.name}/${entry.fileName}`, context);
    }
  } finally {
    zip.close();
  }
}

/** Other things that are a ZIP inside, by a file that they all hold. */
function otherOffice(names: ReadonlySet<string>): string | undefined {
  if (names.has('xl/workbook.xml')) return 'an Excel workbook; save the sheet as CSV';
  if (names.has('ppt/presentation.xml')) return 'a PowerPoint presentation; save it as PDF';
  if (names.has('META-INF/container.xml')) return 'an e-book (EPUB), which is not read';
  if (names.has('content.xml')) return 'an OpenDocument spreadsheet or presentation; save it as CSV or PDF';
  return undefined;
}

/** Folders, and what systems leave in archives, are no documents; pictures and the like are passed over. */
export function isWanted(fileName: string): boolean {
  const base = fileName.split('/').at(-1) ?? '';
  if (base === '' || base.startsWith('.') || /(?:^|\/)__MACOSX\//.test(fileName)) return false;
  return !/\.(?:jpe?g|png|gif|webp|svg|ico|mp[34]|m4[av]|ogg|oga|opus|webm|mov|avi|tgs|css|js|woff2?|ttf|exe|dll)$/i.test(
    base,
  );
}

function openBuffer(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    yauzl.fromBuffer(
      buffer,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false },
      (error, zip) => (error || !zip ? reject(zipError()) : resolve(zip)),
    ),
  );
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      // Names are labels here and nothing is written, so those that point out of the archive do no harm.
      entries.push(Object.assign(entry, { fileName: String(entry.fileName) }));
      if (entries.length > MOST_FILES)
        reject(
          new DocumentError(
            'limit-files',
            `the archive holds more than ${MOST_FILES} files; unpack it and give the folder`,
          ),
        );
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(zipError()));
    zip.readEntry();
  });
}

function checkSizes(entries: readonly Entry[], packed: number, limits: Limits): void {
  const whole = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = whole > RATIO_FROM && whole > packed * MOST_RATIO;
  if (isBomb || whole > limits.bytes * MOST_BYTES_FACTOR)
    throw new DocumentError(
      'limit-bytes',
      `the archive unfolds to ${whole} bytes, more than is opened; unpack it and give the folder`,
    );
}

async function* read(zip: ZipFile, entry: Entry): Bytes {
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, found) => {
      if (!error && found) resolve(found);
      else
        reject(
          entry.isEncrypted()
            ? new DocumentError(
                'zip-encrypted',
                'it is protected with a password; unpack the archive and give the files',
              )
            : zipError(),
        );
    }),
  );
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch {
    throw zipError();
  }
}

async function partText(
  zip: ZipFile,
  entries: readonly Entry[],
  name: string,
  limits: Limits,
): Promise<string | undefined> {
  const entry = entries.find(({ fileName }) => fileName === name);
  if (!entry) return undefined;
  if (entry.uncompressedSize > limits.bytes) throw limitError('bytes', limits.bytes);
  return Buffer.from(await collect(read(zip, entry), limits)).toString('utf8');
}

function zipError(): DocumentError {
  return new DocumentError('zip-broken', 'the ZIP archive or office document is damaged or cut short');
}
