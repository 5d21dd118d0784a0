import { describe, expect, it } from 'vitest';
import type { Mention } from './compare.js';
import { corefer } from './corefer.js';

const mention = (given: Partial<Mention>): Mention => ({
  type: 'ASSAULT',
  lemma: 'shell',
  sentence: 0,
  isHead: false,
  noun: false,
  harm: false,
  definite: false,
  fresh: false,
  plural: false,
  status: 'asserted',
  places: [],
  days: [],
  killed: [],
  wounded: [],
  indefinite: false,
  goesOn: false,
  before: false,
  ofKnown: false,
  word: 3,
  under: new Set(),
  clause: 'root',
  who: new Set(['army']),
  whom: new Set(['rebel']),
  around: new Set(),
  ...given,
});
const town = (key: string, lat: number) => ({ key, within: ['iso:SY'], at: { lat, lon: 37 } });

describe('mentions of one event', () => {
  const [north, south] = [town('north', 36), town('south', 33)];

  it('are joined by words and roles', () => {
    expect(corefer([mention({ isHead: true }), mention({ sentence: 1 })])).toEqual([0, 0]);
  });

  it('never join what is told of two towns, even by a heading that names both', () => {
    const heading = mention({ isHead: true, places: [north, south] });
    const joined = corefer([
      heading,
      mention({ sentence: 1, places: [north] }),
      mention({ sentence: 2, places: [south] }),
    ]);
    expect(joined[1]).not.toBe(joined[2]);
  });

  it('do not join what verbs tell of two places of which one is on no map', () => {
    const unknown = { key: 'al-karma', within: [] };
    const joined = corefer([
      mention({ sentence: 1, places: [north] }),
      mention({ sentence: 2, places: [unknown] }),
    ]);
    expect(joined).toEqual([0, 1]);
  });

  it('never join two tolls by a mention that gives both', () => {
    const toll = (n: number) => ({ min: n, max: n });
    const both = mention({ isHead: true, killed: [toll(4), toll(9)] });
    const joined = corefer([
      both,
      mention({ sentence: 1, killed: [toll(4)] }),
      mention({ sentence: 2, killed: [toll(9)] }),
    ]);
    expect(joined[1]).not.toBe(joined[2]);
  });

  it('do not make a raid one with the war that it is part of', () => {
    const raid = mention({ lemma: 'shelling', noun: true, isHead: true });
    const war = mention({ lemma: 'war', noun: true, definite: true, sentence: 1 });
    expect(corefer([raid, war])).toEqual([0, 1]);
  });
});
