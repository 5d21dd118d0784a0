/** Two reports side by side: what both have. Pure. */
import type { Span } from './types.js';

/** A text cut at spans: each piece with the number of the span that it lies in. Joined they are the text. */
export function cutAt(text: string, spans: readonly Span[]): { text: string; span?: number }[] {
  const pieces: { text: string; span?: number }[] = [];
  let from = 0;
  const inOrder = spans.map((span, n) => ({ ...span, n })).sort((a, b) => a.start - b.start);
  for (const { start, end, n } of inOrder) {
    const begin = Math.max(from, start);
    if (end <= begin) continue;
    if (begin > from) pieces.push({ text: text.slice(from, begin) });
    pieces.push({ text: text.slice(begin, end), span: n });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
