/** The judged blocks of a page → the pieces of its text. */
import type { Warning } from '../../report.js';
import type { Piece } from '../layout.js';
import type { Judged } from './extract.js';

export function choosePieces(
  judged: readonly Judged[],
  title: string | undefined,
): { pieces: Piece[]; warnings: Warning[] } {
  const kept = judged.filter((block) => block.kept && block.text !== title);
  const pieces = kept.map((block): Piece => ({ kind: kindOf(block), text: block.text }));
  return { pieces, warnings: [] };
}

function kindOf({ kind }: Judged): Piece['kind'] {
  return kind === 'heading' || kind === 'caption' ? kind : 'paragraph';
}
