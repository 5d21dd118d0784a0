/** Uploads on their way to being read: a file each in the spool folder, under names of our own. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../store/index.js';
import { RequestError } from './failure.js';

export interface SpoolLimits {
  /** Bytes of one upload. */
  bytes: number;
  /** Milliseconds without a byte after which an upload is given up. */
  patience: number;
}

/** A big archive of wire stories has some hundred megabytes; what is in it is limited again when it is read. */
export const DEFAULT_SPOOL_LIMITS: SpoolLimits = { bytes: 512_000_000, patience: 30_000 };

/** The spool folder. What a file was called outside never becomes part of a path here. */
export class Spool {
  constructor(
    readonly folder: string,
    readonly limits: SpoolLimits = DEFAULT_SPOOL_LIMITS,
  ) {}

  /**
   * Writes a stream to the disk, whole or not at all; when this returns, the file is on the disk under its name.
   *
   * @throws RequestError too-large, too-slow, empty
   * @throws StoreError full, no-folder
   */
  async take(stream: AsyncIterable<Uint8Array>): Promise<{ spool: string; size: number; hash: string }> {
    const spool = randomBytes(12).toString('hex');
    const partial = join(this.folder, `${spool}.part`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const { size, hash } = await this.#write(partial, stream);
      if (size === 0) throw new RequestError(422, 'empty', 'the file is empty');
      await rename(partial, join(this.folder, spool));
      await syncFolder(this.folder);
      return { spool, size, hash };
    } catch (error) {
      // Where nothing may be written, nothing was.
      await rm(partial, { force: true }).catch(() => {});
      throw this.#readable(error);
    }
  }

  /** The system's errors as what to do about them. */
  #readable(error: unknown): unknown {
    const { code = '' } = error as { code?: string };
    if (['ENOSPC', 'EDQUOT'].includes(code))
      return new StoreError(
        'full',
        `${this.folder}: the disk is full; nothing was lost, make room and try again`,
      );
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code))
      return new StoreError(
        'no-folder',
        `${this.folder}: it may not be written to; give yourself permission to write`,
      );
    return error;
  }

  async #write(path: string, stream: AsyncIterable<Uint8Array>): Promise<{ size: number; hash: string }> {
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of patiently(stream, this.limits.patience)) {
        size += chunk.length;
        if (size > this.limits.bytes) throw tooLarge(this.limits.bytes);
        // `write` may take less than all when the disk fills up; `writeFile` on a handle goes on until all is there.
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { size, hash: hash.digest('hex') };
  }

  /** Opens a spooled file. */
  read(spool: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.path(spool));
  }

  /** Where a spooled file lies. */
  path(spool: string): string {
    if (!/^[0-9a-f]{24}$/.test(spool))
      throw new RequestError(422, 'invalid', 'that is not the name of a spooled file');
    return join(this.folder, spool);
  }

  async remove(spool: string): Promise<void> {
    await rm(this.path(spool), { force: true });
  }

  /** Removes what a broken upload or an end in the middle left behind: everything that the queue does not name. */
  async tidy(needed: ReadonlySet<string>): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    const left = names.filter((name) => /^[0-9a-f]{24}(\.part)?$/.test(name) && !needed.has(name));
    for (const name of left) await rm(join(this.folder, name), { force: true });
    return left.length;
  }

  /** Bytes that wait in the folder. */
  async size(): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    const sizes = await Promise.all(
      names.map((name) =>
        stat(join(this.folder, name)).then(
          (facts) => facts.size,
          () => 0,
        ),
      ),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

export function tooLarge(bytes: number): RequestError {
  return new RequestError(
    413,
    'too-large',
    `a file may have ${bytes} bytes; split this one, or put its reports into several`,
  );
}

/** The stream's chunks; an error when the next one does not come in time. */
async function* patiently(stream: AsyncIterable<Uint8Array>, patience: number): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        const error = new RequestError(408, 'too-slow', `nothing more came for ${patience / 1000} seconds`);
        timer = setTimeout(() => reject(error), patience);
      });
      const next = chunks.next();
      // A chunk that fails after the time is up has nobody to fail to.
      next.catch(() => {});
      const result = await Promise.race([next, late]).finally(() => clearTimeout(timer));
      if (result.done) return;
      yield result.value;
    }
  } finally {
    // Not waited for: a client that has stopped sending would hold this up as well.
    void chunks.return?.()?.catch(() => {});
  }
}

/** Makes a new name in a folder last through a power cut, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
