/**
 * `headwater stories --stage`: one stage of joining, for engines that shuffle. Lines of JSON come in and go out;
 * docs/stories.md says what each stage takes and gives. Nothing is kept but what belongs together: one report, or the
 * reports of one key or group, whose lines follow one another.
 */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { linesOf } from '../container/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { type Reading, startReading } from '../reading/index.js';
import {
  type ComparedLine,
  CROWD,
  type JoinedLine,
  keysLine,
  knownForms,
  type PairLine,
  RECURS,
  signatureLine,
  signatureOf,
  storiesTogether,
  weighed,
} from '../story/index.js';
import type { Stage } from './formats.js';
import { findInputs } from './inputs.js';
import { reportsOf } from './reports.js';
import type { StoriesFlags } from './tell-stories.js';
import { EXIT, UsageError, version } from './usage.js';

/** No line of a stage is as long; what is longer is none of its lines. */
const LONGEST_LINE = 400_000_000; // bytes

/** Runs one stage; the exit code. */
export async function runStage(stage: Stage, paths: readonly string[], flags: StoriesFlags): Promise<number> {
  process.stdout.on('error', () => process.exit(EXIT.someFailed));
  switch (stage) {
    case 'rules':
      await write([{ version: version(), crowd: CROWD, recurs: RECURS }]);
      return EXIT.done;
    case 'signatures':
      return signatures(paths, flags);
    case 'keys':
      for await (const line of lines<Parameters<typeof keysLine>[1] & { n: number }>(paths, stage))
        await write([keysLine(line.n, line)]);
      return EXIT.done;
    case 'voices': {
      const forms: Parameters<typeof knownForms>[0][number][] = [];
      for await (const form of lines<(typeof forms)[number]>(paths, stage)) forms.push(form);
      await write(knownForms(forms));
      return EXIT.done;
    }
    case 'compare':
      for await (const block of groups<ComparedLine & { key: number }>(paths, stage, ({ key }) => key))
        await write(weighed(block));
      return EXIT.done;
    case 'join':
      for await (const group of groups<(JoinedLine | PairLine) & { group: number }>(
        paths,
        stage,
        ({ group }) => group,
      ))
        await write(
          storiesTogether(
            group.filter((line): line is JoinedLine & { group: number } => 'id' in line),
            group.filter((line): line is PairLine & { group: number } => !('id' in line)),
          ),
        );
      return EXIT.done;
  }
}

async function signatures(
  paths: readonly string[],
  { limit = {}, published }: StoriesFlags,
): Promise<number> {
  let reading: Reading | undefined;
  // Reports that were read before need no process that reads.
  const later: Reading = {
    processes: 1,
    read: (input) => {
      reading ??= startReading('report', { limits: limit, ownGazetteer: ownGazetteerFiles() });
      return reading.read(input);
    },
    close: async () => reading?.close(),
  };
  const quiet = { bytes() {}, done() {}, line() {}, clear() {}, stop() {} };
  let failed = 0;
  for await (const found of reportsOf(await findInputs(paths), later, limit, published, quiet)) {
    if (found.ok) await write([signatureLine(signatureOf(found.report))]);
    else {
      failed += 1;
      process.stderr.write(`headwater: ${found.name}: ${found.error.message}\n`);
    }
  }
  await later.close();
  return failed > 0 ? EXIT.someFailed : EXIT.done;
}

async function write(values: readonly unknown[]): Promise<void> {
  for (const value of values)
    if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** @throws UsageError when a line is not JSON */
async function* lines<T>(paths: readonly string[], stage: Stage): AsyncGenerator<T> {
  for (const path of paths) {
    const stream = path === '-' ? process.stdin : createReadStream(path);
    for await (const line of linesOf(stream, { bytes: LONGEST_LINE })) {
      if (line === 'too long') throw new UsageError(`stage ${stage}: a line of its input is too long`);
      const text = new TextDecoder().decode(line);
      if (text.trim() === '') continue;
      let value: T;
      try {
        value = JSON.parse(text) as T;
      } catch {
        throw new UsageError(
          `stage ${stage}: a line of its input is not JSON; docs/stories.md says what it takes`,
        );
      }
      yield value;
    }
  }
}

/** Lines that follow one another and have the same key, together. */
async function* groups<T>(
  paths: readonly string[],
  stage: Stage,
  keyOf: (line: T) => number,
): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const line of lines<T>(paths, stage)) {
    const [first] = group;
    if (first !== undefined && keyOf(first) !== keyOf(line)) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  if (group.length > 0) yield group;
}
