/** Inputs that are made to hang, crash or mislead: each ends soon, in a report or in an error that people understand. */
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, DocumentError, type DocumentInput } from '../container/index.js';
import { ARTICLE, PARAGRAPHS, page } from '../fixtures/files.js';
import { type Document, toDocument } from './index.js';

/** A document, or the code of its error; anything but a DocumentError fails the test. */
async function ending(input: DocumentInput): Promise<Document | string> {
  try {
    const document = await toDocument(input);
    const { length } = document.text;
    expect(document.blocks.every(({ start, end }) => 0 <= start && start < end && end <= length)).toBe(true);
    return document;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).not.toMatch(/ferry|undefined|\bat \w+ \(/i);
    return error.code;
  }
}

const html = (text: string): DocumentInput => ({ bytes: Buffer.from(text), name: 'page.html' });

test.each<[name: string, input: DocumentInput, code: string]>([
  ['an empty file', { bytes: new Uint8Array(), name: 'empty.html' }, 'empty'],
  [
    'a picture named .html',
    { bytes: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), name: 'a.html' },
    'not-text',
  ],
  [
    'random bytes named .html',
    { bytes: Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 * (i + 13)) & 255), name: 'a.html' },
    'not-text',
  ],
  [
    'an office document named .txt',
    { bytes: Buffer.from('PK\x03\x04\x14\0', 'latin1'), name: 'a.txt' },
    'several-documents',
  ],
  ['100,000 nested tags', html(`${'<div>'.repeat(100_000)}x`), 'limit-depth'],
  [
    '100,000 nested tags that are closed',
    html(`${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}`),
    'limit-depth',
  ],
  ['a million elements', html('<p>a'.repeat(1_000_000)), 'limit-nodes'],
  ['five million signs that open a tag', html(`<p>${'<'.repeat(5_000_000)}`), 'limit-nodes'],
  ['20 MB of paragraphs', html(page(ARTICLE.repeat(40_000))), 'limit-nodes'],
  ['20 MB in one paragraph', html(page(`<p>${'word, '.repeat(3_400_000)}`)), 'limit-characters'],
  ['more bytes than the limit', { bytes: Buffer.alloc(DEFAULT_LIMITS.bytes + 1, 'a') }, 'limit-bytes'],
  ['more characters than the limit', { text: 'a '.repeat(DEFAULT_LIMITS.characters) }, 'limit-characters'],
])('%s: an error', async (_name, input, code) => {
  expect(await ending(input)).toBe(code);
});

test.each<[name: string, input: DocumentInput]>([
  ['one byte', { bytes: Buffer.from('x') }],
  ['white space', { bytes: Buffer.from(' \n\t ') }],
  [
    'a page of 20 MB, most of it script',
    html(page(ARTICLE, `<script>${'var a = "<p>";'.repeat(1_400_000)}</script>`)),
  ],
  [
    'nothing closed',
    html('<html><body><h1>T<article><div><p><b><i>words of a text <li>item <td>cell '.repeat(50)),
  ],
  ['everything closed that was not opened', html('</p></div></html>'.repeat(20_000))],
  ['comments and declarations without an end', html('<!--<!doctype <![CDATA[ <?xml '.repeat(50_000))],
  ['tags without an end', html('<html<html<meta charset=<title'.repeat(30_000))],
  ['attributes without an end', html(`<p ${'a="b" '.repeat(100_000)}>x`)],
  ['900 levels', html(`${'<div>'.repeat(900)}${ARTICLE.repeat(20)}`)],
  ['a line of a million characters', { text: 'a'.repeat(1_000_000) }],
  ['a line of a million characters in words', { text: 'word, '.repeat(166_667) }],
  ['a paragraph of a million characters', html(`<p>${'word, '.repeat(166_667)}`)],
  ['a million line ends', { text: '\n'.repeat(1_000_000) }],
  ['100,000 blocks', { text: 'a\n\n'.repeat(100_000) }],
  ['spaces', { text: `${' '.repeat(1_000_000)}x` }],
  ['quotation marks', { text: `${`.${'"'.repeat(190)}a\n\n`.repeat(5000)}` }],
  ['dashes in the title', html(page(ARTICLE, `<title>${'a - '.repeat(50_000)}</title>`))],
  [
    'broken structured data',
    html(page(ARTICLE, `<script type="application/ld+json">${'['.repeat(100_000)}</script>`)),
  ],
  ['lone surrogates in a page', { html: page(`<h1>\udfff</h1><p>${PARAGRAPHS[0]} \ud800</p>`) }],
  ['NUL bytes in a page', html(page(`<h1>Ferry\0sails</h1><p>${PARAGRAPHS[0]}\0</p>`))],
  [
    'mixed directions',
    {
      html: page(`<p dir="rtl">قال the spokesman إن \u202eferry\u202c عادت، وأضاف “it sails”.</p>${ARTICLE}`),
    },
  ],
])('%s: a report', async (_name, input) => {
  expect(await ending(input)).toBeTypeOf('object');
});

test('every limit is named in its error, with its value and how to raise it', async () => {
  const cases: [DocumentInput, object, string][] = [
    [{ text: 'too long' }, { characters: 3 }, 'characters'],
    [{ html: page(ARTICLE) }, { characters: 30 }, 'characters'],
    [{ bytes: Buffer.from('too long') }, { bytes: 3 }, 'bytes'],
    [{ html: '<div><div><div>x' }, { depth: 2 }, 'depth'],
    [{ html: page(ARTICLE) }, { nodes: 3 }, 'nodes'],
    [{ html: page(ARTICLE) }, { seconds: 1e-9 }, 'seconds'],
  ];
  for (const [input, limits, name] of cases) {
    const error = await toDocument(input, limits).catch((reason: DocumentError) => reason);
    expect(error).toMatchObject({
      code: `limit-${name}`,
      message: expect.stringContaining(`--limit ${name}=N`),
    });
  }
});

test('nothing of a page is run or fetched', async () => {
  const called: string[] = [];
  Object.assign(globalThis, {
    headwaterCalled: (what: string) => called.push(what),
    fetch: () => called.push('fetch'),
  });
  const active = `<script>headwaterCalled('script')</script><img src="https://a.example/x.png" onerror="headwaterCalled('image')">
    <link rel="stylesheet" href="https://a.example/x.css"><iframe src="https://a.example/"></iframe><body onload="headwaterCalled('load')">`;
  await toDocument({ html: page(`${active}${ARTICLE}`) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(called).toEqual([]);
});
