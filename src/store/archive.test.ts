import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { Store } from './index.js';

let folder: string;
let desk: Store;
let other: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  desk = new Store(join(folder, 'a.headwater'));
  other = new Store(join(folder, 'b.headwater'));
});
afterEach(() => {
  desk.close();
  other.close();
  rmSync(folder, { recursive: true });
});

function fill(): string[] {
  const keys = Array.from({ length: 5 }, (_, n) => {
    const report = makeReport(n);
    return desk.reports.add({ bytes: new TextEncoder().encode(report.text), name: `${n}.txt` }, report, '1')
      .key;
  });
  const [first = '', second = ''] = keys;
  const [entry = 0] = desk.reviews.add('mara', [{ report: first, action: { kind: 'accept', claim: 'c1' } }]);
  desk.reviews.add('mara', [{ report: second, action: { kind: 'reject', claim: 'c2' }, why: 'older' }]);
  desk.reviews.add('mara', [{ report: first, action: { kind: 'undo', review: entry } }]);
  const [a, b] = desk.speakers.find().speakers;
  desk.speakers.add('mara', { kind: 'merge', speakers: [b?.key ?? ''], into: a?.key ?? '' });
  desk.filters.save('ferries', { text: 'ferry' });
  return keys;
}

async function archive(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of desk.exportArchive()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function file(bytes: Uint8Array): string {
  const path = join(folder, 'archive.jsonl.gz');
  writeFileSync(path, bytes);
  return path;
}

const PAGE = { sort: 'published', order: 'up', limit: 1000, offset: 0 } as const;

describe('an archive', () => {
  it('brings the whole desk to another one, and does no harm the second time', async () => {
    const keys = fill();
    const path = file(await archive());
    expect(await other.importArchive(path)).toEqual({ reports: 5, known: 0, reviews: 4, filters: 1 });
    const rows = (store: Store) => store.find.claims({}, PAGE).map(({ speaker: _speaker, ...row }) => row);
    expect(rows(other)).toEqual(rows(desk));
    expect(other.reports.original(keys[0] ?? '')).toEqual(desk.reports.original(keys[0] ?? ''));
    const history = (store: Store) =>
      store.reviews.history().map(({ at, who, action, undone, why }) => [at, who, action.kind, undone, why]);
    expect(history(other)).toEqual(history(desk));
    expect(other.speakers.find().speakers[0]?.merged.length).toBe(1);
    expect(await other.importArchive(path)).toEqual({ reports: 0, known: 5, reviews: 0, filters: 0 });
    expect(rows(other)).toEqual(rows(desk));
  });

  it('finds the entry that an undo takes back under its number here', async () => {
    fill();
    const report = makeReport(50);
    const { key } = other.reports.add({ text: report.text }, report, '1');
    other.reviews.add('noor', [{ report: key, action: { kind: 'accept', claim: 'c1' } }]);
    await other.importArchive(file(await archive()));
    expect(other.find.count({ state: ['accepted'] })).toBe(1);
    expect(other.find.count({ state: ['rejected'] })).toBe(1);
  });

  it('that is cut short, changed or something else is refused, and nothing of it taken', async () => {
    fill();
    const whole = await archive();
    const text = gunzipSync(whole).toString('utf8');
    const lines = text.split('\n');
    const wrong: [Uint8Array, RegExp][] = [
      [whole.subarray(0, whole.length - 50), /cut short/],
      [gzipSync(`${lines.slice(0, -2).join('\n')}\n`), /cut short/],
      [gzipSync(text.replace('ferry', 'berry')), /changed or damaged/],
      [gzipSync(text + lines[1]), /after the end/],
      [gzipSync(lines.slice(1).join('\n')), /does not begin/],
      [gzipSync('not JSON\n'), /not a record/],
      [Buffer.from('plain text'), /not an archive/],
      [gzipSync('{"type":"headwater-desk","format":99}\n'), /format 99/],
    ];
    for (const [bytes, reason] of wrong) {
      await expect(other.importArchive(file(bytes))).rejects.toThrow(reason);
      expect(other.find.reports().total).toBe(0);
    }
  });
});

describe('a desk of an earlier version', () => {
  it('opens: what its readings have no place for is empty, and its archive says the same', async () => {
    const made = makeReport(1);
    const { events: _events, ...early } = {
      ...made,
      claims: made.claims.map(({ kind: _kind, events: _of, ...claim }) => claim),
    };
    const input = {
      text: made.text,
      outlet: 'Hill Gazette',
      byline: ['Rima Haddo'],
      language: 'en',
      seen: '2024-05-08',
    };
    const { key } = desk.reports.add(input, early as unknown as Report, '0.1');
    const { report } = desk.reports.decided(key);
    expect(report.events).toEqual([]);
    expect(report.claims.every(({ kind, events }) => kind === 'checkable' && events.length === 0)).toBe(true);
    const path = join(folder, 'early.gz');
    writeFileSync(path, await archive());
    await other.importArchive(path);
    expect(other.reports.reading(key)).toEqual(report);
    // What was given beside the text is given again when it is read anew.
    expect(other.reports.original(key)).toMatchObject(input);
  });
});
