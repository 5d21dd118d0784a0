/** Which of a page's blocks are its article: the library's choice (readability), corrected by rules of our own. */

import { Readability } from '@mozilla/readability';
import { checkLimit, type Limits } from '../../container/index.js';
import type { DomDocument, DomElement, ParsedPage } from './dom.js';
import { findEntries } from './entries.js';
import { measure } from './measure.js';
import { showHiddenBodies } from './streamed.js';
import { type Candidate, listBlocks } from './walk.js';

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
 * @param title the page's title: the part that its heading stands in is no zone
 * @throws DocumentError `limit-characters`, `limit-seconds`
 */
export function judgeBlocks(
  page: ParsedPage,
  title: string | undefined,
  limits: Limits,
  checkTime: () => void,
): Judged[] {
  const root = page.document.documentElement;
  if (!root) return [];
  showHiddenBodies(page.document);
  const candidates = listBlocks(root, measure(root, title), findEntries(page.document));
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
    if (!left) {
      for (const index of partsOf(text, candidates, last + 1)) {
        found.add(index);
        last = index;
      }
      continue;
    }
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

/** So many candidates ahead are looked at for the parts of a block that the library ran together. */
const LOOK_AHEAD = 40;

/** Which candidates, from one on, a surviving text is made of: the library drops line breaks between them. */
function partsOf(text: string, candidates: readonly string[], from: number): number[] {
  const bare = (part: string) => part.replace(/\s+/g, '');
  const whole = bare(text);
  const parts: number[] = [];
  let at = 0;
  for (
    let index = from;
    index < Math.min(candidates.length, from + LOOK_AHEAD) && at < whole.length;
    index++
  ) {
    const part = bare(candidates[index] ?? '');
    if (part === '' || !whole.startsWith(part, at)) continue;
    parts.push(index);
    at += part.length;
  }
  return parts;
}

/** The elements that open the zones which the candidates stand in. */
function zoneRoots(candidates: readonly Candidate[]): Set<DomElement> {
  const roots = candidates.flatMap(({ zone, zoneRoot }) => (zoneRoot && zone !== 'media' ? [zoneRoot] : []));
  return new Set(roots);
}
