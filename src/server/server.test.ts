import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import { reportSchema } from '../report.js';
import { importText, openDesk, quickReading, type TestDesk } from './fixtures/desk.js';
import type { Reading } from './index.js';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.remove());

interface Rows {
  total: number;
  claims: { report: string; claim: string; state: string; words: string }[];
}
const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;

describe('importing', () => {
  it('reads what is given and tells how it went', async () => {
    const { id } = await importText(desk, 'one.txt', makeReport(1).text);
    const one = await desk.json<{ import: { state: string; added: number }; reports: string[] }>(
      `/api/imports/${id}`,
    );
    expect(one.import).toMatchObject({ state: 'read', added: 1, known: 0, failed: 0 });
    const shown = await desk.json<{ report: unknown }>(`/api/reports/${one.reports[0]}`);
    expect(reportSchema.parse(shown.report)).toEqual(makeReport(1));
    const again = await importText(desk, 'one.txt', makeReport(1).text);
    expect(await desk.json(`/api/imports/${again.id}`)).toMatchObject({ import: { added: 0, known: 1 } });
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual([]);
  });

  it('reads JSON Lines a record a report, names those that fail, and tries them again on demand', async () => {
    const lines = [1, 2].map((n) => JSON.stringify({ id: `r${n}`, text: makeReport(n).text }));
    const { id } = await importText(desk, 'wire.jsonl', [lines[0], '{"neither": true}', lines[1]].join('\n'));
    const one = await desk.json<{ import: object; failures: { name: string }[] }>(`/api/imports/${id}`);
    expect(one.import).toMatchObject({ state: 'read', passed: 3, added: 2, failed: 1 });
    expect(one.failures.length).toBe(1);
    expect(readdirSync(join(desk.folder, 'spool')).length).toBe(1);
    await desk.post(`/api/imports/${id}/retry`, {});
    await desk.idle();
    expect(await desk.json(`/api/imports/${id}`)).toMatchObject({ import: { known: 2, failed: 1 } });
    await desk.json(`/api/imports/${id}`, { method: 'DELETE' });
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual([]);
    expect((await desk.json<Rows>('/api/claims')).total).toBe(20);
  });

  it('reads files of one report side by side, and keeps them in the order in which they came', async () => {
    await desk.remove();
    let [begun, now, most] = [0, 0, 0];
    const counting: Reading = {
      ...quickReading,
      async read(input) {
        begun += 1;
        now += 1;
        most = Math.max(most, now);
        // The first ones take longest.
        await new Promise((resolve) => setTimeout(resolve, 400 / begun));
        now -= 1;
        return quickReading.read(input);
      },
    };
    desk = await openDesk({ reading: counting });
    for (let n = 0; n < 12; n += 1)
      await desk.json(`/api/imports?name=${n}.txt`, { method: 'POST', body: makeReport(n).text });
    await desk.idle();
    expect(most).toBeGreaterThan(1);
    const { imports } = await desk.json<{ imports: { name: string; state: string; added: number }[] }>(
      '/api/imports',
    );
    expect(imports.map(({ name, state, added }) => [name, state, added])).toEqual(
      Array.from({ length: 12 }, (_, n) => [`${11 - n}.txt`, 'read', 1]),
    );
    const { reports } = await desk.json<{ reports: { title: string }[] }>('/api/reports');
    expect(reports.map(({ title }) => title)).toEqual(
      Array.from({ length: 12 }, (_, n) => makeReport(11 - n).title),
    );
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual([]);
  });

  it('goes on, after an end in the middle, with the document it had come to', async () => {
    await desk.remove();
    let reads = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Reading = {
      processes: 1,
      async read(input) {
        reads += 1;
        if (reads > 3) await held;
        return quickReading.read(input);
      },
      close: async () => {},
    };
    desk = await openDesk({ reading: slow });
    const lines = [1, 2, 3, 4, 5, 6].map((n) => JSON.stringify({ id: `r${n}`, text: makeReport(n).text }));
    await desk.json('/api/imports?name=wire.jsonl', { method: 'POST', body: lines.join('\n') });
    while ((await desk.json<{ imports: { passed: number }[] }>('/api/imports')).imports[0]?.passed !== 3)
      await new Promise((resolve) => setTimeout(resolve, 20));
    setTimeout(release, 50);
    desk = await desk.again();
    expect(desk.waiting).toBe(1);
    await desk.idle();
    expect(await desk.json('/api/imports/1')).toMatchObject({
      import: { state: 'read', passed: 6, added: 6 },
    });
  });

  it('tells open pages about it as it happens', async () => {
    const stream = await desk.ask('/api/events');
    const chunks = (stream.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    await desk.json('/api/imports?name=one.txt', { method: 'POST', body: makeReport(1).text });
    let text = '';
    while (!/event: import\ndata: .*"state":"read"/.test(text))
      text += decoder.decode((await chunks.read()).value);
    expect(text).toContain('event: progress');
    await chunks.cancel();
  });

  it('reads reports again that another version read, and keeps decisions', async () => {
    await importText(desk, 'one.txt', makeReport(1).text);
    const { claims } = await desk.json<Rows>('/api/claims?limit=1');
    const [first] = claims;
    await desk.post('/api/reviews', {
      reviews: [{ report: first?.report, action: { kind: 'accept', claim: first?.claim } }],
    });
    await desk.close();
    const folder = desk.folder;
    desk = await openDesk({ folder, reader: '2.0.0' });
    expect(await desk.json('/api/desk')).toMatchObject({ readBefore: 1 });
    await desk.post('/api/reread', {});
    await desk.idle();
    expect(await desk.json('/api/desk')).toMatchObject({ readBefore: 0, lapsed: 0 });
    expect((await desk.json<Rows>(`/api/claims?${filter({ state: ['accepted'] })}`)).total).toBe(1);
  });
});

describe('reviewing', () => {
  it('accepts, corrects, undoes, and lasts', async () => {
    await importText(desk, 'one.txt', makeReport(1).text);
    const { claims } = await desk.json<Rows>(`/api/claims?${filter({ placed: true })}&limit=1`);
    const report = claims[0]?.report as string;
    const shown = await desk.json<{ report: { claims: { id: string; places: { place: string }[] }[] } }>(
      `/api/reports/${report}`,
    );
    const place = shown.report.claims.find(({ id }) => id === claims[0]?.claim)?.places[0]?.place;
    const to = {
      id: 'x:1',
      name: 'Far Isle',
      lat: -60,
      lon: -170,
      featureClass: 'P',
      featureCode: 'PPL',
      country: 'YY',
    };
    const { ids } = await desk.post<{ ids: number[] }>('/api/reviews', {
      reviews: [{ report, action: { kind: 'place', place, to }, why: 'the other one' }],
    });
    const box = filter({ box: [-171, -61, -169, -59] });
    expect((await desk.json<Rows>(`/api/claims?${box}`)).total).toBeGreaterThan(0);
    desk = await desk.again();
    expect((await desk.json<Rows>(`/api/claims?${box}`)).total).toBeGreaterThan(0);
    await desk.post('/api/reviews', { reviews: [{ report, action: { kind: 'undo', review: ids[0] } }] });
    expect((await desk.json<Rows>(`/api/claims?${box}`)).total).toBe(0);
    const history = await desk.json<object[]>(`/api/reports/${report}/history`);
    expect(history).toMatchObject([
      { who: 'mara', action: { kind: 'undo' } },
      { why: 'the other one', undone: true },
    ]);
  });

  it('says what is wrong with a request', async () => {
    const cases: [string, RequestInit & { headers?: Record<string, string> }, number, RegExp][] = [
      [
        '/api/reviews',
        { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
        422,
        /reviews/,
      ],
      [
        '/api/reviews',
        { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } },
        422,
        /JSON/,
      ],
      ['/api/reviews', { method: 'POST', body: '{}' }, 415, /application\/json/],
      [`/api/claims?${filter({ nonsense: 1 })}`, {}, 422, /filter/],
      ['/api/claims?filter=x', {}, 422, /JSON/],
      ['/api/reports/none', {}, 404, /no report none/],
      ['/api/imports/7/retry', { method: 'POST' }, 409, /nothing to try again/],
      ['/api/imports?name=', { method: 'POST', body: 'x' }, 422, /name/],
      ['/api/imports?name=x', { method: 'POST' }, 422, /empty/],
      ['/api/nowhere', {}, 404, /openapi/],
    ];
    for (const [path, init, status, message] of cases) {
      const answer = await desk.ask(path, init);
      expect(answer.status, path).toBe(status);
      expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(message);
    }
  });
});

describe('exports', () => {
  it('hold just what the filter leaves, with decisions, and can be read again', async () => {
    for (const n of [1, 2]) await importText(desk, `${n}.txt`, makeReport(n).text);
    const { claims } = await desk.json<Rows>('/api/claims?limit=3');
    const reviews = claims.map(({ report, claim }) => ({ report, action: { kind: 'accept', claim } }));
    await desk.post('/api/reviews', { reviews });
    const accepted = filter({ state: ['accepted'] });
    const text = await (await desk.ask(`/api/export?format=jsonl&${accepted}`)).text();
    const reports = text
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { claims: { id: string }[]; decisions: Record<string, { state: string }> },
      );
    expect(reports.flatMap((report) => report.claims).length).toBe(3);
    expect(reports.flatMap(({ decisions }) => Object.values(decisions).map(({ state }) => state))).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  it('of the whole desk are taken in by another one', async () => {
    await importText(desk, '1.txt', makeReport(1).text);
    const archive = await (await desk.ask('/api/archive')).arrayBuffer();
    const other = await openDesk();
    const taken = await other.json('/api/archive', { method: 'POST', body: archive });
    expect(taken).toEqual({ reports: 1, known: 0, reviews: 0, filters: 0 });
    const broken = await other.ask('/api/archive', { method: 'POST', body: archive.slice(0, 100) });
    expect(broken.status).toBe(422);
    await other.remove();
  });
});

describe('the description of the interface', () => {
  it('has every route, each with what it gives and a way to fail', async () => {
    const description = await desk.json<{
      openapi: string;
      paths: Record<string, Record<string, { summary: string; responses: object }>>;
    }>('/api/openapi.json');
    expect(description.openapi).toBe('3.1.0');
    const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(25);
    for (const operation of operations) {
      expect(operation.summary.length).toBeGreaterThan(5);
      expect(Object.keys(operation.responses)).toEqual(['200', 'default']);
    }
    expect(JSON.stringify(description)).not.toContain('undefined');
  });
});
