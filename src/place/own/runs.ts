/**
 * Sorts more lines than memory holds: some are sorted at a time and written to a file of their own (a run); then the runs
 * are read side by side, the least line first.
 */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

const LINES_A_RUN = 100_000;
const READ_BYTES = 1 << 16;
const BATCH = 4000;

export interface Runs {
  /** Takes a line, which may hold no line break. */
  add(line: string): void;
  /** How many lines it took. */
  readonly lines: number;
  /** All lines in order, some at a time. */
  inOrder(): Generator<string[]>;
}

/** Sorts in files in this folder, so many lines at a time. */
export function runsIn(folder: string, linesARun = LINES_A_RUN): Runs {
  let held: string[] = [];
  let lines = 0;
  const files: string[] = [];
  const write = (): void => {
    if (held.length === 0) return;
    const file = join(folder, `run-${files.length}`);
    writeFileSync(file, `${held.sort().join('\n')}\n`);
    files.push(file);
    held = [];
  };
  return {
    get lines() {
      return lines;
    },
    add(line) {
      held.push(line);
      lines++;
      if (held.length === linesARun) write();
    },
    *inOrder() {
      write();
      const open = files.map(linesOf);
      const heap: Head[] = [];
      for (const iterator of open) {
        const { value, done } = iterator.next();
        if (!done) push(heap, { line: value, iterator });
      }
      let batch: string[] = [];
      for (let first = heap[0]; first; first = heap[0]) {
        batch.push(first.line);
        const { value, done } = first.iterator.next();
        if (done) {
          const last = heap.pop() as Head;
          if (heap.length > 0) heap[0] = last;
        } else first.line = value;
        sink(heap);
        if (batch.length === BATCH) {
          yield batch;
          batch = [];
        }
      }
      yield batch;
    },
  };
}

interface Head {
  line: string;
  iterator: Iterator<string>;
}

function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for (;;) {
      const read = readSync(handle, buffer);
      if (read === 0) return;
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(handle);
  }
}

/** The last head rises to where none above it is greater. */
function push(heap: Head[], head: Head): void {
  let at = heap.push(head) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if ((heap[up] as Head).line <= head.line) break;
    heap[at] = heap[up] as Head;
    at = up;
  }
  heap[at] = head;
}

/** The first head sinks to where none below it is less. */
function sink(heap: Head[]): void {
  const head = heap[0];
  if (!head) return;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && (heap[down + 1] as Head).line < (heap[down] as Head).line) down++;
    if ((heap[down] as Head).line >= head.line) break;
    heap[at] = heap[down] as Head;
    at = down;
  }
  heap[at] = head;
}
