import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from './database.js';
import { fold } from './fold.js';
import { ftsQuery } from './search.js';

describe('ftsQuery', () => {
  it.each([
    ['ferry dam', '"ferry" AND "dam"'],
    ['"harbour office"', '"harbour office"'],
    ['al-Tanf', '"al Tanf"'],
    ['lorr*', '"lorr"*'],
    ['ferry -dam', '"ferry" NOT "dam"'],
    ['ferry -"harbour office"', '"ferry" NOT "harbour office"'],
    ['"unfinished phrase', '"unfinished phrase"'],
    ['NEAR(a b) OR c', '"NEAR a" AND "b" AND "OR" AND "c"'],
  ])('reads %s', (typed, query) => expect(ftsQuery(typed)).toBe(query));

  it.each(['', '   ', '"', '-', '***', '-dam', '()'])('has nothing to look for in %j', (typed) => {
    expect(ftsQuery(typed)).toBeUndefined();
  });

  it('makes a query that SQLite takes, whatever is typed', () => {
    const database = new Database(':memory:');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        const query = ftsQuery(typed);
        if (query) database.all('SELECT rowid FROM claim_words WHERE claim_words MATCH ?', query);
      }),
    );
    database.close();
  });
});

describe('fold', () => {
  it.each([
    ['The  Harbour Office', 'harbour office'],
    ['Adré', 'adre'],
    ['al‑Ya’arubiyah', 'al yaarubiyah'],
    ['the', 'the'],
  ])('makes %s comparable', (name, folded) => expect(fold(name)).toBe(folded));
});
