/** What standard error shows of the work, when that is a terminal: a line at once, a bar where there is more than one input. */
import { SingleBar } from 'cli-progress';
import type { InputFile } from './inputs.js';

/** Back to the start of the line, and all of it gone. */
const CLEAR = '\r\u001b[K';

/** Bytes from which one file alone gets a bar. */
const LONG = 5e6;

export interface Progress {
  /** Bytes of the current file that were read so far. */
  bytes(file: InputFile, bytes: number): void;
  done(outcome: 'read' | 'failed'): void;
  /** Prints a line without breaking the bar. */
  line(text: string): void;
  /** Makes room for output that goes to the same terminal. */
  clear(): void;
  stop(): void;
}

/** Shows that the work has begun. A bar counts bytes, so that one long file moves it as many short ones do. */
export function startProgress(files: readonly InputFile[], quiet: boolean): Progress {
  const total = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  const onTerminal = !quiet && process.stderr.isTTY === true;
  const clear = () => void (onTerminal && process.stderr.write(CLEAR));
  const plain: Progress = {
    bytes() {},
    done() {},
    line: (text) => void process.stderr.write(`${onTerminal ? CLEAR : ''}${text}\n`),
    clear,
    stop: clear,
  };
  if (!onTerminal) return plain;
  if (total === 0 || (files.length === 1 && total <= LONG)) {
    process.stderr.write('Reading …');
    return plain;
  }
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
      process.stderr.write(`${CLEAR}${text}\n`);
    },
    clear,
    stop: () => bar.stop(),
  };
}
