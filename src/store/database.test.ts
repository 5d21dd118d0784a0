import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import { Store, StoreError } from './index.js';
import { APPLICATION_ID, MIGRATIONS } from './migrations.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  path = join(folder, 'desk.headwater');
});
afterEach(() => rmSync(folder, { recursive: true }));

function failure(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('expected it to fail');
}

const made = makeReport(1);
const addOne = (store: Store) => store.reports.add({ text: made.text }, made, '1');

describe("a desk's file", () => {
  it('is locked while another process has it open, and says so', async () => {
    new Store(path).close();
    const script = `
      const { DatabaseSync } = require('@photostructure/sqlite');
      const db = new DatabaseSync(process.argv[1]);
      db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE');
      console.log('held');
      setTimeout(() => {}, 60000);`;
    const other = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(other.stdout, 'data');
      const error = failure(() => new Store(path));
      expect(error.code).toBe('locked');
      expect(error.message).toContain('another program');
    } finally {
      other.kill('SIGKILL');
      await once(other, 'close');
    }
    new Store(path).close();
  });

  it('is held by the desk that has it: a second one is refused', () => {
    const first = new Store(path);
    expect(failure(() => new Store(path)).code).toBe('locked');
    addOne(first);
    first.close();
    new Store(path).close();
  });

  it('of every older version is brought up to date, with everything in it', () => {
    for (let version = 1; version < MIGRATIONS.length; version += 1) {
      const older = join(folder, `${version}.headwater`);
      const raw = new DatabaseSync(older);
      for (const sql of MIGRATIONS.slice(0, version)) raw.exec(sql);
      raw.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version};
        INSERT INTO saved_filter (name, filter, saved) VALUES ('open', '{"state":["open"]}', '2024-05-08T00:00:00Z')`);
      raw.close();
      const store = new Store(older);
      expect(store.filters.list().map(({ name }) => name)).toEqual(['open']);
      expect(addOne(store).outcome).toBe('added');
      expect(store.integrityFaults()).toEqual([]);
      const tables = new DatabaseSync(':memory:');
      for (const sql of MIGRATIONS) tables.exec(sql);
      const schema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
      const fresh = tables.prepare(schema).all();
      tables.close();
      store.close();
      const now = new DatabaseSync(older);
      expect(now.prepare(schema).all()).toEqual(fresh);
      now.close();
    }
  });

  it('of a newer version is not touched', () => {
    new Store(path).close();
    const raw = new DatabaseSync(path);
    raw.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    raw.close();
    const before = readFileSync(path);
    const error = failure(() => new Store(path));
    expect(error.code).toBe('newer');
    expect(error.message).toContain('update Headwater');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('that is another database, or no database, is refused and left as it is', () => {
    const raw = new DatabaseSync(path);
    raw.exec('CREATE TABLE mine (x)');
    raw.close();
    expect(failure(() => new Store(path)).code).toBe('not-a-desk');
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'These are notes, and they are longer than a hundred bytes. '.repeat(20));
    expect(failure(() => new Store(text)).code).toBe('not-a-desk');
    expect(readFileSync(text, 'utf8')).toContain('These are notes');
  });

  it('in a folder that is not there is refused with the reason', () => {
    expect(failure(() => new Store(join(folder, 'no', 'desk.headwater'))).code).toBe('no-folder');
  });

  it('that may only be read refuses changes and keeps what it has', () => {
    const store = new Store(path);
    const { key } = addOne(store);
    store.close();
    const reading = new Store(path, { readOnly: true });
    expect(reading.reports.reading(key)).toEqual(made);
    const action = { kind: 'accept', claim: 'c1' } as const;
    expect(failure(() => reading.reviews.add('m', [{ report: key, action }])).code).toBe('read-only');
    reading.close();
  });

  it('on a full disk keeps all that was added before, and goes on when there is room', () => {
    const store = new Store(path, { maximumPages: 150 });
    let added = 0;
    const error = failure(() => {
      for (let n = 0; n < 500; n += 1) {
        const report = makeReport(n);
        store.reports.add({ text: report.text }, report, '1');
        added += 1;
      }
    });
    expect(error.code).toBe('full');
    expect(store.find.reports().total).toBe(added);
    store.close();
    const roomy = new Store(path);
    expect(roomy.integrityFaults()).toEqual([]);
    expect(roomy.find.reports().total).toBe(added);
    const next = makeReport(600);
    expect(roomy.reports.add({ text: next.text }, next, '1').outcome).toBe('added');
    roomy.close();
  });

  it('that is damaged says so', () => {
    const store = new Store(path);
    for (let n = 0; n < 20; n += 1) {
      const report = makeReport(n);
      store.reports.add({ text: report.text }, report, '1');
    }
    store.close();
    truncateSync(path, 8192);
    expect(
      failure(() => {
        const damaged = new Store(path);
        try {
          damaged.find.claims({}, { sort: 'words', order: 'up', limit: 10, offset: 0 });
        } finally {
          damaged.close();
        }
      }).code,
    ).toBe('damaged');
  });
});
