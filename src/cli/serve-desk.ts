/** What `headwater desk` does: serves the desk until Ctrl-C. */
import { createReadStream } from 'node:fs';
import { userInfo } from 'node:os';
import type { Limits } from '../container/index.js';
import { type Desk, StoreError, startDesk } from '../server/index.js';
import { dataFolder } from './data-folder.js';
import { findInputs } from './inputs.js';
import { EXIT, UsageError, version } from './usage.js';

export interface DeskFlags {
  port: number;
  import?: string[];
  who?: string;
  limit?: Partial<Limits>;
}

/** Runs `headwater desk`; the exit code. */
export async function serveDesk(folder: string | undefined, flags: DeskFlags): Promise<number> {
  const place = folder ?? dataFolder();
  const desk = await open(place, flags);
  process.stderr.write(`headwater: the desk is in ${place}; Ctrl-C ends it\n`);
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

async function open(folder: string, flags: DeskFlags): Promise<Desk> {
  try {
    return await startDesk({
      folder,
      port: flags.port,
      who: flags.who ?? userName(),
      reader: version(),
      ...(flags.limit && { limits: flags.limit }),
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
