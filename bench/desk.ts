/**
 * The desk's section of docs/benchmarks.md: import beside the command line, memory, sizes, first view, filters, kills.
 *
 *     npm run bench -- desk
 *     HEADWATER_BENCH_REPORTS=500 HEADWATER_BENCH_KILLS=5 npm run bench -- desk     smaller, to try it out
 *
 * Settings: HEADWATER_BENCH_REPORTS (10,000 when not given), HEADWATER_BENCH_IMPORTS (those that are read, as many when
 * not given), HEADWATER_BENCH_CLAIMS (claims a report, 10),
 * HEADWATER_BENCH_TURNS (of the import, 1), HEADWATER_BENCH_KILLS (200; 0 leaves them out).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../src/store/index.js';
import { measureImport } from './desk-import.js';
import { startDeskProgram } from './desk-program.js';
import { makeReport } from './desk-reports.js';
import { timeFilters, timeFirstView } from './desk-views.js';
import { floorTable } from './floors.js';
import { ROOT } from './paths.js';

/** Milliseconds that any filter may take in any view, and the first view. */
const FILTER_CEILING = 200;
const FIRST_VIEW_CEILING = 1_000;

const setting = (name: string, otherwise: number) =>
  Number(process.env[`HEADWATER_BENCH_${name}`] ?? otherwise);

/** Measures everything; the section as Markdown. */
export async function deskSection(): Promise<string> {
  const reports = setting('REPORTS', 10_000);
  const kills = setting('KILLS', 200);
  const imports = setting('IMPORTS', reports);
  const imported = await measureImport(imports, setting('TURNS', 1));
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  try {
    const stored = fill(join(folder, 'desk.headwater'), reports, setting('CLAIMS', 10));
    const desk = await startDeskProgram(folder);
    const view = await timeFirstView(desk);
    const timed = (await timeFilters(desk)).sort((a, b) => b.milliseconds - a.milliseconds);
    await desk.stop();
    const survived = await countKills(kills);
    const [slowest] = timed;
    const over = timed.filter(({ milliseconds }) => milliseconds > FILTER_CEILING).length;
    return [
      `Import: ${number(imports)} reports made by rule, given as JSON Lines. Views and filters: ${number(reports)} reports with ${number(stored.claims)} claims, asked as the page does, over HTTP; each time is the slowest of three.`,
      floorTable([
        { what: 'import: share of the command line’s speed', measured: imported.share, floor: 0.8 },
        {
          what: 'import: memory of all processes, MB',
          measured: imported.together,
          floor: 1_000,
          atMost: true,
          digits: 0,
        },
        {
          what: 'first view in a new Chromium, ms',
          measured: view.first,
          floor: FIRST_VIEW_CEILING,
          atMost: true,
          digits: 0,
        },
        {
          what: `slowest filter (${slowest?.view}: ${slowest?.filter}), ms`,
          measured: slowest?.milliseconds,
          floor: FILTER_CEILING,
          atMost: true,
          digits: 0,
        },
        ...(survived === undefined
          ? []
          : [
              {
                what: 'kills (SIGKILL) survived with everything kept',
                measured: survived,
                floor: kills,
                digits: 0,
              },
            ]),
      ]),
      `Import: ${imported.desk.toFixed(1)} reports a second through the desk, ${imported.commandLine.toFixed(1)} through the command line, the start of the program counted in both. Memory: ${imported.own.toFixed(0)} MB the desk’s own process, ${imported.together.toFixed(0)} MB with its reading processes, ${imported.sharedOnce.toFixed(0)} MB with what they share counted once.`,
      `Sizes: ${imported.file.toFixed(1)} MB after that import, ${(imported.file / (imports / 1000)).toFixed(1)} MB a thousand reports; ${stored.megabytes.toFixed(1)} MB the desk with ${number(stored.claims)} claims. First view again, with what the browser keeps: ${view.again.toFixed(0)} ms (median of five).`,
      `${over} of ${timed.length} combinations of filter and view over ${FILTER_CEILING} ms. The slowest ten:`,
      [
        '| view | filter | ms |',
        '|---|---|---:|',
        ...timed
          .slice(0, 10)
          .map(
            ({ view: shown, filter, milliseconds }) =>
              `| ${shown} | ${filter} | ${milliseconds.toFixed(0)} |`,
          ),
      ].join('\n'),
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fills a desk without reading: what is read in made reports is made with them. */
export function fill(
  path: string,
  reports: number,
  claimsEach: number,
): { claims: number; megabytes: number } {
  const store = new Store(path);
  const together = 100;
  for (let n = 0; n < reports; n += together)
    store.transaction(() => {
      for (let one = n; one < Math.min(reports, n + together); one += 1) {
        const report = makeReport(one, claimsEach);
        store.reports.add({ text: report.text, name: `${one}.txt` }, report, VERSION);
      }
    });
  store.optimise();
  const claims = store.find.count({});
  store.close();
  return { claims, megabytes: statSync(path).size / 1e6 };
}

/** That of the program, or the page would offer to read the reports again. */
const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};

/** Kills the desk as often as asked, in the test that looks at what is left; how many kills it passed. */
async function countKills(kills: number): Promise<number | undefined> {
  if (kills === 0) return undefined;
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', 'src/server/faults.test.ts'], {
    cwd: ROOT,
    env: { ...process.env, HEADWATER_FAULTS: String(kills) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? kills : 0;
}

const number = (value: number) => value.toLocaleString('en');
