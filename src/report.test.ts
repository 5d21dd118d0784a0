import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportJsonSchema, reportSchema } from './report.js';

const published = new URL('../docs/report.schema.json', import.meta.url);

const smallest = {
  id: 'a',
  language: 'en',
  text: '',
  blocks: [],
  sentences: [],
  mentions: [],
  entities: [],
  times: [],
  places: [],
  quantities: [],
  attributions: [],
  sources: [],
  claims: [],
  warnings: [],
};

describe('the data model', () => {
  it('publishes the JSON Schema that the types come from (npm run schema refreshes it)', () => {
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(reportJsonSchema());
  });

  it('takes the smallest report', () => {
    expect(reportSchema.parse(smallest)).toEqual({ ...smallest, events: [] });
  });

  it.each([
    ['an offset that is no whole number', { sentences: [{ start: 0.5, end: 1 }] }],
    ['an unknown kind of block', { blocks: [{ start: 0, end: 1, kind: 'footer' }] }],
    ['a claim without words', { claims: [{ id: 'c1', spans: [], chain: [] }] }],
    ['a missing text', { text: undefined }],
  ])('refuses %s', (_, change) => {
    expect(reportSchema.safeParse({ ...smallest, ...change }).success).toBe(false);
  });
});
