import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../bench/desk-reports.js';
import { factsOf } from './facts.js';
import type { Report, TimeRole } from './types.js';

describe('factsOf', () => {
  const made = makeReport(5);
  const claim = made.claims.find(({ places, times }) => places.length > 0 && times.length > 0);
  if (!claim) throw new Error('no made claim has a place and a time');
  const [{ place: placeId = '' } = {}] = claim.places;
  const [timeId = ''] = claim.times;

  const withPlace = (change: Partial<Report['places'][number]>): Report => ({
    ...made,
    places: made.places.map((place) => (place.id === placeId ? { ...place, ...change } : place)),
  });

  it('tells what was worked out from what the text states, and gives the reason', () => {
    const report: Report = {
      ...made,
      times: made.times.map((time) =>
        time.id === timeId ? { ...time, inferred: 'year from the title' } : time,
      ),
      explanations: [{ about: placeId, rule: 'size', text: 'The larger of two.', spans: [] }],
    };
    const [where, when] = factsOf(report, claim, []);
    expect(where).toMatchObject({ kind: 'inferred', label: expect.any(String) });
    expect(where?.why[0]).toBe('The larger of two.');
    expect(where?.why[1]).toMatch(/^Confidence \d\.\d\d; at -?\d+\.\d\d, -?\d+\.\d\d\.$/);
    expect(when).toMatchObject({ kind: 'inferred', why: ['Year from the title.'] });
    expect(factsOf(made, claim, [])[1]).toMatchObject({ kind: 'stated', why: [] });
  });

  it('says what a time is to the claim, and why one is not when it happened', () => {
    const as = (role: TimeRole) => factsOf(made, { ...claim, timeRoles: { [timeId]: role } }, [])[1];
    expect(as('until')).toMatchObject({ label: 'until', why: [] });
    expect(as('aside')).toMatchObject({ label: 'besides', why: [expect.stringContaining('something else')] });
  });

  it('leaves open what was not found, and owns to what was corrected', () => {
    const { feature: _gone, ...rest } = made.places.find(
      ({ id }) => id === placeId,
    ) as Report['places'][number];
    const report = { ...made, places: made.places.map((one) => (one.id === placeId ? rest : one)) } as Report;
    const [open] = factsOf(report, claim, []);
    expect(open).toMatchObject({ kind: 'open' });
    expect(open?.meaning).toBeUndefined();
    expect(factsOf(withPlace({}), claim, [placeId])[0]).toMatchObject({ kind: 'corrected', why: [] });
  });
});
