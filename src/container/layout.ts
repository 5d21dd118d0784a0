/** Pieces of a page, put together into one text with blocks over it. */
import type { Block } from '../report.js';

/** A piece of a document before it has a place in the text. */
export interface Piece {
  kind: Block['kind'];
  text: string;
  /** EDTF: when it was published, where it has a time of its own. */
  published?: string;
  /** Where in a recording it is said: "00:01:07". */
  at?: string;
}

/** What parts two blocks of a text that Headwater puts together. */
const BETWEEN = '\n\n';

/**
 * Lays pieces out as one text, parted by a blank line; empty pieces are left out.
 *
 * @returns the text, and a block a piece: in order, not overlapping, in half-open UTF-16 offsets
 * @example layOut([{ kind: 'title', text: 'Ferry' }, { kind: 'paragraph', text: 'It sails.' }]).text // "Ferry\n\nIt sails."
 */
export function layOut(pieces: readonly Piece[]): { text: string; blocks: Block[] } {
  const blocks: Block[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const { kind, text, published, at: said } of pieces) {
    if (!text) continue;
    if (parts.length > 0) at += BETWEEN.length;
    blocks.push({
      kind,
      start: at,
      end: at + text.length,
      ...(published && { published }),
      ...(said && { at: said }),
    });
    parts.push(text);
    at += text.length;
  }
  return { text: parts.join(BETWEEN), blocks };
}
