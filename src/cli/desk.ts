/** `headwater desk [folder]` */
import { createReadStream, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Limits } from '../document/index.js';
import { type Desk, StoreError, startDesk } from '../server/index.js';
import { findInputs } from './inputs.js';
import { EXIT, limitOption, UsageError } from './usage.js';

/** Where a desk is served when nothing else is asked for: always the same, so that addresses can be kept. */
const PORT = 8417;

interface DeskFlags {
  port: number;
  import?: string[];
  who?: string;
  limit?: Partial<Limits>;
}

const NOTES = `
The folder holds the desk's file, desk.headwater, and what waits to be read. It is made when it is not there; without
one, the desk is in your own data folder. The desk answers on this machine only, to the browser that opened the
printed address; each address opens it once. Ctrl-C ends it; what is not read yet is read the next time.

Examples:
  headwater desk
  headwater desk ~/cases/crossings --import reports/`;

/** The command; `finish` takes its exit code. */
export function deskCommand(finish: (code: number) => void): Command {
  return new Command('desk')
    .description('Starts the desk, where reports are read, searched and reviewed, and prints its address.')
    .argument('[folder]', "the desk's folder")
    .option('--port <port>', 'where to serve it; 0 for any free port', portOption, PORT)
    .option('--import <path...>', 'files and folders to read first')
    .option('--who <name>', "the analyst's name in the history (default: the user's name)")
    .option('--limit <name=value>', 'change a limit, as in read', limitOption)
    .addHelpText('after', NOTES)
    .action(async (folder: string | undefined, flags: DeskFlags) => finish(await run(folder, flags)));
}

async function run(folder: string | undefined, flags: DeskFlags): Promise<number> {
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

/** The user's folder for data of programs, by each system's custom. */
function dataFolder(): string {
  const { APPDATA, XDG_DATA_HOME } = process.env;
  if (process.platform === 'win32')
    return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'headwater');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'headwater');
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'headwater');
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers run users that have no entry in the system's list.
    return 'analyst';
  }
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function portOption(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}
