import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Event, Place, Quantity, TimeExpression } from '../report.js';
import { ACLED_COLUMNS } from './acled.js';
import { claimOf, reportOf, spanOf } from './fixtures/reports.js';
import { writerFor } from './index.js';

const TEXT = 'Gunmen attacked a convoy near Tal Awra on 3 May, killing five soldiers. =No vote was held.';

function report(parts: Partial<Event> = {}) {
  const place: Place = {
    ...spanOf(TEXT, 'Tal Awra'),
    id: 'p1',
    name: 'Tal Awra',
    feature: {
      id: 'x:1',
      name: 'Tall Awra',
      lat: 35.1,
      lon: 40.2,
      featureClass: 'P',
      featureCode: 'PPL',
      country: 'SY',
    },
    candidates: [],
    confidence: 0.9,
    geoPrecision: 1,
    usage: 'literal',
  };
  const time: TimeExpression = {
    ...spanOf(TEXT, '3 May'),
    id: 't1',
    type: 'DATE',
    value: '2024-05-03',
    edtf: '2024-05-03',
    earliest: '2024-05-03',
    latest: '2024-05-03',
  };
  const toll: Quantity = {
    ...spanOf(TEXT, 'five'),
    id: 'q1',
    min: 5,
    max: 5,
    approximate: false,
    kind: 'count',
  };
  const event: Event = {
    id: 'v1',
    triggers: [spanOf(TEXT, 'attacked')],
    type: 'ASSAULT',
    subEvent: 'Armed clash',
    actors: [{ spans: [spanOf(TEXT, 'Gunmen')], sector: 'UAF' }],
    recipients: [{ spans: [spanOf(TEXT, 'a convoy')], sector: 'MIL' }],
    places: ['p1'],
    times: ['t1'],
    killed: ['q1'],
    wounded: [],
    status: 'asserted',
    claims: ['c1'],
    confidence: 0.8,
    ...parts,
  };
  const claim = claimOf(
    TEXT,
    'c1',
    ['Gunmen attacked a convoy near Tal Awra on 3 May, killing five soldiers'],
    {
      events: ['v1'],
    },
  );
  return reportOf(TEXT, {
    outlet: '=Harbour News',
    places: [place],
    times: [time],
    quantities: [toll],
    events: [event],
    claims: [claim],
  });
}

const rowsOf = (parts?: Partial<Event>): Record<string, string>[] => {
  const writer = writerFor('acled');
  return parse(writer.begin() + writer.report(report(parts)) + writer.end(), { columns: true });
};

describe('acled', () => {
  it('has an event a row, with what the report tells of it and nothing else', () => {
    expect(rowsOf()).toEqual([
      {
        event_date: '2024-05-03',
        year: '2024',
        time_precision: '1',
        disorder_type: 'Political violence',
        event_type: 'Battles',
        sub_event_type: 'Armed clash',
        actor1: 'Gunmen',
        assoc_actor_1: '',
        inter1: 'Political militia',
        actor2: 'a convoy',
        assoc_actor_2: '',
        inter2: 'State forces',
        country: 'Syria',
        admin1: '',
        admin2: '',
        location: 'Tall Awra',
        latitude: '35.1',
        longitude: '40.2',
        geo_precision: '1',
        source: "'=Harbour News",
        source_scale: '',
        notes: 'Gunmen attacked a convoy near Tal Awra on 3 May, killing five soldiers',
        fatalities: '5',
        report_id: 'fixture',
        url: '',
        event_id: 'v1',
        claim_ids: 'c1',
        confidence: '0.8',
      },
    ]);
  });

  it('leaves out what ACLED would not record', () => {
    expect(rowsOf({ subEvent: undefined })).toEqual([]);
    expect(rowsOf({ status: 'future' })).toEqual([]);
  });

  it('documents each of its columns', () => {
    const documented = readFileSync(new URL('../../docs/output.md', import.meta.url), 'utf8');
    const section = documented.split(/^(?=## )/m).find((part) => part.startsWith('## acled')) ?? '';
    for (const { name } of ACLED_COLUMNS) expect(section).toContain(`| \`${name}\` |`);
  });

  it('is told in the text format in one line', () => {
    const writer = writerFor('text', { width: 100 });
    expect(writer.begin() + writer.report(report())).toContain(
      'What      Gunmen → attacked → a convoy ≈ Armed clash (ASSAULT)',
    );
  });

  it('shows under a claim nobody whom only another claim names', () => {
    const elsewhere = { spans: [spanOf(TEXT, 'No vote')] };
    const writer = writerFor('text', { width: 100 });
    expect(writer.begin() + writer.report(report({ actors: [elsewhere] }))).toContain(
      'What      attacked → a convoy ≈ Armed clash (ASSAULT)',
    );
  });
});
