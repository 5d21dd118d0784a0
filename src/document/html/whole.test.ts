/** That a page's whole body is found, in whatever parts it comes, and that what is no article says so. */
import { expect, test } from 'vitest';
import { ARTICLE, PARAGRAPHS, page } from '../../fixtures/files.js';
import { toDocument } from '../index.js';

const H1 = '<h1>Ferry sails again</h1>';
const bodyOf = async (html: string) => {
  const { blocks, text, warnings } = await toDocument({ html });
  return {
    paragraphs: blocks
      .filter(({ kind }) => kind === 'paragraph')
      .map(({ start, end }) => text.slice(start, end)),
    warnings: warnings.map(({ code }) => code),
  };
};
const inParts = (open: string, close: string) =>
  PARAGRAPHS.map((text) => `${open}<p>${text}</p>${close}`).join('\n');

test.each([
  [
    'parts named after a sidebar, between advertisements',
    `<article>${H1}${inParts('<div class="sidebar-layout"><div class="story-body">', '</div></div><div class="ad">Advertisement</div>')}</article>`,
  ],
  [
    'parts in a grid with a rail',
    `<main>${H1}${inParts('<section class="rail-grid"><div class="rail-grid__text">', '</div></section><div class="promo">Sponsored</div>')}</main>`,
  ],
  [
    'paragraphs behind a paywall’s name',
    `<article>${H1}${PARAGRAPHS.map((text) => `<p class="paywall">${text}</p>`).join('')}</article>`,
  ],
  [
    'a second half for subscribers',
    `<article>${H1}<p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><div class="subscriber-only">${PARAGRAPHS.slice(
      2,
    )
      .map((text) => `<p>${text}</p>`)
      .join('')}</div></article>`,
  ],
  [
    'a body streamed into a hidden block',
    `<main><article>${H1}<template id="B:0"></template><p>Loading</p></article></main><div hidden id="S:0"><div>${ARTICLE}</div></div>`,
  ],
  [
    'a body hidden until a font is there',
    `<main>${H1}<div style="visibility: hidden" class="text">${ARTICLE}</div></main>`,
  ],
])('%s is found whole', async (_, body) => {
  expect(await bodyOf(page(body))).toEqual({ paragraphs: [...PARAGRAPHS], warnings: [] });
});

test('a hidden consent form stays hidden, and so does a hidden block beside a visible article', async () => {
  const consent = `<div hidden class="cookie-consent">${ARTICLE}</div>`;
  expect((await bodyOf(page(`<main>${H1}<p>${PARAGRAPHS[0]}</p></main>${consent}`))).paragraphs).toEqual([
    PARAGRAPHS[0],
  ]);
  const old =
    '<div hidden><p>An older version of this page said something else about the ferry and its timetable.</p></div>';
  expect((await bodyOf(page(`<article>${H1}${ARTICLE}</article>${old}`))).paragraphs).toEqual([
    ...PARAGRAPHS,
  ]);
});

test('where most of the running text was left out, a warning says so, without its words', async () => {
  const other = Array.from(
    { length: 9 },
    (_, k) =>
      `<p>Another long passage, number ${k}, about something that is not told in the article itself, and goes on for a while.</p>`,
  ).join('');
  const { warnings } = await toDocument({
    html: page(`<article>${H1}${ARTICLE}</article><div class="related">${other}</div>`),
  });
  expect(warnings.map(({ code }) => code)).toEqual(['text-left-out']);
  expect(warnings[0]?.message).toMatch(/^About \d\d % of the page's running text/);
});

test('a page that lists articles is kept but not read', async () => {
  const teasers = PARAGRAPHS.map(
    (text, k) =>
      `<div><h2><a href="/${k}">The headline of the report number ${k}</a></h2><p>${text}</p></div>`,
  ).join('');
  const document = await toDocument({ html: page(`<main>${teasers}</main>`, '<title>Harbour Post</title>') });
  expect(document.warnings.map(({ code }) => code)).toEqual(['index-page']);
  expect(new Set(document.blocks.slice(1).map(({ kind }) => kind))).toEqual(new Set(['boilerplate']));
  const article = await toDocument({ html: page(`<article>${H1}${ARTICLE}</article><ul>${teasers}</ul>`) });
  expect(article.warnings.map(({ code }) => code)).not.toContain('index-page');
});

test('each entry of a live blog keeps its own time', async () => {
  const entries = ['2024-05-08T07:10:00Z', '2024-05-07T18:40:00+02:00', '2024-05-06'].map(
    (time, k) =>
      `<div class="entry"><time datetime="${time}">${10 + k}:15</time><h3>Entry ${k}</h3><p>${PARAGRAPHS[k]}</p></div>`,
  );
  const { blocks } = await toDocument({ html: page(`<main>${H1}<div>${entries.join('')}</div></main>`) });
  expect(blocks.filter(({ kind }) => kind === 'paragraph').map(({ published }) => published)).toEqual([
    '2024-05-08T07:10:00Z',
    '2024-05-07T18:40:00+02:00',
    '2024-05-06',
  ]);
  const one = await toDocument({
    html: page(`<article>${H1}<time datetime="2024-05-08">8 May</time>${ARTICLE}</article>`),
  });
  expect(one.blocks.every(({ published }) => published === undefined)).toBe(true);
});
