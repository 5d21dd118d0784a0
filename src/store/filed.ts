/** What claims are filed under, kept beside them for filters: tags, whom they are given to, the cases that hold them. */
import { resolve } from './anchors.js';
import type { CaseAction, CaseItem } from './case-model.js';
import type { Database, SqlValue } from './database.js';
import type { Anchor, Decided } from './model.js';

/** Brings a report's tags, names and the claims that cases hold of it up to date with what was decided. */
export function fileClaims(database: Database, report: number, { report: read, decisions }: Decided): void {
  database.run('DELETE FROM claim_mark WHERE report = ?', report);
  const put = (claim: string, kind: 'tag' | 'assigned', value: string) =>
    database.run(
      'INSERT INTO claim_mark (report, claim, kind, value) VALUES (?, ?, ?, ?)',
      report,
      claim,
      kind,
      value,
    );
  for (const [claim, { tags, assigned }] of decisions) {
    for (const tag of tags) put(claim, 'tag', tag);
    if (assigned !== undefined) put(claim, 'assigned', assigned);
  }
  const held = database.all<{ id: number; anchor: string }>(
    'SELECT rowid AS id, anchor FROM case_item WHERE report = ? AND anchor IS NOT NULL',
    report,
  );
  for (const { id, anchor } of held)
    database.run(
      'UPDATE case_item SET claim = ? WHERE rowid = ?',
      resolve(read, JSON.parse(anchor) as Anchor) ?? '',
      id,
    );
}

export interface FiledUnder {
  tag?: readonly string[] | undefined;
  assigned?: readonly string[] | undefined;
  case?: readonly string[] | undefined;
}

export function asksFiled({ tag, assigned, case: cases }: FiledUnder): boolean {
  return tag !== undefined || assigned !== undefined || cases !== undefined;
}

/** Rows of the claim table that are filed under what a filter asks for. */
export function filedClaims(database: Database, filter: FiledUnder): Set<number> {
  const conditions = filedConditions(filter);
  const rows = database.all<{ id: number }>(
    `SELECT id FROM claim WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    ...conditions.flatMap(({ values }) => values),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Conditions on rows of `claim`, for a filter by what they are filed under. */
function filedConditions({ tag, assigned, case: cases }: FiledUnder): { sql: string; values: SqlValue[] }[] {
  const marked = (kind: 'tag' | 'assigned', list: readonly string[]) => ({
    sql: `id IN (SELECT c.id FROM claim_mark m JOIN claim c ON c.report = m.report AND c.claim = m.claim
      WHERE m.kind = ? AND m.value IN (SELECT value FROM json_each(?)))`,
    values: [kind, JSON.stringify(list)],
  });
  return [
    ...(tag ? [marked('tag', tag)] : []),
    ...(assigned ? [marked('assigned', assigned)] : []),
    ...(cases
      ? [
          {
            sql: `id IN (SELECT c.id FROM case_item i JOIN claim c
              ON c.report = i.report AND (i.claim IS NULL OR i.claim = c.claim)
              WHERE i.case_key IN (SELECT value FROM json_each(?)))`,
            values: [JSON.stringify(cases)],
          },
        ]
      : []),
  ];
}

/**
 * Takes what cases say of reports that are removed for good out of the history: their words, not that they were there.
 * Call it where the history may be changed.
 */
export function forgetInCases(database: Database, reports: readonly string[]): void {
  const gone = new Set(reports);
  const rows = database.all<{ id: number; action: string }>(
    `SELECT id, action FROM review WHERE report IS NULL AND json_extract(action, '$.kind') IN ('case-put', 'case-take')`,
  );
  for (const { id, action } of rows) {
    const parsed = JSON.parse(action) as Extract<CaseAction, { kind: 'case-put' | 'case-take' }>;
    const items = parsed.items.map((item): CaseItem => {
      if (item.of === 'story')
        return item.reports.every((key) => gone.has(key)) ? { ...item, label: 'removed' } : item;
      return item.of === 'claim' && gone.has(item.report) ? { of: 'report', report: item.report } : item;
    });
    const changed = JSON.stringify({ ...parsed, items });
    if (changed !== action) database.run('UPDATE review SET action = ? WHERE id = ?', changed, id);
  }
}

/** Names that claims are filed under, with how many claims, the commonest first. */
export function filedUnder(
  database: Database,
  kind: 'tag' | 'assigned',
): { value: string; claims: number }[] {
  return database.all<{ value: string; claims: number }>(
    `SELECT value, count(*) AS claims FROM claim_mark JOIN report ON report.id = claim_mark.report
     WHERE kind = ? AND binned IS NULL GROUP BY value ORDER BY claims DESC, value`,
    kind,
  );
}
