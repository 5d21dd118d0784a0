/** Strings of words that two reports share, passage by passage: robust to cuts, edits of names and lost punctuation. */
import type { Span } from '../report.js';
import type { Signature } from './signature.js';
import { mix } from './words.js';

/** Words in a row that make it unlikely that two people wrote the same. */
export const ROW = 5;
/** Words between two shared rows that an edit may have changed. */
const EDITED = 4;

export interface Shared {
  /** Share of the shorter report's words that stand in shared strings. */
  share: number;
  /** Share of each report's own words. */
  of: [number, number];
  passages: { here: Span; there: Span }[];
}

interface Rows {
  /** Rows in ascending order, and where each begins. */
  sorted: Int32Array;
  at: Int32Array;
}

const rows = new WeakMap<Signature, Rows>();

/** Every row of words, sorted, so that two reports are laid side by side in one pass. */
function rowsOf(signature: Signature): Rows {
  const before = rows.get(signature);
  if (before) return before;
  const { hashes } = signature.words;
  const count = Math.max(0, hashes.length - ROW + 1);
  // Row and place in one number, so that sorting is the machine's own.
  const both = new Float64Array(count);
  for (let i = 0; i < count; i++) both[i] = rowAt(hashes, i) * PLACES + i;
  both.sort();
  const sorted = new Int32Array(count);
  const at = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const value = both[i] as number;
    sorted[i] = Math.floor(value / PLACES);
    at[i] = value - Math.floor(value / PLACES) * PLACES;
  }
  const found = { sorted, at };
  rows.set(signature, found);
  return found;
}

const PLACES = 4096; // more than there are words in a signature

function rowAt(hashes: Int32Array, at: number): number {
  let value = 0;
  for (let k = 0; k < ROW; k++) value = mix(value, hashes[at + k] as number);
  return value;
}

/** Of the rows of a report one in so many is looked at across all reports, always the same ones. */
const SAMPLE = 8;

/** Whether a row of words is one of those that are looked at across reports. */
function isSampled(row: number): boolean {
  return (row >>> 0) % SAMPLE === 0;
}

/** The sampled rows of a report, each with the word at which it begins. */
export function sampledAt({ words: { hashes } }: Signature): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i + ROW <= hashes.length; i++) {
    const row = rowAt(hashes, i);
    if (isSampled(row)) found.push([i, row]);
  }
  return found;
}

/** The sampled rows of a report. */
export function sampledRows(signature: Signature): number[] {
  return sampledAt(signature).map(([, row]) => row);
}

const NO_FURNITURE: ReadonlySet<number> = new Set();

/** @param furniture sampled rows that recur over days: what an outlet puts under every report, background */
export function sharedStrings(
  a: Signature,
  b: Signature,
  furniture: ReadonlySet<number> = NO_FURNITURE,
): Shared {
  if (!mayShare(a, b)) return NOTHING_SHARED;
  const mine = a.words.hashes;
  const [x, y] = [rowsOf(a), rowsOf(b)];
  const matches: [number, number][] = [];
  for (let i = 0, j = 0; i < x.sorted.length && j < y.sorted.length; ) {
    const [p, q] = [x.sorted[i] as number, y.sorted[j] as number];
    if (p < q) i++;
    else if (p > q) j++;
    else matches.push([x.at[i++] as number, y.at[j] as number]);
  }
  if (matches.length === 0) return NOTHING_SHARED;
  matches.sort(([p], [q]) => p - q);
  const here = new Uint8Array(mine.length);
  const there = new Uint8Array(b.words.hashes.length);
  const own = furniture.size > 0 ? withoutFurniture(matches, mine, furniture) : matches;
  for (const [i, j] of own) {
    here.fill(1, i, i + ROW);
    there.fill(1, j, j + ROW);
  }
  const of: [number, number] = [sum(here) / Math.max(1, here.length), sum(there) / Math.max(1, there.length)];
  return { share: Math.max(...of), of, passages: passagesOf(a, b, own) };
}

const NOTHING_SHARED: Shared = { share: 0, of: [0, 0], passages: [] };
/** Texts so short may share a sentence that holds no sampled row. */
const SHORT = 120; // words

const sampled = new WeakMap<Signature, Int32Array>();

/** The sampled rows in ascending order. */
function sampleOf(signature: Signature): Int32Array {
  let found = sampled.get(signature);
  if (!found) {
    found = Int32Array.from(sampledRows(signature)).sort();
    sampled.set(signature, found);
  }
  return found;
}

/** Two texts without one sampled row in common share next to nothing, and are not looked at word by word. */
function mayShare(a: Signature, b: Signature): boolean {
  if (Math.min(a.words.hashes.length, b.words.hashes.length) < SHORT) return true;
  const [x, y] = [sampleOf(a), sampleOf(b)];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const [p, q] = [x[i] as number, y[j] as number];
    if (p === q) return true;
    if (p < q) i++;
    else j++;
  }
  return false;
}

function sum(marks: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < marks.length; i++) total += marks[i] as number;
  return total;
}

/** Leaves out runs of shared words that stand between sampled rows which recur over days. */
function withoutFurniture(
  matches: readonly [number, number][],
  hashes: Int32Array,
  furniture: ReadonlySet<number>,
): [number, number][] {
  const kept: [number, number][] = [];
  let run: [number, number][] = [];
  const flush = () => {
    // Each row goes with the next sampled one of its run, the last ones with the one before.
    let recurs: boolean | undefined;
    const verdicts: (boolean | undefined)[] = new Array(run.length);
    for (let k = run.length - 1; k >= 0; k--) {
      const row = rowAt(hashes, (run[k] as [number, number])[0]);
      if (isSampled(row)) recurs = furniture.has(row);
      verdicts[k] = recurs;
    }
    const last = verdicts.findLast((verdict) => verdict !== undefined);
    for (const [k, match] of run.entries()) if (!(verdicts[k] ?? last ?? false)) kept.push(match);
    run = [];
  };
  for (const match of matches) {
    const before = run.at(-1);
    if (before && match[0] !== before[0] + 1) flush();
    run.push(match);
  }
  flush();
  return kept;
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
