import { describe, expect, it } from 'vitest';
import { nothingRead } from '../nothing.js';
import type { Report } from '../report.js';
import type { Fact } from '../story.js';
import type { Teller } from './account.js';
import { cluster } from './cluster.js';
import { bothCanBe } from './facts.js';
import { happeningOf } from './happening.js';
import { alikeNames, placesOf } from './places.js';
import { plain } from './plain.js';
import type { Signature } from './signature.js';
import { sharedStrings } from './strings.js';
import { isMonitor, isVoice } from './voice.js';
import { oneVoice } from './voices.js';
import { wordsOf } from './words.js';

const text = (id: string, words: string) => ({ id, words: wordsOf(words) }) as Signature;

describe('shared strings', () => {
  const wire =
    'The ferry to Karwa sank in the strait on Tuesday with sixty people on board, the harbour office said in the evening.';
  it('sees through lost punctuation, apostrophes and an edited name', () => {
    const copy = wire
      .replace('Karwa', 'Qarwa')
      .replaceAll(',', '')
      .replace('harbour office', 'harbour office');
    expect(sharedStrings(text('a', wire), text('b', copy)).share).toBeGreaterThan(0.7);
  });
  it('does not take the same topic for the same words', () => {
    const own =
      'Sixty passengers were aboard when a boat went down off Karwa; fishermen pulled most of them out before dark.';
    expect(sharedStrings(text('a', wire), text('b', own)).share).toBe(0);
  });
});

describe('grouping', () => {
  const bits: Record<string, number> = { '0 1': 5, '1 2': 5, '0 2': -9 };
  const weight = (a: number, b: number) => bits[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? 0;
  it('never joins by a chain of likenesses alone', () => {
    const pairs = [
      { a: 0, b: 1, bits: 5 },
      { a: 1, b: 2, bits: 5 },
    ];
    expect(cluster(3, pairs, weight, { average: -1, worst: -6 })).toEqual([[0, 1], [2]]);
  });
});

const teller = (name: string, more: Partial<Teller> = {}): Teller => ({
  source: 's1',
  name,
  kind: 'organisation',
  named: true,
  words: name.toLowerCase().split(' '),
  short: [],
  state: false,
  claims: [],
  stances: [],
  at: 0,
  lead: true,
  numbers: false,
  ...more,
});

describe('one voice', () => {
  it.each([
    ['an acronym', teller('DRC'), teller('delta rights commission')],
    ['a short name', teller('observatory'), teller('delta observatory')],
    ['another spelling', teller('tariq mansour'), teller('tareq mansur')],
  ])('by %s', (_, a, b) => {
    expect(oneVoice(a, b)).toBeDefined();
    expect(oneVoice(b, a)).toBeDefined();
  });
  it('is not taken for another with a word in common', () => {
    expect(oneVoice(teller('delta rights commission'), teller('delta water commission'))).toBeUndefined();
  });
  it('is somebody, not a slip of the reader', () => {
    const source = { id: 's', kind: 'person', named: false, mentions: [] } as const;
    expect(isVoice({ ...source, name: 'a busy market', mentions: [] })).toBe(false);
    expect(isVoice({ ...source, name: 'at least 140 people', mentions: [] })).toBe(false);
    expect(isVoice({ ...source, name: 'residents of the old town', mentions: [] })).toBe(true);
    expect(isMonitor({ name: 'a monitoring group' })).toBe(true);
  });
});

describe('numbers', () => {
  const fact = (min?: number, max?: number) =>
    ({
      id: 'f',
      slot: 'killed',
      ref: { report: 'a', start: 0, end: 1 },
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    }) as Fact;
  it.each([
    ['at least 20 and 24', fact(20), fact(24, 24), true],
    ['20 and 24', fact(20, 20), fact(24, 24), false],
    ['at least 20 and 18', fact(20), fact(18, 18), false],
    ['at least 20 and at least 60', fact(20), fact(60), false],
  ])('%s', (_, a, b, can) => {
    expect(bothCanBe(a, b)).toBe(can);
  });
});

it('compares words without plurals and possessives', () => {
  expect(plain('syrias')).toBe(plain('syria’s'.replace('’s', 's')));
  expect(plain('class')).toBe('class');
});

describe('what the first words tell', () => {
  const words = 'Harbour guards shot at two boats off Karwa. The minister condemned the shooting.';
  const at = (part: string) => ({ start: words.indexOf(part), end: words.indexOf(part) + part.length });
  const event = (id: string, more: object) => ({
    id,
    type: 'ACCUSE',
    actors: [],
    recipients: [],
    places: [],
    times: [],
    killed: [],
    wounded: [],
    status: 'asserted',
    claims: [],
    confidence: 0.9,
    ...more,
  });
  const report = {
    ...nothingRead(),
    text: words,
    events: [
      event('e1', { triggers: [at('condemned')] }),
      event('e2', {
        type: 'ASSAULT',
        subEvent: 'Attack',
        triggers: [at('shot'), at('shooting')],
        actors: [{ spans: [at('Harbour guards')] }],
        recipients: [{ spans: [at('two boats')] }],
      }),
    ],
  } as unknown as Report;
  it('is what happened, not what was said of it', () => {
    const { type, subEvent, actors, recipients } = happeningOf(report, { start: 0, end: words.length });
    expect([type, subEvent]).toEqual(['ASSAULT', 'Attack']);
    expect([actors.length, recipients.length]).toEqual([2, 2]);
  });
  it('is nothing where it stands further on', () => {
    expect(happeningOf(report, { start: 0, end: 4 })).toEqual({ actors: [], recipients: [] });
  });
});

describe('places to compare by', () => {
  it('are alike in two spellings, and only then', () => {
    expect(alikeNames('al karweh', 'karwah')).toBe(true);
    expect(alikeNames('karwah', 'al tarfa')).toBe(false);
    expect(alikeNames('al ab', 'ab')).toBe(false);
  });
  it('are known by a possessive that lost its apostrophe', () => {
    const feature = { id: 'made:1', name: 'Karwa', featureClass: 'P', featureCode: 'PPL', population: 900 };
    const text = 'Karwas harbour is shut. Boats wait off Karwa.';
    const place = (id: string, name: string, more: object) => {
      const start = text.indexOf(name);
      return { id, name, start, end: start + name.length, usage: 'literal', ...more };
    };
    const places = [place('p1', 'Karwas', {}), place('p2', 'Karwa', { feature, start: 40, end: 45 })];
    const report = { ...nothingRead(), text, places } as unknown as Report;
    const found = placesOf(report, { start: 0, end: text.length }, () => false);
    expect(found.map(({ key }) => key)).toEqual(['made:1']);
  });
});
