/** Filters as SQL conditions on the claim table. */
import type { SqlValue } from './database.js';
import { fold } from './fold.js';
import type { Filter } from './model.js';
import { ftsQuery } from './search.js';

/** A condition and its values, in order. */
export interface Condition {
  sql: string;
  values: SqlValue[];
}

/**
 * The condition that a filter puts on rows of `claim`.
 *
 * @example where({ state: ['open'] }); // { sql: 'claim.state IN (?)', values: ['open'] }
 */
export function where(filter: Filter): Condition {
  const parts = [...ownColumns(filter), ...sideTables(filter)];
  return {
    sql: parts.map(({ sql }) => sql).join(' AND ') || '1',
    values: parts.flatMap(({ values }) => values),
  };
}

/** A filter's conditions on rows of `report`, and those that only claims can fulfil (`1` where there are none). */
export function whereOfReports({ report, outlet, ...rest }: Filter): {
  reports: Condition;
  claims: Condition;
} {
  const parts: Condition[] = [{ sql: 'report.binned IS NULL', values: [] }];
  if (report) parts.push({ sql: `report.key IN ${marks(report)}`, values: report });
  if (outlet) parts.push({ sql: `coalesce(report.outlet, '') IN ${marks(outlet)}`, values: outlet });
  const reports = {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
  return { reports, claims: where(rest) };
}

/** Whether a filter is answered from other tables than `claim`, which is worth doing once only. */
export function looksElsewhere(filter: Filter): boolean {
  return sideTables(filter).length > 0;
}

function ownColumns(filter: Filter): Condition[] {
  const parts: Condition[] = [];
  const add = (sql: string, ...values: SqlValue[]) => parts.push({ sql, values });
  if (filter.report)
    add(`claim.report IN (SELECT id FROM report WHERE key IN ${marks(filter.report)})`, ...filter.report);
  if (filter.claim) {
    const keys = [...new Set(filter.claim.map((one) => one.split(' ', 1)[0] ?? ''))];
    add(`claim.report IN (SELECT id FROM report WHERE key IN ${marks(keys)})`, ...keys);
    const name = `(SELECT key FROM report WHERE id = claim.report) || ' ' || claim.claim`;
    add(`${name} IN ${marks(filter.claim)}`, ...filter.claim);
  }
  if (filter.outlet) add(`claim.outlet IN ${marks(filter.outlet)}`, ...filter.outlet);
  if (filter.voice) add(`claim.voice IN ${marks(filter.voice)}`, ...filter.voice);
  if (filter.stance) add(`claim.stance IN ${marks(filter.stance)}`, ...filter.stance);
  if (filter.state) add(`claim.state IN ${marks(filter.state)}`, ...filter.state);
  if (filter.placed !== undefined) add('claim.placed = ?', Number(filter.placed));
  // A box around the whole world asks for all that is on the map: the table itself knows that.
  if (filter.box && isWorld(filter.box)) add('claim.placed = 1');
  if (filter.corrected !== undefined) add('claim.corrected = ?', Number(filter.corrected));
  if (filter.dated !== undefined)
    add(`(claim.earliest IS NOT NULL OR claim.latest IS NOT NULL) = ?`, Number(filter.dated));
  if (filter.confidence) {
    const [least, greatest] = filter.confidence;
    // A claim in the report's own voice has no attribution that could be doubted.
    add(
      `(claim.confidence BETWEEN ? AND ? OR (claim.confidence IS NULL AND ? >= 1))`,
      least,
      greatest,
      greatest,
    );
  }
  return parts;
}

function sideTables(filter: Filter): Condition[] {
  const parts: Condition[] = [];
  const among = (select: string, ...values: SqlValue[]) =>
    parts.push({ sql: `claim.id IN (${select})`, values });
  if (filter.text?.trim()) {
    const query = ftsQuery(filter.text);
    if (query) among('SELECT rowid FROM claim_words WHERE claim_words MATCH ?', query);
    else parts.push({ sql: '0', values: [] });
  }
  if (filter.box && !isWorld(filter.box)) {
    const [west, south, east, north] = filter.box;
    const box = 'SELECT id FROM claim_box WHERE south <= ? AND north >= ?';
    if (west <= east) among(`${box} AND west <= ? AND east >= ?`, north, south, east, west);
    else among(`${box} AND (west <= ? OR east >= ?)`, north, south, east, west);
  }
  if (filter.from !== undefined || filter.to !== undefined)
    among(
      'SELECT claim FROM claim_time WHERE earliest <= ? AND latest >= ?',
      filter.to ?? '9999-12-31',
      filter.from ?? '0000-01-01',
    );
  if (filter.place !== undefined)
    among('SELECT claim FROM claim_place WHERE feature = ? OR name = ?', filter.place, fold(filter.place));
  if (filter.speaker)
    among(
      `SELECT claim FROM claim_speaker WHERE speaker IN (SELECT id FROM speaker WHERE id IN ${marks(filter.speaker)} OR merged IN ${marks(filter.speaker)})`,
      ...filter.speaker,
      ...filter.speaker,
    );
  return parts;
}

function isWorld([west, south, east, north]: NonNullable<Filter['box']>): boolean {
  return west <= -180 && south <= -90 && east >= 180 && north >= 90;
}

/** `(?, ?, ?)` for a list. */
export function marks(list: readonly unknown[]): string {
  return `(${list.map(() => '?').join(', ')})`;
}
