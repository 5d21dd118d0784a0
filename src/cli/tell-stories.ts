/** What `headwater stories` does: reports read, or taken as they were read, and joined to stories. */
import type { Limits } from '../container/index.js';
import { type StoryFormat, storyTables, storyWriterFor } from '../output/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { manyProcesses, startReading } from '../reading/index.js';
import { join, type Signature, signatureOf } from '../story/index.js';
import type { Story } from '../story.js';
import { findInputs } from './inputs.js';
import { onInterrupt } from './interrupt.js';
import { near } from './near.js';
import { startProgress } from './progress.js';
import { reportsOf } from './reports.js';
import { outError, tablesFolder, writeOut } from './sink.js';
import { EXIT, INTERRUPTED, UsageError, version } from './usage.js';

export interface StoriesFlags {
  format: StoryFormat | 'parquet';
  out?: string;
  since?: string;
  near?: string;
  minVoices?: number;
  sort: 'voices' | 'time';
  single?: boolean;
  facts?: boolean;
  bom?: boolean;
  published?: string;
  limit?: Partial<Limits>;
  width?: number;
  quiet?: boolean;
}

/** Formats for people leave out what one report tells alone, unless asked. */
const FOR_PEOPLE: readonly StoriesFlags['format'][] = ['text', 'markdown', 'html'];

/** Runs `headwater stories`; the exit code. */
export async function tellStories(paths: readonly string[], flags: StoriesFlags): Promise<number> {
  if (flags.facts && flags.format !== 'csv') throw new UsageError('--facts goes with --format csv');
  const folder = flags.format === 'parquet' ? tablesFolder(flags.out) : undefined;
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
  if (folder !== undefined) await writeTables(folder, stories, texts);
  else await writeText(flags, flags.format as StoryFormat, stories, texts);
  return failed > 0 ? EXIT.someFailed : EXIT.done;
}

async function writeTables(
  folder: string,
  stories: readonly Story[],
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    const tables = await storyTables(folder, texts, `headwater ${version()}`);
    for (const story of stories) await tables.take(story);
    await tables.close();
  } catch (error) {
    throw outError(folder, error);
  }
}

async function writeText(
  flags: StoriesFlags,
  format: StoryFormat,
  stories: readonly Story[],
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const writer = storyWriterFor(format, {
    colour: flags.out === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR,
    width: flags.width ?? process.stdout.columns ?? 80,
    ...(flags.facts && { facts: true }),
    ...(flags.bom && { bom: true }),
    texts,
  });
  await writeOut(flags.out, [writer.begin(), ...stories.map(writer.story), writer.end()]);
}

function byVoices(a: Story, b: Story): number {
  return (
    b.independent.min - a.independent.min ||
    b.independent.max - a.independent.max ||
    b.reports.length - a.reports.length ||
    (a.id < b.id ? -1 : 1)
  );
}
