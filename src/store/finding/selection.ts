/** Which claims a filter leaves: every condition looked at once over all columns. */
import type { Database } from '../database.js';
import { asksFiled, filedClaims } from '../filed.js';
import type { Filter } from '../model.js';
import {
  CORRECTED,
  EVENTS,
  KINDS,
  PARTS_OF_CONFIDENCE,
  PARTS_OF_DEGREE,
  PLACED,
  STANCES,
  STATES,
  type TermKind,
  VOICES,
} from './column-codes.js';
import { columnsOf, type Table } from './columns.js';
import { dayOf, NO_DAY } from './days.js';
import { distanceKm, type Gazetteer, type PlaceRead, readPlace } from './places.js';
import { type Search, Searches } from './searches.js';

/** Parts of a filter that are looked at by themselves: what a list would leave were another of its values chosen. */
export const PARTS = [
  'text',
  'state',
  'voice',
  'stance',
  'kind',
  'event',
  'outlet',
  'language',
  'speaker',
  'actor',
  'place',
] as const;
export type Part = (typeof PARTS)[number];

/** Fails more than one part, or one that is not looked at by itself. */
const FAILED = 255;

export interface Selection {
  table: Table;
  /** For each row 0 where it fits; else the number of the one part that it fails (`codeOf`), or 255. */
  failed: Uint8Array;
  /** Rows that fit. */
  total: number;
  /** Whether the filter asks anything of claims. */
  isOfClaims: boolean;
  /** What `text` was read as; absent where nothing was typed. */
  search?: Search;
}

export const codeOf = (part: Part): number => PARTS.indexOf(part) + 1;

/** Selections that are kept for the next view of the same filter. */
const KEPT = 12;

/** Finds what filters leave, and remembers the last ones. */
export class Selections {
  readonly searches: Searches;
  #kept = new Map<string, Selection>();
  #revision = '';

  constructor(
    private readonly database: Database,
    private readonly gazetteer: Gazetteer,
  ) {
    this.searches = new Searches(database);
  }

  /** What a filter leaves. @example selections.of({ state: ['open'] }).total; */
  of(filter: Filter): Selection {
    const columns = columnsOf(this.database);
    const table = columns.table();
    const revision = `${columns.revision} ${table.rows}`;
    if (revision !== this.#revision) this.#kept.clear();
    this.#revision = revision;
    const name = JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = this.#kept.get(name);
    if (known) return known;
    const made = this.#make(filter, table);
    // Stories and cases change without their reports.
    if (asksStories(filter) || asksFiled(filter)) return made;
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(name, made);
    return made;
  }

  /** What is worked out of the claims is no longer so: sources were merged or parted. */
  forget(): void {
    this.#kept.clear();
  }

  /** Reports that fit by the story that they are in; undefined where nothing is asked of stories. */
  reportsOfStories(filter: Filter): ReadonlySet<number> | undefined {
    return asksStories(filter) ? this.#inStories(filter) : undefined;
  }

  place(typed: string): PlaceRead {
    return readPlace(this.database, this.gazetteer, typed);
  }

  #make(filter: Filter, table: Table): Selection {
    const rows = table.rows;
    const failed = new Uint8Array(rows);
    const conditions = new Conditions(table, failed);
    for (let slot = 0; slot < table.slots; slot += 1)
      if (table.live.values[slot] === 0) conditions.failSlot(slot, FAILED);
    this.#reports(filter, conditions);
    this.#own(filter, conditions);
    this.#lists(filter, conditions);
    const search = filter.text?.trim() ? this.searches.of(filter.text) : undefined;
    if (search) conditions.rows(codeOf('text'), this.#textRows(search, table));
    let total = 0;
    for (let row = 0; row < rows; row += 1) if (failed[row] === 0) total += 1;
    return {
      table,
      failed,
      total,
      isOfClaims: isOfClaims(filter),
      ...(search && { search }),
    };
  }

  #textRows({ claims }: Search, table: Table): (row: number) => boolean {
    const found = new Uint8Array(table.rows);
    const mark = (ids: readonly number[], as: 0 | 1) => {
      for (const id of ids) {
        const row = table.rowOf[id] ?? -1;
        if (row >= 0) found[row] = as;
      }
    };
    if (claims.found) mark(claims.found, 1);
    else found.fill(1);
    if (claims.without) mark(claims.without, 0);
    return (row) => found[row] === 1;
  }

  #reports(filter: Filter, conditions: Conditions): void {
    const { table } = conditions;
    const ids = (keys: readonly string[]) =>
      this.#ids('SELECT id FROM report WHERE key IN (SELECT value FROM json_each(?))', keys);
    if (filter.report) {
      const wanted = ids(filter.report);
      conditions.slots(FAILED, (slot) => wanted.has(table.report.values[slot] as number));
    }
    if (filter.outlet) {
      const wanted = this.#terms('outlet', filter.outlet);
      conditions.slots(codeOf('outlet'), (slot) => wanted.has(table.outlet.values[slot] as number));
    }
    if (filter.language) {
      const wanted = this.#terms('language', filter.language);
      conditions.slots(codeOf('language'), (slot) => wanted.has(table.language.values[slot] as number));
    }
    if (asksStories(filter)) {
      const wanted = this.#inStories(filter);
      conditions.slots(FAILED, (slot) => wanted.has(table.report.values[slot] as number));
    }
    if (filter.publishedFrom !== undefined || filter.publishedTo !== undefined) {
      const from = filter.publishedFrom ? dayOf(filter.publishedFrom) : NO_DAY + 1;
      const to = filter.publishedTo ? dayOf(filter.publishedTo) : Number.POSITIVE_INFINITY;
      const { publishedFrom, publishedTo } = table;
      conditions.slots(
        FAILED,
        (slot) =>
          (publishedTo.values[slot] as number) >= from &&
          (publishedFrom.values[slot] as number) <= to &&
          publishedFrom.values[slot] !== NO_DAY,
      );
    }
  }

  #own(filter: Filter, conditions: Conditions): void {
    const { table } = conditions;
    const { flags, earliest, latest, confidence } = table;
    if (filter.claim) {
      const wanted = this.#ids(
        `SELECT claim.id FROM json_each(?) AS asked
           JOIN report ON report.key = substr(asked.value, 1, instr(asked.value, ' ') - 1)
           JOIN claim ON claim.report = report.id AND claim.claim = substr(asked.value, instr(asked.value, ' ') + 1)`,
        filter.claim,
      );
      conditions.rows(FAILED, (row) => wanted.has(table.id.values[row] as number));
    }
    if (asksFiled(filter)) {
      const wanted = filedClaims(this.database, filter);
      conditions.rows(FAILED, (row) => wanted.has(table.id.values[row] as number));
    }
    /** One of the values of a part that are wanted; in the column they are their places in `all`, counted from `first`. */
    const byCode = <T>(
      part: 'voice' | 'stance' | 'state' | 'kind',
      all: readonly T[],
      values?: readonly T[],
      first = 0,
    ) => {
      if (!values) return;
      const column = table[part].values;
      const wanted = new Uint8Array(256);
      for (const value of values) wanted[all.indexOf(value) + first] = 1;
      conditions.rows(codeOf(part), (row) => wanted[column[row] as number] === 1);
    };
    byCode('voice', VOICES, filter.voice);
    byCode('stance', STANCES, filter.stance, 1);
    byCode('state', STATES, filter.state);
    byCode('kind', KINDS, filter.kind);
    if (filter.event) {
      const wanted = filter.event.reduce((all, one) => all | (1 << EVENTS.indexOf(one)), 0);
      conditions.rows(codeOf('event'), (row) => ((table.events.values[row] as number) & wanted) !== 0);
    }
    const flag = (bit: number, wanted: boolean) =>
      conditions.rows(FAILED, (row) => (((flags.values[row] as number) & bit) !== 0) === wanted);
    if (filter.placed !== undefined) flag(PLACED, filter.placed);
    if (filter.corrected !== undefined) flag(CORRECTED, filter.corrected);
    if (filter.dated !== undefined) {
      const { dated } = filter;
      conditions.rows(
        FAILED,
        (row) => (earliest.values[row] !== NO_DAY || latest.values[row] !== NO_DAY) === dated,
      );
    }
    if (filter.confidence) {
      const [least, greatest] = filter.confidence.map((one) => Math.round(one * PARTS_OF_CONFIDENCE)) as [
        number,
        number,
      ];
      // A claim in the report's own voice has no attribution that could be doubted.
      const none = greatest >= PARTS_OF_CONFIDENCE;
      conditions.rows(FAILED, (row) => {
        const value = confidence.values[row] as number;
        return value < 0 ? none : value >= least && value <= greatest;
      });
    }
    if (filter.box) conditions.rows(FAILED, meets(filter.box, table));
    if (filter.from !== undefined || filter.to !== undefined) {
      const from = dayOf(filter.from ?? '0000-01-01');
      const to = dayOf(filter.to ?? '9999-12-31');
      const { starts, values } = table.times;
      conditions.rows(FAILED, (row) => {
        for (let i = starts.values[row] as number; i < (starts.values[row + 1] as number); i += 2)
          if ((values.values[i] as number) <= to && (values.values[i + 1] as number) >= from) return true;
        return false;
      });
    }
  }

  #lists(filter: Filter, conditions: Conditions): void {
    const { table } = conditions;
    if (filter.place !== undefined) {
      const { terms, circle } = this.place(filter.place);
      if (circle) conditions.rows(codeOf('place'), liesWithin(circle, table));
      else conditions.rows(codeOf('place'), holds(table.places, flagsOf(terms ?? new Set())));
    }
    if (filter.actor) conditions.rows(codeOf('actor'), holds(table.actors, flagsOf(filter.actor)));
    if (filter.speaker) {
      const ids = this.#ids(
        `SELECT id FROM speaker WHERE id IN (SELECT value FROM json_each(?1)) OR merged IN (SELECT value FROM json_each(?1))`,
        filter.speaker,
      );
      conditions.rows(codeOf('speaker'), holds(table.speakers, flagsOf(ids), 1));
    }
  }

  /** Reports in stories with so many voices at least, or with or without a divergence. */
  #inStories({ voices, diverging }: Filter): Set<number> {
    const conditions = [
      ...(voices === undefined ? [] : ['least >= ?1']),
      ...(diverging === undefined ? [] : [`(differing > 0) = ?2`]),
    ];
    const rows = this.database.all<{ report: number }>(
      `SELECT report FROM story_member JOIN story ON story.id = story
       WHERE coalesce(?1, ?2) IS NOT NULL AND ${conditions.join(' AND ')}`,
      voices ?? null,
      diverging === undefined ? null : Number(diverging),
    );
    return new Set(rows.map(({ report }) => report));
  }

  #ids(sql: string, values: readonly unknown[]): Set<number> {
    return new Set(this.database.all<{ id: number }>(sql, JSON.stringify(values)).map(({ id }) => id));
  }

  #terms(kind: TermKind, keys: readonly string[]): Set<number> {
    return this.#ids(
      `SELECT id FROM term WHERE kind = '${kind}' AND key IN (SELECT value FROM json_each(?))`,
      keys,
    );
  }
}

/** Marks what does not fit. */
class Conditions {
  constructor(
    readonly table: Table,
    readonly failed: Uint8Array,
  ) {}

  rows(code: number, fits: (row: number) => boolean): void {
    const { failed } = this;
    for (let row = 0; row < failed.length; row += 1)
      if (failed[row] !== FAILED && !fits(row)) failed[row] = failed[row] === 0 ? code : FAILED;
  }

  slots(code: number, fits: (slot: number) => boolean): void {
    for (let slot = 0; slot < this.table.slots; slot += 1) if (!fits(slot)) this.failSlot(slot, code);
  }

  failSlot(slot: number, code: number): void {
    const first = this.table.first.values[slot] as number;
    const end = first + (this.table.count.values[slot] as number);
    for (let row = first; row < end; row += 1) this.failed[row] = this.failed[row] === 0 ? code : FAILED;
  }
}

/** A look-up by number. */
function flagsOf(numbers: Iterable<number>): Uint8Array {
  const all = [...numbers];
  const flags = new Uint8Array(all.reduce((most, one) => Math.max(most, one), 0) + 1);
  for (const one of all) if (one >= 0) flags[one] = 1;
  return flags;
}

/** Whether a row's list holds one of those wanted; its numbers carry so many bits of something else. */
function holds(lists: Table['places'], wanted: Uint8Array, bits = 0): (row: number) => boolean {
  const { starts, values } = lists;
  return (row) => {
    for (let i = starts.values[row] as number; i < (starts.values[row + 1] as number); i += 1)
      if (wanted[(values.values[i] as number) >> bits] === 1) return true;
    return false;
  };
}

/** Whether a row's box meets another; west may be greater than east, across the date line. */
function meets(box: NonNullable<Filter['box']>, table: Table): (row: number) => boolean {
  const [west, south, east, north] = box.map((side) => side * PARTS_OF_DEGREE) as [
    number,
    number,
    number,
    number,
  ];
  const at = {
    west: table.west.values,
    south: table.south.values,
    east: table.east.values,
    north: table.north.values,
  };
  const flags = table.flags.values;
  return (row) =>
    ((flags[row] as number) & PLACED) !== 0 &&
    (at.south[row] as number) <= north &&
    (at.north[row] as number) >= south &&
    (west <= east
      ? (at.west[row] as number) <= east && (at.east[row] as number) >= west
      : (at.west[row] as number) <= east || (at.east[row] as number) >= west);
}

/** Whether all of a row's box lies within a circle. */
function liesWithin(
  { lat, lon, km }: NonNullable<PlaceRead['circle']>,
  table: Table,
): (row: number) => boolean {
  const { west, south, east, north, flags } = table;
  // No degree of latitude is shorter than this: most rows are far off, and known to be at a glance.
  const far = (km / 110 + 0.01) * PARTS_OF_DEGREE;
  const middle = lat * PARTS_OF_DEGREE;
  return (row) => {
    if (((flags.values[row] as number) & PLACED) === 0) return false;
    if (
      Math.abs((south.values[row] as number) - middle) > far ||
      Math.abs((north.values[row] as number) - middle) > far
    )
      return false;
    for (const y of [south, north])
      for (const x of [west, east])
        if (
          distanceKm(
            lat,
            lon,
            (y.values[row] as number) / PARTS_OF_DEGREE,
            (x.values[row] as number) / PARTS_OF_DEGREE,
          ) > km
        )
          return false;
    return true;
  };
}

const OF_REPORTS: ReadonlySet<string> = new Set([
  'report',
  'outlet',
  'language',
  'publishedFrom',
  'publishedTo',
  'voices',
  'diverging',
]);

const asksStories = ({ voices, diverging }: Filter) => voices !== undefined || diverging !== undefined;

/** Whether a filter asks anything that only claims can fulfil. */
export function isOfClaims(filter: Filter): boolean {
  return Object.entries(filter).some(
    ([name, value]) =>
      value !== undefined && !OF_REPORTS.has(name) && !(name === 'text' && !String(value).trim()),
  );
}
