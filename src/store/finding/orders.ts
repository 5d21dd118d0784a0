/** In which order claims and reports are shown, and a page of them. */
import type { Database } from '../database.js';
import type { Page, ReportSort, Sort } from '../model.js';
import { STATES, sortable } from './column-codes.js';
import { columnsOf, type Table } from './columns.js';
import { NO_DAY } from './days.js';
import type { Selection } from './selection.js';

/** Rows that can be told apart beside a value of 30 bits in one number. */
const MOST_ROWS = 2 ** 22;

type Order = 'up' | 'down';

/** Orders of the reports and of the claims of a file, worked out when first asked for. */
export class Orders {
  #kept = new Map<string, Int32Array>();
  #revision = '';

  constructor(private readonly database: Database) {}

  /** Rows of the claim table that a page shows, in its order. What has no value in the sorted column comes last. */
  page(selection: Selection, { sort, order, limit, offset }: Page): number[] {
    const { table } = selection;
    if (offset >= selection.total) return [];
    const idOf = (row: number) => table.id.values[row] as number;
    if (sort === 'published' || sort === 'added' || sort === 'outlet' || sort === 'title')
      return inReportOrder(selection, this.slots(table, sort, order), offset, offset + limit).map(idOf);
    // Where the values are the same the newest report comes first, or the oldest.
    const base = this.slots(table, 'added', order);
    if (sort === 'words') return this.#byWords(selection, base, order, limit, offset);
    const rows = firstByValue(selection, base, this.#valueOf(table, sort), order, offset + limit);
    return rows.slice(offset).map(idOf);
  }

  /** Reports in an order, as slots of the table; those that say nothing of it come last. */
  slots(table: Table, sort: ReportSort, order: Order): Int32Array {
    const columns = columnsOf(this.database);
    const revision = `${columns.revision} ${table.slots}`;
    if (revision !== this.#revision) this.#kept.clear();
    this.#revision = revision;
    const name = `${sort} ${order}`;
    const known = this.#kept.get(name);
    if (known) return known;
    const values = this.#reportValues(table, sort);
    const live: number[] = [];
    for (let slot = 0; slot < table.slots; slot += 1) if (table.live.values[slot] === 1) live.push(slot);
    const report = table.report.values;
    const way = order === 'up' ? 1 : -1;
    live.sort((a, b) => {
      const [x, y] = [values[a] as number, values[b] as number];
      if (x !== y) {
        if (x < 0 || y < 0) return x < 0 ? 1 : -1;
        return (x - y) * way;
      }
      return (
        ((report[a] as number) - (report[b] as number)) * (sort === 'outlet' || sort === 'title' ? -1 : way)
      );
    });
    const made = Int32Array.from(live);
    this.#kept.set(name, made);
    return made;
  }

  /** What reports are ordered by, by slot: -1 for none. */
  #reportValues(table: Table, sort: ReportSort): Float64Array {
    const values = new Float64Array(table.slots);
    if (sort === 'added')
      for (let slot = 0; slot < table.slots; slot += 1) values[slot] = table.report.values[slot] as number;
    else if (sort === 'claims')
      for (let slot = 0; slot < table.slots; slot += 1) values[slot] = table.count.values[slot] as number;
    else if (sort === 'title') {
      const rows = this.database.get<{ ids: string }>(
        `SELECT json_group_array(id) AS ids FROM (SELECT id FROM report WHERE binned IS NULL
           ORDER BY coalesce(nullif(trim(title), ''), lead) COLLATE NOCASE)`,
      );
      values.fill(-1);
      (JSON.parse(rows?.ids ?? '[]') as number[]).forEach((id, rank) => {
        const slot = table.slotOf.get(id);
        if (slot !== undefined) values[slot] = rank;
      });
    } else {
      const ranks = this.#ranks(sort === 'outlet' ? 'outlet' : 'published');
      const column = sort === 'outlet' ? table.outlet : table.published;
      for (let slot = 0; slot < table.slots; slot += 1)
        values[slot] = ranks.get(column.values[slot] as number) ?? -1;
    }
    return values;
  }

  /** Names in their order, by their numbers; an empty one has none. */
  #ranks(kind: 'outlet' | 'published' | 'origin'): Map<number, number> {
    const named = [...columnsOf(this.database).terms()].filter(
      ([, term]) => term.kind === kind && term.key !== '',
    );
    const text = (key: string) => (kind === 'published' ? key : sortable(key) || key);
    const texts = named.map(([id, { key }]) => ({ id, text: text(key) }));
    texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    let rank = -1;
    let before: string | undefined;
    return new Map(
      texts.map(({ id, text: one }) => {
        if (one !== before) rank += 1;
        before = one;
        return [id, rank];
      }),
    );
  }

  #valueOf(table: Table, sort: Sort): (row: number) => number {
    if (sort === 'earliest') {
      const days = table.earliest.values;
      // Days before our era are negative, and none is before all.
      return (row) => (days[row] === NO_DAY ? -1 : (days[row] as number) + 2 ** 23);
    }
    if (sort === 'confidence') return (row) => table.confidence.values[row] as number;
    if (sort === 'hops') return (row) => table.hops.values[row] as number;
    if (sort === 'origin') {
      const ranks = this.#ranks('origin');
      return (row) => ranks.get(table.origin.values[row] as number) ?? -1;
    }
    const states = [...STATES].sort();
    const rank = STATES.map((state) => states.indexOf(state));
    return (row) => rank[table.state.values[row] as number] ?? -1;
  }

  /** By the words' beginnings, and where those are the same by all of the words. */
  #byWords(selection: Selection, base: Int32Array, order: Order, limit: number, offset: number): number[] {
    const { table, failed } = selection;
    const head = table.head.values;
    // The beginning is longer than what fits beside a row: so its first part orders, the rest is looked at after.
    const part = (row: number) => Math.floor((head[row] as number) / 4);
    const rows = firstByValue(selection, base, part, order, offset + limit);
    const [first, last] = [rows[offset], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    let from = offset;
    while (from > 0 && part(rows[from - 1] as number) === part(first)) from -= 1;
    // Of those that begin as the last one does, all are needed to tell which come first.
    const listed = new Set(rows);
    const shown = rows.slice(from);
    for (let row = 0; row < failed.length; row += 1)
      if (failed[row] === 0 && part(row) === part(last) && !listed.has(row)) shown.push(row);
    const texts = this.database.all<{ id: number; words: string }>(
      'SELECT id, words FROM claim WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(shown.map((row) => table.id.values[row])),
    );
    const text = new Map(texts.map(({ id, words }) => [id, sortable(words)]));
    const report = (id: number) =>
      table.report.values[table.slot.values[table.rowOf[id] as number] as number] as number;
    const way = order === 'up' ? 1 : -1;
    const ids = shown.map((row) => table.id.values[row] as number);
    ids.sort((a, b) => {
      const [x, y] = [text.get(a) ?? '', text.get(b) ?? ''];
      if (x !== y) return x < y ? -way : way;
      return (report(a) - report(b)) * way || (table.rowOf[a] as number) - (table.rowOf[b] as number);
    });
    return ids.slice(offset - from, offset - from + limit);
  }
}

/** Rows that fit, report after report in the order of the slots, from one to before another. */
export function inReportOrder(
  { table, failed }: Selection,
  slots: Int32Array,
  from: number,
  to: number,
): number[] {
  const rows: number[] = [];
  let passed = 0;
  for (let n = 0; n < slots.length && passed < to; n += 1) {
    const slot = slots[n] as number;
    const first = table.first.values[slot] as number;
    const end = first + (table.count.values[slot] as number);
    for (let row = first; row < end; row += 1) {
      if (failed[row] !== 0) continue;
      if (passed >= from && passed < to) rows.push(row);
      passed += 1;
    }
  }
  return rows;
}

/**
 * The first rows by a value below 2^30; those with the same keep the order of their reports, those with a negative one
 * come last. Only so many are kept while all are looked at.
 */
function firstByValue(
  { table, failed }: Selection,
  slots: Int32Array,
  value: (row: number) => number,
  order: Order,
  most: number,
): number[] {
  const room = 2 * most + 1024;
  const keys = new Float64Array(room);
  const rows = new Int32Array(room);
  let length = 0;
  let greatest = Number.POSITIVE_INFINITY;
  let n = 0;
  const cut = () => {
    const chosen = Array.from({ length }, (_, one) => one).sort(
      (a, b) => (keys[a] as number) - (keys[b] as number),
    );
    const kept = chosen.slice(0, most).map((one) => [keys[one] as number, rows[one] as number] as const);
    length = kept.length;
    kept.forEach(([key, row], one) => {
      keys[one] = key;
      rows[one] = row;
    });
    if (length === most) greatest = keys[length - 1] as number;
  };
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] as number;
    const first = table.first.values[slot] as number;
    const end = first + (table.count.values[slot] as number);
    for (let row = first; row < end; row += 1) {
      if (failed[row] !== 0) continue;
      const one = value(row);
      const rank = one < 0 ? 2 ** 30 : order === 'up' ? one : 2 ** 30 - 1 - one;
      const key = rank * MOST_ROWS + n;
      n += 1;
      if (key >= greatest) continue;
      keys[length] = key;
      rows[length] = row;
      length += 1;
      if (length === room) cut();
    }
  }
  cut();
  return [...rows.subarray(0, length)];
}
