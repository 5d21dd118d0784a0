import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { type Report, reportSchema } from '../report.js';
import { finished, ROOT, run, start, temporaryFolder } from './fixtures/command.js';

const TEXT =
  'The bridge at Tikrit reopened on Monday, the harbour office said. “It carries lorries again,” Salma Idris, an engineer, told reporters.';

const reportsOf = (jsonl: string) =>
  jsonl
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Report);

// Each test starts a process that loads the reader model.
vi.setConfig({ testTimeout: 120_000 });

describe('headwater', () => {
  it('shows help, and says what is wrong with a wrong call, with exit code 2', async () => {
    const help = await run(['--help']);
    expect(help.code).toBe(0);
    expect(help.out).toContain('read');
    for (const args of [
      [],
      ['red'],
      ['read'],
      ['read', 'x', '--format', 'xml'],
      ['read', 'x', '--published', 'May'],
    ]) {
      const wrong = await run(args);
      expect(wrong.code, args.join(' ')).toBe(2);
      expect(wrong.err.length).toBeGreaterThan(20);
      expect(wrong.out).toBe('');
    }
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect((await run(['--version'])).out.trim()).toBe(version);
  });
});

describe('headwater read', () => {
  it('reads the samples', async () => {
    const { code, out, err } = await run(['read', join(ROOT, 'samples'), '--format', 'jsonl']);
    expect(err).toBe('');
    expect(code).toBe(0);
    const reports = reportsOf(out);
    expect(reports.length).toBeGreaterThanOrEqual(6);
    for (const report of reports) {
      reportSchema.parse(report);
      expect(report.claims.length).toBeGreaterThan(3);
      expect(report.claims.some((claim) => claim.chain.length > 0)).toBe(true);
    }
  });

  it('writes tables into a folder, from which stories are told as from JSON Lines', async () => {
    const folder = temporaryFolder();
    const samples = join(ROOT, 'samples/07-bridge-reopens.jsonl');
    const lines = join(temporaryFolder(), 'read.jsonl');
    const told = (input: string) => run(['stories', input, '--format', 'jsonl']);
    expect(await run(['read', samples, '--format', 'jsonl', '--out', lines])).toMatchObject({ code: 0 });
    expect(await run(['read', samples, '--format', 'parquet', '--out', folder])).toMatchObject({
      code: 0,
      err: '',
    });
    const [fromLines, fromTables] = [await told(lines), await told(folder)];
    expect(fromTables).toEqual(fromLines);
    expect(fromTables.out.length).toBeGreaterThan(1000);
    const stories = await run(['stories', folder, '--format', 'parquet', '--out', folder]);
    expect(stories).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder)).toContain('facts.parquet');
    writeFileSync(join(folder, 'claims.parquet'), 'PAR1 and no more');
    const damaged = await told(folder);
    expect(damaged.code).toBe(1);
    expect(damaged.err).toContain('write them again');
    const nowhere = await run(['read', samples, '--format', 'parquet']);
    expect(nowhere).toMatchObject({ code: 2, out: '' });
    expect(nowhere.err).toContain('--out');
  });

  it('reads standard input, by content', async () => {
    const text = await run(['read', '-', '--format', 'jsonl'], TEXT);
    expect(reportsOf(text.out)[0]?.text).toBe(TEXT);
    const page = await run(
      ['read', '-', '--format', 'jsonl'],
      `<html><body><article><p>${TEXT}</p></article></body></html>`,
    );
    expect(reportsOf(page.out)[0]?.text).toContain('The bridge at Tikrit');
    const zipped = await run(['read', '-', '--format', 'jsonl'], gzipSync(TEXT));
    expect(reportsOf(zipped.out)[0]?.text).toBe(TEXT);
  });

  it('gives the reports of JSON Lines in their order, however many processes read them', async () => {
    const file = join(temporaryFolder(), 'wire.jsonl');
    // Long and short ones in turn, so that a second process is done with a later one first.
    const records = Array.from({ length: 12 }, (_, n) => ({
      id: `r${n}`,
      text: `${TEXT} `.repeat(n % 2 ? 1 : 60),
    }));
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const { code, out } = await run(['read', file, '--format', 'jsonl']);
    expect(code).toBe(0);
    expect(reportsOf(out).map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  });

  it('names each input that failed, does the others, and ends with 1', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), TEXT);
    writeFileSync(
      join(folder, 'b.html'),
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 73) % 256),
    );
    writeFileSync(join(folder, 'c.txt'), TEXT.replace('Monday', 'Tuesday'));
    const { code, out, err } = await run(['read', folder, join(folder, 'gone.txt'), '--format', 'jsonl']);
    expect(code).toBe(1);
    expect(reportsOf(out)).toHaveLength(2);
    expect(err).toMatch(/b\.html: /);
    expect(err).toMatch(/gone\.txt: there is no such file/);
    expect(err).not.toMatch(/\bat .*\(?.*:\d+:\d+\)?/);
  });

  it('fetches nothing: an address, given or in a file, is refused by name', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'link.txt'), 'https://desk.example/ford-shut\n');
    const args = ['read', join(folder, 'link.txt'), 'https://desk.example/other', '--format', 'jsonl'];
    const { code, out, err } = await run(args);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(
      /link\.txt: it holds an address and no text; Headwater reads text and fetches nothing/,
    );
    expect(err).toMatch(/desk\.example\/other: it is an address; Headwater fetches nothing/);
  });

  it('skips a broken line of JSON Lines by its number', async () => {
    const lines = [
      JSON.stringify({ id: 'one', text: TEXT }),
      '{"text": ',
      JSON.stringify({ id: 'three', text: TEXT }),
      '[]',
    ];
    const { code, out, err } = await run(['read', '-', '--format', 'jsonl'], lines.join('\n'));
    expect(code).toBe(1);
    expect(reportsOf(out).map(({ id }) => id)).toEqual(['one', 'three']);
    expect(err).toMatch(/line 2/);
    expect(err).toMatch(/line 4/);
  });

  it('gives the same bytes for the same input', async () => {
    const args = ['read', join(ROOT, 'samples'), '--format', 'json', '--explain'];
    const [first, second] = [await run(args), await run(args)];
    expect(first.out).toBe(second.out);
  });

  it('counts from the date given', async () => {
    const { out } = await run(['read', '-', '--format', 'jsonl', '--published', '2024-05-08'], TEXT);
    const [report] = reportsOf(out);
    expect(report?.published).toBe('2024-05-08');
    expect(report?.publishedFrom).toBe('given');
    expect(report?.times.map(({ value }) => value)).toContain('2024-05-06');
  });

  it.each(['text', 'json', 'jsonl', 'markdown', 'html', 'csv', 'geojson', 'kml', 'acled', 'conllu'])(
    'writes %s',
    async (format) => {
      const { code, out, err } = await run(['read', '-', '--format', format], TEXT);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.length).toBeGreaterThan(20);
    },
  );

  it('writes to a file only whole, and to a folder a file a report', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), TEXT);
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', 'a.txt'), TEXT);
    writeFileSync(join(folder, '.hidden.txt'), TEXT);
    symlinkSync(folder, join(folder, 'more', 'loop'));
    const file = join(temporaryFolder(), 'out.jsonl');
    expect((await run(['read', folder, '--format', 'jsonl', '--out', file])).code).toBe(0);
    expect(reportsOf(readFileSync(file, 'utf8'))).toHaveLength(2);
    const target = join(temporaryFolder(), 'reports');
    expect((await run(['read', folder, '--format', 'json', '--out', `${target}/`])).code).toBe(0);
    expect(readdirSync(target).sort()).toEqual(['a.txt-2.json', 'a.txt.json']);
    const refused = await run(['read', folder, '--out', join(folder, 'none', 'x.txt')]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/cannot write/);
  });

  it('ends a document at its time limit and goes on with the next', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a-long.txt'), `${TEXT} `.repeat(14_000));
    writeFileSync(join(folder, 'b.txt'), TEXT);
    const { code, out, err } = await run(['read', folder, '--format', 'jsonl', '--limit', 'seconds=8']);
    expect(code).toBe(1);
    expect(err).toMatch(/a-long\.txt: .*limit of 8 seconds/);
    expect(reportsOf(out).map(({ text }) => text)).toEqual([TEXT]);
  });

  it('ends within a second of Ctrl-C with what was done written whole', async () => {
    const folder = temporaryFolder();
    for (let n = 0; n < 1000; n += 1) writeFileSync(join(folder, `${n}.txt`), TEXT.repeat(30));
    const file = join(temporaryFolder(), 'out.json');
    const child = start(['read', folder, '--format', 'json', '--out', file]);
    const end = finished(child);
    child.stdin.end();
    // The first reports have been written to the file that will take the name.
    const partial = () => readdirSync(dirname(file)).find((name) => name.endsWith('.tmp'));
    await vi.waitUntil(
      () => statSync(join(dirname(file), partial() ?? '.')).size > 10_000 && partial(),
      60_000,
    );
    const pressed = performance.now();
    child.kill('SIGINT');
    const { code, err } = await end;
    expect(performance.now() - pressed).toBeLessThan(1000);
    expect(code).toBe(130);
    expect(err).toMatch(/interrupted/);
    const done = JSON.parse(readFileSync(file, 'utf8')) as Report[];
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(1000);
  });
});

describe('headwater explain', () => {
  it('says why, in the text’s own words', async () => {
    const file = join(temporaryFolder(), 'a.txt');
    writeFileSync(file, TEXT);
    const { code, out } = await run(['explain', file, 'c1']);
    expect(code).toBe(0);
    expect(out).toContain('harbour office');
    expect(out).toContain('said');
  });

  it('names the claims there are when asked for one there is not', async () => {
    const file = join(temporaryFolder(), 'a.txt');
    writeFileSync(file, TEXT);
    const { code, err } = await run(['explain', file, 'c99']);
    expect(code).toBe(1);
    expect(err).toMatch(/no claim c99.*c1 to c/);
  });
});
