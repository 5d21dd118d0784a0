/** Door of store/: one SQLite file with reports, what was read in them, and what the analyst made of it. */
import { Announced } from './announced.js';
import { readArchive, writeArchive } from './archive.js';
import { Bin } from './bin.js';
import { Cases } from './cases.js';
import { Database, type DatabaseOptions } from './database.js';
import { filedUnder } from './filed.js';
import { Finder, type FinderOptions } from './find.js';
import { Upkeep } from './finding/upkeep.js';
import { Queue } from './queue.js';
import { Reports } from './reports.js';
import { Reviews } from './reviews.js';
import { SavedFilters } from './saved-filters.js';
import { Speakers } from './speakers.js';
import { Decisions, Joiner, Stories } from './stories/index.js';
import { Watched } from './watched.js';

export { type AnnouncedFile, announcedSchema } from './announced.js';
export { type ArchivedReview, archivedReviewSchema } from './archived.js';
export { boundsOf } from './calendar.js';
export * from './case-model.js';
export { difference, type Stretch } from './difference.js';
export { StoreError, type StoreErrorCode } from './error.js';
export { LONG_FACETS, type LongFacet, SHORT_FACETS } from './finding/counts.js';
export type { Gazetteer } from './finding/places.js';
export * from './model.js';
export type { Failure, Waiting } from './queue.js';
export { type Appearance, appearanceSchema } from './report-rows.js';
export type { Added } from './reports.js';
export type { Proposal } from './reviews.js';
export { speakingOf } from './rows.js';
export type { SavedFilter } from './saved-filters.js';
export * from './stories/index.js';

/** `StoreOptions.upkeep` when not given. */
const UPKEEP_AT_ONCE = 1_000;

export interface StoreOptions extends DatabaseOptions, FinderOptions {
  /** The time of what is written, as an ISO instant. */
  now?: () => string;
  /** Reports from which what they share brings nobody together (see story/); for trying it out. */
  crowd?: number;
  /** Milliseconds that opening may take longer for a desk that an older version made; a second when not given. */
  upkeep?: number;
}

/** A desk's file, open. It is held exclusively until `close`. */
export class Store {
  readonly #database: Database;
  readonly reports: Reports;
  readonly reviews: Reviews;
  readonly bin: Bin;
  readonly speakers: Speakers;
  readonly find: Finder;
  readonly upkeep: Upkeep;
  readonly queue: Queue;
  readonly announced: Announced;
  readonly filters: SavedFilters;
  readonly storyDecisions: Decisions;
  readonly stories: Stories;
  readonly joiner: Joiner;
  readonly watched: Watched;
  readonly cases: Cases;

  /**
   * Opens a desk's file, or makes it.
   *
   * @param path of the file; its folder must be there
   * @throws StoreError locked, read-only, newer, not-a-desk, no-folder, full, damaged
   * @example
   * const store = new Store('desk.headwater');
   * store.reports.add({ text }, await read({ text }), '0.1.0');
   * store.find.claims({ text: 'ferry', state: ['open'] }, { sort: 'published', order: 'down', limit: 100, offset: 0 });
   */
  constructor(path: string, options: StoreOptions = {}) {
    const now = options.now ?? (() => new Date().toISOString());
    this.#database = new Database(path, options);
    this.storyDecisions = new Decisions(this.#database, now);
    this.reviews = new Reviews(this.#database, this.storyDecisions, now);
    this.joiner = new Joiner(this.#database, this.reviews, this.storyDecisions, options.crowd);
    this.find = new Finder(this.#database, options);
    this.stories = new Stories(this.#database, this.storyDecisions, this.find);
    this.reports = new Reports(this.#database, this.reviews, now);
    this.bin = new Bin(this.#database, this.reports, this.joiner, now);
    this.speakers = new Speakers(this.#database, this.find, now);
    this.upkeep = new Upkeep(this.#database, this.reviews);
    // A small desk that an older version made is brought up to date at once; of a large one the rest is done by and by.
    if (!options.readOnly) this.upkeep.work(options.upkeep ?? UPKEEP_AT_ONCE);
    this.queue = new Queue(this.#database, now);
    this.announced = new Announced(this.#database, now);
    this.filters = new SavedFilters(this.#database, now);
    this.watched = new Watched(this.#database, now);
    this.cases = new Cases(this.#database, this.reports, now);
  }

  get path(): string {
    return this.#database.path;
  }

  /** Runs all or nothing: after any end of the process, either everything in it is in the file or none of it. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
  }

  /**
   * As `transaction`, but a power cut (no other end) may take it back until the next one that is not relaxed. For what
   * can be done again.
   */
  relaxed<T>(work: () => T): T {
    return this.#database.relaxed(work);
  }

  /** SQLite's own check of the whole file; empty when it is sound. */
  integrityFaults(): string[] {
    return this.#database.integrityFaults();
  }

  /** The whole desk as an archive (docs/desk.md), in pieces to be written one after another. */
  exportArchive(): AsyncGenerator<Uint8Array> {
    return writeArchive(this.#database);
  }

  /**
   * Takes an archive's file in. Reports that are here already stay as they are; reviews that are not here are added.
   *
   * @throws StoreError invalid, when it is not an archive, is cut short or has been changed; nothing is taken then
   */
  importArchive(path: string): Promise<{ reports: number; known: number; reviews: number; filters: number }> {
    const { reports, reviews, speakers, cases, filters } = this;
    return readArchive({ database: this.#database, reports, reviews, speakers, cases, filters }, path);
  }

  /** Tags of claims, or names that they are given to, with how many claims, the commonest first. */
  filedUnder(kind: 'tag' | 'assigned'): { value: string; claims: number }[] {
    return filedUnder(this.#database, kind);
  }

  /** Call it when much has changed, as after an import: filters stay quick. */
  optimise(): void {
    this.#database.optimise();
  }

  close(): void {
    this.#database.close();
  }
}
