import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nothingRead } from '../../nothing.js';
import { type Report, reportSchema } from '../../report.js';
import { type Story, storySchema } from '../../story.js';
import { anyOf } from '../fixtures/arbitrary.js';
import { fixtures, nestedReport, reportOf } from '../fixtures/reports.js';
import { TABLE_FILES } from '../tables.js';
import {
  DERIVED_NAMES,
  REPORT_TABLES,
  readReportTables,
  readStoryTables,
  reportTables,
  STORY_DERIVED_NAMES,
  STORY_TABLES,
  storyTables,
} from './index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headwater-parquet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(reports: readonly Report[], into = folder): Promise<void> {
  const tables = await reportTables(into, 'headwater test');
  for (const report of reports) await tables.take(report);
  await tables.close();
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What another program, DuckDB, makes of a question about the tables in the folder. */
async function ask(question: string): Promise<Record<string, unknown>[]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  try {
    const sql = question.replace(
      /\{(\w+)\}/g,
      (_, name) => `read_parquet('${join(folder, `${name}.parquet`)}')`,
    );
    const answer = await connection.runAndReadAll(sql);
    return answer.getRowObjectsJson() as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

describe('--format parquet', () => {
  it('gives back the reports that were written, equal', async () => {
    const reports = fixtures();
    await write(reports);
    // One of them holds half a character, for which UTF-8 has no form.
    const held = JSON.parse(JSON.stringify(reports).replace(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd'));
    expect(await all(readReportTables(folder))).toEqual(held);
  });

  it('gives back any report that the data model allows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOf(reportSchema), { maxLength: 4 }), async (reports) => {
        await write(reports as Report[]);
        expect(await all(readReportTables(folder))).toEqual(reports);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('gives back any story', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOf(storySchema), { maxLength: 3 }), async (stories) => {
        const tables = await storyTables(folder, 'headwater test', new Map());
        for (const story of stories) await tables.take(story as Story);
        await tables.close();
        expect(await all(readStoryTables(folder))).toEqual(stories);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('keeps apart two reports with one id, and goes on over many groups of rows', async () => {
    const reports = Array.from({ length: 4500 }, (_, i) => ({
      ...nothingRead(),
      id: `r${i >> 1}`,
      language: 'en',
      text: `${i}`,
      blocks: [],
      sources: [{ id: 's1', name: `n${i}`, kind: 'group' as const, named: false, mentions: [] }],
    }));
    await write(reports);
    expect(await all(readReportTables(folder))).toEqual(reports);
    const [counts] = await ask(
      'select count(distinct row_group_id) as groups from parquet_metadata($$FILE$$)'.replace(
        '$$FILE$$',
        `'${join(folder, 'sources.parquet')}'`,
      ),
    );
    expect(Number(counts?.groups)).toBeGreaterThan(2);
  });

  it('writes the same bytes for the same reports', async () => {
    const bytes = () =>
      readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('base64'));
    await write(fixtures());
    const first = bytes();
    await write(fixtures());
    expect(bytes()).toEqual(first);
    expect(readdirSync(folder)).toEqual(REPORT_TABLES.map(({ name }) => `${name}.parquet`).sort());
  });

  it('replaces nothing and leaves nothing when it is abandoned', async () => {
    await write([nestedReport()]);
    const before = readFileSync(join(folder, 'claims.parquet'));
    const tables = await reportTables(folder, 'headwater test');
    await tables.take(nestedReport());
    await tables.abandon();
    expect(readFileSync(join(folder, 'claims.parquet'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is a table with its columns though nothing was read', async () => {
    await write([]);
    expect(await ask('select count(*) as n from {claims}')).toEqual([{ n: '0' }]);
  });
});

describe('the tables, as another program reads them', () => {
  const report = nestedReport();
  beforeEach(() => write(fixtures()));

  it('join: who is at the origin of a claim, through whom', async () => {
    const [row] = await ask(`
      select c.words, c.chain_names, s.name as origin, s.kind, r.outlet
      from {claims} c join {reports} r using (report_row) join {sources} s on s.report_row = c.report_row and s.source_id = c.origin
      where c.report_id = '${report.id}' and len(c.chain) = 3`);
    const claim = report.claims.find(({ chain }) => chain.length === 3);
    expect(row?.words).toBe(claim?.spans.map(({ start, end }) => report.text.slice(start, end)).join(' … '));
    expect(row?.chain_names).toEqual(['Al-Nawras News Agency', 'Radio Kaja', 'residents']);
    expect(row).toMatchObject({ origin: 'residents', kind: 'group' });
  });

  it('hold nested columns: each link of a chain with its cue', async () => {
    const rows = await ask(`
      with links as (select report_row, claim_id, unnest(chain) as link from {claims} where report_id = '${report.id}')
      select a.source_name, a.cue_words, a.confidence from links join {attributions} a
      on a.report_row = links.report_row and a.attribution_id = links.link where links.claim_id in
      (select claim_id from {claims} where len(chain) = 3)`);
    expect(rows.map(({ source_name, cue_words }) => [source_name, cue_words])).toContainEqual([
      'residents',
      'quoted … as saying that',
    ]);
    expect(rows).toContainEqual(expect.objectContaining({ confidence: 0.42 }));
  });

  it('hold spans as numbers that find the words again in the text', async () => {
    const rows = await ask(`
      select substr(r.text, c.spans[1].start + 1, c.spans[1]."end" - c.spans[1].start) as found, c.words
      from {claims} c join {reports} r using (report_row) where c.report_id = '${report.id}' and len(c.spans) = 1`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { found, words } of rows) expect(found).toBe(words);
  });

  it('hold days as days', async () => {
    const typed = await ask(`select column_name, column_type from (describe select * from {claims})`);
    const types = Object.fromEntries(typed.map(({ column_name, column_type }) => [column_name, column_type]));
    expect(types).toMatchObject({
      earliest: 'DATE',
      latest: 'DATE',
      own_voice: 'BOOLEAN',
      chain: 'VARCHAR[]',
    });
    const [row] = await ask(`select earliest, latest from {claims} where earliest is not null limit 1`);
    expect(row?.earliest).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('say of geometries what GeoParquet 1.1 asks', async () => {
    const [row] = await ask(
      `select decode(value) as geo from parquet_kv_metadata('${join(folder, 'places.parquet')}') where decode(key) = 'geo'`,
    );
    expect(JSON.parse(String(row?.geo))).toEqual({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
    });
    const [place] = await ask(`
      select geometry::varchar as wkt, typeof(geometry) as type, feature.lat, feature.lon
      from {places} where feature is not null limit 1`);
    expect(place?.wkt).toBe(`POINT (${place?.lon} ${place?.lat})`);
    expect(place?.type).toMatch(/^GEOMETRY/);
  });
});

describe('a text that UTF-8 cannot hold', () => {
  it('has a replacement at the same offset', async () => {
    await write([reportOf('half \ud800 of it')]);
    const [report] = await all(readReportTables(folder));
    expect(report?.text).toBe('half \ufffd of it');
  });
});

describe('docs/python.md', () => {
  it('asks questions that DuckDB answers', async () => {
    const text = readFileSync(new URL('../../../docs/python.md', import.meta.url), 'utf8');
    const questions = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql ?? '');
    expect(questions.length).toBeGreaterThanOrEqual(3);
    await write(fixtures());
    const tables = await storyTables(folder, 'headwater test', new Map());
    await tables.close();
    for (const question of questions) await ask(question.replace(/'tables\/(\w+)\.parquet'/g, '{$1}'));
    const [links] = questions.filter((question) => question.includes('unnest'));
    const rows = await ask((links ?? '').replace(/'tables\/(\w+)\.parquet'/g, '{$1}'));
    expect(rows.map(({ source_name }) => source_name)).toEqual(
      expect.arrayContaining(['Radio Kaja', 'residents']),
    );
  });
});

describe('docs/output.md', () => {
  const documented = readFileSync(new URL('../../../docs/output.md', import.meta.url), 'utf8');
  const section = documented.split(/^(?=## )/m).find((part) => part.startsWith('## parquet')) ?? '';

  it('is not alone in naming the tables', () => {
    expect([...REPORT_TABLES, ...STORY_TABLES].map(({ name }) => `${name}.parquet`)).toEqual(TABLE_FILES);
  });

  it('names every table and every column that the data model does not have', () => {
    for (const { name } of [...REPORT_TABLES, ...STORY_TABLES]) expect(section).toContain(`\`${name}\``);
    const derived = [...Object.values(DERIVED_NAMES), ...Object.values(STORY_DERIVED_NAMES)].flat();
    for (const name of derived) expect(section).toContain(`\`${name}\``);
  });
});
