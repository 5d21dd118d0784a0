/** The history's entries as they are written: of reports, speakers, cases and stories alike. */
import type { Database } from './database.js';

export interface HistoryEntry {
  at: string;
  who: string;
  /** Absent where it is about no single report. */
  report?: number | null;
  action: { kind: string; review?: number };
  anchors?: readonly unknown[];
  /** How it was before, for the history's words. */
  before?: unknown;
  why?: string | null | undefined;
}

/**
 * Writes an entry.
 *
 * @returns its id
 * @example enterInHistory(database, { at: now(), who, action: { kind: 'undo', review: 7 } });
 */
export function enterInHistory(database: Database, entry: HistoryEntry): number {
  const { at, who, report = null, action, anchors = [], before = null, why = null } = entry;
  return database.run(
    'INSERT INTO review (at, who, report, action, anchors, before, why, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    at,
    who,
    report,
    JSON.stringify(action),
    JSON.stringify(anchors),
    JSON.stringify(before),
    why,
    action.kind === 'undo' ? (action.review ?? null) : null,
  ).id;
}
