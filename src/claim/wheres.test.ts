import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

/** Names with where and aside, over all claims. */
async function rolesOf(text: string): Promise<Record<string, string>> {
  const report = await read({ text, published: '2024-05-10' });
  const names = new Map(report.places.map(({ id, start, end }) => [id, report.text.slice(start, end)]));
  return Object.fromEntries(
    report.claims.flatMap(({ places }) =>
      places.map(({ place, role }) => [names.get(place) ?? '', role === 'aside' ? 'aside' : 'where']),
    ),
  );
}

describe('where it happened, and nothing else', () => {
  it.each([
    ['Two shells fell in Aleppo on Monday.', { Aleppo: 'where' }],
    ['Rebels captured Raqqa in 2013.', { Raqqa: 'where' }],
    ['The siege of Homs ended in 2014.', { Homs: 'where' }],
    ['A hospital in Idlib was hit.', { Idlib: 'where' }],
    ['They met in Nairobi, Kenya, on Friday.', { Nairobi: 'where', Kenya: 'where' }],
    ['The envoy hails from Basra.', { Basra: 'aside' }],
    ['The government of Iraq paid for the masks.', { Iraq: 'aside' }],
    ['The envoys held talks on Syria in Geneva.', { Syria: 'aside', Geneva: 'where' }],
    ['The coalition gave masks to the troops for the Mosul offensive.', { Mosul: 'aside' }],
    ['The minister thanked Turkey for the tents.', { Turkey: 'aside' }],
    ['The ministers met for the summit at Lyon in France.', { Lyon: 'where', France: 'where' }],
    ['The club has its headquarters in Switzerland.', { Switzerland: 'where' }],
    ['The coalition is committed to the defeat of the rebels in Iraq.', { Iraq: 'aside' }],
    ['The officer leads the effort to defeat the rebels in Iraq.', { Iraq: 'aside' }],
    ['The singer toured France and the United States.', { France: 'where', 'United States': 'where' }],
    ['The league charged Liverpool on Friday.', { Liverpool: 'aside' }],
    ['Troops launched an operation to recapture Mosul.', { Mosul: 'where' }],
    ['The brigade, outlawed in Latvia, seized the depot.', { Latvia: 'aside' }],
    ['The raid carried out in Raqqa killed two guards.', { Raqqa: 'where' }],
  ])('%s', async (text, roles) => {
    expect(await rolesOf(text)).toMatchObject(roles);
  });

  it('no name runs across paragraphs', async () => {
    const names = await rolesOf('They met at the end of a visit to Libya.\n\nUK ministers met in Paris.');
    expect(Object.keys(names)).toEqual(expect.arrayContaining(['Libya', 'Paris']));
    expect(Object.keys(names).some((name) => name.includes('\n'))).toBe(false);
  });

  it('a province at a border is no border', async () => {
    const { claims, places } = await read({
      text: 'They kidnapped nine people from a town in the northeast of the Syrian border province of Aleppo.',
    });
    expect(claims.flatMap((claim) => claim.places).some(({ role }) => role === 'between')).toBe(false);
    expect(places.length).toBeGreaterThan(0);
  });

  it('asides are not drawn', async () => {
    const { claims } = await read({ text: 'The envoys held talks on Syria in Baghdad.' });
    expect(claims[0]?.geometry).toMatchObject({ type: 'Point' });
  });
});

describe('a time told elsewhere of the same event', () => {
  it('holds for a claim that has none', async () => {
    const report = await read(
      { text: 'On 8 January 2017 drones struck a depot in Kolm. The attack killed two guards.' },
      { explain: true },
    );
    const last = report.claims.at(-1);
    expect(last?.times.map((id) => report.times.find((t) => t.id === id)?.edtf)).toEqual(['2017-01-08']);
    expect(
      report.explanations?.some((e) => e.about === last?.id && e.rule === 'time of the same event'),
    ).toBe(true);
  });
});
