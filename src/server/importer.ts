/** Reads what waits in the queue, a few documents at a time, in their order; goes on after any end. */
import { z } from 'zod';
import { type DocumentInput, type Limits, type OpenedDocument, openDocuments } from '../container/index.js';
import type { Outcome, Reading } from '../reading/index.js';
import type { Report } from '../report.js';
import {
  archivedReviewSchema,
  type Failure,
  type Import,
  type Store,
  StoreError,
  type Waiting,
} from '../store/index.js';
import type { Events, Progress } from './events.js';
import type { Spool } from './spool.js';

export interface ImporterParts {
  store: Store;
  spool: Spool;
  reading: Reading;
  events: Events;
  /** Version of what reads: reports of another one can be read again. */
  reader: string;
  limits?: Partial<Limits>;
  /** How it stands with the folder that is watched. */
  watching?: () => Progress['watching'];
}

/** Milliseconds between two notes of progress to the pages. */
const NOTE_EVERY = 200;
/** Milliseconds after which reading is tried again when the disk was full or locked. */
const TRY_AGAIN = 15_000;

/**
 * Reports stored in one transaction at most, and the milliseconds that one may wait for the others. While they are
 * stored, nothing is handed to the reading processes, so that many at once leave them idle; few at once make full-text
 * search merge more often. What is lost of them by an end in between is read again, for its file still waits.
 */
const TOGETHER = 4;
/** The same where files end, after which they are let go: then the transaction waits for the disk. */
const FILES_TOGETHER = 16;
const LONGEST_WAIT = 250;

/** A document on its way: known already, failed, or being read; or the end of a file. */
type Step = { file: number } & (
  | { ends: Waiting }
  | { known: string; history?: unknown; name: string }
  | { failure: Failure }
  | { input: DocumentInput; name: string; outcome: Promise<Outcome> }
);
const NOTHING_IN_IT = { code: 'nothing-in-it', message: 'it holds no document that could be read' };

/** A step that has come to its end. */
type Settled =
  | Exclude<Step, { outcome: unknown }>
  | { file: number; input: DocumentInput; name: string; report: Report };

export class Importer {
  #running: Promise<void> | undefined;
  #stopped = false;
  #trouble: string | undefined;
  #again: Progress['again'];
  #lastNote = 0;
  #failedAgain = 0;
  /** Files of which documents are being read. */
  readonly #begun = new Set<number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: ImporterParts) {}

  /** Begins to read what waits, if it is not at it already. */
  wake(): void {
    if (this.#stopped || this.#running) return;
    clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      this.note();
      // Something may have been given between the last look and here.
      if (
        !this.#stopped &&
        !this.#trouble &&
        (this.parts.store.queue.next() || this.#again || this.parts.store.reports.toReadAnew(1).length > 0)
      )
        this.wake();
    });
  }

  /** Has the reports that another version read be read again, after what waits. */
  readAgain(): Progress {
    const left = this.parts.store.reports.countReadBefore(this.parts.reader);
    if (left > 0) this.#again = { done: 0, left };
    this.wake();
    return this.progress();
  }

  /** Stops after the documents that are being read; what is not done is done when the desk is opened again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  progress(): Progress {
    const { queue } = this.parts.store;
    const watching = this.parts.watching?.();
    return {
      ...queue.counts(),
      ...(watching && { watching }),
      ...(this.#trouble && { trouble: this.#trouble }),
      ...(this.#again && { again: this.#again }),
    };
  }

  /** Tells the pages how far it is. */
  note(): void {
    if (this.#stopped) return;
    this.#lastNote = performance.now();
    this.parts.events.tell({ event: 'progress', data: this.progress() });
  }

  async #run(): Promise<void> {
    this.#trouble = undefined;
    try {
      const read = await this.#readAll();
      if (read > 0) this.parts.store.optimise();
      await this.#readAnew();
      while (this.#again && !this.#stopped && !this.parts.store.queue.next()) await this.#readSomeAgain();
    } catch (error) {
      // What was read is stored or still in the queue: nothing is lost by waiting.
      const fault = `reading has stopped because of a fault in Headwater (${(error as Error).name}); please report it`;
      this.#trouble = error instanceof StoreError ? error.message : fault;
      this.#timer = setTimeout(() => this.wake(), TRY_AGAIN);
      this.#timer.unref();
    }
  }

  /** Reads everything that waits, a few documents ahead, and stores it in the order in which it came. */
  async #readAll(): Promise<number> {
    const ahead = this.parts.reading.processes * 2;
    const underway: Step[] = [];
    let ready: Settled[] = [];
    let since = 0;
    let read = 0;
    const store = async () => {
      const settled = ready;
      ready = [];
      await this.#store(settled);
      read += settled.length;
    };
    const settleFirst = async () => {
      const first = underway.shift();
      if (!first) return;
      const left = LONGEST_WAIT - (performance.now() - since);
      if (ready.length > 0 && 'outcome' in first && !(await settlesWithin(first.outcome, left)))
        await store();
      if (ready.length === 0) since = performance.now();
      ready.push(await settled(first));
      const together = endsFile(ready) ? FILES_TOGETHER : TOGETHER;
      if (ready.length >= together || performance.now() - since >= LONGEST_WAIT) await store();
    };
    for await (const step of this.#steps()) {
      underway.push(step);
      while (underway.length >= ahead) await settleFirst();
    }
    while (underway.length > 0) await settleFirst();
    await store();
    return read;
  }

  /** Every document that waits, file after file, each file's end after its documents. */
  async *#steps(): AsyncGenerator<Step> {
    const { store } = this.parts;
    this.#begun.clear();
    for (;;) {
      const file = this.#stopped ? undefined : store.queue.next(this.#begun);
      if (!file) return;
      this.#begun.add(file.id);
      store.queue.start(file.id);
      let count = 0;
      for await (const opened of this.#documents(file)) {
        count += 1;
        if (count <= file.passed) continue;
        if (this.#stopped) return;
        yield { file: file.id, ...this.#begin(opened, file) };
      }
      // Nothing in it is not the same as all of it read.
      if (count === 0) yield { file: file.id, failure: { name: file.name, ...NOTHING_IN_IT } };
      yield { file: file.id, ends: file };
    }
  }

  /** The documents in a file; when the file itself cannot be read, one failure. */
  async *#documents(file: Waiting): AsyncGenerator<OpenedDocument | { ok: 'unreadable'; failure: Failure }> {
    try {
      yield* openDocuments(this.parts.spool.read(file.spool), file.name, this.parts.limits);
    } catch (error) {
      const { code } = error as { code?: string };
      const message =
        code === 'ENOENT'
          ? 'its file is gone from the spool folder; give it again'
          : 'it could not be opened';
      yield { ok: 'unreadable', failure: { name: file.name, code: 'unreadable', message } };
    }
  }

  #begin(opened: OpenedDocument | { ok: 'unreadable'; failure: Failure }, file: Waiting) {
    if (opened.ok === 'unreadable') return { failure: opened.failure };
    const { name } = opened;
    if (!opened.ok) return { failure: { name, code: opened.error.code, message: opened.error.message } };
    const input = { ...opened.input, ...(file.published !== null && { published: file.published }) };
    const known = this.parts.store.reports.knownInput(input, this.parts.reader);
    if (known) return { known, history: historyIn(opened.input), name };
    // What was read before is not handed on to be read: only what was decided about it is wanted, later.
    const { read: _before, ...unread } = input;
    return { input, name, outcome: this.parts.reading.read(unread) };
  }

  /** Stores what was read, all of it or nothing, and tells the pages. */
  async #store(settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    const { store, spool, events } = this.parts;
    const enter = () => settled.flatMap((one) => this.#enter(one));
    const done = endsFile(settled) ? store.transaction(enter) : store.relaxed(enter);
    for (const { file, result } of done) {
      this.#begun.delete(file.id);
      if (result.failed === 0) await spool.remove(file.spool);
      events.tell({ event: 'import', data: result });
    }
    if (performance.now() - this.#lastNote < NOTE_EVERY) return;
    const last = settled.at(-1);
    if (last && !('ends' in last)) events.tell({ event: 'import', data: store.queue.get(last.file) });
    this.note();
  }

  /** @returns the file, where this was its end */
  #enter(one: Settled): { file: Waiting; result: Import }[] {
    const { queue, reports } = this.parts.store;
    if ('ends' in one) return [{ file: one.ends, result: queue.finish(one.file) }];
    if ('failure' in one) queue.pass(one.file, { failure: one.failure });
    else if ('known' in one) {
      queue.pass(one.file, { key: one.known });
      this.#enterHistory(one.file, one.name, one.known, one.history);
    } else {
      const { key, outcome } = reports.add(one.input, one.report, this.parts.reader);
      queue.pass(one.file, { key, added: outcome === 'added' });
      this.#enterHistory(one.file, one.name, key, historyIn(one.input));
    }
    return [];
  }

  /** What was decided about a report on the desk that it was exported from: entered as it was made there, once. */
  #enterHistory(file: number, name: string, key: string, history: unknown): void {
    if (history === undefined) return;
    const { queue, reviews } = this.parts.store;
    const parsed = historySchema.safeParse(history);
    if (parsed.success) {
      const own = parsed.data.flatMap(({ report }) => (report === null ? [] : [[report, key] as const]));
      reviews.restore(parsed.data, new Map(own));
    } else {
      const message =
        'the report was taken in, but the decisions that came with it are not in the form of an export';
      queue.fail(file, { name, code: 'bad-history', message });
    }
  }

  /** Reads reports of which the analyst corrected the date or the like; one that cannot be read stays as it is. */
  async #readAnew(): Promise<void> {
    const { store, reading, reader, events } = this.parts;
    while (!this.#stopped) {
      const [key] = store.reports.toReadAnew(1);
      if (key === undefined) return;
      const outcome = await reading.read(store.reports.input(key));
      if (outcome.ok) store.reports.replaceReading(key, outcome.output as Report, reader);
      else store.reports.keepReading(key, reader);
      events.tell({ event: 'reviewed', data: { reports: [key] } });
    }
  }

  async #readSomeAgain(): Promise<void> {
    const { store, reading, reader } = this.parts;
    // Those that fail keep their old reading and would come up again: each is tried once.
    const keys = store.reports.readBefore(reader, reading.processes, this.#failedAgain);
    const { done = 0, left = 0 } = this.#again ?? {};
    if (keys.length === 0) {
      this.#again = undefined;
      this.#failedAgain = 0;
      return;
    }
    const outcomes = await Promise.all(
      keys.map(async (key) => ({ key, outcome: await reading.read(store.reports.input(key)) })),
    );
    store.transaction(() => {
      for (const { key, outcome } of outcomes)
        if (outcome.ok) store.reports.replaceReading(key, outcome.output as Report, reader);
    });
    this.#failedAgain += outcomes.filter(({ outcome }) => !outcome.ok).length;
    this.#again = { done: done + keys.length, left: Math.max(0, left - keys.length) };
    if (performance.now() - this.#lastNote >= NOTE_EVERY) this.note();
  }
}

/** The decisions that a record out of an export of a desk carries. */
const historySchema = z.array(archivedReviewSchema);

function historyIn({ read }: DocumentInput): unknown {
  return (read as { history?: unknown } | undefined)?.history;
}

function endsFile(steps: readonly Settled[]): boolean {
  return steps.some((one) => 'ends' in one);
}

async function settled(step: Step): Promise<Settled> {
  if (!('outcome' in step)) return step;
  const { file, input, name } = step;
  const outcome = await step.outcome;
  if (outcome.ok) return { file, input, name, report: outcome.output as Report };
  return { file, failure: { name, code: outcome.code, message: outcome.message } };
}

/** Whether a promise that never rejects settles before the time is up. */
async function settlesWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
