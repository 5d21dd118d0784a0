/** Reading threads: a few documents at a time, each with its time limit. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { DEFAULT_LIMITS, type DocumentInput, type Limits } from '../document/index.js';
import type { Outcome, Task } from './worker.js';

/** Something that reads documents; tests put their own in its place. */
export interface Reading {
  /** How many documents are read at the same time. */
  readonly threads: number;
  read(input: DocumentInput): Promise<Outcome>;
  close(): Promise<void>;
}

/** More threads than this cost more memory (a model each) than they save time. */
const MOST_THREADS = 4;

/** Starts threads: one fewer than there are cores, so that the page keeps one. */
export function startReading(limits: Partial<Limits> = {}): Reading {
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const seconds = limits.seconds ?? DEFAULT_LIMITS.seconds;
  const filename = new URL('./worker.js', import.meta.url).href;
  const pool = new Piscina<Task, Outcome>({
    filename,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  // No more tasks than threads: so the time limit counts reading, not waiting, and ending a thread takes nobody along.
  const gate = new Gate(threads);
  return {
    threads,
    read: (input) => gate.pass(() => readWithin(pool, { input, limits }, seconds)),
    close: () => pool.destroy(),
  };
}

async function readWithin(pool: Piscina<Task, Outcome>, task: Task, seconds: number): Promise<Outcome> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), seconds * 1000);
  try {
    return await pool.run(task, { signal: deadline.signal });
  } catch (error) {
    if (deadline.signal.aborted)
      return {
        ok: false,
        code: 'limit-seconds',
        message: `reading it took longer than the limit of ${seconds} seconds`,
      };
    const message = `its reading thread ended (${(error as Error).name}); try it again`;
    return { ok: false, code: 'thread-ended', message };
  } finally {
    clearTimeout(timer);
  }
}

/** Lets a number of tasks run at once; the others wait in the order in which they came. */
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
