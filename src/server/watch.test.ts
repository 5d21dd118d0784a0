/** A watched folder with real files: what lands there is read when it is whole, once, whatever happens meanwhile. */
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Progress } from './events.js';
import { openDesk, type TestDesk } from './fixtures/desk.js';
import { isRoot } from './fixtures/disk.js';

let folder: string;
let desk: TestDesk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-'));
});
afterEach(async () => {
  await desk.remove();
  rmSync(folder, { recursive: true, force: true });
});

const quick = { every: 40, settled: 300 };
const open = async (more: Partial<Parameters<typeof openDesk>[0]> = {}) => {
  desk = await openDesk({ watch: { folder, ...quick }, ...more });
};
const put = (name: string, words: string) => writeFileSync(join(folder, name), words);
const imports = async () =>
  (await desk.json<{ imports: { name: string; state: string }[] }>('/api/imports')).imports;
const names = async () => (await imports()).map(({ name }) => name).sort();
const standing = async () => (await desk.json<{ progress: Progress }>('/api/imports')).progress.watching;
const until = <T>(look: () => Promise<T>, wanted: T) =>
  vi.waitFor(async () => expect(await look()).toEqual(wanted), 10_000);
const still = (milliseconds = 900) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a watched folder', () => {
  it('is read as things land there, in folders too, and shown', async () => {
    put('early.txt', 'It was there before, the clerk said.');
    await open();
    await until(names, ['early.txt']);
    mkdirSync(join(folder, 'wire/today'), { recursive: true });
    put('wire/today/late.txt', 'It came later, the clerk said.');
    await until(names, ['early.txt', 'wire/today/late.txt']);
    await vi.waitFor(async () => expect((await imports()).every(({ state }) => state === 'read')).toBe(true));
    expect((await desk.json<{ reports: number }>('/api/desk')).reports).toBe(2);
    await until(standing, { folder, arriving: 0, given: 2 });
    // What was read stays where it was.
    expect(readFileSync(join(folder, 'early.txt'), 'utf8')).toContain('before');
  });

  it('waits for files that are still written, and for those under a name that says so', async () => {
    await open();
    put('slow.txt', 'Half of');
    put('page.html.part', '<p>Not yet.</p>');
    put('.hidden.txt', 'Not for anybody.');
    for (let n = 0; n < 8; n += 1) {
      await still(60);
      appendFileSync(join(folder, 'slow.txt'), ` it, part ${n}`);
    }
    expect(await names()).toEqual([]);
    renameSync(join(folder, 'page.html.part'), join(folder, 'page.html'));
    await until(names, ['page.html', 'slow.txt']);
    await desk.idle();
    await vi.waitFor(async () => expect((await imports()).every(({ state }) => state === 'read')).toBe(true));
    const { reports } = await desk.json<{ reports: { key: string }[] }>('/api/reports');
    const texts = await Promise.all(
      reports.map(async ({ key }) => (await desk.json<{ text: string }>(`/api/reports/${key}/reading`)).text),
    );
    expect(texts.some((text) => text.endsWith('part 7'))).toBe(true);
    expect(texts.some((text) => text === 'Half of')).toBe(false);
    await still();
    expect(await names()).toEqual(['page.html', 'slow.txt']);
  });

  it('reads nothing twice: touched, renamed, copied, removed and put back', async () => {
    await open();
    put('one.txt', 'One of them, the clerk said.');
    await until(names, ['one.txt']);
    utimesSync(join(folder, 'one.txt'), 1, 1);
    put('copy.txt', 'One of them, the clerk said.');
    await still();
    renameSync(join(folder, 'one.txt'), join(folder, 'other.txt'));
    rmSync(join(folder, 'copy.txt'));
    await still();
    put('one.txt', 'One of them, the clerk said.');
    await still();
    expect(await names()).toEqual(['one.txt']);
    expect((await desk.json<{ reports: number }>('/api/desk')).reports).toBe(1);
    // Another text under a known name is another report.
    put('one.txt', 'Another one, the clerk said.');
    await until(names, ['one.txt', 'one.txt']);
  });

  it('reads what arrived while the desk was closed, and only that', async () => {
    await open();
    put('one.txt', 'One of them, the clerk said.');
    await until(names, ['one.txt']);
    put('two.txt', 'Two of them, the clerk said.');
    await desk.close();
    put('three.txt', 'Three of them, the clerk said.');
    await open({ folder: desk.folder });
    await until(names, ['one.txt', 'three.txt', 'two.txt']);
    await still();
    expect(await names()).toEqual(['one.txt', 'three.txt', 'two.txt']);
  });

  it('may hold the desk itself, which is not read', async () => {
    mkdirSync(join(folder, 'desk'));
    await open({ folder: join(folder, 'desk') });
    put('one.txt', 'One of them, the clerk said.');
    await until(names, ['one.txt']);
    await still();
    expect(await names()).toEqual(['one.txt']);
    // It goes with the folder.
    mkdirSync(join(folder, 'desk'), { recursive: true });
  });

  it('may go and come back; meanwhile that is said', async () => {
    await open();
    rmSync(folder, { recursive: true });
    await vi.waitFor(async () => expect((await standing())?.trouble).toContain('not there'), 10_000);
    mkdirSync(folder);
    put('one.txt', 'One of them, the clerk said.');
    await until(names, ['one.txt']);
    await until(standing, { folder, arriving: 0, given: 1 });
  });

  it.skipIf(isRoot)('names a file that may not be read, and reads the others', async () => {
    put('shut.txt', 'Nobody may read this.');
    chmodSync(join(folder, 'shut.txt'), 0);
    put('one.txt', 'One of them, the clerk said.');
    await open();
    await until(names, ['one.txt']);
    await vi.waitFor(async () => expect((await standing())?.trouble).toContain('shut.txt'), 10_000);
  });
});
