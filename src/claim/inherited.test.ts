import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

async function whenOf(text: string, words: string) {
  const report = await read({ text, published: '2024-05-10' });
  const claim = report.claims.find(({ spans }) =>
    spans.some(({ start, end }) => report.text.slice(start, end).includes(words)),
  );
  expect(claim, JSON.stringify(report.claims.map(({ spans }) => spans))).toBeDefined();
  const times = report.times.filter(({ id }) => claim?.times.includes(id));
  return { values: times.map(({ value }) => value), inherited: claim?.inheritedTimes ?? [] };
}

describe('the day of a claim that names none', () => {
  it.each([
    [
      'a dated list',
      'On Jan. 8, the guards carried out nine raids along the canal.\n\nNorth\n\n- Near Kolbar, one raid destroyed a barge.\n\n- Near Osk, two raids destroyed a pump.\n',
      'destroyed a pump',
      '2024-01-08',
    ],
    [
      'the lines behind a colon',
      'The following raids were conducted on Jan. 8:\n\nNear Kolbar, one raid destroyed a barge.\n\nNear Osk, two raids destroyed a pump.\n',
      'destroyed a pump',
      '2024-01-08',
    ],
    [
      'what stands before a colon',
      'Raids conducted on Jan. 8: Near Kolbar, one raid destroyed a barge; near Osk, two raids destroyed a pump.',
      'destroyed a pump',
      '2024-01-08',
    ],
    [
      'the same happening by its noun',
      'On Monday drones struck the depot in Kolbar. Nobody slept. The strike killed two guards.',
      'killed two guards',
      '2024-05-06',
    ],
  ])('is that of %s', async (_, text, words, day) => {
    const { values, inherited } = await whenOf(text, words);
    expect(values).toEqual([day]);
    expect(inherited).toHaveLength(1);
  });

  it.each([
    [
      'two days were told',
      'On Monday drones struck the depot. On Thursday drones struck the mill. The strike killed two guards.',
      'killed two guards',
    ],
    [
      'it is always so',
      'On Monday the guards carried out nine raids. The raids are counted by the council.',
      'are counted',
    ],
    [
      'it is another happening',
      'On Monday drones struck the depot. The flood killed two guards.',
      'killed two guards',
    ],
  ])('stays open where %s', async (_, text, words) => {
    expect(await whenOf(text, words)).toEqual({ values: [], inherited: [] });
  });

  it('is its own where it names one', async () => {
    const text = 'On Monday drones struck the depot. On Thursday the strike was investigated by the council.';
    expect(await whenOf(text, 'was investigated')).toEqual({ values: ['2024-05-09'], inherited: [] });
  });

  it('is not the date of the dateline, which says when it was published', async () => {
    const text = '10 May 2024 Guards said drones struck the depot. A pilot was killed on Friday.';
    expect((await whenOf(text, 'drones struck')).values).toEqual([]);
    const dated = 'On 10 May 2024 drones struck the depot.';
    expect((await whenOf(dated, 'drones struck')).values).toEqual(['2024-05-10']);
  });
});
