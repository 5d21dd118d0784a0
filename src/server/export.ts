/** What a filter leaves, as a file: through the writers of output/, a report at a time. */
import { FORMATS, type Format, type Reviewed, writerFor } from '../output/index.js';
import type { Report } from '../report.js';
import { type ArchivedReview, type Filter, type Store, speakingOf } from '../store/index.js';
import { addedTo, asRead } from './as-read.js';

/** Formats that can be exported, with their content types and the ends of their names. */
export const EXPORTS = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  jsonl: { type: 'application/x-ndjson', extension: 'jsonl' },
  json: { type: 'application/json', extension: 'json' },
  geojson: { type: 'application/geo+json', extension: 'geojson' },
  kml: { type: 'application/vnd.google-earth.kml+xml', extension: 'kml' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
} as const satisfies Partial<Record<Format, { type: string; extension: string }>>;
export type ExportFormat = keyof typeof EXPORTS;
export const EXPORT_FORMATS = FORMATS.filter((format): format is ExportFormat => format in EXPORTS);

/**
 * The export, piece by piece: reports as the analyst has them, with only the claims that the filter leaves. Each claim
 * carries what was decided and, where something was corrected, what the reader had: in `json` and `jsonl` under
 * `decisions` by the claim's id, elsewhere as docs/output.md says.
 *
 * @param bom `csv` begins with a byte order mark
 */
export function* exported(
  store: Store,
  filter: Filter,
  format: ExportFormat,
  bom = false,
): Generator<string> {
  const writer = writerFor(format, { reviewed: true, bom });
  yield writer.begin();
  const standIns = store.speakers.standIns();
  for (const { report: key, claims } of store.find.eachReport(filter)) {
    const { chosen, reviewed } = reviewedReport(store, key, new Set(claims), standIns);
    const hasOwnPlace = format === 'json' || format === 'jsonl';
    yield writer.report(
      hasOwnPlace ? { ...chosen, ...inJson(reviewed, store.reviews.archived(key)) } : chosen,
      hasOwnPlace ? undefined : reviewed,
    );
  }
  yield writer.end();
}

function reviewedReport(
  store: Store,
  key: string,
  wanted: ReadonlySet<string>,
  standIns: ReadonlyMap<string, string>,
): { chosen: Report; reviewed: Reviewed } {
  const { report, decisions } = store.reports.decided(key);
  const chosen = { ...report, claims: report.claims.filter(({ id }) => wanted.has(id)) };
  // Unpacked only where something was corrected, which is seldom.
  let reading: Report | undefined;
  const held = store.cases.namesOf(key);
  const claims = chosen.claims.map((claim) => {
    const {
      state = 'open',
      notes = [],
      corrected = [],
      given = [],
      tags = [],
      assigned,
    } = decisions.get(claim.id) ?? {};
    if (corrected.length > 0) reading ??= store.reports.reading(key);
    const origin = report.sources.find(({ id }) => id === claim.origin);
    const originEntry = origin && standIns.get(speakingOf(origin).key);
    const read = reading ? asRead(reading, claim, corrected) : [];
    const added = addedTo(report, given);
    return [
      claim.id,
      {
        state,
        notes,
        corrected,
        asRead: read,
        added,
        tags,
        ...(assigned && { assigned }),
        cases: [...new Set([...held.whole, ...(held.claims.get(claim.id) ?? [])])],
        ...(originEntry && { originEntry }),
      },
    ] as const;
  });
  return { chosen, reviewed: { key, claims: new Map(claims) } };
}

function inJson({ key, claims }: Reviewed, history: readonly ArchivedReview[]): object {
  return { key, decisions: Object.fromEntries(claims), history };
}
