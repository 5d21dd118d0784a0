/** The part of the DOM that this stage uses (linkedom's objects have it), and the parser behind it. */

import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { checkLimit, type Limits } from '../../container/index.js';

export interface DomNode {
  readonly nodeType: number;
  readonly parentNode: DomElement | null;
  readonly nextSibling: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly textContent: string | null;
  remove(): void;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly className: string;
  readonly id: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument extends DomNode {
  readonly documentElement: DomElement | null;
  readonly head: DomElement | null;
  readonly body: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === 3;
}

export interface ParsedPage {
  document: DomDocument;
  /** How many elements it has, and how deep they are nested. */
  elements: number;
  depth: number;
}

/**
 * Parses a page into a tree. Scripts are text like any other, nothing is run or fetched.
 *
 * @throws DocumentError `limit-depth`, before a tree is built that could exhaust the stack
 */
export function parsePage(html: string, limits: Limits): ParsedPage {
  const shape = shapeOf(html, limits);
  const { document } = parseHTML(withRoot(html, shape));
  const { elements, depth } = shape;
  return { document: document as unknown as DomDocument, elements, depth };
}

interface Shape {
  elements: number;
  depth: number;
  hasRoot: boolean;
}

/** Runs through the tags once, with no tree. */
function shapeOf(html: string, limits: Limits): Shape {
  const seen = new Set<string>();
  let elements = 0;
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === 'html' || name === 'body') seen.add(name);
        elements++;
        checkLimit('nodes', ++nodes, limits);
        depth++;
        if (depth > deepest) deepest = depth;
        checkLimit('depth', depth, limits);
      },
      ontext() {
        checkLimit('nodes', ++nodes, limits);
      },
      oncomment() {
        checkLimit('nodes', ++nodes, limits);
      },
      onclosetag() {
        depth--;
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return { elements, depth: deepest, hasRoot: seen.size === 2 };
}

const HTML_TAG = /<html\b[^<>]{0,1000}>/i;
const FRAME_TAGS = /<\/?(?:html|head|body)\b[^<>]{0,1000}>|<!doctype\b[^<>]{0,1000}>/gi;
const END_TAGS = /<\/(?:body|html)\s{0,9}>/gi;

/**
 * Browsers supply the html and body elements that a page leaves out, and take what stands after `</body>` as body; the
 * parser does neither.
 */
function withRoot(html: string, { hasRoot }: Shape): string {
  if (hasRoot) return html.replace(END_TAGS, '');
  const root = HTML_TAG.exec(html)?.[0] ?? '<html>';
  return `<!doctype html>${root}<head></head><body>${html.replace(FRAME_TAGS, '')}</body></html>`;
}
