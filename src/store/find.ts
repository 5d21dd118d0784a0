/** What views show: claims, reports, days and points that a filter leaves. */
import type { Database } from './database.js';
import { PARTS_OF_DEGREE, PLACED } from './finding/column-codes.js';
import { columnsOf } from './finding/columns.js';
import { complete } from './finding/complete.js';
import {
  byDay,
  type Count,
  type LongAsked,
  type LongFacet,
  longFacet,
  type NamedCount,
  type ShortFacet,
  shortFacets,
} from './finding/counts.js';
import { isoOf, NO_DAY } from './finding/days.js';
import { inReportOrder, Orders } from './finding/orders.js';
import type { Gazetteer } from './finding/places.js';
import type { Hit } from './finding/searches.js';
import { codeOf, isOfClaims, type Selection, Selections } from './finding/selection.js';
import { SpeakerNames } from './finding/speaker-names.js';
import type { ClaimRow, Completion, Filter, MapFeature, Page, ReportRow, ReportSort } from './model.js';

const COLUMNS = `report.key AS report, report.title, report.lead, claim.outlet, claim.published, claim, position, words,
  origin, speaker, voice, hops, stance, evidence, polarity, tense, confidence, places, placed, west, south, east, north,
  earliest, latest, geoPrecision, timePrecision, state, corrected, notes, claim.warnings,
  coalesce((SELECT group_concat(value, '; ') FROM claim_mark m
    WHERE m.report = claim.report AND m.claim = claim.claim AND m.kind = 'tag'), '') AS tags,
  (SELECT value FROM claim_mark m WHERE m.report = claim.report AND m.claim = claim.claim AND m.kind = 'assigned') AS assigned`;

/** Outlets listed beside the other facets; more are searched for. */
const OUTLETS = 50;
/** Of a title so many letters are given: no report is called more than this. */
const LONGEST_TITLE = 300;
/** Reports with what was looked for in their title that are shown beside claims. */
const TITLES = 3;

type Raw = Omit<ClaimRow, 'placed' | 'corrected' | 'box'> &
  Record<'west' | 'south' | 'east' | 'north', number | null> & {
    id: number;
    placed: number;
    corrected: number;
  };

export interface FinderOptions {
  /** Where names of places are looked up that the desk does not know; without one only its own are. */
  gazetteer?: Gazetteer;
}

export interface ReportsAsked {
  /** Words in titles and texts; as `filter.text`. */
  text?: string;
  outlet?: string;
  filter?: Filter;
  sort?: ReportSort;
  order?: 'up' | 'down';
  limit?: number;
  offset?: number;
}

/** Looks things up on a desk. */
export class Finder {
  readonly #selections: Selections;
  readonly #orders: Orders;
  /** Names of sources; who is who is told by `speakers.ts`. */
  readonly names: SpeakerNames;
  constructor(
    private readonly database: Database,
    { gazetteer = () => [] }: FinderOptions = {},
  ) {
    this.#selections = new Selections(database, gazetteer);
    this.#orders = new Orders(database);
    this.names = new SpeakerNames(database);
  }

  /** What a filter leaves, for other parts of the store. */
  selection(filter: Filter): Selection {
    return this.#selections.of(filter);
  }

  /** Rows of the report table that a filter leaves, in no order: those with a claim that fits, or found by their text. */
  reportIds(filter: Filter): number[] {
    const selection = this.#selections.of(filter);
    return this.#reportSlots(selection, filter, true).map(
      (slot) => selection.table.report.values[slot] as number,
    );
  }

  /** Who is who has changed. */
  forgetSpeakers(): void {
    this.names.forget();
    this.#selections.forget();
  }

  /** Reads what all of this is answered from, so that the first question need not wait for it. */
  warm(): void {
    columnsOf(this.database).table();
  }

  /** How many claims a filter leaves. */
  count(filter: Filter): number {
    return this.#selections.of(filter).total;
  }

  /** A page of the claims that a filter leaves. What has no value in the sorted column comes last. */
  claims(filter: Filter, page: Page): ClaimRow[] {
    const selection = this.#selections.of(filter);
    const ids = this.#orders.page(selection, page);
    const found = this.database.all<Raw>(
      `SELECT claim.id, ${COLUMNS} FROM claim JOIN report ON report.id = claim.report
       WHERE claim.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    const rows = new Map(found.map((row) => [row.id, row]));
    const shown = ids.flatMap((id) => rows.get(id) ?? []).map(shownRow);
    if (!selection.search) return shown;
    const hits = this.#hits(selection, [
      ...shown.map(({ words }) => words),
      ...shown.map(({ origin }) => origin ?? ''),
    ]);
    return shown.map((row, n) => ({
      ...row,
      hits: hits[n] ?? [],
      originHits: hits[n + shown.length] ?? [],
    }));
  }

  /** Where in texts stands what `filter.text` looks for. */
  hits(filter: Pick<Filter, 'text'>, texts: readonly string[]): Hit[][] {
    if (!filter.text?.trim()) return texts.map(() => []);
    return this.#selections.searches.hits(this.#selections.searches.of(filter.text), texts);
  }

  #hits({ search }: Selection, texts: readonly string[]): Hit[][] {
    return search ? this.#selections.searches.hits(search, texts) : texts.map(() => []);
  }

  /** How what was typed was read: the words, the place; and what could not be used. */
  read({ text, place }: Pick<Filter, 'text' | 'place'>): { text?: string; place?: string; notes: string[] } {
    const search = text?.trim() ? this.#selections.searches.of(text) : undefined;
    const words = search && search.words !== text?.trim() ? search.words : undefined;
    return {
      ...(words !== undefined && { text: words }),
      ...(place?.trim() && { place: this.#selections.place(place).words }),
      notes: search?.notes ?? [],
    };
  }

  /** What sources and actors are called; those that are not there any more are left out. */
  namesOf({ speaker, actor }: { speaker: readonly number[]; actor: readonly number[] }): {
    speaker: Record<string, string>;
    actor: Record<string, string>;
  } {
    const terms = columnsOf(this.database).terms();
    const named = (ids: readonly number[], nameOf: (id: number) => string | undefined) =>
      Object.fromEntries(ids.flatMap((id) => [[String(id), nameOf(id)] as const].filter(([, name]) => name)));
    return {
      speaker: named(speaker, (id) => this.names.get(id)?.name) as Record<string, string>,
      actor: named(actor, (id) => terms.get(id)?.name) as Record<string, string>,
    };
  }

  /** What may be meant while somebody is still typing. */
  complete(typed: string, filter: Filter): Completion[] {
    return complete(this.database, this.#selections, this.names, typed, filter);
  }

  /**
   * Every report that a filter leaves, with its claims, in the order of its text; for exports. A filter that asks
   * nothing of claims leaves reports without any, too.
   */
  *eachReport(filter: Filter): Generator<{ report: string; claims: string[] }> {
    const selection = this.#selections.of(filter);
    const { table, failed } = selection;
    const fitting = new Set(this.#reportSlots(selection, filter, false));
    for (const slot of this.#orders.slots(table, 'added', 'up')) {
      if (!fitting.has(slot)) continue;
      const report = table.report.values[slot] as number;
      const key = this.database.get<{ key: string }>('SELECT key FROM report WHERE id = ?', report)?.key;
      const claims = this.database
        .all<{ id: number; claim: string }>(
          'SELECT id, claim FROM claim WHERE report = ? ORDER BY position, id',
          report,
        )
        .filter(({ id }) => failed[table.rowOf[id] ?? -1] === 0);
      if (key !== undefined) yield { report: key, claims: claims.map(({ claim }) => claim) };
    }
  }

  /** A page of reports, the newest on the desk first unless told; `text` looks in titles and texts, too. */
  reports(asked: ReportsAsked = {}): { total: number; reports: ReportRow[] } {
    const { text = asked.filter?.text, outlet = undefined, sort = 'added', order = 'down' } = asked;
    const filter: Filter = {
      ...asked.filter,
      ...(text?.trim() ? { text } : {}),
      ...(outlet !== undefined && { outlet: [outlet] }),
    };
    const selection = this.#selections.of(filter);
    const fitting = new Set(this.#reportSlots(selection, filter, true));
    const slots = this.#orders.slots(selection.table, sort, order).filter((slot) => fitting.has(slot));
    const { limit = 100, offset = 0 } = asked;
    const page = [...slots.slice(offset, offset + limit)];
    return { total: slots.length, reports: this.#reportRows(selection, page) };
  }

  /** Reports that hold what is looked for in their titles: they are shown as reports, not as all of their claims. */
  titles(filter: Filter, limit = TITLES): { total: number; reports: ReportRow[] } {
    const selection = this.#selections.of(filter);
    if (!selection.search) return { total: 0, reports: [] };
    const { text: _text, ...rest } = filter;
    const others = new Set(this.#reportSlots(this.#selections.of(rest), rest, false));
    const found = this.#selections.searches
      .reports(selection.search, 'title')
      .flatMap((id) => selection.table.slotOf.get(id) ?? [])
      .filter((slot) => others.has(slot));
    const newest = found.sort(
      (a, b) => (selection.table.report.values[b] ?? 0) - (selection.table.report.values[a] ?? 0),
    );
    return { total: found.length, reports: this.#reportRows(selection, newest.slice(0, limit)) };
  }

  /** Reports that a selection leaves: by their claims, and by title and text where they may be found by those. */
  #reportSlots(selection: Selection, filter: Filter, byText: boolean): number[] {
    const { table, failed, search } = selection;
    const ofText = codeOf('text');
    const fits = new Uint8Array(table.slots);
    const butForText = new Uint8Array(table.slots);
    for (let row = 0; row < failed.length; row += 1) {
      if (failed[row] === 0) fits[table.slot.values[row] as number] = 1;
      else if (failed[row] === ofText) butForText[table.slot.values[row] as number] = 1;
    }
    const { text: _text, ...rest } = filter;
    const asksClaims = isOfClaims(rest);
    // Where nothing is asked of claims, reports without any are there, too.
    const bare = asksClaims ? undefined : new Set(this.#bare(rest, table));
    if (search && byText)
      for (const id of this.#selections.searches.reports(search)) {
        const slot = table.slotOf.get(id);
        if (slot !== undefined && (butForText[slot] === 1 || fits[slot] === 1 || bare?.has(slot)))
          fits[slot] = 1;
      }
    else if (!search) for (const slot of bare ?? []) fits[slot] = 1;
    const slots: number[] = [];
    for (let slot = 0; slot < table.slots; slot += 1)
      if (fits[slot] === 1 && table.live.values[slot] === 1) slots.push(slot);
    return slots;
  }

  /** Reports that fit by what is asked of reports alone, and have no claim. */
  #bare(filter: Filter, table: Selection['table']): number[] {
    const slots: number[] = [];
    const terms = columnsOf(this.database).terms();
    const keyOf = (id: number) => terms.get(id)?.key ?? '';
    const known = filter.report && new Set(filter.report);
    const stories = this.#selections.reportsOfStories(filter);
    for (let slot = 0; slot < table.slots; slot += 1) {
      if (table.count.values[slot] !== 0 || table.live.values[slot] !== 1) continue;
      if (filter.outlet && !filter.outlet.includes(keyOf(table.outlet.values[slot] as number))) continue;
      if (filter.language && !filter.language.includes(keyOf(table.language.values[slot] as number)))
        continue;
      const from = isoOf(table.publishedFrom.values[slot] as number);
      const to = isoOf(table.publishedTo.values[slot] as number);
      if (filter.publishedFrom !== undefined && (to === null || to < filter.publishedFrom)) continue;
      if (filter.publishedTo !== undefined && (from === null || from > filter.publishedTo)) continue;
      if (stories && !stories.has(table.report.values[slot] as number)) continue;
      if (known) {
        const key = this.database.get<{ key: string }>(
          'SELECT key FROM report WHERE id = ?',
          table.report.values[slot] as number,
        )?.key;
        if (!known.has(key ?? '')) continue;
      }
      slots.push(slot);
    }
    return slots;
  }

  #reportRows(selection: Selection, slots: readonly number[]): ReportRow[] {
    const { table, failed } = selection;
    const ids = slots.map((slot) => table.report.values[slot] as number);
    const found = this.database.all<Omit<ReportRow, 'open' | 'fitting'> & { id: number }>(
      `SELECT id, key, substr(nullif(trim(title), ''), 1, ${LONGEST_TITLE}) AS title, lead, outlet, published, language,
         address, version, characters, claims, warnings, added, reader
       FROM report WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    const byId = new Map(found.map((row) => [row.id, row]));
    const rows = slots.flatMap((slot): ReportRow[] => {
      const row = byId.get(table.report.values[slot] as number);
      if (!row) return [];
      const { id: _id, ...shown } = row;
      const first = table.first.values[slot] as number;
      const end = first + (table.count.values[slot] as number);
      let [open, fitting] = [0, 0];
      for (let one = first; one < end; one += 1) {
        if (table.state.values[one] === 0) open += 1;
        if (failed[one] === 0) fitting += 1;
      }
      return [{ ...shown, open, fitting }];
    });
    if (!selection.search) return rows;
    const hits = this.#hits(
      selection,
      rows.map(({ title, lead }) => title ?? lead ?? ''),
    );
    return rows.map((row, n) => ({ ...row, hits: hits[n] ?? [] }));
  }

  /**
   * Counts of what a filter leaves by each short facet and by outlet, each as if nothing were chosen in it itself;
   * `outlets` is how many outlets there are, of which the fifty with most are given.
   */
  facets(filter: Filter): Record<ShortFacet | 'outlet', Count[]> & { total: number; outlets: number } {
    const selection = this.#selections.of(filter);
    const outlets = longFacet(this.database, this.names, selection, 'outlet', { limit: OUTLETS });
    return {
      ...shortFacets(this.database, selection),
      outlet: outlets.values.map(({ value, claims }) => ({ value, claims })),
      outlets: outlets.total,
      total: selection.total,
    };
  }

  /** Counts by one long facet, of values whose name holds what is searched for. */
  facet(filter: Filter, facet: LongFacet, asked: LongAsked): { total: number; values: NamedCount[] } {
    return longFacet(this.database, this.names, this.#selections.of(filter), facet, asked);
  }

  /**
   * Claims by event time: for each day, month or year, how many have their first day in it and how many span it; and
   * those that have no time, which a timeline cannot show.
   */
  timeline(
    filter: Filter,
    unit: 'day' | 'month' | 'year',
  ): {
    buckets: { start: string; claims: number }[];
    undated: number;
  } {
    const length = { day: 10, month: 7, year: 4 }[unit];
    const days = byDay(this.#selections.of(filter));
    const undated = days.get(NO_DAY) ?? 0;
    days.delete(NO_DAY);
    const buckets = new Map<string, number>();
    for (const [day, claims] of [...days].sort(([a], [b]) => a - b)) {
      const start = (isoOf(day) ?? '').slice(0, length);
      buckets.set(start, (buckets.get(start) ?? 0) + claims);
    }
    return { buckets: [...buckets].map(([start, claims]) => ({ start, claims })), undated };
  }

  /** Claims with their geometries, at most `limit`, the newest reports first; and how many are on no map. */
  map(filter: Filter, limit = 5000): { features: MapFeature[]; placed: number; unplaced: number } {
    const { table, failed, total } = this.#selections.of(filter);
    let placed = 0;
    const onMap = new Uint8Array(failed.length).fill(1);
    for (let row = 0; row < failed.length; row += 1)
      if (failed[row] === 0 && ((table.flags.values[row] as number) & PLACED) !== 0) {
        placed += 1;
        onMap[row] = 0;
      }
    const newest = this.#orders.slots(table, 'added', 'down');
    const ids = inReportOrder(
      { table, failed: onMap, total: placed, isOfClaims: true },
      newest,
      0,
      limit,
    ).map((row) => table.id.values[row] as number);
    type Row = MapFeature['properties'] & { id: number; geometry: string };
    const rows = this.database.all<Row>(
      `SELECT claim.id, report.key AS report, claim, words, origin, voice, state, places, geoPrecision AS precision,
         uncertaintyKm, geometry
       FROM claim JOIN report ON report.id = claim.report WHERE claim.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const features = ids.flatMap((id): MapFeature[] => {
      const row = byId.get(id);
      if (!row) return [];
      const { id: _id, geometry, ...properties } = row;
      return [{ type: 'Feature', geometry: JSON.parse(geometry) as MapFeature['geometry'], properties }];
    });
    return { features, placed, unplaced: total - placed };
  }

  /** The middles of claims' boxes with how many lie there, most first; and those on no map, never dropped silently. */
  points(
    filter: Filter,
    limit = 5000,
  ): {
    points: { lon: number; lat: number; claims: number }[];
    unplaced: number;
  } {
    const { table, failed } = this.#selections.of(filter);
    const { west, south, east, north, flags } = table;
    const counts = new Map<number, number>();
    let unplaced = 0;
    for (let row = 0; row < failed.length; row += 1) {
      if (failed[row] !== 0) continue;
      if (((flags.values[row] as number) & PLACED) === 0) {
        unplaced += 1;
        continue;
      }
      // Both middles in one number: twice a coordinate is less than 2^26.
      const at =
        ((west.values[row] as number) + (east.values[row] as number) + WORLD) * WORLD * 4 +
        (south.values[row] as number) +
        (north.values[row] as number) +
        WORLD;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    const points = [...counts]
      .sort(([a, more], [b, less]) => less - more || a - b)
      .slice(0, limit)
      .map(([at, claims]) => {
        const lon = Math.floor(at / (WORLD * 4)) - WORLD;
        const lat = (at % (WORLD * 4)) - WORLD;
        return { lon: lon / (2 * PARTS_OF_DEGREE), lat: lat / (2 * PARTS_OF_DEGREE), claims };
      });
    return { points, unplaced };
  }
}

/** Twice the greatest coordinate, in parts of a degree. */
const WORLD = 2 * 180 * PARTS_OF_DEGREE;

function shownRow({ id: _id, west, south, east, north, placed, corrected, title, ...row }: Raw): ClaimRow {
  const box: ClaimRow['box'] =
    west === null || south === null || east === null || north === null ? null : [west, south, east, north];
  return {
    ...row,
    title: title?.trim() ? title.slice(0, LONGEST_TITLE) : null,
    outlet: row.outlet || null,
    placed: placed === 1,
    corrected: corrected === 1,
    box,
  };
}
