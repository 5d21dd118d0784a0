/** `headwater stories <file | folder | - >...` */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Limits } from '../document/index.js';
import { STORY_FORMATS, type StoryFormat, storyWriterFor } from '../output/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { manyProcesses, startReading } from '../reading/index.js';
import { join, type Signature, signatureOf } from '../story/index.js';
import type { Story } from '../story.js';
import { findInputs } from './inputs.js';
import { onInterrupt } from './interrupt.js';
import { near } from './near.js';
import { startProgress } from './progress.js';
import { reportsOf } from './reports.js';
import { writeOut } from './sink.js';
import { dateOption, EXIT, INTERRUPTED, limitOption, UsageError } from './usage.js';

interface StoriesFlags {
  format: StoryFormat;
  out?: string;
  since?: string;
  near?: string;
  minVoices?: number;
  sort: 'voices' | 'time';
  single?: boolean;
  facts?: boolean;
  published?: string;
  limit?: Partial<Limits>;
  width?: number;
  quiet?: boolean;
}

const EXAMPLES = `
Input is what read takes, and reports that were read before (headwater read --format json or jsonl).

Examples:
  headwater stories reports/                           a screen a story
  headwater stories read.jsonl --min-voices 2          what two independent voices tell at least
  headwater stories reports/ --format html --out stories.html
  headwater stories reports/ --format csv --facts`;

/** The command; `finish` takes its exit code. */
export function storiesCommand(finish: (code: number) => void): Command {
  return new Command('stories')
    .description('Shows which reports tell of the same happening, and how many independent voices say so.')
    .argument(
      '<input...>',
      'files, folders, or - for standard input: documents, or reports that were read before',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices([...STORY_FORMATS]).default('text'),
    )
    .option('-o, --out <path>', 'write to this file')
    .option('--since <date>', 'only stories that reach this day or later', dateOption)
    .option('--near <place>', 'only stories within 50 km of this place')
    .option(
      '--min-voices <number>',
      'only stories that so many independent voices tell at least',
      numberOption,
    )
    .addOption(
      new Option('--sort <order>', 'by voices, most first, or by time')
        .choices(['voices', 'time'])
        .default('voices'),
    )
    .option('--single', 'stories of one report too (json, jsonl, csv and geojson always have them)')
    .option('--facts', 'with csv: a fact a row instead of a story a row')
    .option('-p, --published <date>', "the reports' date, as in read", dateOption)
    .option('--limit <name=value>', 'change a limit, as in read', limitOption)
    .option('--width <columns>', 'columns of the text format (default: the terminal, or 80)', numberOption)
    .option('-q, --quiet', 'no progress bar and no warnings; failures are still named')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: StoriesFlags) => finish(await run(paths, flags)));
}

/** Formats for people leave out what one report tells alone, unless asked. */
const FOR_PEOPLE: readonly StoryFormat[] = ['text', 'markdown', 'html'];

async function run(paths: readonly string[], flags: StoriesFlags): Promise<number> {
  if (flags.facts && flags.format !== 'csv') throw new UsageError('--facts goes with --format csv');
  const isNear = flags.near === undefined ? undefined : near(flags.near);
  const inputs = await findInputs(paths);
  const files = inputs.flatMap((input) => (input.ok ? [input.file] : []));
  const progress = startProgress(files, flags.quiet === true);
  const limits = flags.limit ?? {};
  const reading = startReading(
    'report',
    { limits, ownGazetteer: ownGazetteerFiles() },
    { processes: manyProcesses() },
  );
  const interrupt = onInterrupt();
  const signatures: Signature[] = [];
  const texts = new Map<string, string>();
  let failed = 0;
  for await (const found of reportsOf(inputs, reading, limits, flags.published, progress)) {
    if (interrupt.pressed) break;
    if (!found.ok) {
      failed += 1;
      progress.done('failed');
      progress.line(`headwater: ${found.name}: ${found.error.message}`);
      continue;
    }
    progress.done('read');
    signatures.push(signatureOf(found.report));
    texts.set(found.report.id, found.report.text);
  }
  interrupt.stop();
  progress.stop();
  await reading.close();
  if (interrupt.pressed) {
    process.stderr.write('headwater: interrupted; nothing is written\n');
    return INTERRUPTED;
  }
  const isForPeople = FOR_PEOPLE.includes(flags.format);
  const stories = join(signatures)
    .filter(({ reports }) => reports.length > 1 || flags.single || !isForPeople)
    .filter(({ latest }) => flags.since === undefined || (latest ?? '') >= flags.since)
    .filter(({ independent }) => independent.min >= (flags.minVoices ?? 0))
    .filter((story) => isNear === undefined || isNear(story));
  if (flags.sort === 'voices') stories.sort(byVoices);
  const writer = storyWriterFor(flags.format, {
    colour: flags.out === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR,
    width: flags.width ?? process.stdout.columns ?? 80,
    ...(flags.facts && { facts: true }),
    texts,
  });
  await writeOut(flags.out, [writer.begin(), ...stories.map(writer.story), writer.end()]);
  return failed > 0 ? EXIT.someFailed : EXIT.done;
}

function byVoices(a: Story, b: Story): number {
  return (
    b.independent.min - a.independent.min ||
    b.independent.max - a.independent.max ||
    b.reports.length - a.reports.length ||
    (a.id < b.id ? -1 : 1)
  );
}

function numberOption(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= 1000) return number;
  throw new InvalidArgumentError('Expected a whole number from 0 to 1000.');
}
