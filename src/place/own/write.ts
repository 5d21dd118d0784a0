/**
 * Files the user's places in a SQLite database of their own: features by number, and under each key and folded spelling
 * the numbers of the features so called. Nothing of it grows in memory with the number of places.
 */
import type { DatabaseSync, StatementSyncInstance } from '@photostructure/sqlite';
import type { Entry } from '../gazetteer/entry.js';
import { filingsOf } from '../gazetteer/filing.js';
import { type OwnAbout, sqlite, VERSION } from './form.js';
import { type Runs, runsIn } from './runs.js';

/** Rows written by one statement. */
const ROWS = 100;
/** Rows between commits. */
const ROWS_A_COMMIT = 200_000;
/** Places of one spelling that are kept: no lookup can tell more of them apart. */
const MOST_OF_ONE_NAME = 2000;

export interface OwnWriter {
  add(entry: Entry): void;
  province(code: string, name: string): void;
  /** Sorts and files the names, a step at a time; each step says how much of it is done, 0 to 1. */
  finish(about: Pick<OwnAbout, 'credit' | 'made' | 'dump'>): Generator<number>;
  close(): void;
}

/** Writes a new database at `path`; `folder` is for what does not fit into memory. */
export function ownWriter(path: string, folder: string): OwnWriter {
  const database = new (sqlite().DatabaseSync)(path);
  // a file that is not finished is thrown away, so nothing needs to be safe before
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
    CREATE TABLE features (id INTEGER PRIMARY KEY, source TEXT, name TEXT, lat INTEGER, lon INTEGER, code TEXT,
      country TEXT, admin1 TEXT, people INTEGER, names INTEGER);
    CREATE TABLE names (key TEXT, folded TEXT, mains TEXT, others TEXT, PRIMARY KEY (key, folded)) WITHOUT ROWID;
    CREATE TABLE provinces (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
    CREATE TABLE about (json TEXT);
    BEGIN`);
  const features = inserter(database, 'features', 10);
  const names = inserter(database, 'names', 4);
  const runs = runsIn(folder);
  const countries = new Set<string>();
  let open = true;
  let count = 0;
  let texts = 0;
  return {
    add(entry) {
      const number = count++;
      countries.add(entry.country);
      features.add([
        number,
        entry.id,
        entry.name,
        Math.round(entry.lat * 1e5),
        Math.round(entry.lon * 1e5),
        `${entry.featureClass}.${entry.featureCode}`,
        entry.country,
        entry.admin1 ?? null,
        entry.population ?? 0,
        entry.names.length,
      ]);
      for (const { key, folded, main } of filingsOf(entry))
        runs.add(`${clean(key)}\t${clean(folded)}\t${main ? 'm' : 'o'}\t${number}`);
    },
    province(code, name) {
      database.prepare('INSERT OR REPLACE INTO provinces VALUES (?, ?)').run(code, name);
    },
    *finish(about) {
      features.flush();
      for (const { done, rows } of spellings(runs)) {
        for (const row of rows) names.add(row);
        texts += rows.length;
        yield done;
      }
      names.flush();
      const json: OwnAbout = {
        version: VERSION,
        features: count,
        names: texts,
        countries: [...countries].sort(),
        ...about,
      };
      database.prepare('INSERT INTO about VALUES (?)').run(JSON.stringify(json));
      database.exec('COMMIT');
      yield 1;
    },
    close() {
      if (open) database.close();
      open = false;
    },
  };
}

const clean = (text: string): string => text.replace(/[\t\n\r]/g, ' ');

/** The sorted lines of one key and spelling as one row. */
function* spellings(runs: Runs): Generator<{ done: number; rows: string[][] }> {
  let key: string | undefined;
  let folded = '';
  let mains: string[] = [];
  let others: string[] = [];
  let read = 0;
  const row = (): string[] => [key ?? '', folded, mains.join(','), others.join(',')];
  for (const lines of runs.inOrder()) {
    const rows: string[][] = [];
    for (const line of lines) {
      const [lineKey = '', lineFolded = '', main, number = ''] = line.split('\t');
      if (lineKey !== key || lineFolded !== folded) {
        if (key !== undefined) rows.push(row());
        [key, folded, mains, others] = [lineKey, lineFolded, [], []];
      }
      const list = main === 'm' ? mains : others;
      if (list.length < MOST_OF_ONE_NAME && list[list.length - 1] !== number) list.push(number);
    }
    read += lines.length;
    yield { done: read / Math.max(1, runs.lines), rows };
  }
  if (key !== undefined) yield { done: 1, rows: [row()] };
}

type Value = string | number | null;

/** Collects rows and writes many of them by one statement. */
function inserter(database: InstanceType<typeof DatabaseSync>, table: string, columns: number) {
  const one = `(${Array(columns).fill('?').join(',')})`;
  const statement = (rows: number): StatementSyncInstance =>
    database.prepare(`INSERT INTO ${table} VALUES ${Array(rows).fill(one).join(',')}`);
  const many = statement(ROWS);
  let values: Value[] = [];
  let written = 0;
  return {
    add(row: readonly Value[]): void {
      values.push(...row);
      if (values.length < ROWS * columns) return;
      many.run(...values);
      values = [];
      written += ROWS;
      if (written % ROWS_A_COMMIT === 0) database.exec('COMMIT; BEGIN');
    },
    flush(): void {
      if (values.length > 0) statement(values.length / columns).run(...values);
      values = [];
    },
  };
}
