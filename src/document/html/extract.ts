/** Which of a page's blocks are its article: the library's choice (readability), corrected by rules of our own. */
import { Readability } from '@mozilla/readability';
import { checkLimit, type Limits } from '../limits.js';
import type { DomDocument, DomElement, DomNode, ParsedPage } from './dom.js';
import { isElement, isText } from './dom.js';
import { type Candidate, listBlocks } from './walk.js';
import type { Measures } from './zones.js';

/** A candidate with whether the library keeps it. */
export interface Judged extends Candidate {
  kept: boolean;
}

/**
 * The library's time grows with the page's depth and, for some shapes, with the square of its elements. Articles have
 * some thousands of elements and some tens of levels; pages far beyond that are judged by our own rules alone.
 */
const LIBRARY_ELEMENTS = 30_000;
const LIBRARY_DEPTH = 200;
/** A single block of so many inline elements is no article either, and the library walks them again and again. */
const LIBRARY_CHARACTERS = 1_000_000;

/**
 * Lists a page's blocks and judges them: by the library, or where the page is too large for it, by rules alone. The
 * tree is spent afterwards.
 *
 * @throws DocumentError `limit-characters`, `limit-seconds`
 */
export function judgeBlocks(page: ParsedPage, limits: Limits, checkTime: () => void): Judged[] {
  const root = page.document.documentElement;
  if (!root) return [];
  const candidates = listBlocks(root, measure(root));
  const characters = candidates.reduce((sum, { text }) => sum + text.length, 0);
  checkLimit('characters', characters, limits);
  checkTime();
  const isLarge =
    page.elements > LIBRARY_ELEMENTS || page.depth > LIBRARY_DEPTH || characters > LIBRARY_CHARACTERS;
  const kept = isLarge ? undefined : keptByLibrary(page.document, candidates);
  if (kept && kept.size > 0) return candidates.map((block, index) => ({ ...block, kept: kept.has(index) }));
  return candidates.map((block) => ({ ...block, kept: !block.zone || block.zone === 'media' }));
}

function keptByLibrary(document: DomDocument, candidates: readonly Candidate[]): Set<number> {
  for (const zoneRoot of zoneRoots(candidates)) zoneRoot.remove();
  return matchInOrder(
    candidates.map(({ text, zone }) => (zone && zone !== 'media' ? '' : text)),
    survivingTexts(document),
  );
}

/** The texts of the blocks that the library leaves of the page. */
function survivingTexts(document: DomDocument): string[] {
  // biome-ignore lint/suspicious/noExplicitAny: the library's types want the browser's own DOM types
  const reader = new Readability<DomElement>(document as any, {
    charThreshold: 250,
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomElement,
  });
  const content = reader.parse()?.content;
  return content ? listBlocks(content).map(({ text }) => text) : [];
}

/**
 * Finds the surviving texts among the candidates again: the library moves, renames and copies elements, but what it
 * keeps mostly stays in order.
 *
 * @returns indices of the candidates found
 */
function matchInOrder(candidates: readonly string[], survivors: readonly string[]): Set<number> {
  const places = new Map<string, number[]>();
  for (let index = candidates.length - 1; index >= 0; index--) {
    const text = candidates[index] ?? '';
    const known = places.get(text);
    if (known) known.push(index);
    else places.set(text, [index]);
  }
  const found = new Set<number>();
  let last = -1;
  for (const text of survivors) {
    const left = places.get(text);
    if (!left) continue;
    let index = left.pop();
    const first = index;
    while (index !== undefined && index < last) index = left.pop();
    index ??= first;
    if (index === undefined) continue;
    found.add(index);
    last = Math.max(last, index);
  }
  return found;
}

/** The elements that open the zones which the candidates stand in. */
function zoneRoots(candidates: readonly Candidate[]): Set<DomElement> {
  const roots = candidates.flatMap(({ zone, zoneRoot }) => (zoneRoot && zone !== 'media' ? [zoneRoot] : []));
  return new Set(roots);
}

/** Measures each element once, from the leaves up. */
function measure(root: DomElement): Measures {
  const lengths = new Map<DomNode, number>();
  const quoting = new Set<DomNode>();
  const visit = (node: DomNode): number => {
    if (isText(node)) return (node.textContent ?? '').trim().length;
    if (!isElement(node) || node.localName === 'script' || node.localName === 'style') return 0;
    let length = 0;
    let quotes = false;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      length += visit(child);
      quotes ||= quoting.has(child);
    }
    lengths.set(node, length);
    if (quotes || (node.localName === 'blockquote' && length > 0)) quoting.add(node);
    return length;
  };
  visit(root);
  return {
    textLength: (element) => lengths.get(element) ?? 0,
    holdsQuotation: (element) => quoting.has(element),
  };
}
