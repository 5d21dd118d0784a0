/** What the start of the command line costs, and which of its parts. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { headwater, outputOf } from './command.js';
import type { Floor } from './floors.js';
import { ROOT, WORK } from './paths.js';

const RUNS = 5;
const SAMPLES = join(ROOT, 'samples');
const COMMAND = join(ROOT, 'bin/headwater.js');

/** What one reading process does until it can read quickly, in its order; milliseconds. */
export const PARTS = [
  'process start',
  'imports',
  'session',
  'gazetteer',
  'first report',
  'next report',
] as const;
export type Parts = Record<(typeof PARTS)[number], number>;

export interface StartFigures {
  /** Medians of `RUNS`, seconds. */
  firstReport: number;
  bareNode: number;
  help: number;
  /** To the first sign on a terminal that `read` is at work. */
  sign: number;
  parts: Parts;
}

/** Runs in a process of its own, on the built package, and prints its parts as JSON. */
const script = (samples: string) => `
const marks = [performance.now()];
const done = () => marks.push(performance.now());
const dist = ${JSON.stringify(new URL('../dist/', import.meta.url).href)};
await import(dist + 'heap.js');
await import(dist + 'reading/task.js');
await import(dist + 'document/document.js');
done();
const numbers = (...data) => ({ data: Int32Array.from(data), dims: [1, data.length] });
const { network } = await (await import(dist + 'language/model.js')).loadModel('english');
await network({ pieces: numbers(2, 5, 3), first: numbers(1), last: numbers(1), shapes: numbers(1) });
done();
const { atlasWith } = await import(dist + 'place/index.js');
atlasWith([]).find('Quern');
done();
const { read } = await import(dist + 'read.js');
const { readFileSync } = await import('node:fs');
for (const name of ['01-crossing-reopens.txt', '02-convoy-relayed.txt']) {
  await read({ text: readFileSync(${JSON.stringify(samples)} + '/' + name, 'utf8') });
  done();
}
console.log(JSON.stringify(marks.map((mark, at) => mark - (marks[at - 1] ?? 0))));
process.exit();
`;

/** The middle one of several. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure());
  return median(runs);
}

/** Seconds that a program takes from its start to its end, whatever it prints. */
async function secondsOf(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return (performance.now() - started) / 1000;
}

async function partsOnce(): Promise<number[]> {
  const printed = await outputOf(process.execPath, ['--input-type=module', '--eval', script(SAMPLES)]);
  return JSON.parse(printed) as number[];
}

/** Measures the start, each figure several times. */
export async function startFigures(): Promise<StartFigures> {
  const parts: number[][] = [];
  for (let run = 0; run < RUNS; run += 1) parts.push(await partsOnce());
  return {
    firstReport: await medianOf(
      async () => (await headwater(['read', SAMPLES, '--quiet'], join(WORK, 'start.txt'))).firstOutputSeconds,
    ),
    bareNode: await medianOf(() => secondsOf(['-e', '0'])),
    help: await medianOf(() => secondsOf([COMMAND, '--help'])),
    sign: await medianOf(async () =>
      Number(
        await outputOf('python3', [
          join(ROOT, 'bench/terminal.py'),
          process.execPath,
          COMMAND,
          'read',
          SAMPLES,
        ]),
      ),
    ),
    parts: Object.fromEntries(
      PARTS.map((part, at) => [part, median(parts.map((run) => run[at] ?? 0))]),
    ) as Parts,
  };
}

/** What was asked for of the start. */
export function startFloors({ firstReport, bareNode, help, sign }: StartFigures): Floor[] {
  const most = (what: string, measured: number, floor: number) => ({
    what,
    measured,
    floor,
    atMost: true,
    digits: 2,
  });
  return [
    most('from the command to the first report of `samples/`, s', firstReport, 1.2),
    most('`--help` over bare `node -e 0`, s', help - bareNode, 0.12),
    most('`read` on a terminal to the first sign of work, s', sign, 0.3),
  ];
}

/** Which parts make the start. */
export function startSentence({ bareNode, parts }: StartFigures): string {
  const each = PARTS.map((part) => `${part} ${parts[part].toFixed(0)}`).join(', ');
  return `Medians of ${RUNS}. Bare Node takes ${(1000 * bareNode).toFixed(0)} ms. In one reading process, one after the other, ms: ${each}.`;
}
