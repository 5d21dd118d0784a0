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
        actor: [12],
        event: ['ASSAULT', 'AID'],
        kind: ['demand'],
        language: ['uk'],
        voices: 2,
        diverging: true,
        publishedFrom: '2024-04-01',
        publishedTo: '2024-06-01',
        placed: false,
        from: '2024-05-01',
        box: [30, -5.5, 40, 20],
        confidence: [0.5, 1],
      },
      sort: 'earliest',
      order: 'up',
      reports: { sort: 'title', order: 'up' },
      offset: 200,
    };
    expect(at(addressOf(place))).toEqual(place);
  });

  it('that say nothing lead to the first view, and wrong values are left out', () => {
    const reports = { sort: 'added', order: 'down' };
    expect(at('/')).toEqual({
      view: 'table',
      filter: {},
      sort: 'published',
      order: 'down',
      reports,
      offset: 0,
    });
    expect(
      at('/nowhere?sort=x&from=yesterday&box=1,2&speaker=x&offset=-5&reports=x,y&publishedTo=now'),
    ).toEqual(at('/'));
  });
});
