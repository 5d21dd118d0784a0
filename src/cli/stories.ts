/** `headwater stories <file | folder | - >...` */
import { Command, InvalidArgumentError, Option } from 'commander';
import { STAGES, STORY_FORMATS, type Stage } from './formats.js';
import type { StoriesFlags } from './tell-stories.js';
import { dateOption, limitOption } from './usage.js';

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
    .addOption(new Option('-f, --format <format>', 'what to write').choices(STORY_FORMATS).default('text'))
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
    .option('--bom', 'begin csv with a byte order mark, by which Excel tells UTF-8')
    .option('-p, --published <date>', "the reports' date, as in read", dateOption)
    .option('--limit <name=value>', 'change a limit, as in read', limitOption)
    .option('--width <columns>', 'columns of the text format (default: the terminal, or 80)', numberOption)
    .addOption(
      new Option(
        '--stage <stage>',
        'do one stage of the work, for engines that shuffle: lines of JSON in, lines of JSON out',
      ).choices(STAGES),
    )
    .option('-q, --quiet', 'no progress bar and no warnings; failures are still named')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: StoriesFlags & { stage?: Stage }) => {
      if (flags.stage !== undefined) {
        const { runStage } = await import('./story-stages.js');
        finish(await runStage(flags.stage, paths, flags));
        return;
      }
      const { tellStories } = await import('./tell-stories.js');
      finish(await tellStories(paths, flags));
    });
}

function numberOption(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= 1000) return number;
  throw new InvalidArgumentError('Expected a whole number from 0 to 1000.');
}
