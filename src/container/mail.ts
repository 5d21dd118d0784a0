/** E-mails, mailboxes and pages that a browser saved as one MIME file. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { type Bytes, collect, streamOf } from './bytes.js';
import { type Context, openPart } from './context.js';
import { DocumentError } from './error.js';
import type { DocumentInput, OpenedDocument } from './input.js';
import { layOut, type Piece } from './layout.js';
import { limitError } from './limits.js';
import { linesOf } from './lines.js';

/** One message, or one saved page, with those of its attachments that are documents. */
export async function* openMail(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  yield* openMessage(await collect(stream, context.limits), context);
}

const FROM_LINE = /^From \S.{0,300}\d{4}\s*$/;

/** A mailbox (mbox, RFC 4155), a message at a time: `box.mbox#3`. */
export async function* openMailbox(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  let lines: Buffer[] = [];
  let size = 0;
  let number = 0;
  let blankBefore = true;
  const message = () => {
    const whole = Buffer.concat(lines);
    const isLong = size > context.limits.bytes;
    [lines, size] = [[], 0];
    return isLong ? undefined : whole;
  };
  async function* finish(): AsyncGenerator<OpenedDocument> {
    if (size === 0) return;
    number++;
    const inner = { ...context, name: `${context.name}#${number}` };
    const whole = message();
    try {
      if (!whole) throw limitError('bytes', context.limits.bytes);
      yield* openMessage(whole, inner);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield { ok: false, name: inner.name, error };
    }
  }
  for await (const line of linesOf(stream, context.limits)) {
    const bytes = line === 'too long' ? Buffer.alloc(0) : Buffer.from(line);
    const start = bytes.subarray(0, 400).toString('latin1');
    if (blankBefore && FROM_LINE.test(start)) {
      yield* finish();
      blankBefore = false;
      continue;
    }
    blankBefore = start.trim() === '';
    // Lines of a body that begin with "From " were marked.
    const kept = /^>+From /.test(start) ? bytes.subarray(1) : bytes;
    size += line === 'too long' ? context.limits.bytes + 1 : kept.length + 1;
    if (size <= context.limits.bytes) lines.push(kept, Buffer.from('\n'));
    else lines = [];
  }
  yield* finish();
}

async function* openMessage(bytes: Uint8Array, context: Context): AsyncGenerator<OpenedDocument> {
  const email = await parse(bytes);
  const page = savedPage(email);
  if (page) {
    yield { ok: true, name: context.name, input: { ...page, name: context.name } };
    return;
  }
  const body = bodyOf(email);
  if (body)
    yield { ok: true, name: context.name, input: { ...body, ...headersOf(email), name: context.name } };
  const attached = email.attachments.filter(isDocument);
  for (const [index, attachment] of attached.entries()) {
    const content = bytesOf(attachment);
    const label = attachment.filename ?? `attachment ${index + 1}`;
    yield* openPart(streamOf(content), `${context.name}/${label}`, context);
  }
  if (!body && attached.length === 0)
    throw new DocumentError('no-text', 'the e-mail holds no text and no document');
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 100, maxHeadersSize: 2_000_000 });
  } catch {
    throw new DocumentError('mail-broken', 'the e-mail is damaged: its parts cannot be told apart');
  }
}

const header = (email: Email, name: string) => email.headers.find(({ key }) => key === name)?.value.trim();

/** A page that a browser saved: the mail's date is that of the saving, its subject the page's title. */
function savedPage(email: Email): DocumentInput | undefined {
  const url = header(email, 'snapshot-content-location') ?? header(email, 'content-location');
  const isSaved =
    url !== undefined ||
    /Saved by/i.test(email.from?.name ?? '') ||
    /Saved by/i.test(header(email, 'from') ?? '');
  if (!isSaved || !email.html) return undefined;
  const seen = header(email, 'date');
  return {
    html: email.html,
    ...(url && /^https?:/i.test(url) && { url }),
    ...(seen && { seen }),
    statedIn: { url: 'MIME header Snapshot-Content-Location', seen: 'the day it was saved' },
  };
}

/** Below so many characters, a text part only says that the mail is to be looked at as a page. */
const FEWEST_CHARACTERS = 200;

function bodyOf(email: Email): DocumentInput | undefined {
  const text = email.text?.trim() ?? '';
  if (email.html && text.length < FEWEST_CHARACTERS) return { html: email.html };
  return text === '' ? undefined : layOut(piecesOf(text));
}

const WROTE = /^(?:on\b.{5,200}\bwrote|le\b.{5,200}\ba écrit|.{0,200}\bпишет|.{0,200}\bكتب)\s*:\s*$/iu;
const FORWARDED = /^-{2,}\s*(?:original message|forwarded message|begin forwarded message)\s*-*\s*$/i;

/** The paragraphs of a mail; quoted replies and signatures are kept apart, as what is not read. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let aside = false;
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const lines = paragraph.split('\n');
    let kept: string[] = [];
    const flush = (kind: Piece['kind']) => {
      const joined = unwrap(kept);
      if (joined) pieces.push({ kind, text: joined });
      kept = [];
    };
    for (const line of lines) {
      const quoted = /^\s*>/.test(line) || WROTE.test(line.trim());
      const begins = line === '-- ' || line === '--' || FORWARDED.test(line.trim());
      if ((quoted || begins) && !aside) flush('paragraph');
      if (begins && !FORWARDED.test(line.trim())) aside = true;
      if (quoted) pieces.push({ kind: 'boilerplate', text: line.trim() });
      else kept.push(line);
    }
    flush(aside ? 'boilerplate' : 'paragraph');
  }
  return pieces;
}

/** Lines that a mail program broke at its width are one; short ones are items. */
function unwrap(lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return lines
    .map((line, index) => {
      const isBroken = index < lines.length - 1 && line.trimEnd().length > longest * 0.7 && longest > 50;
      return line.trim() + (index === lines.length - 1 ? '' : isBroken ? ' ' : '\n');
    })
    .join('')
    .trim();
}

/** Local parts of addresses that are an office's, not a person's. */
const OFFICE =
  /^(?:news|press|info|noreply|no-reply|newsletter|media|office|contact|editor|desk|alerts?|updates?|mail|hello|communications?|spokes\w*|pr|public)[\w.-]*$/i;

function headersOf(email: Email): Partial<DocumentInput> {
  const { subject } = email;
  const name = email.from?.name?.trim();
  const local = email.from?.address?.split('@')[0] ?? '';
  const isPerson =
    name !== undefined &&
    /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name) &&
    !OFFICE.test(local);
  const published = header(email, 'date');
  return {
    ...(subject && { title: subject.replace(/^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+/i, '') }),
    ...(name && (isPerson ? { byline: [name] } : { outlet: name })),
    ...(published && { published }),
    statedIn: {
      title: 'mail header Subject',
      outlet: 'mail header From',
      byline: 'mail header From',
      published: 'mail header Date',
    },
  };
}

const DOCUMENT_TYPES =
  /^(?:application\/(?:pdf|rtf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|vnd\.oasis\.opendocument\.text|zip)|text\/(?:html|plain|csv)|message\/rfc822)$/i;

/** Pictures, signatures and calendar entries are no documents. */
function isDocument({ mimeType, filename, disposition, related }: Attachment): boolean {
  if (related && disposition !== 'attachment') return false;
  return DOCUMENT_TYPES.test(mimeType) || /\.(?:pdf|docx|odt|html?|txt|eml|csv)$/i.test(filename ?? '');
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}
