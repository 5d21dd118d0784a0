/** Door of output/: reports → text, json, jsonl, markdown, html, csv, geojson. */
import type { Report } from '../report.js';

export const FORMATS = ['text', 'json', 'jsonl', 'markdown', 'html', 'csv', 'geojson'] as const;
export type Format = (typeof FORMATS)[number];

export interface OutputOptions {
  /** Terminal colours, for `text` only. */
  colour?: boolean;
  /** Terminal columns, for `text` only; 80 when absent. */
  width?: number;
}

/**
 * Writes reports one after another in one format. `begin` and `end` frame the whole output (a CSV header, the
 * brackets of a JSON array, a page's head), `report` writes one report; all return text to be concatenated.
 */
export interface Writer {
  begin(): string;
  report(report: Report): string;
  end(): string;
}

/** The writer for a format. */
export function writerFor(_format: Format, _options: OutputOptions = {}): Writer {
  return { begin: () => '', report: (report) => `${JSON.stringify(report)}\n`, end: () => '' };
}
