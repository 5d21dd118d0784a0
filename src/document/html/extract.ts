/** Which of a page's blocks are its article: the library's choice (readability), corrected by rules of our own. */
import { Readability } from '@mozilla/readability';
import type { DomDocument, DomElement, DomNode } from './dom.js';
import { isElement, isText } from './dom.js';
import { type Candidate, listBlocks } from './walk.js';

const MARK = 'data-headwater';

/** A candidate with whether the library keeps it. */
export interface Judged extends Candidate {
  kept: boolean;
}

/**
 * Lists a page's blocks and lets the library judge them. The tree is spent afterwards.
 */
export function judgeBlocks(document: DomDocument): Judged[] {
  const root = document.documentElement;
  if (!root) return [];
  const candidates = listBlocks(root, measureText(root));
  const owners = new Map<DomElement, number>();
  for (const { owner } of candidates) if (!owners.has(owner)) owners.set(owner, owners.size);
  for (const [owner, number] of owners) owner.setAttribute(MARK, String(number));
  for (const zoned of topmostZoned(candidates)) zoned.remove();
  const survivors = survivingBlocks(document);
  return candidates.map((candidate): Judged => {
    const key = keyOf(owners.get(candidate.owner), candidate.text);
    const left = survivors.get(key) ?? 0;
    if (left > 0) survivors.set(key, left - 1);
    return { ...candidate, kept: left > 0 };
  });
}

function keyOf(owner: string | number | undefined, text: string): string {
  return `${owner}\n${text}`;
}

/** Runs the library on the tree and counts the marked blocks that are left. */
function survivingBlocks(document: DomDocument): Map<string, number> {
  const survivors = new Map<string, number>();
  // biome-ignore lint/suspicious/noExplicitAny: the library's types want the browser's own DOM types
  const reader = new Readability<DomElement>(document as any, {
    charThreshold: 250,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomElement,
  });
  const content = reader.parse()?.content;
  if (!content) return survivors;
  for (const { owner, text } of listBlocks(content)) {
    const key = keyOf(markOf(owner), text);
    survivors.set(key, (survivors.get(key) ?? 0) + 1);
  }
  return survivors;
}

function markOf(owner: DomElement): string | undefined {
  for (let element: DomElement | null = owner; element && isElement(element); element = element.parentNode) {
    const mark = element.getAttribute(MARK);
    if (mark !== null) return mark;
  }
  return undefined;
}

/** The elements that open the zones which the candidates stand in. */
function topmostZoned(candidates: readonly Candidate[]): Set<DomElement> {
  const roots = candidates.flatMap(({ zone, zoneRoot }) => (zoneRoot && zone !== 'media' ? [zoneRoot] : []));
  return new Set(roots);
}

/** Counts each element's characters of text once, from the leaves up. */
function measureText(root: DomElement): (element: DomElement) => number {
  const lengths = new Map<DomNode, number>();
  const measure = (node: DomNode): number => {
    if (isText(node)) return (node.textContent ?? '').trim().length;
    if (!isElement(node) || node.localName === 'script' || node.localName === 'style') return 0;
    let length = 0;
    for (let child = node.firstChild; child; child = child.nextSibling) length += measure(child);
    lengths.set(node, length);
    return length;
  };
  measure(root);
  return (element) => lengths.get(element) ?? 0;
}
