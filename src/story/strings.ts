/** Strings of words that two reports share, passage by passage: robust to cuts, edits of names and lost punctuation. */
import type { Span } from '../report.js';
import type { Signature } from './signature.js';
import { mix } from './words.js';

/** Words in a row that make it unlikely that two people wrote the same. */
const ROW = 5;
/** Words between two shared rows that an edit may have changed. */
const EDITED = 4;

export interface Shared {
  /** Share of the shorter report's words that stand in shared strings. */
  share: number;
  /** Share of each report's own words. */
  of: [number, number];
  passages: { here: Span; there: Span }[];
}

const rows = new WeakMap<Signature, Map<number, number>>();

/** Each row of words by its hash, with the word at which it first begins. */
function rowsOf(signature: Signature): Map<number, number> {
  const before = rows.get(signature);
  if (before) return before;
  const { hashes } = signature.words;
  const found = new Map<number, number>();
  for (let i = 0; i + ROW <= hashes.length; i++) {
    const row = rowAt(hashes, i);
    if (!found.has(row)) found.set(row, i);
  }
  rows.set(signature, found);
  return found;
}

export function rowAt(hashes: Int32Array, at: number): number {
  let value = 0;
  for (let k = 0; k < ROW; k++) value = mix(value, hashes[at + k] as number);
  return value;
}

export function sharedStrings(
  a: Signature,
  b: Signature,
  isFurniture: (row: number) => boolean = () => false,
): Shared {
  const mine = a.words.hashes;
  const other = rowsOf(b);
  const here = new Uint8Array(mine.length);
  const there = new Uint8Array(b.words.hashes.length);
  const matches: [number, number][] = [];
  for (let i = 0; i + ROW <= mine.length; i++) {
    const row = rowAt(mine, i);
    const j = other.get(row);
    if (j === undefined || isFurniture(row)) continue;
    matches.push([i, j]);
    here.fill(1, i, i + ROW);
    there.fill(1, j, j + ROW);
  }
  const sum = (marks: Uint8Array) => marks.reduce((total, mark) => total + mark, 0);
  const of: [number, number] = [sum(here) / Math.max(1, here.length), sum(there) / Math.max(1, there.length)];
  return { share: Math.max(...of), of, passages: passagesOf(a, b, matches) };
}

function passagesOf(a: Signature, b: Signature, matches: readonly [number, number][]): Shared['passages'] {
  const passages: { i: number; j: number; iEnd: number; jEnd: number }[] = [];
  for (const [i, j] of matches) {
    const last = passages.at(-1);
    if (last && i <= last.iEnd + EDITED && j >= last.j && j <= last.jEnd + EDITED) {
      last.iEnd = Math.max(last.iEnd, i + ROW);
      last.jEnd = Math.max(last.jEnd, j + ROW);
    } else passages.push({ i, j, iEnd: i + ROW, jEnd: j + ROW });
  }
  const span = ({ words }: Signature, from: number, to: number): Span => ({
    start: words.starts[from] as number,
    end: words.ends[to - 1] as number,
  });
  return passages.map(({ i, j, iEnd, jEnd }) => ({ here: span(a, i, iEnd), there: span(b, j, jEnd) }));
}
