/** `headwater read <file | folder | - >...` */
import { Command, InvalidArgumentError, Option } from 'commander';
import { SINK_FORMATS } from './formats.js';
import type { ReadFlags } from './read-inputs.js';
import { columnsOption, dateOption, limitOption } from './usage.js';

const EXAMPLES = `
Input is HTML, plain text, PDF, JSON Lines, or a file that holds documents: web archives (WARC, WACZ), e-mail, chats,
feeds, tables, subtitles, news databases' exports, .docx, .odt, .zip, .tar; each also as .gz (docs/input.md). The kind is
found by content. Folders are walked, - is standard input.
Output goes to standard output, progress and warnings to standard error.

Exit code 0: all read; 1: some inputs failed, each named with its reason, the others done; 2: wrong usage.

Examples:
  headwater read article.html                       a page for the terminal
  headwater read reports/ --format csv --out claims.csv
  headwater read wire.jsonl.gz --format jsonl | jq .claims
  headwater read report.txt --published 2024-05-08  the date from which "ten days ago" counts`;

/** The command; `finish` takes its exit code. */
export function readCommand(finish: (code: number) => void): Command {
  return new Command('read')
    .description('Reads reports and shows who says what, where and when.')
    .argument('<input...>', 'files, folders, or - for standard input')
    .addOption(new Option('-f, --format <format>', 'what to write').choices(SINK_FORMATS).default('text'))
    .option('-o, --out <path>', 'write to this file, or to a file a report in this folder')
    .option('-p, --published <date>', "the reports' date, where you know better than they do", dateOption)
    .option('--outlet <name>', 'who published the reports, where you know better than they do')
    .option(
      '--columns <field=name,...>',
      'which column or field of records holds what: text, html, title, url, outlet, byline, published, language, id',
      columnsOption,
    )
    .option(
      '--limit <name=value>',
      'change a limit: bytes, characters, depth, nodes or seconds (repeatable)',
      limitOption,
    )
    .option('--width <columns>', 'columns of the text format (default: the terminal, or 80)', widthOption)
    .option(
      '--all',
      'show in the text format also judgements, demands and what has nothing to check, in place',
    )
    .option('--bom', 'begin csv and acled with a byte order mark, by which Excel tells UTF-8')
    .option('--explain', 'keep in json and jsonl why everything was read as it was')
    .addOption(
      new Option('--as <kind>', 'take the input for this, whatever it looks like').choices(['jsonl']),
    )
    .option('--errors <path>', 'write what failed to this file too, as JSON Lines, while reading goes on')
    .option(
      '--processes <number>',
      'how many documents are read at the same time (default: as many as cores, 4 at most)',
      processesOption,
    )
    .option('-q, --quiet', 'no progress bar and no warnings; failures are still named')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: ReadFlags) => {
      const { readInputs } = await import('./read-inputs.js');
      finish(await readInputs(paths, flags));
    });
}

function processesOption(value: string): number {
  const processes = Number(value);
  if (Number.isInteger(processes) && processes >= 1 && processes <= 256) return processes;
  throw new InvalidArgumentError('Expected a whole number from 1 to 256.');
}

function widthOption(value: string): number {
  const columns = Number(value);
  if (Number.isInteger(columns) && columns >= 20 && columns <= 1000) return columns;
  throw new InvalidArgumentError('Expected a whole number of columns from 20 to 1000.');
}
