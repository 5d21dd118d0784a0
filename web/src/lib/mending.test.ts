import { describe, expect, it } from 'vitest';
import { nothingRead } from '../../../src/nothing.js';
import { chainAround, claimsOf, leftOut, sameName, sameSource, unclaimed, waysOf } from './mending.js';
import type { Report } from './types.js';
import { spanOf, trimmed } from './words.js';

const text =
  'The clerk said the ford of Ketu was shut, the board said. He said Kétu and Ketu differ. Rain fell.';
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};
const place = (id: string, words: string, from: number, feature?: string) => ({
  id,
  ...at(words, from),
  name: words,
  ...(feature && {
    feature: { id: feature, name: words, lat: 0, lon: 0, featureClass: 'P', featureCode: 'PPL', country: '' },
  }),
  candidates: [],
  confidence: 1,
  geoPrecision: 1 as const,
  usage: 'literal' as const,
});
const said = (id: string, source: string, content: string, sourceId: string, from = 0) => ({
  id,
  source: [at(source, from)],
  cue: [at('said', from)],
  content: [at(content)],
  sourceId,
  quotation: 'indirect' as const,
  stance: 'assert' as const,
  confidence: 1,
});
const claim = (id: string, words: string, chain: string[]): Report['claims'][number] => ({
  id,
  kind: 'checkable',
  spans: [at(words)],
  chain,
  ...(chain.length > 0 && { origin: 's1' }),
  modality: { polarity: 'affirmed', tense: 'past', hedges: [], scareQuotes: [] },
  places: [],
  times: [],
  quantities: [],
  events: [],
  entities: [],
});
const report: Report = {
  ...nothingRead(),
  id: 'r',
  language: 'en',
  text,
  blocks: [],
  sentences: [
    at('The clerk said the ford of Ketu was shut, the board said.'),
    at('He said Kétu and Ketu differ.'),
    at('Rain fell.'),
  ],
  places: [place('p1', 'Ketu', 0, 'a'), place('p2', 'Kétu', 0, 'b'), place('p3', 'Ketu', 60, 'a')],
  attributions: [
    said('a1', 'The clerk', 'the ford of Ketu was shut', 's1'),
    said('a2', 'the board', 'The clerk said the ford of Ketu was shut', 's2'),
    said('a3', 'He', 'Kétu and Ketu differ', 's1', 58),
  ],
  sources: [
    { id: 's1', name: 'The clerk', kind: 'person', named: false, mentions: [] },
    { id: 's2', name: 'the board', kind: 'organisation', named: false, mentions: [] },
  ],
  claims: [
    claim('c1', 'the ford of Ketu was shut', ['a2', 'a1']),
    claim('c2', 'Kétu and Ketu differ', ['a3']),
  ],
};

describe('typed words', () => {
  it('are found where they are meant: in the claim, else as near as can be', () => {
    expect(spanOf(text, 'ketu', [at('Kétu and Ketu differ')])).toEqual(at('Ketu', 60));
    expect(spanOf(text, 'KETU', [at('The clerk')])).toEqual(at('Ketu'));
    expect(spanOf('a\n  b', 'a b', [])).toEqual({ start: 0, end: 5 });
    expect(spanOf(text, '(', [])).toBeUndefined();
    expect(spanOf(text, ' ', [])).toBeUndefined();
  });

  it('lose the blanks around them', () => {
    expect(trimmed('a  b ', { start: 1, end: 5 })).toEqual({ start: 3, end: 4 });
    expect(trimmed('a , b', { start: 1, end: 4 })).toBeUndefined();
  });
});

describe('what a correction touches', () => {
  it('is every other claim that comes by the same link', () => {
    expect(claimsOf(report, 'a1', 'c2').map(({ id }) => id)).toEqual(['c1']);
    expect(claimsOf(report, 'a1', 'c1')).toEqual([]);
  });

  it('is what has the same name in any spelling and stands for something else', () => {
    expect(sameName(report, report.places[1] as Report['places'][number]).map(({ id }) => id)).toEqual([
      'p1',
      'p3',
    ]);
    expect(sameName(report, report.places[0] as Report['places'][number]).map(({ id }) => id)).toEqual([
      'p2',
    ]);
  });

  it('is never somebody else who is only called “he”', () => {
    const [clerk, board, he] = report.attributions as [never, never, Report['attributions'][number]];
    expect(sameSource(report, { ...he, sourceId: 's2' })).toEqual([]);
    expect(sameSource(report, clerk)).toEqual([]);
    const twice = {
      ...report,
      attributions: [clerk, { ...(clerk as object), id: 'a9', sourceId: 's2' }, board],
    } as Report;
    expect(sameSource(twice, clerk).map(({ id }) => id)).toEqual(['a9']);
  });
});

describe('what the reader left out', () => {
  it('is what it found in the words of a claim that has it not', () => {
    const [first] = report.claims as [Report['claims'][number]];
    expect(leftOut(report, first).places.map(({ id }) => id)).toEqual(['p1']);
    const added = { ...report, places: [...report.places, { ...place('given-1', 'Ketu', 0) }] };
    expect(leftOut(added, { ...first, places: [{ place: 'given-1', role: 'at' }] }).places).toEqual([]);
  });

  it('is sentences without a claim', () => {
    expect(unclaimed(report)).toEqual([at('Rain fell.')]);
  });

  it('comes by the links around it, and claims by those of the report', () => {
    expect(chainAround(report, at('Ketu'))).toEqual(['a2', 'a1']);
    expect(waysOf(report).map(({ label }) => label)).toEqual([
      'the report’s own voice',
      'the board → The clerk',
      'The clerk',
    ]);
  });
});
