/** A folder of Parquet tables → the reports that were written into it, equal to what they were. */
import { join } from 'node:path';
import { type AsyncBuffer, asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { Report } from '../../report.js';
import type { Story } from '../../story.js';
import { type Column, objectOf, type Row } from './columns.js';
import { FACT_MODEL, STORY_MODEL } from './story-tables.js';
import { LIST_NAMES, REPORT_MODEL, REPORT_TABLES } from './tables.js';

/**
 * Yields the reports of a folder that `--format parquet` wrote, in their order; they are not validated.
 *
 * @throws what the file system says; Error, when a file is no Parquet
 * @example for await (const report of readReportTables('out')) console.log(report.id);
 */
export async function* readReportTables(folder: string): AsyncGenerator<Report> {
  const lists = await Promise.all(
    LIST_NAMES.map(async (name) => {
      const table = REPORT_TABLES.find((one) => one.name === name);
      return { name, model: table?.model ?? [], rows: await Rows.open(folder, name) };
    }),
  );
  const reports = await Rows.open(folder, 'reports');
  for (let row = await reports.next(); row; row = await reports.next()) {
    const report = objectOf(row, REPORT_MODEL);
    for (const { name, model, rows } of lists)
      report[name] = await rows.while('report_row', row.report_row, model);
    yield report as unknown as Report;
  }
}

/** Yields the stories of a folder that `headwater stories --format parquet` wrote, in their order; not validated. */
export async function* readStoryTables(folder: string): AsyncGenerator<Story> {
  const stories = await Rows.open(folder, 'stories');
  const facts = await Rows.open(folder, 'facts');
  const model = [...FACT_MODEL, POSITION];
  for (let row = await stories.next(); row; row = await stories.next()) {
    const story = objectOf(row, STORY_MODEL) as { reports: Row[] };
    const told = await facts.while('story_row', row.story_row, model);
    for (const [position, report] of story.reports.entries())
      report.facts = told
        .filter((fact) => fact.report_position === position)
        .map(({ report_position: _, ...fact }) => fact);
    yield story as unknown as Story;
  }
}

const POSITION: Column = {
  name: 'report_position',
  key: 'report_position',
  kind: 'int',
  optional: false,
};

/** A table's rows one after another, a group of them in memory. */
class Rows {
  readonly #file: AsyncBuffer;
  readonly #metadata: Awaited<ReturnType<typeof parquetMetadataAsync>>;
  #group = 0;
  #start = 0;
  #held: Row[] = [];
  #at = 0;

  private constructor(file: AsyncBuffer, metadata: Awaited<ReturnType<typeof parquetMetadataAsync>>) {
    this.#file = file;
    this.#metadata = metadata;
  }

  static async open(folder: string, name: string): Promise<Rows> {
    const file = await asyncBufferFromFile(join(folder, `${name}.parquet`));
    return new Rows(file, await parquetMetadataAsync(file));
  }

  async next(): Promise<Row | undefined> {
    const row = await this.#peek();
    if (row) this.#at += 1;
    return row;
  }

  /** The objects of all next rows that have a value in a column. */
  async while(column: string, value: unknown, model: readonly Column[]): Promise<Row[]> {
    const objects: Row[] = [];
    for (let row = await this.#peek(); row && row[column] === value; row = await this.#peek()) {
      objects.push(objectOf(row, model));
      this.#at += 1;
    }
    return objects;
  }

  async #peek(): Promise<Row | undefined> {
    while (this.#at >= this.#held.length) {
      const group = this.#metadata.row_groups[this.#group];
      if (!group) return undefined;
      const rowStart = this.#start;
      const rowEnd = rowStart + Number(group.num_rows);
      this.#held = await parquetReadObjects({
        file: this.#file,
        metadata: this.#metadata,
        rowStart,
        rowEnd,
      });
      this.#group += 1;
      this.#start = rowEnd;
      this.#at = 0;
    }
    return this.#held[this.#at];
  }
}
