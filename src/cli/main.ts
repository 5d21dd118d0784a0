/**
 * The command line: `headwater <command>`. One file a command; this one puts them together. A command's file says what
 * it takes and loads no stage: what a command runs is loaded when it is run.
 */
import { Command, CommanderError } from 'commander';
import { deskCommand } from './desk.js';
import { explainCommand } from './explain.js';
import { gazetteerCommand } from './gazetteer.js';
import { mcpCommand } from './mcp.js';
import { readCommand } from './read.js';
import { storiesCommand } from './stories.js';
import { EXIT, UsageError, version } from './usage.js';

const CLOSING = `
Everything is read on this machine; nothing is sent anywhere.

Examples:
  headwater read article.html
  headwater read reports/ --format csv --out claims.csv
  headwater stories reports/
  headwater explain article.html c3`;

/**
 * The whole command line, not yet run.
 *
 * @param finish takes the exit code of the command that ran
 */
export function makeProgram(finish: (code: number) => void): Command {
  const program = new Command('headwater')
    .description('Traces every claim in conflict reporting upstream, to whoever actually said it.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', CLOSING);
  const commands = [readCommand, storiesCommand, deskCommand, explainCommand, gazetteerCommand, mcpCommand];
  for (const command of commands) program.addCommand(command(finish));
  return program;
}

/**
 * Runs the command line.
 *
 * @param args what stands after `headwater`
 * @returns the exit code: 0 all read, 1 some inputs failed, 2 wrong usage
 */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const program = makeProgram((result) => {
    code = result;
  });
  throwInsteadOfExit(program);
  if (args.length === 0) {
    program.outputHelp({ error: true });
    return EXIT.wrongUsage;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`headwater: ${error.message}\n`);
    return EXIT.wrongUsage;
  }
  return code;
}

/** Commander ends the process on wrong usage, with 1, unless each command is told otherwise. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) throwInsteadOfExit(inner);
}
