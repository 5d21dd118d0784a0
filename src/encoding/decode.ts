/** Bytes → characters: the WHATWG rules for pages, then what the bytes themselves show. */
import { TextDecoder } from '@exodus/bytes/encoding.js';
import { labelToName } from '@exodus/bytes/encoding-lite.js';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import type { Warning } from '../report.js';
import { byteOrderMark, wideEncoding } from '../wide.js';
import { scoreLanguage } from './likeness.js';

export interface Decoded {
  text: string;
  /** WHATWG name of the encoding, and how it was found. */
  encoding: string;
  from: 'byte order mark' | 'declaration' | 'content';
  warnings: Warning[];
}

/** Stands for "nothing declared"; no encoding has this name. */
const NONE = 'none';
/** Browsers find a late declaration too; the standard's own scan stops at 1,024 bytes. */
const DECLARATION_BYTES = 65_536;
const LATE_DECLARATION = /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i;

/**
 * Decodes a page by the WHATWG rules: byte order mark, declaration, and where neither is there, the content. One
 * departure: bytes that are well-formed UTF-8 are UTF-8 whatever the page declares.
 *
 * @param bytes the page as it was stored
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const sniffed: string = htmlEncodingSniffer(bytes, { defaultEncoding: NONE });
  if (byteOrderMark(bytes)) return decodeAs(bytes, sniffed, 'byte order mark');
  // Templates declare what their site once used; what is valid UTF-8 beyond ASCII is hardly ever anything else.
  if (sniffed !== 'UTF-8' && isUtf8(bytes)) return decodeAs(bytes, 'UTF-8', 'content');
  if (sniffed !== NONE) return decodeAs(bytes, sniffed, 'declaration');
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const late = labelToName(LATE_DECLARATION.exec(head)?.[1] ?? '');
  if (late && !late.startsWith('UTF-16')) return decodeAs(bytes, late, 'declaration');
  return decodeByContent(bytes);
}

/** Decodes plain text: byte order mark, else what the bytes show. */
export function decodeText(bytes: Uint8Array): Decoded {
  const mark = byteOrderMark(bytes);
  return mark ? decodeAs(bytes, mark, 'byte order mark') : decodeByContent(bytes);
}

/** Whether bytes that are not all ASCII are well-formed UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte > 0x7f)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string, from: Decoded['from']): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, from, warnings: [] };
}

function decodeByContent(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(bytes, wide, 'content');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'UTF-8', from: 'content', warnings: [] };
  } catch {
    return decodeLegacy(bytes);
  }
}

/** The single-byte encodings of the regions that the field's reports come from, the commonest first. */
const LEGACY = ['windows-1252', 'windows-1256', 'windows-1251', 'KOI8-R', 'windows-1254', 'windows-1255'];
/** So much is decoded to choose among them. */
const LEGACY_SAMPLE_BYTES = 20_000;
/** More malformed bytes than this share means that the text is not UTF-8 at all, rather than damaged UTF-8. */
const DAMAGED_SHARE = 0.05;

function decodeLegacy(bytes: Uint8Array): Decoded {
  const sample = sampleAroundHighBytes(bytes);
  const highBytes = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  const asUtf8 = new TextDecoder('utf-8').decode(sample);
  const malformed = asUtf8.split('\ufffd').length - 1;
  if (malformed < highBytes * DAMAGED_SHARE) {
    const message = 'Some bytes are not valid UTF-8; each is shown as \ufffd.';
    return { ...decodeAs(bytes, 'UTF-8', 'content'), warnings: [{ code: 'encoding-damaged', message }] };
  }
  const best = LEGACY.map((encoding) => ({
    encoding,
    score: scoreLanguage(withoutMarkup(new TextDecoder(encoding).decode(sample))),
  })).reduce((a, b) => (b.score > a.score ? b : a));
  const message = `The encoding is not declared; the text reads best as ${best.encoding}.`;
  return { ...decodeAs(bytes, best.encoding, 'content'), warnings: [{ code: 'encoding-guessed', message }] };
}

/** A page's head is all ASCII; what tells the encodings apart begins at the first byte above it. */
function sampleAroundHighBytes(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 1000);
  return bytes.subarray(start, start + LEGACY_SAMPLE_BYTES);
}

function withoutMarkup(text: string): string {
  return text.replace(/<[^<>]{0,2000}>/g, ' ');
}
