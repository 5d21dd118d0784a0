/**
 * Door of reading/: reads documents in processes of their own. A document that hangs, or that brings native code down,
 * ends its process and nothing else. (Threads would not do: ending one while the network loads ends the whole process.)
 */
import { availableParallelism } from 'node:os';
import Tinypool from 'tinypool';
import { DEFAULT_LIMITS, type DocumentInput } from '../container/index.js';
import type { ReadOptions } from '../read.js';
import type { Outcome, Task } from './task.js';
import type { ALONE } from './worker.js';

export type { Outcome } from './task.js';

export interface Reading {
  /** How many documents are read at the same time. */
  readonly processes: number;
  /** Reads one document. Never rejects: whatever happens comes back as an outcome. Waits while all processes are busy. */
  read(input: DocumentInput): Promise<Outcome>;
  /** Ends the processes at once, and whatever they were reading. */
  close(): Promise<void>;
}

export interface ReadingSettings {
  /** How many documents are read at the same time; 1 when not given. */
  processes?: number;
  /** Reading gives way to other programs, such as the one that shows a page meanwhile. */
  background?: boolean;
  /** Nothing else is at work on this machine, so that one process may use two cores; when there is one, if not given. */
  alone?: boolean;
}

/** More processes than this cost more memory (a network and a gazetteer each) than they save time. */
const MOST_PROCESSES = 4;

/** As many processes as it makes sense to read many documents with on this machine. */
export function manyProcesses(): number {
  return Math.min(MOST_PROCESSES, availableParallelism());
}

/**
 * Starts reading processes. A document that takes longer than `limits.seconds` has its process ended and fails with an
 * error that names the limit; the next one gets a new process.
 *
 * @param kind what is read: `report` is everything, `conllu` the language reader's trees
 * @param options how; while they are on their way, the processes start
 * @example
 * const reading = startReading('report', {});
 * const outcome = await reading.read({ text: 'The ferry sails again, the harbour office said.' });
 * await reading.close();
 */
export function startReading(
  kind: Task['kind'],
  options: ReadOptions | Promise<ReadOptions>,
  { processes = 1, background = false, alone = processes === 1 }: ReadingSettings = {},
): Reading {
  const pool = new Tinypool({
    runtime: 'child_process',
    // The default, JSON, would make a file's bytes an object of numbers.
    serialization: 'advanced',
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: processes,
    idleTimeout: 60_000,
    env: process.env as Record<string, string>,
    execArgv: process.execArgv,
    argv: alone ? ['--alone' satisfies typeof ALONE] : [],
  });
  const gate = new Gate(processes);
  return {
    processes,
    read: (input) =>
      gate.pass(async () => readWithin(pool, { kind, input, options: await options, background, alone })),
    close: () => pool.destroy(),
  };
}

async function readWithin(pool: Tinypool, task: Task): Promise<Outcome> {
  const seconds = task.options.limits?.seconds ?? DEFAULT_LIMITS.seconds;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), seconds * 1000);
  try {
    return (await pool.run(task, { signal: deadline.signal })) as Outcome;
  } catch {
    if (deadline.signal.aborted) {
      const message = `reading it took longer than the limit of ${seconds} seconds; raise it with --limit seconds=N`;
      return { ok: false, code: 'limit-seconds', message };
    }
    const message =
      'the process that read it ended before it was done; it may need more memory than there is';
    return { ok: false, code: 'process-ended', message };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets a number of tasks run at once; the others wait in the order in which they came. So a time limit counts reading,
 * not waiting, and ending a process takes nobody along.
 */
class Gate {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  async pass<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
