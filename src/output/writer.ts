/** What a format is: a writer that gets one report after another. */
import type { Report } from '../report.js';
import type { Reviewed } from './reviewed.js';

export const FORMATS = [
  'text',
  'json',
  'jsonl',
  'markdown',
  'html',
  'csv',
  'geojson',
  'kml',
  'acled',
  'jsonld',
] as const;
export type Format = (typeof FORMATS)[number];

export interface OutputOptions {
  /** Terminal colours, for `text` only. */
  colour?: boolean;
  /** Terminal columns, for `text` only; 80 when absent. */
  width?: number;
  /** Claims that nobody can check by looking stand among the others, for `text` only. */
  all?: boolean;
  /** A byte order mark begins the output, for spreadsheets that would not take it for UTF-8; for `csv` and `acled` only. */
  bom?: boolean;
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
