import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

/** Tense and hedges of the first claim that holds the words. */
async function putOf(text: string, words: string) {
  const report = await read({ text, published: '2024-05-10' });
  const claim = report.claims.find(({ spans }) =>
    spans.some(({ start, end }) => report.text.slice(start, end).includes(words)),
  );
  return {
    tense: claim?.modality.tense,
    hedges: claim?.modality.hedges.map(({ start, end }) => report.text.slice(start, end)),
  };
}

describe('how a claim is put', () => {
  it.each([
    ['The attack may have killed ten people.', 'ten people', 'past', ['may']],
    ['The army probably shelled the town.', 'shelled', 'past', ['probably']],
    ['Rebels shelled the town while the army may withdraw.', 'shelled', 'past', []],
    ['Officials appeared at a forum in the town.', 'forum', 'past', []],
    ['The army is going to fight the rebels.', 'fight', 'future', []],
    ['The troops have got to leave the city.', 'leave', 'present', []],
    ['The rebels were found to have crossed the river.', 'crossed', 'past', []],
    ['The team beat the visitors 3-0.', 'beat', 'past', []],
    ['President to visit the port on Friday.', 'visit', 'future', []],
  ])('%s', async (text, words, tense, hedges) => {
    expect(await putOf(text, words)).toEqual({ tense, hedges });
  });
});

describe('a headline in the present', () => {
  const BODY = 'KOLBAR - A car bomb killed nine people in Kolbar on Monday, police said.';
  it('tells what the report tells in the past', async () => {
    expect(await putOf(`Attack kills nine in Kolbar\n\n${BODY}`, 'Attack kills')).toMatchObject({
      tense: 'past',
    });
  });
  it('stays in the present where the report tells nothing of it', async () => {
    expect(await putOf('Mills need sand\n\nThe council met on Friday.', 'Mills need')).toMatchObject({
      tense: 'present',
    });
  });
});
