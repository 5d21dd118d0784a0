/**
 * How quick the desk imports beside the bare command line: the same made reports, as JSON Lines, through both, in turns.
 * `npm run build && npx tsx bench/desk-import.ts [reports] [turns]`; 200 and 1 when not given.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headwater } from './command.js';
import { startDeskProgram } from './desk-program.js';
import { makeReport } from './desk-reports.js';
import { type Memory, watchMemory } from './memory.js';
import { WORK } from './paths.js';

/** Milliseconds between two looks at how far the import is and how much memory it takes. */
const LOOK_EVERY = 250;

export interface ImportFigures extends Memory {
  reports: number;
  /** Reports a second, the start of the program counted in both; the quickest turn of each. */
  commandLine: number;
  desk: number;
  share: number;
  /** The desk's file, in MB. */
  file: number;
}

/** Reads the reports both ways, one after the other, as often as asked. */
export async function measureImport(reports: number, turns = 1): Promise<ImportFigures> {
  mkdirSync(WORK, { recursive: true });
  const input = join(WORK, 'desk-import.jsonl');
  const lines = Array.from({ length: reports }, (_, n) => {
    const { text, title, published } = makeReport(n);
    return JSON.stringify({ id: String(n), text, title, published });
  });
  writeFileSync(input, `${lines.join('\n')}\n`);
  const output = join(WORK, 'desk-import.out');
  const commandLine: number[] = [];
  const desk: Imported[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const { code, seconds } = await headwater(['read', input, '--format', 'jsonl', '--quiet'], output);
    if (code !== 0) throw new Error(`the command line ended with ${code}`);
    commandLine.push(reports / seconds);
    desk.push(await throughDesk(input, reports));
    console.error(`turn ${turn + 1}: ${commandLine.at(-1)?.toFixed(1)}, ${JSON.stringify(desk.at(-1))}`);
  }
  for (const made of [input, output]) rmSync(made);
  const most = (pick: (one: Imported) => number) => Math.max(...desk.map(pick));
  const [bare, rate] = [Math.max(...commandLine), most((one) => reports / one.seconds)];
  return {
    reports,
    commandLine: bare,
    desk: rate,
    share: rate / bare,
    own: most((one) => one.own),
    together: most((one) => one.together),
    sharedOnce: most((one) => one.sharedOnce),
    file: most((one) => one.file),
  };
}

interface Imported extends Memory {
  seconds: number;
  file: number;
}

async function throughDesk(input: string, reports: number): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const started = performance.now();
  const desk = await startDeskProgram(folder, ['--import', input]);
  const memory = watchMemory(desk.process.pid ?? 0, LOOK_EVERY);
  try {
    for (;;) {
      const { imports } = await desk.json<{ imports: { state: string; passed: number }[] }>(
        '/api/imports?limit=1',
      );
      if (imports[0]?.state === 'read' && imports[0].passed === reports) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    const seconds = (performance.now() - started) / 1000;
    const most = memory.stop();
    await desk.stop();
    return { seconds, ...most, file: statSync(join(folder, 'desk.headwater')).size / 1e6 };
  } finally {
    memory.stop();
    desk.process.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1]?.endsWith('desk-import.ts'))
  console.log(
    JSON.stringify(await measureImport(Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 1))),
  );
