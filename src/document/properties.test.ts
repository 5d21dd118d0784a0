import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentError, type DocumentInput } from '../container/index.js';
import { ARTICLE, openAll, page } from '../fixtures/files.js';
import { toDocument } from './index.js';

/** Blocks lie inside the text, in order, do not overlap, and hold something; all text outside them is white space. */
async function checkDocument(input: DocumentInput): Promise<void> {
  const document = await toDocument(input);
  const { text, blocks } = document;
  const starts = [...blocks.map(({ start }) => start), text.length];
  const ends = [0, ...blocks.map(({ end }) => end)];
  expect(blocks.filter(({ start, end }) => start >= end)).toEqual([]);
  expect(starts.filter((start, index) => start < (ends[index] ?? 0))).toEqual([]);
  expect(
    starts
      .map((start, index) => text.slice(ends[index], start))
      .join('')
      .trim(),
  ).toBe('');
  expect(await toDocument(input)).toEqual(document);
}

const words = fc.constantFrom(
  'The ferry sails.',
  'Leave a Reply',
  '\n',
  '\n\n',
  '\r\n',
  '\u2028',
  ' ',
  '\t',
  'قال المكتب',
  '“',
  '”',
  '- ',
  'Title',
  '.',
  '\0',
  '\ud800',
  '\udc00',
  '😀',
  '\u200f',
  'Share | Tweet',
  '1,234',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
);
const tags = fc.constantFrom(
  '<p>',
  '</p>',
  '<div class="share">',
  '<div>',
  '</div>',
  '<ul><li>',
  '<a href="x">',
  '</a>',
  '<br>',
  '<h1>',
  '</h1>',
  '<h2>',
  '<table><tr><td>',
  '<td>',
  '<figure><figcaption>',
  '<!-- ',
  '-->',
  '<script>',
  '</script>',
  '<body>',
  '</html>',
  '<title>',
  '<span hidden>',
  '<form>',
  '<article>',
  '</article>',
  '&amp;',
  '&#0;',
  '&#xd800;',
  '<',
  '>',
  ARTICLE,
);
const pages = fc.array(fc.oneof(tags, words), { maxLength: 60 }).map((parts) => parts.join(''));

test('any text', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      await checkDocument({ text });
      expect((await toDocument({ text })).text).toBe(text);
    }),
    { numRuns: 120 },
  );
});

test('any page', async () => {
  await fc.assert(
    fc.asyncProperty(pages, (html) => checkDocument({ html })),
    { numRuns: 60 },
  );
});

test('a page with pieces cut out or put in', async () => {
  const whole = page(
    `<nav>Home</nav><h1>Ferry sails</h1>${ARTICLE}<div class="comments">Nice</div>`,
    '<title>Ferry</title>',
  );
  const place = fc.integer({ min: 0, max: whole.length });
  await fc.assert(
    fc.asyncProperty(place, place, tags, (from, length, piece) =>
      checkDocument({ html: whole.slice(0, from) + piece + whole.slice(from + (length % 50)) }),
    ),
    { numRuns: 40 },
  );
});

test('any bytes are a document or an error for people', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    texts.map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom('a.html', 'a.jsonl', 'a'), async (given, name) => {
      for (const opened of await openAll(given, name)) {
        if (!opened.ok) {
          expect(opened.error).toBeInstanceOf(DocumentError);
          continue;
        }
        await checkDocument(opened.input).catch((error) => {
          if (!(error instanceof DocumentError)) throw error;
        });
      }
    }),
    { numRuns: 120 },
  );
});

test('JSON Lines: every record comes out, whatever the pieces that the stream comes in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { maxLength: 10 }), async (all) => {
      const opened = await openAll(all.map((text) => `${JSON.stringify({ text })}\n`).join(''), 'a.jsonl');
      const empty = all.length === 0;
      expect(empty ? [] : opened.map((one) => one.ok && one.input.text)).toEqual(all);
    }),
    { numRuns: 50 },
  );
});
