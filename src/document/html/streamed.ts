/** Bodies that a page carries in hidden blocks, to be moved into sight by its scripts, which are not run here. */
import { type DomDocument, type DomElement, type DomNode, isElement, isText } from './dom.js';
import { isHidden, show, zoneNamed } from './zones.js';

/**
 * React streams a part that was not ready in a hidden block whose id is `S:` and a number, for a placeholder
 * `template` whose id is `B:` and the same number; frameworks put a prefix before both letters.
 */
const STREAMED_ID = /^(?:[\w-]{0,40}:)?S:[\da-f]{1,8}$/i;

/** A text so long, outside links, is running text. */
const PROSE_CHARACTERS = 80;
/** A page with fewer visible pieces of running text than this shows no article; one that hides as many hides it. */
const FEWEST_PIECES = 3;

/**
 * Shows what a page's own scripts would: its streamed parts, and where it shows no running text at all, the hidden
 * blocks that hold some (bodies that wait for a font, a consent or a fold), unless they are named as something else.
 */
export function showHiddenBodies(document: DomDocument): void {
  const root = document.body ?? document.documentElement;
  if (!root) return;
  const hidden: { element: DomElement; pieces: number }[] = [];
  const visible = countProse(root, hidden);
  for (const { element } of hidden) if (STREAMED_ID.test(element.id)) show(element);
  if (visible >= FEWEST_PIECES) return;
  for (const { element, pieces } of hidden)
    if (pieces >= FEWEST_PIECES && zoneNamed(element) === undefined) show(element);
}

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'form',
  'dialog',
  'nav',
  'footer',
]);

/** Counts an element's visible pieces of running text, and lists the hidden elements in it with theirs. */
function countProse(element: DomElement, hidden: { element: DomElement; pieces: number }[]): number {
  let pieces = 0;
  for (let child: DomNode | null = element.firstChild; child; child = child.nextSibling) {
    if (isText(child)) {
      if ((child.textContent ?? '').trim().length >= PROSE_CHARACTERS) pieces++;
      continue;
    }
    if (!isElement(child) || SKIPPED.has(child.localName) || child.localName === 'a') continue;
    const inside = countProse(child, hidden);
    if (isHidden(child)) hidden.push({ element: child, pieces: inside });
    else pieces += inside;
  }
  return pieces;
}
