/** Sentences → rows of pieces that the network can take → batches of rows of about the same length. */
import type { Span } from '../report.js';
import { isSpaceAt, Kind, kindAt } from './characters.js';
import type { Pieces } from './model.js';
import type { Numbers } from './network.js';
import { shapeOf } from './pieces.js';

/** Pieces in one row, the two that frame it among them: what the network was trained for. */
const LONGEST_ROW = 256;
const ROW_START = 2;
const ROW_END = 3;
/** A row that has to be cut is cut after punctuation if there is some in its second half. */
const SHORTEST_CUT = 128;
/**
 * Pieces in one batch, padding included, and what a run of the network costs besides its pieces, as measured: a run
 * costs as much as some 20 pieces, and every word is also compared with every other word of its row.
 */
const BATCH_PIECES = 512;
const RUN_COST = 20;
const PAIR_COST = 1 / 300;

/** A sentence, or a part of a long one: what the network reads at once. */
export interface Row {
  /** Index of the sentence. */
  sentence: number;
  /** Range of the sentence's words. */
  from: number;
  to: number;
  pieces: number[];
  /** For each word the index in `pieces` of its first and of its last piece. */
  first: number[];
  last: number[];
  shapes: number[];
}

/** The rows of one sentence: one, or several when it has more pieces than fit one. */
export function rowsOf(text: string, words: readonly Span[], sentence: number, vocabulary: Pieces): Row[] {
  const isApart = (index: number) => index === 0 || (words[index - 1]?.end ?? 0) < (words[index]?.start ?? 0);
  const pieces = words.map(({ start, end }, index) => vocabulary.cut(text.slice(start, end), isApart(index)));
  const shapes = words.map(({ start, end }, index) => {
    const before = isApart(index);
    const after = end >= text.length || isSpaceAt(text, end);
    return shapeOf(text.slice(start, end), before, after);
  });
  const rows: Row[] = [];
  let from = 0;
  while (from < words.length) {
    const to = cutAt(text, words, pieces, from);
    rows.push(rowOf(sentence, from, to, pieces, shapes));
    from = to;
  }
  return rows;
}

/** Where the row that starts at a word has to end. */
function cutAt(
  text: string,
  words: readonly Span[],
  pieces: readonly (readonly number[])[],
  from: number,
): number {
  let total = 2;
  let best = -1;
  for (let index = from; index < words.length; index++) {
    total += pieces[index]?.length ?? 0;
    if (total > LONGEST_ROW) return best > 0 ? best : index;
    const { start, end } = words[index] as Span;
    if (total >= SHORTEST_CUT && end - start === 1 && kindAt(text, start) === Kind.Punctuation)
      best = index + 1;
  }
  return words.length;
}

function rowOf(
  sentence: number,
  from: number,
  to: number,
  pieces: readonly (readonly number[])[],
  shapes: readonly number[],
): Row {
  const row: Row = {
    sentence,
    from,
    to,
    pieces: [ROW_START],
    first: [],
    last: [],
    shapes: shapes.slice(from, to),
  };
  for (let index = from; index < to; index++) {
    row.first.push(row.pieces.length);
    row.pieces.push(...(pieces[index] ?? []));
    row.last.push(row.pieces.length - 1);
  }
  row.pieces.push(ROW_END);
  return row;
}

/**
 * Rows in batches, longest first, so that rows of one batch have about the same length: of all ways to cut the
 * sorted rows, the one that costs the least. What is in a batch depends on the rows alone: the same text is read in
 * the same batches every time.
 */
export function batchesOf(rows: readonly Row[]): Row[][] {
  const sorted = rows.map((row, index) => ({ row, index }));
  sorted.sort((a, b) => b.row.pieces.length - a.row.pieces.length || a.index - b.index);
  const length = (at: number) => sorted[at]?.row.pieces.length ?? 0;
  // cheapest[n]: the cost of the first n rows; from[n]: where the last of their batches starts.
  const cheapest = new Float64Array(sorted.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(sorted.length + 1);
  cheapest[0] = 0;
  for (let start = 0; start < sorted.length; start++) {
    const longest = length(start);
    const most = Math.max(1, Math.floor(BATCH_PIECES / longest));
    for (let count = 1; count <= most && start + count <= sorted.length; count++) {
      const cost = (cheapest[start] as number) + costOf(count, longest);
      if (cost >= (cheapest[start + count] as number)) continue;
      cheapest[start + count] = cost;
      from[start + count] = start;
    }
  }
  const batches: Row[][] = [];
  for (let end = sorted.length; end > 0; end = from[end] as number) {
    batches.push(sorted.slice(from[end], end).map(({ row }) => row));
  }
  return batches.reverse();
}

/** What a batch costs, padding included, in the time of one piece. */
function costOf(rows: number, longest: number): number {
  return RUN_COST + rows * longest * (1 + longest * PAIR_COST);
}

/** The network's inputs for one batch, as model/CONTRACT.md says. */
export function inputsOf(batch: readonly Row[]): Record<string, Numbers> {
  const pieces = batch.reduce((most, row) => Math.max(most, row.pieces.length), 0);
  const words = batch.reduce((most, row) => Math.max(most, row.shapes.length), 0);
  const filled = (width: number, values: (row: Row) => readonly number[]) => {
    const data = new Int32Array(batch.length * width);
    for (const [index, row] of batch.entries()) data.set(values(row), index * width);
    return { data, dims: [batch.length, width] };
  };
  return {
    pieces: filled(pieces, (row) => row.pieces),
    first: filled(words, (row) => row.first),
    last: filled(words, (row) => row.last),
    shapes: filled(words, (row) => row.shapes),
  };
}
