import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGazetteer } from './encode.js';
import type { Entry } from './entry.js';
import { gazetteerOf } from './open.js';
import { learnPairs, pairCoder, pairReader } from './pairs.js';
import { encodeShapes, shapesOf } from './shapes.js';

const entry = (id: string, name: string, more: Partial<Entry> = {}): Entry => ({
  id,
  name,
  names: [],
  lat: 35.1234,
  lon: 40.9876,
  featureClass: 'P',
  featureCode: 'PPL',
  country: 'SY',
  ...more,
});

describe('a gazetteer file', () => {
  const entries = [
    entry('geonames:1', 'Tall Hawr', { population: 1234, admin1: 'Homs' }),
    entry('wof:421200661', 'Tall Hawr', { lat: -12.5, lon: -179.9, country: 'FJ' }),
    entry('own:3', 'Qaryat Zubayd', {
      names: ['Zbeid', 'Kariat Zoubeid', 'زبيد'],
      featureCode: 'PPLA',
      population: 1_234_567,
    }),
    entry('geonames:4', 'Wadi Hawran', { featureClass: 'H', featureCode: 'WAD' }),
  ];
  const gazetteer = gazetteerOf(encodeGazetteer(entries, ['credit'], 'test'));
  const find = (name: string) => gazetteer.lookUp(name).map(({ feature }) => gazetteer.feature(feature));

  it('gives back what was filed', () => {
    const found = find('Tall Hawr').sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      id: 'geonames:1',
      name: 'Tall Hawr',
      country: 'SY',
      admin1: 'Homs',
      population: 1234,
      featureCode: 'PPL',
    });
    expect(found[0]?.lat).toBeCloseTo(35.1234, 3);
    expect(found[1]).toMatchObject({ id: 'wof:421200661', country: 'FJ' });
    expect(found[1]?.lon).toBeCloseTo(-179.9, 3);
    expect(found[1]?.population).toBeUndefined();
  });

  it('finds further names and other spellings', () => {
    expect(find('Zbeid')[0]?.id).toBe('own:3');
    expect(find('Tell Haour').map(({ id }) => id)).toContain('geonames:1');
    expect(find('Wadi Hauran')[0]).toMatchObject({ featureClass: 'H', featureCode: 'WAD' });
  });

  it('keeps populations to more than three figures', () => {
    expect(find('Qaryat Zubayd')[0]?.population).toBe(1_235_000);
  });

  it('finds nothing for what is not in it', () => {
    expect(find('Ravensburg')).toEqual([]);
    expect(find('')).toEqual([]);
  });

  it('says what is wrong with other bytes', () => {
    expect(() => gazetteerOf(Buffer.from('something else altogether'), 'x.bin')).toThrow(
      /x\.bin is not a gazetteer file/,
    );
  });

  it('files any names and coordinates so that each is found by its own name', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,9}( [A-Z][a-z]{1,7})?$/);
    const place = fc.record({
      name: word,
      lat: fc.double({ min: -89, max: 89, noNaN: true }),
      lon: fc.double({ min: -179, max: 179, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 60 }), (places) => {
        const file = gazetteerOf(
          encodeGazetteer(
            places.map((p, i) => entry(`geonames:${i + 1}`, p.name, p)),
            [],
            '',
          ),
        );
        return places.every((p, i) => {
          const own = file
            .lookUp(p.name)
            .map(({ feature }) => file.feature(feature))
            .find(({ id }) => id === `geonames:${i + 1}`);
          return own?.name === p.name && Math.abs(own.lat - p.lat) < 2e-4 && Math.abs(own.lon - p.lon) < 2e-4;
        });
      }),
      { numRuns: 40 },
    );
  });
});

it('codes pairs of bytes and reads them back, UTF-8 too', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1 }), (texts) => {
      const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
      const table = learnPairs(bytes);
      const code = pairCoder(table);
      const read = pairReader(table);
      const into = Buffer.alloc(4096);
      return bytes.every((text) => {
        const coded = Buffer.from(code(text));
        const end = read(coded, 0, coded.length, into, 0);
        return into.subarray(0, end).equals(text);
      });
    }),
    { numRuns: 50 },
  );
});

it('keeps shapes to their steps', () => {
  const square = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [40, 33],
        [41.5, 33],
        [41.5, 34.2],
        [40, 34.2],
        [40, 33],
      ],
    ],
  };
  const line = {
    type: 'MultiLineString' as const,
    coordinates: [
      [
        [1, 2],
        [3, 4.5],
      ],
      [
        [-5, -6],
        [-7, -8],
      ],
    ],
  };
  const layers = shapesOf(
    encodeShapes(
      {
        provinces: [{ name: 'A', country: 'IQ', id: 'x', geometry: square }],
        rivers: [{ name: 'R', country: '', id: '', geometry: line }],
      },
      [],
    ),
  );
  expect(layers.get('provinces')?.[0]).toMatchObject({
    name: 'A',
    country: 'IQ',
    id: 'x',
    bounds: [33, 40, 34.2, 41.5],
  });
  expect(layers.get('provinces')?.[0]?.geometry()).toEqual(square);
  const back = layers.get('rivers')?.[0]?.geometry();
  expect(back?.type).toBe('MultiLineString');
  expect((back as typeof line).coordinates[1]?.[1]?.[0]).toBeCloseTo(-7, 2);
});
