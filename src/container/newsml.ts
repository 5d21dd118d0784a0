/** News agencies' XML: NITF (IPTC), NewsML-G2 (IPTC) with its text inside. */
import type { AnyNode, Document, Element } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { decodeHtml } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { DocumentInput, OpenedDocument } from './input.js';
import { layOut, type Piece } from './layout.js';
import { parseTree } from './tree.js';

export async function* openNews(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { text } = decodeHtml(await collect(stream, context.limits));
  const tree = parseTree(text, context.limits);
  const items = all(tree, 'newsItem');
  const found = items.length > 0 ? items : all(tree, 'nitf');
  if (found.length === 0)
    throw new DocumentError('no-text', 'the news item holds no text of its own, only references');
  for (const [index, item] of found.entries()) {
    const name = found.length === 1 ? context.name : `${context.name}#${index + 1}`;
    const input = inputOf(item);
    if (input) yield { ok: true, name, input: { ...input, name } };
    else
      yield {
        ok: false,
        name,
        error: new DocumentError('no-text', 'the news item holds no text of its own'),
      };
  }
}

function inputOf(item: Element): DocumentInput | undefined {
  const pieces = paragraphsOf(item);
  if (pieces.length === 0) return undefined;
  const meta = first(item, 'contentMeta') ?? item;
  const title = textIn(meta, 'headline') ?? textIn(item, 'hl1') ?? textIn(item, 'title');
  const byline = textIn(meta, 'by') ?? textIn(item, 'byline');
  const outlet =
    nameIn(item, 'provider') ??
    nameIn(item, 'infoSource') ??
    textIn(item, 'distributor') ??
    first(item, 'doc.copyright')?.attribs.holder ??
    textIn(item, 'creditline');
  const published =
    textIn(item, 'firstCreated') ??
    textIn(item, 'contentCreated') ??
    textIn(item, 'versionCreated') ??
    normOf(first(item, 'date.issue')) ??
    normOf(first(item, 'date.release')) ??
    normOf(first(item, 'story.date'));
  const language = first(meta, 'language')?.attribs.tag ?? item.attribs['xml:lang'];
  const from = item.name.includes('nitf') ? 'NITF' : 'NewsML-G2';
  return {
    ...layOut([...(title ? [{ kind: 'title' as const, text: title }] : []), ...pieces]),
    ...(title && { title }),
    ...(byline && { byline: [byline.replace(/^by\s+/i, '')] }),
    ...(outlet && { outlet }),
    ...(published && { published }),
    ...(language && { language }),
    statedIn: { title: from, byline: from, outlet: from, published: from, language: from },
  };
}

/** The body's paragraphs and headings, in NITF or in the XHTML that NewsML-G2 carries. */
function paragraphsOf(item: Element): Piece[] {
  const body =
    first(item, 'body.content') ??
    first(item, 'inlineXML') ??
    first(item, 'inlineData') ??
    first(item, 'block');
  if (!body) return [];
  const parts = DomUtils.findAll(
    (element) => /^(?:p|h[1-6]|hl2|li)$/.test(localName(element)),
    body.children,
  );
  const pieces = parts.flatMap((element): Piece[] => {
    const text = clean(DomUtils.textContent(element));
    const kind = localName(element) === 'p' || localName(element) === 'li' ? 'paragraph' : 'heading';
    return text ? [{ kind, text }] : [];
  });
  if (pieces.length > 0) return pieces;
  return DomUtils.textContent(body)
    .split(/\n\s*\n/)
    .map((text): Piece => ({ kind: 'paragraph', text: clean(text) }))
    .filter(({ text }) => text !== '');
}

const localName = (element: Element) => element.name.replace(/^[\w-]+:/, '');
const all = (root: Document | Element, name: string): Element[] =>
  DomUtils.findAll((element) => localName(element) === name, root.children as AnyNode[]);
const first = (root: Document | Element, name: string): Element | undefined =>
  DomUtils.findOne((element) => localName(element) === name, root.children as AnyNode[]) ?? undefined;
const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
const textIn = (root: Element, name: string) => {
  const found = first(root, name);
  return (found && clean(DomUtils.textContent(found))) || undefined;
};
const nameIn = (root: Element, name: string) => {
  const found = first(root, name);
  return found && (textIn(found, 'name') ?? found.attribs.literal ?? undefined);
};

/** `20240507T100000Z` → `2024-05-07` */
function normOf(element: Element | undefined): string | undefined {
  if (!element || !DomUtils.isTag(element)) return undefined;
  const norm = element.attribs.norm ?? '';
  const compact = /^(\d{4})(\d\d)(\d\d)/.exec(norm);
  return compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : norm || undefined;
}
