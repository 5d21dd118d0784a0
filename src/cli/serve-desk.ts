/** What `headwater desk` does: serves the desk until Ctrl-C. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Limits } from '../container/index.js';
import { type Desk, StoreError, startDesk } from '../server/index.js';
import { dataFolder } from './data-folder.js';
import { findInputs } from './inputs.js';
import { EXIT, UsageError, version } from './usage.js';

export interface DeskFlags {
  port: number;
  import?: string[];
  watch?: string;
  who?: string;
  limit?: Partial<Limits>;
}

/** Runs `headwater desk`; the exit code. */
export async function serveDesk(folder: string | undefined, flags: DeskFlags): Promise<number> {
  const place = folder ?? dataFolder();
  const watch = flags.watch === undefined ? undefined : await folderToWatch(flags.watch, place);
  const desk = await open(place, flags, watch);
  process.stderr.write(`headwater: the desk is in ${place}; Ctrl-C ends it\n`);
  if (watch) process.stderr.write(`headwater: watching ${watch}\n`);
  if (desk.waiting > 0)
    process.stderr.write(`headwater: going on with ${desk.waiting} files from the last time\n`);
  const ended = untilInterrupted();
  let failed = 0;
  for (const input of await findInputs(flags.import ?? [])) {
    if (input.ok) {
      const given = await give(desk, input.file.path);
      if (given) continue;
    } else process.stderr.write(`headwater: ${input.name}: ${input.error.message}\n`);
    failed += 1;
  }
  await ended;
  await desk.close();
  return failed > 0 ? EXIT.someFailed : EXIT.done;
}

/** @throws UsageError when there is no such folder */
async function folderToWatch(named: string, desk: string): Promise<string> {
  const folder = resolve(named);
  const facts = await stat(folder).catch(() => undefined);
  if (!facts?.isDirectory())
    throw new UsageError(`${named}: there is no such folder to watch; make it first`);
  if (folder === resolve(desk))
    throw new UsageError(`${named}: it is the desk's own folder; watch another one`);
  return folder;
}

async function open(folder: string, flags: DeskFlags, watch: string | undefined): Promise<Desk> {
  try {
    return await startDesk({
      folder,
      port: flags.port,
      who: flags.who ?? userName(),
      reader: version(),
      ...(flags.limit && { limits: flags.limit }),
      ...(watch !== undefined && { watch: { folder: watch } }),
      onAddress: (address) => process.stdout.write(`${address}\n`),
    });
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.message);
    if ((error as { code?: string }).code === 'EADDRINUSE')
      throw new UsageError(`port ${flags.port} is taken, perhaps by another desk; choose one with --port`);
    throw error;
  }
}

async function give(desk: Desk, path: string): Promise<boolean> {
  try {
    await desk.give(path, path === '-' ? process.stdin : createReadStream(path));
    return true;
  } catch (error) {
    process.stderr.write(`headwater: ${path}: ${(error as Error).message}\n`);
    return false;
  }
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers run users that have no entry in the system's list.
    return 'analyst';
  }
}
