/** What `headwater read` does: inputs opened, read in processes of their own, written in order. */
import type { Columns, DocumentError, Limits, OpenedDocument } from '../container/index.js';
import type { ReadOptions } from '../read.js';
import { manyProcesses, type Reading, startReading } from '../reading/index.js';
import type { Report } from '../report.js';
import { openFailures } from './failures.js';
import type { SinkFormat } from './formats.js';
import { findInputs, type InputFile, type KnownOfAll, openFile } from './inputs.js';
import { onInterrupt } from './interrupt.js';
import { startProgress } from './progress.js';
import { EXIT, INTERRUPTED } from './usage.js';

export interface ReadFlags {
  format: SinkFormat;
  out?: string;
  published?: string;
  outlet?: string;
  columns?: Columns;
  limit?: Partial<Limits>;
  width?: number;
  all?: boolean;
  bom?: boolean;
  explain?: boolean;
  as?: 'jsonl';
  errors?: string;
  processes?: number;
  quiet?: boolean;
}

type ReadResult =
  | { ok: true; name: string; output: Report | string; warnings: string[] }
  | { ok: false; name: string; error: Pick<DocumentError, 'code' | 'message'> };

/** How many documents may wait to be read: enough to keep the reader busy, few enough to keep memory steady. */
const AHEAD = 8;
/** Bytes that one process reads in about the time in which a second one starts. */
const LITTLE = 40_000;

const PACKED = /\.(?:gz|tgz|zip|wacz)$/i;
/** Names of files that often hold many documents. */
const MANY = /\.(?:jsonl|ndjson|json|csv|tsv|mbox|warc|wacz|zip|tar|tgz|xml|rss|atom)(?:\.gz)?$/i;

/** Runs `headwater read`; the exit code. */
export async function readInputs(paths: readonly string[], flags: ReadFlags): Promise<number> {
  const limits = flags.limit ?? {};
  const inputs = await findInputs(paths);
  const files = inputs.flatMap((input) => (input.ok ? [input.file] : []));
  const progress = startProgress(files, flags.quiet === true);
  const failures = openFailures(flags.errors);
  const reading = startReading(flags.format === 'conllu' ? 'conllu' : 'report', optionsOf(flags), {
    processes: flags.processes ?? (isMuch(files) ? manyProcesses() : 1),
    // Whoever says how many processes there are has given the other cores to others.
    ...(flags.processes !== undefined && { alone: false }),
  });
  // The formats are loaded while the reading processes load what they need.
  const { openSink } = await import('./sink.js');
  const sink = await openSink(flags.out, flags.format, {
    colour: flags.out === undefined && wantsColour(),
    width: flags.width ?? process.stdout.columns ?? 80,
    ...(flags.all && { all: true }),
    ...(flags.bom && { bom: true }),
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
      failures.add(result.name, result.error);
      return;
    }
    progress.done('read');
    if (!flags.quiet)
      for (const warning of result.warnings) progress.line(`headwater: ${result.name}: warning: ${warning}`);
    if (process.stdout.isTTY) progress.clear();
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
    const onBytes = (bytes: number) => progress.bytes(input.file, bytes);
    for await (const opened of openFile(input.file, limits, onBytes, knownOfAll(flags), flags.as)) {
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
  failures.close();
  if (interrupt.pressed) {
    process.stderr.write('headwater: interrupted; what was read until then is written\n');
    return INTERRUPTED;
  }
  return state.failed > 0 ? EXIT.someFailed : EXIT.done;
}

function knownOfAll({ published, outlet, columns }: ReadFlags): KnownOfAll {
  return { ...(published && { published }), ...(outlet && { outlet }), ...(columns && { columns }) };
}

async function optionsOf({ limit, explain }: ReadFlags): Promise<ReadOptions> {
  const { ownGazetteerFiles } = await import('../place/index.js');
  return { limits: limit ?? {}, ownGazetteer: ownGazetteerFiles(), ...(explain && { explain }) };
}

/**
 * Little is read soonest by one process: each takes a second to start, in which one reads this much. What comes packed,
 * or from standard input, is taken for much.
 */
function isMuch(files: readonly InputFile[]): boolean {
  const bytes = files.map(({ path, size }) => (PACKED.test(path) ? Infinity : (size ?? Infinity)));
  return bytes.reduce((sum, one) => sum + one, 0) > LITTLE && mayHoldMany(files);
}

/** One document is read soonest by one process; many by several. What a name does not tell is taken for one. */
function mayHoldMany(files: readonly InputFile[]): boolean {
  return files.length > 1 || files.some(({ path }) => MANY.test(path));
}

async function readOpened(reading: Reading, opened: OpenedDocument): Promise<ReadResult> {
  if (!opened.ok) return opened;
  const outcome = await reading.read(opened.input);
  return outcome.ok ? { ...outcome, name: opened.name } : { ok: false, name: opened.name, error: outcome };
}

/** Colours on a terminal only; NO_COLOR (no-color.org) and FORCE_COLOR are honoured. */
function wantsColour(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}
