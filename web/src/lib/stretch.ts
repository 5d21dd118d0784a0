/** Which stretch of time a timeline shows: the one that nearly all claims lie in, so that one old date does not stretch it. Pure. */
import { after, bounds, type Unit, unitFor } from './buckets.js';

export interface Bucket {
  start: string;
  claims: number;
}

/** A stretch of days, both included. */
export interface Stretch {
  from: string;
  to: string;
}

export interface Apart extends Stretch {
  claims: number;
}

/** Of all claims, the share that may be set apart. */
const MOST_APART = 0.05;
/** Months of nothing that what is set apart must lie away, at the least. */
const LEAST_GAP = 24;
/** Nothing is set apart where the axis would not become this many times shorter. */
const LEAST_GAIN = 2;

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const daysOf = (first: string, last: string): Stretch => ({
  from: bounds(first, 'month').from,
  to: bounds(last, 'month').to,
});

/**
 * The stretch that is shown at first, and what lies so far from it that it would be lost at the end of a long empty axis.
 *
 * @param months those that hold claims, in order
 * @example mainStretch([{ start: '1258-02', claims: 1 }, { start: '2024-05', claims: 40 }]);
 * // { main: { from: '2024-05-01', to: '2024-05-31' }, before: { from: '1258-02-01', to: '1258-02-28', claims: 1 } }
 */
export function mainStretch(
  months: readonly Bucket[],
): { main: Stretch; before?: Apart; after?: Apart } | undefined {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return undefined;
  const total = months.reduce((sum, { claims }) => sum + claims, 0);
  const most = Math.max(total >= 5 ? 1 : 0, Math.floor(total * MOST_APART));
  const numbers = months.map(({ start }) => monthNumber(start));
  const length = (i: number, j: number) => (numbers[j] ?? 0) - (numbers[i] ?? 0) + 1;
  const gap = (i: number) => (numbers[i] ?? 0) - (numbers[i - 1] ?? 0) - 1;
  let best = { i: 0, j: months.length - 1 };
  let left = 0;
  for (let i = 0; i < months.length && left <= most; left += months[i]?.claims ?? 0, i += 1) {
    let right = 0;
    for (let j = months.length - 1; j >= i && left + right <= most; right += months[j]?.claims ?? 0, j -= 1) {
      const least = Math.max(LEAST_GAP, length(i, j) / 2);
      const isFar = (i === 0 || gap(i) >= least) && (j === months.length - 1 || gap(j + 1) >= least);
      if (isFar && length(i, j) < length(best.i, best.j)) best = { i, j };
    }
  }
  if (length(0, months.length - 1) < length(best.i, best.j) * LEAST_GAIN)
    best = { i: 0, j: months.length - 1 };
  const part = (from: number, to: number): Apart | undefined => {
    const [a, b] = [months[from], months[to]];
    if (!a || !b || from > to) return undefined;
    const claims = months.slice(from, to + 1).reduce((sum, one) => sum + one.claims, 0);
    return { ...daysOf(a.start, b.start), claims };
  };
  const [before, later] = [part(0, best.i - 1), part(best.j + 1, months.length - 1)];
  return {
    main: daysOf(months[best.i]?.start ?? first.start, months[best.j]?.start ?? last.start),
    ...(before && { before }),
    ...(later && { after: later }),
  };
}

/** What is side by side on the axis: a stretch's units, no more than can be told apart. */
export function axis({ from, to }: Stretch): { unit: Unit; slots: string[] } {
  const unit = unitFor(from, to);
  const length = { day: 10, month: 7, year: 4 }[unit];
  const slots: string[] = [];
  const last = to.slice(0, length);
  for (let at = from.slice(0, length); at <= last && slots.length < 20_000; at = after(at, unit))
    slots.push(at);
  return { unit, slots };
}

/**
 * A stretch drawn together or apart around its middle, or moved; never shorter than a week.
 *
 * @param by 0.5: half as long; 2: twice
 * @param move in shares of its length: 0.5 is half a screen later
 */
export function zoomed({ from, to }: Stretch, by: number, move = 0): Stretch {
  const DAY = 86_400_000;
  const [a, b] = [Date.parse(from), Date.parse(to) + DAY];
  const half = Math.max(3.5 * DAY, ((b - a) / 2) * by);
  const middle = (a + b) / 2 + (b - a) * move;
  const day = (at: number) => {
    const date = new Date(Math.min(Date.parse('9998-12-31'), Math.max(Date.parse('0001-01-01'), at)));
    return date.toISOString().slice(0, 10);
  };
  return {
    from: day(Math.round((middle - half) / DAY) * DAY),
    to: day(Math.round((middle + half) / DAY) * DAY - DAY),
  };
}
