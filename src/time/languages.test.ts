/** Times in Arabic, Persian, French, Russian and Ukrainian. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import { readTimes } from './index.js';

const NOTHING: Analysis = { sentences: [], mentions: [], chains: [] } as unknown as Analysis;
// A Wednesday.
const PUBLISHED = '2024-06-05';

function read(language: string, text: string, published: string | undefined = PUBLISHED) {
  const document: Document = {
    id: 'test',
    language,
    text,
    blocks: [],
    warnings: [],
    ...(published && { published }),
  };
  return readTimes(document, NOTHING);
}

/** What is read of a text: its words, its value and its days. */
const told = (language: string, text: string, published?: string) =>
  read(language, text, published).times.map(({ start, end, value, earliest, latest }) => [
    text.slice(start, end),
    value,
    earliest === latest ? earliest : `${earliest}/${latest}`,
  ]);

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['ar', 'فُتح السوق في ١٤ آذار ٢٠٢٣.', ['١٤ آذار ٢٠٢٣', '2023-03-14', '2023-03-14']],
  [
    'ar',
    'فُتح السوق يوم الثلاثاء 4 حزيران/يونيو 2024.',
    ['يوم الثلاثاء 4 حزيران/يونيو 2024', '2024-06-04', '2024-06-04'],
  ],
  ['ar', 'غادر الوفد مساء الإثنين.', ['مساء الإثنين', '2024-06-03TEV', '2024-06-03']],
  ['ar', 'غادر الوفد قبل أربعة أيام.', ['قبل أربعة أيام', '2024-06-01', '2024-06-01']],
  ['ar', 'يعود الوفد بعد غد.', ['بعد غد', '2024-06-07', '2024-06-07']],
  ['ar', 'بني السد في العاشر من محرم 1445.', ['العاشر من محرم 1445', '2023-07-28', '2023-07-28']],
  ['fa', 'بازار در ۱۴ مرداد ۱۴۰۲ باز شد.', ['۱۴ مرداد ۱۴۰۲', '2023-08-05', '2023-08-05']],
  ['fa', 'بازار پنج‌شنبه گذشته باز شد.', ['پنج‌شنبه گذشته', '2024-05-30', '2024-05-30']],
  ['fa', 'بازار دیشب باز شد.', ['دیشب', '2024-06-04TNI', '2024-06-04']],
  ['fa', 'بازار در سال ۱۳۹۸ باز شد.', ['سال ۱۳۹۸', '2019', '2019-03-21/2020-03-19']],
  ['fa', 'بازار ۱۴۰۳/۰۲/۲۰ باز شد.', ['۱۴۰۳/۰۲/۲۰', '2024-05-09', '2024-05-09']],
  ['fr', 'Le marché a rouvert le 12 mai dernier.', ['le 12 mai dernier', '2024-05-12', '2024-05-12']],
  ['fr', 'Le marché a rouvert mardi vers 10h30.', ['mardi vers 10h30', '2024-06-04T10:30', '2024-06-04']],
  ['fr', 'Le marché a fermé il y a quatre jours.', ['il y a quatre jours', '2024-06-01', '2024-06-01']],
  ['fr', "Le marché a fermé l'an dernier.", ["'an dernier", '2023', '2023-01-01/2023-12-31']],
  [
    'fr',
    'Le marché est fermé du 3 au 5 juin.',
    ['du 3 au 5 juin', '2024-06-03/2024-06-05', '2024-06-03/2024-06-05'],
  ],
  ['ru', 'Рынок открыли 12 мая 2023 года.', ['12 мая 2023 года', '2023-05-12', '2023-05-12']],
  ['ru', 'Рынок открыли во вторник вечером.', ['вторник вечером', '2024-06-04TEV', '2024-06-04']],
  ['ru', 'Рынок закрыли до пятницы.', ['пятницы', '2024-06-07', '2024-06-07']],
  ['ru', 'Рынок сгорел в ночь на 2 июня.', ['в ночь на 2 июня', '2024-06-01TNI', '2024-06-01/2024-06-02']],
  ['ru', 'Рынок открыли на прошлой неделе.', ['прошлой неделе', '2024-W22', '2024-05-27/2024-06-02']],
  ['ru', 'Рынок ежегодно открывают 9 мая.', ['9 мая', 'XXXX-05-09', '']],
  ['uk', 'Ринок відкрили двадцять першого травня.', ['двадцять першого травня', '2024-05-21', '2024-05-21']],
  ['uk', 'Ринок відкрили у п’ятницю.', ['п’ятницю', '2024-05-31', '2024-05-31']],
  ['uk', 'Ринок закрили три дні тому.', ['три дні тому', '2024-06-02', '2024-06-02']],
  ['uk', 'Ринок збудували торік.', ['торік', '2023', '2023-01-01/2023-12-31']],
  ['uk', 'Ринок працював у березні–квітні.', ['березні–квітні', '2024-03/2024-04', '2024-03-01/2024-04-30']],
];

describe('times in other languages', () => {
  it.each(CASES)('%s: %s', (language, text, expected) => {
    const [words, value, days] = expected;
    expect(told(language, text)).toEqual([[words, value, days || undefined]]);
  });

  it('leaves alone what only looks like a time', () => {
    expect(told('ar', 'مارس يوم العمل ثلاثون رجلا، وقال أحد الرجال إن الماء قليل.')).toEqual([]);
    expect(told('fa', 'او می‌رود و بهمن پور می‌آید.')).toEqual([]);
    expect(told('fr', 'La porte a été vue sur Mars, à 12,5 km.')).toEqual([]);
    expect(told('ru', 'Среда меняется: 2000 человек, 12.05 рубля.')).toEqual([]);
    expect(told('ru', 'Во вторник в 10 домах погас свет.')).toEqual([
      ['вторник', '2024-06-04', '2024-06-04'],
    ]);
    expect(told('fr', 'Mardi à 12 km du port.')).toEqual([['Mardi', '2024-06-04', '2024-06-04']]);
    expect(told('uk', 'Лютий ворог, 2000 людей, 12.05 гривні.')).toEqual([]);
  });

  it('says of another calendar that it was worked out, and that the moon decides', () => {
    expect(read('fa', 'بازار در ۱۴ اردیبهشت باز شد.').times[0]).toMatchObject({
      earliest: '2024-05-03',
      inferred: expect.stringContaining('Iranian calendar'),
    });
    expect(read('fr', 'Il a plu le 3 ramadan 1445.').times[0]?.edtf).toMatch(/\?$/);
  });

  it('leaves open what nothing dates, and days that never were', () => {
    expect(read('ru', 'Рынок открыли во вторник.', '').times[0]).toMatchObject({ value: 'XXXX-WXX-2' });
    expect(read('fr', 'Le 31 février 2024.').warnings[0]?.code).toBe('no-such-date');
  });

  it('takes the date of the report from its dateline', () => {
    expect(read('fr', 'LOMÉ, 6 mai 2024 – Le pont a rouvert.', '').published).toBe('2024-05-06');
  });

  it('reads every block by its own language', () => {
    const text = 'The bridge reopened on Monday.\n\nМост открыли во вторник.';
    const block = (start: number, end: number, language?: string) => ({
      id: `b${start}`,
      kind: 'paragraph' as const,
      start,
      end,
      ...(language && { language }),
    });
    const document = {
      id: 'test',
      language: 'en',
      text,
      blocks: [block(0, 30), block(32, text.length, 'ru')],
      warnings: [],
      published: PUBLISHED,
    } as unknown as Document;
    expect(readTimes(document, NOTHING).times.map(({ id, value }) => [id, value])).toEqual([
      ['t1', '2024-06-03'],
      ['t2', '2024-06-04'],
    ]);
  });
});
