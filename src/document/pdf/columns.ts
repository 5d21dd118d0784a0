/** Fragments of a page → lines in reading order, column by column. */
import type { Fragment } from './fragments.js';

/** A line of a column. */
export interface Line extends Fragment {
  page: number;
  /** The column's edges, to tell a full line from a short one. */
  columnLeft: number;
  columnRight: number;
  /** The line opens a column or page: the one before it stands elsewhere. */
  opensColumn: boolean;
}

/** A gutter lies in the middle part of what it parts. */
const MARGIN_SHARE = 0.2;
/** At most this share of the fragments may cross a gutter: titles, pictures' captions, tables. */
const CROSSING_SHARE = 0.2;
/** A column has at least so many lines, and each is text rather than a cell. */
const COLUMN_LINES = 4;
const COLUMN_LINE_CHARACTERS = 12;
/** Columns are text: their lines fill most of the width. */
const FILLED_SHARE = 0.5;
/** Columns within columns; more is a table. */
const DEEPEST = 3;

/**
 * Orders a page's fragments as they are read.
 *
 * @param fragments from top to bottom
 */
export function readingOrder(fragments: readonly Fragment[], page: number): Line[] {
  return columnsOf(fragments, 0).flatMap((column) => linesOf(column, page));
}

/** Parts the page at its gutters; what crosses one (a headline) parts the page into bands above and below. */
function columnsOf(fragments: readonly Fragment[], depth: number): Fragment[][] {
  const gutter = depth < DEEPEST ? findGutter(fragments) : undefined;
  if (gutter === undefined) return fragments.length > 0 ? [[...fragments]] : [];
  const columns: Fragment[][] = [];
  let band: Fragment[] = [];
  let spanning: Fragment[] = [];
  const closeBand = () => {
    const leftSide = band.filter((fragment) => middleOf(fragment) < gutter);
    const rightSide = band.filter((fragment) => middleOf(fragment) >= gutter);
    // A band read right to left begins with its right column.
    const sides = mostlyRightToLeft(band) ? [rightSide, leftSide] : [leftSide, rightSide];
    for (const side of sides) columns.push(...columnsOf(side, depth + 1));
    band = [];
  };
  const closeSpanning = () => {
    if (spanning.length > 0) columns.push(spanning);
    spanning = [];
  };
  for (const fragment of fragments) {
    if (crosses(fragment, gutter)) {
      closeBand();
      spanning.push(fragment);
    } else {
      closeSpanning();
      band.push(fragment);
    }
  }
  closeSpanning();
  closeBand();
  return columns;
}

const middleOf = ({ left, right }: Fragment) => (left + right) / 2;
const crosses = ({ left, right }: Fragment, x: number) => left < x && x < right;
const mostlyRightToLeft = (fragments: readonly Fragment[]) =>
  fragments.filter(({ rightToLeft }) => rightToLeft).length > fragments.length / 2;

/** The x, in points, of the white strip that parts two columns; undefined when there is none. */
function findGutter(fragments: readonly Fragment[]): number | undefined {
  if (fragments.length < COLUMN_LINES * 2) return undefined;
  const left = minimum(fragments.map((fragment) => fragment.left));
  const right = maximum(fragments.map((fragment) => fragment.right));
  const width = Math.min(Math.ceil(right - left), 5_000);
  const covered = coverage(fragments, left, width);
  const from = Math.floor(width * MARGIN_SHARE);
  const to = Math.ceil(width * (1 - MARGIN_SHARE));
  const fewest = minimum(covered.slice(from, to));
  if (!(fewest <= fragments.length * CROSSING_SHARE)) return undefined;
  const x = left + middleOfLongestRun(covered, from, to, fewest);
  return isBetweenColumns(fragments, x) ? x : undefined;
}

/** How many fragments lie over each point of the width. */
function coverage(fragments: readonly Fragment[], left: number, width: number): number[] {
  const change = new Array<number>(width + 2).fill(0);
  const clamp = (x: number) => Math.max(0, Math.min(width, x));
  for (const fragment of fragments) {
    const start = clamp(Math.floor(fragment.left - left));
    const end = clamp(Math.ceil(fragment.right - left));
    change[start] = (change[start] ?? 0) + 1;
    change[end] = (change[end] ?? 0) - 1;
  }
  let count = 0;
  return change.map((step) => {
    count += step;
    return count;
  });
}

function middleOfLongestRun(values: readonly number[], from: number, to: number, wanted: number): number {
  let best = { start: from, length: 0 };
  let start = from;
  for (let x = from; x <= to; x++) {
    if (values[x] === wanted && x < to) continue;
    if (x - start > best.length) best = { start, length: x - start };
    start = x + 1;
  }
  return best.start + best.length / 2;
}

function isBetweenColumns(fragments: readonly Fragment[], x: number): boolean {
  const sides = [
    fragments.filter((fragment) => fragment.right <= x),
    fragments.filter((fragment) => fragment.left >= x),
  ];
  return sides.every((side) => {
    if (side.length < COLUMN_LINES) return false;
    const width = maximum(side.map(({ right }) => right)) - minimum(side.map(({ left }) => left));
    const filled = side.filter(
      ({ text, left, right }) =>
        text.length >= COLUMN_LINE_CHARACTERS && right - left >= width * FILLED_SHARE,
    );
    return filled.length >= side.length * FILLED_SHARE;
  });
}

/** Fragments of one column on one baseline are cells of one line, or the words of a line that is stretched to its edges. */
function linesOf(column: readonly Fragment[], page: number): Line[] {
  const columnLeft = minimum(column.map(({ left }) => left));
  const columnRight = maximum(column.map(({ right }) => right));
  const rows = rowsOf(column);
  return rows.map((row, index) => {
    const beside = [rows[index - 1], rows[index + 1]];
    const parting = isJustified(row, beside, columnLeft, columnRight) ? ' ' : '\t';
    const line = {
      ...(row[0] as Fragment),
      text: row.map(({ text }) => text).join(parting),
      left: minimum(row.map(({ left }) => left)),
      right: maximum(row.map(({ right }) => right)),
    };
    return { ...line, page, columnLeft, columnRight, opensColumn: index === 0 };
  });
}

/** The fragments of a column by the baseline that they stand on. */
function rowsOf(column: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of column) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.baseline - fragment.baseline) < fragment.size * SAME_BASELINE)
      row.push(fragment);
    else rows.push([fragment]);
  }
  return rows;
}

/** Fragments whose baselines differ by less than this share of the type size stand on one line. */
const SAME_BASELINE = 0.35;
/** A stretched line ends so near to its column's edge, in type sizes, and its spaces differ by no more than this factor. */
const AT_EDGE = 0.6;
const SPACES_DIFFER = 1.6;
/** A line of running text fills so much of its column. */
const FULL_LINE = 0.85;
/** One wide gap alone parts two cells, unless it is narrower than so many type sizes. */
const LONE_SPACE = 2.5;

/** Whether a row with gaps is a line of running text stretched to both edges: even spaces, among lines without gaps. */
function isJustified(
  row: readonly Fragment[],
  beside: readonly (readonly Fragment[] | undefined)[],
  columnLeft: number,
  columnRight: number,
): boolean {
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last || row.length < 2) return false;
  const size = first.size;
  if (columnRight - maximum(row.map(({ right }) => right)) > AT_EDGE * size) return false;
  const gaps = row.slice(1).map((fragment, index) => fragment.left - (row[index] as Fragment).right);
  const widest = maximum(gaps);
  if (widest > minimum(gaps) * SPACES_DIFFER) return false;
  if (gaps.length === 1 && widest > LONE_SPACE * size) return false;
  const width = columnRight - columnLeft;
  return beside.some(
    (other) =>
      other?.length === 1 && other[0] !== undefined && other[0].right - other[0].left >= width * FULL_LINE,
  );
}

function minimum(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function maximum(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
