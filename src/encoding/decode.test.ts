import { expect, test } from 'vitest';
import { toDocument } from '../document/index.js';
import { encode, page } from '../fixtures/files.js';
import { decodeHtml } from './index.js';

const ARABIC =
  'قال مكتب الميناء يوم الثلاثاء إن العبارة بين الضفتين عادت إلى العمل بعد أحد عشر يوما من التوقف، وإن أربعين شاحنة عبرت قبل الظهر.';
const RUSSIAN =
  'Паром между двумя берегами снова ходит после одиннадцати дней перерыва, сообщили во вторник утром в управлении порта.';
const FRENCH =
  'Le bac reprend son service après onze jours d’arrêt, a annoncé mardi la capitainerie ; quarante camions ont traversé.';
const TURKISH =
  'Liman idaresi salı günü, feribotun on bir gün sonra yeniden sefere başladığını ve kırk kamyonun geçtiğini söyledi.';

const body = (text: string) => `<h1>1</h1>${`<p>${text}</p>`.repeat(3)}`;

test.each([
  ['windows-1256', ARABIC],
  ['windows-1251', RUSSIAN],
  ['KOI8-R', RUSSIAN],
  ['windows-1252', FRENCH],
  ['windows-1254', TURKISH],
  ['ISO-8859-1', FRENCH.replaceAll('’', "'")],
])('a page that declares %s is read in it', async (encoding, text) => {
  for (const meta of [
    `<meta charset="${encoding}">`,
    `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`,
    `<!--${' '.repeat(2000)}--><meta charset=${encoding}>`,
  ]) {
    const document = await toDocument({ bytes: encode(page(body(text), meta), encoding) });
    expect(document.text).toContain(text);
    expect(document.warnings).toEqual([]);
  }
});

test.each([
  ['windows-1256', ARABIC],
  ['windows-1251', RUSSIAN],
  ['windows-1252', FRENCH],
])('a page or text in %s that does not declare it is recognised, with a warning', async (encoding, text) => {
  const html = await toDocument({ bytes: encode(page(body(text)), encoding) });
  expect(html.text).toContain(text);
  expect(html.warnings.map(({ code }) => code)).toEqual(['encoding-guessed']);
  const plain = await toDocument({ bytes: encode(text, encoding) });
  expect(plain.text).toBe(text);
  expect(plain.warnings[0]?.message).toContain(encoding);
});

test('Latin-1 as browsers read it: the bytes 80 to 9f are quotation marks and dashes', async () => {
  const bytes = Buffer.from('<meta charset=iso-8859-1><p>\x93We waited\x94 \x96 the office said.', 'latin1');
  expect((await toDocument({ bytes })).text).toContain('“We waited” – the office said.');
});

test('UTF-8 and UTF-16, with and without a byte order mark', async () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const html = page(body(ARABIC));
  for (const bytes of [
    Buffer.from(html),
    Buffer.from(`\ufeff${html}`),
    utf16(`\ufeff${html}`),
    utf16(html),
    utf16(`\ufeff${html}`).swap16(),
  ]) {
    const document = await toDocument({ bytes });
    expect(document.text).toContain(ARABIC);
    expect(document.language).toBe('ar');
  }
  expect((await toDocument({ bytes: utf16(`\ufeff${RUSSIAN}`) })).text).toBe(RUSSIAN);
  expect((await toDocument({ bytes: utf16('The ferry sails again, they said.') })).text).toBe(
    'The ferry sails again, they said.',
  );
});

test('a broken byte in UTF-8 is shown as such and does not change the encoding', async () => {
  const bytes = Buffer.concat([Buffer.from(ARABIC), Buffer.from([0xff]), Buffer.from(ARABIC)]);
  const document = await toDocument({ bytes });
  expect(document.text).toBe(`${ARABIC}\ufffd${ARABIC}`);
  expect(document.warnings.map(({ code }) => code)).toEqual(['encoding-damaged']);
});

test('a page that is well-formed UTF-8 is UTF-8, whatever it declares', () => {
  const html = '<meta charset="windows-1251"><p>Паром снова ходит</p>';
  expect(decodeHtml(Buffer.from(html))).toMatchObject({ text: html, encoding: 'UTF-8', from: 'content' });
});
