import { expect, test } from 'vitest';
import { blockLanguages, identifyLanguage } from './language.js';

test.each([
  ['en', 'The ferry sails again after eleven days, the harbour office said.'],
  ['ar', 'قال مكتب الميناء إن العبّارة تبحر من جديد بعد أحد عشر يوماً'],
  ['ru', 'Паром снова ходит после одиннадцати дней, сообщили в управлении порта'],
  ['uk', 'Пором знову ходить після одинадцяти днів, повідомили в управлінні порту'],
  ['fr', 'Le bac reprend son service après onze jours, a annoncé la capitainerie'],
  ['tr', 'Liman idaresi, feribotun on bir gün sonra yeniden sefere başladığını söyledi'],
  ['fa', 'اداره بندر گفت که کشتی پس از یازده روز دوباره حرکت می‌کند'],
])('%s', async (language, text) => {
  expect(await identifyLanguage(text)).toEqual({ language, from: 'text' });
});

test('too short to tell is "und", and a declaration decides', async () => {
  expect(await identifyLanguage('Sabha')).toEqual({ language: 'und' });
  expect(await identifyLanguage('12 345 678')).toEqual({ language: 'und' });
  expect(await identifyLanguage('Sabha', 'en_GB')).toEqual({ language: 'en-GB', from: 'declaration' });
  expect(await identifyLanguage('Sabha', 'no language')).toEqual({ language: 'und' });
});

test('a clear finding outranks a declaration, and a region is kept where both agree', async () => {
  const russian = 'Паром снова ходит после одиннадцати дней перерыва, сообщили во вторник в управлении порта';
  expect((await identifyLanguage(russian, 'en-US')).language).toBe('ru');
  expect((await identifyLanguage(russian, 'ru-RU')).language).toBe('ru-RU');
});

test('headlines in English are English, and a language that is not known is not taken for it', async () => {
  expect((await identifyLanguage('Air strike kills 3 in Sabha')).language).toBe('en');
  expect((await identifyLanguage('It rained.')).language).toBe('en');
  const hausa =
    'Ma’aikatar sufuri ta ce jirgin ruwa ya sake tashi bayan kwana goma sha daya a ranar Talata da safe.';
  expect(await identifyLanguage(hausa)).toEqual({ language: 'und' });
  expect(await identifyLanguage(hausa, 'en')).toEqual({ language: 'und' });
});

test.each([
  ['en', 'Мост снова открыт для движения.', 'ru'],
  ['en', 'Міст знову відкрито для руху.', 'uk'],
  ['fr', 'قالت البلدية إن الجسر فتح من جديد.', 'ar'],
  ['ru', 'شهرداری گفت که پل بازگشایی شده است.', 'fa'],
  ['en', 'Le pont est rouvert à la circulation depuis mardi, a annoncé la mairie dans un communiqué.', 'fr'],
  ['ru', 'Міст знову відкрито для руху, повідомили у міській раді у вівторок.', 'uk'],
  ['und', 'Le pont est rouvert à la circulation depuis mardi, a annoncé la mairie dans un communiqué.', 'fr'],
])('a block of a report in %s: %s', async (own, text, language) => {
  expect(await blockLanguages([text, 'Quern, 4', ''], own)).toEqual([language, undefined, undefined]);
});

test('a block in the report’s own language, or one that may be, has none of its own', async () => {
  expect(
    await blockLanguages(
      [
        'The bridge is open again, the town said on Tuesday.',
        'Brücke wieder offen, sagt die Stadt am Dienstag in Quern',
        'Мост',
      ],
      'en-GB',
    ),
  ).toEqual([undefined, undefined, undefined]);
  expect((await blockLanguages(['Το γεφύρι άνοιξε ξανά για τα αυτοκίνητα.'], 'en'))[0]).not.toBe('en');
});
