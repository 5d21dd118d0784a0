import { describe, expect, it } from 'vitest';
import { axis, mainStretch, zoomed } from './stretch.js';

const many = (from: string, claims: number) => ({ start: from, claims });
const year = Array.from({ length: 12 }, (_, n) => many(`2023-${String(n + 1).padStart(2, '0')}`, 10));

describe('the stretch that a timeline shows', () => {
  it('is not stretched by one old date, which is set apart by name', () => {
    expect(mainStretch([many('1258-02', 1), many('1979-01', 2), ...year])).toEqual({
      main: { from: '2023-01-01', to: '2023-12-31' },
      before: { from: '1258-02-01', to: '1979-01-31', claims: 3 },
    });
    expect(mainStretch([...year, many('2190-01', 1)])?.after).toMatchObject({ claims: 1 });
  });

  it('is all of it where what is far is much, or near', () => {
    expect(mainStretch([many('1991-01', 30), ...year])?.main.from).toBe('1991-01-01');
    expect(mainStretch([many('2021-11', 1), ...year])?.main.from).toBe('2021-11-01');
    expect(mainStretch([many('1991-01', 1), many('2024-01', 1)])).toEqual({
      main: { from: '1991-01-01', to: '2024-01-31' },
    });
    expect(mainStretch([])).toBeUndefined();
  });

  it('keeps the thin ends of what hangs together', () => {
    const long = Array.from({ length: 60 }, (_, n) => many(`${1960 + n}-06`, n < 3 ? 1 : 20));
    expect(mainStretch(long)?.main.from).toBe('1960-06-01');
  });

  it('is divided into days, months or years, and drawn together to no less than a week', () => {
    expect(axis({ from: '2024-05-01', to: '2024-05-03' }).slots).toEqual([
      '2024-05-01',
      '2024-05-02',
      '2024-05-03',
    ]);
    expect(axis({ from: '2023-01-01', to: '2023-12-31' }).unit).toBe('month');
    expect(zoomed({ from: '2024-01-01', to: '2024-12-31' }, 0.5)).toEqual({
      from: '2024-04-02',
      to: '2024-10-01',
    });
    expect(zoomed({ from: '2024-05-01', to: '2024-05-02' }, 0.1)).toEqual({
      from: '2024-04-29',
      to: '2024-05-05',
    });
    expect(zoomed({ from: '2024-01-01', to: '2024-01-31' }, 1, 1).from).toBe('2024-02-01');
  });
});
