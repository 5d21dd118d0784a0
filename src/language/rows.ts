/** Sentences → rows of pieces that the network can take → batches of rows of about the same length. */
import type { Tensor } from 'onnxruntime-node';
import type { Span } from '../report.js';
import { isSpaceAt, Kind, kindAt } from './characters.js';
import type { Model } from './model.js';
import { shapeOf, type Vocabulary } from './pieces.js';

/** Pieces in one row, the two that frame it among them: what the network was trained for. */
const LONGEST_ROW = 256;
const ROW_START = 2;
const ROW_END = 3;
/** A row that has to be cut is cut after punctuation if there is some in its second half. */
const SHORTEST_CUT = 128;
/**
 * Pieces in one batch, padding included. Measured on two cores over news: smaller batches keep the cores waiting for
 * each other, larger ones fall out of the caches.
 */
const BATCH_PIECES = 1024;

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
export function rowsOf(
  text: string,
  words: readonly Span[],
  sentence: number,
  vocabulary: Vocabulary,
): Row[] {
  const pieces = words.map(({ start, end }) => vocabulary.cut(text.slice(start, end)));
  const shapes = words.map(({ start, end }, index) => {
    const before = index === 0 || (words[index - 1]?.end ?? 0) < start;
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
 * Rows in batches, longest rows first, so that rows of one batch have about the same length. What is in a batch
 * depends on the rows alone: the same text is read in the same batches every time.
 */
export function batchesOf(rows: readonly Row[], mostPieces = BATCH_PIECES): Row[][] {
  const order = rows.map((_, index) => index);
  order.sort((a, b) => (rows[b] as Row).pieces.length - (rows[a] as Row).pieces.length || a - b);
  const batches: Row[][] = [];
  let longest = 0;
  for (const index of order) {
    const row = rows[index] as Row;
    const batch = batches.at(-1);
    if (batch && (batch.length + 1) * longest <= mostPieces) batch.push(row);
    else {
      batches.push([row]);
      longest = row.pieces.length;
    }
  }
  return batches;
}

/** The network's inputs for one batch, as model/CONTRACT.md says. */
export function inputsOf(batch: readonly Row[], model: Pick<Model, 'tensor'>): Record<string, Tensor> {
  const pieces = batch.reduce((most, row) => Math.max(most, row.pieces.length), 0);
  const words = batch.reduce((most, row) => Math.max(most, row.shapes.length), 0);
  const filled = (width: number, values: (row: Row) => readonly number[]) => {
    const data = new Int32Array(batch.length * width);
    for (const [index, row] of batch.entries()) data.set(values(row), index * width);
    return model.tensor(data, [batch.length, width]);
  };
  return {
    pieces: filled(pieces, (row) => row.pieces),
    first: filled(words, (row) => row.first),
    last: filled(words, (row) => row.last),
    shapes: filled(words, (row) => row.shapes),
  };
}
