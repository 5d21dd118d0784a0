/** What is part of a number already told is marked as one, and what happened to the whole happened to its part. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import { readQuantities } from './index.js';

function read(text: string) {
  const document: Document = { id: 'test', language: 'en', text, blocks: [], warnings: [] };
  const { quantities } = readQuantities(document, { sentences: [], mentions: [], entities: [] }, []);
  return quantities.map(({ id, start, end, casualty, partOf }) => ({
    id,
    words: text.slice(start, end),
    casualty,
    partOf,
  }));
}

describe('parts of a number', () => {
  it.each([
    ['The raid killed 20 people, including 10 children.', '10'],
    ['The raid killed 20 people, among them four nurses.', 'four'],
    ['The raid killed 20 people, two of them children.', 'two'],
    ['The raid killed 20 people. Two of them were nurses.', 'Two'],
    ['The raid killed 20 people, the ward said. At least six of those killed were nurses.', 'At least six'],
    ['The raid killed 20 people, the ward said, and three nurses were among the dead.', 'three'],
  ])('%s', (text, words) => {
    const all = read(text);
    expect(all[0]).toMatchObject({ casualty: 'killed', partOf: undefined });
    expect(all.find((one) => one.words === words)).toMatchObject({ casualty: 'killed', partOf: 'q1' });
  });

  it('takes every number of a list of parts for one', () => {
    const all = read('The raid killed 20 people, including three women and two children.');
    expect(all.map(({ partOf }) => partOf)).toEqual([undefined, 'q1', 'q1']);
  });

  it('finds a whole that stands behind its part', () => {
    const all = read('Six children were among at least 22 people killed.');
    expect(all).toMatchObject([
      { casualty: 'killed', partOf: 'q2' },
      { casualty: 'killed', partOf: undefined },
    ]);
  });

  it('joins people to people, and nobody to things', () => {
    expect(read('It killed 13 women and 21 children.').map(({ casualty }) => casualty)).toEqual([
      'killed',
      'killed',
    ]);
    expect(read('It killed 13 women and 21 horses.')[1]).toMatchObject({ casualty: undefined });
    expect(read('It killed 13 women and burned 21 houses.')[1]).toMatchObject({ casualty: undefined });
  });

  it('keeps apart what is told apart', () => {
    expect(read('It killed 20 people. Four nurses came.')[1]).toMatchObject({
      casualty: undefined,
      partOf: undefined,
    });
    expect(read('It killed 20 people, two of them children, and wounded 30.')[2]).toMatchObject({
      casualty: 'wounded',
      partOf: undefined,
    });
  });
});
