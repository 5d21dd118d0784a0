/** `headwater mcp [folder]` */
import { Command } from 'commander';

const NOTES = `
A server of the Model Context Protocol on standard input and output, for an assistant on this machine. It answers from a
desk's folder, or from reports that were read before (a file or folder of JSON Lines, JSON or Parquet that headwater read
wrote); without one, from the desk in your own data folder. It only reads, once, when it starts; it listens on no port and
sends nothing anywhere by itself: what it answers goes to the assistant that asks (docs/mcp.md).

Examples:
  headwater mcp ~/cases/crossings
  headwater read reports/ --format jsonl --out read.jsonl && headwater mcp read.jsonl`;

/** The command; `finish` takes its exit code. */
export function mcpCommand(finish: (code: number) => void): Command {
  return new Command('mcp')
    .description('Serves read reports to an assistant (Model Context Protocol, standard input and output).')
    .argument('[folder]', "a desk's folder, or reports that were read before")
    .addHelpText('after', NOTES)
    .action(async (folder: string | undefined) => {
      const { serveMcp } = await import('./serve-mcp.js');
      finish(await serveMcp(folder));
    });
}
