/** The reports that a command's inputs hold: read now, or taken as they were read before. */
import { access, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DocumentError, type Limits } from '../container/index.js';
import type { Reading } from '../reading/index.js';
import { type Report, reportSchema } from '../report.js';
import { asDocumentError, type FoundInput, openFile } from './inputs.js';
import type { Progress } from './progress.js';

export type FoundReport =
  | { ok: true; name: string; report: Report; before: boolean }
  | { ok: false; name: string; error: Pick<DocumentError, 'message'> };

/** How many documents may wait to be read. */
const AHEAD = 8;

/** Yields the reports of all inputs in their order. */
export async function* reportsOf(
  inputs: readonly FoundInput[],
  reading: Reading,
  limits: Partial<Limits>,
  published: string | undefined,
  progress: Progress,
): AsyncGenerator<FoundReport> {
  const waiting: Promise<FoundReport>[] = [];
  for (const input of inputs) {
    if (!input.ok) {
      waiting.push(Promise.resolve(input));
      continue;
    }
    const before = await readBefore(input.file.path);
    if (before) {
      while (waiting.length > 0) yield (await waiting.shift()) as FoundReport;
      try {
        for await (const value of before) yield asReport(value, input.file.path);
      } catch {
        const message = 'its tables are damaged, cut short or not of one export; write them again';
        yield { ok: false, name: input.file.path, error: new DocumentError('bad-tables', message) };
      }
      continue;
    }
    for await (const opened of openFile(input.file, limits, (bytes) => progress.bytes(input.file, bytes))) {
      if (!opened.ok) waiting.push(Promise.resolve(opened));
      else if (opened.input.read !== undefined)
        waiting.push(Promise.resolve(asReport(opened.input.read, opened.name)));
      else
        waiting.push(
          reading.read({ ...opened.input, ...(published !== undefined && { published }) }).then(
            (outcome): FoundReport =>
              outcome.ok && typeof outcome.output !== 'string'
                ? { ok: true, name: opened.name, report: outcome.output, before: false }
                : {
                    ok: false,
                    name: opened.name,
                    error: outcome.ok ? new DocumentError('unreadable', 'it was not read') : outcome,
                  },
          ),
        );
      while (waiting.length >= AHEAD) yield (await waiting.shift()) as FoundReport;
    }
  }
  while (waiting.length > 0) yield (await waiting.shift()) as FoundReport;
}

/** Reports that `headwater read` wrote: a JSON array, or a folder of tables, whose other files stand beside its reports. */
async function readBefore(path: string): Promise<Iterable<unknown> | AsyncIterable<unknown> | undefined> {
  if (/\.parquet$/i.test(path)) return tablesBefore(path);
  if (!/\.json$/i.test(path)) return undefined;
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw asDocumentError(error);
  }
}

async function tablesBefore(path: string): Promise<Iterable<unknown> | AsyncIterable<unknown> | undefined> {
  const folder = dirname(path);
  const { readReportTables, TABLE_FILES } = await import('../output/index.js');
  if (basename(path) === 'reports.parquet') return readReportTables(folder);
  const hasReports = await access(join(folder, 'reports.parquet')).then(
    () => true,
    () => false,
  );
  return hasReports && TABLE_FILES.includes(basename(path)) ? [] : undefined;
}

function asReport(value: unknown, name: string): FoundReport {
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return { ok: true, name, report: parsed.data, before: true };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  const message = `holds what looks like a report that was read before, but its "${where}" is not as docs/report.schema.json says; read the documents again`;
  return { ok: false, name, error: new DocumentError('bad-report', message) };
}
