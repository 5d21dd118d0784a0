/** Which text file holds documents, told by its first lines; a name is only a hint where content leaves it open. */
import { DocumentError } from './error.js';
import { FIELD_NAMES } from './fields.js';

export type TextContainer =
  | 'warc'
  | 'mail'
  | 'mbox'
  | 'telegram'
  | 'telegram-html'
  | 'whatsapp'
  | 'feed'
  | 'newsml'
  | 'json'
  | 'table'
  | 'subtitles'
  | 'nexis';

/**
 * The kind of container that a text's beginning is one of; undefined where it is none.
 *
 * @param start the first characters, without a byte order mark
 * @throws DocumentError `not-text` for XML of a kind that is not read
 */
export function textContainer(start: string, name: string): TextContainer | undefined {
  if (/^WARC\/[01]\.\d+\r?\n/.test(start)) return 'warc';
  if (/^From \S.{0,200}\d{4}\s*\r?\n[\w-]{1,60}:/.test(start)) return 'mbox';
  if (isMail(start)) return 'mail';
  if (/^\s*WEBVTT\b/.test(start) || SRT.test(start)) return 'subtitles';
  if (/^\s*</.test(start)) return xmlKind(start);
  if (/^\s*[[{]/.test(start)) return jsonKind(start, name);
  if (isWhatsApp(start)) return 'whatsapp';
  if (isNexis(start)) return 'nexis';
  return isTable(start, name) ? 'table' : undefined;
}

const SRT = /^\s*\d{1,6}[ \t]*\r?\n\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->\s*\d/;

const HEADER = /^([A-Za-z][A-Za-z0-9-]{0,70}):(?:[ \t]|$)/;
const MAIL_HEADERS = new Set(
  'from to cc bcc date subject message-id mime-version received return-path reply-to delivered-to content-type content-transfer-encoding dkim-signature snapshot-content-location content-location sender list-id in-reply-to references user-agent importance authentication-results'.split(
    ' ',
  ),
);
/** So many headers that mails have make one; a press text may begin with "From:" and "Date:". */
const FEWEST_HEADERS = 3;

function isMail(start: string): boolean {
  let known = 0;
  for (const line of start.slice(0, 20_000).split(/\r?\n/)) {
    if (line === '') return known >= FEWEST_HEADERS;
    if (/^[ \t]/.test(line) && known > 0) continue;
    const header = HEADER.exec(line)?.[1]?.toLowerCase();
    if (!header) return false;
    if (MAIL_HEADERS.has(header)) known++;
    else if (known === 0 && !header.startsWith('x-') && !header.startsWith('arc-')) return false;
  }
  return known >= FEWEST_HEADERS;
}

const ROOT =
  /^\s*(?:<\?xml\b[^>]{0,300}\?>\s*|<!--[\s\S]{0,2000}?-->\s*|<!DOCTYPE\s[^>[]{0,500}(?:\[[^\]]{0,2000}\]\s*)?>\s*|<\?[^>]{0,500}\?>\s*){0,9}<([A-Za-z_][\w:.-]{0,60})/;
const FEED = /^(?:rss|feed|rdf:rdf)$/i;
const NEWS = /^(?:\w+:)?(?:nitf|newsItem|newsMessage|packageItem|NewsML)$/;

function xmlKind(start: string): TextContainer | undefined {
  if (/class="page_wrap"/.test(start) && /class="message\b|history/.test(start)) return 'telegram-html';
  const root = ROOT.exec(start)?.[1];
  if (!root) return undefined;
  if (FEED.test(root)) return 'feed';
  if (NEWS.test(root)) return 'newsml';
  if (
    /^\s*<\?xml/.test(start) &&
    !/^(?:html|body)$/i.test(root) &&
    !/<(?:html|body)[\s>]/i.test(start.slice(0, 4096))
  )
    throw new DocumentError(
      'not-text',
      `it is XML of a kind that is not read (its outermost element is <${root}>); expected a web page, a feed, NITF or NewsML-G2`,
    );
  return undefined;
}

function jsonKind(start: string, name: string): TextContainer | undefined {
  if (/"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(start.slice(0, 2000))) return 'feed';
  const isExport =
    /"(?:type)"\s*:\s*"(?:public_|private_)?(?:channel|supergroup|group|personal_chat|bot_chat|saved_messages)"/;
  if (/"messages"\s*:\s*\[/.test(start) && isExport.test(start)) return 'telegram';
  if (/^\s*\{\s*"about"\s*:/.test(start) && /"chats"\s*:\s*\{/.test(start)) return 'telegram';
  if (/^\s*\[/.test(start)) return /^\s*\[[\s{\]]/.test(start) ? 'json' : undefined;
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name)) return undefined;
  const lines = start.split('\n', 50);
  if (lines.length === 1) return isObject(start) ? wrapperOnly(start) : undefined;
  if (lines.some(isObject)) return undefined;
  return /^\s*\{\s*(?:"[^"]{1,80}"\s*:.{0,20})?$/.test(lines[0] ?? '') || /\.json(?:\.gz)?$/i.test(name)
    ? 'json'
    : undefined;
}

/** One line of JSON is a record, unless what it holds are records: {"data": […]}. */
function wrapperOnly(line: string): TextContainer | undefined {
  const value = JSON.parse(line) as Record<string, unknown>;
  const holdsList = Object.values(value).some(
    (inner) => Array.isArray(inner) && inner.length > 0 && typeof inner[0] === 'object' && inner[0] !== null,
  );
  return holdsList && !('text' in value) && !('html' in value) ? 'json' : undefined;
}

function isObject(line: string): boolean {
  if (!/^\s*\{.*\}\s*$/s.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** `[07/05/2024, 05:12:33] Name: …`, `07.05.24, 05:12 - Name: …`; WhatsApp puts marks of direction before the bracket. */
export const WHATSAPP_LINE =
  /^[\u200e\u200f\u202a-\u202e]*\[?(\d{1,4})[./-](\d{1,2})[./-](\d{1,4}),?[ \u00a0\u202f](\d{1,2})[:.](\d\d)(?:[:.](\d\d))?[ \u00a0\u202f]?([AaPp]\.?[Mm]\.?)?\]?(?: -)? (?:([^:\n]{1,80}): )?(.*)$/;

function isWhatsApp(start: string): boolean {
  const lines = start.split(/\r?\n/, 30).filter((line) => line.trim() !== '');
  return (
    WHATSAPP_LINE.test(lines[0] ?? '') &&
    lines.filter((line) => WHATSAPP_LINE.test(line)).length >= Math.min(2, lines.length)
  );
}

/** Lines that only the exports of news databases have. */
function isNexis(start: string): boolean {
  const hasCount = /^\s*(?:Document\s+)?\d{1,4}\s+of\s+\d{1,5}(?:\s+DOCUMENTS?)?\s*$/im.test(start);
  const hasLength = /^\s*Length:\s*\d[\d,]*\s+words/im.test(start) || /^\s*LOAD-DATE:/m.test(start);
  if (hasCount && hasLength) return true;
  return /^Document [A-Z]{2,10}\d{8,}[a-z0-9]+\s*$/m.test(start) && /^\s*\d[\d,]* words\s*$/m.test(start);
}

const HEADER_CELL = /^[\p{L}_#][\p{L}\p{N}_ .:/()#-]{0,39}$/u;

/** The delimiter of a table by its first line; undefined where it is none. */
export function delimiterOf(line: string): string | undefined {
  const counts = ['\t', ',', ';', '|'].map((one) => ({ one, count: line.split(one).length }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  return most.count > 1 ? most.one : undefined;
}

/** A header row whose cells read like names of columns, over rows with as many cells. */
function isTable(start: string, name: string): boolean {
  const lines = start.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const delimiter = delimiterOf(first);
  if (!delimiter || first.length > 5000 || lines.length < 2) return false;
  const cells = first.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  if (!cells.every((cell) => HEADER_CELL.test(cell) && cell.split(' ').length <= 4)) return false;
  if (new Set(cells).size < cells.length) return false;
  const known = cells.filter((cell) => FIELD_NAMES.has(cell.toLowerCase())).length;
  const isNamed = /\.(?:csv|tsv|tab)(?:\.gz)?$/i.test(name);
  return isNamed || known >= 2 || (known >= 1 && delimiter === '\t');
}
