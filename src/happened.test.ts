import { describe, expect, it } from 'vitest';
import { bestPrecision, happened, timesOf } from './happened.js';
import type { Claim, TimeExpression, TimeRole } from './report.js';

const time = (id: string, earliest?: string, latest = earliest): TimeExpression => ({
  id,
  start: 0,
  end: 1,
  type: 'DATE',
  value: earliest ?? 'PAST_REF',
  ...(earliest && { earliest, latest }),
});
const TIMES = new Map(
  [
    time('march', '2024-03-01', '2024-03-31'),
    time('monday', '2024-05-06'),
    time('friday', '2024-05-17'),
    time('once'),
  ].map((one) => [one.id, one]),
);
const PUBLISHED = '2024-05-10';

type Tense = Claim['modality']['tense'];

function timesIn(roles: Record<string, TimeRole | 'at'>) {
  const timeRoles = Object.entries(roles).filter((pair): pair is [string, TimeRole] => pair[1] !== 'at');
  return timesOf({ times: Object.keys(roles), timeRoles: Object.fromEntries(timeRoles) }, TIMES);
}

const stretches = (roles: Record<string, TimeRole | 'at'>, tense: Tense = 'past') =>
  happened(timesIn(roles), tense, PUBLISHED).map(
    ({ time: { id }, earliest = '', latest = '' }) => `${id} ${earliest}/${latest}`,
  );

describe('happened', () => {
  it.each<[TimeRole | 'at', string, 'past' | 'future', string]>([
    ['at', 'march', 'past', '2024-03-01/2024-03-31'],
    ['since', 'march', 'past', '2024-03-01/2024-05-10'],
    ['after', 'monday', 'past', '2024-05-06/2024-05-10'],
    ['after', 'friday', 'future', '2024-05-17/'],
    ['since', 'friday', 'past', '2024-05-17/'],
    ['from', 'friday', 'future', '2024-05-17/'],
    ['until', 'friday', 'future', '2024-05-10/2024-05-17'],
    ['by', 'friday', 'future', '2024-05-10/2024-05-17'],
    ['until', 'monday', 'past', '/2024-05-06'],
    ['before', 'monday', 'past', '/2024-05-05'],
    ['before', 'friday', 'future', '2024-05-10/2024-05-16'],
  ])('%s %s, %s', (role, id, tense, expected) => {
    expect(stretches({ [id]: role }, tense)).toEqual([`${id} ${expected}`]);
  });

  it('puts the time at which it happened before those that set it apart', () => {
    expect(stretches({ march: 'since', monday: 'at' })).toEqual(['monday 2024-05-06/2024-05-06']);
    expect(stretches({ march: 'since', once: 'at' })).toEqual(['march 2024-03-01/2024-05-10']);
  });

  it('says nothing by the time of something else, nor by one that is on no calendar', () => {
    expect(stretches({ march: 'aside', once: 'at' })).toEqual([]);
  });

  it('leaves the end open where the report has no day', () => {
    const open = happened(timesIn({ march: 'since' }), 'past', '2024');
    expect(open).toEqual([{ time: TIMES.get('march'), earliest: '2024-03-01' }]);
  });
});

describe('bestPrecision', () => {
  it('is that of the times at which it happened, or from which on', () => {
    expect(bestPrecision(timesIn({ march: 'at', monday: 'at' }))).toBe(1);
    expect(bestPrecision(timesIn({ march: 'at', monday: 'after' }))).toBe(3);
    expect(bestPrecision(timesIn({ monday: 'from' }))).toBe(1);
    expect(bestPrecision(timesIn({ monday: 'until' }))).toBeUndefined();
  });
});
