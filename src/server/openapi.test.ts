/** What the interface gives is what its description says, and docs/openapi.json is that description. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { makeReport } from '../../bench/desk-reports.js';
import { routesOf } from './app.js';
import { importText, openDesk, type TestDesk } from './fixtures/desk.js';
import { openApi } from './openapi.js';
import type { Parts } from './parts.js';
import type { Route } from './route.js';

const routes = routesOf({} as Parts);
let desk: TestDesk;
let key = '';
let story = '';
let held = '';
beforeAll(async () => {
  desk = await openDesk();
  const { id } = await importText(desk, 'one.txt', makeReport(1).text);
  await importText(desk, 'wire.jsonl', '{"neither": true}');
  [key = ''] = (await desk.json<{ reports: string[] }>(`/api/imports/${id}`)).reports;
  const { stories } = await desk.json<{ stories: { id: string }[] }>('/api/stories?minReports=1');
  story = stories[0]?.id ?? '';
  await desk.post('/api/stories/decisions', {
    action: { kind: 'story-count', reports: [key], min: 1, max: 2 },
  });
  const opened = await desk.post<{ case: string }>('/api/cases/reviews', {
    action: { kind: 'case-open', name: 'The ford' },
  });
  held = opened.case;
  await desk.post('/api/cases/reviews', {
    action: { kind: 'case-put', case: held, items: [{ of: 'report', report: key }] },
  });
  const claims = makeReport(1).claims.slice(0, 2);
  for (const { id: claim } of claims)
    await desk.post('/api/reviews', {
      reviews: [{ report: key, action: { kind: 'note', claim, note: 'seen' }, why: 'asked' }],
    });
  await desk.json('/api/filters/open', {
    method: 'PUT',
    body: '{"state":["open"]}',
    headers: { 'Content-Type': 'application/json' },
  });
});
afterAll(() => desk.remove());

/** Routes that give JSON and can be asked with nothing but a report, an import and a speaker. */
const asked = routes.filter(
  (one): one is Route & { gives: z.ZodType } => one.method === 'get' && typeof one.gives !== 'string',
);
const QUERIES: Record<string, string> = {
  '/api/reports/{key}/difference': '?since=KEY',
  '/api/places': '?name=Baghdad',
  '/api/search': `?filter=${encodeURIComponent('{"text":"ferry OR the","place":"Town 7"}')}`,
  '/api/reports/{key}/hits': '?text=the',
  '/api/suggest': '?typed=har',
  '/api/reports/{key}/shared': '?with=KEY',
};

describe('the description of the interface', () => {
  it('is docs/openapi.json (npm run schema writes it)', () => {
    const file = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(openApi(routes, version))));
  });

  it.each(asked.map((one) => [one.path, one] as const))('says what GET %s gives', async (path, { gives }) => {
    const address = `${path}${QUERIES[path] ?? ''}`
      .replaceAll('KEY', key)
      .replace('{key}', path.startsWith('/api/cases') ? held : key)
      .replace('{facet}', 'outlet')
      .replace('{id}', path.startsWith('/api/stories') ? story : '1');
    const given = await desk.json(address);
    // What the schema does not know, parsing drops: then both would differ.
    expect(gives.parse(given)).toEqual(given);
  });

  it('refers to nothing that it has not got', () => {
    const description = openApi(routes, '1.0.0') as { components: { schemas: Record<string, unknown> } };
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, to = '']) => to,
    );
    const known = Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(new Set(references)).toEqual(new Set(known));
    expect(known.length).toBeGreaterThan(10);
  });
});
