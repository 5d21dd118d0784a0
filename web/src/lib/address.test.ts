import { describe, expect, it } from 'vitest';
import { addressOf, type Place, placeOf } from './address.js';

const at = (path: string) => placeOf(new URL(path, 'http://127.0.0.1:1'), 'table');

describe('addresses', () => {
  it('name a place and lead back to it', () => {
    const place: Place = {
      view: 'report',
      report: 'ab12',
      claim: 'c3.1',
      filter: {
        text: 'ferry "harbour office" & more',
        outlet: ['', 'The Blue Lantern'],
        voice: ['unnamed'],
        speaker: [3, 7],
        placed: false,
        from: '2024-05-01',
        box: [30, -5.5, 40, 20],
        confidence: [0.5, 1],
      },
      sort: 'earliest',
      order: 'up',
      offset: 200,
    };
    expect(at(addressOf(place))).toEqual(place);
  });

  it('that say nothing lead to the first view, and wrong values are left out', () => {
    expect(at('/')).toEqual({ view: 'table', filter: {}, sort: 'published', order: 'down', offset: 0 });
    expect(at('/nowhere?sort=x&from=yesterday&box=1,2&speaker=x&offset=-5')).toEqual(at('/'));
  });
});
