/** Walks a page's tree once and lists its blocks of text, each with what tells a body from the rest. */
import { type DomElement, type DomNode, isElement, isText } from './dom.js';
import { isHidden, type Measures, type Zone, zoneOf } from './zones.js';

/** A run of text between the borders of block elements. */
export interface Candidate {
  text: string;
  /** The element that it stands in: the nearest block element. */
  owner: DomElement;
  /** The element that holds the owner: paragraphs of one body share it. */
  container: DomElement | null;
  kind: 'heading' | 'caption' | 'item' | 'row' | 'quote' | 'text';
  /** Characters of the text that are in links. */
  linked: number;
  /** The part of the page that it stands in, when that is not the article. */
  zone?: Zone;
  /** The element that opens the zone. */
  zoneRoot?: DomElement;
  /** When the entry of a live blog that it stands in was published. */
  published?: string;
}

const BLOCK = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary ' +
    'table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements whose content is no text of the page. */
const NO_TEXT = new Set(
  'script style noscript template head title meta link svg math object embed applet audio video canvas map iframe frame frameset select textarea button input datalist progress meter rp rt'.split(
    ' ',
  ),
);
const CELL = new Set(['td', 'th']);

/** What stands between two pieces of inline text: a `<br>`, the border of two cells. */
const LINE_BREAK = Symbol('line break');
const CELL_BORDER = Symbol('cell border');
type Part = string | typeof LINE_BREAK | typeof CELL_BORDER;

interface Open {
  block: DomElement;
  kind: Candidate['kind'];
  zone: Zone | undefined;
  zoneRoot: DomElement | undefined;
  linked: boolean;
  /** The row that it stands in lays the page out; its cells are no data. */
  layout: boolean;
  published: string | undefined;
}

/**
 * Lists the blocks of a page.
 *
 * @param root the element to walk; its depth is bounded by the limit on depth
 * @param measures what its elements hold, to tell zones from the article; without them no zones are told
 * @param entries elements with a time of publication of their own
 */
export function listBlocks(
  root: DomElement,
  measures?: Measures,
  entries: ReadonlyMap<DomElement, string> = new Map(),
): Candidate[] {
  const found: Candidate[] = [];
  let parts: Part[] = [];
  let linked = 0;

  const flush = (open: Open) => {
    const text = tidy(parts);
    if (text) {
      const { block, kind, zone, zoneRoot, published } = open;
      found.push({
        text,
        owner: block,
        container: block.parentNode,
        kind,
        linked: Math.min(linked, text.length),
        ...(zone && { zone, zoneRoot }),
        ...(published && { published }),
      });
    }
    parts = [];
    linked = 0;
  };
  const addText = (text: string, open: Open) => {
    const last = parts.at(-1);
    if (typeof last === 'symbol' && text.trim() === '') return;
    parts.push(text);
    if (open.linked) linked += text.trim().length;
  };
  const visitChildren = (element: DomElement, open: Open) => {
    for (let child = element.firstChild; child; child = child.nextSibling) visit(child, open);
  };
  const visit = (node: DomNode, open: Open): void => {
    if (isText(node)) addText(node.textContent ?? '', open);
    if (!isElement(node)) return;
    const tag = node.localName;
    if (NO_TEXT.has(tag) || isHidden(node)) return;
    // Two line breaks in a row are how old pages part paragraphs.
    if (tag === 'br') {
      if (parts.at(-1) === LINE_BREAK) flush(open);
      else parts.push(LINE_BREAK);
      return;
    }
    const published = entries.get(node) ?? open.published;
    const zone = open.zone ?? (measures ? zoneOf(node, measures) : undefined);
    const zoneRoot = open.zoneRoot ?? (zone && node);
    if (BLOCK.has(tag) || (CELL.has(tag) && open.layout)) {
      flush(open);
      const layout = tag === 'tr' ? isLayoutRow(node) : open.layout && !CELL.has(tag);
      const kind = layout ? 'text' : kindOf(node, open.kind);
      const inner: Open = { block: node, kind, zone, zoneRoot, linked: open.linked, layout, published };
      visitChildren(node, inner);
      flush(inner);
      return;
    }
    const zoneBegins = zone !== open.zone;
    if (zoneBegins) flush(open);
    const inner: Open = { ...open, zone, zoneRoot, linked: open.linked || tag === 'a', published };
    if (CELL.has(tag) && parts.length > 0) parts.push(CELL_BORDER);
    visitChildren(node, inner);
    if (zoneBegins) flush(inner);
  };

  visit(root, {
    block: root,
    kind: 'text',
    zone: undefined,
    zoneRoot: undefined,
    linked: false,
    layout: false,
    published: undefined,
  });
  return found;
}

/** More than this is no datum. */
const CELL_CHARACTERS = 200;
/** So much of a row is looked at. */
const CELL_NODES = 60;

/** Old pages lay themselves out with tables: their cells hold blocks, several lines or long text. */
function isLayoutRow(row: DomElement): boolean {
  let nodes = 0;
  const holdsLayout = (element: DomElement): boolean => {
    let characters = 0;
    let breaks = 0;
    for (let child = element.firstChild; child && nodes < CELL_NODES; child = child.nextSibling) {
      nodes++;
      if (isText(child)) characters += (child.textContent ?? '').trim().length;
      if (characters > CELL_CHARACTERS) return true;
      if (!isElement(child)) continue;
      if (child.localName === 'br' && ++breaks > 1) return true;
      if (LAYOUT.has(child.localName) || holdsLayout(child)) return true;
    }
    return false;
  };
  return holdsLayout(row);
}

/** Elements that no cell of data holds. */
const LAYOUT = new Set('table div h1 h2 h3 article section center'.split(' '));

function kindOf(element: DomElement, outer: Candidate['kind']): Candidate['kind'] {
  const tag = element.localName;
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (tag === 'figcaption' || tag === 'caption') return 'caption';
  if (outer === 'caption' || outer === 'heading') return outer;
  if (tag === 'li' || tag === 'dt' || tag === 'dd') return 'item';
  if (tag === 'tr') return 'row';
  if (tag === 'blockquote') return 'quote';
  return outer === 'row' ? 'text' : outer;
}

/** White space as a browser shows it: runs are one space, a `<br>` is a line end, cells are parted by tabs. */
function tidy(parts: readonly Part[]): string {
  let text = '';
  let run = '';
  for (const part of [...parts, LINE_BREAK] as const) {
    if (typeof part === 'string') {
      run += part;
      continue;
    }
    text += collapse(run) + (part === LINE_BREAK ? '\n' : '\t');
    run = '';
  }
  return text.trim();
}

function collapse(run: string): string {
  return run
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[ \t\n\r\f\v\u00a0]+/g, ' ')
    .trim();
}
