import { expect, test } from 'vitest';
import { toDocument } from './index.js';

async function kinds(text: string) {
  const document = await toDocument({ text });
  expect(document.text).toBe(text);
  return document.blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

const PROSE = 'The ferry sails again after eleven days, the harbour office said on Tuesday morning.';

test('a first line that is no sentence is the title, and the report has it', async () => {
  const text = `Ferry sails again\n\n${PROSE}\n\nThe queue is gone.`;
  expect(await kinds(text)).toEqual([
    ['title', 'Ferry sails again'],
    ['paragraph', PROSE],
    ['paragraph', 'The queue is gone.'],
  ]);
  const { title, metadataFrom } = await toDocument({ text });
  expect(title).toBe('Ferry sails again');
  expect(metadataFrom?.title).toBe('first line');
});

test('a first line that is a sentence, or the only one, is no title', async () => {
  expect((await kinds(`${PROSE}\n\nThe queue is gone.`))[0]?.[0]).toBe('paragraph');
  expect(await kinds('Ferry sails again')).toEqual([['paragraph', 'Ferry sails again']]);
});

test('under a letterhead, the line before the first paragraph is the title', async () => {
  const letterhead = 'Ministry of Works\n\nPress release No. 4\n\nTuesday, 5 March 2024\n\n';
  const { title } = await toDocument({ text: `${letterhead}Ferry landing repaired\n\n${PROSE}` });
  expect(title).toBe('Ferry landing repaired');
});

test('short lines without an end between paragraphs are headings; lists, quotations and the last line are not', async () => {
  const text = `Ferry sails\n\n${PROSE}\n\nThe eastern bank\n\n${PROSE}\n\n- two dredgers\n\n“We waited”\n\nthe office added\n\nHarbour desk`;
  expect((await kinds(text)).map(([kind]) => kind)).toEqual([
    'title',
    'paragraph',
    'heading',
    'paragraph',
    'paragraph',
    'paragraph',
    'paragraph',
    'paragraph',
  ]);
});

test('lines wrapped at a margin are one paragraph, long lines are one each', async () => {
  expect(
    await kinds('The ferry sails again,\nthe office said\non Tuesday.\n\nThe queue is gone.'),
  ).toHaveLength(2);
  const long = `${PROSE} ${PROSE}`;
  expect(await kinds(`${long}\n${long}\r\n${long}`)).toHaveLength(3);
});

test('a title without a blank line under it is still parted from the text', async () => {
  expect(
    (await kinds(`Ferry sails again\n${PROSE}\nThe queue on the road was gone by noon, he said.`))[0],
  ).toEqual(['title', 'Ferry sails again']);
});

test('a comment form, a share bar and related links at the end are boilerplate; the report is not', async () => {
  const body = [PROSE, `${PROSE} It was early.`, `${PROSE} It rained.`];
  for (const tail of [
    ['Leave a Reply', 'Your email address will not be published. Required fields are marked *'],
    ['Share', 'Facebook | Twitter | WhatsApp'],
    ['Related articles', 'Dredgers leave the channel', 'Bridge closed for a week'],
    ['Оставить комментарий', 'Ваш адрес email не будет опубликован.'],
    ['اترك تعليقاً', 'لن يتم نشر عنوان بريدك الإلكتروني.'],
  ]) {
    const blocks = await kinds([...body, ...tail].join('\n\n'));
    expect(blocks.map(([kind]) => kind)).toEqual([
      ...body.map(() => 'paragraph'),
      ...tail.map(() => 'boilerplate'),
    ]);
  }
});

test('a heading that sounds like a tail but has most of the report under it is a heading', async () => {
  const blocks = await kinds(`Ferry\n\n${PROSE}\n\nComments\n\n${PROSE}\n\n${PROSE}\n\n${PROSE}\n\n${PROSE}`);
  expect(blocks.map(([kind]) => kind)).not.toContain('boilerplate');
});

test('NUL bytes, lone surrogates and right-to-left marks stay where they are', async () => {
  const text =
    'Ferry \ud800 sails\u0000 again\u200f, said the office.\n\n\udfffالعبّارة تعود said the office.';
  const document = await toDocument({ text });
  expect(document.text).toBe(text);
  expect(document.blocks).toHaveLength(2);
  expect(document.blocks.at(-1)?.end).toBe(text.length);
});

test('the id is the first 16 hex digits of SHA-256 over the text, or the one given', async () => {
  expect((await toDocument({ text: 'abc' })).id).toBe('ba7816bf8f01cfea');
  expect((await toDocument({ text: 'abc', id: 'r1' })).id).toBe('r1');
});

test('what the caller knows outranks the document; a date that is none is reported and not used', async () => {
  const given = {
    text: `Ferry sails\n\n${PROSE}`,
    title: 'Given title',
    url: 'https://harbour.example/2024/05/08/ferry',
  };
  const dated = await toDocument({ ...given, published: '2024-05-09' });
  expect(dated).toMatchObject({ title: 'Given title', published: '2024-05-09', publishedFrom: 'given' });
  expect(dated.metadataFrom).toMatchObject({ title: 'given', published: 'given', url: 'given' });
  const fromUrl = await toDocument({ ...given, published: 'some day' });
  expect(fromUrl).toMatchObject({ published: '2024-05-08', publishedFrom: 'url' });
  expect(fromUrl.warnings.map(({ code }) => code)).toEqual(['published-not-understood']);
  for (const published of ['2024', '2024-05', '2024-05-XX', '2024-05-08?', '2024-05-01/2024-05-08'])
    expect((await toDocument({ text: PROSE, published })).published).toBe(published);
  expect((await toDocument({ text: PROSE, published: '2024-05-08T23:59:00+03:00' })).published).toBe(
    '2024-05-08',
  );
});
