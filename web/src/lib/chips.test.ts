import { describe, expect, it } from 'vitest';
import { filterSchema } from '../../../src/store/model.js';
import { chipsOf } from './chips.js';
import type { Filter } from './types.js';

describe('chipsOf', () => {
  const whole: Required<Omit<Filter, 'text' | 'claim'>> = {
    report: ['ab12'],
    place: 'Adré [geonames:245338]',
    box: [20, 10, 30, 20],
    placed: true,
    from: '2024-05-01',
    to: '2024-05-31',
    dated: true,
    speaker: [3, 7],
    outlet: ['', 'The Blue Lantern'],
    voice: ['unnamed'],
    stance: ['deny'],
    state: ['open', 'rejected'],
    kind: ['demand', 'opinion'],
    event: ['ASSAULT'],
    actor: [5, 6],
    publishedFrom: '2024-06-01',
    publishedTo: '2024-06-30',
    language: ['uk', 'und'],
    voices: 2,
    diverging: true,
    corrected: true,
    tag: ['toll', 'urgent'],
    assigned: ['Idris'],
    case: ['ab'],
    confidence: [0.7, 1],
  };

  it('has a label for every condition but the search, and taking all of them off leaves nothing', () => {
    // A new field of the filter must not be active without being seen.
    expect(Object.keys(whole).sort()).toEqual(
      Object.keys(filterSchema.shape)
        .filter((name) => name !== 'text' && name !== 'claim')
        .sort(),
    );
    const left = Object.assign({ ...whole }, ...chipsOf(whole).map(({ without }) => without));
    expect(Object.values(left).filter((value) => value !== undefined)).toEqual([]);
  });

  it('says what each condition is', () => {
    expect(chipsOf(whole, { 3: 'Rima Haddo' }, { 5: 'riders' }).map(({ label }) => label)).toEqual([
      'Open or Rejected',
      'Origin: unnamed',
      'Source: Rima Haddo or one source',
      'denies',
      'Outlet: not known or The Blue Lantern',
      'Demand or Opinion',
      'Event: violence',
      'Actor: riders or one actor',
      'In Ukrainian or a language not known',
      '2 independent voices or more',
      'In a story that diverges',
      'Tag: toll or urgent',
      'Assigned to Idris',
      'One case',
      'One report',
      '2024-05-01 to 2024-05-31',
      'Published 2024-06-01 to 2024-06-30',
      'With a date',
      'Place: Adré',
      'Part of the map',
      'On the map',
      'Confidence 0.7 or more',
      'Corrected',
    ]);
  });
});
