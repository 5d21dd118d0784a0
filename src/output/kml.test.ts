import { kml } from '@tmcw/togeojson';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { happened, timesOf } from '../happened.js';
import type { Geometry, TimeRole } from '../report.js';
import { claimOf, fixtures, hostileReport, nestedReport, reportOf, written } from './fixtures/reports.js';
import { writerFor } from './index.js';

const kmlOf = (...reports: Parameters<typeof written>[1]) => written(writerFor('kml'), reports);

/** What another program reads in it. */
function features(text: string) {
  const { DOMParser } = parseHTML('<html></html>');
  return kml(new DOMParser().parseFromString(text, 'text/xml') as unknown as Parameters<typeof kml>[0])
    .features;
}

/** Every placemark's child elements, in their order. */
function placemarks(text: string): Record<string, unknown>[][] {
  const found: Record<string, unknown>[][] = [];
  const walk = (nodes: Record<string, unknown>[]) => {
    for (const node of nodes)
      for (const [name, inner] of Object.entries(node)) {
        if (!Array.isArray(inner)) continue;
        if (name === 'Placemark') found.push(inner as Record<string, unknown>[]);
        walk(inner as Record<string, unknown>[]);
      }
  };
  walk(new XMLParser({ preserveOrder: true }).parse(text) as Record<string, unknown>[]);
  return found;
}

/** Characters that XML 1.0 has a form for. */
function isXml(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

const SQUARE = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 0],
];
const GEOMETRIES: Geometry[] = [
  { type: 'Point', coordinates: [23.47, 12.9] },
  {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4.5],
    ],
  },
  { type: 'Polygon', coordinates: [SQUARE, SQUARE.map(([lon = 0, lat = 0]) => [lon / 2, lat / 2])] },
  {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [5, 6] },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [-3, 4],
        ],
      },
    ],
  },
];

describe('kml', () => {
  it('is well-formed for any text', () => {
    const anything = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
        fc.constantFrom('<', '&', ']]>', '<![CDATA[', '<!--', '\0', '\ud800', '$[name]'),
      ),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(anything, (parts) => {
        const text = parts.join('');
        const out = kmlOf(reportOf(text, { title: text, claims: [claimOf(text, text, [text])] }));
        expect(XMLValidator.validate(out)).toBe(true);
        for (const character of out) expect(isXml(character.codePointAt(0) ?? 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(GEOMETRIES)('another program reads a $type as it was', (geometry) => {
    const report = nestedReport();
    const [first] = report.claims;
    if (!first) throw new Error('the fixture has no claim');
    const [feature] = features(kmlOf({ ...report, claims: [{ ...first, geometry }] }));
    expect(feature?.geometry).toEqual(geometry);
    expect(feature?.properties).toMatchObject({
      report_id: 'nested',
      claim_id: 'c1',
      spans: first.spans.map(({ start, end }) => `${start}-${end}`).join(),
      chain: 'Al-Nawras News Agency',
      geo_precision: '2',
      styleUrl: '#near',
      timestamp: '2024-08-15',
    });
  });

  it('has every claim, on the map or not, in the order that the schema asks for', () => {
    const found = placemarks(kmlOf(...fixtures()));
    expect(found.length).toBe(fixtures().flatMap(({ claims }) => claims).length);
    const order = [
      'name',
      'description',
      'TimeStamp',
      'TimeSpan',
      'styleUrl',
      'ExtendedData',
      'Point',
      'LineString',
      'Polygon',
      'MultiGeometry',
    ];
    for (const children of found) {
      const places = children.map((child) => order.indexOf(Object.keys(child)[0] ?? ''));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('says in a description only text: no element and no script of a report, no value that a viewer fills in', () => {
    const hostile = hostileReport();
    const report = { ...hostile, outlet: '$[geDirections] <img src=x onerror=alert(5)>' };
    for (const { properties } of features(kmlOf(report))) {
      const description = String(
        (properties?.description as { value?: string })?.value ?? properties?.description,
      );
      expect(description).toContain('&lt;script&gt;');
      expect(description).not.toContain('$[');
      const { document } = parseHTML(`<body>${description}</body>`);
      const names = [...document.querySelectorAll('body *')].map((element) => element.localName);
      expect(new Set(names)).toEqual(new Set(['p']));
    }
  });

  it('has a time for every claim that has one, on the map or not: a day, or the days between which it lies', () => {
    const report = nestedReport();
    const stamped = [...kmlOf(report).matchAll(/<Time(?:Span|Stamp)>/g)];
    const timed = report.claims.filter(
      (claim) =>
        happened(
          timesOf(claim, new Map(report.times.map((time) => [time.id, time]))),
          claim.modality.tense,
          report.published,
        ).length > 0,
    );
    expect(stamped).toHaveLength(timed.length);
    const times = report.times.map((time) => ({ ...time, earliest: '2024-08-12', latest: '2024-08-15' }));
    expect(kmlOf({ ...report, times })).toContain(
      '<TimeSpan><begin>2024-08-12</begin><end>2024-08-15</end></TimeSpan>',
    );
    expect(kmlOf(report)).toContain('<TimeStamp><when>2024-08-15</when></TimeStamp>');
  });

  it('leaves a time that is open on one side open', () => {
    const report = nestedReport();
    const times = report.times.map(({ latest: _latest, ...time }) => time);
    expect(kmlOf({ ...report, times })).toContain('<TimeSpan><begin>2024-08-15</begin></TimeSpan>');
    expect(kmlOf({ ...report, times: [] })).not.toMatch(/<Time(?:Span|Stamp)>/);
  });

  it('has no time of something else that a claim names, and one that it lasts until as its end', () => {
    const report = nestedReport();
    const as = (role: TimeRole) =>
      kmlOf({
        ...report,
        claims: report.claims.map((claim) => ({
          ...claim,
          timeRoles: Object.fromEntries(claim.times.map((id) => [id, role])),
        })),
      });
    expect(as('aside')).not.toMatch(/<Time(?:Span|Stamp)>/);
    expect(as('until')).toContain('<TimeSpan><end>2024-08-15</end></TimeSpan>');
  });
});
