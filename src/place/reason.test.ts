import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Mention, Place } from '../report.js';
import { readPlaces } from './index.js';

/** A reading in which the model sees these names as locations. */
function read(text: string, locations: readonly string[] = []): Place[] {
  let start = 0;
  const sentences = text.split(/(?<=\.)/).map((part) => {
    const sentence = { start, end: start + part.length, words: [] };
    start = sentence.end;
    return sentence;
  });
  const mentions = locations.map((name) => ({
    id: name,
    entity: name,
    type: 'location',
    start: text.indexOf(name),
    end: text.indexOf(name) + name.length,
  })) as Mention[];
  const document = {
    id: 'test',
    language: 'en',
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    warnings: [],
  } as unknown as Document;
  return readPlaces(document, { sentences, mentions, entities: [] } as unknown as Analysis).places;
}

const of = (places: readonly Place[], name: string) => places.find((place) => place.name === name)?.feature;

describe('a place needs reason', () => {
  it('does not leave the countries of a report for a likeness or for a larger namesake', () => {
    const text =
      'Shells fell in Idlib, Hama and Aleppo in Syria. Fighters in Adra left for Raqqa. Mortars hit the Ramussa quarter of Aleppo.';
    const places = read(text);
    expect(of(places, 'Adra')?.country).not.toBe('ES');
    expect(of(places, 'Ramussa')).toBeUndefined();
  });

  it('does not take a word that only sounds like a country for it', () => {
    const places = read('The army took the Mallah farms north of Aleppo, Syria, and Homs.', ['Mallah']);
    expect(of(places, 'Mallah')?.country).not.toBe('ML');
  });

  it('keeps to what a name is said to lie in, also in other words than a comma', () => {
    expect(of(read("Five people died in Bahawalpur in Pakistan's Punjab province."), 'Punjab')?.country).toBe(
      'PK',
    );
    expect(of(read('A farm burned in the Syrian city of Hama.'), 'Hama')?.country).toBe('SY');
    const merawi = of(read("In Ethiopia's Amhara region, a drone hit the town of Merawi."), 'Merawi');
    expect(merawi?.country).toBe('ET');
    expect(of(read('In eastern Congo, rebels took Rutshuru in North Kivu.'), 'Congo')?.country).toBe('CD');
  });

  it('parts two places of one name by what they are said to lie in', () => {
    const places = read(
      'He left Lebanon for good. He lives in Lebanon, Tennessee, now. Beirut in Lebanon is far away.',
    );
    expect(places.filter(({ name }) => name === 'Lebanon').map(({ feature }) => feature?.country)).toEqual([
      'LB',
      'US',
      'LB',
    ]);
  });

  it('takes two names that are said to be one place for one', () => {
    const places = read('A car was burned in Kobani (Ayn al-Arab), in northern Syria.', [
      'Kobani',
      'Ayn al-Arab',
    ]);
    expect(of(places, 'Kobani')?.id).toBe(of(places, 'Ayn al-Arab')?.id);
    expect(of(places, 'Kobani')).toMatchObject({ country: 'SY', featureClass: 'P' });
  });

  it('reads names whole and does not put them on a part of them', () => {
    const places = read(
      'In northern Syria, shells fell on Ain Issa. In Mogadishu, a bomb went off in Hamar Weyne.',
      ['Ain Issa', 'Hamar Weyne'],
    );
    expect(of(places, 'Ain Issa')).toMatchObject({ country: 'SY', admin1: 'Ar Raqqah' });
    expect(places.some(({ name, feature }) => name.startsWith('Hamar') && feature)).toBe(false);
    const quarter = read('Rockets hit Bustan al-Qasr in Aleppo, Syria.', ['Bustan al-Qasr']);
    expect(quarter.filter(({ feature }) => feature).map(({ name }) => name)).toEqual(['Aleppo', 'Syria']);
  });

  it('knows groups and common words for what they are', () => {
    const text =
      'He was a moderate, even within Hamas. Rest homes burned. Birth records were lost. Border posts shut.';
    expect(read(text).filter(({ feature }) => feature)).toEqual([]);
  });

  it('finds what the gazetteer knows under another of its names', () => {
    const text =
      'In Iraq, forces entered Qayyarah and a bomb hit Karrada in Baghdad. In Syria, they took Sabburah in Hama province, Urem al-Kubra in Aleppo province and the town of Tabqa in Raqqa province.';
    const places = read(text, ['Qayyarah', 'Karrada', 'Sabburah', 'Urem al-Kubra', 'Tabqa']);
    for (const [name, country] of [
      ['Qayyarah', 'IQ'],
      ['Karrada', 'IQ'],
      ['Sabburah', 'SY'],
      ['Urem al-Kubra', 'SY'],
      ['Tabqa', 'SY'],
    ] as const)
      expect([name, of(places, name)?.country]).toEqual([name, country]);
    expect(of(places, 'Hama')?.featureCode).toBe('ADM1');
  });

  it('shows towns by their present names', () => {
    const places = read('KYIV, Ukraine - Shells fell on Pokrovsk, Bakhmut, Toretsk and Odesa in Ukraine.');
    expect(places.map(({ feature }) => feature?.name).filter((name) => name !== 'Ukraine')).toEqual([
      'Kyiv',
      'Pokrovsk',
      'Bakhmut',
      'Toretsk',
      'Odesa',
    ]);
  });

  it('puts At Tanf into Homs', () => {
    expect(of(read('Patrols passed At Tanf in Syria.', ['At Tanf']), 'At Tanf')?.admin1).toBe('Homs');
  });
});
