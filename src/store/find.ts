/** What views show: claims, reports, days and points that a filter leaves. */
import type { Database, SqlValue } from './database.js';
import type { ClaimRow, Filter, MapFeature, Page, ReportRow, Sort } from './model.js';
import { looksElsewhere, where, whereOfReports } from './query.js';
import { ftsQuery } from './search.js';

const ORDER_BY: Record<Sort, string> = {
  published: 'claim.published',
  added: 'claim.report',
  words: 'claim.words COLLATE NOCASE',
  origin: 'claim.origin COLLATE NOCASE',
  outlet: 'claim.outlet COLLATE NOCASE',
  earliest: 'claim.earliest',
  state: 'claim.state',
  confidence: 'claim.confidence',
  hops: 'claim.hops',
};

const COLUMNS = `report.key AS report, report.title, claim.outlet, claim.published, claim, position, words, origin,
  speaker, voice, hops, stance, evidence, polarity, tense, confidence, places, placed, west, south, east, north,
  earliest, latest, geoPrecision, timePrecision, state, corrected, notes, claim.warnings`;

type Raw = Omit<ClaimRow, 'placed' | 'corrected' | 'box'> &
  Record<'west' | 'south' | 'east' | 'north', number | null> & { placed: number; corrected: number };

/** Looks things up on a desk. */
export class Finder {
  constructor(private readonly database: Database) {}

  /** How many claims a filter leaves. */
  count(filter: Filter): number {
    const { sql, values } = where(filter);
    return (
      this.database.get<{ n: number }>(`SELECT count(*) AS n FROM claim WHERE ${sql}`, ...values)?.n ?? 0
    );
  }

  /** A page of the claims that a filter leaves. What has no value in the sorted column comes last. */
  claims(filter: Filter, { sort, order, limit, offset }: Page): ClaimRow[] {
    const { sql, values } = where(filter);
    const column = ORDER_BY[sort];
    // Going down, nulls come last by themselves; saying so would keep SQLite from using the index.
    const direction = order === 'up' ? 'ASC NULLS LAST' : 'DESC';
    const newest = order === 'up' ? 'ASC' : 'DESC';
    const rows = this.database.all<Raw>(
      `SELECT ${COLUMNS} FROM (
         SELECT id AS chosen FROM claim WHERE ${sql}
         ORDER BY ${column} ${direction}, claim.report ${newest}, claim.position, claim.id LIMIT ? OFFSET ?)
       JOIN claim ON claim.id = chosen JOIN report ON report.id = claim.report
       ORDER BY ${column} ${direction}, claim.report ${newest}, claim.position, claim.id`,
      ...values,
      limit,
      offset,
    );
    return rows.map(shown);
  }

  /**
   * Every report that a filter leaves, with its claims, in the order of its text; for exports. A filter that asks
   * nothing of claims leaves reports without any, too.
   */
  *eachReport(filter: Filter): Generator<{ report: string; claims: string[] }> {
    const { reports, claims } = whereOfReports(filter);
    const isOfClaims = claims.sql !== '1';
    const ids = this.database.all<{ report: string; claims: string }>(
      `SELECT report.key AS report, json_group_array(claim.claim) FILTER (WHERE claim.claim IS NOT NULL) AS claims
       FROM report ${isOfClaims ? '' : 'LEFT '}JOIN claim ON claim.report = report.id
       WHERE ${reports.sql} AND ${claims.sql} GROUP BY report.id ORDER BY report.id`,
      ...reports.values,
      ...claims.values,
    );
    for (const { report, claims } of ids) yield { report, claims: JSON.parse(claims) as string[] };
  }

  /** A page of reports, the newest on the desk first; `text` looks in titles and texts, `filter` at their claims. */
  reports(asked: { text?: string; outlet?: string; filter?: Filter; limit?: number; offset?: number } = {}): {
    total: number;
    reports: ReportRow[];
  } {
    const conditions: string[] = [];
    const values: SqlValue[] = [];
    if (asked.text?.trim()) {
      const query = ftsQuery(asked.text);
      conditions.push(
        query ? 'report.id IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)' : '0',
      );
      if (query) values.push(query);
    }
    if (asked.outlet !== undefined) {
      conditions.push(`coalesce(report.outlet, '') = ?`);
      values.push(asked.outlet);
    }
    // A report that is asked for by its key or its outlet is shown even where it makes no claim.
    const { reports: own, claims } = whereOfReports(asked.filter ?? {});
    conditions.push(own.sql);
    values.push(...own.values);
    if (claims.sql !== '1') {
      conditions.push(`report.id IN (SELECT claim.report FROM claim WHERE ${claims.sql})`);
      values.push(...claims.values);
    }
    const condition = conditions.join(' AND ') || '1';
    const total = this.database.get<{ n: number }>(
      `SELECT count(*) AS n FROM report WHERE ${condition}`,
      ...values,
    );
    const reports = this.database.all<ReportRow>(
      `SELECT key, title, outlet, published, language, address, version, characters, claims, warnings, added, reader,
         (SELECT count(*) FROM claim WHERE claim.report = report.id AND +state = 'open') AS open
       FROM report WHERE ${condition} ORDER BY id DESC LIMIT ? OFFSET ?`,
      ...values,
      asked.limit ?? 100,
      asked.offset ?? 0,
    );
    return { total: total?.n ?? 0, reports };
  }

  /** Counts by outlet, voice, stance and state of what a filter leaves; outlets: the fifty with most. */
  facets(
    filter: Filter,
  ): Record<'outlet' | 'voice' | 'stance' | 'state', { value: string; claims: number }[]> {
    const { sql, values } = where(filter);
    // The claims that are left are found once and counted four ways.
    const rows = this.database.all<{
      facet: 'outlet' | 'voice' | 'stance' | 'state';
      value: string;
      claims: number;
    }>(
      `WITH chosen AS MATERIALIZED (
         SELECT outlet, voice, stance, state, count(*) AS n FROM claim WHERE ${sql}
         GROUP BY outlet, voice, stance, state)
       SELECT 'outlet' AS facet, outlet AS value, sum(n) AS claims FROM chosen GROUP BY 2
       UNION ALL SELECT 'voice', voice, sum(n) FROM chosen GROUP BY 2
       UNION ALL SELECT 'stance', stance, sum(n) FROM chosen WHERE stance IS NOT NULL GROUP BY 2
       UNION ALL SELECT 'state', state, sum(n) FROM chosen GROUP BY 2
       ORDER BY 3 DESC, 2`,
      ...values,
    );
    const of = (facet: string) =>
      rows.filter((row) => row.facet === facet).map(({ value, claims }) => ({ value, claims }));
    return {
      outlet: of('outlet').slice(0, 50),
      voice: of('voice'),
      stance: of('stance'),
      state: of('state'),
    };
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
    const { sql, values } = where(filter);
    const length = { day: 10, month: 7, year: 4 }[unit];
    const rows = this.database.all<{ start: string | null; claims: number }>(
      `SELECT substr(coalesce(earliest, latest), 1, ${length}) AS start, count(*) AS claims FROM claim
       WHERE ${sql} GROUP BY 1 ORDER BY 1`,
      ...values,
    );
    const buckets = rows.flatMap(({ start, claims }) => (start === null ? [] : [{ start, claims }]));
    const undated = rows.find(({ start }) => start === null)?.claims ?? 0;
    return { buckets, undated };
  }

  /** Claims with their geometries, at most `limit`, the newest reports first; and how many are on no map. */
  map(filter: Filter, limit = 5000): { features: MapFeature[]; placed: number; unplaced: number } {
    const { sql, values } = where(filter);
    type Row = MapFeature['properties'] & { geometry: string | null; total: number; onMap: number };
    // What other tables have to be asked for is found once, for the claims and for their number.
    const kept = looksElsewhere(filter) ? 'MATERIALIZED' : 'NOT MATERIALIZED';
    const rows = this.database.all<Row>(
      `WITH chosen AS ${kept} (SELECT id, report, position, placed FROM claim WHERE ${sql}),
         counted AS (SELECT count(*) AS total, coalesce(sum(placed), 0) AS onMap FROM chosen),
         newest AS (SELECT id FROM chosen WHERE placed = 1 ORDER BY report DESC, position LIMIT ?)
       SELECT total, onMap, report.key AS report, claim, words, origin, voice, state, places,
         geoPrecision AS precision, uncertaintyKm, geometry
       FROM counted LEFT JOIN newest LEFT JOIN claim ON claim.id = newest.id
         LEFT JOIN report ON report.id = claim.report
       ORDER BY claim.report DESC, position`,
      ...values,
      limit,
    );
    const { total = 0, onMap = 0 } = rows[0] ?? {};
    // Where nothing is on the map, one row holds the numbers alone.
    const features = rows.flatMap(
      ({ geometry, total: _total, onMap: _onMap, ...properties }): MapFeature[] =>
        geometry === null
          ? []
          : [{ type: 'Feature', geometry: JSON.parse(geometry) as MapFeature['geometry'], properties }],
    );
    return { features, placed: onMap, unplaced: total - onMap };
  }

  /** The middles of claims' boxes with how many lie there, most first; and those on no map, never dropped silently. */
  points(
    filter: Filter,
    limit = 5000,
  ): {
    points: { lon: number; lat: number; claims: number }[];
    unplaced: number;
  } {
    const { sql, values } = where(filter);
    const rows = this.database.all<{ lon: number | null; lat: number | null; claims: number }>(
      `SELECT (west + east) / 2 AS lon, (south + north) / 2 AS lat, count(*) AS claims FROM claim
       WHERE ${sql} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      ...values,
    );
    const points = rows.flatMap(({ lon, lat, claims }) =>
      lon === null || lat === null ? [] : [{ lon, lat, claims }],
    );
    const unplaced = rows.find(({ lon }) => lon === null)?.claims ?? 0;
    return { points: points.slice(0, limit), unplaced };
  }
}

function shown({ west, south, east, north, placed, corrected, ...row }: Raw): ClaimRow {
  const box: ClaimRow['box'] =
    west === null || south === null || east === null || north === null ? null : [west, south, east, north];
  return { ...row, outlet: row.outlet || null, placed: placed === 1, corrected: corrected === 1, box };
}
