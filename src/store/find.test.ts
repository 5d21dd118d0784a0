import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { featureAt, reportOf, type Told } from './fixtures/told.js';
import { type Filter, Store } from './index.js';
import { APPLICATION_ID, MIGRATIONS } from './migrations.js';

const land = featureAt('iso:XA', 'Sorrel', [35, 38], ['A', 'PCLI', 'XA']);
const province = featureAt('p:1', 'Upper Velm', [35.5, 38.2], ['A', 'ADM1', 'XA', 'Upper Velm']);
const town = featureAt('t:1', 'Kesht', [35.6, 38.3], ['P', 'PPLA', 'XA', 'Upper Velm']);
const near = featureAt('t:2', 'Dorran', [35.75, 38.35], ['P', 'PPL', 'XA', 'Upper Velm']);
const other = featureAt('t:3', 'Kesht', [41, 44], ['P', 'PPL', 'XB', 'Lower Marsh']);
const GAZETTEER = [land, province, town, near, other];

let folder: string;
let store: Store;
let n = 0;
const open = (path = join(folder, 'desk.headwater'), more = {}) =>
  new Store(path, {
    gazetteer: (name) => GAZETTEER.filter((one) => one.name.toLowerCase() === name.toLowerCase()),
    ...more,
  });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function add(facts: Partial<Report>, told: readonly Told[]): string {
  const report = reportOf(facts, told);
  n += 1;
  return store.reports.add({ text: report.text, name: `${n}.txt` }, report, '1').key;
}
const words = (filter: Filter) =>
  store.find
    .claims(filter, { sort: 'words', order: 'up', limit: 100, offset: 0 })
    .map(({ words: one }) => one);

describe('search', () => {
  it('finds every form of a word', () => {
    add({}, [{ words: 'Two bombings shook the quay' }, { words: 'The quay was rebuilt' }]);
    expect(words({ text: 'bombing' })).toEqual(['Two bombings shook the quay']);
    expect(words({ text: 'dance OR rebuilt' })).toEqual(['The quay was rebuilt']);
    expect(words({ text: 'quays -rebuilt' })).toEqual(['Two bombings shook the quay']);
    expect(words({ text: '"quay was"' })).toEqual(['The quay was rebuilt']);
    expect(words({ text: 'reb*' })).toEqual(['The quay was rebuilt']);
    expect(words({ text: '-bombing' })).toEqual(['The quay was rebuilt']);
  });

  it('finds names in the spellings that the desk has of them, and says which', () => {
    add({}, [
      { words: 'Men of Vashrik crossed the ford', place: { name: 'Vashrik' } },
      { words: 'Men of al-Vashrik burnt a mill', place: { name: 'al-Vashrik' } },
      { words: 'Wachrik was quiet', place: { name: 'Wachrik' } },
      { words: 'The Da’esh cell was found', source: 'Da’esh' },
      { words: 'Daesh held the mill' },
      { words: 'The vase rack was empty' },
    ]);
    expect(words({ text: 'al-Vashrik' })).toHaveLength(3);
    expect(words({ text: 'vashrik' })).toHaveLength(3);
    expect(words({ text: "Da'esh" })).toEqual(['Daesh held the mill', 'The Da’esh cell was found']);
    expect(words({ text: 'daesh' })).toHaveLength(2);
    expect(store.find.read({ text: 'al-Vashrik' }).text).toBe('al-Vashrik (also vashrik, wachrik)');
    // In quotation marks it is looked for just as it is written.
    expect(words({ text: '"al-Vashrik"' })).toEqual(['Men of al-Vashrik burnt a mill']);
  });

  it('takes several words for one name where the desk has it so', () => {
    add({}, [
      { words: 'Shots were heard in Deyr ez-Zohr', place: { name: 'Deyr ez-Zohr' } },
      { words: 'A truce held in Deir Ezzohr', place: { name: 'Deir Ezzohr' } },
    ]);
    expect(words({ text: 'deyr ez zohr' })).toHaveLength(2);
    expect(words({ text: 'Deir Ezzohr truce' })).toHaveLength(1);
  });

  it('shows a report that is found by its title as a report, and not all of its claims', () => {
    const key = add({ title: 'Ferry lost at Kesht' }, [
      { words: 'Nine people were missing' },
      { words: 'The ferry had sailed late' },
    ]);
    expect(words({ text: 'ferry' })).toEqual(['The ferry had sailed late']);
    expect(store.find.titles({ text: 'ferry' })).toMatchObject({
      total: 1,
      reports: [{ key, hits: [{ start: 0, end: 5 }] }],
    });
    expect(store.find.titles({ text: 'ferry', voice: ['named'] }).total).toBe(0);
    expect(store.find.reports({ filter: { text: 'lost' } })).toMatchObject({
      total: 1,
      reports: [{ key, fitting: 0 }],
    });
  });

  it('gives where the hits stand, in words and sources', () => {
    add({}, [{ words: 'Bombs fell', source: 'Bomb Disposal Office' }]);
    const [row] = store.find.claims(
      { text: 'bomb' },
      { sort: 'published', order: 'down', limit: 9, offset: 0 },
    );
    expect(row).toMatchObject({ hits: [{ start: 0, end: 5 }], originHits: [{ start: 0, end: 4 }] });
  });
});

describe('places', () => {
  beforeEach(() => {
    add({}, [
      { words: 'Kesht was shelled', place: { name: 'Kesht', feature: town } },
      { words: 'Dorran was spared', place: { name: 'Dorran', feature: near } },
      { words: 'All of Upper Velm waits', place: { name: 'Upper Velm', feature: province } },
      { words: 'In the other Kesht it rained', place: { name: 'Kesht', feature: other } },
      { words: 'Keesht is on no map', place: { name: 'Keesht' } },
      { words: 'Sorrel closed its border', place: { name: 'Sorrel', feature: land } },
      { words: 'Nothing was said of where' },
      {
        words: 'Post 77 was held',
        place: { name: 'Post 77', feature: featureAt('t:77', 'Post 77', [30, 40], ['P', 'PPL', 'XB']) },
      },
      {
        words: 'Post 7 was left',
        place: { name: 'Post 7', feature: featureAt('t:7', 'Post 7', [31, 41], ['P', 'PPL', 'XB']) },
      },
    ]);
  });

  it('hold what lies in them', () => {
    expect(words({ place: 'Sorrel' })).toHaveLength(4);
    expect(words({ place: 'upper velm' })).toHaveLength(3);
    expect(store.find.read({ place: 'Sorrel' }).place).toMatch(/^Sorrel \(country\) and what lies in it$/);
  });

  it('are found by name in any spelling, or one chosen of several', () => {
    expect(words({ place: 'Kesht' })).toEqual(
      ['In the other Kesht it rained', 'Kesht was shelled', 'Keesht is on no map'].sort(),
    );
    expect(words({ place: 'Post 7' })).toEqual(['Post 7 was left']);
    expect(store.find.read({ place: 'Post 7' }).place).toMatch(/^Post 7 /);
    expect(words({ place: 'Kesht [t:3]' })).toEqual(['In the other Kesht it rained']);
    expect(words({ place: 't:1' })).toEqual(['Kesht was shelled']);
    expect(words({ place: 'Nowhere at all' })).toEqual([]);
    expect(store.find.read({ place: 'Nowhere at all' }).place).toMatch(/no place called/);
  });

  it('have a circle around them', () => {
    expect(words({ place: 'within 30 km of Kesht [t:1]' })).toEqual([
      'All of Upper Velm waits',
      'Dorran was spared',
      'Kesht was shelled',
    ]);
    expect(words({ place: 'within 10 km of Kesht [t:1]' })).toEqual(['Kesht was shelled']);
    expect(words({ place: '12 miles from Kesht [t:1]' })).toHaveLength(3);
    expect(words({ place: 'within 5 km of Nowhere' })).toEqual([]);
    expect(store.find.read({ place: 'within 30 km of Kesht [t:1]' }).place).toMatch(/within 30 km of Kesht/);
  });
});

describe('facets', () => {
  beforeEach(() => {
    add({ outlet: 'Kaja Radio', language: 'fr', published: '2024-05', title: 'One' }, [
      { words: 'Riders burnt the mill', event: 'ASSAULT', actor: 'Riders', source: 'Rima Haddo' },
      { words: 'The mill ought to be rebuilt', kind: 'demand' },
    ]);
    add({ outlet: 'Velm Post', published: '2024-06-02', title: 'Two' }, [
      { words: 'Riders met the elders', event: 'CONSULT', actor: 'Riders' },
    ]);
  });

  it('count kinds, events, languages, actors and sources, and filters leave as much', () => {
    const facets = store.find.facets({});
    expect(facets.event).toEqual([
      { value: 'ASSAULT', claims: 1 },
      { value: 'CONSULT', claims: 1 },
    ]);
    expect(facets.kind).toEqual([
      { value: 'checkable', claims: 2 },
      { value: 'demand', claims: 1 },
    ]);
    expect(facets.language).toEqual([
      { value: 'fr', claims: 2 },
      { value: 'en', claims: 1 },
    ]);
    expect(store.find.count({ kind: ['demand'] })).toBe(1);
    expect(store.find.count({ event: ['ASSAULT', 'CONSULT'] })).toBe(2);
    expect(store.find.count({ language: ['fr'] })).toBe(2);
    const actors = store.find.facet({}, 'actor', { limit: 10 });
    expect(actors.values).toMatchObject([{ label: 'Riders', claims: 2 }]);
    expect(store.find.count({ actor: [Number(actors.values[0]?.value)] })).toBe(2);
    expect(store.find.facet({}, 'speaker', { search: 'had', limit: 10 }).values).toMatchObject([
      { label: 'Rima Haddo', claims: 1 },
    ]);
    expect(store.find.facet({}, 'outlet', { search: 'po', limit: 10 })).toMatchObject({
      total: 1,
      values: [{ value: 'Velm Post', claims: 1 }],
    });
  });

  it('narrow by when a report was published, however exactly that is known', () => {
    expect(store.find.count({ publishedFrom: '2024-05-20' })).toBe(3);
    expect(store.find.count({ publishedFrom: '2024-06-01' })).toBe(1);
    expect(store.find.count({ publishedTo: '2024-05-01' })).toBe(2);
    expect(store.find.count({ publishedTo: '2024-04-30' })).toBe(0);
  });

  it('suggest while one types, in any spelling, and with how much it would leave', () => {
    expect(store.find.complete('rid', {})).toMatchObject([{ kind: 'actor', label: 'Riders', claims: 2 }]);
    expect(store.find.complete('hadd', { language: ['en'] })).toEqual([]);
    expect(store.find.complete('reemah hado', {})).toMatchObject([{ kind: 'source', label: 'Rima Haddo' }]);
    expect(store.find.complete('kaj', {})).toMatchObject([{ kind: 'outlet', id: 'Kaja Radio', claims: 2 }]);
  });
});

describe('the list of reports', () => {
  it('is sorted by what is asked for; a report without a title is called by how it begins', () => {
    add({ title: 'b', outlet: 'Z', published: '2024-02-01' }, [{ words: 'One' }]);
    add({ outlet: 'A', published: '2024-01-01' }, [
      { words: 'A report that has no title at all' },
      { words: 'Two' },
    ]);
    add({ title: ' ', published: '2023-01-01' }, [{ words: 'c' }, { words: 'Three' }, { words: 'Four' }]);
    const by = (sort: 'title' | 'outlet' | 'published' | 'claims', order: 'up' | 'down') =>
      store.find.reports({ sort, order }).reports.map(({ title, lead }) => title ?? lead?.slice(0, 8));
    expect(by('title', 'up')).toEqual(['A report', 'b', 'c. Three'].map((one) => one));
    expect(by('published', 'down')).toEqual(['b', 'A report', 'c. Three']);
    expect(by('outlet', 'up')).toEqual(['A report', 'b', 'c. Three']);
    expect(by('claims', 'down')).toEqual(['c. Three', 'A report', 'b']);
    const endless = add({ title: 'word '.repeat(400).trim() }, [{ words: 'Five' }]);
    expect(store.find.reports().reports.find(({ key }) => key === endless)?.title?.length).toBe(300);
  });
});

describe('a desk of an earlier version', () => {
  /** As version 5 left it: reports with their readings; what is looked up of them is of another form. */
  function older(path: string, reports: number): void {
    const raw = new DatabaseSync(path);
    for (const sql of MIGRATIONS.slice(0, 5)) raw.exec(sql);
    raw.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 5;`);
    const insert = raw.prepare(
      `INSERT INTO report (key, content, version, title, language, characters, claims, warnings, reader, reading, added, read)
       VALUES (?, ?, 1, ?, 'en', 1, 10, 0, '1', ?, '2024-01-01', '2024-01-01')`,
    );
    for (let one = 0; one < reports; one += 1) {
      const report = makeReport(one);
      insert.run(`k${one}`, `c${one}`, report.title ?? null, gzipSync(JSON.stringify(report)));
    }
    raw.close();
  }

  it('is brought up to date, and goes on where an end came between', () => {
    const path = join(folder, 'older.headwater');
    older(path, 65);
    let before = 65;
    for (let turn = 0; ; turn += 1) {
      const again = open(path, { upkeep: 0 });
      expect(again.upkeep.left()).toBe(before);
      before = again.upkeep.work(1);
      // What is done is there, and it is said that the rest is not.
      expect(again.find.count({})).toBe((65 - before) * 10);
      again.close();
      if (before === 0) break;
      expect(turn).toBeLessThan(20);
    }
    const done = open(path);
    expect(done.find.count({})).toBe(650);
    expect(done.find.count({ text: 'lorry' })).toBeGreaterThan(0);
    expect(done.find.reports().total).toBe(65);
    expect(done.integrityFaults()).toEqual([]);
    done.close();
  });

  it('is up to date at once where it is small', () => {
    const path = join(folder, 'older.headwater');
    older(path, 3);
    const again = open(path);
    expect(again.upkeep.left()).toBe(0);
    expect(again.find.count({})).toBe(30);
    again.close();
  });
});

describe('what is kept in memory', () => {
  it('is what the file has, whatever was done: also after a change that was taken back', () => {
    const keys = Array.from({ length: 12 }, (_, one) => {
      const report = makeReport(one);
      return store.reports.add({ text: report.text, name: `${one}` }, report, '1').key;
    });
    expect(store.find.count({})).toBe(120);
    const [first = '', second = ''] = keys;
    store.reviews.add('mara', [{ report: first, action: { kind: 'accept', claim: 'c1' } }]);
    expect(store.find.count({ state: ['accepted'] })).toBe(1);
    expect(() =>
      store.transaction(() => {
        store.reviews.add('mara', [{ report: second, action: { kind: 'accept', claim: 'c2' } }]);
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(store.find.count({ state: ['accepted'] })).toBe(1);
    store.bin.put([second]);
    expect(store.find.count({})).toBe(110);
    store.bin.putBack([second]);
    expect(store.find.count({})).toBe(120);
    const look = (one: Store) => [
      one.find.facets({}),
      one.find.timeline({}, 'month'),
      one.find.points({}),
      one.speakers.find(),
      one.find.claims({}, { sort: 'published', order: 'down', limit: 50, offset: 20 }),
    ];
    const now = look(store);
    store.close();
    store = open();
    expect(look(store)).toEqual(now);
  });

  it('forgets names that no report holds any more when the bin is emptied', () => {
    const key = add({ outlet: 'Marsh Wire' }, [{ words: 'Riders left', place: { name: 'Orrenfeld' } }]);
    store.bin.put([key]);
    store.bin.empty('mara');
    store.close();
    const raw = new DatabaseSync(join(folder, 'desk.headwater'));
    for (const table of ['term', 'spelling'])
      expect(raw.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([]);
    raw.close();
    store = open();
  });
});
