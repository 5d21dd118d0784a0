/** Containers that are made to hang, crash or mislead: each ends soon, and no neighbour is lost. All texts are invented. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { docxOf, gzipMembers, warcPage, warcRecord, zipOf } from '../fixtures/containers.js';
import { ARTICLE, openAll, PARAGRAPHS, page } from '../fixtures/files.js';
import { DocumentError } from './index.js';

const FERRY = page(ARTICLE, '<title>Ferry</title>');
const mail = (id: number) =>
  `From: Lena Orsay <lena@post.example>\nTo: x@example.org\nSubject: Ferry ${id}\nDate: Tue, 7 May 2024 23:10:00 +0300\nMIME-Version: 1.0\nContent-Type: text/plain\n\n${PARAGRAPHS[0]}\n`;
const telegram = {
  name: 'Ferry',
  type: 'public_channel',
  id: 1,
  messages: [1, 2, 3].map((id) => ({
    id,
    type: 'message',
    date: '2024-05-07T05:12:00',
    from: 'Ferry',
    text: PARAGRAPHS[id],
  })),
};

/** A whole file of each kind. */
const WHOLE: Record<string, Buffer> = {
  'a.warc': Buffer.concat([
    warcRecord('warcinfo', {}, 'x'),
    warcPage('https://a.example/1', FERRY),
    warcPage('https://a.example/2', FERRY.replaceAll('ferry', 'boat')),
  ]),
  'a.warc.gz': gzipMembers([
    warcPage('https://a.example/1', FERRY),
    warcPage('https://a.example/2', FERRY.replaceAll('ferry', 'boat')),
  ]),
  'a.mbox': Buffer.from([1, 2].map((id) => `From a@b Tue May  7 23:10:00 2024\n${mail(id)}\n`).join('')),
  'a.eml': Buffer.from(mail(1)),
  'result.json': Buffer.from(JSON.stringify(telegram, null, 1)),
  'a.zip': zipOf({ 'a.html': FERRY, 'b.eml': mail(1), 'c/d.docx': docxOf([['Normal', PARAGRAPHS[0]]]) }),
  'a.docx': docxOf([
    ['Title', 'Ferry'],
    ['Normal', PARAGRAPHS[0]],
  ]),
  'a.csv': Buffer.from(
    `id,date,source,text\n1,2024-05-07,Post,"${PARAGRAPHS[0]}"\n2,2024-05-08,Post,"${PARAGRAPHS[1]}"\n`,
  ),
  'a.srt': Buffer.from(
    '1\n00:00:01,000 --> 00:00:04,000\nThe ferry sails.\n\n2\n00:00:05,000 --> 00:00:07,000\nIt sails.\n',
  ),
  'a.xml': Buffer.from(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>F</title><description>${PARAGRAPHS[0]}</description></item></channel></rss>`,
  ),
  'a.jsonl': Buffer.from(`{"text":"${PARAGRAPHS[0]}"}\n{"text":"${PARAGRAPHS[1]}"}\n`),
  'chat.txt': Buffer.from(
    '13/05/2024, 05:12 - Lena: The ferry sails.\n14/05/2024, 05:12 - Radu: It sails.\n',
  ),
};

async function endsWell(bytes: Uint8Array, name: string): Promise<void> {
  for (const opened of await openAll(bytes, name)) {
    if (opened.ok) continue;
    expect(opened.error).toBeInstanceOf(DocumentError);
    expect(opened.error.message).not.toMatch(/undefined|\bat \w+ \(|sails/);
  }
}

test.each(Object.entries(WHOLE))(
  '%s, cut short anywhere, or with bytes put in or changed',
  async (name, bytes) => {
    const place = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom('cut', 'put', 'change'),
        fc.uint8Array({ maxLength: 40 }),
        async (at, what, some) => {
          const end = what === 'put' ? at : at + some.length;
          const damaged =
            what === 'cut'
              ? bytes.subarray(0, at)
              : Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(end)]);
          await endsWell(damaged, name);
        },
      ),
      { numRuns: 60 },
    );
  },
);

test('a neighbour of a broken part is read', async () => {
  const zip = zipOf({
    'a.pdf': '%PDF-1.4 broken',
    'b.html': FERRY,
    'c.zip': zipOf({ 'd.zip': zipOf({ 'e.zip': zipOf({ 'f.html': FERRY }) }) }),
  });
  const found = await openAll(zip, 'a.zip');
  expect(found.filter(({ ok }) => ok).map(({ name }) => name)).toContain('a.zip/b.html');
  expect(found.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'too-deep' } });
  const box = `From a@b Tue May  7 23:10:00 2024\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nFrom a@b Tue May  7 23:10:00 2024\n${mail(2)}`;
  expect((await openAll(box, 'a.mbox')).some((one) => one.ok && one.input.title === 'Ferry 2')).toBe(true);
});

test('bombs end at the limits', async () => {
  const blank = Buffer.alloc(200_000_000, 32);
  expect(await openAll(zipOf({ 'a.txt': blank }), 'bomb.zip')).toMatchObject([
    { ok: false, error: { code: 'limit-bytes' } },
  ]);
  const many = zipOf(
    Object.fromEntries(Array.from({ length: 60 }, (_, k) => [`${k}.txt`, Buffer.alloc(3_000_000, 32)])),
  );
  expect(await openAll(many, 'bomb.zip')).toMatchObject([{ ok: false, error: { code: 'limit-bytes' } }]);
  const page = warcPage('https://a.example/1', gzipSync(blank), { 'Content-Encoding': 'gzip' });
  const found = await openAll(Buffer.concat([page, warcPage('https://a.example/2', FERRY)]), 'a.warc');
  expect(found).toMatchObject([{ ok: false, error: { code: 'limit-bytes' } }, { ok: true }]);
}, 60_000);

test('headers without end, counts that lie, and deep nesting', async () => {
  const files: [string, string | Uint8Array][] = [
    ['a.eml', `From: a@b\nSubject: x\nDate: x\nX-Long: ${'a'.repeat(5_000_000)}\n\nText`],
    ['a.eml', `From: a@b\nSubject: x\nDate: x\n${'X-A: b\n'.repeat(200_000)}\nText`],
    [
      'a.eml',
      `From: a@b\nSubject: x\nDate: x\nMIME-Version: 1.0\n${Array.from({ length: 3000 }, (_, k) => `Content-Type: multipart/mixed; boundary="b${k}"\n\n--b${k}\n`).join('')}`,
    ],
    ['a.warc', `WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nshort`],
    ['a.warc', `WARC/1.0\r\n${'X: y\r\n'.repeat(400_000)}`],
    [
      'a.xml',
      `<?xml version="1.0"?><!DOCTYPE x [${'<!ENTITY a "b">'.repeat(1000)}]><rss><channel>${'<item>'.repeat(20_000)}`,
    ],
    ['a.xml', `<?xml version="1.0"?><nitf>${'<p>'.repeat(30_000)}</nitf>`],
    ['a.json', `${'['.repeat(100_000)}`],
    ['a.json', `{"messages":[${'{"type":"public_channel","text":['.repeat(20_000)}`],
    ['a.csv', `id,text\n1,"${'x'.repeat(3_000_000)}`],
    ['a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${'x '.repeat(200_000)}`],
    ['a.docx', zipOf({ 'word/document.xml': `<w:document><w:body>${'<w:p>'.repeat(30_000)}` })],
  ];
  for (const [name, content] of files) {
    const begun = performance.now();
    await endsWell(Buffer.from(content as Uint8Array), name);
    expect(performance.now() - begun, name).toBeLessThan(20_000);
  }
}, 120_000);
