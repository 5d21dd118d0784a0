import { describe, expect, it } from 'vitest';
import type { Fact } from '../story.js';
import type { Teller } from './account.js';
import { cluster } from './cluster.js';
import { bothCanBe } from './facts.js';
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
