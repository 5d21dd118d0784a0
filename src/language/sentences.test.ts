import { describe, expect, it } from 'vitest';
import { segment } from './reader.js';

const sentences = (text: string) =>
  segment(text, [{ kind: 'paragraph', start: 0, end: text.length }]).map(({ words }) =>
    text.slice(words[0]?.start, words.at(-1)?.end),
  );

describe('segment', () => {
  it.each([
    [['The ferry sank.', 'Nobody drowned.']],
    [['“The bridge is gone.”', 'He left.']],
    [['"The bridge is gone."', 'He left.', '"So did we."']],
    [['"Is it true?" Captain Osman asked.', 'It was.']],
    [['“Is it true?” he asked.']],
    [['He said: “We fired first.', 'They answered.”', 'Then night fell.']],
    [['She (the mayor) left.', '(Nobody saw it.)', 'Rain fell.']],
    [['Mr. Dune met Gen. Marsh at 5 p.m. in St. Osyth.', 'They talked.']],
    [['He works for the U.S. Navy.', 'It is based in the U.S.', 'The fleet left.']],
    [['J. R. Hale wrote it.', 'Readers liked it.']],
    [['Who fired?', 'No one knows!', 'Not yet…', 'Wait for it.']],
    [['The dam held. [3]', 'The town flooded. [4] [5]', 'All left.']],
    [['It cost 2.5 million.', '3 people paid.']],
    [['1. Close the gate.', 'Then wait.']],
    [['قال الجيش؟', 'نعم.']],
  ])('parts %j', (expected) => expect(sentences(expected.join(' '))).toEqual(expected));

  it('parts drawn lines, time stamps and addresses from what follows', () => {
    expect(sentences('All left ***** Sent by Ida Marsh 11/02/2003 04:12 PM The boats sank')).toEqual([
      'All left',
      '*****',
      'Sent by Ida Marsh 11/02/2003 04:12 PM',
      'The boats sank',
    ]);
    expect(sentences('See https://example.org/a The boats sank')).toHaveLength(2);
  });

  it('parts lists and empty lines', () => {
    expect(sentences('Losses:\n- two boats\n- one truck\n\nMore to come')).toEqual([
      'Losses:',
      '- two boats',
      '- one truck',
      'More to come',
    ]);
  });

  it('never crosses blocks and leaves boilerplate out', () => {
    const text = 'Fire in Osyth\n\nShare this page\n\nTwo died';
    const found = segment(text, [
      { kind: 'title', start: 0, end: 13 },
      { kind: 'boilerplate', start: 15, end: 30 },
      { kind: 'paragraph', start: 32, end: 40 },
    ]);
    expect(found.map(({ words }) => words.map(({ start, end }) => text.slice(start, end)).join(' '))).toEqual(
      ['Fire in Osyth', 'Two died'],
    );
  });
});
