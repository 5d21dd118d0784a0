/**
 * The columns of all claims in memory, as numbers: a million claims are filtered and counted in some hundredths of a
 * second. The file holds them, a row a report; here is a copy, read when first asked for and kept up to date.
 */
import type { Database } from '../database.js';
import type { TermKind } from './column-codes.js';
import { NO_DAY } from './days.js';
import { type ClaimColumns, decode } from './layout.js';

/** Reports read from the file at once. */
const AT_ONCE = 5000;
/** Rows that stand for nothing any more are cleared away when they are more than this share of all. */
const DEAD_SHARE = 0.25;

/** Numbers that grow at the end. */
class Growing<T extends Int32Array | Uint8Array | Float64Array> {
  length = 0;
  constructor(public values: T) {}

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new (this.values.constructor as new (length: number) => T)(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}
const whole = () => new Growing(new Int32Array(1024));
const small = () => new Growing(new Uint8Array(1024));

/** For each row a list of numbers: those of row i are `values` from `starts[i]` to `starts[i + 1]`. */
class Lists {
  readonly starts = whole();
  readonly values = whole();
  constructor() {
    this.starts.push(0);
  }

  push(list: readonly number[]): void {
    for (const value of list) this.values.push(value);
    this.starts.push(this.values.length);
  }
}

class Table {
  /** By report, in the order in which they were read in. */
  readonly report = whole();
  readonly first = whole();
  readonly count = whole();
  readonly live = small();
  readonly outlet = whole();
  readonly language = whole();
  readonly published = whole();
  readonly publishedFrom = whole();
  readonly publishedTo = whole();
  /** By claim; those of a report stand together, in the order of its text. */
  readonly id = whole();
  readonly slot = whole();
  readonly position = whole();
  readonly voice = small();
  /** One more than the code; 0 is none. */
  readonly stance = small();
  readonly state = small();
  readonly kind = small();
  readonly flags = small();
  readonly hops = small();
  readonly confidence = whole();
  readonly earliest = whole();
  readonly latest = whole();
  readonly west = whole();
  readonly south = whole();
  readonly east = whole();
  readonly north = whole();
  readonly head = new Growing(new Float64Array(1024));
  readonly origin = whole();
  readonly events = whole();
  readonly speakers = new Lists();
  readonly places = new Lists();
  readonly times = new Lists();
  readonly actors = new Lists();
  /** Where a report and a claim stand here, by their rows in the file. */
  readonly slotOf = new Map<number, number>();
  rowOf = new Int32Array(1024).fill(-1);
  dead = 0;

  get rows(): number {
    return this.id.length;
  }
  get slots(): number {
    return this.report.length;
  }

  remove(report: number): void {
    const slot = this.slotOf.get(report);
    if (slot === undefined) return;
    this.slotOf.delete(report);
    this.live.values[slot] = 0;
    this.dead += this.count.values[slot] ?? 0;
    const first = this.first.values[slot] ?? 0;
    for (let row = first; row < first + (this.count.values[slot] ?? 0); row += 1)
      if (this.rowOf[this.id.values[row] as number] === row) this.rowOf[this.id.values[row] as number] = -1;
  }

  add(report: number, body: Uint8Array): void {
    const slot = this.slots;
    const first = this.rows;
    this.slotOf.set(report, slot);
    const read = decode(body, (claim) => this.#addClaim(slot, claim));
    this.report.push(report);
    this.first.push(first);
    this.count.push(this.rows - first);
    this.live.push(1);
    this.outlet.push(read.outlet);
    this.language.push(read.language);
    this.published.push(read.published);
    this.publishedFrom.push(read.publishedFrom);
    this.publishedTo.push(read.publishedTo);
  }

  #addClaim(slot: number, claim: ClaimColumns): void {
    if (claim.id >= this.rowOf.length) {
      const larger = new Int32Array(Math.max(claim.id + 1, this.rowOf.length * 2)).fill(-1);
      larger.set(this.rowOf);
      this.rowOf = larger;
    }
    this.rowOf[claim.id] = this.rows;
    this.id.push(claim.id);
    this.slot.push(slot);
    this.position.push(claim.position);
    this.voice.push(claim.voice);
    this.stance.push(claim.stance + 1);
    this.state.push(claim.state);
    this.kind.push(claim.kind);
    this.flags.push(claim.flags);
    this.hops.push(Math.min(255, claim.hops));
    this.confidence.push(claim.confidence);
    this.earliest.push(claim.earliest);
    this.latest.push(claim.latest);
    const [west = NO_DAY, south = NO_DAY, east = NO_DAY, north = NO_DAY] = claim.box;
    this.west.push(west);
    this.south.push(south);
    this.east.push(east);
    this.north.push(north);
    this.head.push(claim.head);
    this.origin.push(claim.origin);
    this.events.push(claim.events);
    this.speakers.push(claim.speakers);
    this.places.push(claim.places);
    this.times.push(claim.times);
    this.actors.push(claim.actors);
  }
}

export type { Table };

/** The columns of a desk's file. */
export class Columns {
  #table: Table | undefined;
  #stale = new Set<number>();
  /** Goes up with every change: what was worked out before no longer holds. */
  revision = 0;
  readonly #terms = new Map<number, { kind: TermKind; key: string; name: string }>();
  #lastTerm = 0;

  constructor(private readonly database: Database) {}

  /** A report's columns have changed in the file. */
  touch(report: number): void {
    this.#stale.add(report);
    this.revision += 1;
  }

  /** All columns, as the file has them now. */
  table(): Table {
    if (this.#table && this.#table.dead > this.#table.rows * DEAD_SHARE && this.#table.dead > 10_000)
      this.#table = undefined;
    if (!this.#table) {
      this.#table = this.#readAll();
      this.#stale.clear();
    }
    for (const report of this.#stale) {
      this.#table.remove(report);
      const kept = this.database.get<{ body: Uint8Array }>(
        'SELECT body FROM report_columns WHERE report = ?',
        report,
      );
      if (kept) this.#table.add(report, kept.body);
    }
    this.#stale.clear();
    return this.#table;
  }

  #readAll(): Table {
    const table = new Table();
    let last = 0;
    for (;;) {
      const rows = this.database.all<{ report: number; body: Uint8Array }>(
        'SELECT report, body FROM report_columns WHERE report > ? ORDER BY report LIMIT ?',
        last,
        AT_ONCE,
      );
      for (const { report, body } of rows) table.add(report, body);
      last = rows.at(-1)?.report ?? last;
      if (rows.length < AT_ONCE) return table;
    }
  }

  /** Some names are gone from the file, and their numbers may be given again. */
  forgetTerms(): void {
    this.#terms.clear();
    this.#lastTerm = 0;
    this.revision += 1;
  }

  /** Names by their numbers. */
  terms(): ReadonlyMap<number, { kind: TermKind; key: string; name: string }> {
    const rows = this.database.all<{ id: number; kind: TermKind; key: string; name: string }>(
      'SELECT id, kind, key, name FROM term WHERE id > ? ORDER BY id',
      this.#lastTerm,
    );
    for (const { id, ...term } of rows) {
      this.#terms.set(id, term);
      this.#lastTerm = id;
    }
    return this.#terms;
  }
}

const all = new WeakMap<Database, Columns>();

/** The columns of a file, the same ones whenever they are asked for. */
export function columnsOf(database: Database): Columns {
  const known = all.get(database) ?? new Columns(database);
  all.set(database, known);
  return known;
}
