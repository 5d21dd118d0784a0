import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nothingRead } from '../nothing.js';
import type { Report } from '../report.js';
import { finished, ROOT, start, temporaryFolder } from './fixtures/command.js';
import { openSink } from './sink.js';

const report: Report = { id: 'one', text: 'Rain.', language: 'en', blocks: [], ...nothingRead() };
/** What no writer can write. */
const broken = { ...report, claims: undefined } as unknown as Report;

describe('a sink for one file', () => {
  it('gives the fault of a writer back at once, and puts nothing in the file’s place', async () => {
    const folder = temporaryFolder();
    const sink = await openSink(join(folder, 'out.txt'), 'text', { width: 80 });
    await sink.take(report, 'one.txt');
    await expect(sink.take(broken, 'two.txt')).rejects.toThrow(TypeError);
    expect(readdirSync(folder)).not.toContain('out.txt');
  });

  it('puts the file in its place only when it is closed', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'out.jsonl');
    const sink = await openSink(file, 'jsonl', { width: 80 });
    await sink.take(report, 'one.txt');
    expect(readdirSync(folder)).not.toContain('out.jsonl');
    await sink.close();
    expect(readdirSync(folder)).toEqual(['out.jsonl']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ id: 'one' });
  });
});

describe('standard output', () => {
  it('may be closed by whoever reads it, in the middle of a long report', async () => {
    const child = start(['read', join(ROOT, 'samples'), '--format', 'jsonl']);
    child.stdin.end();
    child.stdout.once('data', () => child.stdout.destroy());
    expect((await finished(child)).err).toBe('');
  }, 60_000);
});
