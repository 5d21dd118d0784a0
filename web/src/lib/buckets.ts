/** The timeline's scale: which days, months or years stand side by side. Pure. */

export type Unit = 'day' | 'month' | 'year';

/** The unit that shows a stretch of days in some dozens of bars. */
export function unitFor(first: string, last: string): Unit {
  const length = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  if (length <= 120) return 'day';
  return length <= 365 * 12 ? 'month' : 'year';
}

/** Every unit from the first to the last, those without claims among them; at most `most`, the last ones. */
export function span(first: string, last: string, unit: Unit, most = 400): string[] {
  const found: string[] = [];
  for (let at = first; at <= last && found.length < 20_000; at = after(at, unit)) found.push(at);
  return found.slice(-most);
}

/** @example after('2024-12', 'month'); // '2025-01' */
export function after(start: string, unit: Unit): string {
  if (unit === 'year') return String(Number(start) + 1).padStart(4, '0');
  if (unit === 'month') {
    const [year = 0, month = 0] = start.split('-').map(Number);
    return month === 12
      ? `${String(year + 1).padStart(4, '0')}-01`
      : `${start.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`;
  }
  return new Date(Date.parse(start) + 86_400_000).toISOString().slice(0, 10);
}

/** First and last day of a unit. */
export function bounds(start: string, unit: Unit): { from: string; to: string } {
  if (unit === 'day') return { from: start, to: start };
  const from = unit === 'year' ? `${start}-01-01` : `${start}-01`;
  const next = after(start, unit);
  const following = unit === 'year' ? `${next}-01-01` : `${next}-01`;
  return { from, to: new Date(Date.parse(following) - 86_400_000).toISOString().slice(0, 10) };
}

/**
 * Where a day lies on the timeline, from 0 at its left edge to 1 at its right one: every unit is as wide as the next,
 * so that bars of days stand under the columns that they are counted in. What lies beyond an edge comes to lie on it.
 *
 * @param slots the units side by side, as `span` gives them
 */
export function positionOf(day: string, slots: readonly string[], unit: Unit): number {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return 0;
  const slot = day.slice(0, { day: 10, month: 7, year: 4 }[unit]);
  if (slot < first) return 0;
  if (slot > last) return 1;
  const { from, to } = bounds(slot, unit);
  const [start, end] = [Date.parse(from), Date.parse(to) + 86_400_000];
  return (distance(first, slot, unit) + (Date.parse(day) - start) / (end - start)) / slots.length;
}

/** How many units lie between two. */
function distance(from: string, to: string, unit: Unit): number {
  if (unit === 'day') return (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return unit === 'year' ? years : years * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}
