import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

const kindsOf = async (text: string) =>
  (await read({ text, published: '2024-05-10' })).claims.map(({ kind }) => kind);

describe('kinds of claims', () => {
  it.each([
    ['Two strikes hit the depot at Kolm on Tuesday.', 'checkable'],
    ['The governor was responsible for the depot.', 'checkable'],
    ['The minister welcomed the ambassador at the airport.', 'checkable'],
    ['The attack was a cowardly act.', 'opinion'],
    ['The ministry condemned the attack on the depot.', 'opinion'],
    ['We mourn the loss of two drivers.', 'opinion'],
    ['The burning of the school shows contempt for children.', 'opinion'],
    ['There can be no lasting peace without them.', 'opinion'],
    ['The road must be opened at once.', 'demand'],
    ['It is vital that all sides keep the truce.', 'demand'],
    ['The council urged all sides to keep the truce.', 'demand'],
    ['We hope for a quick end to the fighting.', 'demand'],
    ['The full list can be found on the website of the ministry.', 'other'],
    ['The bridge would be hit if the convoy crossed it.', 'other'],
  ])('%s: %s', async (text, kind) => {
    const kinds = await kindsOf(text);
    expect(kinds.length).toBeGreaterThan(0);
    expect(new Set(kinds)).toEqual(new Set([kind]));
  });

  it('are explained, and what cannot be checked is not drawn', async () => {
    const report = await read({ text: 'The bombing of Aleppo was a disgrace.' }, { explain: true });
    const [claim] = report.claims;
    expect(claim).toMatchObject({ kind: 'opinion' });
    expect(claim?.geometry).toBeUndefined();
    expect(report.explanations?.find(({ rule }) => rule === 'kind')?.text).toContain('disgrace');
  });
});
