/** Where output goes: standard output, one file, or a folder with a file a report; never a half file. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type OutputOptions, reportTables, writerFor } from '../output/index.js';
import type { Report } from '../report.js';
import { EXTENSIONS, type SinkFormat } from './formats.js';
import { UsageError, version } from './usage.js';

export interface Sink {
  /** Takes the next report (or its trees, as text); `name` is that of its input. */
  take(output: Report | string, name: string): Promise<void>;
  /** Completes what was taken, so that it stands whole. */
  close(): Promise<void>;
}

interface OutputWriter {
  begin(): string;
  one(output: Report | string): string;
  end(): string;
}

/** What is written as text, one file. */
type TextFormat = Exclude<SinkFormat, 'parquet'>;

function outputWriter(format: TextFormat, options: OutputOptions): OutputWriter {
  const writer = format === 'conllu' ? undefined : writerFor(format, options);
  return {
    begin: () => writer?.begin() ?? '',
    one: (output) => (typeof output === 'string' ? output : (writer?.report(output) ?? '')),
    end: () => writer?.end() ?? '',
  };
}

/** The sink for `--out`: nothing given is standard output; a folder (or a path ending in `/`) gets a file a report. */
export async function openSink(
  out: string | undefined,
  format: SinkFormat,
  options: OutputOptions,
): Promise<Sink> {
  if (format === 'parquet') return tablesSink(tablesFolder(out));
  if (out === undefined) return streamSink(process.stdout, format, options, async () => {});
  const isFolder =
    /[/\\]$/.test(out) ||
    (await stat(out)
      .then((facts) => facts.isDirectory())
      .catch(() => false));
  return isFolder ? folderSink(out, format, options) : fileSink(out, format, options);
}

function streamSink(
  stream: NodeJS.WritableStream,
  format: TextFormat,
  options: OutputOptions,
  finish: () => Promise<void>,
): Sink {
  const writer = outputWriter(format, options);
  let begun = false;
  const write = async (text: string) => {
    // An error also ends the wait; whoever opened the stream listens for it.
    if (text && !stream.write(text)) await once(stream, 'drain').catch(() => {});
  };
  const begin = async () => {
    if (!begun) await write(writer.begin());
    begun = true;
  };
  return {
    async take(output) {
      await begin();
      await write(writer.one(output));
    },
    async close() {
      await begin();
      await write(writer.end());
      await finish();
    },
  };
}

/** Streams into a neighbour file that takes the name only once it is whole. */
async function fileSink(out: string, format: TextFormat, options: OutputOptions): Promise<Sink> {
  const partial = join(dirname(out), `.${basename(out)}.${process.pid}.tmp`);
  const stream = await openWritable(partial, out);
  let failure: UsageError | undefined;
  const failed = once(stream, 'error').then(([error]) => {
    failure = outError(out, error);
    throw failure;
  });
  failed.catch(() => rm(partial, { force: true }));
  const sink = streamSink(stream, format, options, async () => {
    const closed = once(stream, 'close');
    stream.end();
    await Promise.race([closed, failed]);
    await rename(partial, out);
  });
  return {
    // No race here: one promise for the whole run would keep something of every report.
    async take(output, name) {
      await sink.take(output, name).catch((error) => Promise.reject(failure ?? error));
      if (failure) throw failure;
    },
    close: () => Promise.race([sink.close(), failed]),
  };
}

/** Writes pieces of text to a file, whole or not at all, or to standard output. */
export async function writeOut(out: string | undefined, pieces: readonly string[]): Promise<void> {
  if (out !== undefined) {
    await writeFileAtomic(out, pieces.join('')).catch((error) => Promise.reject(outError(out, error)));
    return;
  }
  let isBroken = false;
  // The reader of a pipe has gone (`| head`): nothing more is wanted.
  process.stdout.on('error', () => {
    isBroken = true;
  });
  for (const piece of pieces) {
    if (isBroken) return;
    if (piece && !process.stdout.write(piece))
      await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => {});
  }
}

async function openWritable(partial: string, out: string): Promise<WriteStream> {
  const stream = createWriteStream(partial, { flush: true });
  try {
    await once(stream, 'open');
  } catch (error) {
    throw outError(out, error);
  }
  return stream;
}

function folderSink(folder: string, format: TextFormat, options: OutputOptions): Sink {
  const taken = new Map<string, number>();
  return {
    async take(output, name) {
      await mkdir(folder, { recursive: true }).catch((error) => Promise.reject(outError(folder, error)));
      const writer = outputWriter(format, options);
      const stem = fileStem(name);
      const count = (taken.get(stem.toLowerCase()) ?? 0) + 1;
      taken.set(stem.toLowerCase(), count);
      const file = join(folder, `${count === 1 ? stem : `${stem}-${count}`}${EXTENSIONS[format]}`);
      const text = writer.begin() + writer.one(output) + writer.end();
      await writeFileAtomic(file, text).catch((error) => Promise.reject(outError(file, error)));
    },
    async close() {},
  };
}

/** The folder that tables are written into. */
export function tablesFolder(out: string | undefined): string {
  if (out !== undefined && out !== '-') return out;
  throw new UsageError('parquet is a folder of tables: say which with --out FOLDER');
}

/** Tables of all reports; each file takes its name only once all are whole. */
async function tablesSink(folder: string): Promise<Sink> {
  const failed = (error: unknown) => Promise.reject(outError(folder, error));
  const tables = await reportTables(folder, `headwater ${version()}`).catch(failed);
  return {
    async take(output) {
      if (typeof output !== 'string') await tables.take(output).catch(failed);
    },
    close: () => tables.close().catch(failed),
  };
}

/** A file name for a report's output, from its input's name: no folders, nothing a file system dislikes. */
function fileStem(name: string): string {
  const stem = basename(name)
    .replace(/\.gz$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|-+$/g, '');
  return stem.slice(0, 120) || 'report';
}

export function outError(out: string, error: unknown): UsageError {
  const { code } = error as { code?: string };
  return new UsageError(`cannot write ${out} (${code ?? 'unknown reason'}); choose another --out`);
}
