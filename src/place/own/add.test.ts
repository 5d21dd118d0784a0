import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAtlas, ownGazetteerFiles, ownGazetteerFolder } from '../atlas.js';
import { addPlaces } from './add.js';
import { GazetteerFileError } from './error.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'headwater-gazetteer-'));
const file = (name: string, text: string): string => {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
};

const dump = (id: number, name: string, others = ''): string =>
  [
    id,
    name,
    name,
    others,
    '34.5',
    '40.25',
    'P',
    'PPL',
    'SY',
    '',
    'Homs',
    '',
    '',
    '',
    '42',
    '',
    '',
    'Asia/Damascus',
    '2024-01-01',
  ].join('\t');

describe('addPlaces', () => {
  it('reads a CSV, and its places outrank those that ship', async () => {
    const to = folder();
    const csv = file(
      'posts.csv',
      'Name,Latitude,Longitude,Country,Names\n"Homs",10.5,20.25,SY,"Post Nine;Nokta 9"\nNowhere,,\n',
    );
    const added = await addPlaces([csv], { folder: to });
    expect(added).toMatchObject([
      {
        places: 1,
        skipped: 1,
        problems: [{ line: 3, problem: 'no coordinates (latitude "", longitude "")' }],
      },
    ]);
    const atlas = openAtlas(ownGazetteerFiles(to));
    const [first] = atlas.find('Homs');
    expect(first).toMatchObject({ own: true, feature: { country: 'SY', id: 'own:posts.csv:2' } });
    expect(atlas.find('Post Nine')[0]?.own).toBe(true);
  });

  it('reads a GeoNames dump, and a file again in place of what it gave before', async () => {
    const to = folder();
    const path = file(
      'XX.txt',
      `${dump(900001, 'Tall Zahra Kabir')}\n${dump(900002, 'Khirbat Zahra Saghir', 'Kherbet Zahra')}\n`,
    );
    await addPlaces([path], { folder: to });
    writeFileSync(path, `${dump(900001, 'Tall Zahra Kabir')}\n`);
    await addPlaces([path], { folder: to });
    expect(readdirSync(to)).toHaveLength(1);
    const found = openAtlas(ownGazetteerFiles(to)).find('Tell Zahra Kabir');
    expect(found[0]?.feature).toMatchObject({
      id: 'geonames:900001',
      country: 'SY',
      admin1: 'Homs',
      population: 42,
    });
  });

  it('names bad lines by their number, and goes on', async () => {
    const to = folder();
    const path = file(
      'XX.txt',
      `${dump(900001, 'Tall Zahra Kabir')}\nhalf a line\n${dump(900002, '')}\n\n${dump(900003, 'Bir Qandil Sharqi').replace('34.5', '134.5')}\n${dump(900004, 'Wadi Qandil Gharbi')}`,
    );
    expect(await addPlaces([path], { folder: to })).toMatchObject([
      {
        places: 2,
        skipped: 3,
        problems: [
          { line: 2, problem: '1 columns parted by tabs, expected 19' },
          { line: 3, problem: 'no name' },
          { line: 5, problem: 'latitude 134.5, longitude 40.25 are off the Earth (-90 to 90, -180 to 180)' },
        ],
      },
    ]);
    expect(openAtlas(ownGazetteerFiles(to)).find('Wadi Qandil Gharbi')[0]?.feature.country).toBe('SY');
  });

  it("gives a dump's places their provinces' names, and holds no second Syria", async () => {
    const to = folder();
    const row = (id: number, name: string, featureClass: string, code: string) =>
      dump(id, name).replace('\tP\tPPL\t', `\t${featureClass}\t${code}\t`).replace('\tHoms\t', '\t07\t');
    const path = file(
      'XX.txt',
      [
        row(1, 'Tall Zahra Kabir', 'P', 'PPL'),
        row(2, 'Zahranistan', 'A', 'ADM1'),
        row(3, 'Syria', 'A', 'PCLI'),
        row(4, 'Syria', 'P', 'PPL'),
      ].join('\n'),
    );
    await addPlaces([path], { folder: to });
    const atlas = openAtlas(ownGazetteerFiles(to));
    expect(atlas.find('Tall Zahra Kabir')[0]?.feature.admin1).toBe('Zahranistan');
    expect(
      atlas
        .find('Syria')
        .map(({ feature }) => feature.featureCode)
        .slice(0, 2),
    ).toEqual(['PCLI', 'PPL']);
  });

  it('takes a place of a dump and the same as shipped for one', async () => {
    const to = folder();
    const [shipped] = openAtlas().find('Saraqib');
    const id = Number(shipped?.feature.id.split(':')[1]);
    await addPlaces([file('SY.txt', dump(id, 'Saraqib'))], { folder: to });
    const found = openAtlas(ownGazetteerFiles(to)).find('Saraqib');
    expect(found.filter(({ feature }) => feature.id === shipped?.feature.id)).toHaveLength(1);
  });

  it('leaves what there was when it is stopped half way', async () => {
    const to = folder();
    const path = file('one.csv', 'name,lat,lon\nOne Place Alone,1,2\n');
    await addPlaces([path], { folder: to });
    writeFileSync(path, 'name,lat,lon\nAnother Place Alone,1,2\n');
    const stop = new AbortController();
    const adding = addPlaces([path], { folder: to, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(adding).rejects.toThrow(/abort/i);
    expect(readdirSync(to)).toEqual(['one.csv.places']);
    expect(openAtlas(ownGazetteerFiles(to)).find('One Place Alone')[0]?.own).toBe(true);
  });

  it('reads quoted cells, and semicolons between cells', async () => {
    const to = folder();
    await addPlaces([file('posts.csv', 'Name;Lat;Lon\n"Post ""Nine""; East\nGate";10.5;20.25\n')], {
      folder: to,
    });
    expect(openAtlas(ownGazetteerFiles(to)).find('Post "Nine"; East Gate')[0]?.feature.lat).toBe(10.5);
  });

  it('says when a file of its own cannot be read', () => {
    const path = file('broken.places', 'not a database');
    expect(() => openAtlas([path])).toThrow(/broken\.places cannot be read as a gazetteer.*gazetteer add/);
  });

  it('reads GeoJSON points', async () => {
    const to = folder();
    const features = [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [39.5, 33.9] },
        properties: { Name: 'Camp Zubrin Alpha', country: 'IQ' },
      },
    ];
    await addPlaces([file('camps.geojson', JSON.stringify({ type: 'FeatureCollection', features }))], {
      folder: to,
    });
    expect(openAtlas(ownGazetteerFiles(to)).find('Camp Zubrin Alpha')[0]?.feature).toMatchObject({
      name: 'Camp Zubrin Alpha',
      country: 'IQ',
    });
  });

  it('reports progress', async () => {
    const seen: number[] = [];
    await addPlaces([file('one.csv', 'name,lat,lon\nOne Place Alone,1,2\n')], {
      folder: folder(),
      onProgress: ({ places }) => seen.push(places),
    });
    expect(seen.at(-1)).toBe(1);
  });

  it.each([
    ['missing columns', 'a.csv', 'name,where\nx,y\n', /no column "lat"/],
    ['no dump', 'a.txt', 'just words\n', /no GeoNames dump: its first line has 1 columns/],
    ['no JSON', 'a.geojson', '{', /not valid JSON/],
    ['no features', 'a.geojson', '{}', /no list "features"/],
    ['no place', 'a.csv', 'name,lat,lon\n', /holds no place/],
  ])('says what is wrong: %s', async (_, name, text, message) => {
    const to = folder();
    await expect(addPlaces([file(name, text)], { folder: to })).rejects.toThrow(message);
    await expect(addPlaces([file(name, text)], { folder: to })).rejects.toThrow(GazetteerFileError);
    expect(readdirSync(to)).toEqual([]);
  });

  it('names a file that is not there', async () => {
    await expect(addPlaces(['no-such-file.txt'], { folder: folder() })).rejects.toThrow(
      /no-such-file\.txt cannot be read/,
    );
  });
});

it('keeps the own gazetteer where the environment says', () => {
  expect(ownGazetteerFolder({ HEADWATER_GAZETTEER: '/x' })).toBe('/x');
  expect(ownGazetteerFolder({ XDG_DATA_HOME: '/data' })).toBe(join('/data', 'headwater', 'gazetteer'));
  expect(ownGazetteerFiles(join(folder(), 'none'))).toEqual([]);
});
