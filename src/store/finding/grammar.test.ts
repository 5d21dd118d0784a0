import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../database.js';
import { ftsOf, inWords, readQuery } from './grammar.js';
import { normal, wordsIn } from './normal.js';
import { Searches } from './searches.js';

const read = (typed: string) => {
  const { query, notes } = readQuery(typed);
  return { words: query && inWords(query), fts: query && ftsOf(query), notes };
};

describe('a search', () => {
  it.each([
    ['ferry dam', 'ferry and dam', '"ferry" AND "dam"'],
    ['"harbour office"', '“harbour office”', '"harbour office"'],
    ['“harbour office”', '“harbour office”', '"harbour office"'],
    ['al-Tanf', 'al-Tanf', '"al tanf"'],
    ['lorr*', 'lorr…', '"lorr" *'],
    ['"harbour off"*', '“harbour off…”', '"harbour off" *'],
    ['ferry OR boat', 'ferry or boat', '("ferry" OR "boat")'],
    [
      'ferry | boat | raft sank',
      '(ferry or boat or raft) and sank',
      '("ferry" OR "boat" OR "raft") AND "sank"',
    ],
    ['(ferry sank) OR raft', '(ferry and sank) or raft', '(("ferry" AND "sank") OR "raft")'],
    ['ferry AND dam', 'ferry and dam', '"ferry" AND "dam"'],
    ['NEAR and or', 'NEAR and and and or', '"near" AND "and" AND "or"'],
  ])('reads %s', (typed, words, match) => {
    expect(read(typed)).toEqual({ words, fts: { match }, notes: [] });
  });

  it.each([
    ['ferry -dam', 'ferry, without dam', { match: '"ferry"', without: '"dam"' }],
    ['ferry NOT dam', 'ferry, without dam', { match: '"ferry"', without: '"dam"' }],
    [
      '-"harbour office" ferry',
      'ferry, without “harbour office”',
      { match: '"ferry"', without: '"harbour office"' },
    ],
    [
      'ferry -(dam OR canal)',
      'ferry, without dam or canal',
      { match: '"ferry"', without: '("dam" OR "canal")' },
    ],
    ['-dam', 'everything, without dam', { without: '"dam"' }],
  ])('reads what must not be there: %s', (typed, words, fts) => {
    expect(read(typed)).toEqual({ words, fts, notes: [] });
  });

  it.each([
    ['"unfinished phrase', '“unfinished phrase”', /quotation mark was closed/],
    ['(ferry OR boat', 'ferry or boat', /bracket was closed at the end/],
    ['ferry) boat', 'ferry and boat', /nothing opens/],
    ['OR ferry', 'ferry', /both sides/],
    ['ferry OR', 'ferry', /both sides/],
    ['ferry — !!', 'ferry', /no letter or digit/],
    ['fer*y', 'fer*y', /within the word/],
    ['ferry OR -boat', 'ferry, without boat', /minus after OR/],
    [Array.from({ length: 40 }, (_, n) => `w${n}`).join(' '), undefined, /first 32/],
  ])('is read sensibly where it is not well formed, and says how: %s', (typed, words, note) => {
    const found = read(typed);
    if (words) expect(found.words).toBe(words);
    expect(found.notes.join(' ')).toMatch(note);
  });

  it.each(['', '   ', '"', '-', '***', '()', '(((', 'OR', '" "'])(
    'has nothing to look for in %j',
    (typed) => {
      expect(readQuery(typed).query).toBeUndefined();
    },
  );

  it('is taken by SQLite, whatever is typed', () => {
    const database = new Database(':memory:');
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        '(',
        ')',
        ' OR ',
        ' NOT ',
        ' AND ',
        '-',
        '*',
        '|',
        ' ',
        'NEAR(',
        '^',
        ':',
        "'",
        '\0',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const typed = fc.array(piece, { maxLength: 14 }).map((all) => all.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const searches = new Searches(database);
        const search = searches.of(text);
        searches.reports(search);
        searches.reports(search, 'title');
        searches.hits(search, [text, 'ferry']);
        expect(search.words).not.toBe('');
      }),
      { numRuns: 400 },
    );
    database.close();
  });
});

describe('words', () => {
  it.each([
    ["Da'esh", ['daesh']],
    ['Da’esh’s men', ['daeshs', 'men']],
    ["l'armée d’Ivoire", ['l', 'armée', 'd', 'ivoire']],
    ['al-Anbar', ['al', 'anbar']],
    ['الرَّقّة', ['الرقه']],
    ['أحمد', ['احمد']],
  ])('of %s', (text, words) => expect(wordsIn(text)).toEqual(words));

  it('stand where they stood in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (given) => {
        const { text, at } = normal(given);
        expect(at.length).toBe(text.length + 1);
        for (let i = 0; i < text.length; i += 1) expect(at[i]).toBeLessThan(at[i + 1] as number);
      }),
    );
  });
});

describe('what was looked for', () => {
  const marked = (typed: string, text: string) => {
    const database = new Database(':memory:');
    const searches = new Searches(database);
    const [hits = []] = searches.hits(searches.of(typed), [text]);
    database.close();
    return hits.map(({ start, end }) => text.slice(start, end));
  };

  it('is marked in all its forms, and nothing else is', () => {
    expect(marked('bombing', 'Two bombings; the bombed bridge, and bombs.')).toEqual([
      'bombings',
      'bombed',
      'bombs',
    ]);
    expect(marked('"harbour office" -dam', 'The harbour’s offices, the dam.')).toEqual(['harbour’s offices']);
    expect(marked('daesh', 'Who said Da’esh? Da`esh.')).toEqual(['Da’esh', 'Da`esh']);
    expect(marked('fer*', 'A ferry, a feral dog: for free.')).toEqual(['ferry', 'feral']);
  });
});
