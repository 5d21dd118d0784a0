/** Runs the command line as a user would and measures it from outside. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ROOT } from './paths.js';

export interface Measured {
  code: number;
  seconds: number;
  /** Seconds until the first byte of output. */
  firstOutputSeconds: number;
  /** Peak resident memory of the process, in MB. */
  peakMegabytes: number;
}

// The only portable way to a finished child's peak memory; python3 is needed for the scorer anyway.
const WATCH = `import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak, file=open(3, 'w'))
sys.exit(code)`;

/** Runs `headwater` with these arguments, output to a file. */
export async function headwater(args: readonly string[], outputFile: string): Promise<Measured> {
  const started = performance.now();
  const command = [process.execPath, join(ROOT, 'bin/headwater.js'), ...args];
  const child = spawn('python3', ['-c', WATCH, ...command], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  let first = Number.NaN;
  child.stdout?.once('data', () => {
    first = (performance.now() - started) / 1000;
  });
  let peak = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    peak += chunk.toString();
  });
  const exit = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  if (child.stdout) await pipeline(child.stdout, createWriteStream(outputFile));
  const code = await exit;
  const seconds = (performance.now() - started) / 1000;
  return { code, seconds, firstOutputSeconds: first, peakMegabytes: Number(peak) / 1024 };
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
