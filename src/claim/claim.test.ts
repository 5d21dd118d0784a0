import { describe, expect, it } from 'vitest';
import { timePrecisionOf } from '../happened.js';
import { read } from '../read.js';
import type { Claim, Report } from '../report.js';

const wordsOf = (report: Report, claim: Claim) =>
  claim.spans.map(({ start, end }) => report.text.slice(start, end)).join(' ');

async function claimOf(text: string, words: string): Promise<{ report: Report; claim: Claim }> {
  const report = await read({ text, published: '2024-05-10' });
  const claim = report.claims.find((c) => wordsOf(report, c).includes(words));
  expect(claim, JSON.stringify(report.claims.map((c) => wordsOf(report, c)))).toBeDefined();
  return { report, claim: claim as Claim };
}

describe('modality', () => {
  it.each([
    ['The bridge was not damaged.', 'bridge was not damaged', 'negated', 'past'],
    ['The bridge was damaged.', 'bridge was damaged', 'affirmed', 'past'],
    ['The bridge will open in June.', 'bridge will open', 'affirmed', 'future'],
    ['The bridge will not open in June.', 'will not open', 'negated', 'future'],
    ['The bridge is open to trucks.', 'bridge is open', 'affirmed', 'present'],
    ['The workers have left the mill.', 'workers have left', 'affirmed', 'past'],
    ['Residents reported explosions at the airport.', 'explosions at the airport', 'affirmed', 'past'],
    ['The army accused the rebels of shelling the town.', 'shelling the town', 'affirmed', 'past'],
    ['No trucks crossed the bridge.', 'crossed the bridge', 'negated', 'past'],
  ])('%s', async (text, words, polarity, tense) => {
    const { claim } = await claimOf(text, words);
    expect(claim.modality).toMatchObject({ polarity, tense });
  });

  it('marks hedges', async () => {
    const { report, claim } = await claimOf('The dam may break in spring.', 'break in spring');
    expect(claim.modality.hedges.map((s) => report.text.slice(s.start, s.end))).toEqual(['may']);
  });

  it('marks words that quotation marks keep at a distance, and does not take them for speech', async () => {
    const { report, claim } = await claimOf('The trucks brought “tea and sugar” to the camp.', 'to the camp');
    expect(claim.modality.scareQuotes.map((s) => report.text.slice(s.start, s.end))).toEqual([
      '“tea and sugar”',
    ]);
    expect(claim.chain).toEqual([]);
  });

  it('puts a promise in the future', async () => {
    const { claim } = await claimOf('The company promised to repair the road.', 'repair the road');
    expect(claim.modality.tense).toBe('future');
    expect(claim.chain).toHaveLength(1);
  });
});

describe('what a claim is', () => {
  it('keeps the time of saying and the time of the event apart', async () => {
    const { report, claim } = await claimOf(
      'The ministry said on Thursday that the bridge collapsed on May 6.',
      'the bridge collapsed',
    );
    const words = (ids: string[]) =>
      ids.map((id) => report.times.find((t) => t.id === id)).map((t) => report.text.slice(t?.start, t?.end));
    expect(words(claim.times).join(' ')).toContain('May 6');
    expect(words(claim.times).join(' ')).not.toContain('Thursday');
    const [attribution] = report.attributions;
    expect(words(attribution?.time ? [attribution.time] : []).join(' ')).toContain('Thursday');
    expect(claim.timePrecision).toBe(1);
  });

  it('says why a time is not when it happened', async () => {
    const report = await read({ text: 'It was the heaviest rain since May 2019.' }, { explain: true });
    const [claim] = report.claims as [Claim];
    expect(claim.timePrecision).toBeUndefined();
    const why = report.explanations?.filter((e) => e.about === claim.id).map((e) => e.text);
    expect(why).toContain('With “May 2019” something is compared: it is not when this happened.');
  });

  it('parts conjoined clauses with subjects of their own', async () => {
    const report = await read({ text: 'Rain fell on the coast, and the ferry was cancelled.' });
    expect(report.claims.map((c) => wordsOf(report, c))).toEqual([
      'Rain fell on the coast',
      'the ferry was cancelled',
    ]);
  });

  it('makes none of questions, orders and what was not said', async () => {
    expect((await read({ text: 'Will the bridge ever open?' })).claims).toEqual([]);
    for (const text of [
      'The mayor ordered the shops to close.',
      'The mayor did not say that the shops were closed.',
    ]) {
      const report = await read({ text });
      expect(report.claims.every((c) => c.chain.length === 0)).toBe(true);
    }
  });

  it('names the origin, and explains whose words a claim is', async () => {
    const report = await read(
      { text: 'According to the paper, the mayor said the well was safe.' },
      { explain: true },
    );
    const claim = report.claims.find((c) => wordsOf(report, c).includes('well was safe')) as Claim;
    expect(report.sources.find((s) => s.id === claim.origin)?.name).toBe('the mayor');
    const text = report.explanations?.find((e) => e.about === claim.id && e.rule === 'chain')?.text;
    expect(text).toContain('the paper');
    expect(text).toContain('the mayor');
  });
});

describe('ACLED’s codes for time', () => {
  const time = { id: 't', start: 0, end: 1, type: 'DATE' as const };
  it.each([
    ['2024-05-06', '2024-05-06', '2024-05-06', 1],
    ['2024-W18', '2024-04-29', '2024-05-05', 2],
    ['2024-05', '2024-05-01', '2024-05-31', 3],
    ['2023', '2023-01-01', '2023-12-31', 3],
  ])('%s', (value, earliest, latest, code) => {
    expect(timePrecisionOf({ ...time, value, earliest, latest })).toBe(code);
  });
  it('has none for a duration', () => {
    expect(timePrecisionOf({ ...time, type: 'DURATION', value: 'P2W' })).toBeUndefined();
  });
});
