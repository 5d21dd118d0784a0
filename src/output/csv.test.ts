/** What one writes and others read: two readers of CSV that know nothing of the one that writes it. */
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { beginOf, cellText, tableOf } from './csv.js';
import { nestedReport } from './fixtures/reports.js';
import { writerFor } from './index.js';

/** Texts made of what tables stumble over, among others. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        ',',
        '"',
        '""',
        ';',
        '\t',
        '=2+2',
        '-',
        '@',
        "'",
        ' ',
        '\ufeff',
        '\u2028',
        '\u200b',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
  );

describe('a table', () => {
  it('is read back cell by cell by two foreign readers, whatever stands in it', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const cells = rows.map((row) => row.map(cellText));
        // After a header, as every table has one: a mark at its very beginning would be the file's own.
        const written = beginOf(cells[0]?.map((_, n) => `c${n}`) ?? []) + tableOf(cells);
        expect((parseCsv(written) as string[][]).slice(1)).toEqual(cells);
        const { data } = papaparse.parse(written, { delimiter: ',', newline: '\r\n' });
        expect(data.slice(1, -1)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  it('quotes a cell with any line break: no row begins in the middle of one', () => {
    expect(tableOf([['first\n=2+2', 'b']])).toBe('"first\n=2+2",b\r\n');
    expect(tableOf([['first\r=2+2', 'b;c']])).toBe('"first\r=2+2","b;c"\r\n');
  });

  it('has no cell that a spreadsheet would run, not after blanks and invisible signs either', () => {
    for (const cell of [
      '=2+2',
      ' =2+2',
      '\u200b=2+2',
      '\ufeff\u202e@SUM(A1)',
      '\u00a0+1',
      "'=1",
      '\u0000-1',
      '\n=1',
    ])
      expect(cellText(cell)).toBe(`'${cell}`);
    expect(cellText('2 = 2')).toBe('2 = 2');
    expect(cellText(-5)).toBe('-5');
  });

  it('begins with a byte order mark where that is asked for, in csv and acled', () => {
    for (const format of ['csv', 'acled'] as const) {
      const plain = writerFor(format).begin() + writerFor(format).report(nestedReport());
      const marked =
        writerFor(format, { bom: true }).begin() + writerFor(format, { bom: true }).report(nestedReport());
      expect(marked).toBe(`\ufeff${plain}`);
      expect(parseCsv(marked, { bom: true })).toEqual(parseCsv(plain));
    }
  });
});
