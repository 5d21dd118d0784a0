/** The way to parquet/, which is loaded when tables are first written or read: few need it. */
import type { Report } from '../report.js';
import type { Story } from '../story.js';
import type { TableWriter } from './parquet/index.js';

const parquet = () => import('./parquet/index.js');

/** Files that stand in a folder of tables beside its `reports.parquet`. */
export const TABLE_FILES = [
  'reports',
  'claims',
  'attributions',
  'sources',
  'events',
  'places',
  'times',
  'quantities',
  'stories',
  'facts',
].map((name) => `${name}.parquet`);

/**
 * Writes reports into a folder of tables, `reports.parquet`, `claims.parquet` and so on (docs/output.md). Memory does not
 * grow with their number; no file takes its name before `close`.
 *
 * @param folder made when it is not there
 * @param createdBy what the files say wrote them
 * @throws what the file system says
 * @example
 * const tables = await reportTables('out');
 * for await (const report of reports) await tables.take(report);
 * await tables.close();
 */
export async function reportTables(folder: string, createdBy = 'headwater'): Promise<TableWriter<Report>> {
  return (await parquet()).reportTables(folder, createdBy);
}

/**
 * Writes stories into `stories.parquet` and `facts.parquet` in a folder.
 *
 * @param texts of the reports by id, from which facts are quoted
 * @throws what the file system says
 */
export async function storyTables(
  folder: string,
  texts: ReadonlyMap<string, string>,
  createdBy = 'headwater',
): Promise<TableWriter<Story>> {
  return (await parquet()).storyTables(folder, createdBy, texts);
}

/**
 * Yields the reports of a folder of tables, in their order and equal to those that were written; they are not validated.
 *
 * @throws what the file system says, or Error where a table is damaged
 * @example for await (const report of readReportTables('out')) console.log(report.id);
 */
export async function* readReportTables(folder: string): AsyncGenerator<Report> {
  yield* (await parquet()).readReportTables(folder);
}

/** Yields the stories of a folder of tables, in their order and equal to those that were written; not validated. */
export async function* readStoryTables(folder: string): AsyncGenerator<Story> {
  yield* (await parquet()).readStoryTables(folder);
}
