/** The analyst's history: entries are added, never changed and never taken away; undo is another entry. */
import { decide, type Entry, inForce } from './apply.js';
import type { ArchivedReview } from './archived.js';
import type { Database } from './database.js';
import { StoreError } from './error.js';
import { enterInHistory } from './history-entry.js';
import { indexReport, markClaims } from './index-report.js';
import type { Action, Anchor, Decided, Review } from './model.js';
import { readingOf } from './originals.js';
import { anchorsOf, beforeOf, isLight, isMark, isOfFacts, validate } from './review-facts.js';
import { type Decisions, here } from './stories/decisions.js';

/** A decision to enter. */
export interface Proposal {
  /** Key of the report. */
  report: string;
  action: Action;
  why?: string;
}

interface Row {
  id: number;
  at: string;
  who: string;
  report: string | null;
  action: string;
  anchors: string;
  before: string;
  why: string | null;
  reason: string | null;
}

/** The entries of a desk's history. */
export class Reviews {
  constructor(
    private readonly database: Database,
    private readonly stories: Decisions,
    private readonly now: () => string,
  ) {}

  /**
   * Enters decisions, all or none, and brings the claims they are about up to date.
   *
   * @returns the new entries' ids
   * @throws StoreError not-found: no such report, claim, attribution, place, time, quantity or entry; invalid:
   *   words outside the text, or a date that is not EDTF
   */
  add(who: string, proposals: readonly Proposal[]): number[] {
    return this.database.transaction(() => {
      const byReport = new Map<string, Proposal[]>();
      for (const proposal of proposals)
        byReport.set(proposal.report, [...(byReport.get(proposal.report) ?? []), proposal]);
      return [...byReport].flatMap(([key, own]) => this.#addToReport(who, key, own));
    });
  }

  #addToReport(who: string, key: string, proposals: readonly Proposal[]): number[] {
    const row = this.database.get<{ id: number; reading: Uint8Array }>(
      'SELECT id, reading FROM report WHERE key = ?',
      key,
    );
    if (!row) throw new StoreError('not-found', `there is no report ${key} on this desk`);
    const reading = readingOf(row.reading);
    const entries = this.entriesOf(row.id);
    let decided = decide(reading, entries);
    // Marks change no words: the report is worked out again only before an entry that has to see what came of them.
    let seen = new Set<string>();
    const added = proposals.map(({ action, why }) => {
      const claim = isMark(action) ? action.claim : undefined;
      if (claim === undefined || seen.has(claim)) {
        decided = decide(reading, entries);
        seen = new Set();
      }
      const entry = this.#enter(who, row.id, decided, entries, action, why);
      entries.push(entry);
      if (claim === undefined) decided = decide(reading, entries);
      else seen.add(claim);
      return entry.id;
    });
    decided = decide(reading, entries);
    const indexed = { id: row.id, decided };
    // What is known of the report itself changes how it is read: so it is read anew, by and by.
    if (added.some((id) => isOfFacts(entries, id)))
      this.database.run(`UPDATE report SET reader = '' WHERE id = ?`, row.id);
    if (added.every((id) => isLight(entries, id))) markClaims(this.database, indexed);
    else indexReport(this.database, indexed);
    return added;
  }

  #enter(
    who: string,
    report: number,
    decided: Decided,
    entries: readonly Entry[],
    action: Action,
    why: string | undefined,
  ): Entry {
    if (action.kind === 'undo') {
      const undone = entries.find(({ id }) => id === action.review);
      if (!undone)
        throw new StoreError('not-found', `this report has no entry ${action.review} to take back`);
      if (!inForce(entries).has(undone.id))
        throw new StoreError('conflict', `entry ${action.review} is taken back already`);
    }
    const anchors = anchorsOf(decided.report, action);
    validate(decided.report, action);
    const at = this.now();
    const before = beforeOf(decided, action);
    const id = enterInHistory(this.database, { at, who, report, action, anchors, before, why });
    return { id, at, who, action, anchors };
  }

  /**
   * Enters reviews out of an archive as they were made, except those that are here already. An undo finds the entry
   * that it takes back under its number here.
   *
   * @param keys the reports' keys here, by their keys in the archive
   * @returns how many were entered
   */
  restore(reviews: readonly ArchivedReview[], keys: ReadonlyMap<string, string>): number {
    const numbers = new Map<number, number>();
    const touched = new Set<number>();
    let entered = 0;
    for (const { id, at, who, report: key, action: archived, anchors, before, why } of reviews) {
      const report = key === null ? null : this.#reportId(keys.get(key) ?? key);
      if (report === undefined) continue;
      const undoes = archived.kind === 'undo' ? numbers.get(archived.review) : null;
      if (undoes === undefined) continue;
      const action = undoes === null ? here(archived, keys) : { kind: 'undo' as const, review: undoes };
      const known = this.database.get<{ id: number }>(
        'SELECT id FROM review WHERE report IS ? AND at = ? AND who = ? AND action = ?',
        report,
        at,
        who,
        JSON.stringify(action),
      );
      if (known) {
        numbers.set(id, known.id);
        if (report === null) this.stories.entered(known.id);
        continue;
      }
      const number = enterInHistory(this.database, { at, who, report, action, anchors, before, why });
      numbers.set(id, number);
      entered += 1;
      if (report === null) this.stories.entered(number);
      if (report !== null) touched.add(report);
    }
    for (const report of touched) this.#reindex(report);
    return entered;
  }

  #reportId(key: string): number | undefined {
    return this.database.get<{ id: number }>('SELECT id FROM report WHERE key = ?', key)?.id;
  }

  #reindex(id: number): void {
    const row = this.database.get<{ reading: Uint8Array }>('SELECT reading FROM report WHERE id = ?', id);
    if (!row) return;
    const reading = readingOf(row.reading);
    indexReport(this.database, { id, decided: decide(reading, this.entriesOf(id)) });
  }

  /** A report's entries, and those about its stories, as exports have them, in the order in which they were made. */
  archived(key: string): ArchivedReview[] {
    const rows = this.database.all<Omit<Row, 'reason'>>(
      `SELECT review.id, at, who, report.key AS report, action, anchors, before, why FROM review
       JOIN report ON report.id = review.report WHERE report.key = ?1
       UNION ALL
       SELECT review.id, at, who, NULL AS report, action, anchors, before, why FROM review
       WHERE id IN (SELECT review FROM story_decision JOIN report ON report.id = report WHERE key = ?1)
       ORDER BY 1`,
      key,
    );
    return rows.map(({ action, anchors, before, ...row }) => ({
      type: 'review',
      ...row,
      action: JSON.parse(action) as ArchivedReview['action'],
      anchors: JSON.parse(anchors) as Anchor[],
      before: JSON.parse(before) as unknown,
    }));
  }

  /** A report's entries as `decide` takes them, by its row. */
  entriesOf(report: number): Entry[] {
    const rows = this.database.all<Pick<Row, 'id' | 'at' | 'who' | 'action' | 'anchors'>>(
      'SELECT id, at, who, action, anchors FROM review WHERE report = ? ORDER BY id',
      report,
    );
    return rows.map((row) => ({
      ...row,
      action: JSON.parse(row.action) as Action,
      anchors: JSON.parse(row.anchors) as Anchor[],
    }));
  }

  /** The history of one report, or of the whole desk, the newest entry first. */
  history(options: { report?: string; limit?: number; before?: number } = {}): Review[] {
    const rows = this.database.all<Row>(
      `SELECT review.id, at, who, report.key AS report, action, anchors, before, why, reason FROM review
         LEFT JOIN report ON report.id = review.report LEFT JOIN lapsed ON lapsed.review = review.id
       WHERE (?1 IS NULL OR report.key = ?1) AND review.id < ?2 ORDER BY review.id DESC LIMIT ?3`,
      options.report ?? null,
      options.before ?? Number.MAX_SAFE_INTEGER,
      options.limit ?? 1000,
    );
    const force = this.#inForce(rows.map(({ report }) => report));
    return rows.map((row) => this.#shown(row, !force.has(row.id)));
  }

  /** Entries whose words the present reading has not got: to be looked at after a report was read again. */
  lapsed(limit = 1000): Review[] {
    const rows = this.database.all<Row>(
      `SELECT review.id, at, who, report.key AS report, action, anchors, before, why, reason FROM lapsed
         JOIN review ON review.id = lapsed.review JOIN report ON report.id = review.report
       ORDER BY review.id LIMIT ?`,
      limit,
    );
    return rows.map((row) => this.#shown(row, false));
  }

  #inForce(reports: readonly (string | null)[]): Set<number> {
    const force = new Set<number>();
    for (const key of new Set(reports)) {
      const rows = this.database.all<{ id: number; action: string }>(
        `SELECT review.id, action FROM review LEFT JOIN report ON report.id = review.report
         WHERE report.key IS ? ORDER BY review.id`,
        key,
      );
      const entries = rows.map(({ id, action }) => ({ id, action: JSON.parse(action) as Action }));
      for (const id of inForce(entries)) force.add(id);
    }
    return force;
  }

  #shown(row: Row, undone: boolean): Review {
    return {
      id: row.id,
      at: row.at,
      who: row.who,
      ...(row.report !== null && { report: row.report }),
      action: JSON.parse(row.action) as Review['action'],
      anchors: JSON.parse(row.anchors) as Anchor[],
      before: JSON.parse(row.before) as unknown,
      ...(row.why !== null && { why: row.why }),
      undone,
      ...(row.reason !== null && { lapsed: row.reason }),
    };
  }
}
