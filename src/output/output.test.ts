import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { marked } from 'marked';
import { type DefaultTreeAdapterTypes, parseFragment, parse as parseHtml } from 'parse5';
import { describe, expect, it } from 'vitest';
import { geometrySchema, type Report } from '../report.js';
import { printable, wellFormed } from './characters.js';
import { COLUMNS, REVIEW_COLUMNS, wellKnownText } from './columns.js';
import { neutralised } from './csv.js';
import { attributionOf, claimOf, fixtures, nestedReport, reportOf, written } from './fixtures/reports.js';
import { FORMATS, writerFor } from './index.js';
import { markdownText } from './markdown.js';
import { segmentsOf } from './segments.js';
import { edtfWords } from './wording.js';
import { columns, wrap } from './wrap.js';

type Node = DefaultTreeAdapterTypes.Node;

function textContent(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textContent).join('') : '';
}

function elements(node: Node): DefaultTreeAdapterTypes.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return 'tagName' in node ? [node, ...inner] : inner;
}

const classOf = (element: DefaultTreeAdapterTypes.Element) =>
  element.attrs.find((one) => one.name === 'class')?.value;

const characters = fc.oneof(
  fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    '\ud800',
    '\udc00',
    '\u202e',
    '\u2028',
    '\ufeff',
    'م',
    '中',
    '😀',
    '<',
    '&',
    '"',
    "'",
    '=',
    '`',
    '*',
    '[',
    ']',
    '\n\n',
  ),
);
const texts = fc.array(characters, { maxLength: 60 }).map((parts) => parts.join(''));

/** A report whose whole text, and some pieces of it, are claims. */
function reportAround(text: string): Report {
  if (!text) return reportOf(text);
  const middle = Math.ceil(text.length / 2);
  const attribution = attributionOf('a1', {
    source: [{ start: 0, end: middle }],
    cue: [{ start: 0, end: 1 }],
    content: [{ start: 0, end: text.length }],
  });
  const whole = claimOf(text, 'c1', [text], { chain: ['a1'] });
  return reportOf(text, {
    title: text,
    attributions: [attribution],
    claims: [whole, { ...whole, id: 'c2', chain: [], spans: [{ start: middle - 1, end: text.length }] }],
    warnings: [{ code: 'x', message: text }],
  });
}

describe('every format', () => {
  it.each(FORMATS)('%s: the same bytes for the same reports', (format) => {
    expect(written(writerFor(format), fixtures())).toBe(written(writerFor(format), fixtures()));
  });
});

describe('json and jsonl', () => {
  it('give back what they were given, for any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reports = [reportAround(text), nestedReport()];
        expect(JSON.parse(written(writerFor('json'), reports))).toEqual(reports);
        const lines = written(writerFor('jsonl'), reports).trimEnd().split('\n');
        expect(lines.map((line) => JSON.parse(line))).toEqual(reports);
      }),
    );
  });
});

/** A cell without the apostrophe that guards it. */
const asWritten = (cell: string) =>
  /^'+(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u.test(cell) ? cell.slice(1) : cell;

describe('csv', () => {
  const columnAt = (name: string) => COLUMNS.findIndex((column) => column.name === name);

  it('parses back to the same cells, and none of them is a formula', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const report = reportAround(text);
        const rows: string[][] = parseCsv(written(writerFor('csv'), [report]));
        expect(rows.length).toBe(1 + report.claims.length);
        const titles = rows.slice(1).map((row) => row[columnAt('title')] ?? '');
        for (const cell of titles) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          expect(asWritten(cell)).toBe(wellFormed(text));
        }
      }),
    );
  });

  it('leaves numbers and plain words alone', () => {
    expect(['=1', "'=1", 'plain', "'plain"].map(neutralised)).toEqual(["'=1", "''=1", 'plain', "'plain"]);
  });

  it('has the columns that docs/output.md describes, in that order', () => {
    const docs = readFileSync(new URL('../../docs/output.md', import.meta.url), 'utf8');
    const section = docs.split('## csv')[1]?.split('\n## ')[0] ?? '';
    const described = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(described).toEqual(COLUMNS.map((column) => column.name));
    const [, ofTheDesk = ''] = docs.split('## Exports of the desk');
    const further = [...ofTheDesk.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(further).toEqual(REVIEW_COLUMNS.map((column) => column.name));
  });

  it('writes geometries as well-known text', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    expect(
      wellKnownText({
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toBe('LINESTRING (1 2, 3 4)');
    expect(wellKnownText({ type: 'MultiPolygon', coordinates: [[ring]] })).toBe(
      'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))',
    );
  });
});

describe('geojson', () => {
  it('has a valid feature for the claim that has a geometry, and no other', () => {
    const collection = JSON.parse(written(writerFor('geojson'), fixtures()));
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.features.map((feature: { id: string }) => feature.id)).toEqual(['nested#c1']);
    const [feature] = collection.features;
    expect(geometrySchema.parse(feature.geometry)).toEqual({ type: 'Point', coordinates: [23.47, 12.9] });
    const { start, end, refinedBy } = feature.properties.selectors[0];
    expect(nestedReport().text.slice(start, end)).toBe(refinedBy.exact);
  });

  it('counts the positions of selectors in code points, as Web Annotation asks', () => {
    const text = `${'😀'.repeat(40)} The ford is open, ${'😀'.repeat(40)}`;
    const geometry = { type: 'Point' as const, coordinates: [23.47, 12.9] };
    const report = reportOf(text, { claims: [claimOf(text, 'c1', ['The ford is open'], { geometry })] });
    const [feature] = JSON.parse(written(writerFor('geojson'), [report])).features;
    const [{ start, end, refinedBy }] = feature.properties.selectors;
    expect(Array.from(text).slice(start, end).join('')).toBe('The ford is open');
    expect(feature.properties.spans).toEqual([{ start: 81, end: 97 }]);
    expect(refinedBy).toEqual({
      type: 'TextQuoteSelector',
      exact: 'The ford is open',
      prefix: `${'😀'.repeat(15)} `,
      suffix: `, ${'😀'.repeat(15)}`,
    });
  });
});

describe('html', () => {
  it('holds the text verbatim, and no element that the text asks for', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = parseHtml(written(writerFor('html'), [reportAround(text)]));
        const all = elements(page);
        const article = all.find((element) => classOf(element) === 'article');
        expect(article && textContent(article)).toBe(wellFormed(text).replaceAll('\0', '\ufffd'));
      }),
    );
    const names = elements(parseHtml(written(writerFor('html'), fixtures()))).map(({ tagName }) => tagName);
    expect(names.filter((name) => name === 'script').length).toBe(1);
    expect(names).not.toContain('img');
  });

  it('has well-formed markup: no parse errors, no id twice', () => {
    const errors: string[] = [];
    const page = parseHtml(written(writerFor('html'), [nestedReport(), nestedReport()]), {
      onParseError: (error) => errors.push(error.code),
    });
    expect(errors).toEqual([]);
    const ids = elements(page).flatMap((one) =>
      one.attrs.filter(({ name }) => name === 'id').map((a) => a.value),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists the contents of several reports, and not of one', () => {
    expect(written(writerFor('html'), [nestedReport()])).not.toContain('id="contents"');
    expect(written(writerFor('html'), fixtures())).toContain('id="contents"');
  });
});

describe('markdown', () => {
  it('reads as the words it was given', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const html = marked.parse(`- Title: ${markdownText(text)}.`, { async: false });
        const shown = textContent(parseFragment(html)).replace(/\s+/g, ' ').trim();
        expect(shown).toBe(`Title: ${printable(text)}.`.replace(/\s+/g, ' '));
      }),
    );
  });
});

describe('text', () => {
  it('shows each claim under its chain, what was worked out marked, who is not named said', () => {
    const page = written(writerFor('text'), [nestedReport()]);
    expect(page).toContain('└─ residents “quoted … as saying that” · not named');
    expect(page).toContain('The Relief Desk (≈ from “It”)');
    expect(page).toContain('≈ 2024-08-15');
    expect(page).toContain('(not found on the map)');
  });

  it('keeps to the width and lets no control character through', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 32, max: 100 }), (text, width) => {
        const lines = written(writerFor('text', { width }), [reportAround(text)]).split('\n');
        for (const line of lines) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
          expect(columns(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('is coloured only when asked', () => {
    expect(written(writerFor('text'), fixtures())).not.toContain('\u001b');
    expect(written(writerFor('text', { colour: true }), fixtures())).toContain('\u001b[');
  });
});

describe('wrap', () => {
  it('cuts words wider than a line and takes time linear in their length', () => {
    expect(wrap([{ text: 'one two' }], { width: 10, first: '- ', rest: '  ' })).toEqual(['- one two']);
    const started = performance.now();
    expect(wrap([{ text: 'م'.repeat(100_000) }], { width: 80 }).length).toBe(1250);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('segmentsOf', () => {
  it('covers the text once, and every mark exactly', () => {
    const marks = fc.array(fc.record({ start: fc.nat(20), end: fc.nat(20) }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(20), marks, (length, all) => {
        const segments = segmentsOf(length, all, []);
        for (const [index, segment] of segments.entries()) {
          expect(segment.start).toBe(segments[index - 1]?.end ?? 0);
          const over = all.filter((one) => one.start <= segment.start && one.end >= segment.end);
          expect(new Set(segment.marks)).toEqual(new Set(over));
        }
        expect(segments.at(-1)?.end ?? 0).toBe(length);
      }),
    );
  });
});

describe('edtfWords', () => {
  it('puts qualifiers and intervals into words', () => {
    expect(edtfWords('2024-04-16~/2024-04-30~')).toBe('about 2024-04-16 to 2024-04-30');
    expect(edtfWords('2024-03-05')).toBe('2024-03-05');
    expect(edtfWords('2024-05?')).toBe('perhaps 2024-05');
  });
});

describe('kinds of claims', () => {
  const [report] = fixtures() as [Report];
  const [first, ...others] = report.claims;
  const demanded: Report = {
    ...report,
    claims: [{ ...(first as Report['claims'][number]), kind: 'demand' }, ...others],
  };
  const id = `  ${first?.id}  `;

  it('text folds what nobody can check, and shows it in place when asked', () => {
    const folded = written(writerFor('text', { width: 100 }), [demanded]);
    expect(folded).not.toContain(id);
    expect(folded.replace(/\s+/g, ' ')).toContain('1 demand or wish). --all shows them in place.');
    const all = written(writerFor('text', { width: 100, all: true }), [demanded]);
    expect(all).toContain(id);
    expect(all).toContain('a demand or wish');
  });

  it('markdown and html give it after the rest, csv its kind, geojson nothing', () => {
    expect(written(writerFor('markdown'), [demanded])).toContain('## Judgements, demands and the rest (1)');
    expect(written(writerFor('html'), [demanded])).toContain('<details class="rest">');
    const rows = parseCsv(written(writerFor('csv'), [demanded]), { columns: true }) as { kind: string }[];
    expect(rows[0]?.kind).toBe('demand');
    const map = JSON.parse(written(writerFor('geojson'), [demanded])) as {
      features: { properties: { claim: string } }[];
    };
    expect(map.features.map(({ properties }) => properties.claim)).not.toContain(first?.id);
  });
});
