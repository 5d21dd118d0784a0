import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { documentsOf, type OpenedDocument } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'headwater-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RECORDS = ['{"text":"The weir is dry."}', '{"text":', '{"text":"The ferry sails."}'].join('\n');

async function all(documents: AsyncIterable<OpenedDocument>): Promise<string[]> {
  const found: string[] = [];
  for await (const one of documents)
    found.push(
      one.ok
        ? `${one.name.replace(`${folder}/`, '')} ${one.input.text ?? one.input.bytes?.length}`
        : `${one.name.replace(`${folder}/`, '')} failed`,
    );
  return found;
}

describe('documentsOf', () => {
  it('takes bytes, a stream, a path and a file’s address alike', async () => {
    const path = join(folder, 'r.jsonl.gz');
    writeFileSync(path, gzipSync(RECORDS));
    async function* stream() {
      for (const byte of Buffer.from(RECORDS)) yield Uint8Array.of(byte);
    }
    const expected = (name: string) => [
      `${name}:1 The weir is dry.`,
      `${name}:2 failed`,
      `${name}:3 The ferry sails.`,
    ];
    expect(await all(documentsOf(Buffer.from(RECORDS), { name: 'r.jsonl' }))).toEqual(expected('r.jsonl'));
    expect(await all(documentsOf(stream()))).toEqual(expected('stream'));
    expect(await all(documentsOf(path))).toEqual(expected('r.jsonl.gz'));
    expect(await all(documentsOf(pathToFileURL(path)))).toEqual(expected('r.jsonl.gz'));
  });

  it('walks a folder in name order, and goes on after what it cannot open', async () => {
    const inner = join(folder, 'walk');
    mkdirSync(join(inner, 'b'), { recursive: true });
    writeFileSync(join(inner, 'c.txt'), 'Third.');
    writeFileSync(join(inner, 'b', 'b.txt'), 'Second.');
    writeFileSync(join(inner, 'a.png'), Buffer.from('\x89PNG and so on', 'latin1'));
    writeFileSync(join(inner, '.hidden'), 'None.');
    expect(await all(documentsOf(inner))).toEqual(['walk/a.png failed', 'walk/b/b.txt 7', 'walk/c.txt 6']);
  });

  it('takes columns and limits', async () => {
    const table = Buffer.from('day,remarks\n2024-05-08,The lock is shut.\n');
    const columns = { text: 'remarks', published: 'day' };
    expect(await all(documentsOf(table, { name: 't.csv', columns }))).toEqual([
      expect.stringContaining('The lock is shut.'),
    ]);
    expect(await all(documentsOf(Buffer.from('The lock is shut.'), { limits: { bytes: 3 } }))).toEqual([
      'bytes failed',
    ]);
  });

  it('throws for a path that is not there', async () => {
    await expect(all(documentsOf(join(folder, 'none')))).rejects.toThrow('ENOENT');
  });
});
