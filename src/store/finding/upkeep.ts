/** Brings what is looked up of reports up to date after a change of its form, a few reports at a time: any end may come between. */
import { decide } from '../apply.js';
import type { Database } from '../database.js';
import { StoreError } from '../error.js';
import { indexReport } from '../index-report.js';
import { readingOf } from '../originals.js';
import type { Reviews } from '../reviews.js';

/** Reports in one transaction. */
const TOGETHER = 20;

export class Upkeep {
  constructor(
    private readonly database: Database,
    private readonly reviews: Reviews,
  ) {}

  /** Reports that are not in search and filters yet, as far as an older version left them. */
  left(): number {
    return this.database.get<{ n: number }>('SELECT count(*) AS n FROM to_index')?.n ?? 0;
  }

  /**
   * Goes on for about so many milliseconds, or to the end.
   *
   * @returns how many are left
   */
  work(milliseconds: number): number {
    const until = performance.now() + milliseconds;
    let more = true;
    while (more && performance.now() < until) more = this.#some();
    return more ? this.left() : 0;
  }

  #some(): boolean {
    return this.database.relaxed(() => {
      const rows = this.database.all<{ report: number; reading: Uint8Array | null }>(
        `SELECT to_index.report, report.reading FROM to_index LEFT JOIN report ON report.id = to_index.report
         ORDER BY to_index.report LIMIT ?`,
        TOGETHER,
      );
      for (const { report, reading } of rows) {
        if (reading) {
          try {
            const decided = decide(readingOf(reading), this.reviews.entriesOf(report));
            indexReport(this.database, { id: report, decided });
          } catch (error) {
            // A disk that is full is waited for; a reading that cannot be used is passed over, or it would stop all others.
            if (error instanceof StoreError) throw error;
          }
        }
        this.database.run('DELETE FROM to_index WHERE report = ?', report);
      }
      return rows.length === TOGETHER;
    });
  }
}
