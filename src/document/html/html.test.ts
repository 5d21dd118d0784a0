import { expect, test } from 'vitest';
import { ARTICLE, PARAGRAPHS, page } from '../../fixtures/files.js';
import { toDocument } from '../index.js';

async function blocks(html: string): Promise<[kind: string, text: string][]> {
  const document = await toDocument({ html });
  return document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
}

const H1 = '<h1>Ferry sails again</h1>';
const TITLE = ['title', 'Ferry sails again'];
const BODY = PARAGRAPHS.map((text) => ['paragraph', text]);
const [first, second, third, fourth, fifth] = PARAGRAPHS;

test('the article is the title and its paragraphs, parted by a blank line', async () => {
  const html = page(
    `<nav><a href="/">Home</a></nav>${H1}<article>${ARTICLE}</article><footer>Imprint</footer>`,
  );
  const document = await toDocument({ html });
  expect(document.text).toBe(['Ferry sails again', ...PARAGRAPHS].join('\n\n'));
  expect(await blocks(html)).toEqual([TITLE, ...BODY]);
});

test('headings, quotations, list items, table rows and captions are blocks of their own', async () => {
  const html = page(`${H1}<article><p>${first}</p><h2>The eastern bank</h2><p>${second}</p>
    <blockquote><p>“We waited eleven days for this,” said a driver from the eastern bank.</p></blockquote>
    <ul><li>forty lorries with flour and cement</li><li>two buses, which came from the city</li></ul>
    <figure><img src="a.jpg"><figcaption>Lorries wait at the eastern landing on Tuesday morning.</figcaption></figure>
    <table><tr><th>Day</th><th>Lorries</th></tr><tr><td>Tuesday</td><td>40</td></tr></table>
    <p>${third}</p><p>${fourth}</p><p>${fifth}</p></article>`);
  expect(await blocks(html)).toEqual([
    TITLE,
    ['paragraph', first],
    ['heading', 'The eastern bank'],
    ['paragraph', second],
    ['paragraph', '“We waited eleven days for this,” said a driver from the eastern bank.'],
    ['paragraph', 'forty lorries with flour and cement'],
    ['paragraph', 'two buses, which came from the city'],
    ['caption', 'Lorries wait at the eastern landing on Tuesday morning.'],
    ['paragraph', 'Day\tLorries'],
    ['paragraph', 'Tuesday\t40'],
    ['paragraph', third],
    ['paragraph', fourth],
    ['paragraph', fifth],
  ]);
});

test.each([
  [
    'navigation',
    '<div class="main-menu"><a href="/a">Politics</a> <a href="/b">Economy of the region</a></div>',
  ],
  [
    'a share bar',
    '<div class="share-buttons"><a href="#">Share on Telegram</a><span>Share this with friends</span></div>',
  ],
  [
    'related links',
    '<div class="related-posts"><h3>Related</h3><ul><li><a href="/c">Dredgers leave the channel</a></li></ul></div>',
  ],
  [
    'a comment form',
    '<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>',
  ],
  [
    'comments',
    `<section class="comments"><p>I crossed on the first boat and it was on time, said nobody.</p></section>`,
  ],
  [
    'a cookie notice',
    '<div class="cookie-consent"><p>We use cookies to give you the best experience on our site.</p></div>',
  ],
  [
    'a subscription box',
    '<div class="newsletter-signup"><p>Sign up for our daily newsletter and never miss a story.</p></div>',
  ],
  [
    'an author box',
    '<div class="author-bio"><p>The writer has covered rivers and landings for twenty years now.</p></div>',
  ],
  [
    'a script and a hidden part',
    '<script>document.write("<p>injected by a script that must not run</p>")</script><p hidden>hidden text here</p>',
  ],
])('%s around the article is no part of its text', async (_name, part) => {
  expect(await blocks(page(`${part}${H1}<article>${ARTICLE}</article>${part}`))).toEqual([TITLE, ...BODY]);
});

test('a short article among much else is found, whatever its frames are called', async () => {
  const links = (count: number) =>
    `<ul>${'<li><a href="/a">A section of the outlet</a></li>'.repeat(count)}</ul>`;
  const article = `${H1}<p>${first}</p><p>${second}</p>`;
  for (const name of [
    'content-sidebar-wrap',
    'page-with-comments',
    'share-enabled',
    'single author-news',
    'ad-free',
  ])
    expect(
      await blocks(
        page(`${links(60)}<div class="${name}"><div>${article}</div></div><div>${links(60)}</div>`),
      ),
    ).toEqual([TITLE, BODY[0], BODY[1]]);
});

test.each([
  [
    '<p><a href="/x">Bridge closed for a week after the flood</a></p>',
    'Bridge closed for a week after the flood',
  ],
  ['<p>READ MORE: <a href="/x">Dredgers leave the channel</a></p>', 'READ MORE: Dredgers leave the channel'],
  ['<p>اقرأ أيضاً: <a href="/x">إغلاق الجسر بعد الفيضان</a></p>', 'اقرأ أيضاً: إغلاق الجسر بعد الفيضان'],
  ['<p>Читайте также: <a href="/x">Мост закрыт на неделю</a></p>', 'Читайте также: Мост закрыт на неделю'],
  [
    '<p>Follow us on Telegram for more news from the river.</p>',
    'Follow us on Telegram for more news from the river.',
  ],
])('inside the body it is boilerplate: %s', async (part, text) => {
  const html = page(
    `${H1}<article><p>${first}</p><p>${second}</p>${part}<p>${third}</p><p>${fourth}</p></article>`,
  );
  expect(await blocks(html)).toEqual([TITLE, BODY[0], BODY[1], ['boilerplate', text], BODY[2], BODY[3]]);
});

test('remains of players, galleries and advertisement slots, and credits, are left out', async () => {
  const remains = [
    'Advertisement',
    'Image 1 of 9',
    'Photo: Harbour Post',
    '(Image: Harbour Post)',
    'Share',
    '* * *',
  ];
  const html = page(
    `${H1}<article>${remains.map((text) => `<p>${first}</p><p>${text}</p>`).join('')}${ARTICLE}</article>`,
  );
  const texts = (await blocks(html)).map(([, text]) => text);
  for (const text of remains) expect(texts).not.toContain(text);
});

test('what Headwater is for stays: relayed sources, links within sentences, short quotations', async () => {
  const parts = [
    'More than forty lorries crossed, according to <a href="/o">a statement by the harbour office</a> on Tuesday.',
    '“It is open.”',
    'Published reports of a closure were denied by the office, whose spokesman called them invented.',
    'Related costs are borne by the ministry, said the officials, who added that watch duty begins at six.',
  ];
  const html = page(
    `${H1}<article><p>${first}</p>${parts.map((text) => `<p>${text}</p>`).join('')}${ARTICLE}</article>`,
  );
  const paragraphs = (await blocks(html)).filter(([kind]) => kind === 'paragraph').map(([, text]) => text);
  for (const text of parts) expect(paragraphs).toContain(text.replace(/<[^>]*>/g, ''));
});

test('old pages part paragraphs with two line breaks, and one is a line end', async () => {
  const html = page(`${H1}<div>${first}<br><br>\n${second}<br>${third}<br/><br/>${fourth}</div>`);
  expect(await blocks(html)).toEqual([
    TITLE,
    ['paragraph', first],
    ['paragraph', `${second}\n${third}`],
    ['paragraph', fourth],
  ]);
});

test('tables that lay the page out are no rows of data', async () => {
  const cell = `<font size=5><b>Ferry</b></font><br><br><font>${[first, second, third].join('<br><br>')}</font>`;
  const html = page(
    `<table><tr><td><a href=1>Home</a></td><td>${cell}</td><td><a href=1>Ad</a></td></tr></table>`,
  );
  expect(await blocks(html)).toEqual([BODY[0], BODY[1], BODY[2]]);
});

test('posts of social media that the article quotes are its own, whatever their frames are called', async () => {
  const post =
    '<blockquote class="instagram-media"><p>A queue of lorries this morning at the landing</p></blockquote>';
  const html = page(
    `${H1}<article>${ARTICLE}<div class="social-widget related">${post}</div>${ARTICLE}</article>`,
  );
  expect(await blocks(html)).toContainEqual(['paragraph', 'A queue of lorries this morning at the landing']);
});

test('white space is as a browser shows it; invisible characters that carry meaning stay', async () => {
  const [, [, text] = []] = await blocks(
    page(
      `${H1}<p>The&nbsp;ferry\n\n  sails &amp; lands, fer\u00adry men\u200b say: می\u200cرود \u200fok &lt;b&gt; at the landing.</p>`,
    ),
  );
  expect(text).toBe('The ferry sails & lands, ferry men say: می\u200cرود \u200fok <b> at the landing.');
});

test('a page in which nothing looks like an article keeps its text, and says so', async () => {
  const document = await toDocument({
    html: page('<ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>'),
  });
  expect(document.text).toBe('One\n\nTwo');
  expect(document.warnings.map(({ code }) => code)).toEqual(['no-article']);
});

test('pages without html, head or body, with two bodies, or with text after the body are read', async () => {
  for (const html of [
    `${H1}${ARTICLE}`,
    `<title>Ferry sails again - Harbour Post</title><body>${H1}${ARTICLE}`,
    `<html lang=en>${H1}${ARTICLE}</html>`,
    `<html><body>${H1}</body><body>${ARTICLE}</body></html>`,
    `<html><body>${H1}</body></html>${ARTICLE}`,
    `<HTML><BODY>${H1}${ARTICLE.replaceAll('</p>', '')}`,
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${H1}${ARTICLE}</body></html>`,
  ])
    expect(await blocks(html)).toEqual([TITLE, ...BODY]);
});
