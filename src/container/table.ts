/** Tables of records: CSV, TSV and their like, streamed row by row. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Bytes } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import { inputOfRecord } from './fields.js';
import type { OpenedDocument } from './input.js';
import { delimiterOf } from './sniff.js';

/** So much of a table is looked at to find its delimiter. */
const HEAD_BYTES = 65_536;

export async function* openTable(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { name, limits, columns } = context;
  const iterator = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = Buffer.from(first.value ?? new Uint8Array())
    .subarray(0, HEAD_BYTES)
    .toString('utf8');
  const delimiter = delimiterOf(head.split(/\r?\n/).find((line) => line.trim() !== '') ?? '') ?? ',';
  async function* all() {
    if (!first.done) yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  const rows = Readable.from(all(), { objectMode: false }).pipe(
    parse({
      columns: true,
      bom: true,
      delimiter,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: limits.bytes,
    }),
  );
  let number = 0;
  let withText = 0;
  let names: string[] = [];
  try {
    for await (const row of rows as AsyncIterable<Record<string, string>>) {
      number++;
      names = Object.keys(row);
      const input = inputOfRecord(row, 'column', columns);
      if (!input) continue;
      withText++;
      yield { ok: true, name: `${name}#${number}`, input };
    }
  } catch (error) {
    throw asTableError(error);
  }
  if (withText === 0) throw noText(names);
}

function noText(names: readonly string[]): DocumentError {
  const shown = names.slice(0, 30).join(', ');
  return new DocumentError(
    'no-text-column',
    `it is a table (CSV) without a column of text; its columns are ${shown}. Name the one that holds text with --columns text=NAME`,
  );
}

function asTableError(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (error instanceof DocumentError || !code.startsWith('CSV_')) return error;
  return new DocumentError(
    'table-broken',
    'the table (CSV) is damaged: its quotes do not close, or a row is endless',
  );
}
