/** Gives files to the desk: all of them are announced first, those that it has already are not sent again. */
import { api } from './api.js';
import type { Given } from './files.js';
import type { Import } from './types.js';

/** Files that are looked up together before they are sent. */
const TOGETHER = 20;
/** Bytes of the largest file that is looked up: its hash is made in memory. */
const LARGEST_HASHED = 64_000_000;
/** Files announced in one request. */
const ANNOUNCED = 5000;

export interface Uploading {
  done: number;
  all: number;
  /** Of those done: here already. */
  known: number;
  /** Of those done: not taken. */
  failed: number;
}

/**
 * Sends files one after another.
 *
 * @param tell called after every step
 * @param failed called with what went wrong with one of them; the others go on
 */
export async function upload(
  files: readonly Given[],
  tell: (now: Uploading, taken?: Import) => void,
  failed: (error: Error) => void,
): Promise<Uploading> {
  const now: Uploading = { done: 0, all: files.length, known: 0, failed: 0 };
  tell(now);
  for (let from = 0; from < files.length; from += ANNOUNCED)
    await api.announce(
      files.slice(from, from + ANNOUNCED).map(({ name, body }) => ({ name, size: body.size })),
    );
  for (let from = 0; from < files.length; from += TOGETHER) {
    const some = files.slice(from, from + TOGETHER);
    const known = await knownOf(some);
    for (const [n, file] of some.entries()) {
      if (known[n]) {
        now.known += 1;
        now.done += 1;
        tell(now);
        continue;
      }
      try {
        const taken = await api.give(file.name, file.body);
        now.done += 1;
        tell(now, taken);
      } catch (error) {
        now.failed += 1;
        now.done += 1;
        tell(now);
        failed(error as Error);
      }
    }
  }
  return now;
}

async function knownOf(files: readonly Given[]): Promise<boolean[]> {
  const hashed = await Promise.all(
    files.map(async ({ name, body }, n) =>
      body.size > 0 && body.size <= LARGEST_HASHED
        ? { n, name, size: body.size, hash: await hashOf(body) }
        : undefined,
    ),
  );
  const asked = hashed.filter((one) => one !== undefined);
  const { known } = await api.known(asked.map(({ name, size, hash }) => ({ name, size, hash })));
  const found = new Set(asked.filter((_, n) => known[n]).map(({ n }) => n));
  return files.map((_, n) => found.has(n));
}

async function hashOf(body: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await body.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
