/** What an analyst added goes wherever the desk's decisions go, as the analyst's. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { importText, openDesk, type TestDesk } from './fixtures/desk.js';

let desk: TestDesk;
let key = '';
const made = makeReport(3);
const claim = made.claims.find(({ chain }) => chain.length === 1) as Report['claims'][number];
const [words] = claim.spans;
const title = { start: 0, end: made.title?.length ?? 0 };
const enter = (actions: object[]) =>
  desk.post<{ ids: number[] }>('/api/reviews', {
    reviews: actions.map((action) => ({ report: key, action })),
  });

beforeAll(async () => {
  desk = await openDesk();
  const { id } = await importText(desk, 'one.txt', made.text);
  key = (await desk.json<{ reports: string[] }>(`/api/imports/${id}`)).reports[0] ?? '';
  await enter([
    { kind: 'add-time', claim: claim.id, words, to: '2024-05', role: 'at' },
    {
      kind: 'link',
      claim: claim.id,
      after: claim.chain[0],
      to: { name: 'Old Salmin', kind: 'person', named: true },
    },
    { kind: 'add-claim', words: [title], chain: [], places: [], times: [], quantities: [] },
    { kind: 'add-quantity', claim: claim.id, words, to: { min: 7, approximate: false, kind: 'count' } },
  ]);
  const { ids: entered } = await enter([
    { kind: 'add-time', claim: claim.id, words, to: '1999', role: 'at' },
  ]);
  await enter([{ kind: 'undo', review: entered[0] }]);
});
afterAll(() => desk.remove());

/** The report as a desk has it, and its history but for the numbers of its entries. */
async function standing(on: TestDesk) {
  const shown = await on.json<{ report: Report; given: string[]; decisions: object }>(`/api/reports/${key}`);
  const history = await on.json<{ at: string; who: string; action: { kind: string }; undone: boolean }[]>(
    `/api/reports/${key}/history`,
  );
  const { report, given, decisions } = shown;
  return {
    report,
    given,
    decisions,
    history: history.map(({ at, who, action, undone }) => [at, who, action.kind, undone]),
  };
}

describe('what an analyst added', () => {
  it('is in the report under ids of its own, with who added it in the history', async () => {
    const { report, given, history } = await standing(desk);
    expect(given).toHaveLength(4);
    for (const id of given) expect(id).toMatch(/^given-[0-9a-f]{10}$/);
    expect(report.claims[0]?.spans).toEqual([title]);
    expect(history).toHaveLength(6);
    expect(history[1]?.[3]).toBe(true);
    expect(JSON.stringify(await desk.json(`/api/reports/${key}/reading`))).not.toContain('given-');
  });

  it('is told in a table, and beside it what was read', async () => {
    const csv = await (await desk.ask('/api/export?format=csv')).text();
    const rows = parse(csv.replace(/^\uFEFF/, ''), { columns: true }) as Record<string, string>[];
    const row = rows.find(({ claim_id }) => claim_id === claim.id);
    const own = made.text.slice(words?.start, words?.end);
    expect(row?.added).toBe(`source “Old Salmin” | time “${own}” | quantity “${own}”`);
    expect(row?.origin).toBe('Old Salmin');
    expect(row?.as_read).toContain(`chain: ${claim.chain[0]}`);
    expect(rows[0]?.added).toBe(`claim “${made.title}”`);
    for (const format of ['markdown', 'html', 'kml'])
      expect(await (await desk.ask(`/api/export?format=${format}`)).text()).toContain('Added by an analyst');
  });

  it('is found by the filter for what was corrected', async () => {
    const filter = encodeURIComponent(JSON.stringify({ corrected: true }));
    const { total } = await desk.json<{ total: number }>(`/api/claims?filter=${filter}`);
    expect(total).toBe(2);
  });

  it('comes to another desk whole, as JSON Lines and in an archive, and can be undone there', async () => {
    const here = await standing(desk);
    const lines = await (await desk.ask('/api/export?format=jsonl')).text();
    const archive = await (await desk.ask('/api/archive')).arrayBuffer();
    for (const take of [
      (on: TestDesk) => importText(on, 'export.jsonl', lines),
      (on: TestDesk) => on.ask('/api/archive', { method: 'POST', body: archive }),
    ]) {
      const other = await openDesk();
      try {
        // Entries have other numbers there.
        await importText(other, 'first.txt', makeReport(5).text);
        const [first] = (await other.json<{ reports: { key: string }[] }>('/api/reports')).reports;
        await other.post('/api/reviews', {
          reviews: [{ report: first?.key, action: { kind: 'accept', claim: 'c1' } }],
        });
        await take(other);
        expect(await standing(other)).toEqual(here);
        const history = await other.json<{ id: number; action: { kind: string } }[]>(
          `/api/reports/${key}/history`,
        );
        const entry = history.find(({ action }) => action.kind === 'add-claim')?.id;
        await other.post('/api/reviews', {
          reviews: [{ report: key, action: { kind: 'undo', review: entry } }],
        });
        expect((await standing(other)).report.claims).toHaveLength(made.claims.length);
      } finally {
        await other.remove();
      }
    }
  });
});
