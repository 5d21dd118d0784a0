/**
 * How quick a full desk is: fills a file with made reports and asks everything that views ask.
 * `npx tsx bench/desk.ts [reports] [claims a report]`; 10,000 and 10 when not given.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Filter, Store } from '../src/store/index.js';
import { makeReport } from './desk-reports.js';
import { WORK } from './paths.js';

/** Milliseconds that any view may take on 10,000 reports and 100,000 claims. */
const CEILING = 200;

const FILTERS: Record<string, Filter> = {
  everything: {},
  'a common word': { text: 'lorries' },
  'two words and not a third': { text: 'ferry sailed -radio' },
  'a box': { box: [30, 15, 45, 30] },
  'a year': { from: '2020-01-01', to: '2020-12-31' },
  'a place': { place: 'Town 7' },
  'two outlets': { outlet: ['Harbour Post', 'Radio Kaja'] },
  'unnamed origins': { voice: ['unnamed'] },
  denials: { stance: ['deny'] },
  'sure ones': { confidence: [0.9, 1] },
  'not on the map': { placed: false },
  'word, box, year, voice, state': {
    text: 'convoy',
    box: [25, 12, 50, 35],
    from: '2019-01-01',
    to: '2022-12-31',
    voice: ['named', 'unnamed'],
    state: ['open'],
  },
};

export interface DeskFigures {
  reports: number;
  claims: number;
  /** Reports stored a second. */
  stored: number;
  megabytes: number;
  /** Milliseconds to open the file and show the first page. */
  open: number;
  /** Milliseconds by filter and view, the slowest of three; `cpu` is what the processor spent, on a busy machine too. */
  views: { filter: string; view: string; milliseconds: number; cpu: number }[];
}

/** Fills a desk and measures it. */
export function measureDesk(path: string, reports: number, claimsEach: number): DeskFigures {
  let store = new Store(path);
  const started = performance.now();
  // As an import does: a transaction a report.
  for (let n = 0; n < reports; n += 1) {
    const report = makeReport(n, claimsEach);
    store.reports.add({ text: report.text, name: `${n}.txt` }, report, '1');
  }
  const stored = reports / ((performance.now() - started) / 1000);
  store.optimise();
  store.close();
  const megabytes = statSync(path).size / 1e6;
  const opening = performance.now();
  store = new Store(path);
  store.find.claims({}, { sort: 'published', order: 'down', limit: 100, offset: 0 });
  store.find.reports();
  const open = performance.now() - opening;
  const views = Object.entries(FILTERS).flatMap(([filter, value]) => measureViews(store, filter, value));
  const claims = store.find.count({});
  store.close();
  return { reports, claims, stored, megabytes, open, views };
}

function measureViews(store: Store, filter: string, value: Filter): DeskFigures['views'] {
  const page = { limit: 100, offset: 0 } as const;
  const views: Record<string, () => unknown> = {
    count: () => store.find.count(value),
    table: () => store.find.claims(value, { ...page, sort: 'published', order: 'down' }),
    'table by words': () => store.find.claims(value, { ...page, sort: 'words', order: 'up' }),
    facets: () => store.find.facets(value),
    timeline: () => store.find.timeline(value, 'month'),
    map: () => store.find.points(value),
    sources: () => store.speakers.find({ filter: value }),
  };
  return Object.entries(views).map(([view, ask]) => {
    const times = [0, 1, 2].map(() => {
      const started = performance.now();
      const spent = process.cpuUsage();
      ask();
      const { user, system } = process.cpuUsage(spent);
      return { wall: performance.now() - started, cpu: (user + system) / 1000 };
    });
    const greatest = (list: number[]) => Math.max(...list);
    return {
      filter,
      view,
      milliseconds: greatest(times.map(({ wall }) => wall)),
      cpu: greatest(times.map(({ cpu }) => cpu)),
    };
  });
}

if (process.argv[1]?.endsWith('desk.ts')) {
  mkdirSync(WORK, { recursive: true });
  const path = join(WORK, 'desk.headwater');
  rmSync(path, { force: true });
  const figures = measureDesk(path, Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 10));
  rmSync(path);
  const { views, ...facts } = figures;
  console.log(JSON.stringify(facts));
  const slow = [...views].sort((a, b) => b.milliseconds - a.milliseconds);
  for (const { filter, view, milliseconds, cpu } of slow.slice(0, 12))
    console.log(
      `${milliseconds.toFixed(0).padStart(6)} ms (processor ${cpu.toFixed(0)} ms)  ${view}: ${filter}`,
    );
  const over = slow.filter(({ milliseconds }) => milliseconds > CEILING).length;
  console.log(`${over} of ${views.length} over ${CEILING} ms`);
  process.exitCode = over > 0 ? 1 : 0;
}
