/** What each element of a page holds: what tells a wrapper, or one part of a body in parts, from a zone. */
import { collapse } from '../metadata/tags.js';
import { type DomElement, type DomNode, isElement, isText } from './dom.js';
import { isBodyName, type Measures, nameOf } from './zones.js';

/** A piece of text so long, outside links, is prose rather than a label. */
const PROSE_CHARACTERS = 80;

/** What elements hold, by element or by name. */
interface Held {
  length: number;
  /** Characters, and pieces, of long text outside links. */
  prose: number;
  pieces: number;
}

const NOTHING: Held = { length: 0, prose: 0, pieces: 0 };

/**
 * Measures each element of a page once, from the leaves up.
 *
 * @param root the page's root element
 * @param title the page's title, to know the heading that shows it
 */
export function measure(root: DomElement, title: string | undefined): Measures {
  const held = new Map<DomNode, Held>();
  const byName = new Map<string, Held>();
  const quoting = new Set<DomNode>();
  const titled = new Set<DomNode>();
  const bodied = new Set<DomNode>();
  const open = new Set<string>();
  const visit = (node: DomNode, linked: boolean): void => {
    if (isText(node)) {
      const { length } = (node.textContent ?? '').trim();
      const isProse = length >= PROSE_CHARACTERS && !linked;
      held.set(node, { length, prose: isProse ? length : 0, pieces: isProse ? 1 : 0 });
      return;
    }
    if (!isElement(node) || node.localName === 'script' || node.localName === 'style') return;
    const tag = node.localName;
    const name = nameOf(node);
    // Within an element of the same name, a name is counted already.
    const isOutermost = !open.has(name);
    open.add(name);
    const sum = { ...NOTHING };
    for (let child = node.firstChild; child; child = child.nextSibling) {
      visit(child, linked || tag === 'a');
      add(sum, held.get(child) ?? NOTHING);
      for (const marks of [quoting, titled, bodied]) if (marks.has(child)) marks.add(node);
    }
    if (isOutermost) open.delete(name);
    held.set(node, sum);
    if (isOutermost) byName.set(name, add({ ...(byName.get(name) ?? NOTHING) }, sum));
    if (tag === 'blockquote' && sum.length > 0) quoting.add(node);
    if (tag === 'h1' && title && collapse(node.textContent ?? '') === title) titled.add(node);
    if (sum.pieces > 0 && isBodyName(name)) bodied.add(node);
  };
  visit(root, false);
  const whole = held.get(root) ?? NOTHING;
  const ofName = (element: DomElement) => byName.get(nameOf(element)) ?? NOTHING;
  const own = (element: DomElement) => held.get(element) ?? NOTHING;
  return {
    textShare: (element) => own(element).length / (whole.length || 1),
    // Teasers repeat their names too, but what they say is in links.
    proseShare: (element) => ofName(element).prose / (whole.prose || 1),
    proseCount: (element) => ofName(element).pieces,
    holdsQuotation: (element) => quoting.has(element),
    holdsTitle: (element) => titled.has(element),
    holdsBody: (element) => bodied.has(element),
  };
}

function add(sum: Held, part: Held): Held {
  sum.length += part.length;
  sum.prose += part.prose;
  sum.pieces += part.pieces;
  return sum;
}
