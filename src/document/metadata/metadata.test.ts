import { expect, test } from 'vitest';
import { ARTICLE, page } from '../../fixtures/files.js';
import { toDocument } from '../index.js';

const jsonLd = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

/** One piece of metadata of a page, and where it was found. */
async function found(
  field: 'title' | 'byline' | 'outlet' | 'published' | 'url',
  head: string,
  body = '',
  url?: string,
) {
  const document = await toDocument({ html: page(`${body}${ARTICLE}`, head), ...(url && { url }) });
  return [document[field], document.metadataFrom?.[field]];
}

test.each([
  [jsonLd({ '@type': 'NewsArticle', headline: 'Ferry sails' }), '', 'Ferry sails', 'JSON-LD headline'],
  [
    '<meta property="og:title" content="Ferry sails - The Harbour Post"><meta property="og:site_name" content="Harbour Post">',
    '',
    'Ferry sails',
    'og:title',
  ],
  ['<meta name="twitter:title" content="Ferry sails">', '', 'Ferry sails', 'twitter:title'],
  ['<meta name="DC.title" content="Ferry sails">', '', 'Ferry sails', 'meta dc.title'],
  ['<title>Ferry sails | Harbour Post</title>', '', 'Ferry sails', 'title'],
  [
    '<title>Harbour Post: Ferry sails - live</title>',
    '<h1>Ferry sails - live</h1>',
    'Ferry sails - live',
    'h1',
  ],
  ['', '<h1>Ferry <em>sails</em></h1>', 'Ferry sails', 'h1'],
  [
    '<title>Ferry sails after eleven days</title>',
    '<h1>The Harbour Post</h1><h1>Ferry sails after 11 days</h1>',
    'Ferry sails after 11 days',
    'h1',
  ],
])('title: %s %s', async (head, body, title, from) => {
  expect(await found('title', head, body)).toEqual([title, from]);
});

test.each([
  [
    jsonLd({
      '@type': 'NewsArticle',
      author: [{ '@type': 'Person', name: 'Ada Marlo' }, { name: 'Ben Tarr' }],
    }),
    '',
    ['Ada Marlo', 'Ben Tarr'],
    'JSON-LD author',
  ],
  [
    jsonLd({
      '@graph': [
        { '@type': 'Article', author: { '@id': '#a' } },
        { '@id': '#a', '@type': 'Person', name: 'Ada Marlo' },
      ],
    }),
    '',
    ['Ada Marlo'],
    'JSON-LD author',
  ],
  ['<meta name="author" content="Ada Marlo and Ben Tarr">', '', ['Ada Marlo', 'Ben Tarr'], 'meta author'],
  [
    '<meta property="article:author" content="https://facebook.example/ada"><meta name="byl" content="By Ada Marlo">',
    '',
    ['Ada Marlo'],
    'meta byl',
  ],
  ['', '<span itemprop="author"><span itemprop="name">Ada Marlo</span></span>', ['Ada Marlo'], 'byline'],
  ['', '<p class="byline">By Ada Marlo, Ben Tarr | 8 May 2024</p>', ['Ada Marlo', 'Ben Tarr'], 'byline'],
  ['', '<a rel="author" href="/ada">Ada Marlo</a>', ['Ada Marlo'], 'byline'],
  ['<meta name="author" content="admin">', '', undefined, undefined],
])('byline: %s %s', async (head, body, byline, from) => {
  expect(await found('byline', head, body)).toEqual([byline, from]);
});

test.each([
  ['<meta property="og:site_name" content="Harbour Post">', 'Harbour Post', 'og:site_name'],
  [
    jsonLd({ '@type': 'NewsArticle', publisher: { name: 'Harbour Post' } }),
    'Harbour Post',
    'JSON-LD publisher',
  ],
  ['<meta name="application-name" content="Harbour Post">', 'Harbour Post', 'meta application-name'],
  [
    '<meta property="og:site_name" content="Harbour Post | News from the river">',
    'Harbour Post',
    'og:site_name',
  ],
])('outlet: %s', async (head, outlet, from) => {
  expect(await found('outlet', head)).toEqual([outlet, from]);
});

test.each([
  [
    jsonLd({ '@type': ['NewsArticle'], datePublished: '2024-05-08T23:30:00+03:00' }),
    '',
    '2024-05-08',
    'JSON-LD datePublished',
  ],
  [
    '<script type="application/ld+json">//broken</script><meta property="article:published_time" content="2024-05-08T01:00Z">',
    '',
    '2024-05-08',
    'meta article:published_time',
  ],
  [
    '<meta itemprop="datePublished" content="Wed, 08 May 2024 10:00:00 GMT">',
    '',
    '2024-05-08',
    'meta datepublished',
  ],
  ['<meta name="DC.date.issued" content="2024-05">', '', '2024-05', 'meta dc.date.issued'],
  ['', '<time itemprop="datePublished" datetime="2024-05-08">yesterday</time>', '2024-05-08', 'time'],
  [
    '',
    '<article><header><time datetime="2024-05-08">8 May</time></header></article><time datetime="2019-01-01">old</time>',
    '2024-05-08',
    'time',
  ],
  ['', '<time datetime="2024-05-08"></time><time datetime="2024-05-07"></time>', undefined, undefined],
])('published: %s %s', async (head, body, published, from) => {
  expect(await found('published', head, body)).toEqual([published, from]);
});

test('the address gives the date only where the page does not', async () => {
  const url = 'https://harbour.example/news/2024/05/08/ferry';
  expect(await found('published', '', '', url)).toEqual(['2024-05-08', 'address']);
  expect(await found('published', `<link rel="canonical" href="${url}">`)).toEqual(['2024-05-08', 'address']);
  expect(await found('published', '<meta name="date" content="2024-05-07">', '', url)).toEqual([
    '2024-05-07',
    'meta date',
  ]);
  const dated = await toDocument({ html: page(ARTICLE), url });
  expect(dated.publishedFrom).toBe('url');
});

test.each([
  ['<link rel="canonical" href="https://harbour.example/a">', 'https://harbour.example/a', 'link canonical'],
  [
    '<link rel="canonical" href="https://harbour.example/"><meta property="og:url" content="https://harbour.example/a">',
    'https://harbour.example/a',
    'og:url',
  ],
  [
    jsonLd({ '@type': 'NewsArticle', mainEntityOfPage: { '@id': 'https://harbour.example/a' } }),
    'https://harbour.example/a',
    'JSON-LD url',
  ],
  ['<link rel="canonical" href="javascript:alert(1)">', undefined, undefined],
])('address: %s', async (head, url, from) => {
  expect(await found('url', head)).toEqual([url, from]);
});

test.each([
  ['lang="en-GB"', '', 'en-GB', 'html lang'],
  ['', '<meta http-equiv="content-language" content="en">', 'en', 'meta content-language'],
  ['', '<meta property="og:locale" content="en_GB">', 'en-GB', 'og:locale'],
  ['lang="ru"', '', 'en', 'text'],
  ['', '', 'en', 'text'],
])('language: %s %s', async (attributes, head, language, from) => {
  const document = await toDocument({ html: page(ARTICLE, head, attributes) });
  expect([document.language, document.metadataFrom?.language]).toEqual([language, from]);
});

const HEADING = '<h1>Ferry sails again</h1>';

test.each([
  ['<title>Ferry sails again - The Harbour Post</title>', HEADING, 'The Harbour Post', 'title'],
  [
    '<title>Ferry sails again – Kustavi Courier</title><meta property="og:title" content="Ferry sails again">',
    '',
    'Kustavi Courier',
    'title',
  ],
  [
    '<title>Dredgers leave | Harbour Post</title><meta name="twitter:site" content="@harbourpost">',
    '',
    'Harbour Post',
    'title',
  ],
  ['<meta name="cre" content="The Harbour Post">', HEADING, 'The Harbour Post', 'meta cre'],
  ['<meta name="al:ios:app_name" content="Harbour Post">', HEADING, 'Harbour Post', 'meta al:ios:app_name'],
  ['<title>Ferry sails again - World</title>', HEADING, undefined, undefined],
  [
    '<title>Ferry sails again - Minister</title>',
    '<h1>Ferry sails again - Minister</h1>',
    undefined,
    undefined,
  ],
])('outlet behind the title or in what sites declare: %s', async (head, body, outlet, from) => {
  expect(await found('outlet', head, body)).toEqual([outlet, from]);
});

test.each([
  [
    '<p>By Lena Orsay and Radu Meles</p><p>Published: 7 May 2024, 10:00</p>',
    ['Lena Orsay', 'Radu Meles'],
    '2024-05-07',
  ],
  ['<div>BY LENA ORSAY | May 7, 2024</div>', ['LENA ORSAY'], '2024-05-07'],
  ['<p>Updated 9 May 2024</p><p>7 May 2024</p>', undefined, '2024-05-07'],
  ['<p>By Monday evening</p>', undefined, undefined],
])('date and byline that only readers see: %s', async (lines, byline, published) => {
  const document = await toDocument({ html: page(`${HEADING}${lines}${ARTICLE}`) });
  expect([document.byline, document.published]).toEqual([byline, published]);
});

test('a change long after publication is a doubt; where readers see only it, times count from it', async () => {
  const head = jsonLd({
    '@type': 'NewsArticle',
    headline: 'Ferry sails again',
    datePublished: '2015-03-01',
    dateModified: '2024-05-07',
  });
  const shown = await toDocument({
    html: page(`${HEADING}<time datetime="2024-05-07">7 May 2024</time>${ARTICLE}`, head),
  });
  expect([shown.published, shown.warnings.map(({ code }) => code)]).toEqual([
    '2024-05-07',
    ['published-doubtful'],
  ]);
  const hidden = await toDocument({ html: page(`${HEADING}${ARTICLE}`, head) });
  expect([hidden.published, hidden.warnings.map(({ code }) => code)]).toEqual([
    '2015-03-01',
    ['published-doubtful'],
  ]);
  const given = await toDocument({ html: page(`${HEADING}${ARTICLE}`, head), published: '2024-05-06' });
  expect([given.published, given.warnings]).toEqual(['2024-05-06', []]);
});
