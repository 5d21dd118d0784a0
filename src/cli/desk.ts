/** `headwater desk [folder]` */
import { Command, InvalidArgumentError } from 'commander';
import type { DeskFlags } from './serve-desk.js';
import { limitOption } from './usage.js';

/** Where a desk is served when nothing else is asked for: always the same, so that addresses can be kept. */
const PORT = 8417;

const NOTES = `
The folder holds the desk's file, desk.headwater, and what waits to be read. It is made when it is not there; without
one, the desk is in your own data folder. The desk answers on this machine only, to the browser that opened the
printed address; each address opens it once. Ctrl-C ends it; what is not read yet is read the next time.

Examples:
  headwater desk
  headwater desk ~/cases/crossings --import reports/
  headwater desk ~/cases/crossings --watch ~/incoming`;

/** The command; `finish` takes its exit code. */
export function deskCommand(finish: (code: number) => void): Command {
  return new Command('desk')
    .description('Starts the desk, where reports are read, searched and reviewed, and prints its address.')
    .argument('[folder]', "the desk's folder")
    .option('--port <port>', 'where to serve it; 0 for any free port', portOption, PORT)
    .option('--import <path...>', 'files and folders to read first')
    .option('--watch <folder>', 'read what lands in this folder, now and while the desk is open')
    .option('--who <name>', "the analyst's name in the history (default: the user's name)")
    .option('--limit <name=value>', 'change a limit, as in read', limitOption)
    .addHelpText('after', NOTES)
    .action(async (folder: string | undefined, flags: DeskFlags) => {
      const { serveDesk } = await import('./serve-desk.js');
      finish(await serveDesk(folder, flags));
    });
}

function portOption(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}
