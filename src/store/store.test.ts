import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { type Filter, Store } from './index.js';

const READER = '1.0.0';
let folder: string;
let store: Store;
let clock = 0;
const now = () => new Date(Date.UTC(2024, 4, 8) + clock++ * 1000).toISOString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  store = new Store(join(folder, 'desk.headwater'), { now });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const add = (report: Report, name = 'made.txt') =>
  store.reports.add({ text: report.text, name }, report, READER);
const PAGE = { sort: 'published', order: 'down', limit: 1000, offset: 0 } as const;
const found = (filter: Filter) => store.find.claims(filter, PAGE);

describe('reports', () => {
  it('come back as they were read, with the input they were read from', () => {
    const report = makeReport(1);
    const bytes = new TextEncoder().encode(report.text);
    const { key } = store.reports.add({ bytes, name: 'a.txt' }, report, READER);
    expect(store.reports.reading(key)).toEqual(report);
    expect(store.reports.original(key)).toEqual({ bytes, name: 'a.txt' });
  });

  it('are one by content, and keep where each came from', () => {
    const first = add(makeReport(1), 'a.txt');
    const second = add(
      { ...makeReport(1), outlet: 'Another Post', url: 'https://another.example/x' },
      'b.txt',
    );
    expect(second).toMatchObject({ key: first.key, outcome: 'known' });
    expect(store.find.reports().total).toBe(1);
    expect(store.reports.appearances(first.key).map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    expect(add(makeReport(1), 'a.txt').outcome).toBe('known');
    expect(store.reports.appearances(first.key).length).toBe(2);
  });

  it('are known before they are read when the very input was read by the same reader', () => {
    const report = makeReport(1);
    const { key } = add(report);
    expect(store.reports.knownInput({ text: report.text, name: 'made.txt' }, READER)).toBe(key);
    expect(store.reports.knownInput({ text: report.text, name: 'made.txt' }, '2.0.0')).toBeUndefined();
    expect(store.reports.knownInput({ text: `${report.text} `, name: 'made.txt' }, READER)).toBeUndefined();
  });

  it('are versions of one another at one address', () => {
    const url = 'https://post.example/story#top';
    const first = add({ ...makeReport(1), url });
    const second = add({ ...makeReport(2), url: 'https://post.example/story' });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(store.reports.versions(second.key).map(({ key }) => key)).toEqual([first.key, second.key]);
  });

  it('that were read by another version are listed to be read again', () => {
    const { key } = add(makeReport(1));
    expect(store.reports.readBefore(READER)).toEqual([]);
    expect(store.reports.readBefore('2.0.0')).toEqual([key]);
  });
});

describe('reading again', () => {
  it('keeps decisions whose words stand and lists those whose words do not', () => {
    const report = makeReport(1);
    const { key } = add(report);
    store.reviews.add('mara', [
      { report: key, action: { kind: 'accept', claim: 'c1' } },
      { report: key, action: { kind: 'reject', claim: 'c2' } },
    ]);
    const again: Report = {
      ...report,
      claims: report.claims.filter(({ id }) => id !== 'c2').map((one) => ({ ...one, id: `n${one.id}` })),
    };
    const { lapsed } = store.reports.replaceReading(key, again, '2.0.0');
    expect(lapsed.length).toBe(1);
    expect(store.reviews.lapsed()).toMatchObject([
      { action: { kind: 'reject', claim: 'c2' }, lapsed: expect.stringContaining('no claim') },
    ]);
    expect(found({ state: ['accepted'] }).map(({ claim }) => claim)).toEqual(['nc1']);
    store.reports.replaceReading(key, report, '2.0.1');
    expect(store.reviews.lapsed()).toEqual([]);
    expect(found({ state: ['rejected'] }).map(({ claim }) => claim)).toEqual(['c2']);
  });
});

describe('reviews', () => {
  it('are a history that only grows: undo is another entry', () => {
    const { key } = add(makeReport(1));
    const [entry] = store.reviews.add('mara', [
      { report: key, action: { kind: 'accept', claim: 'c1' }, why: 'seen' },
    ]);
    expect(found({ state: ['accepted'] }).length).toBe(1);
    store.reviews.add('mara', [{ report: key, action: { kind: 'undo', review: entry as number } }]);
    expect(found({ state: ['accepted'] }).length).toBe(0);
    const history = store.reviews.history({ report: key });
    expect(history.map(({ action, undone, why }) => [action.kind, undone, why])).toEqual([
      ['undo', false, undefined],
      ['accept', true, 'seen'],
    ]);
    expect(() =>
      store.reviews.add('mara', [{ report: key, action: { kind: 'undo', review: entry as number } }]),
    ).toThrow(/already/);
  });

  it('cannot be changed or removed, even by hand', () => {
    const { key } = add(makeReport(1));
    store.reviews.add('mara', [{ report: key, action: { kind: 'accept', claim: 'c1' } }]);
    const database = (store as unknown as { reviews: { database: { exec(sql: string): void } } }).reviews
      .database;
    expect(() => database.exec(`UPDATE review SET who = 'x'`)).toThrow();
    expect(() => database.exec('DELETE FROM review')).toThrow();
    expect(store.reviews.history()).toMatchObject([{ who: 'mara' }]);
  });

  it('are entered all or none', () => {
    const { key } = add(makeReport(1));
    const good = { report: key, action: { kind: 'accept', claim: 'c1' } } as const;
    const bad = { report: key, action: { kind: 'accept', claim: 'nowhere' } } as const;
    expect(() => store.reviews.add('mara', [good, bad])).toThrow(/no claim nowhere/);
    expect(store.reviews.history()).toEqual([]);
    expect(found({ state: ['accepted'] })).toEqual([]);
  });

  it('move a claim to where its corrected place is, for every filter', () => {
    const report = makeReport(1);
    const { key } = add(report);
    const claim = report.claims.find(({ geometry }) => geometry);
    const place = claim?.places[0]?.place as string;
    const to = {
      id: 'x:1',
      name: 'Far Isle',
      lat: -60,
      lon: -170,
      featureClass: 'P',
      featureCode: 'PPL',
      country: 'YY',
    };
    store.reviews.add('mara', [{ report: key, action: { kind: 'place', place, to } }]);
    expect(found({ box: [-171, -61, -169, -59] }).map((row) => row.claim)).toContain(claim?.id);
    expect(found({ place: 'x:1', corrected: true }).length).toBeGreaterThan(0);
    const [entry] = store.reviews.history();
    expect(entry?.before).toMatchObject({ id: expect.stringMatching(/^made:/) });
    store.reviews.add('mara', [{ report: key, action: { kind: 'undo', review: entry?.id as number } }]);
    expect(found({ box: [-171, -61, -169, -59] })).toEqual([]);
  });

  it('refuse a date that is not one and words outside the text', () => {
    const report = makeReport(1);
    const { key } = add(report);
    const time = report.times[0]?.id as string;
    const outside = [[{ start: 0, end: 5 }], [{ start: 5, end: 1e6 }]];
    expect(() =>
      store.reviews.add('m', [{ report: key, action: { kind: 'time', time, to: 'last week' } }]),
    ).toThrow(/EDTF/);
    expect(() =>
      store.reviews.add('m', [{ report: key, action: { kind: 'split', claim: 'c1', to: outside } }]),
    ).toThrow(/within the text/);
  });
});

describe('filters', () => {
  const reports = Array.from({ length: 60 }, (_, n) => makeReport(n));
  beforeEach(() => {
    for (const report of reports) add(report);
  });
  const all = reports.flatMap((report) => report.claims.map((claim) => ({ report, claim })));

  it('leave just what a look at every claim leaves', () => {
    const words = (report: Report, spans: { start: number; end: number }[]) =>
      spans.map(({ start, end }) => report.text.slice(start, end)).join(' ');
    const dates = (report: Report, ids: string[]) =>
      report.times.filter(({ id }) => ids.includes(id)).map(({ earliest }) => earliest as string);
    const cases: [Filter, (one: (typeof all)[number]) => boolean][] = [
      [{}, () => true],
      [
        { outlet: ['Harbour Post', 'Radio Kaja'] },
        ({ report }) => ['Harbour Post', 'Radio Kaja'].includes(report.outlet as string),
      ],
      [{ voice: ['own'] }, ({ claim }) => claim.chain.length === 0],
      [
        { voice: ['unnamed'] },
        ({ report, claim }) => report.sources.some(({ id, named }) => id === claim.origin && !named),
      ],
      [
        { stance: ['deny'] },
        ({ report, claim }) =>
          report.attributions.some(({ id, stance }) => id === claim.chain.at(-1) && stance === 'deny'),
      ],
      [{ placed: false }, ({ claim }) => claim.geometry === undefined],
      [
        { box: [30, 15, 50, 30] },
        ({ claim }) => {
          const [lon = 999, lat = 999] =
            (claim.geometry as { coordinates: number[] } | undefined)?.coordinates ?? [];
          return lon >= 30 && lon <= 50 && lat >= 15 && lat <= 30;
        },
      ],
      [
        { from: '2019-06-01', to: '2021-03-31' },
        ({ report, claim }) =>
          dates(report, claim.times).some((day) => day >= '2019-06-01' && day <= '2021-03-31'),
      ],
      [{ dated: false }, ({ claim }) => claim.times.length === 0],
      [
        { text: 'ferry -radio', placed: true },
        ({ report, claim }) => {
          const sources = claim.chain.map((id) => report.attributions.find((one) => one.id === id)?.sourceId);
          const names = report.sources.filter(({ id }) => sources.includes(id)).map(({ name }) => name);
          const seen = `${words(report, claim.spans)} ${names.join(' ')}`.toLowerCase();
          return /\bferry\b/.test(seen) && !/\bradio\b/.test(seen) && claim.geometry !== undefined;
        },
      ],
      [
        { confidence: [0.9, 1] },
        ({ report, claim }) =>
          claim.chain.length === 0 ||
          report.attributions
            .filter(({ id }) => claim.chain.includes(id))
            .every(({ confidence }) => confidence >= 0.9),
      ],
    ];
    for (const [filter, test] of cases) {
      const expected = all.filter(test).length;
      expect(expected, JSON.stringify(filter)).toBeGreaterThan(0);
      expect(store.find.count(filter), JSON.stringify(filter)).toBe(expected);
      expect(found(filter).length).toBe(Math.min(expected, 1000));
    }
  });

  it('page through every claim once, in the order asked for', () => {
    const rows = [0, 250, 500, 750].flatMap((offset) =>
      store.find.claims({}, { sort: 'earliest', order: 'up', limit: 250, offset }),
    );
    expect(new Set(rows.map(({ report, claim }) => `${report} ${claim}`)).size).toBe(all.length);
    const days = rows.flatMap(({ earliest }) => earliest ?? []);
    expect(days).toEqual([...days].sort());
    expect(rows.slice(days.length).every(({ earliest }) => earliest === null)).toBe(true);
  });

  it('count the same in facets, on the timeline and on the map', () => {
    const filter: Filter = { outlet: ['Harbour Post'] };
    const total = store.find.count(filter);
    const sum = (rows: { claims: number }[]) => rows.reduce((n, { claims }) => n + claims, 0);
    const facets = store.find.facets(filter);
    expect(sum(facets.voice)).toBe(total);
    expect(sum(facets.state)).toBe(total);
    // What would be there were another outlet chosen: its own list is counted without it.
    expect(facets.outlet).toContainEqual({ value: 'Harbour Post', claims: total });
    expect(sum(facets.outlet)).toBe(store.find.count({}));
    expect(sum(store.find.facets({ voice: ['own'], outlet: ['Harbour Post'] }).outlet)).toBe(
      store.find.count({ voice: ['own'] }),
    );
    const { buckets, undated } = store.find.timeline(filter, 'month');
    expect(sum(buckets) + undated).toBe(total);
    const { points, unplaced } = store.find.points(filter);
    expect(sum(points) + unplaced).toBe(total);
    // Asked of the claim table alone, and of others too.
    for (const more of [{}, { text: 'lorries' }, { text: 'nothing says this' }, { placed: false }]) {
      const asked = { ...filter, ...more };
      const map = store.find.map(asked);
      expect(map.placed + map.unplaced).toBe(store.find.count(asked));
      if (!('placed' in more)) expect(map.placed).toBe(store.find.count({ ...asked, placed: true }));
      expect(map.features.length).toBe(map.placed);
      expect(store.find.map(asked, 1).placed).toBe(map.placed);
    }
  });

  it('are saved under a name', () => {
    const filter: Filter = { text: 'ferry', state: ['open'] };
    store.filters.save('ferries', filter);
    store.filters.save('ferries', { ...filter, dated: true });
    expect(store.filters.list()).toMatchObject([{ name: 'ferries', filter: { ...filter, dated: true } }]);
    store.filters.remove('ferries');
    expect(store.filters.list()).toEqual([]);
    expect(() => store.filters.remove('ferries')).toThrow(/no filter/);
  });

  it('pick out single claims, and reports by what they claim or by their keys', () => {
    const rows = store.find.claims({}, { sort: 'words', order: 'up', limit: 7, offset: 20 });
    const ids = rows.map(({ report, claim }) => `${report} ${claim}`);
    expect(
      found({ claim: ids })
        .map(({ report, claim }) => `${report} ${claim}`)
        .sort(),
    ).toEqual(ids.sort());
    const denied = new Set(found({ stance: ['deny'] }).map(({ report }) => report));
    const reports = store.find.reports({ filter: { stance: ['deny'] }, limit: 1000 });
    expect(new Set(reports.reports.map(({ key }) => key))).toEqual(denied);
    const { key } = add({ ...makeReport(98), claims: [] });
    expect(store.find.reports({ filter: { report: [key] } })).toMatchObject({
      total: 1,
      reports: [{ key, claims: 0 }],
    });
  });

  it('find reports by their text', () => {
    const { key } = add({ ...makeReport(99), text: `${makeReport(99).text} Zebrawood.` });
    expect(store.find.reports({ text: 'zebrawood' })).toMatchObject({ total: 1, reports: [{ key }] });
  });
});

describe('speakers', () => {
  beforeEach(() => {
    for (let n = 0; n < 20; n += 1) add(makeReport(n));
  });

  it('are counted across reports; entries can be merged and parted again', () => {
    const { speakers } = store.speakers.find();
    const [a, b] = speakers.filter(({ named }) => named) as [
      (typeof speakers)[number],
      (typeof speakers)[number],
    ];
    const merge = store.speakers.add('mara', { kind: 'merge', speakers: [b.key], into: a.key });
    const merged = store.speakers.find().speakers.find(({ id }) => id === a.id);
    expect(merged?.merged).toEqual([{ key: b.key, name: b.name }]);
    expect(merged?.origins).toBe(a.origins + b.origins);
    expect(store.find.count({ speaker: [a.id] })).toBe(merged?.claims);
    store.speakers.add('mara', { kind: 'undo', review: merge });
    expect(store.speakers.find().speakers).toEqual(speakers);
  });

  it('are found by a word of their name, and within a filter', () => {
    const { speakers } = store.speakers.find({ name: 'harb*' });
    expect(speakers.map(({ name }) => name).sort()).toEqual(['Harbour Post', 'the harbour office']);
    const filter: Filter = { stance: ['deny'] };
    const denying = store.speakers.find({ filter, named: false }).speakers;
    expect(denying.every(({ named }) => !named)).toBe(true);
    for (const { id, claims } of denying) expect(store.find.count({ ...filter, speaker: [id] })).toBe(claims);
  });
});

describe('the import queue', () => {
  it('goes on where it stopped, and can try failures again', () => {
    const given = store.queue.give({ name: 'wire.jsonl', spool: 's1', size: 10 });
    store.queue.give({ name: 'b.txt', spool: 's2', size: 10 });
    store.queue.start(given.id);
    store.transaction(() => store.queue.pass(given.id, { key: add(makeReport(1)).key, added: true }));
    store.close();
    store = new Store(join(folder, 'desk.headwater'), { now });
    expect(store.queue.next()).toMatchObject({ id: given.id, passed: 1, spool: 's1' });
    store.queue.pass(given.id, { failure: { name: 'line 2', code: 'not-json', message: 'it is not JSON' } });
    expect(store.queue.finish(given.id)).toMatchObject({ state: 'read', added: 1, failed: 1 });
    expect(store.queue.failures(given.id)).toMatchObject([{ name: 'line 2' }]);
    expect(store.queue.spoolNames()).toEqual(new Set(['s1', 's2']));
    expect(store.queue.retry(given.id)).toMatchObject({ state: 'waiting', failed: 0 });
  });

  it('undoes a report and its place in the queue together', () => {
    const { id } = store.queue.give({ name: 'a.txt', spool: 's1', size: 10 });
    const broken = () =>
      store.transaction(() => {
        store.queue.pass(id, { key: add(makeReport(1)).key, added: true });
        throw new Error('power cut');
      });
    expect(broken).toThrow('power cut');
    expect(store.queue.get(id).passed).toBe(0);
    expect(store.find.reports().total).toBe(0);
  });
});
