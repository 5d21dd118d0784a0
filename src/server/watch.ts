/** A folder that is watched: what lands there is given to be read, once it is all there, and each content once. */
import { createReadStream, type FSWatcher, watch as watchFolder } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Store } from '../store/index.js';
import type { Spool } from './spool.js';

export interface WatchOptions {
  folder: string;
  /** Folders in it that are none of its: the desk's own. */
  except?: readonly string[];
  /** Milliseconds between two looks at the folder. */
  every?: number;
  /** Milliseconds in which a file may not change to be taken for whole. */
  settled?: number;
}

export interface WatchParts {
  store: Store;
  spool: Spool;
  /** Something was given to be read. */
  onGiven(): void;
  /** How it stands has changed. */
  onChange?(standing: Watching): void;
}

/** How it stands with a folder that is watched. */
export interface Watching {
  folder: string;
  /** Files that are not all there yet. */
  arriving: number;
  /** Files given to be read since the desk was started. */
  given: number;
  /** Why nothing can be seen there at present. */
  trouble?: string;
}

const EVERY = 2_000;
const SETTLED = 2_000;
/** Files that programs write under another name before they are whole: downloads, copies, editors. */
const UNFINISHED = /\.(?:part|partial|tmp|temp|crdownload|download|filepart|swp|lock|icloud)$|^~|~$/i;

interface Seen {
  size: number;
  modified: number;
  /** When it was first seen so. */
  since: number;
}

/**
 * Looks at a folder until it is stopped. The system's own notices only bring the next look forward: there are disks
 * (network shares, some containers) that give none.
 */
export class Watch {
  readonly #options: Required<WatchOptions>;
  readonly #seen = new Map<string, Seen>();
  /** Files that could not be taken, as they were then: tried again when they change. */
  readonly #refused = new Map<string, { state: string; why: string }>();
  #standing: Watching;
  #timer: NodeJS.Timeout | undefined;
  #notices: FSWatcher | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly parts: WatchParts,
    options: WatchOptions,
  ) {
    this.#options = { except: [], every: EVERY, settled: SETTLED, ...options };
    this.#standing = { folder: options.folder, arriving: 0, given: 0 };
  }

  get standing(): Watching {
    return this.#standing;
  }

  /** Looks for the first time, and goes on. */
  start(): void {
    this.#listen();
    this.#lookSoon(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#notices?.close();
    await this.#looking;
  }

  /** Notices that something changed, where the system gives any. */
  #listen(): void {
    try {
      this.#notices = watchFolder(this.#options.folder, { persistent: false, recursive: true }, () =>
        this.#lookSoon(Math.min(200, this.#options.every)),
      );
      this.#notices.on('error', () => this.#notices?.close());
    } catch {
      // Looking every few seconds does by itself.
    }
  }

  #lookSoon(after: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looking = this.#looking
        .then(() => this.look())
        .finally(() => this.#lookSoon(this.#options.every));
    }, after);
    this.#timer.unref();
  }

  /** One look: takes what is whole and new, and waits for the rest. */
  async look(): Promise<void> {
    let arriving = 0;
    let given = 0;
    let trouble: string | undefined;
    try {
      const files = await filesIn(this.#options.folder, await real(this.#options.except));
      const names = new Set(files.map(({ path }) => path));
      for (const known of [this.#seen, this.#refused])
        for (const path of known.keys()) if (!names.has(path)) known.delete(path);
      for (const file of files) {
        if (this.#stopped) return;
        const outcome = await this.#consider(file);
        if (outcome === 'arriving') arriving += 1;
        if (outcome === 'given') given += 1;
      }
    } catch (error) {
      trouble = reason(error);
    }
    trouble ??= [...this.#refused.values()][0]?.why;
    this.#tell({ arriving, given: this.#standing.given + given, ...(trouble && { trouble }) });
    if (given > 0) this.parts.onGiven();
  }

  async #consider(file: Found): Promise<'given' | 'arriving' | 'known'> {
    const { store, spool } = this.parts;
    const { path, size, modified } = file;
    const name = relative(this.#options.folder, path).split(sep).join('/');
    const facts = { folder: this.#options.folder, name, size, modified };
    const state = `${size} ${modified}`;
    if (store.watched.knows(facts) || this.#refused.get(path)?.state === state) return 'known';
    const before = this.#seen.get(path);
    const now = Date.now();
    if (before?.size !== size || before.modified !== modified) {
      this.#seen.set(path, { size, modified, since: now });
      return 'arriving';
    }
    // What is empty is about to be written; a shared disk's clock may be ahead of ours, so only its changes count.
    if (size === 0 || now - before.since < this.#options.settled) return 'arriving';
    try {
      const taken = await spool.take(createReadStream(path));
      const { hash } = taken;
      const after = await stat(path).catch(() => undefined);
      const isWhole = after?.size === size && after.mtimeMs === modified && taken.size === size;
      // Touched, renamed or copied: it was read under another name or time.
      const isKnown = store.watched.holds({ folder: facts.folder, hash });
      if (isWhole && isKnown) store.watched.keep({ ...facts, hash });
      if (!isWhole || isKnown) {
        await spool.remove(taken.spool);
        return isWhole ? 'known' : 'arriving';
      }
      // Given and noted together: an end in between neither loses a file nor reads one twice.
      store.transaction(() => {
        store.queue.give({ name, spool: taken.spool, size, hash });
        store.watched.keep({ ...facts, hash });
      });
      this.#seen.delete(path);
      return 'given';
    } catch (error) {
      const { code } = error as { code?: string };
      // It went while it was looked at: it is left alone.
      if (code === 'ENOENT') return 'known';
      // A full disk is for all of them, and later; a file that may not be read is looked at again when it has changed.
      if (code === 'full' || code === 'no-folder') throw error;
      this.#refused.set(path, { state, why: `${name}: ${reason(error)}` });
      return 'known';
    }
  }

  #tell(now: Omit<Watching, 'folder'>): void {
    const standing = { folder: this.#options.folder, ...now };
    const isSame = JSON.stringify(standing) === JSON.stringify(this.#standing);
    this.#standing = standing;
    if (!isSame) this.parts.onChange?.(standing);
  }
}

interface Found {
  path: string;
  size: number;
  /** Milliseconds since 1970, with their fractions. */
  modified: number;
}

/** Every file of a folder and those in it; hidden ones, unfinished ones and links to folders are left out. */
async function filesIn(folder: string, except: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || UNFINISHED.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (except.includes(await realpath(path).catch(() => path))) continue;
      // A folder that went meanwhile, or may not be looked into, keeps nothing else from being read.
      found.push(...(await filesIn(path, except).catch(() => [])));
      continue;
    }
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) found.push({ path, size: facts.size, modified: facts.mtimeMs });
  }
  return found;
}

async function real(paths: readonly string[]): Promise<string[]> {
  return Promise.all(paths.map((path) => realpath(path).catch(() => path)));
}

const REASONS: Record<string, string> = {
  ENOENT: 'the folder is not there at present',
  EACCES: 'it may not be read: permission denied',
  EPERM: 'it may not be read: permission denied',
  ENOTDIR: 'it is not a folder',
};

function reason(error: unknown): string {
  const { code = '', message } = error as { code?: string; message: string };
  return REASONS[code] ?? (code.startsWith('E') ? `the system says ${code}` : message);
}
