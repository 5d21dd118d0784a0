/** One SQLite file: opened, checked, brought up to date; statements kept, errors made readable. */
import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import { asStoreError, StoreError } from './error.js';
import { APPLICATION_ID, MIGRATIONS } from './migrations.js';

export type SqlValue = string | number | null | Uint8Array;

/** How long to wait for another program that is writing, in milliseconds, before saying so. */
const PATIENCE = 2_000;
/** Pages kept in memory, in KiB (SQLite's negative form). */
const CACHE_KIB = 65_536;

export interface DatabaseOptions {
  /** Ceiling in pages of 4 KiB, to try out a full disk. */
  maximumPages?: number;
  readOnly?: boolean;
}

/** A connection that owns its file until it is closed. */
export class Database {
  readonly #connection: InstanceType<typeof DatabaseSync>;
  readonly #statements = new Map<string, StatementSyncInstance>();
  #depth = 0;
  #writable = false;

  /**
   * Opens the file, or makes it, and brings its tables up to date.
   *
   * The file is held exclusively (`locking_mode = EXCLUSIVE`): a second desk on the same file is told so at once,
   * and the operating system lets go of it whatever ends this process. Every commit is on the disk when it
   * returns (`synchronous = FULL`): what is acknowledged stays.
   *
   * @throws StoreError locked, read-only, newer, not-a-desk, no-folder, full, damaged
   */
  constructor(
    readonly path: string,
    options: DatabaseOptions = {},
  ) {
    this.#connection = this.#guard(
      () => new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: PATIENCE }),
    );
    try {
      this.#prepareFile(options);
    } catch (error) {
      this.#letGo('');
      throw error;
    }
  }

  #prepareFile(options: DatabaseOptions): void {
    this.exec(
      `PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = MEMORY;`,
    );
    const application = this.#pragma('application_id');
    const tables = this.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n ?? 0;
    if (application !== APPLICATION_ID && tables > 0)
      throw new StoreError(
        'not-a-desk',
        `${this.path}: it is a database, but not one of a desk; choose another file`,
      );
    const version = this.#pragma('user_version');
    if (version > MIGRATIONS.length)
      throw new StoreError(
        'newer',
        `${this.path}: a newer Headwater made it (file version ${version}, this one knows up to ${MIGRATIONS.length}); update Headwater to open it`,
      );
    if (options.readOnly) return;
    this.#writable = true;
    this.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    if (options.maximumPages) this.exec(`PRAGMA max_page_count = ${options.maximumPages}`);
    if (application !== APPLICATION_ID) this.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    // In WAL mode this is the first write: it finds out now, and not at the first report, whether it may.
    for (let next = version; next < MIGRATIONS.length; next += 1)
      this.transaction(() => this.exec(`${MIGRATIONS[next]}; PRAGMA user_version = ${next + 1};`));
  }

  #pragma(name: string): number {
    const row = this.get<Record<string, number>>(`PRAGMA ${name}`);
    return row?.[name] ?? 0;
  }

  /** The file's version after opening. */
  get version(): number {
    return this.#pragma('user_version');
  }

  /** Runs statements without values. */
  exec(sql: string): void {
    this.#guard(() => this.#connection.exec(sql));
  }

  /** Runs one statement that changes something; gives the new row's id and the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): { id: number; changes: number } {
    const { lastInsertRowid, changes } = this.#guard(() => this.#statement(sql).run(...values));
    return { id: Number(lastInsertRowid), changes: Number(changes) };
  }

  /** The first row, if any. `Row` says what the statement selects. */
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#guard(() => this.#statement(sql).get(...values)) as Row | undefined;
  }

  /** All rows. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#guard(() => this.#statement(sql).all(...values)) as Row[];
  }

  /** Runs all or nothing. Inside another one it becomes a part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite itself rolls back on some errors (a full disk); then there is nothing left to undo.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /**
   * Runs all or nothing without waiting for the disk: an end of the process does not take it back, a power cut may,
   * until the next transaction that does wait. In WAL mode neither harms the file.
   */
  relaxed<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.transaction(work);
    } finally {
      this.exec('PRAGMA synchronous = FULL');
    }
  }

  /** SQLite's own check of the whole file; empty when it is sound. */
  integrityFaults(): string[] {
    const rows = this.all<{ integrity_check: string }>('PRAGMA integrity_check');
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  }

  /**
   * Brings the planner's figures up to date, where they are far off. What is looked at is a sample, but one large enough
   * to see that a state which nearly all claims have narrows nothing; it takes about 0.1 s on 100,000 claims.
   */
  optimise(): void {
    this.exec('PRAGMA analysis_limit = 50000; PRAGMA optimize = 0x10002;');
  }

  /** Folds the log into the file, so that the one file is all there is, and lets go of it. */
  close(): void {
    this.#statements.clear();
    this.#letGo(this.#writable ? 'PRAGMA journal_mode = DELETE;' : '');
  }

  /**
   * The library keeps a connection half open until its statements are garbage: so what holds the file is given up
   * before. What is committed is on the disk either way.
   */
  #letGo(first: string): void {
    if (!this.#connection.isOpen) return;
    try {
      this.#connection.exec(`${first} PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema LIMIT 1;`);
    } catch {
      // A damaged or strange file cannot be read; there is nothing to give up then.
    }
    this.#connection.close();
  }

  #statement(sql: string): StatementSyncInstance {
    let statement = this.#statements.get(sql);
    if (!statement) {
      // Filters make many different statements; the oldest go, so that a long day does not hoard them.
      if (this.#statements.size >= 256) this.#statements.delete(this.#statements.keys().next().value ?? '');
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asStoreError(error, this.path);
    }
  }
}

/** Whether a desk's file is there already. */
export function isThere(path: string): boolean {
  return existsSync(path);
}
