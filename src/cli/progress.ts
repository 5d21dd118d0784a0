/** A progress bar on standard error, when that is a terminal and there is more than one input. */
import { SingleBar } from 'cli-progress';
import type { InputFile } from './inputs.js';

export interface Progress {
  /** Bytes of the current file that were read so far. */
  bytes(file: InputFile, bytes: number): void;
  done(outcome: 'read' | 'failed'): void;
  /** Prints a line without breaking the bar. */
  line(text: string): void;
  stop(): void;
}

/** Starts the bar; it counts bytes, so that one long file moves it as many short ones do. */
export function startProgress(files: readonly InputFile[], quiet: boolean): Progress {
  const total = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  const shown = !quiet && process.stderr.isTTY === true && (files.length > 1 || total > 5e6);
  const plain: Progress = {
    bytes() {},
    done() {},
    line: (text) => void process.stderr.write(`${text}\n`),
    stop() {},
  };
  if (!shown || total === 0) return plain;
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {read} read, {failed} failed | {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 50,
    fps: 8,
    gracefulExit: false,
  });
  const seen = new Map<InputFile, number>();
  const counts = { read: 0, failed: 0 };
  let position = 0;
  bar.start(total, 0, counts);
  return {
    bytes(file, bytes) {
      position += bytes - (seen.get(file) ?? 0);
      seen.set(file, bytes);
      bar.update(Math.min(position, total), counts);
    },
    done(outcome) {
      counts[outcome] += 1;
      bar.update(counts);
    },
    line(text) {
      process.stderr.write(`\r\u001b[K${text}\n`);
    },
    stop: () => bar.stop(),
  };
}
