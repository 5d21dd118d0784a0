/** Speed and memory of the whole flow. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../dist/index.js';
import { headwater } from './command.js';
import { GOLD, ROOT, WORK } from './paths.js';

interface GoldText {
  id: string;
  text: string;
}

/** Runs of letters and digits: the words that speeds are counted in. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function texts(file: string): GoldText[] {
  const lines = readFileSync(join(GOLD, file), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as GoldText);
}

/** Words a second over the attribution set in one process, after one report to warm up. */
export async function warmWordsASecond(): Promise<number> {
  const documents = texts('attribution/dev.jsonl');
  for (const { text } of documents.slice(0, 3)) await read({ text });
  const started = performance.now();
  for (const { text } of documents) await read({ text });
  const words = documents.reduce((sum, { text }) => sum + countWords(text), 0);
  return words / ((performance.now() - started) / 1000);
}

/** Seconds from the start of the process to the first report's first byte; the median of five. */
export async function coldStartSeconds(): Promise<number> {
  const runs: number[] = [];
  const sample = join(ROOT, 'package.json').replace('package.json', 'samples');
  for (let run = 0; run < 5; run += 1) {
    const { firstOutputSeconds } = await headwater(['read', sample, '--quiet'], join(WORK, 'cold.txt'));
    runs.push(firstOutputSeconds);
  }
  return runs.sort((a, b) => a - b)[2] ?? Number.NaN;
}

export interface Growth {
  megabytes: number;
  seconds: number;
  peakMegabytes: number;
}

/** Time and memory over growing JSON Lines files, made by repeating the attribution set under new ids. */
export async function growth(sizes: readonly number[]): Promise<Growth[]> {
  const documents = texts('attribution/dev.jsonl');
  const rows: Growth[] = [];
  for (const megabytes of sizes) {
    const file = join(WORK, `growth-${megabytes}.jsonl`);
    const lines: string[] = [];
    let bytes = 0;
    for (let n = 0; bytes < megabytes * 1e6; n += 1) {
      const { text } = documents[n % documents.length] ?? { text: '' };
      const line = `${JSON.stringify({ id: String(n), text })}\n`;
      lines.push(line);
      bytes += Buffer.byteLength(line);
    }
    writeFileSync(file, lines.join(''));
    const output = join(WORK, 'growth.out');
    const { seconds, peakMegabytes } = await headwater(
      ['read', file, '--format', 'jsonl', '--quiet'],
      output,
    );
    rows.push({ megabytes, seconds, peakMegabytes });
    rmSync(file);
    rmSync(output);
  }
  return rows;
}
