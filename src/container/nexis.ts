/** Exports of news databases as text: Nexis (LexisNexis) and Factiva. A document each. */

import { decodeText } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { DocumentInput, OpenedDocument } from './input.js';
import { layOut, type Piece } from './layout.js';

export async function* openNexis(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { text } = decodeText(await collect(stream, context.limits));
  yield* documentsOfExport(text, context.name);
}

/** The documents of an export whose text is known already (out of a .docx). */
export function* documentsOfExport(text: string, file: string): Generator<OpenedDocument> {
  const whole = text.replace(/\r\n?/g, '\n');
  const isFactiva = FACTIVA_END.test(whole);
  const parts = (isFactiva ? whole.split(FACTIVA_ENDS) : whole.split(NEXIS_STARTS)).map((part) =>
    part.trim(),
  );
  let number = 0;
  for (const part of parts) {
    if (part === '') continue;
    const input = isFactiva ? factiva(part) : nexis(part);
    // Before the first document stands a list of contents.
    if (!input && number === 0 && !LENGTH.test(part)) continue;
    number++;
    const name = `${file}#${number}`;
    if (input) yield { ok: true, name, input: { ...input, name } };
    else
      yield {
        ok: false,
        name,
        error: new DocumentError('no-text', 'the document of the export holds no text'),
      };
  }
  if (number === 0) throw new DocumentError('no-text', 'the export holds no documents');
}

const NEXIS_STARTS = /^[ \t]*(?:Document[ \t]+)?\d{1,4}[ \t]+of[ \t]+\d{1,5}(?:[ \t]+DOCUMENTS?)?[ \t]*$/im;
const FACTIVA_END = /^Document [A-Z]{2,10}\d{8,}[a-z0-9]+[ \t]*$/m;
const FACTIVA_ENDS = /^Document [A-Z]{2,10}\d{8,}[a-z0-9]+[ \t]*$/m;
const LENGTH = /^\s*Length:?\s*(\d[\d,]*)\s+words/im;

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATE = new RegExp(
  `^\\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?((?:${MONTH})\\s+\\d{1,2},?\\s+\\d{4}|\\d{1,2}\\s+(?:${MONTH})\\s+\\d{4})\\b`,
  'i',
);
/** Fields of a Nexis document, wherever they stand. */
const FIELD =
  /^\s*(BYLINE|SECTION|LENGTH|HEADLINE|DATELINE|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|COPYRIGHT|Classification|Publication-Type|Highlight|Body)\s*:?\s*(.*)$/i;
const TAIL =
  /^\s*(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|SUBJECT|Classification|End of Document|Copyright \d{4}|GRAPHIC)\b/i;

function nexis(part: string): DocumentInput | undefined {
  const lines = part.split('\n');
  const fields = new Map<string, string>();
  let published: string | undefined;
  let bodyAt = -1;
  const free: string[] = [];
  lines.forEach((line, index) => {
    if (bodyAt >= 0 && bodyAt < index) return;
    const found = FIELD.exec(line);
    const name = found?.[1]?.toLowerCase();
    if (name === 'body') bodyAt = index;
    else if (name) fields.set(name, (found?.[2] ?? '').trim());
    else if (DATE.test(line)) published ??= DATE.exec(line)?.[1];
    else if (line.trim() !== '' && !/^\s*(?:Copyright|All Rights Reserved|Copyright ©)/i.test(line))
      free.push(line.trim());
    if (name === 'length' && !/^\s*Body\s*$/im.test(part)) bodyAt = lastField(lines, index);
  });
  const body = lines.slice(bodyAt + 1);
  const end = body.findIndex((line) => TAIL.test(line));
  const pieces = paragraphs((end < 0 ? body : body.slice(0, end)).join('\n'));
  if (bodyAt < 0 || pieces.length === 0) return undefined;
  // Newer exports put the headline first, then the outlet; older ones the outlet, then HEADLINE.
  const headline = fields.get('headline');
  const [first, second] = free;
  const title = headline ?? (second !== undefined ? first : undefined);
  const outlet = headline ? first : (second ?? first);
  return assembled(
    pieces,
    { title, outlet, byline: fields.get('byline'), published, language: undefined },
    'Nexis export',
  );
}

/** The last of the lines with fields that follow one another from a line on. */
function lastField(lines: readonly string[], from: number): number {
  let last = from;
  for (let index = from + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (FIELD.test(line)) last = index;
    else if (line.trim() !== '') break;
  }
  return last;
}

function factiva(part: string): DocumentInput | undefined {
  const lines = part.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => /^\d[\d,]* words$/i.test(line));
  if (at < 0) return undefined;
  const head = lines.slice(0, at).filter((line) => line !== '');
  const bylineAt = head.findIndex((line) => /^by\s/i.test(line));
  const title = (bylineAt >= 0 ? head.slice(0, bylineAt) : head).at(-1);
  const meta = lines.slice(at + 1);
  const dateAt = meta.findIndex((line) => DATE.test(line));
  const isTime = (line: string | undefined) => /^\d{1,2}:\d\d/.test(line ?? '');
  const afterDate = meta.slice(dateAt + 1).filter((line) => line !== '' && !isTime(line));
  const outlet = dateAt >= 0 ? afterDate[0] : undefined;
  const languageAt = meta.findIndex((line) =>
    /^(?:English|French|Arabic|Russian|Spanish|German|Persian|Ukrainian)$/i.test(line),
  );
  const rightsAt = meta.findIndex((line) => /^(?:\(c\)|©|Copyright)/i.test(line));
  const bodyAt = Math.max(languageAt, rightsAt, dateAt);
  const pieces = paragraphs(meta.slice(bodyAt + 1).join('\n'));
  if (bodyAt < 0 || pieces.length === 0) return undefined;
  const published = DATE.exec(meta[dateAt] ?? '')?.[1];
  const byline = bylineAt >= 0 ? head[bylineAt] : undefined;
  return assembled(pieces, { title, outlet, byline, published, language: undefined }, 'Factiva export');
}

function paragraphs(text: string): Piece[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((one): Piece => ({ kind: 'paragraph', text: one.replace(/\s+/g, ' ').trim() }))
    .filter(({ text: words }) => words !== '');
}

function assembled(
  pieces: Piece[],
  {
    title,
    outlet,
    byline,
    published,
  }: Record<'title' | 'outlet' | 'byline' | 'published' | 'language', string | undefined>,
  from: string,
): DocumentInput {
  return {
    ...layOut([...(title ? [{ kind: 'title' as const, text: title }] : []), ...pieces]),
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(byline && {
      byline: byline
        .replace(/^by\s+/i, '')
        .split(/\s*(?:;|,|\band\b)\s*/)
        .filter(Boolean),
    }),
    ...(published && { published }),
    statedIn: { title: from, outlet: from, byline: from, published: from },
  };
}
