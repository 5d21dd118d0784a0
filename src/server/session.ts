/**
 * The session's secret, kept between two runs of the desk, so that the tabs of the analyst who starts it again go on.
 * It lies in the desk's folder, beside the desk itself, for the user's own eyes: who can read it can read the desk.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'session';
/** Milliseconds after which a browser has to be sent here by a printed address again: thirty days. */
const LASTS = 30 * 86_400_000;
const SECRET = /^[\w-]{43}$/;

/**
 * The secret of the last run in this folder, where it is this user's own and not too old; else a new one. One that
 * cannot be written down lasts as long as this run.
 */
export function keptSession(folder: string, now: number = Date.now()): string {
  const path = join(folder, FILE);
  const known = ownSecret(path, now);
  if (known) return known;
  const session = randomBytes(32).toString('base64url');
  try {
    // A file that somebody else made keeps its owner and its mode when it is written to: it goes first.
    rmSync(path, { force: true });
    writeFileSync(path, session, { mode: 0o600, flag: 'wx' });
  } catch {
    // The desk says by itself where its folder cannot be written to.
  }
  return session;
}

function ownSecret(path: string, now: number): string | undefined {
  try {
    const { uid, mode, mtimeMs } = statSync(path);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
    if (!isOwn || now - mtimeMs > LASTS) return undefined;
    const text = readFileSync(path, 'utf8');
    return SECRET.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
