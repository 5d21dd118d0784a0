/** The worker thread that reads for the desk, so that the page stays quick. */
import { DocumentError, type DocumentInput, type Limits } from '../document/index.js';
import { read } from '../read.js';
import type { Report } from '../report.js';

export interface Task {
  input: DocumentInput;
  limits: Partial<Limits>;
}

/** Errors lose their class between threads, so they cross as data. */
export type Outcome = { ok: true; report: Report } | { ok: false; code: string; message: string };

/** Reads one document, with the reasons that the page shows on demand. Never throws. */
export default async function readTask({ input, limits }: Task): Promise<Outcome> {
  try {
    return { ok: true, report: await read(input, { limits, explain: true }) };
  } catch (error) {
    if (error instanceof DocumentError) return { ok: false, code: error.code, message: error.message };
    // Only the kind of error and the place in the code: a message could carry the report's words.
    const { name, stack } = error as Error;
    const where = /\/(?:dist|src)\/([\w/.-]+:\d+)/.exec(stack ?? '')?.[1] ?? 'an unknown place';
    const message = `it could not be read because of a fault in Headwater (${name} at ${where}); please report it`;
    return { ok: false, code: 'internal', message };
  }
}
