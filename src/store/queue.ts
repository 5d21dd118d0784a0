/** The import queue: what was given to be read, recorded before the giver is told so, resumed after any end. */
import type { Database } from './database.js';
import { StoreError } from './error.js';
import type { Import } from './model.js';

/** A file that waits to be read, or goes on being read. */
export interface Waiting {
  id: number;
  name: string;
  /** Its name in the spool folder. */
  spool: string;
  published: string | null;
  /** How many of its documents are dealt with already. */
  passed: number;
}

export interface Failure {
  name: string;
  code: string;
  message: string;
}

const COLUMNS = 'id, name, size, state, passed, added, known, failed, given, finished';

/** The import queue of a desk. */
export class Queue {
  constructor(
    private readonly database: Database,
    private readonly now: () => string,
  ) {}

  /** Records a file that lies in the spool folder. When this returns it is on the disk. */
  give(file: { name: string; spool: string; size: number; published?: string; hash?: string }): Import {
    const { id } = this.database.run(
      `INSERT INTO import (name, spool, size, published, hash, state, given) VALUES (?, ?, ?, ?, ?, 'waiting', ?)`,
      file.name,
      file.spool,
      file.size,
      file.published ?? null,
      file.hash ?? null,
      this.now(),
    );
    return this.get(id);
  }

  /** One entry. */
  get(id: number): Import {
    const row = this.database.get<Import>(`SELECT ${COLUMNS} FROM import WHERE id = ?`, id);
    if (!row) throw new StoreError('not-found', `there is no import ${id} on this desk`);
    return row;
  }

  /**
   * The next file to read: one that was being read when the desk last ended, before those that wait.
   *
   * @param begun those that are being read already
   */
  next(begun: ReadonlySet<number> = new Set()): Waiting | undefined {
    const first = (state: 'reading' | 'waiting') =>
      this.database.get<Waiting>(
        `SELECT id, name, spool, published, passed FROM import
         WHERE state = ? AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1`,
        state,
        JSON.stringify([...begun]),
      );
    return first('reading') ?? first('waiting');
  }

  /** Notes that a file is being read. Nobody is promised that, so the disk is not waited for. */
  start(id: number): void {
    this.database.relaxed(() => this.database.run(`UPDATE import SET state = 'reading' WHERE id = ?`, id));
  }

  /**
   * Notes that one more document of a file is dealt with. Call it in the transaction that adds the report: then a
   * document is either both added and passed, or neither.
   */
  pass(id: number, outcome: { added?: boolean; key: string } | { failure: Failure }): void {
    if ('failure' in outcome) {
      this.database.run('UPDATE import SET passed = passed + 1 WHERE id = ?', id);
      this.fail(id, outcome.failure);
      return;
    }
    const column = outcome.added ? 'added' : 'known';
    this.database.run(`UPDATE import SET passed = passed + 1, ${column} = ${column} + 1 WHERE id = ?`, id);
    this.database.run(
      `INSERT INTO import_report (import, report) SELECT ?, id FROM report WHERE key = ? ON CONFLICT DO NOTHING`,
      id,
      outcome.key,
    );
  }

  /** Notes something of a file that could not be taken, beside what was. */
  fail(id: number, { name, code, message }: Failure): void {
    this.database.run('UPDATE import SET failed = failed + 1 WHERE id = ?', id);
    this.database.run(
      'INSERT INTO import_failure (import, name, code, message) VALUES (?, ?, ?, ?)',
      id,
      name,
      code,
      message,
    );
  }

  /** A file is done; failed when nothing in it could be read. Its spool name is forgotten, so the file may go. */
  finish(id: number): Import {
    this.database.run(
      `UPDATE import SET state = CASE WHEN failed > 0 AND added + known = 0 THEN 'failed' ELSE 'read' END,
         spool = CASE WHEN failed > 0 THEN spool END, finished = ? WHERE id = ?`,
      this.now(),
      id,
    );
    return this.get(id);
  }

  /** Puts a file with failures at the end of the queue again. What it gave already is known and not added twice. */
  retry(id: number): Import {
    this.database.transaction(() => {
      const { changes } = this.database.run(
        `UPDATE import SET state = 'waiting', passed = 0, added = 0, known = 0, failed = 0, finished = NULL
         WHERE id = ? AND spool IS NOT NULL AND state IN ('read', 'failed')`,
        id,
      );
      if (changes === 0)
        throw new StoreError(
          'conflict',
          `import ${id} has nothing to try again: it waits, or all of it was read`,
        );
      this.database.run('DELETE FROM import_failure WHERE import = ?', id);
    });
    return this.get(id);
  }

  /** Whether a file of this name and content was given before, and all of it was taken or still waits. */
  holds({ name, hash }: { name: string; hash: string }): boolean {
    const found = this.database.get(
      'SELECT 1 FROM import WHERE hash = ? AND name = ? AND failed = 0 LIMIT 1',
      hash,
      name,
    );
    return found !== undefined;
  }

  /** Takes a finished or waiting file off the list; its reports stay. */
  forget(id: number): void {
    this.database.transaction(() => {
      if (this.get(id).state === 'reading')
        throw new StoreError('conflict', `import ${id} is being read; wait until it is done`);
      this.database.run('DELETE FROM import_failure WHERE import = ?', id);
      this.database.run('DELETE FROM import_report WHERE import = ?', id);
      this.database.run('DELETE FROM import WHERE id = ?', id);
    });
  }

  /** The newest entries first. */
  list(limit = 200): Import[] {
    return this.database.all<Import>(`SELECT ${COLUMNS} FROM import ORDER BY id DESC LIMIT ?`, limit);
  }

  failures(id: number): Failure[] {
    return this.database.all<Failure>(
      'SELECT name, code, message FROM import_failure WHERE import = ? ORDER BY rowid',
      id,
    );
  }

  /** Keys of the reports that a file gave. */
  reportsOf(id: number, limit = 1000): string[] {
    return this.database
      .all<{ key: string }>(
        'SELECT key FROM import_report JOIN report ON report.id = report WHERE import = ? ORDER BY report LIMIT ?',
        id,
        limit,
      )
      .map(({ key }) => key);
  }

  /** Names in the spool folder that are still needed; anything else there is left over from a broken upload. */
  spoolNames(): Set<string> {
    const rows = this.database.all<{ spool: string }>('SELECT spool FROM import WHERE spool IS NOT NULL');
    return new Set(rows.map(({ spool }) => spool));
  }

  /** How many wait, are read, are done: for the progress bar. */
  counts(): { waiting: number; reading: number; read: number; failed: number } {
    const counts = { waiting: 0, reading: 0, read: 0, failed: 0 };
    for (const { state, n } of this.database.all<{ state: keyof typeof counts; n: number }>(
      'SELECT state, count(*) AS n FROM import GROUP BY state',
    ))
      counts[state] = n;
    return counts;
  }
}
