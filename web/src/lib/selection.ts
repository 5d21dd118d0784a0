/** What is selected on the page, as a range of the report's text. */
import type { Span } from './types.js';

/** Pieces of the text carry where they start in `data-start`. */
export function selectedSpan(): Span | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

function offsetOf(node: Node, offset: number): number | undefined {
  const isText = node.nodeType === Node.TEXT_NODE;
  const piece = (isText ? node.parentElement : (node as Element))?.closest<HTMLElement>('[data-start]');
  return piece ? Number(piece.dataset.start) + (isText ? offset : 0) : undefined;
}
