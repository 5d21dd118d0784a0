/** The table of quantities in fixtures/quantities.tsv: extent, what is counted, bounds, unit, casualty. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import { readTimes } from '../time/index.js';
import { readQuantities } from './index.js';

const NO_ANALYSIS = { sentences: [], mentions: [], entities: [] };

function read(text: string, language = 'en') {
  const document: Document = { id: 'test', language, text, blocks: [], warnings: [] };
  return readQuantities(document, NO_ANALYSIS, readTimes(document, NO_ANALYSIS).times);
}

interface Row {
  text: string;
  span: string | undefined;
  start: number;
  of: string | undefined;
  kind: string;
  bounds: string;
  unit: string;
  more: string;
}

function rows(): Row[] {
  return readFileSync(new URL('./fixtures/quantities.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [sentence = '', kind = '', bounds = '', unit = '', more = ''] = line.split('\t');
      return {
        text: sentence.replace(/[[\]{}]/g, ''),
        span: /\[(.*?)\]/.exec(sentence)?.[1],
        start: sentence.replace(/[{}]/g, '').indexOf('['),
        of: /\{(.*?)\}/.exec(sentence)?.[1],
        kind,
        bounds,
        unit,
        more,
      };
    });
}

const range = ({ min, max }: { min?: number | undefined; max?: number | undefined }): string =>
  `${min ?? ''}..${max ?? ''}`;

describe('the table of quantities', () => {
  const all = rows();
  it('holds at least 150', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
  });
  for (const row of all) {
    const { text, span } = row;
    it(span === undefined ? text : `${text} → ${span}`, () => {
      const { quantities } = read(text);
      if (span === undefined) {
        expect(quantities.map(({ start, end }) => text.slice(start, end))).toEqual([]);
        return;
      }
      const quantity = quantities.find(
        ({ start, end }) => start < row.start + span.length && end > row.start,
      );
      expect(quantity && text.slice(quantity.start, quantity.end)).toBe(span);
      expect(quantity?.kind).toBe(row.kind);
      expect(range(quantity ?? {})).toBe(row.bounds);
      expect(quantity?.unit ?? '').toBe(row.unit);
      if (row.of !== undefined)
        expect(quantity?.of && text.slice(quantity.of.start, quantity.of.end)).toBe(
          row.of.replace(/^its /, ''),
        );
      expect(quantity?.approximate).toBe(row.more.includes('~'));
      expect(quantity?.casualty).toBe(/casualty=(\w+)/.exec(row.more)?.[1]);
      expect(quantity?.comparison).toBe(/comparison=([\w-]+)/.exec(row.more)?.[1]);
      const si = /si=(\S+) (\S+)/.exec(row.more);
      if (si) {
        expect(quantity?.si?.unit).toBe(si[2]);
        expect(range(quantity?.si ?? {})).toBe(si[1]);
      }
    });
  }
});

describe('readQuantities', () => {
  it('reads points and commas as the language has them', () => {
    expect(
      read('Es waren 1.200 Soldaten.', 'de').quantities[0]?.min ??
        read('1.200 soldiers', 'de').quantities[0]?.min,
    ).toBe(1200);
    expect(read('1.200 soldiers', 'en').quantities[0]?.min).toBe(1.2);
  });

  it('leaves numbers of time expressions alone, and reads the rest of the sentence', () => {
    const text = 'On 6 May 2024 some 30 trucks crossed in two hours.';
    const { quantities } = read(text);
    expect(quantities.map(({ start, end }) => text.slice(start, end))).toEqual(['some 30']);
  });

  it.each([
    ['The camp covers an area of 40 km.', 'area', 'length'],
    ['It spans an area of about 40 kilometres.', 'area', 'length'],
    ['They fled over a distance of 40 square kilometres.', 'length', 'area'],
    ['The wall is 40 square metres long.', 'length', 'area'],
  ])('warns of a measure that cannot be: %s', (text, called, is) => {
    const { warnings, quantities } = read(text);
    expect(warnings.map(({ code }) => code)).toEqual(['unit-mismatch']);
    expect(warnings[0]?.message).toContain(`unit of ${is}`);
    expect(warnings[0]?.message).toContain(called);
    expect(warnings[0]?.span).toEqual({ start: quantities[0]?.start, end: quantities[0]?.end });
    expect(quantities[0]?.kind).toBe(is);
  });

  it.each([
    'The camp covers an area of 40 square km.',
    'The road is 40 km long.',
    'The area lies 40 km away.',
  ])('does not warn of %s', (text) => {
    expect(read(text).warnings).toEqual([]);
  });
});

describe('what is no count, and what is', () => {
  const told = (text: string) =>
    read(text).quantities.map(({ min, casualty }) => (casualty ? `${min} ${casualty}` : `${min}`));
  it.each([
    ['The factory sells three-phase pumps.', []],
    ['Global 2016 shipments fell.', []],
    ['The office is at 1203 West Street in Kolbar.', []],
    ['The first half of the film shows the town.', []],
    ['The bomb injured 80 people, 36 of which were children.', ['80 wounded', '36 wounded']],
    ['The raid killed 20 people. 10 of those killed were civilians.', ['20 killed', '10 killed']],
    ['Militants decapitated three soldiers in the town.', ['3 killed']],
    ['The militia executed 12 prisoners.', ['12 killed']],
    ['The convoy of 12 prisoners left.', ['12 detained']],
  ])('%s', (text, quantities) => {
    expect(told(text)).toEqual(quantities);
  });
});
