/** What is exported is what the analyst has, in every format, with what the reader had kept apart. */
import { kml } from '@tmcw/togeojson';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { EXPORT_FORMATS, type ExportFormat } from './export.js';
import { importText, openDesk, type TestDesk } from './fixtures/desk.js';

let desk: TestDesk;
let key = '';
const texts = {} as Record<ExportFormat, string>;

/** A claim with a place on the map, a day and a source: all three are corrected. */
const made = makeReport(3);
const claim = made.claims.find(({ geometry, times, chain }) => geometry && times[0] && chain.length === 1);
const other = made.claims.find((one) => one !== claim && one.chain.length > 0);
if (!claim || !other) throw new Error('the made report has no such claims');
const placeId = claim.places[0]?.place ?? '';
const place = made.places.find(({ id }) => id === placeId);
const time = made.times.find(({ id }) => id === claim.times[0]);
const source = made.sources.find(({ id }) => id === claim.origin);

beforeAll(async () => {
  desk = await openDesk();
  const { id } = await importText(desk, 'one.txt', made.text);
  key = (await desk.json<{ reports: string[] }>(`/api/imports/${id}`)).reports[0] ?? '';
  const feature = { ...place?.feature, id: 'made:other', name: 'Elsewhere', lat: 10, lon: 20 };
  const [start = 0, end = 0] = [other.spans[0]?.start, other.spans[0]?.end];
  const middle = made.text.indexOf(' ', start + 3);
  const actions = [
    { kind: 'accept', claim: claim.id },
    { kind: 'note', claim: claim.id, note: '=seen in two more places' },
    { kind: 'place', place: placeId, to: feature },
    { kind: 'time', time: claim.times[0], to: '2024-05' },
    {
      kind: 'source',
      attribution: claim.chain[0],
      to: { name: 'Hafsa <b>Omar</b>', kind: 'person', named: true },
    },
    { kind: 'split', claim: other.id, to: [[{ start, end: middle }], [{ start: middle + 1, end }]] },
  ];
  await desk.post('/api/reviews', { reviews: actions.map((action) => ({ report: key, action })) });
  for (const format of EXPORT_FORMATS)
    texts[format] = await (await desk.ask(`/api/export?format=${format}`)).text();
});
afterAll(() => desk.remove());

const spans = claim.spans.map(({ start, end }) => `${start}-${end}`).join(' | ');

describe('the rows of a table', () => {
  const rowsOf = () => parse(texts.csv.replace(/^\uFEFF/, ''), { columns: true }) as Record<string, string>[];

  it('have the corrected values, and what was read beside them', () => {
    const row = rowsOf().find(({ claim_id }) => claim_id === claim.id);
    expect(row).toMatchObject({
      report_id: made.id,
      report_key: key,
      spans,
      origin: 'Hafsa <b>Omar</b>',
      chain: 'Hafsa <b>Omar</b>',
      place_names: 'Elsewhere',
      geometry: 'POINT (20 10)',
      times_edtf: '2024-05',
      review_state: 'accepted',
      corrected: `attribution ${claim.chain[0]} | place ${placeId} | time ${claim.times[0]}`,
    });
    for (const value of [source?.name, place?.feature?.name, time?.edtf])
      expect(row?.as_read).toContain(value);
    expect(row?.review_notes).toMatch(/^'=seen in two more places \(mara, \d{4}-/);
  });

  it('say of the others that they are open, and of the parts of a split claim what it was', () => {
    const rows = rowsOf();
    expect(rows.length).toBe(made.claims.length + 1);
    for (const row of rows) if (row.claim_id !== claim.id) expect(row.review_state).toBe('open');
    const parts = rows.filter(({ claim_id }) => claim_id?.startsWith(`${other.id}.`));
    expect(parts.length).toBe(2);
    for (const part of parts) expect(part.as_read).toContain(`claim ${other.id}: “`);
    expect(rows.filter(({ corrected }) => corrected === '').length).toBe(made.claims.length - 2);
  });
});

interface Decided {
  state: string;
  corrected: string[];
  asRead: { of: string; id: string; read: { id: string } }[];
}

/** What an export says was read in place of the corrected values. */
function checkAsRead({ state, asRead }: Decided): void {
  expect(state).toBe('accepted');
  expect(asRead.map(({ of }) => of)).toEqual(['attribution', 'place', 'time']);
  expect(asRead[1]?.read).toEqual(place);
  expect(asRead[2]?.read).toEqual(time);
}

describe('reports and features', () => {
  it.each(['json', 'jsonl'] as const)('%s: hold the corrected report and what was read', (format) => {
    const [report] = (
      format === 'json'
        ? JSON.parse(texts.json)
        : texts.jsonl
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
    ) as (Report & { key: string; decisions: Record<string, Decided> })[];
    expect(report?.key).toBe(key);
    expect(report?.claims.find(({ id }) => id === claim.id)).toMatchObject({
      spans: claim.spans,
      chain: claim.chain,
      geometry: { type: 'Point', coordinates: [20, 10] },
    });
    expect(report?.times.find(({ id }) => id === time?.id)?.edtf).toBe('2024-05');
    checkAsRead(report?.decisions[claim.id] as Decided);
  });

  it('geojson', () => {
    const { features } = JSON.parse(texts.geojson) as {
      features: { id: string; geometry: object; properties: Record<string, unknown> }[];
    };
    const feature = features.find(({ id }) => id === `${made.id}#${claim.id}`);
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [20, 10] });
    expect(feature?.properties).toMatchObject({ report: { key }, spans: claim.spans });
    expect(feature?.properties.chain).toMatchObject([{ name: 'Hafsa <b>Omar</b>' }]);
    checkAsRead(feature?.properties.review as Decided);
    expect(features.every(({ properties }) => properties.review)).toBe(true);
  });

  it('kml', () => {
    const { DOMParser } = parseHTML('<html></html>');
    const parsed = new DOMParser().parseFromString(texts.kml, 'text/xml');
    const { features } = kml(parsed as unknown as Parameters<typeof kml>[0]);
    expect(features.length).toBe(made.claims.length + 1);
    const feature = features.find(({ properties }) => properties?.claim_id === claim.id);
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [20, 10] });
    expect(feature?.properties).toMatchObject({
      report_id: made.id,
      report_key: key,
      spans,
      chain: 'Hafsa <b>Omar</b>',
      review_state: 'accepted',
    });
    expect(feature?.properties?.as_read).toContain(place?.feature?.name);
  });
});

describe('pages for people', () => {
  it.each(['markdown', 'html'] as const)('%s: say state, notes, offsets and what was read', (format) => {
    // Markdown writes what would mean something with a backslash before it, HTML with a reference.
    const text = texts[format].replaceAll('\\', '');
    const shown = format === 'html' ? (parseHTML(text).document.body.textContent ?? '') : text;
    for (const words of ['accepted', 'open', '=seen in two more places', 'Elsewhere', 'Hafsa <b>Omar</b>'])
      expect(shown).toContain(words);
    expect(shown).toContain(`place “${made.text.slice(place?.start, place?.end)}”: ${place?.feature?.name}`);
    for (const { start, end } of claim.spans) expect(shown).toContain(`${start} to ${end}`);
  });
});

describe('merged sources', () => {
  it('are named beside the name in the text', async () => {
    const { speakers } = await desk.json<{ speakers: { key: string; name: string }[] }>('/api/speakers');
    const from = speakers.find(({ name }) => name === 'Hafsa <b>Omar</b>')?.key;
    const into = speakers.find(({ key: one }) => one !== from);
    await desk.post('/api/speakers/reviews', {
      action: { kind: 'merge', speakers: [from], into: into?.key },
    });
    const csv = await (await desk.ask('/api/export?format=csv')).text();
    const row = (parse(csv.replace(/^\uFEFF/, ''), { columns: true }) as Record<string, string>[]).find(
      ({ claim_id }) => claim_id === claim.id,
    );
    expect(row).toMatchObject({ origin: 'Hafsa <b>Omar</b>', origin_entry: into?.name });
  });
});

describe('everything', () => {
  it('is every report, without claims too, and every decision, wherever it is imported again', async () => {
    await importText(desk, 'silent.txt', 'Nothing is said by anybody in this text about the weather.');
    const { reports } = await desk.json<{ reports: { key: string }[] }>('/api/reports');
    const lines = await (await desk.ask('/api/export?format=jsonl')).text();
    const keys = lines
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { key: string }).key);
    expect(keys.sort()).toEqual(reports.map((one) => one.key).sort());
    const page = await (await desk.ask('/api/export?format=markdown')).text();
    expect(page).toContain('No claims were found');

    const other = await openDesk();
    try {
      for (let times = 0; times < 2; times += 1) await importText(other, 'export.jsonl', lines);
      const [here, there] = await Promise.all(
        [desk, other].map(async (one) => decidedIn(await (await one.ask('/api/export?format=jsonl')).text())),
      );
      expect(there).toEqual(here);
      expect(here?.some(({ history }) => history.length > 0)).toBe(true);
    } finally {
      await other.remove();
    }
  });

  it('that comes with decisions in no form of ours is taken in, and said not to be whole', async () => {
    const line = JSON.stringify({ ...makeReport(4), history: [{ action: 'accept everything' }] });
    const { id } = await importText(desk, 'odd.jsonl', `${line}\n`);
    const { import: one, failures } = await desk.json<{
      import: { added: number };
      failures: { code: string }[];
    }>(`/api/imports/${id}`);
    expect(one.added).toBe(1);
    expect(failures.map(({ code }) => code)).toEqual(['bad-history']);
  });
});

/** What an export says of claims and decisions; merges of sources are the desk's, not a report's. */
function decidedIn(lines: string) {
  type Line = Report & {
    key: string;
    decisions: Record<string, object>;
    history: { action: object; at: string }[];
  };
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const { key: name, claims, places, times, sources, decisions, history } = JSON.parse(line) as Line;
      const own = Object.entries(decisions).map(([id, one]) => [id, { ...one, originEntry: undefined }]);
      return { name, claims, places, times, sources, own, history };
    })
    .sort((one, two) => one.name.localeCompare(two.name));
}
