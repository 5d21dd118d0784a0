/** The section on many machines: Spark's local cluster of two workers beside the command line, on the same cores. */
import { execFileSync, spawn } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { headwater, outputOf } from './command.js';
import { floorTable } from './floors.js';
import { GOLD, ROOT, WORK } from './paths.js';
import { records } from './records.js';

const MEGABYTES = Number(process.env.HEADWATER_BENCH_CLUSTER_MEGABYTES ?? 20);
const MADE = Number(process.env.HEADWATER_BENCH_CLUSTER_REPORTS ?? 2000);
const PLACE = join(WORK, 'cluster');
/** A Python environment with PySpark; made when it is not there. */
const PYTHON = process.env.HEADWATER_BENCH_SPARK ?? join(WORK, 'spark');
const FIGURES = join(ROOT, 'bench/results/cluster.json');
const WORKERS = 2;
const FLOOR = 0.85;

export async function clusterSection(): Promise<string> {
  rmSync(PLACE, { recursive: true, force: true });
  mkdirSync(PLACE, { recursive: true });
  needSpark();
  const speed = await reading();
  const stories = await joining();
  writeFileSync(FIGURES, `${JSON.stringify({ ...speed.figures, ...stories.figures }, null, 2)}\n`);
  return [
    `Reading: ${MEGABYTES} MB of JSON Lines (the attribution set repeated under new ids) by the command line in as many processes as cores, ${speed.alone.toFixed(0)} s, and by \`cluster/read_archives.py\` in \`local-cluster[${WORKERS},1,1024]\` on the same cores, its start included, ${speed.spark.toFixed(0)} s. Joining: ${MADE} reports made by rule, a quarter of them of one capital on one day; a worker is killed in the middle.`,
    floorTable([
      {
        what: `Spark over the command line, ${MEGABYTES} MB`,
        measured: speed.alone / speed.spark,
        floor: FLOOR,
      },
      { what: 'stories equal byte for byte, a worker killed', measured: stories.equal ? 1 : 0, floor: 1 },
    ]),
    await outputOf('python3', [join(ROOT, 'cluster/costs.py'), FIGURES]),
  ].join('\n\n');
}

function needSpark(): void {
  if (existsSync(join(PYTHON, 'bin/spark-submit'))) return;
  execFileSync('python3', ['-m', 'venv', PYTHON]);
  const requirements = join(ROOT, 'cluster/requirements.txt');
  execFileSync(join(PYTHON, 'bin/pip'), ['install', '--quiet', '-r', requirements], { stdio: 'inherit' });
}

async function reading() {
  const input = join(PLACE, 'input.jsonl');
  const documents = records<{ text: string }>(join(GOLD, 'attribution/dev.jsonl'));
  const out = createWriteStream(input);
  let [bytes, count] = [0, 0];
  for (; bytes < MEGABYTES * 1e6; count++) {
    const line = `${JSON.stringify({ id: String(count), text: documents[count % documents.length]?.text })}\n`;
    out.write(line);
    bytes += Buffer.byteLength(line);
  }
  await new Promise((resolve) => out.end(resolve));
  const alone = await timed(['read', input, '--format', 'jsonl', '--quiet'], join(PLACE, 'read.jsonl'));
  const read = join(PLACE, 'read');
  // Two parts a worker, so that none waits long for the other at the end.
  const part = Math.max(0.1, Math.ceil((MEGABYTES / WORKERS / 2) * 10.2) / 10);
  const { seconds } = await spark('reading', [
    'cluster/read_archives.py',
    input,
    '--out',
    read,
    '--partition-mb',
    String(part),
  ]);
  return {
    alone: alone.seconds,
    spark: seconds,
    figures: {
      megabytes: MEGABYTES,
      reports: count,
      bytesAReport: bytes / count,
      readCoreSecondsAMegabyte: alone.processor / (bytes / 1e6),
      reportBytesAReport: bytesIn(join(read, 'table=reports')) / count,
    },
  };
}

/** Runs the command line; seconds by the clock and, of all its processes, by the processor. */
async function timed(args: readonly string[], out: string) {
  const line = [process.execPath, join(ROOT, 'bin/headwater.js'), ...args]
    .map((word) => `'${word}'`)
    .join(' ');
  const printed = await outputOf('bash', [
    '-c',
    `TIMEFORMAT='%R %U %S'; { time ${line} >'${out}' 2>'${out}.err'; } 2>&1`,
  ]);
  const [seconds = 0, user = 0, system = 0] = printed.trim().split(' ').map(Number);
  return { seconds, processor: user + system };
}

async function joining() {
  const made = join(PLACE, 'made.jsonl');
  writeFileSync(made, await outputOf('python3', [join(ROOT, 'cluster/make_reports.py'), String(MADE)]));
  const read = join(PLACE, 'made-read.jsonl');
  await headwater(['read', made, '--format', 'jsonl', '--quiet'], read);
  const one = join(PLACE, 'one.jsonl');
  await headwater(['stories', read, '--format', 'jsonl', '--quiet'], one);
  const [out, work] = [join(PLACE, 'stories'), join(PLACE, 'work')];
  const script = ['cluster/join_stories.py', read, '--out', out, '--work', work, '--partitions', '4'];
  // Once to measure, once with a worker killed.
  const { tasks } = await spark('joining', script);
  const keys = await rowsIn(join(work, 'keys'), ['forms']);
  const forms = new Set(keys.flatMap(({ forms }) => forms as string[]));
  const groups = new Map<unknown, number>();
  for (const { group } of await rowsIn(join(work, 'groups'), ['group']))
    groups.set(group, (groups.get(group) ?? 0) + 1);
  const workBytes = bytesIn(work);
  const pairs = (await rowsIn(join(work, 'meetings'), ['a'])).length;
  const isFirst = await sameBytes(out, one);
  rmSync(work, { recursive: true });
  await spark('killed', script, () => existsSync(join(work, 'keys/_SUCCESS')));
  return {
    equal: isFirst && (await sameBytes(out, one)),
    figures: {
      joinCoreSecondsAReport: tasks.seconds / keys.length,
      shuffleBytesAReport: tasks.shuffled / keys.length,
      pairsAReport: pairs / keys.length,
      formsAReport: forms.size / keys.length,
      largestGroup: Math.max(1, ...groups.values()),
      workBytesAReport: workBytes / keys.length,
    },
  };
}

interface Tasks {
  /** Of all tasks together. */
  seconds: number;
  shuffled: number;
}

/** Runs a script on two workers; kills one as soon as `when` says so. */
async function spark(name: string, script: readonly string[], when?: () => boolean) {
  const log = join(PLACE, `events-${name}`);
  mkdirSync(log, { recursive: true });
  const settings = {
    'spark.ui.enabled': 'false',
    'spark.ui.showConsoleProgress': 'false',
    'spark.eventLog.enabled': 'true',
    'spark.eventLog.compress': 'false',
    'spark.eventLog.dir': `file://${log}`,
    'spark.executor.heartbeatInterval': '30s',
    'spark.network.timeout': '600s',
  };
  const started = performance.now();
  const child = spawn(
    join(PYTHON, 'bin/spark-submit'),
    [
      '--master',
      `local-cluster[${WORKERS},1,1024]`,
      ...Object.entries(settings).flatMap(([key, value]) => ['--conf', `${key}=${value}`]),
      ...script,
      '--headwater',
      `${process.execPath} ${join(ROOT, 'bin/headwater.js')}`,
    ],
    {
      cwd: ROOT,
      env: { ...process.env, SPARK_LOCAL_IP: '127.0.0.1', PYSPARK_PYTHON: join(PYTHON, 'bin/python') },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  let code: number | undefined;
  child.once('close', (exit) => {
    code = exit ?? -1;
  });
  let isKilled = when === undefined;
  while (code === undefined) {
    await pause(250);
    if (!isKilled && when?.()) isKilled = killExecutor(child.pid ?? 0);
  }
  if (code !== 0) throw new Error(`${script[0]} ended with ${code}: ${said}`);
  if (!isKilled) throw new Error(`${script[0]} was done before a worker was killed`);
  return { seconds: (performance.now() - started) / 1000, tasks: await tasksIn(log) };
}

/** Kills one executor among the grandchildren of the job; whether there was one. */
function killExecutor(job: number): boolean {
  const children = (pid: number, ...more: string[]) => {
    try {
      const found = execFileSync('pgrep', ['-P', String(pid), ...more], { encoding: 'utf8' });
      return found.trim().split('\n').map(Number);
    } catch {
      return [];
    }
  };
  const executors = [job, ...children(job)].flatMap((pid) =>
    children(pid, '-f', 'CoarseGrainedExecutorBackend'),
  );
  const [first] = executors;
  if (first === undefined) return false;
  process.kill(first, 'SIGKILL');
  return true;
}

/** What Spark's own log says of all tasks. */
async function tasksIn(log: string): Promise<Tasks> {
  const sum = { seconds: 0, shuffled: 0 };
  for (const file of filesIn(log)) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (!line.startsWith('{"Event":"SparkListenerTaskEnd"')) continue;
      const metrics = JSON.parse(line)['Task Metrics'];
      sum.seconds += (metrics?.['Executor Run Time'] ?? 0) / 1000;
      sum.shuffled += metrics?.['Shuffle Write Metrics']?.['Shuffle Bytes Written'] ?? 0;
    }
  }
  return sum;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
}

function bytesIn(folder: string): number {
  return filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

async function rowsIn(folder: string, columns: string[]): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (const path of filesIn(folder).filter((file) => /[/\\][^._][^/\\]*\.parquet$/.test(file)))
    rows.push(...(await parquetReadObjects({ file: await asyncBufferFromFile(path), columns })));
  return rows;
}

async function sameBytes(parts: string, whole: string): Promise<boolean> {
  const names = readdirSync(parts).filter((name) => name.startsWith('part-'));
  const bytes = Buffer.concat(names.sort().map((name) => readFileSync(join(parts, name))));
  return bytes.equals(readFileSync(whole));
}
