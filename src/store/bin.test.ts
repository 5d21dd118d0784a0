import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import { Store } from './index.js';

let folder: string;
let store: Store;
let keys: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  store = new Store(join(folder, 'desk.headwater'));
  keys = [1, 2, 3].map((n) => store.reports.add({ text: makeReport(n).text }, makeReport(n), '1').key);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});
const page = { sort: 'published', order: 'down', limit: 1000, offset: 0 } as const;

describe('the bin', () => {
  it('takes a report out of every view, and gives it back with its decisions', () => {
    const [key = ''] = keys;
    store.reviews.add('mara', [{ report: key, action: { kind: 'accept', claim: 'c1' } }]);
    const before = store.find.claims({}, page);
    const speakers = store.speakers.find();
    store.bin.put([key]);
    expect(store.find.reports().reports.map((one) => one.key)).not.toContain(key);
    expect(store.find.claims({}, page).some(({ report }) => report === key)).toBe(false);
    expect([...store.find.eachReport({})].map(({ report }) => report)).not.toContain(key);
    expect(store.find.reports({ text: 'report 1' }).reports.map((one) => one.key)).not.toContain(key);
    expect(store.bin.list()).toMatchObject([{ key, decisions: 1 }]);
    store.bin.putBack([key]);
    expect(store.find.claims({}, page).map(({ words, state }) => [words, state])).toEqual(
      before.map(({ words, state }) => [words, state]),
    );
    expect(store.speakers.find()).toEqual(speakers);
  });

  it('gives a report back that comes in again', () => {
    const [key = ''] = keys;
    store.bin.put([key]);
    expect(store.reports.knownInput({ text: makeReport(1).text }, '1')).toBe(key);
    expect(store.bin.list()).toEqual([]);
    expect(store.find.reports({ filter: { report: [key] } }).total).toBe(1);
  });

  it('emptied, leaves nothing of its reports in the file, and all of the others', () => {
    const [key = '', other = ''] = keys;
    const [accepted = 0] = store.reviews.add('mara', [
      { report: key, action: { kind: 'accept', claim: 'c1' } },
    ]);
    store.reviews.add('mara', [
      { report: key, action: { kind: 'note', claim: 'c1', note: 'A name that nobody may find: Zubaida.' } },
      { report: key, action: { kind: 'undo', review: accepted } },
      { report: other, action: { kind: 'accept', claim: 'c1' } },
    ]);
    store.bin.put([key]);
    expect(store.bin.empty('mara')).toEqual({ removed: 1 });
    expect(store.bin.list()).toEqual([]);
    expect(() => store.reports.reading(key)).toThrow();
    expect(store.reviews.history({ report: other }).length).toBe(1);
    expect(store.integrityFaults()).toEqual([]);
    store.close();
    expect(readFileSync(join(folder, 'desk.headwater')).includes('Zubaida')).toBe(false);
    store = new Store(join(folder, 'desk.headwater'));
    // The history of what stays is guarded as before, and the same report can come in anew.
    expect(store.reports.add({ text: makeReport(1).text }, makeReport(1), '1').outcome).toBe('added');
  });
});

describe('what is known of a report', () => {
  it('is corrected, read again from, found by, and taken back', () => {
    const [key = ''] = keys;
    const { published, outlet } = store.reports.reading(key);
    const to = {
      title: 'A better title',
      published: '2021-03-04',
      byline: ['Rima Haddo'],
      outlet: 'Hill Post',
    };
    const [entry = 0] = store.reviews.add('mara', [{ report: key, action: { kind: 'facts', to } }]);
    expect(store.reports.decided(key).report).toMatchObject(to);
    expect(store.reports.input(key)).toMatchObject(to);
    expect(store.reports.toReadAnew(10)).toEqual([key]);
    expect(store.find.claims({ outlet: ['Hill Post'] }, page).every(({ report }) => report === key)).toBe(
      true,
    );
    expect(store.find.reports({ filter: { outlet: ['Hill Post'] } }).reports[0]).toMatchObject({
      title: to.title,
    });
    expect(store.reviews.history({ report: key })[0]?.before).toMatchObject({ published, outlet });
    store.reports.replaceReading(key, { ...makeReport(1), ...to }, '1');
    expect(store.reports.toReadAnew(10)).toEqual([]);
    store.reviews.add('mara', [{ report: key, action: { kind: 'undo', review: entry } }]);
    expect(store.reports.toReadAnew(10)).toEqual([key]);
    expect(store.reports.input(key).published).toBeUndefined();
  });
});
