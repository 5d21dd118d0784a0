/** Speed, start and memory of the whole flow. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../dist/index.js';
import { besidePeer, peerFloors, peerSentence } from './beside-peer.js';
import { headwater } from './command.js';
import { type Floor, floorTable } from './floors.js';
import { GOLD, WORK } from './paths.js';
import { startFigures, startFloors, startSentence } from './start.js';

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

/** What was asked for of growing files: a MB costs no more in large ones, and memory stays. */
export function growthFloors(rows: readonly Growth[]): Floor[] {
  const of = (megabytes: number) => rows.find((row) => row.megabytes === megabytes);
  const [one] = rows;
  const aMegabyte = ({ seconds, megabytes }: Growth) => seconds / megabytes;
  const more = [10, 100].map((megabytes): Floor => {
    const row = of(megabytes);
    return {
      what: `seconds a MB, ${megabytes} MB over ${one?.megabytes ?? 1} MB`,
      measured: row && one && aMegabyte(row) / aMegabyte(one),
      floor: 1.05,
      atMost: true,
      digits: 2,
    };
  });
  const memory = of(100)?.peakMegabytes;
  return [
    ...more,
    {
      what: 'memory of all processes at 100 MB, MB',
      measured: memory,
      floor: 700,
      atMost: true,
      digits: 0,
    },
  ];
}

/** Measures all of it and says it in Markdown. `HEADWATER_BENCH_MEGABYTES=1,10` measures smaller files. */
export async function speedSection(): Promise<string> {
  const words = await warmWordsASecond();
  const start = await startFigures();
  const beside = await besidePeer();
  const sizes = (process.env.HEADWATER_BENCH_MEGABYTES ?? '1,10,100').split(',').map(Number);
  const rows = await growth(sizes);
  const table = rows.map(
    ({ megabytes, seconds, peakMegabytes }) =>
      `| ${megabytes} | ${seconds.toFixed(1)} | ${(seconds / megabytes).toFixed(1)} | ${peakMegabytes.toFixed(0)} |`,
  );
  return [
    floorTable([...startFloors(start), ...peerFloors(beside), ...growthFloors(rows)]),
    startSentence(start),
    peerSentence(beside),
    `Warm, one process, over the attribution set: **${words.toFixed(0)} words a second**.`,
    'JSON Lines through the command line, in as many processes as there are cores, the attribution set repeated under new ids; memory is that of all processes together:',
    ['| MB | seconds | seconds a MB | peak memory, MB |', '|---:|---:|---:|---:|', ...table].join('\n'),
  ].join('\n\n');
}
