/** Reports, or stories, into a folder of Parquet tables. */
import { mkdir } from 'node:fs/promises';
import type { Report } from '../../report.js';
import type { Story } from '../../story.js';
import type { Row } from './columns.js';
import { TableFile } from './file.js';
import { STORY_TABLES, storyRowsOf } from './story-tables.js';
import { REPORT_TABLES, rowsOf, type Table } from './tables.js';

/** Characters of text whose reports make one group of rows: some 50 MB of objects, some MB of file. */
const GROUP_CHARACTERS = 1_000_000;
/** Reports of one group at most, where they are short. */
const GROUP_REPORTS = 2000;
const GROUP_STORIES = 2000;

/** Takes one thing after another; nothing of the folder changes its name before `close`. */
export interface TableWriter<Item> {
  take(item: Item): Promise<void>;
  /** Completes the files, all of them, and gives them their names. */
  close(): Promise<void>;
  /** Leaves the folder as it was. */
  abandon(): Promise<void>;
}

/**
 * Writes reports into tables: `reports.parquet`, `claims.parquet` and so on. Memory does not grow with their number.
 *
 * @param folder made when it is not there
 * @param createdBy what the files say wrote them: "headwater 0.1.0"
 * @throws what the file system says
 * @example
 * const tables = await reportTables('out', 'headwater 0.1.0');
 * for await (const report of reports) await tables.take(report);
 * await tables.close();
 */
export function reportTables(folder: string, createdBy: string): Promise<TableWriter<Report>> {
  let row = 0;
  return tableWriter(folder, createdBy, REPORT_TABLES, {
    rowsOf: (report) => rowsOf(report, row++),
    weightOf: ({ text }) => text.length / GROUP_CHARACTERS + 1 / GROUP_REPORTS,
  });
}

/**
 * Writes stories into `stories.parquet` and `facts.parquet`.
 *
 * @param texts of the reports by id, from which facts are quoted
 */
export function storyTables(
  folder: string,
  createdBy: string,
  texts: ReadonlyMap<string, string>,
): Promise<TableWriter<Story>> {
  let row = 0;
  return tableWriter(folder, createdBy, STORY_TABLES, {
    rowsOf: (story) => storyRowsOf(story, row++, texts),
    weightOf: () => 1 / GROUP_STORIES,
  });
}

interface Rows<Item> {
  rowsOf(item: Item): Record<string, Row[]>;
  /** A group is written when the weights of what it holds reach 1. */
  weightOf(item: Item): number;
}

async function tableWriter<Item>(
  folder: string,
  createdBy: string,
  tables: readonly Table[],
  { rowsOf, weightOf }: Rows<Item>,
): Promise<TableWriter<Item>> {
  await mkdir(folder, { recursive: true });
  const files: [string, TableFile][] = [];
  for (const table of tables) files.push([table.name, await TableFile.begin(table, folder, createdBy)]);
  let waiting = new Map<string, Row[]>();
  let weight = 0;
  const flush = async () => {
    const group = waiting;
    waiting = new Map();
    weight = 0;
    for (const [name, file] of files) await file.group(group.get(name) ?? []);
  };
  return {
    async take(item) {
      for (const [name, rows] of Object.entries(rowsOf(item))) {
        const held = waiting.get(name);
        if (held) held.push(...rows);
        else waiting.set(name, rows);
      }
      weight += weightOf(item);
      if (weight >= 1) await flush();
    },
    async close() {
      await flush();
      for (const [, file] of files) await file.finish();
      // All are whole before one takes its name: an old table never stands beside a new one for longer than this takes.
      for (const [, file] of files) await file.name();
    },
    async abandon() {
      for (const [, file] of files) await file.abandon();
    },
  };
}
