import { expect, test } from 'vitest';
import { DocumentError } from '../../container/index.js';
import { inMargins, PARAGRAPHS, pdf } from '../../fixtures/files.js';
import { toDocument } from '../index.js';

async function blocks(bytes: Uint8Array): Promise<[kind: string, text: string][]> {
  const document = await toDocument({ bytes });
  return document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
}

const [first, second, third] = PARAGRAPHS;
const LONG = PARAGRAPHS.join(' ');

test('title, headings and paragraphs, without running lines and page numbers', async () => {
  const bytes = await pdf((file) => {
    file.font('Times-Bold').fontSize(20).text('Ferry sails again').moveDown();
    file.fontSize(11).text('The eastern bank').font('Times-Roman').text(LONG).moveDown().text(first);
    file.addPage().font('Times-Bold').text('The western bank').font('Times-Roman').text(second);
    file.addPage().text(third);
    inMargins(file, 'Harbour Office – Report No. 4', (page) => `Page ${page} of 3`);
  });
  expect(await blocks(bytes)).toEqual([
    ['title', 'Ferry sails again'],
    ['heading', 'The eastern bank'],
    ['paragraph', LONG],
    ['paragraph', first],
    ['heading', 'The western bank'],
    ['paragraph', second],
    ['paragraph', third],
    ['boilerplate', 'Harbour Office – Report No. 4'],
  ]);
});

test('a title at the top of the first page is no running line, though the next pages repeat it', async () => {
  const bytes = await pdf((file) => {
    file.fontSize(24).text('Ferry report', 72, 40).fontSize(11).text(LONG, 72, 120);
    for (let page = 2; page <= 3; page++)
      file.addPage().fontSize(8).text('Ferry report', 72, 40).fontSize(11).text(LONG, 72, 120);
  });
  const found = await blocks(bytes);
  expect(found[0]).toEqual(['title', 'Ferry report']);
  expect(found.slice(1)).toEqual([
    ['paragraph', LONG],
    ['paragraph', LONG],
    ['paragraph', LONG],
    ['boilerplate', 'Ferry report'],
  ]);
});

test('a table of contents is boilerplate', async () => {
  const bytes = await pdf((file) =>
    file
      .text(`1 The eastern bank ${'. '.repeat(20)} 4`)
      .moveDown()
      .text(LONG),
  );
  expect((await blocks(bytes)).map(([kind]) => kind)).toEqual(['boilerplate', 'paragraph']);
});

test('columns are read one after the other, under a headline that spans them, and a paragraph goes on in the next', async () => {
  const numbered = Array.from(
    { length: 60 },
    (_, index) => `sentence ${index} tells of the ferry and its pilots,`,
  ).join(' ');
  const bytes = await pdf((file) => {
    file.fontSize(22).text('A headline that is wider than one column').moveDown();
    file.fontSize(10).text(`${numbered} and that was all.`, { columns: 2, columnGap: 24, height: 500 });
  });
  expect(await blocks(bytes)).toEqual([
    ['title', 'A headline that is wider than one column'],
    ['paragraph', `${numbered} and that was all.`],
  ]);
});

test('a paragraph goes on over the page', async () => {
  const bytes = await pdf((file) => {
    file.fontSize(11).text(LONG, 72, 680);
    inMargins(file, 'Harbour Office', (page) => `– ${page} –`);
  });
  expect((await toDocument({ bytes })).text.split('\n\n')[0]).toBe(LONG);
});

test('words divided at line ends are made whole; names and known compounds keep their hyphen', async () => {
  const lines = [
    'The ferry be-',
    'tween the banks took the Adra-',
    'Belun road past the well-known mill, a well-',
    'known sight.',
  ];
  const bytes = await pdf((file) => {
    for (const line of lines) file.text(line, { lineGap: 0 });
  });
  expect((await toDocument({ bytes })).text).toBe(
    'The ferry between the banks took the Adra-Belun road past the well-known mill, a well-known sight.',
  );
});

test('list items are paragraphs of their own, captions are captions', async () => {
  const bytes = await pdf((file) => {
    file
      .text('• forty lorries with flour')
      .text('• two buses')
      .text('Figure 1: Lorries at the landing')
      .text(LONG);
  });
  expect((await blocks(bytes)).slice(0, 3)).toEqual([
    ['paragraph', '• forty lorries with flour'],
    ['paragraph', '• two buses'],
    ['caption', 'Figure 1: Lorries at the landing'],
  ]);
});

test("the file's title and author are used when they are some; its dates never are", async () => {
  const info = { Title: 'Ferry report', Author: 'Ada Marlo', CreationDate: new Date(Date.UTC(2024, 4, 8)) };
  const document = await toDocument({ bytes: await pdf((file) => file.text(LONG), { info }) });
  expect(document).toMatchObject({ title: 'Ferry report', byline: ['Ada Marlo'] });
  expect(document.metadataFrom).toMatchObject({ title: 'PDF title', byline: 'PDF author' });
  expect(document.published).toBeUndefined();
  const junk = { Title: 'Microsoft Word - final2.doc', Author: 'user1' };
  const other = await toDocument({ bytes: await pdf((file) => file.text(LONG), { info: junk }) });
  expect([other.title, other.byline]).toEqual([undefined, undefined]);
});

async function failure(bytes: Uint8Array): Promise<DocumentError> {
  const error = await toDocument({ bytes }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DocumentError);
  return error as DocumentError;
}

test('no text layer, a password, a broken or cut file: an error that says so', async () => {
  const drawn = await pdf((file) => file.rect(50, 50, 300, 300).fill().addPage());
  expect(await failure(drawn)).toMatchObject({ code: 'pdf-no-text' });
  expect((await failure(drawn)).message).toContain('2 pages');
  expect(await failure(await pdf((file) => file.text(LONG), { password: 'secret' }))).toMatchObject({
    code: 'pdf-encrypted',
  });
  const whole = await pdf((file) => file.text(LONG));
  for (const bytes of [whole.subarray(0, 20), Buffer.from('%PDF-1.7\nnothing')])
    expect(await failure(bytes)).toMatchObject({ code: 'pdf-broken' });
  const cut = await toDocument({ bytes: whole.subarray(0, whole.length / 2) }).catch(
    (error: DocumentError) => error.code,
  );
  expect(['pdf-broken', 'pdf-no-text']).toContain(cut);
});

test('pages that are pictures among others are reported', async () => {
  const document = await toDocument({
    bytes: await pdf((file) => file.text(LONG).addPage().rect(50, 50, 100, 100).fill()),
  });
  expect(document.text).toBe(LONG);
  expect(document.warnings.map(({ code }) => code)).toEqual(['pdf-pages-without-text']);
});

test('limits hold', async () => {
  const bytes = await pdf((file) => file.text(LONG));
  await expect(toDocument({ bytes }, { characters: 100 })).rejects.toMatchObject({
    code: 'limit-characters',
  });
  await expect(toDocument({ bytes }, { seconds: 1e-9 })).rejects.toMatchObject({ code: 'limit-seconds' });
});

test('a justified line with wide spaces is a line, a row of cells is none', async () => {
  const bytes = await pdf((file) => {
    file.fontSize(11).text('Three lines of running text stand over the stretched one and end at', 72, 100, {
      lineBreak: false,
    });
    const words = ['the', 'eastern', 'edge', 'of', 'the', 'column'];
    const [left, right] = [
      72,
      72 + file.widthOfString('Three lines of running text stand over the stretched one and end at'),
    ];
    const space =
      (right - left - words.reduce((sum, word) => sum + file.widthOfString(word), 0)) / (words.length - 1);
    let x = left;
    for (const word of words) {
      file.text(word, x, 114, { lineBreak: false });
      x += file.widthOfString(word) + space;
    }
    file.text('that the next line closes.', 72, 128, { lineBreak: false });
    file.text('Day', 72, 170, { lineBreak: false }).text('Lorries', 300, 170, { lineBreak: false });
    file.text('Tuesday', 72, 184, { lineBreak: false }).text('40', 300, 184, { lineBreak: false });
  });
  const texts = (await blocks(bytes)).map(([, text]) => text);
  expect(texts[0]).toContain('end at the eastern edge of the column that the next');
  expect(texts).toContain('Day\tLorries');
});
