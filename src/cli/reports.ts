/** The reports that a command's inputs hold: read now, or taken as they were read before. */
import { readFile } from 'node:fs/promises';
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
    const array = await readBefore(input.file.path);
    if (array) {
      while (waiting.length > 0) yield (await waiting.shift()) as FoundReport;
      for (const value of array) yield asReport(value, input.file.path);
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

/** A file of `headwater read --format json`: an array of reports. */
async function readBefore(path: string): Promise<unknown[] | undefined> {
  if (!/\.json$/i.test(path)) return undefined;
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw asDocumentError(error);
  }
}

function asReport(value: unknown, name: string): FoundReport {
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return { ok: true, name, report: parsed.data, before: true };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  const message = `holds what looks like a report that was read before, but its "${where}" is not as docs/report.schema.json says; read the documents again`;
  return { ok: false, name, error: new DocumentError('bad-report', message) };
}
