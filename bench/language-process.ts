/** Measures language/ from outside: its start and its memory, in processes of their own, on the built package. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GOLD, ROOT } from './paths.js';

const run = promisify(execFile);
const RUNS = 5;

export interface Start {
  seconds: number;
  runs: number;
}

const script = (body: string) => ['--input-type=module', '--eval', body];
const door = JSON.stringify(new URL('../dist/language/index.js', import.meta.url).href);

const FIRST_SENTENCE = `
const { analyse } = await import(${door});
const { sentences } = await analyse('The ferry sails again.', [{ kind: 'paragraph', start: 0, end: 22 }]);
process.stdout.write(String(sentences.length));
`;

const WHOLE_SET = `
import { readFileSync } from 'node:fs';
const { analyse } = await import(${door});
const { toDocument } = await import(${JSON.stringify(new URL('../dist/document/index.js', import.meta.url).href)});
for (const line of readFileSync(${JSON.stringify(join(GOLD, 'attribution/dev.jsonl'))}, 'utf8').split('\\n')) {
  if (!line) continue;
  const { text, blocks } = await toDocument({ text: JSON.parse(line).text });
  await analyse(text, blocks);
}
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
`;

/** Seconds from the start of a process to its first sentence, the median of several. */
export async function coldStart(): Promise<Start> {
  const seconds: number[] = [];
  for (let count = 0; count < RUNS; count++) {
    const started = performance.now();
    await run(process.execPath, script(FIRST_SENTENCE), { cwd: ROOT });
    seconds.push((performance.now() - started) / 1000);
  }
  return { seconds: seconds.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN, runs: RUNS };
}

/** Peak resident memory, in MB, of a process that reads the attribution set. */
export async function peakMemory(): Promise<number> {
  const { stdout } = await run(process.execPath, script(WHOLE_SET), { cwd: ROOT });
  return Number(stdout);
}
