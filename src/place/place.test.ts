import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Place, Quantity, Report } from '../report.js';
import { NEAR_MISSES, PAIRS } from './fixtures/transliterations.js';
import { locate, mapSvg, readPlaces, shippedAtlas } from './index.js';

const atlas = shippedAtlas();

function documentOf(text: string): Document {
  return {
    id: 'test',
    language: 'en',
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    warnings: [],
  } as unknown as Document;
}

function analysisOf(text: string): Analysis {
  let start = 0;
  const sentences = text.split(/(?<=\.)/).map((part) => {
    const sentence = { start, end: start + part.length, words: [] };
    start = sentence.end;
    return sentence;
  });
  return { sentences, mentions: [], entities: [] } as unknown as Analysis;
}

const read = (text: string): Place[] => readPlaces(documentOf(text), analysisOf(text)).places;
const named = (places: readonly Place[], name: string): Place => {
  const place = places.find((one) => one.name === name);
  if (!place) throw new Error(`${name} was not found among ${places.map((one) => one.name).join(', ')}`);
  return place;
};
const codeOf = (text: string, name: string) => named(read(text), name).feature?.featureCode;
const at = (place: Place): [number | undefined, number | undefined] => [
  place.feature && Math.round(place.feature.lat),
  place.feature && Math.round(place.feature.lon),
];

function locatedIn(text: string, quantities: Quantity[] = []) {
  return locate(
    'c1',
    [{ start: 0, end: text.length }],
    documentOf(text),
    analysisOf(text),
    read(text),
    quantities,
  );
}

const lengthAt = (text: string, words: string, kilometres: number): Quantity => {
  const start = text.indexOf(words);
  return {
    id: 'q1',
    start,
    end: start + words.length,
    min: kilometres,
    max: kilometres,
    approximate: false,
    unit: 'km',
    kind: 'length',
  };
};

describe('readPlaces', () => {
  it('takes spans of the text itself', () => {
    const text = 'Convoys left Aboukamal for Deir Ezzor, drivers in Homs said.';
    const places = read(text);
    expect(places.map(({ name }) => name)).toEqual(['Aboukamal', 'Deir Ezzor', 'Homs']);
    for (const { start, end, name } of places) expect(text.slice(start, end)).toBe(name);
    expect(places.map((place) => place.feature?.country)).toEqual(['SY', 'SY', 'SY']);
  });

  it('takes the namesake that the words around it say', () => {
    expect(at(named(read('A barn burned down near Paris, Texas, the county said.'), 'Paris'))).toEqual([
      34, -96,
    ]);
    expect(
      named(read('Officials in Paris and Marseille met French farmers.'), 'Paris').feature?.country,
    ).toBe('FR');
  });

  it('keeps to the kind that a word beside the name says', () => {
    const text = 'Roads across Homs province were closed, and shops in the city of Homs shut.';
    const [province, city] = read(text);
    expect(province?.feature?.featureCode).toBe('ADM1');
    expect(city?.feature?.featureClass).toBe('P');
  });

  it('marks demonyms as modifiers of their country and capitals that speak as metonymic', () => {
    const places = read(
      'Syrian engineers repaired the bridge. Damascus denied that it had fallen. Rain fell in Damascus.',
    );
    expect(named(places, 'Syrian')).toMatchObject({
      usage: 'modifier',
      feature: { country: 'SY', featureCode: 'PCLI' },
    });
    expect(places.filter(({ name }) => name === 'Damascus').map(({ usage }) => usage)).toEqual([
      'metonymic',
      'literal',
    ]);
  });

  it('takes a name with the article for the river, where there is one', () => {
    expect(codeOf('Boats went down the Niger to Mopti.', 'Niger')).toBe('STM');
    expect(codeOf('They crossed the Jordan, the army said.', 'Jordan')).toBe('STM');
    expect(codeOf('Fields east of the Dnipro were under water.', 'Dnipro')).toBe('STM');
    expect(codeOf('The ferry crossed the Euphrates at dawn.', 'Euphrates')).toBe('STM');
    expect(codeOf('Traders in Niger and Mali said so.', 'Niger')).toBe('PCLI');
    expect(codeOf('Fields east of Dnipro were under water.', 'Dnipro')).toBe('PPLA');
    expect(codeOf('Boats from the Gambia came.', 'Gambia')).toBe('PCLI');
    expect(codeOf('They met at the Niger-Mali border.', 'Niger')).toBe('PCLI');
  });

  it('knows towns by their names in Latin letters that their source lists under Cyrillic ones', () => {
    for (const name of ['Balakliia', 'Snihurivka', 'Bilhorod-Dnistrovskyi', 'Beryslav', 'Boiarka']) {
      const [place] = read(`Rain fell in ${name}, Ukraine.`);
      expect(place?.feature).toMatchObject({ country: 'UA', featureClass: 'P' });
      expect(place?.feature?.name).toMatch(/^[A-Z]/);
    }
  });

  it('does not leave a town open because a region has its name', () => {
    const places = read('Two observers will go from Bamako in Mali to Gao in October.');
    expect(named(places, 'Gao').feature).toMatchObject({ featureCode: 'PPLA', country: 'ML' });
  });

  it('takes a side of a name for the province, unless the town is the capital', () => {
    expect(codeOf('Floods reached villages in southern Deir ez-Zor.', 'Deir ez-Zor')).toBe('ADM1');
    expect(codeOf('Floods reached villages in northern Aleppo.', 'Aleppo')).toBe('ADM1');
    expect(codeOf('Floods reached villages in western Hama.', 'Hama')).toBe('ADM1');
    expect(codeOf('Floods reached streets in southern Damascus.', 'Damascus')).toBe('PPLC');
    expect(codeOf('Floods reached streets in central Aleppo.', 'Aleppo')).toBe('PPLA');
    expect(codeOf('Floods reached streets in Deir ez-Zor.', 'Deir ez-Zor')).toBe('PPLA');
  });

  it('believes the gazetteer and the rest of the report before a model that sees a person', () => {
    const text =
      'Markets shut at both Saraqib and Al-Anbar\n\nRain fell in Saraqib and on Al-Anbar province.';
    const mentions = ['Saraqib', 'Al-Anbar'].flatMap((name) => [
      {
        id: name,
        entity: name,
        type: 'person',
        start: text.indexOf(name),
        end: text.indexOf(name) + name.length,
      },
      {
        id: `${name}2`,
        entity: name,
        type: 'location',
        start: text.lastIndexOf(name),
        end: text.lastIndexOf(name) + name.length,
      },
    ]);
    const { places } = readPlaces(documentOf(text), { ...analysisOf(text), mentions } as unknown as Analysis);
    expect(places.map(({ name, feature }) => [name, feature !== undefined])).toEqual([
      ['Saraqib', true],
      ['Al-Anbar', true],
      ['Saraqib', true],
      ['Al-Anbar', true],
    ]);
  });

  it('finds both names of a pair that hyphens join', () => {
    const names = read('Work on the Homs-Palmyra line ended. Homs and Palmyra waited for years.').map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Homs', 'Palmyra', 'Homs', 'Palmyra']);
  });

  it('leaves people and common words alone', () => {
    const names = read('Jordan Miles met Mrs. Florence Hudson in March. Reading is fun, said Hudson.').map(
      ({ name }) => name,
    );
    expect(names).toEqual([]);
  });

  it('leaves open what is a thing of its own, with its candidates', () => {
    const places = read('Trucks were stopped on Dublin Road, and later in Dublin, Ohio.');
    const [road, town] = places;
    expect(road?.feature).toBeUndefined();
    expect(road?.candidates.length).toBeGreaterThan(0);
    expect(town?.feature?.admin1).toBe('Ohio');
  });

  it('gives at most five candidates whose scores add up to no more than 1', () => {
    for (const { candidates, confidence } of read('Springfield is far from Clinton and from Georgetown.')) {
      expect(candidates.length).toBeLessThanOrEqual(5);
      expect(candidates.reduce((sum, { score }) => sum + score, 0)).toBeLessThanOrEqual(1.001);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('does not look into boilerplate, and reads the same twice', () => {
    const text = 'A storm hit Aleppo.\n\nContact us in London';
    const document = {
      ...documentOf(text),
      blocks: [
        { kind: 'paragraph', start: 0, end: 19 },
        { kind: 'boilerplate', start: 21, end: text.length },
      ],
    } as Document;
    const first = readPlaces(document, analysisOf(text));
    expect(first.places.map(({ name }) => name)).toEqual(['Aleppo']);
    expect(readPlaces(document, analysisOf(text))).toEqual(first);
  });

  it('takes time in proportion to the text, whatever it is', () => {
    const long = `${'Aa '.repeat(20_000)}${'al-'.repeat(20_000)}X`;
    const started = performance.now();
    read(long);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('locate', () => {
  it('draws an axis between two places', () => {
    const { geometry, places, geoPrecision } = locatedIn(
      'Patrols were set up between Palmyra and the town of Deir ez-Zor.',
    );
    expect(geometry?.type).toBe('LineString');
    expect(places.map(({ role }) => role)).toEqual(['between', 'between']);
    expect(geoPrecision).toBe(2);
  });

  it('draws a route in the order of the words', () => {
    const { geometry, places } = locatedIn('The convoy went from Homs through Palmyra to Deir ez-Zor.');
    expect(places.map(({ role }) => role)).toEqual(['from', 'via', 'to']);
    expect(geometry?.type).toBe('LineString');
    const [first, second, third] = (geometry as { coordinates: number[][] }).coordinates;
    expect((first?.[0] ?? 0) < (second?.[0] ?? 0) && (second?.[0] ?? 0) < (third?.[0] ?? 0)).toBe(true);
  });

  it('cuts the southern part out of a province', () => {
    const { geometry } = locatedIn('Fields burned in southern Homs province.');
    expect(geometry?.type).toMatch(/Polygon/);
    const lats =
      JSON.stringify(geometry)
        .match(/-?\d+\.\d+,(-?\d+\.?\d*)/g)
        ?.map((pair) => Number(pair.split(',')[1])) ?? [];
    expect(Math.max(...lats)).toBeLessThan(34.8);
  });

  it('draws a piece of border', () => {
    const { geometry } = locatedIn('Smugglers were caught along the border between Iraq and Syria.');
    expect(geometry?.type).toMatch(/LineString/);
  });

  it('draws where two countries meet, and gives both the same role', () => {
    const { geometry, places } = locatedIn('The road between Iraq and Syria was closed.');
    expect(places.map(({ role }) => role)).toEqual(['between', 'between']);
    expect(geometry?.type).toMatch(/LineString/);
    expect(
      locatedIn('The Tal Afar crossing between Iraq and Syria, in Ninawa province, was closed.').geometry,
    ).toMatchObject({ type: 'Point' });
    expect(locatedIn('Talks between Iraq and Syria went on.').places.map(({ role }) => role)).toEqual([
      'between',
      'between',
    ]);
  });

  it('says which end of an axis is not on the map, and puts no point in its stead', () => {
    const text = 'Patrols were set up between Aleppo and the locality of Xirvaqand.';
    const start = text.indexOf('Xirvaqand');
    const mentions = [{ id: 'm1', entity: 'e1', type: 'location', start, end: start + 9 }];
    const document = documentOf(text);
    const analysis = { ...analysisOf(text), mentions } as unknown as Analysis;
    const found = readPlaces(document, analysis).places;
    const { geometry, places, explanations } = locate(
      'c1',
      [{ start: 0, end: text.length }],
      document,
      analysis,
      found,
      [],
    );
    expect(places.map(({ role }) => role)).toEqual(['between', 'between']);
    expect(geometry).toMatchObject({ type: 'Point' });
    expect(explanations[0]?.text).toMatch(/Not drawn: a line to Xirvaqand/);
  });

  it('does not draw what only says where another place lies', () => {
    const { geometry } = locatedIn('Shots were heard at the Saraqib crossing, south of Aleppo, at noon.');
    expect(geometry).not.toMatchObject({ type: 'MultiPoint' });
  });

  it('goes on with the line of the sentence before', () => {
    const text = 'The convoy went from Homs through Palmyra to Deir ez-Zor. This route covers 1400 km.';
    const start = text.indexOf('This route');
    const { geometry, warnings } = locate(
      'c2',
      [{ start, end: text.length }],
      documentOf(text),
      analysisOf(text),
      read(text),
      [lengthAt(text, '1400 km', 1400)],
    );
    expect(geometry?.type).toBe('LineString');
    expect(warnings).toMatchObject([{ code: 'length-mismatch' }]);
  });

  it('goes the distance in the direction said', () => {
    const text = 'A depot lies 30 km north of Aleppo.';
    const { geometry, places } = locatedIn(text, [lengthAt(text, '30 km', 30)]);
    expect(places).toMatchObject([{ role: 'near' }]);
    expect((geometry as { coordinates: number[] }).coordinates[1]).toBeCloseTo(36.2 + 0.27, 1);
  });

  it('says how far from its point it may lie', () => {
    const uncertainty = (text: string, quantities: Quantity[] = []) => {
      const { geometry, uncertaintyKm, geoPrecision } = locatedIn(text, quantities);
      return [geometry?.type, uncertaintyKm, geoPrecision];
    };
    expect(uncertainty('Shots were heard in Aleppo at noon.')).toEqual(['Point', undefined, 1]);
    expect(uncertainty('Shots were heard near Aleppo at noon.')).toEqual(['Point', 25, 2]);
    const aside = 'A depot lies 60 km north of Aleppo.';
    // a compass word is good to 22.5 degrees: 2 · 60 · sin(11.25°) = 23.4
    expect(uncertainty(aside, [lengthAt(aside, '60 km', 60)])).toEqual(['Point', 24, 2]);
    const away = 'A depot lies 40 km from Aleppo.';
    expect(uncertainty(away, [lengthAt(away, '40 km', 40)])).toEqual(['Point', 40, 2]);
    // from the middle of the province to its furthest corner
    const [, province, code] = uncertainty('Two shops were robbed in Homs province.');
    expect(code).toBe(3);
    expect(province).toBeGreaterThan(120);
    expect(province).toBeLessThan(350);
  });

  it('takes a province only for where the town lies', () => {
    const { geometry } = locatedIn('Two shops were robbed in Saraqib in Idlib province.');
    expect(geometry?.type).toBe('Point');
  });

  it('draws nothing where nothing is known', () => {
    expect(locatedIn('The pumping station was shut.')).toEqual({
      places: [],
      warnings: [],
      explanations: [],
    });
  });
});

describe('checks', () => {
  it('compares a stated length with the drawn one', () => {
    const text = 'The pipeline between Homs and Palmyra is 600 km long.';
    const { warnings } = locatedIn(text, [lengthAt(text, '600 km', 600)]);
    expect(warnings).toMatchObject([{ code: 'length-mismatch' }]);
    expect(warnings[0]?.message).toMatch(/600 km.*1[34]\d km/);
    const near = 'The pipeline between Homs and Palmyra is 150 km long.';
    expect(locatedIn(near, [lengthAt(near, '150 km', 150)]).warnings).toEqual([]);
  });

  it('compares compass words with the map', () => {
    expect(locatedIn('Shots were heard in Homs, north-east of Aleppo, at noon.').warnings).toMatchObject([
      { code: 'direction-mismatch' },
    ]);
    expect(locatedIn('Shots were heard in Homs, south of Aleppo, at noon.').warnings).toEqual([]);
  });
});

describe('lookup by other spellings', () => {
  const wanted = (name: string, country: string) =>
    new Set(
      atlas
        .find(name, { exactly: true })
        .map(({ feature }) => feature)
        .filter((feature) => feature.country === country)
        .map(({ id }) => id),
    );

  it('finds the place of a spelling among five, nine times in ten and more', () => {
    const found = PAIRS.filter(({ spelling, name, country }) => {
      const ids = wanted(name, country);
      return atlas.find(spelling, { limit: 5 }).some(({ feature }) => ids.has(feature.id));
    });
    expect(found.length / PAIRS.length).toBeGreaterThanOrEqual(0.93);
  });

  it('does not take a near miss for the place', () => {
    const wrong = NEAR_MISSES.filter(({ spelling, name, country }) => {
      const ids = wanted(name, country);
      return atlas.find(spelling, { limit: 5 }).some(({ feature }) => ids.has(feature.id));
    });
    expect(
      wrong.map(({ spelling, name }) => `${spelling} ${name}`).length / NEAR_MISSES.length,
    ).toBeLessThanOrEqual(0.02);
  });
});

describe('mapSvg', () => {
  const text = 'Patrols were set up between Palmyra and the town of Deir ez-Zor.';
  const { geometry, geoPrecision } = locatedIn(text);
  const report = {
    id: 'r<1>',
    text,
    places: read(text),
    claims: [{ id: 'c1', spans: [{ start: 0, end: text.length }], geometry, geoPrecision }],
  } as unknown as Report;

  it('is one svg with a title, a description, and no outside resource', () => {
    const svg = mapSvg(report);
    expect(svg).toMatch(/^<svg[^>]+role="img"[\s\S]+<title id="[^"]+">[\s\S]+<desc[\s\S]+<\/svg>$/);
    expect(svg?.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\((?!#)/);
    expect(svg).toContain('>Palmyra</text>');
    expect(svg?.length).toBeLessThan(200_000);
  });

  it('draws how far from its point a claim may lie', () => {
    const near = 'Patrols were set up near Aleppo.';
    const { geometry, geoPrecision, uncertaintyKm } = locatedIn(near);
    const claim = { id: 'c1', spans: [{ start: 0, end: near.length }], geometry, geoPrecision };
    const svg = (more: object) =>
      mapSvg({
        ...report,
        text: near,
        places: read(near),
        claims: [{ ...claim, ...more }],
      } as unknown as Report);
    expect(svg({ uncertaintyKm })).toContain('class="claim reach"');
    expect(svg({})).not.toContain('class="claim reach"');
  });

  it('is nothing when nothing is on the map', () => {
    expect(mapSvg({ ...report, places: [], claims: [] })).toBeUndefined();
  });
});
