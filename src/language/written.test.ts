import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpaceAt } from './characters.js';
import { sentencesOf } from './sentences.js';
import { writtenWordsOf } from './written.js';

const words = (text: string, language: string) =>
  writtenWordsOf(text, 0, text.length, language).map(({ start, end }) => text.slice(start, end));
const sentences = (text: string, language: string) => {
  const all = writtenWordsOf(text, 0, text.length, language);
  return sentencesOf(text, all).map(({ from, to }) => text.slice(all[from]?.start, all[to - 1]?.end));
};

const isBlank = (text: string, from: number, to: number) => {
  for (let at = from; at < to; at++) if (!isSpaceAt(text, at)) return false;
  return true;
};

describe('writtenWordsOf', () => {
  it.each([
    ['fr', 'L’agente n’a-t-elle rien dit ?', 'L’ agente n’ a -t-elle rien dit ?'],
    ['fr', 'Aujourd’hui, le porte-parole parle d’eau.', 'Aujourd’hui , le porte-parole parle d’ eau .'],
    ['fr', 'M. Roux, 12,5 km, à 20h30 (Quern)', 'M. Roux , 12,5 km , à 20h30 ( Quern )'],
    ['ru', '«Мост», — сказал А. Н. Гурьев в 1990-х.', '« Мост » , — сказал А. Н. Гурьев в 1990-х .'],
    ['ru', 'в т.ч. на ул. Мира, 40 тыс. руб.', 'в т.ч. на ул. Мира , 40 тыс. руб.'],
    ['uk', 'Об’єкт здано, пише п’ятий канал.', 'Об’єкт здано , пише п’ятий канал .'],
    ['ar', 'وقالت، «للجسر» ٣٫٥ طن؟', 'وقالت ، « للجسر » ٣٫٥ طن ؟'],
    ['fa', 'می‌گوید: خانه‌ها ۱۲٫۵٪ (بیش‌تر)', 'می‌گوید : خانه‌ها ۱۲٫۵ ٪ ( بیش‌تر )'],
    ['uk', 'https://example.org/a?b=1 і #міст @мева', 'https://example.org/a?b=1 і #міст @мева'],
  ])('%s: %s', (language, text, expected) => {
    expect(words(text, language).join(' ')).toBe(expected);
  });

  it('puts every character that is not white space in one word, in every script', () => {
    const scripts = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'أبجد هوز،؟«».١٢٣ًّ ـ'), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'پچژگ می\u200cشود،۱۲٫ «»'), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'абв-гдЕЁ. «»—’т.е.12'), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(..."l’d'qu-t-ilé M. 20h"), maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(scripts, fc.constantFrom('ar', 'fa', 'fr', 'ru', 'uk'), (text, language) => {
        const found = writtenWordsOf(text, 0, text.length, language);
        let at = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(isBlank(text, at, start)).toBe(true);
          at = end;
        }
        expect(isBlank(text, at, text.length)).toBe(true);
      }),
    );
  });

  it('takes time linear in the length of hostile texts', () => {
    for (const text of [
      'а.'.repeat(40_000),
      "l'".repeat(40_000),
      '1-'.repeat(40_000),
      'ب'.repeat(80_000),
      '-t-il'.repeat(20_000),
    ]) {
      const start = performance.now();
      writtenWordsOf(text, 0, text.length, 'fr');
      writtenWordsOf(text, 0, text.length, 'ru');
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

describe('sentences of written words', () => {
  it.each([
    ['ru', ['«Мост открыт», — сказал мэр.', 'Проезд свободен.']],
    ['ru', ['По ул. Мира ходит трамвай.', 'А. Н. Гурьев доволен.']],
    ['ar', ['هل فُتح الجسر؟', 'نعم.', 'قالت البلدية ذلك.']],
    ['fa', ['پل باز شد.', 'وی افزود: «خوب است.»', 'مردم آمدند.']],
    ['fr', ['M. Roux est venu.', '« Le pont est ouvert ! »', 'Il a ri.']],
    ['uk', ['Міст відкрито.', '«Нарешті», – каже мер.']],
  ])('%s: %s', (language, expected) => {
    expect(sentences(expected.join(' '), language)).toEqual(expected);
  });
});
