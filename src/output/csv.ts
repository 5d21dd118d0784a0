/** A table with a claim a row (RFC 4180), safe to open in a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import { wellFormed } from './characters.js';
import { type Cell, COLUMNS, columnText, REVIEW_COLUMNS } from './columns.js';
import { viewOf } from './view.js';
import type { OutputOptions, Writer } from './writer.js';

// A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"; the full-width forms too), some also
// after blanks and signs that nobody sees. Cells that begin with apostrophes before one of these get another, so that
// taking one away always gives the text back.
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
/**
 * What RFC 4180 wants in quotes beside commas and quotes: any line break, not only the table's own. Semicolons and tabs
 * too, by which programs of many countries part cells; and blanks at the edges, which some readers cut off.
 */
const QUOTED = /[\r\n;\t]|^[\s\ufeff]|[\s\ufeff]$/u;
/** By it spreadsheets tell UTF-8 (the byte order mark); other readers may take it for part of the first column's name. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A cell's text with an apostrophe before anything that a spreadsheet would run. To undo it, take one apostrophe
 * away from cells that match `^'+([\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])`.
 *
 * @example neutralised('=1+1'); // "'=1+1"
 */
export function neutralised(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The writer of `--format csv`: a header, then the claims of every report. */
export function csvWriter({ reviewed: isReviewed = false, bom = false }: OutputOptions = {}): Writer {
  return {
    begin: () =>
      beginOf(
        [...COLUMNS, ...(isReviewed ? REVIEW_COLUMNS : [])].map((column) => column.name),
        bom,
      ),
    report(report, reviewed) {
      const { claims } = viewOf(report, reviewed);
      const rows = claims.map((view) => {
        const cells = COLUMNS.map(({ value }) => value(view, report));
        if (isReviewed)
          cells.push(...REVIEW_COLUMNS.map(({ value }) => reviewed && value(view, report, reviewed)));
        return cells.map(cellText);
      });
      return rows.length ? tableOf(rows) : '';
    },
    end: () => '',
  };
}

/** A cell that is safe to open in a spreadsheet. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? neutralised(wellFormed(cell)) : columnText(cell);
}

/** The row of a table's column names. */
export function beginOf(names: readonly string[], bom = false): string {
  return (bom ? BYTE_ORDER_MARK : '') + tableOf([[...names]]);
}

/** Rows as RFC 4180 has them. */
export function tableOf(rows: string[][]): string {
  return stringify(rows, { record_delimiter: '\r\n', quoted_match: QUOTED });
}
