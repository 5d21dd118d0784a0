/** What kind of document some bytes are, told by their content; a name is only a hint where content leaves it open. */
import { TextDecoder } from '@exodus/bytes/encoding.js';
import { byteOrderMark, wideEncoding } from '../wide.js';
import { DocumentError } from './error.js';
import { type TextContainer, textContainer } from './sniff.js';

export type Kind = 'html' | 'text' | 'pdf' | 'jsonl' | 'gzip' | 'zip' | 'tar' | TextContainer;

/** How many first bytes are looked at. */
export const SNIFFED_BYTES = 65_536;

/** First bytes of formats that people have in the same folders, with what to tell them. */
const OTHER_FORMATS: readonly (readonly [signature: string, offset: number, what: string])[] = [
  ['\x89PNG', 0, 'a PNG picture'],
  ['\xff\xd8\xff', 0, 'a JPEG picture'],
  ['GIF8', 0, 'a GIF picture'],
  ['II*\0', 0, 'a TIFF picture'],
  ['MM\0*', 0, 'a TIFF picture'],
  ['WEBP', 8, 'a WebP picture'],
  ['ftyp', 4, 'a video or picture'],
  ['OggS', 0, 'a sound or video file'],
  ['ID3', 0, 'a sound file'],
  ['RIFF', 0, 'a sound or video file'],
  ['\xd0\xcf\x11\xe0', 0, 'an office document in the format of 1997 (.doc, .xls, .msg); save it as .docx'],
  ['{\\rtf', 0, 'an RTF document; save it as .docx'],
  ['!BDN', 0, 'an Outlook mailbox (.pst); export its messages as .eml or .mbox'],
  ['7z\xbc\xaf', 0, 'a 7-Zip archive'],
  ['Rar!', 0, 'a RAR archive'],
  ['BZh', 0, 'a bzip2 archive'],
  ['\xfd7zXZ', 0, 'an XZ archive'],
  ['\x28\xb5\x2f\xfd', 0, 'a Zstandard archive'],
  ['PAR1', 0, 'a Parquet table; headwater stories takes the folder of tables that headwater read wrote'],
  ['SQLite format 3\0', 0, 'an SQLite database'],
  ['\x7fELF', 0, 'a program'],
  ['MZ\x90\0', 0, 'a program'],
];

/**
 * The kind of a document.
 *
 * @param head its first bytes, SNIFFED_BYTES at most
 * @param name its file name, a hint
 * @throws DocumentError `not-text` for pictures, archives, programs and other bytes that are no text
 */
export function kindOf(head: Uint8Array, name = ''): Kind {
  const latin = Buffer.from(head.subarray(0, SNIFFED_BYTES)).toString('latin1');
  if (latin.startsWith('\x1f\x8b')) return 'gzip';
  if (latin.slice(0, 1024).includes('%PDF-') && !/^\s*[<{]/.test(latin)) return 'pdf';
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return 'zip';
  if (latin.slice(257, 262) === 'ustar') return 'tar';
  for (const [signature, offset, what] of OTHER_FORMATS)
    if (latin.startsWith(signature, offset)) throw notText(what);
  const wide = wideEncodingOf(head);
  if (wide) return kindOfText(new TextDecoder(wide).decode(head.subarray(0, SNIFFED_BYTES)), name);
  if (/^WARC\/[01]\.\d+\r?\n/.test(latin)) return 'warc';
  if (isBinary(latin)) throw notText('not text (its bytes are no writing in any known encoding)');
  return kindOfText(latin, name);
}

/** In UTF-16, half of a non-Latin text's bytes look like control characters. */
function wideEncodingOf(head: Uint8Array): string | undefined {
  const mark = byteOrderMark(head);
  return mark?.startsWith('UTF-16') ? mark : wideEncoding(head);
}

/** The kind of a text that is already decoded, or of bytes seen as Latin-1. */
export function kindOfText(text: string, name = ''): Exclude<Kind, 'pdf' | 'gzip' | 'zip' | 'tar'> {
  const start = text
    .slice(0, SNIFFED_BYTES)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff|\ufeff)/, '');
  const container = textContainer(start, name);
  if (container) return container;
  if (looksLikeHtml(start, name)) return 'html';
  if (looksLikeJsonLines(start, name)) return 'jsonl';
  return 'text';
}

function notText(what: string): DocumentError {
  return new DocumentError(
    'not-text',
    `it is ${what}; expected a web page, a plain text, a PDF, JSON Lines or another kind that docs/input.md names`,
  );
}

/** What kinds of files hold documents, for people; undefined for those that are one document. */
export function holdsDocuments(kind: Kind): string | undefined {
  return kind === 'html' || kind === 'text' || kind === 'pdf' || kind === 'jsonl' || kind === 'gzip'
    ? undefined
    : CONTAINERS[kind];
}

const CONTAINERS: Record<Exclude<Kind, 'html' | 'text' | 'pdf' | 'jsonl' | 'gzip'>, string> = {
  zip: 'a ZIP archive or an office document',
  tar: 'a tar archive',
  warc: 'a web archive (WARC)',
  mail: 'an e-mail or a saved web page in MIME (.eml, .mhtml)',
  mbox: 'a mailbox (.mbox)',
  telegram: 'a Telegram export (JSON)',
  'telegram-html': 'a Telegram export (HTML)',
  whatsapp: 'a WhatsApp export',
  feed: 'a news feed (RSS, Atom or JSON Feed)',
  newsml: 'a news item in XML (NITF or NewsML-G2)',
  json: 'JSON',
  table: 'a table (CSV or TSV)',
  subtitles: 'subtitles (.srt, .vtt)',
  nexis: 'an export of a news database (Nexis, Factiva)',
};

/** More than this share of control characters is no text; a few (form feeds, stray NULs) occur in old wire copy. */
const MOST_CONTROL_CHARACTERS = 0.02;

function isBinary(latin: string): boolean {
  const head = latin.slice(0, 8192);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = head.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
  return controls > 2 && controls > head.length * MOST_CONTROL_CHARACTERS;
}

const HTML_START =
  /^\s*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|!--|article|section|main|header|nav|div|p|h[1-6]|table|ul|ol|br|a|img|span|b|i|font|center|form|iframe)[\s/>-]/i;
const HTML_WITHIN = /<(?:!doctype\s+html|html|head|body|article)[\s>]/i;
const ANY_TAG = /<[a-z][a-z0-9]*[\s/>]/i;

function looksLikeHtml(start: string, name: string): boolean {
  if (HTML_START.test(start)) return true;
  if (/^\s*\{/.test(start)) return false;
  if (/^\s*</.test(start) && HTML_WITHIN.test(start.slice(0, 4096))) return true;
  return /\.x?html?(?:\.gz)?$/i.test(name) && ANY_TAG.test(start);
}

const RECORD_START = /^\s*\{\s*"(?:id|text|html|url|title|published)"\s*:/;

function looksLikeJsonLines(start: string, name: string): boolean {
  if (RECORD_START.test(start)) return true;
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name)) return true;
  // The first lines may be broken ones; one good record among those in sight is enough.
  return /^\s*\{/.test(start) && start.split('\n', 50).some((line) => RECORD_START.test(line));
}
