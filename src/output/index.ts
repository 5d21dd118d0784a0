/** Door of output/: reports → text, json, jsonl, markdown, html, csv, geojson, kml, acled, jsonld, and tables (Parquet). */
import { acledWriter } from './acled.js';
import { csvWriter } from './csv.js';
import { geojsonWriter } from './geojson.js';
import { htmlWriter } from './html/page.js';
import { jsonLinesWriter, jsonWriter } from './json.js';
import { jsonldWriter } from './jsonld/index.js';
import { kmlWriter } from './kml.js';
import { markdownWriter } from './markdown.js';
import { textWriter } from './text.js';
import type { Format, OutputOptions, Writer } from './writer.js';

export type { TableWriter } from './parquet/index.js';
export type { Added, AsRead, Reviewed, ReviewedClaim } from './reviewed.js';
export { storyDiagram } from './story/diagram.js';
export {
  STORY_FORMATS,
  type StoryFormat,
  type StoryOutputOptions,
  type StoryWriter,
  storyWriterFor,
} from './story/index.js';
export { readReportTables, readStoryTables, reportTables, storyTables, TABLE_FILES } from './tables.js';
export { type ClaimView, type LinkView, viewOf } from './view.js';
export { FORMATS, type Format, type OutputOptions, type Writer } from './writer.js';

const WRITERS: Record<Format, (options: OutputOptions) => Writer> = {
  text: textWriter,
  json: jsonWriter,
  jsonl: jsonLinesWriter,
  markdown: markdownWriter,
  html: htmlWriter,
  csv: csvWriter,
  geojson: geojsonWriter,
  kml: kmlWriter,
  acled: acledWriter,
  jsonld: jsonldWriter,
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
