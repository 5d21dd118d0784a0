import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

async function claimsOf(text: string): Promise<string[]> {
  const report = await read({ text, published: '2024-05-10' });
  return report.claims.map(({ spans }) =>
    spans.map(({ start, end }) => report.text.slice(start, end)).join(' … '),
  );
}

describe('one claim states one thing and can be understood by itself', () => {
  it('a relative clause keeps its head noun', async () => {
    const claims = await claimsOf('The fires, which destroyed two hangars, were set by rebels.');
    expect(claims).toContain('The fires … were set by rebels');
    expect(claims.find((words) => words.includes('destroyed'))).toMatch(/^The fires/);
  });

  it('a second verb keeps its subject, and the place at the head of the sentence', async () => {
    expect(await claimsOf('Near Mosul, two strikes hit a convoy and destroyed a bridge.')).toEqual([
      'Near Mosul, two strikes hit a convoy',
      'Near Mosul, two strikes … destroyed a bridge',
    ]);
  });

  it('a verb keeps the place at the end of the clauses conjoined with it', async () => {
    const [first] = await claimsOf('Three men were killed and six were wounded in a blast in Aleppo.');
    expect(first).toMatch(/^Three men were killed … in a blast in Aleppo$/);
  });

  it('a noun that two speak of is in the words of both', async () => {
    const claims = await claimsOf(
      'The governor condemned the burning of a school in the south, which the rebels blamed on the army.',
    );
    expect(claims).toContain('the burning of a school in the south');
    expect(claims.some((words) => words.endsWith('on the army'))).toBe(true);
  });

  it('verbs that share an object are one', async () => {
    expect(await claimsOf('Air defences destroyed and jammed 54 drones.')).toEqual([
      'Air defences destroyed and jammed 54 drones',
    ]);
  });

  it('a clause that tells another happening is a claim without its conjunction', async () => {
    expect(await claimsOf('The road was closed after rebels blew up the bridge.')).toEqual([
      'The road was closed',
      'rebels blew up the bridge',
    ]);
  });

  it('what somebody is accused of is one claim with who did it', async () => {
    const claims = await claimsOf('The army accused the rebels of shelling the town.');
    expect(claims.filter((words) => words.includes('shelling'))).toHaveLength(1);
    expect(claims.find((words) => words.includes('shelling'))).toContain('the rebels');
    expect(claims).not.toContain('the rebels');
  });

  it.each([
    ['what something is like is no happening', 'It looks as though the convoy turned back.'],
    ['nor is what somebody behaves like', 'Two engineers behaved as if nothing had happened.'],
    ['a verb that is not said again is the first one’s', 'Some residents have left and others may.'],
    [
      'what there is no evidence of is not told',
      'The ministry has no proof that the road was mined or that the bridge was cut.',
    ],
  ])('%s', async (_, text) => {
    const [only, ...others] = await claimsOf(text);
    expect([only, others]).toEqual([text.replace(/\.$/, ''), []]);
  });

  it('but what several say there is evidence of is', async () => {
    const claims = await claimsOf('The ministry said that the road was mined and that the bridge was cut.');
    expect(claims).toEqual(['the road was mined', 'the bridge was cut']);
  });

  it('nothing is left of what stands around a cue', async () => {
    const claims = await claimsOf('UN staff have received reports that two wells were poisoned.');
    expect(claims).not.toContain('UN staff have received');
    expect(claims).toContain('two wells were poisoned');
  });

  it('what is done with words is told by whoever tells it', async () => {
    const report = await read({ text: 'The guard refused to open the gate.' });
    expect(report.claims).toHaveLength(1);
    expect(report.claims[0]?.chain).toEqual([]);
  });
});
