/** Stories through the desk's interface. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../report.js';
import type { ReportStories, StoryClaim, StoryRow, StoryShown } from '../store/index.js';
import { makeHappening } from '../store/stories/fixtures/happenings.js';
import { importText, openDesk, type TestDesk } from './fixtures/desk.js';

const made: Report[] = [1, 2].flatMap((happening) => [
  makeHappening({ happening, variant: 0, manner: 'wire' }),
  makeHappening({ happening, variant: 0, manner: 'copy' }),
  makeHappening({ happening, variant: 1, manner: 'own' }),
  makeHappening({ happening, variant: 1, manner: 'later' }),
]);

let desk: TestDesk;
const keys = new Map<string, string>();
beforeAll(async () => {
  desk = await openDesk({
    reading: {
      processes: 1,
      async read({ text = '', bytes }) {
        const given = text || Buffer.from(bytes ?? []).toString('utf8');
        const report = made.findLast((one) => given.trim() === one.text);
        return report
          ? { ok: true, output: report, warnings: [] }
          : { ok: false, code: 'fault', message: 'not made' };
      },
      close: async () => {},
    },
  });
  for (const report of made) {
    const { id } = await importText(desk, `${report.id}.txt`, report.text);
    const [key = ''] = (await desk.json<{ reports: string[] }>(`/api/imports/${id}`)).reports;
    keys.set(key, report.id);
  }
});
afterAll(() => desk.remove());

const list = (query = '') =>
  desk.json<{ total: number; stories: StoryRow[]; left: number }>(`/api/stories${query}`);

describe('the list of stories', () => {
  it('has a row for each happening that several reports tell of', async () => {
    const { total, stories, left } = await list();
    expect({ total, left }).toEqual({ total: 2, left: 0 });
    for (const row of stories) {
      expect(row).toMatchObject({ reports: 4 });
      expect(row.copies).toBeGreaterThan(0);
      expect(row.places[0]).toMatch(/ Ford$/);
      expect(row.voices.max).toBeGreaterThanOrEqual(2);
    }
  });

  it('is narrowed by filters of the desk, voices and kinds of divergence', async () => {
    const place = made[0]?.places[0]?.name ?? '';
    expect(await list(`?filter=${encodeURIComponent(JSON.stringify({ place }))}`)).toMatchObject({
      total: 1,
      stories: [{ places: [place] }],
    });
    expect((await list('?minVoices=9')).total).toBe(0);
    expect((await list('?divergence=["denial"]')).total).toBe(0);
    expect((await list('?limit=1&sort=newest')).stories).toHaveLength(1);
  });
});

describe('a story', () => {
  const earliest = async () => {
    const [row] = (await list('?sort=earliest')).stories;
    return desk.json<StoryShown>(`/api/stories/${row?.id}`);
  };

  it('shows each fact with its words in the report', async () => {
    const { table, story } = await earliest();
    expect(table.slots).toEqual(expect.arrayContaining(['killed', 'place']));
    expect(table.rows.map(({ origin }) => origin)).toContain(story.origins[0]?.id);
    const texts = new Map(made.map((report) => [report.id, report.text]));
    for (const cells of table.rows.flatMap(({ cells }) => Object.values(cells)))
      for (const { fact, words } of cells)
        expect(texts.get(keys.get(fact.ref.report) ?? '')?.slice(fact.ref.start, fact.ref.end)).toBe(words);
  });

  it('says what each report adds', async () => {
    const { story, reports } = await earliest();
    const copy = story.reports.findIndex(({ echoOf }) => echoOf?.kind === 'copy');
    expect(reports[copy]?.adds.claims.length).toBeLessThan(story.reports[copy]?.claims.length ?? 0);
    const seen = story.reports[0]?.facts.map(({ id }) => id) ?? [];
    expect(reports[0]?.adds.facts).toEqual(expect.arrayContaining(seen.slice(0, 1)));
    expect(reports[0]?.adds.claims.length).toBeGreaterThan(0);
  });

  it('gives its claims as GeoJSON, and itself as files', async () => {
    const { story } = await earliest();
    const { features } = await desk.json<{ features: StoryClaim[] }>(`/api/stories/${story.id}/claims`);
    expect(features.some(({ geometry }) => geometry?.type === 'Point')).toBe(true);
    for (const format of ['html', 'markdown', 'csv', 'json', 'geojson']) {
      const answer = await desk.ask(`/api/stories/${story.id}/export?format=${format}`);
      expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="story\./);
      expect((await answer.text()).includes(format === 'csv' ? 'killed' : story.words)).toBe(true);
    }
  });

  it('tells beside a report whom it repeats and who says otherwise', async () => {
    const { story } = await earliest();
    const [copy, first] = story.reports.flatMap(({ report, echoOf }) =>
      echoOf ? [report, echoOf.report] : [],
    );
    const { stories, claims } = await desk.json<ReportStories>(`/api/reports/${copy}/stories`);
    expect(stories[0]?.repeats?.report).toBe(first);
    expect(claims.find(({ facts }) => facts.length > 0)?.facts[0]?.voices).toBeGreaterThan(0);
    const shared = await desk.json<{ passages: unknown[] }>(`/api/reports/${copy}/shared?with=${first}`);
    expect(shared.passages.length).toBeGreaterThan(0);
  });

  it('is not there under a name that no story had', async () => {
    expect((await desk.ask('/api/stories/s-none')).status).toBe(404);
  });
});
