/** How quick a full desk shows what is asked of it: every filter in every view, and its first page in a browser. */
import { chromium } from 'playwright-core';
import type { ClaimRow, Filter, Speaker } from '../src/store/index.js';
import { filterSchema } from '../src/store/index.js';
import { findBrowser, HOW_TO_GET_ONE } from '../web/fixtures/find-browser.js';
import type { DeskProgram } from './desk-program.js';

/** What filters of made reports can ask for; those that name a report, a claim or a speaker are filled in. */
const FILTERS: Record<string, Filter> = {
  everything: {},
  'a common word': { text: 'lorries' },
  'two words and not a third': { text: 'ferry sailed -radio' },
  'one word or another': { text: 'ferry OR canal' },
  'all but a word': { text: '-ferry' },
  'a name spelt otherwise': { text: 'Reema Hado' },
  'the beginning of a word': { text: 'har*' },
  'a box': { box: [30, 15, 45, 30] },
  'the whole map': { box: [-180, -90, 180, 90] },
  'a year': { from: '2020-01-01', to: '2020-12-31' },
  'since a day': { from: '2019-06-01' },
  'a place': { place: 'Town 7' },
  'a circle': { place: 'within 300 km of Town 7' },
  'two outlets': { outlet: ['Harbour Post', 'Radio Kaja'] },
  'unnamed origins': { voice: ['unnamed'] },
  denials: { stance: ['deny'] },
  open: { state: ['open'] },
  'sure ones': { confidence: [0.9, 1] },
  'not on the map': { placed: false },
  'with a date': { dated: true },
  corrected: { corrected: true },
  'what can be checked': { kind: ['checkable'] },
  aid: { event: ['AID'] },
  'a year of publication': { publishedFrom: '2020-01-01', publishedTo: '2020-12-31' },
  'in English': { language: ['en'] },
  'two voices or more': { voices: 2 },
  'in stories that diverge': { diverging: true },
  'word, box, year, voice, state': {
    text: 'convoy',
    box: [25, 12, 50, 35],
    from: '2019-01-01',
    to: '2022-12-31',
    voice: ['named', 'unnamed'],
    state: ['open'],
  },
};

/** What the page asks for in each view. */
const VIEWS: Record<string, (filter: string) => string> = {
  table: (filter) => `/api/claims?filter=${filter}`,
  'table by words': (filter) => `/api/claims?filter=${filter}&sort=words&order=up`,
  'table, a later page': (filter) => `/api/claims?filter=${filter}&offset=5000`,
  'table by when': (filter) => `/api/claims?filter=${filter}&sort=earliest`,
  facets: (filter) => `/api/facets?filter=${filter}`,
  'facet of sources': (filter) => `/api/facets/speaker?filter=${filter}&search=ha`,
  'how it was read': (filter) => `/api/search?filter=${filter}`,
  suggestions: (filter) => `/api/suggest?typed=rim&filter=${filter}`,
  'timeline by month': (filter) => `/api/timeline?filter=${filter}&unit=month`,
  'timeline by day': (filter) => `/api/timeline?filter=${filter}&unit=day`,
  map: (filter) => `/api/map?filter=${filter}&limit=5000`,
  points: (filter) => `/api/points?filter=${filter}`,
  reports: (filter) => `/api/reports?filter=${filter}`,
  'reports by title': (filter) => `/api/reports?filter=${filter}&sort=title&order=up`,
  sources: (filter) => `/api/speakers?filter=${filter}`,
};

export interface Timed {
  filter: string;
  view: string;
  /** The slowest of three, from the question to the last byte of the answer. */
  milliseconds: number;
}

/** Asks everything. */
export async function timeFilters(desk: DeskProgram): Promise<Timed[]> {
  const filters = { ...FILTERS, ...(await filled(desk)) };
  const used = new Set(Object.values(filters).flatMap((filter) => Object.keys(filter)));
  const forgotten = Object.keys(filterSchema.shape).filter((field) => !used.has(field));
  if (forgotten.length > 0) throw new Error(`no filter is measured that uses ${forgotten.join(', ')}`);
  const timed: Timed[] = [];
  for (const [filter, value] of Object.entries(filters))
    for (const [view, path] of Object.entries(VIEWS)) {
      let milliseconds = 0;
      for (let turn = 0; turn < 3; turn += 1) {
        const started = performance.now();
        await desk.json(path(encodeURIComponent(JSON.stringify(value))));
        milliseconds = Math.max(milliseconds, performance.now() - started);
      }
      timed.push({ filter, view, milliseconds });
    }
  return timed;
}

async function filled(desk: DeskProgram): Promise<Record<string, Filter>> {
  const { speakers } = await desk.json<{ speakers: Speaker[] }>('/api/speakers?limit=3');
  const { claims } = await desk.json<{ claims: ClaimRow[] }>('/api/claims?limit=100');
  const { values } = await desk.json<{ values: { value: string }[] }>('/api/facets/actor?limit=2');
  return {
    'two actors': { actor: values.map(({ value }) => Number(value)) },
    'the three who speak most': { speaker: speakers.map(({ id }) => id) },
    'ten reports': { report: [...new Set(claims.map(({ report }) => report))].slice(0, 10) },
    'a hundred claims': { claim: claims.map(({ report, claim }) => `${report} ${claim}`) },
  };
}

export interface FirstView {
  /** Milliseconds from going to the address to the first rows: in a new browser, and again with what it keeps. */
  first: number;
  again: number;
  /** What stands on the page then. */
  rows: number;
}

/** Opens the desk in a real browser. */
export async function timeFirstView(desk: DeskProgram): Promise<FirstView> {
  const path = findBrowser();
  if (!path) throw new Error(`no Chromium was found: ${HOW_TO_GET_ONE}`);
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const open = async (address: string) => {
      const started = performance.now();
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator('#main tbody tr').first().waitFor();
      return performance.now() - started;
    };
    const first = await open(desk.address());
    const rows = await page.locator('#main tbody tr').count();
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) times.push(await open(`${desk.origin}/`));
    const again = times.sort((a, b) => a - b)[2] ?? Number.NaN;
    return { first, again, rows };
  } finally {
    await browser.close();
  }
}
