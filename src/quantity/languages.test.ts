/** Quantities in Arabic, Persian, French, Russian and Ukrainian, by their words alone: no tree is needed for these. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import { readQuantities } from './index.js';
import { digitsValue } from './tongues/scan.js';

const NO_ANALYSIS = { sentences: [], mentions: [], entities: [] };

/** Each quantity as "words | bounds | what is counted, unit or kind | what happened". */
function read(language: string, text: string): string[] {
  const document: Document = { id: 'test', language, text, blocks: [], warnings: [] };
  return readQuantities(document, NO_ANALYSIS, []).quantities.map(
    ({ start, end, min, max, unit, casualty }) =>
      [text.slice(start, end), `${min ?? ''}..${max ?? ''}`, unit ?? '', casualty ?? ''].join('|'),
  );
}

const TABLE: Record<string, readonly (readonly [string, readonly string[]])[]> = {
  fr: [
    ['Quatre-vingt-onze mineurs sont remontés.', ['Quatre-vingt-onze|91..91|mineurs|']],
    ['Deux cent soixante-treize moutons paissaient.', ['Deux cent soixante-treize|273..273|moutons|']],
    ['Il a compté plus d’une vingtaine de barques.', ['plus d’une vingtaine|20..|barques|']],
    ['Des dizaines de milliers de sacs.', ['Des dizaines de milliers|20000..|sacs|']],
    [
      'Au moins 7 bergers ont été tués et 12 autres blessés.',
      ['Au moins 7|7..|bergers|killed', '12|12..12|autres|wounded'],
    ],
    ['Trois gardes ont tué un loup.', ['Trois|3..3|gardes|']],
    ['Un berger a été tué.', ['Un|1..1|berger|killed']],
    ['Entre 20 et 30 camions, à 4,5 km du col.', ['Entre 20 et 30|20..30|camions|', '4,5 km|4.5..4.5|km|']],
    ['Le 7 août 2023, vers 6 heures, le 19 et 20 mai.', []],
  ],
  ru: [
    [
      'Погибли трое рыбаков, ещё двадцать один человек ранен.',
      ['трое|3..3|рыбаков|killed', 'двадцать один|21..21|человек|wounded'],
    ],
    ['Двое сторожей убили волка.', ['Двое|2..2|сторожей|']],
    ['Не менее двухсот сорока ульев.', ['Не менее двухсот сорока|240..|ульев|']],
    ['Более тысячи коз и десятки тысяч овец.', ['Более тысячи|1000..|коз|', 'десятки тысяч|20000..|овец|']],
    [
      'Задержаны 14 браконьеров в 12,5 км от реки.',
      ['14|14..14|браконьеров|detained', '12,5 км|12.5..12.5|km|'],
    ],
    ['3 и 4 мая 2023 года в 10:30 прошёл дождь, 05.06.2023 тоже, у моста № 5 стоял Су-34.', []],
  ],
  uk: [
    ["Загинули п'ятеро пасічників.", ["п'ятеро|5..5|пасічників|killed"]],
    [
      'Щонайменше сто двадцять дві ялини, близько 15% лісу.',
      ['Щонайменше сто двадцять дві|122..|ялини|', 'близько 15%|15..15|%|'],
    ],
    ['Від двох до чотирьох човнів.', ['Від двох до чотирьох|2..4|човнів|']],
    ['До двох шкіл привезли парти.', []],
    ['Двадцять четвертого травня 2022 року, з 3 до 5 червня.', []],
  ],
  ar: [
    ['قُتل ثلاثة رعاة وأصيب 12 آخرون.', ['ثلاثة|3..3|رعاة|killed', '12|12..12|آخرون|wounded']],
    ['سقوط قتيلين و٥ جرحى.', ['قتيلين|2..2|قتيلين|killed', '٥|5..5|جرحى|wounded']],
    ['نحو مئتين وخمسة وستين حصانا.', ['نحو مئتين وخمسة وستين|265..265|حصانا|']],
    ['دفع 300 دينار.', ['300 دينار|300..300|dinar|']],
    ['بيع ٣٬٤٠٠ كيس على بعد 15 كيلومترا.', ['٣٬٤٠٠|3400..3400|كيس|', '15 كيلومترا|15..15|km|']],
    ['ما بين 20 و30 قاربا يومي 3 و4 أيار 2023.', ['ما بين 20 و30|20..30|قاربا|']],
  ],
  fa: [
    ['دست‌کم ۱۲ نفر کشته و ۳۰ نفر زخمی شدند.', ['دست‌کم ۱۲|12..|نفر|killed', '۳۰|30..30|نفر|wounded']],
    ['دو هزار و سیصد و بیست و یک گوسفند.', ['دو هزار و سیصد و بیست و یک|2321..2321|گوسفند|']],
    ['شماری از ۹۰ مسافر زخمی شدند.', ['۹۰|90..90|مسافر|']],
    ['ده‌ها قایق، ۲/۵ میلیون تن برنج.', ['ده‌ها|20..|قایق|', '۲/۵ میلیون تن|2500000..2500000|t|']],
    ['سه‌شنبه ۱۴۰۲/۰۵/۲۰ و ۲۲ خرداد ۱۴۰۱ نشستی سه‌جانبه بود.', []],
  ],
};

for (const [language, rows] of Object.entries(TABLE))
  describe(`quantities in ${language}`, () => {
    for (const [text, expected] of rows)
      it(text, () => {
        expect(read(language, text)).toEqual(expected);
      });
  });

describe('blocks in several languages', () => {
  it('are read each by its own words, in text order', () => {
    const text = 'Трое рыбаков.\n\nTwelve fishermen.\n\nQuinze pêcheurs.';
    const blocks = ['ru', 'en', 'fr'].map((language, index) => {
      const part = text.split('\n\n')[index] as string;
      const start = text.indexOf(part);
      return { kind: 'paragraph' as const, start, end: start + part.length, language };
    });
    const document: Document = { id: 'test', language: 'ru', text, blocks, warnings: [] };
    const { quantities } = readQuantities(document, NO_ANALYSIS, []);
    expect(quantities.map(({ id, min, unit }) => [id, min, unit])).toEqual([
      ['q1', 3, 'рыбаков'],
      ['q2', 12, 'fishermen'],
      ['q3', 15, 'pêcheurs'],
    ]);
  });
});

describe('digits', () => {
  it('of every script have their value', () => {
    expect(['1204', '١٢٠٤', '۱۲۰۴', '१२०४'].map(digitsValue)).toEqual([1204, 1204, 1204, 1204]);
  });
});
