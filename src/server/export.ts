/** What a filter leaves, as a file: through the writers of output/, a report at a time. */
import { FORMATS, type Format, writerFor } from '../output/index.js';
import type { Report } from '../report.js';
import type { Filter, Store } from '../store/index.js';

/** Formats that can be exported, with their content types and the ends of their names. */
export const EXPORTS = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  jsonl: { type: 'application/x-ndjson', extension: 'jsonl' },
  json: { type: 'application/json', extension: 'json' },
  geojson: { type: 'application/geo+json', extension: 'geojson' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
} as const satisfies Partial<Record<Format, { type: string; extension: string }>>;
export type ExportFormat = keyof typeof EXPORTS;
export const EXPORT_FORMATS = FORMATS.filter((format): format is ExportFormat => format in EXPORTS);

/**
 * The export, piece by piece: reports as the analyst has them, with only the claims that the filter leaves. In `json`
 * and `jsonl` each report also has `decisions`: for each claim its state, notes and what was corrected.
 */
export function* exported(store: Store, filter: Filter, format: ExportFormat): Generator<string> {
  const writer = writerFor(format);
  yield writer.begin();
  for (const { report: key, claims } of store.find.eachReport(filter)) {
    const { report, decisions } = store.reports.decided(key);
    const wanted = new Set(claims);
    const chosen: Report = { ...report, claims: report.claims.filter(({ id }) => wanted.has(id)) };
    const decided = Object.fromEntries([...decisions].filter(([id]) => wanted.has(id)));
    const withDecisions =
      format === 'json' || format === 'jsonl' ? { ...chosen, key, decisions: decided } : chosen;
    yield writer.report(withDecisions);
  }
  yield writer.end();
}
