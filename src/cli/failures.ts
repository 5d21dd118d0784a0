/** What failed, for programs: `--errors` gets a line of JSON for each document, as soon as it is known. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { DocumentError } from '../container/index.js';
import { UsageError } from './usage.js';

export interface Failures {
  add(name: string, error: Pick<DocumentError, 'code' | 'message'>): void;
  close(): void;
}

/**
 * Opens the file for `--errors`; without one nothing is kept. A line stands in the file before anything of a later
 * document is written elsewhere, so that whoever counts both knows which document each output belongs to.
 *
 * @throws UsageError when it cannot be written
 * @example openFailures('errors.jsonl').add('wire.jsonl:7', error); // {"input":"wire.jsonl:7","code":"empty","message":"…"}
 */
export function openFailures(path: string | undefined): Failures {
  if (path === undefined) return { add() {}, close() {} };
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    const { code } = error as { code?: string };
    throw new UsageError(`cannot write ${path} (${code ?? 'unknown reason'}); choose another --errors`);
  }
  return {
    add: (input, { code, message }) => void writeSync(file, `${JSON.stringify({ input, code, message })}\n`),
    close: () => closeSync(file),
  };
}
