/** Reads what waits in the queue, one file after another, its documents a few at a time; goes on after any end. */
import { type DocumentInput, type Limits, type OpenedDocument, openDocuments } from '../document/index.js';
import type { Outcome, Reading } from '../reading/index.js';
import type { Report } from '../report.js';
import { type Failure, type Store, StoreError, type Waiting } from '../store/index.js';
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
}

/** Milliseconds between two notes of progress to the pages. */
const NOTE_EVERY = 200;
/** Milliseconds after which reading is tried again when the disk was full or locked. */
const TRY_AGAIN = 15_000;

/** A document on its way: known already, failed, or being read. */
type Underway =
  | { input: DocumentInput; name: string; known: string }
  | { name: string; failure: Failure }
  | { input: DocumentInput; name: string; outcome: Promise<Outcome> };

export class Importer {
  #running: Promise<void> | undefined;
  #stopped = false;
  #trouble: string | undefined;
  #again: Progress['again'];
  #lastNote = 0;
  #failedAgain = 0;
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
      if (!this.#stopped && !this.#trouble && (this.parts.store.queue.next() || this.#again)) this.wake();
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
    return {
      ...queue.counts(),
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
    let read = 0;
    try {
      for (;;) {
        const file = this.#stopped ? undefined : this.parts.store.queue.next();
        if (!file) break;
        await this.#readFile(file);
        read += 1;
      }
      if (read > 0) this.parts.store.optimise();
      while (this.#again && !this.#stopped && !this.parts.store.queue.next()) await this.#readOneAgain();
    } catch (error) {
      // What was read is stored or still in the queue: nothing is lost by waiting.
      const fault = `reading has stopped because of a fault in Headwater (${(error as Error).name}); please report it`;
      this.#trouble = error instanceof StoreError ? error.message : fault;
      this.#timer = setTimeout(() => this.wake(), TRY_AGAIN);
      this.#timer.unref();
    }
  }

  async #readFile(file: Waiting): Promise<void> {
    const { store, spool, events } = this.parts;
    store.queue.start(file.id);
    this.note();
    const ahead = this.parts.reading.processes * 2;
    const underway: Underway[] = [];
    const settleFirst = async () => {
      const first = underway.shift();
      if (first) await this.#settle(file.id, first);
    };
    let count = 0;
    for await (const opened of this.#documents(file)) {
      count += 1;
      if (count <= file.passed) continue;
      underway.push(this.#begin(opened, file));
      while (underway.length >= ahead) await settleFirst();
      if (this.#stopped) break;
    }
    while (underway.length > 0) await settleFirst();
    if (this.#stopped) return;
    const done = store.queue.finish(file.id);
    if (done.failed === 0) await spool.remove(file.spool);
    events.tell({ event: 'import', data: done });
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

  #begin(opened: OpenedDocument | { ok: 'unreadable'; failure: Failure }, file: Waiting): Underway {
    if (opened.ok === 'unreadable') return { name: opened.failure.name, failure: opened.failure };
    const { name } = opened;
    if (!opened.ok)
      return { name, failure: { name, code: opened.error.code, message: opened.error.message } };
    const input = { ...opened.input, ...(file.published !== null && { published: file.published }) };
    const known = this.parts.store.reports.knownInput(input, this.parts.reader);
    if (known) return { input, name, known };
    return { input, name, outcome: this.parts.reading.read(input) };
  }

  async #settle(id: number, one: Underway): Promise<void> {
    const { store, reader, events } = this.parts;
    if ('failure' in one) store.transaction(() => store.queue.pass(id, { failure: one.failure }));
    else if ('known' in one) store.transaction(() => store.queue.pass(id, { key: one.known }));
    else {
      const outcome = await one.outcome;
      store.transaction(() => {
        if (!outcome.ok) {
          const { code, message } = outcome;
          store.queue.pass(id, { failure: { name: one.name, code, message } });
          return;
        }
        const { key, outcome: stored } = store.reports.add(one.input, outcome.output as Report, reader);
        store.queue.pass(id, { key, added: stored === 'added' });
      });
    }
    if (performance.now() - this.#lastNote < NOTE_EVERY) return;
    events.tell({ event: 'import', data: store.queue.get(id) });
    this.note();
  }

  async #readOneAgain(): Promise<void> {
    const { store, reading, reader } = this.parts;
    // Those that fail keep their old reading and would come up again: each is tried once.
    const done = this.#again?.done ?? 0;
    const [key] = store.reports.readBefore(reader, 1, this.#failedAgain);
    if (!key) {
      this.#again = undefined;
      this.#failedAgain = 0;
      return;
    }
    const outcome = await reading.read(store.reports.original(key));
    if (outcome.ok) store.reports.replaceReading(key, outcome.output as Report, reader);
    else this.#failedAgain += 1;
    this.#again = { done: done + 1, left: Math.max(0, (this.#again?.left ?? 1) - 1) };
    if (performance.now() - this.#lastNote >= NOTE_EVERY) this.note();
  }
}
