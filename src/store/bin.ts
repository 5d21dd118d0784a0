/** Reports that an analyst threw out: out of every view, back when wanted, and gone for good once the bin is emptied. */
import type { Database } from './database.js';
import { StoreError } from './error.js';
import { forgetInCases } from './filed.js';
import { sweepNames } from './finding/keep.js';
import type { Reports } from './reports.js';
import type { Joiner } from './stories/index.js';

export interface Binned {
  key: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  binned: string;
  /** Decisions that hang on it. */
  decisions: number;
}

/** Rows that hang on reports and go with them, children first. `review` is guarded by a trigger of its own. */
const HANGING = [
  'claim_mark',
  'case_item',
  'story_member',
  'story_former',
  'story_decision',
  'story_named',
  'story_pair',
  'story_key',
  'story_report',
  'lapsed',
  'import_report',
  'appearance',
] as const;
const STAYS = `CREATE TRIGGER review_stays BEFORE UPDATE ON review BEGIN SELECT raise(ABORT, 'reviews are never changed'); END;`;
const GUARD = `CREATE TRIGGER review_is_kept BEFORE DELETE ON review BEGIN SELECT raise(ABORT, 'reviews are never removed'); END;`;

/** Decisions about stories that quote a report go with it, and what took them back. */
const QUOTING = `WITH RECURSIVE quoting(id) AS (
    SELECT review FROM story_decision JOIN review ON review.id = review WHERE story_decision.report = ?
      AND json_extract(action, '$.kind') IN ('story-voices-one', 'story-voices-apart', 'story-divergence')
    UNION SELECT review.id FROM review JOIN quoting ON review.undoes = quoting.id)
  DELETE FROM review WHERE id IN (SELECT id FROM quoting)`;

/** The bin of a desk. */
export class Bin {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
    private readonly joiner: Joiner,
    private readonly now: () => string,
  ) {}

  /** Takes reports out of every view; nothing of them is lost. @throws StoreError not-found */
  put(keys: readonly string[]): void {
    this.#mark(keys, this.now());
  }

  /** Puts reports back, with every decision. @throws StoreError not-found */
  putBack(keys: readonly string[]): void {
    this.#mark(keys, null);
  }

  list(): Binned[] {
    return this.database.all<Binned>(
      `SELECT key, title, outlet, published, binned,
         (SELECT count(*) FROM review WHERE review.report = report.id) AS decisions
       FROM report WHERE binned IS NOT NULL ORDER BY binned DESC, id DESC`,
    );
  }

  /**
   * Removes what is in the bin, with originals that nothing else came from, and every decision on it. What was there
   * is overwritten in the file. That so many were removed, when and by whom, is kept.
   */
  empty(who: string): { removed: number } {
    this.database.exec('PRAGMA secure_delete = ON');
    const removed = this.database.transaction(() => {
      const rows = this.database.all<{ id: number; key: string }>(
        'SELECT id, key FROM report WHERE binned IS NOT NULL',
      );
      if (rows.length === 0) return 0;
      this.joiner.remove(rows.map(({ id }) => id));
      // The history of reports that stay is guarded as before: the guard is let down within this transaction alone.
      this.database.exec(
        'PRAGMA defer_foreign_keys = ON; DROP TRIGGER review_is_kept; DROP TRIGGER review_stays;',
      );
      for (const { id, key } of rows) {
        this.database.run(QUOTING, id);
        for (const table of HANGING) this.database.run(`DELETE FROM ${table} WHERE report = ?`, id);
        const { changes } = this.database.run('DELETE FROM review WHERE report = ?', id);
        this.database.run('DELETE FROM report WHERE id = ?', id);
        this.database.run(
          'INSERT INTO removed (report, at, who, decisions) VALUES (?, ?, ?, ?)',
          key,
          this.now(),
          who,
          changes,
        );
      }
      this.database.run('DELETE FROM story_decision WHERE review NOT IN (SELECT id FROM review)');
      forgetInCases(
        this.database,
        rows.map(({ key }) => key),
      );
      this.database.exec(`${GUARD} ${STAYS}`);
      sweepNames(this.database);
      this.database.run('DELETE FROM original WHERE id NOT IN (SELECT original FROM appearance)');
      return rows.length;
    });
    this.database.exec('PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE);');
    return { removed };
  }

  #mark(keys: readonly string[], binned: string | null): void {
    this.database.transaction(() => {
      for (const key of keys) {
        const { changes } = this.database.run('UPDATE report SET binned = ? WHERE key = ?', binned, key);
        if (changes === 0) throw new StoreError('not-found', `there is no report ${key} on this desk`);
        this.reports.index(key);
      }
    });
  }
}
