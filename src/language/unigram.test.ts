import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalWord, Unigram } from './unigram.js';

const LINES = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  '▁\t-3',
  'м\t-6',
  'о\t-6',
  'с\t-6',
  'т\t-6',
  '▁мост\t-8',
  'мост\t-9',
  'ы\t-4',
  '▁мо\t-7',
  'сты\t-7.5',
  '▁a\t-5',
];
const unigram = new Unigram(LINES);
const cut = (word: string, space = true) => unigram.cut(word, space).map((n) => LINES[n]?.split('\t')[0]);

describe('Unigram', () => {
  it('takes the likeliest cut', () => {
    expect(cut('мост')).toEqual(['▁мост']);
    expect(cut('мост', false)).toEqual(['мост']);
    // ▁мост + ы (-12) before ▁мо + сты (-14.5)
    expect(cut('мосты')).toEqual(['▁мост', 'ы']);
  });

  it('has one unknown piece for characters side by side that no piece holds', () => {
    expect(cut('ж', false)).toEqual(['[UNK]']);
    expect(cut('жщ')).toEqual(['▁', '[UNK]']);
    expect(cut('')).toEqual(['▁']);
    expect(cut('', false)).toEqual(['[UNK]']);
  });

  it('never gives the pieces that frame a row, whatever a text says', () => {
    expect(unigram.cut('[PAD]', false)).toEqual([1]);
    expect(unigram.cut('[CLS]', false)).toEqual([1]);
  });

  it('keeps the first six and the last two of many, and one of a very long run', () => {
    expect(cut('смсмсмсмсмо', false)).toHaveLength(8);
    expect(cut('смсмсмсмсмо', false).slice(-2)).toEqual(['м', 'о']);
    expect(cut('м'.repeat(101))).toEqual(['[UNK]']);
  });

  it('writes words as SentencePiece does', () => {
    expect(normalWord('ﷲ')).toBe('الله');
    expect(normalWord('می\u200cرود')).toBe('می▁رود');
    expect(normalWord('a\u0007b\u00a0c')).toBe('ab▁c');
    expect(normalWord('\u200f\u200e')).toBe('');
  });

  it('gives one to eight pieces of any word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (word, space) => {
        const pieces = unigram.cut(word, space);
        expect(pieces.length).toBeGreaterThan(0);
        expect(pieces.length).toBeLessThanOrEqual(8);
        expect(pieces.every((n) => (n === 1 || n > 3) && n < LINES.length)).toBe(true);
      }),
    );
  });
});
