/** Reads documents on a worker thread, a few ahead, so that a document that hangs can be ended. */
import { Piscina } from 'piscina';
import { DEFAULT_LIMITS, DocumentError, type OpenedDocument } from '../document/index.js';
import type { ReadOptions } from '../read.js';
import type { Report } from '../report.js';
import { asDocumentError } from './inputs.js';
import type { Outcome, Task } from './worker.js';

export type ReadResult =
  | { ok: true; name: string; output: Report | string; warnings: string[] }
  | { ok: false; name: string; error: DocumentError };

export interface Reader {
  read(opened: OpenedDocument): Promise<ReadResult>;
  close(): Promise<void>;
}

/** How many documents may wait for the thread: enough to keep it busy, few enough to keep memory steady. */
export const AHEAD = 4;

/**
 * Starts a reading thread. A document that takes longer than `limits.seconds` has its thread ended and fails with
 * an error that names the limit; the next one gets a new thread.
 */
export function startReader(kind: Task['kind'], options: ReadOptions): Reader {
  const seconds = options.limits?.seconds ?? DEFAULT_LIMITS.seconds;
  const pool = new Piscina<Task, Outcome>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  });
  // One task at a time: an abort ends the thread, and must not take a neighbour with it. Waiting is not counted.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = last.then(task);
    last = run.catch(() => {});
    return run;
  };
  return {
    async read(opened) {
      if (!opened.ok) return opened;
      const { name, input } = opened;
      const deadline = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      try {
        const outcome = await inTurn(() => {
          timer = setTimeout(() => deadline.abort(), seconds * 1000);
          return pool.run({ kind, input, options }, { signal: deadline.signal });
        });
        if (outcome.ok) return { name, ...outcome };
        return { ok: false, name, error: new DocumentError(outcome.code, outcome.message) };
      } catch (error) {
        if (!deadline.signal.aborted) return { ok: false, name, error: asDocumentError(error) };
        const message = `reading it took longer than the limit of ${seconds} seconds; raise it with --limit seconds=N`;
        return { ok: false, name, error: new DocumentError('limit-seconds', message) };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}
