/**
 * How quick the desk imports beside the bare command line: the same made reports, as JSON Lines, through both.
 * `npm run build && npx tsx bench/desk-import.ts [reports]`; 200 when not given.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headwater } from './command.js';
import { makeReport } from './desk-reports.js';
import { ROOT, WORK } from './paths.js';

export interface ImportFigures {
  reports: number;
  /** Reports a second, the start of the program counted in both. */
  commandLine: number;
  desk: number;
  share: number;
  /** Resident memory of the desk's own process at the end, and of it with its reading processes, in MB. */
  megabytes: number;
  megabytesWithReaders: number;
}

/** Reads the reports both ways, one after the other. */
export async function measureImport(reports: number): Promise<ImportFigures> {
  mkdirSync(WORK, { recursive: true });
  const file = join(WORK, 'desk-import.jsonl');
  const lines = Array.from({ length: reports }, (_, n) => {
    const { text, title, published } = makeReport(n);
    return JSON.stringify({ id: String(n), text, title, published });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
  const output = join(WORK, 'desk-import.out');
  const { seconds } = await headwater(['read', file, '--format', 'jsonl', '--quiet'], output);
  const desk = await throughDesk(file, reports);
  for (const made of [file, output]) rmSync(made);
  const [commandLine, rate] = [reports / seconds, reports / desk.seconds];
  const { megabytes, megabytesWithReaders } = desk;
  return { reports, commandLine, desk: rate, share: rate / commandLine, megabytes, megabytesWithReaders };
}

async function throughDesk(file: string, reports: number) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const started = performance.now();
  const command = [join(ROOT, 'bin/headwater.js'), 'desk', folder, '--port', '0', '--import', file];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const address = line.toString().trim();
    const opened = await fetch(address, { redirect: 'manual' });
    const headers = { Cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' };
    for (;;) {
      const answer = await fetch(`${new URL(address).origin}/api/imports`, { headers });
      const { imports } = (await answer.json()) as { imports: { state: string; passed: number }[] };
      if (imports[0]?.state === 'read' && imports[0].passed === reports) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const seconds = (performance.now() - started) / 1000;
    const pid = child.pid ?? 0;
    const own = residentMegabytes(pid);
    const readers = childrenOf(pid).reduce((sum, one) => sum + residentMegabytes(one), 0);
    return { seconds, megabytes: own, megabytesWithReaders: own + readers };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'close');
    rmSync(folder, { recursive: true });
  }
}

/** Linux keeps it in /proc; elsewhere there is no figure. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

if (process.argv[1]?.endsWith('desk-import.ts'))
  console.log(JSON.stringify(await measureImport(Number(process.argv[2] ?? 200))));
