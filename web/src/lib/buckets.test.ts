import { describe, expect, it } from 'vitest';
import { after, bounds, positionOf, span, unitFor } from './buckets.js';

describe('buckets', () => {
  it('follow one another without a gap, over the ends of months and years', () => {
    expect(span('2023-12-30', '2024-01-02', 'day')).toEqual([
      '2023-12-30',
      '2023-12-31',
      '2024-01-01',
      '2024-01-02',
    ]);
    expect(span('2023-11', '2024-02', 'month')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(after('2024-02-28', 'day')).toBe('2024-02-29');
    expect(span('1900', '2400', 'year', 3)).toEqual(['2398', '2399', '2400']);
  });

  it('begin and end with their first and last days', () => {
    expect(bounds('2024-02', 'month')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(bounds('2024', 'year')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(bounds('2024-02-03', 'day')).toEqual({ from: '2024-02-03', to: '2024-02-03' });
  });

  it('are as wide as it takes to see them', () => {
    expect(unitFor('2024-01-01', '2024-03-01')).toBe('day');
    expect(unitFor('2020-01-01', '2024-03-01')).toBe('month');
    expect(unitFor('1950-01-01', '2024-03-01')).toBe('year');
  });

  it('have days under the column that they are counted in', () => {
    const months = span('2023-11', '2024-02', 'month');
    expect(positionOf('2023-11-01', months, 'month')).toBe(0);
    expect(positionOf('2024-01-01', months, 'month')).toBe(0.5);
    expect(positionOf('2024-02-15', months, 'month')).toBeCloseTo((3 + 14 / 29) / 4);
    expect(positionOf('2022-01-01', months, 'month')).toBe(0);
    expect(positionOf('2030-01-01', months, 'month')).toBe(1);
    const days = span('2024-02-27', '2024-03-01', 'day');
    expect(positionOf('2024-03-01', days, 'day')).toBe(0.75);
    expect(positionOf('2021-07-02', span('2020', '2023', 'year'), 'year')).toBeCloseTo((1 + 182 / 365) / 4);
  });
});
