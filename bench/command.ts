/** Runs the command line as a user would and measures it from outside. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { watchMemory } from './memory.js';
import { ROOT } from './paths.js';
import { watchProcessor } from './processor.js';

export interface Measured {
  code: number;
  seconds: number;
  /** Seconds until the first byte of output. */
  firstOutputSeconds: number;
  /** Most memory of the command and its reading processes together, shared parts once, in MB (looked at twice a second). */
  peakMegabytes: number;
  /** What the command and its reading processes had of the processors (looked at twenty times a second). */
  processorSeconds: number;
}

/** Runs `headwater` with these arguments, output to a file. */
export async function headwater(args: readonly string[], outputFile: string): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'bin/headwater.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = watchMemory(child.pid ?? 0);
  const processor = watchProcessor(child.pid ?? 0);
  let first = Number.NaN;
  child.stdout?.once('data', () => {
    first = (performance.now() - started) / 1000;
  });
  const exit = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  if (child.stdout) await pipeline(child.stdout, createWriteStream(outputFile));
  const code = await exit;
  const seconds = (performance.now() - started) / 1000;
  return {
    code,
    seconds,
    firstOutputSeconds: first,
    peakMegabytes: memory.stop().sharedOnce,
    processorSeconds: processor.stop(),
  };
}

/** What a program prints on standard output. */
export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? -1)));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return text;
}
