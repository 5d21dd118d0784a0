import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { toDocument } from '../document/index.js';
import { ARTICLE, openAll, page, pdf, stream } from '../fixtures/files.js';
import { DocumentError, openDocuments } from './index.js';

const record = (id: string) => JSON.stringify({ id, text: `Report ${id} is here.`, published: '2024-05-08' });

test('a page, a text and a PDF are one document each, whatever their name', async () => {
  const files = [
    Buffer.from(page(ARTICLE)),
    Buffer.from('The ferry sails.'),
    await pdf((file) => file.text('Ferry')),
  ];
  for (const bytes of files) {
    const opened = await openAll(bytes, 'report.dat');
    expect(opened).toEqual([
      { ok: true, name: 'report.dat', input: { bytes: Buffer.from(bytes), name: 'report.dat' } },
    ]);
  }
});

test('JSON Lines: a document a line, named by its number', async () => {
  const opened = await openAll(`${record('a')}\r\n\n  \n${record('b')}`, 'feed.jsonl');
  expect(opened.map(({ ok, name }) => [ok, name])).toEqual([
    [true, 'feed.jsonl:1'],
    [true, 'feed.jsonl:4'],
  ]);
  expect(opened[0]).toMatchObject({ input: { id: 'a', text: 'Report a is here.', published: '2024-05-08' } });
});

test('JSON Lines are known by their content, even when the first line is broken or begins with a mark', async () => {
  for (const text of [record('a'), `\ufeff${record('a')}`, `{broken\n${record('a')}`]) {
    const opened = await openAll(text, 'some file');
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
  }
});

test('a bad line is named by its number with what is wrong, and its neighbours are read', async () => {
  const bad = [
    '{"text": ',
    '[1]',
    '"text"',
    '{"url": "https://a.example"}',
    '{"text": 5}',
    '{"id": {}, "text": ""}',
  ];
  const opened = await openAll(
    bad.flatMap((line, index) => [line, record(`r${index}`)]).join('\n'),
    'feed.jsonl',
  );
  expect(opened.filter(({ ok }) => ok)).toHaveLength(bad.length);
  opened.forEach((one, index) => {
    if (one.ok) return;
    expect(one.error).toBeInstanceOf(DocumentError);
    expect(one.error.message).toContain(`line ${index + 1} `);
    expect(one.error.message).not.toMatch(/ferry|example/);
  });
});

test('JSON over several lines is a record, or the records of its list', async () => {
  const record = { text: 'a', date: '2024-05-08' };
  for (const value of [record, [record], { meta: { total: 1 }, data: [record] }]) {
    const opened = await openAll(JSON.stringify(value, null, 2), 'a.json');
    expect(opened).toMatchObject([
      { ok: true, name: 'a.json', input: { text: 'a', published: '2024-05-08' } },
    ]);
  }
  expect(await openAll(JSON.stringify([record, 5], null, 2), 'a.json')).toMatchObject([
    { name: 'a.json#1' },
    { ok: false, name: 'a.json#2', error: { code: 'bad-record' } },
  ]);
});

test('records keep lone surrogates, take numbers as ids, and prefer the page to the text', async () => {
  const opened = await openAll(
    '{"id": 7, "text": "a\\ud800b"}\n{"text": "x", "html": "<p>y</p>", "title": null}',
    'a.jsonl',
  );
  expect(opened).toMatchObject([{ input: { id: '7', text: 'a\ud800b' } }, { input: { html: '<p>y</p>' } }]);
  expect(opened[1]).not.toHaveProperty('input.text');
});

test('a line over the limit is passed over while it is read', async () => {
  const long = JSON.stringify({ text: 'x'.repeat(5000) });
  const opened = await openAll([record('a'), long, record('b')].join('\n'), 'feed.jsonl', { bytes: 2000 });
  expect(opened.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(opened[1]).toMatchObject({ name: 'feed.jsonl:2', error: { code: 'limit-bytes' } });
});

test('JSON Lines are streamed: records come before the end of the file, which may never come', async () => {
  async function* endless() {
    for (let id = 0; ; id++) yield Buffer.from(`${record(String(id))}\n`.repeat(500));
  }
  let count = 0;
  for await (const opened of openDocuments(endless(), 'feed.jsonl')) {
    expect(opened.ok).toBe(true);
    if (++count === 2000) break;
  }
  expect(count).toBe(2000);
});

test('gzip of anything is undone', async () => {
  const html = await openAll(gzipSync(page(ARTICLE)), 'page.html.gz');
  expect(html).toMatchObject([{ ok: true, input: { bytes: Buffer.from(page(ARTICLE)) } }]);
  expect(await openAll(gzipSync(`${record('a')}\n${record('b')}`), 'feed.gz')).toHaveLength(2);
  const direct = await toDocument({ bytes: gzipSync(page(ARTICLE)) });
  expect(direct.text).toBe((await toDocument({ html: page(ARTICLE) })).text);
});

test('a gzip bomb ends at the limit on bytes', async () => {
  const bombs = [Buffer.alloc(3_000_000, 'a '), Buffer.from(`{"text":"${'a'.repeat(3_000_000)}"}`)];
  for (const bomb of bombs) {
    const opened = await openAll(gzipSync(bomb), 'bomb.gz', { bytes: 100_000 });
    expect(opened).toMatchObject([{ ok: false, error: { code: 'limit-bytes' } }]);
    await expect(toDocument({ bytes: gzipSync(bomb) }, { bytes: 100_000 })).rejects.toThrow('100000 bytes');
  }
});

test('a gzip file that is cut short, damaged or holds another one says so; records before the damage are kept', async () => {
  const lines = Array.from({ length: 5000 }, (_, id) => record(String(id))).join('\n');
  const whole = gzipSync(lines);
  const cut = await openAll(whole.subarray(0, whole.length - 2000), 'feed.gz');
  expect(cut.filter(({ ok }) => ok).length).toBeGreaterThan(100);
  expect(cut.at(-1)).toMatchObject({ ok: false, error: { code: 'gzip-broken' } });
  expect(await openAll(gzipSync(gzipSync('text')), 'twice.gz')).toMatchObject([
    { error: { code: 'gzip-broken' } },
  ]);
  await expect(toDocument({ bytes: whole.subarray(0, 100) })).rejects.toMatchObject({ code: 'gzip-broken' });
});

test('an empty stream is an error, and one of several is too', async () => {
  expect(await openAll('', 'empty.txt')).toMatchObject([
    { ok: false, name: 'empty.txt', error: { code: 'empty' } },
  ]);
});

test('a failing stream throws its own error', async () => {
  async function* failing() {
    yield* stream('The ferry');
    throw Object.assign(new Error('gone'), { code: 'EIO' });
  }
  await expect(async () => {
    for await (const _ of openDocuments(failing(), 'gone.txt'));
  }).rejects.toMatchObject({ code: 'EIO' });
});

test('toDocument reads one record, and refuses several', async () => {
  const one = await toDocument({ bytes: Buffer.from(record('a')) });
  expect(one).toMatchObject({ id: 'a', text: 'Report a is here.', published: '2024-05-08' });
  await expect(toDocument({ bytes: Buffer.from(`${record('a')}\n${record('b')}`) })).rejects.toMatchObject({
    code: 'several-documents',
  });
});
