import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import type { Analysis, Word } from '../language/index.js';
import type { Place } from '../report.js';
import { readPlaces, shippedAtlas } from './index.js';

/** What the network says of a test's words: [word, part of speech, case]; others are nouns. */
interface Told {
  locations?: string[];
  words?: Readonly<Record<string, [Word['upos'], string?]>>;
}

function read(language: string, text: string, { locations = [], words = {} }: Told = {}): Place[] {
  const row = [...text.matchAll(/\p{L}[\p{L}\p{M}\u200c-]*['’]?|[.,،]/gu)].map((match) => {
    const [upos = /\p{L}/u.test(match[0]) ? 'NOUN' : 'PUNCT', Case] = words[match[0]] ?? [];
    const start = match.index;
    const feats = Case ? { Case } : {};
    return { start, end: start + match[0].length, lemma: match[0], upos, feats, head: -1, deprel: 'root' };
  });
  const span = { start: 0, end: text.length };
  const document = { language, text, blocks: [{ kind: 'paragraph', ...span }], warnings: [] };
  const mentions = locations.map((name) => {
    const start = text.indexOf(name);
    return { id: name, start, end: start + name.length, type: 'location' };
  });
  const analysis = { sentences: [{ ...span, words: row }], mentions, entities: [] };
  return readPlaces(document as unknown as Document, analysis as unknown as Analysis, shippedAtlas()).places;
}

const where = (places: readonly Place[]): string[] =>
  places.map(
    ({ name, feature }) => `${name}: ${feature ? `${feature.country} ${feature.featureClass}` : 'open'}`,
  );

describe('places in other languages', () => {
  it('reads Arabic names without short vowels, the town before its province', () => {
    expect(where(read('ar', 'أغلقت المدارس في حمص أمس.', { locations: ['حمص'] }))).toEqual(['حمص: SY P']);
  });

  it('takes Arabic "and" off a name that is listed', () => {
    const words = { والبصرة: ['PROPN'], بغداد: ['PROPN'] } as const;
    const places = read('ar', 'شاحنات بين بغداد والبصرة.', { locations: ['بغداد'], words: words as never });
    expect(where(places)).toEqual(['بغداد: IQ P', 'البصرة: IQ P']);
  });

  it('knows countries in every language', () => {
    expect(where(read('ar', 'عاد الوفد من تركيا.', { locations: ['تركيا'] }))).toEqual(['تركيا: TR A']);
    expect(where(read('fr', 'Elle rentre d’Allemagne.', { locations: ['Allemagne'] }))).toEqual([
      'Allemagne: DE A',
    ]);
    expect(where(read('fa', 'هیئت به آلمان رفت.', { locations: ['آلمان'] }))).toEqual(['آلمان: DE A']);
  });

  it('reads Persian names behind a word for their kind', () => {
    expect(where(read('fa', 'باران در شهر شیراز بارید.', { locations: ['شیراز'] }))).toEqual(['شیراز: IR P']);
    expect(where(read('fa', 'سیل در استان فارس.', { locations: ['فارس'] }))).toEqual(['فارس: IR A']);
  });

  it('reads French names of seas whole, though the model sees a part of them', () => {
    expect(where(read('fr', 'Un cargo a quitté la mer Noire.', { locations: ['Noire'] }))).toEqual([
      'mer Noire:  H',
    ]);
  });

  it('undoes Russian cases', () => {
    const words = { Воронежем: ['PROPN', 'Ins'] } as const;
    const places = read('ru', 'Под Воронежем идёт дождь.', {
      locations: ['Воронежем'],
      words: words as never,
    });
    expect(where(places)).toEqual(['Воронежем: RU P']);
    expect(where(read('ru', 'В Тульской области сеют.', { locations: ['Тульской области'] }))).toEqual([
      'Тульской области: RU A',
    ]);
  });

  it('undoes Ukrainian cases', () => {
    const words = { Чернігова: ['PROPN', 'Gen'], Полтаві: ['PROPN', 'Loc'] } as const;
    const places = read('uk', 'Потяг із Чернігова стоїть у Полтаві.', {
      locations: ['Чернігова', 'Полтаві'],
      words: words as never,
    });
    expect(where(places)).toEqual(['Чернігова: UA P', 'Полтаві: UA P']);
  });

  it('leaves open what the gazetteer does not have', () => {
    expect(where(read('ru', 'В Зубраковске тихо.', { locations: ['Зубраковске'] }))).toEqual([
      'Зубраковске: open',
    ]);
    expect(read('ru', 'Колонна вошла в лес.')).toEqual([]);
  });
});
