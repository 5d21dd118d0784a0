/** Door of output/: reports → text, json, jsonl, markdown, html, csv, geojson, kml. */
import type { Report } from '../report.js';
import { csvWriter } from './csv.js';
import { geojsonWriter } from './geojson.js';
import { htmlWriter } from './html/page.js';
import { jsonLinesWriter, jsonWriter } from './json.js';
import { kmlWriter } from './kml.js';
import { markdownWriter } from './markdown.js';
import type { Reviewed } from './reviewed.js';
import { textWriter } from './text.js';

export type { AsRead, Reviewed, ReviewedClaim } from './reviewed.js';

export const FORMATS = ['text', 'json', 'jsonl', 'markdown', 'html', 'csv', 'geojson', 'kml'] as const;
export type Format = (typeof FORMATS)[number];

export interface OutputOptions {
  /** Terminal colours, for `text` only. */
  colour?: boolean;
  /** Terminal columns, for `text` only; 80 when absent. */
  width?: number;
  /** What an analyst decided is given with each report, and `csv` has columns for it. */
  reviewed?: boolean;
}

/**
 * Writes reports one after another in one format. `begin` and `end` frame the whole output (a CSV header, the
 * brackets of a JSON array, a page's head), `report` writes one report; all return text to be concatenated.
 */
export interface Writer {
  begin(): string;
  report(report: Report, reviewed?: Reviewed): string;
  end(): string;
}

const WRITERS: Record<Format, (options: OutputOptions) => Writer> = {
  text: textWriter,
  json: jsonWriter,
  jsonl: jsonLinesWriter,
  markdown: markdownWriter,
  html: htmlWriter,
  csv: csvWriter,
  geojson: geojsonWriter,
  kml: kmlWriter,
};

/**
 * The writer for a format. A writer serves one output: it knows whether a report is its first.
 *
 * @example
 * const writer = writerFor('csv');
 * const table = writer.begin() + reports.map(writer.report).join('') + writer.end();
 */
export function writerFor(format: Format, options: OutputOptions = {}): Writer {
  return WRITERS[format](options);
}
