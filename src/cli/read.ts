/** `headwater read <file | folder | - >...` */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DocumentError, Limits, OpenedDocument } from '../document/index.js';
import { FORMATS } from '../output/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { manyProcesses, type Reading, startReading } from '../reading/index.js';
import type { Report } from '../report.js';
import { findInputs, type InputFile, openFile } from './inputs.js';
import { onInterrupt } from './interrupt.js';
import { startProgress } from './progress.js';
import { openSink, type SinkFormat } from './sink.js';
import { dateOption, EXIT, INTERRUPTED, limitOption } from './usage.js';

interface ReadFlags {
  format: SinkFormat;
  out?: string;
  published?: string;
  limit?: Partial<Limits>;
  width?: number;
  all?: boolean;
  explain?: boolean;
  quiet?: boolean;
}

type ReadResult =
  | { ok: true; name: string; output: Report | string; warnings: string[] }
  | { ok: false; name: string; error: Pick<DocumentError, 'message'> };

/** How many documents may wait to be read: enough to keep the reader busy, few enough to keep memory steady. */
const AHEAD = 8;

const EXAMPLES = `
Input is HTML, plain text, PDF or JSON Lines ({"id"?, "text" | "html", "url"?, "title"?,
"outlet"?, "published"?} a line), each also as .gz; the kind is found by content. Folders are walked, - is standard input.
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
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices([...FORMATS, 'conllu']).default('text'),
    )
    .option('-o, --out <path>', 'write to this file, or to a file a report in this folder')
    .option('-p, --published <date>', "the reports' date, where you know better than they do", dateOption)
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
    .option('--explain', 'keep in json and jsonl why everything was read as it was')
    .option('-q, --quiet', 'no progress bar and no warnings; failures are still named')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: ReadFlags) => finish(await run(paths, flags)));
}

async function run(paths: readonly string[], flags: ReadFlags): Promise<number> {
  const limits = flags.limit ?? {};
  const inputs = await findInputs(paths);
  const files = inputs.flatMap((input) => (input.ok ? [input.file] : []));
  const progress = startProgress(files, flags.quiet === true);
  const options = { limits, ownGazetteer: ownGazetteerFiles(), ...(flags.explain && { explain: true }) };
  const reading = startReading(flags.format === 'conllu' ? 'conllu' : 'report', options, {
    processes: mayHoldMany(files) ? manyProcesses() : 1,
  });
  const sink = await openSink(flags.out, flags.format, {
    colour: flags.out === undefined && wantsColour(),
    width: flags.width ?? process.stdout.columns ?? 80,
    ...(flags.all && { all: true }),
  });
  const state = { failed: 0, interrupted: false, broken: false };
  const interrupt = onInterrupt();
  process.stdout.on('error', () => {
    // The reader of a pipe has gone (`| head`): nothing more is wanted.
    state.broken = true;
  });

  const take = async (result: ReadResult) => {
    if (!result.ok) {
      state.failed += 1;
      progress.done('failed');
      progress.line(`headwater: ${result.name}: ${result.error.message}`);
      return;
    }
    progress.done('read');
    if (!flags.quiet)
      for (const warning of result.warnings) progress.line(`headwater: ${result.name}: warning: ${warning}`);
    await sink.take(result.output, result.name);
  };

  const waiting: Promise<ReadResult>[] = [];
  const stopped = () => state.broken || interrupt.pressed;
  const takeNext = async () => {
    const result = await interrupt.orAfter(waiting[0] as Promise<ReadResult>);
    if (result === undefined) return;
    waiting.shift();
    await take(result);
  };
  everyInput: for (const input of inputs) {
    if (!input.ok) {
      waiting.push(Promise.resolve({ ok: false, name: input.name, error: input.error }));
      continue;
    }
    for await (const opened of openFile(input.file, limits, (bytes) => progress.bytes(input.file, bytes))) {
      if (opened.ok && flags.published) opened.input.published = flags.published;
      waiting.push(readOpened(reading, opened));
      while (waiting.length >= AHEAD && !stopped()) await takeNext();
      if (stopped()) break everyInput;
    }
  }
  while (waiting.length > 0 && !stopped()) await takeNext();
  interrupt.stop();
  progress.stop();
  if (!state.broken) await sink.close();
  await reading.close();
  if (interrupt.pressed) {
    process.stderr.write('headwater: interrupted; what was read until then is written\n');
    return INTERRUPTED;
  }
  return state.failed > 0 ? EXIT.someFailed : EXIT.done;
}

/** One document is read soonest by one process; many by several. What a name does not tell is taken for one. */
function mayHoldMany(files: readonly InputFile[]): boolean {
  return files.length > 1 || files.some(({ path }) => /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(path));
}

async function readOpened(reading: Reading, opened: OpenedDocument): Promise<ReadResult> {
  if (!opened.ok) return opened;
  const outcome = await reading.read(opened.input);
  return outcome.ok ? { ...outcome, name: opened.name } : { ok: false, name: opened.name, error: outcome };
}

function widthOption(value: string): number {
  const columns = Number(value);
  if (Number.isInteger(columns) && columns >= 20 && columns <= 1000) return columns;
  throw new InvalidArgumentError('Expected a whole number of columns from 20 to 1000.');
}

/** Colours on a terminal only; NO_COLOR (no-color.org) and FORCE_COLOR are honoured. */
function wantsColour(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}
