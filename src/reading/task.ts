/** What a reading process does with a document. */
import { constants, setPriority } from 'node:os';
import { DocumentError, type DocumentInput } from '../container/index.js';
import { toDocument } from '../document/index.js';
import { analyse, isRead, toConllu, useThreads } from '../language/index.js';
import { type ReadOptions, read } from '../read.js';
import type { Report } from '../report.js';

export interface Task {
  /** `report` reads all; `conllu` stops after the language reader and prints its trees. */
  kind: 'report' | 'conllu';
  input: DocumentInput;
  options: ReadOptions;
  /** Give way to other programs. */
  background: boolean;
  /** No other process reads, so that two threads can share one text. */
  alone: boolean;
}

/** Errors lose their class between processes, so they cross as data. */
export type Outcome =
  | { ok: true; output: Report | string; warnings: string[] }
  | { ok: false; code: string; message: string };

/** Reads one document. Never throws: whatever happens comes back as an outcome. */
export async function readTask(task: Task): Promise<Outcome> {
  useThreads(task.alone ? 2 : 1);
  if (task.background) giveWay();
  try {
    return task.kind === 'report' ? await reportOf(task) : await treesOf(task);
  } catch (error) {
    if (error instanceof DocumentError) return { ok: false, code: error.code, message: error.message };
    // Only the kind of error and the place in the code: a message could carry the report's words.
    const { name, stack } = error as Error;
    const where = /\/(?:dist|src)\/([\w/.-]+:\d+)/.exec(stack ?? '')?.[1] ?? 'an unknown place';
    const message = `it could not be read because of a fault in Headwater (${name} at ${where}); please report it`;
    return { ok: false, code: 'internal', message };
  }
}

let givesWay = false;

function giveWay(): void {
  if (givesWay) return;
  givesWay = true;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not allow it, reading is as quick as everything else.
  }
}

async function reportOf({ input, options }: Task): Promise<Outcome> {
  const report = await read(input, options);
  // Warnings that point into the text are shown with the report; these concern the whole document.
  const warnings = report.warnings.filter((warning) => !warning.span).map((warning) => warning.message);
  return { ok: true, output: report, warnings };
}

async function treesOf({ input, options }: Task): Promise<Outcome> {
  const document = await toDocument(input, options.limits);
  const { text, blocks, language } = document;
  const analysis = await analyse(text, blocks, isRead(language, blocks) ? language : 'en');
  const output = toConllu(text, analysis, { id: document.id });
  return { ok: true, output, warnings: document.warnings.map((warning) => warning.message) };
}
