/** Texts of office programs: Word's .docx (Office Open XML), OpenDocument's .odt. */
import type { AnyNode, ChildNode, Document, Element } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { DocumentError } from './error.js';
import type { DocumentInput } from './input.js';
import { layOut, type Piece } from './layout.js';
import type { Limits } from './limits.js';
import { parseTree } from './tree.js';

/** The parts of an office file that are read, by their names in the archive. */
export interface OfficeParts {
  content: string;
  /** docProps/core.xml, meta.xml */
  meta?: string;
  limits: Limits;
}

const clean = (text: string) => text.replace(/[ \n\r\u00a0]+/g, ' ').trim();

/**
 * The text of a .docx with its headings; what is struck out in revisions, notes and fields' codes are left out.
 *
 * @throws DocumentError `no-text`
 */
export function docxInput({ content, meta, limits }: OfficeParts): DocumentInput {
  const body = DomUtils.findOne(({ name }) => name === 'w:body', parseTree(content, limits).children);
  const pieces = body
    ? piecesOf(body, { paragraph: /^w:p$/, row: 'w:tr', cell: 'w:tc' }, docxText, docxKind)
    : [];
  return finish(pieces, meta && parseTree(meta, limits), 'Word');
}

/** The text of an .odt with its headings. @throws DocumentError `no-text` */
export function odtInput({ content, meta, limits }: OfficeParts): DocumentInput {
  const body = DomUtils.findOne(({ name }) => name === 'office:text', parseTree(content, limits).children);
  const names = { paragraph: /^text:[ph]$/, row: 'table:table-row', cell: 'table:table-cell' };
  const pieces = body ? piecesOf(body, names, odtText, odtKind) : [];
  return finish(pieces, meta && parseTree(meta, limits), 'OpenDocument');
}

interface Names {
  paragraph: RegExp;
  row: string;
  cell: string;
}

function piecesOf(
  body: Element,
  names: Names,
  textOf: (node: ChildNode) => string,
  kindOf: (paragraph: Element) => Piece['kind'],
): Piece[] {
  const pieces: Piece[] = [];
  const visit = (element: Element): void => {
    if (/^(?:w:del|text:tracked-changes|text:note)$/.test(element.name)) return;
    if (element.name === names.row) {
      const cells = element.children.filter(
        (child): child is Element => DomUtils.isTag(child) && child.name === names.cell,
      );
      pieces.push({
        kind: 'paragraph',
        text: cells
          .map((cell) => clean(textOf(cell)))
          .join('\t')
          .trim(),
      });
    } else if (names.paragraph.test(element.name)) {
      const text = textOf(element)
        .split('\n')
        .map((line) => line.replace(/[ \r\u00a0]+/g, ' ').trim())
        .join('\n')
        .trim();
      pieces.push({ kind: kindOf(element), text });
    } else for (const child of element.children) if (DomUtils.isTag(child)) visit(child);
  };
  visit(body);
  return pieces.filter(({ text }) => text !== '');
}

function docxText(node: ChildNode): string {
  if (!DomUtils.isTag(node)) return '';
  if (node.name === 'w:t') return DomUtils.textContent(node);
  if (node.name === 'w:tab') return '\t';
  if (node.name === 'w:br' || node.name === 'w:cr') return '\n';
  if (/^w:(?:del|instrText|footnoteReference|pPr|rPr)$|^mc:Fallback$/.test(node.name)) return '';
  const inner = node.children.map(docxText).join('');
  return node.name === 'w:p' ? `${inner} ` : inner;
}

function docxKind(paragraph: Element): Piece['kind'] {
  const style =
    DomUtils.findOne(({ name }) => name === 'w:pStyle', paragraph.children)?.attribs['w:val'] ?? '';
  if (/^title$/i.test(style)) return 'title';
  return /^(?:heading|berschrift|titre|titolo|überschrift)\s?\d/i.test(style)
    ? 'heading'
    : /^caption$/i.test(style)
      ? 'caption'
      : 'paragraph';
}

function odtText(node: ChildNode): string {
  if (DomUtils.isText(node)) return node.data;
  if (!DomUtils.isTag(node)) return '';
  if (node.name === 'text:tab') return '\t';
  if (node.name === 'text:line-break') return '\n';
  if (node.name === 'text:s') return ' '.repeat(Math.min(Number(node.attribs['text:c'] ?? 1) || 1, 100));
  if (/^(?:text:note|office:annotation)$/.test(node.name)) return '';
  return node.children.map(odtText).join('');
}

function odtKind(paragraph: Element): Piece['kind'] {
  if (paragraph.name === 'text:h') return 'heading';
  return /^Title$/i.test(paragraph.attribs['text:style-name'] ?? '') ? 'title' : 'paragraph';
}

/** Titles that programs write by themselves. */
const NO_TITLE = /^(?:untitled|document\d*|word document|microsoft word.*|.*\.(?:docx?|odt))$/i;

function finish(pieces: Piece[], meta: Document | '' | undefined, from: string): DocumentInput {
  if (pieces.length === 0) throw new DocumentError('no-text', `the document (${from}) holds no text`);
  const said = (name: string) => {
    const found = meta && DomUtils.findOne((element) => element.name === name, meta.children as AnyNode[]);
    return (found && clean(DomUtils.textContent(found))) || undefined;
  };
  const stated = said('dc:title');
  const own = pieces.find(({ kind }) => kind === 'title')?.text;
  const title = own ?? (stated && !NO_TITLE.test(stated) ? stated : undefined);
  // One word is a user's name on the computer.
  const author = said('meta:initial-creator') ?? said('dc:creator');
  const seen = said('dcterms:modified') ?? said('dc:date') ?? said('dcterms:created');
  const only = pieces.filter(
    (piece, index) => piece.kind !== 'title' || pieces.findIndex(({ kind }) => kind === 'title') === index,
  );
  return {
    ...layOut(only),
    ...(title && { title }),
    ...(author && /\S\s+\S/.test(author) && { byline: [author] }),
    ...(seen && { seen }),
    statedIn: {
      title: own ? 'title in the text' : `${from} properties`,
      byline: `${from} properties`,
      seen: `${from} properties: the day the file was last changed`,
    },
  };
}
