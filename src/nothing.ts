/** Apart from report.ts, whose schemas a reading process does not load. */
import type { Report } from './report.js';

/**
 * A report's lists, empty: what is left where nothing was read.
 *
 * @example const report: Report = { ...document, ...nothingRead() };
 */
export function nothingRead() {
  return {
    sentences: [],
    mentions: [],
    entities: [],
    times: [],
    places: [],
    quantities: [],
    events: [],
    attributions: [],
    sources: [],
    claims: [],
    warnings: [],
  } satisfies Partial<Report>;
}
