/** For tests of the command line: runs the built program as a user would. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `headwater` with these arguments; `input` goes to its standard input. */
export function run(args: readonly string[], input: string | Uint8Array = ''): Promise<Ran> {
  const child = start(args);
  child.stdin.end(input);
  return finished(child);
}

/** Starts `headwater` and leaves it running. */
export function start(args: readonly string[]) {
  const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' };
  return spawn(process.execPath, [join(ROOT, 'bin/headwater.js'), ...args], { env: environment });
}

/** What a started program printed, once it has ended. */
export function finished(child: ReturnType<typeof start>): Promise<Ran> {
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    ran.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    ran.err += text;
  });
  child.stdin.on('error', () => {});
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code })));
}

/** A new empty folder for one test's files. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'headwater-test-'));
}
