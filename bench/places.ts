/**
 * Measures place/ beyond the gold's scorer: calibration, lookup by other spellings and near misses, speed and memory.
 * The reports that bench/run made of the gold sets (bench/out) are read for the calibration.
 *
 *     npx tsx bench/places.ts
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NEAR_MISSES, PAIRS, type Spelling } from '../src/place/fixtures/transliterations.js';
import { type Atlas, openAtlas } from '../src/place/index.js';
import type { GazetteerFeature, Place } from '../src/report.js';
import type { Floor } from './floors.js';
import { GOLD, ROOT, WORK } from './paths.js';

const WITHIN_KM = 161;
const SAME_KM = 40;

/** The figures, and their Markdown. */
export async function benchPlaces(): Promise<{ floors: Floor[]; markdown: string }> {
  const size = ['places.bin', 'shapes.bin'].reduce(
    (sum, name) => sum + statSync(join(ROOT, 'data/gazetteer', name)).size,
    0,
  );
  const megabytes = memoryOfLookups();
  const started = performance.now();
  const atlas = openAtlas();
  const opened = Math.min(performance.now() - started, openingTime(), openingTime());
  const { recall1, recall5, byLanguage } = recall(atlas);
  const wrong = falseMatches(atlas);
  const speed = lookupsASecond(atlas);
  const sets = ['gwn-dev', 'lgl'].flatMap((set) => {
    const outcomes = outcomesOf(set);
    return outcomes ? [{ set, outcomes }] : [];
  });
  return {
    floors: [
      { what: `${PAIRS.length} spellings: recall at 5`, measured: recall5, floor: 0.93 },
      { what: `${PAIRS.length} spellings: recall at 1`, measured: recall1, floor: 0.8 },
      {
        what: `${NEAR_MISSES.length} near misses taken for the place`,
        measured: wrong,
        floor: 0.02,
        atMost: true,
      },
      {
        what: 'lookups a second of processor time, distinct names by their own spelling',
        measured: speed.own,
        floor: 20_000,
        digits: 0,
      },
      { what: 'gazetteer opens in, ms', measured: opened, floor: 200, atMost: true, digits: 0 },
      { what: 'gazetteer in memory, MB', measured: megabytes, floor: 150, atMost: true, digits: 0 },
      { what: 'gazetteer on disk, MB', measured: size / 1e6, floor: 18, atMost: true, digits: 2 },
    ],
    markdown: [
      `Lookups in any spelling, distinct names, nothing remembered: ${Math.round(speed.any)} a second of processor time.`,
      'Recall by origin of the spelling:',
      table(
        ['origin', 'spellings', 'at 1', 'at 5'],
        byLanguage.map(({ language, count, at1, at5 }) => [
          language,
          String(count),
          (at1 / count).toFixed(2),
          (at5 / count).toFixed(2),
        ]),
      ),
      ...sets.flatMap(({ set, outcomes }) => [
        `Calibration on ${set}: of the names found, those whose best candidate lies within ${WITHIN_KM} km of the gold (expected calibration error ${calibrationError(outcomes).toFixed(3)}):`,
        reliability(outcomes),
      ]),
    ].join('\n\n'),
  };
}

function openingTime(): number {
  const started = performance.now();
  openAtlas();
  return performance.now() - started;
}

/** What a process that does nothing else takes more of, in MB, once it has looked all these names up in any spelling. */
function memoryOfLookups(): number {
  const names = [...PAIRS, ...NEAR_MISSES].map(({ name }) => name);
  const program = `
    const { openAtlas } = await import(${JSON.stringify(pathToFileURL(join(ROOT, 'dist/place/index.js')).href)});
    const before = process.memoryUsage().rss;
    const atlas = openAtlas();
    for (const name of ${JSON.stringify(names)}) atlas.find(name);
    console.log((process.memoryUsage().rss - before) / 1e6);`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the process that measures the gazetteer's memory ended with ${status}`);
  return Number(stdout);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The features that a name is filed for in a country. */
function named(atlas: Atlas, { name, country }: Spelling): GazetteerFeature[] {
  return atlas
    .find(name, { exactly: true })
    .map(({ feature }) => feature)
    .filter((feature) => feature.country === country);
}

function recall(atlas: Atlas) {
  const byLanguage = new Map<string, { language: string; count: number; at1: number; at5: number }>();
  let [at1, at5] = [0, 0];
  for (const pair of PAIRS) {
    const wanted = named(atlas, pair);
    const isWanted = (feature: GazetteerFeature): boolean =>
      wanted.some((one) => one.id === feature.id || kilometres(one, feature) < SAME_KM);
    const rank = atlas.find(pair.spelling, { limit: 5 }).findIndex(({ feature }) => isWanted(feature));
    const row = byLanguage.get(pair.language) ?? { language: pair.language, count: 0, at1: 0, at5: 0 };
    byLanguage.set(pair.language, row);
    row.count++;
    if (rank === 0) {
      at1++;
      row.at1++;
    }
    if (rank >= 0) {
      at5++;
      row.at5++;
    }
  }
  return { recall1: at1 / PAIRS.length, recall5: at5 / PAIRS.length, byLanguage: [...byLanguage.values()] };
}

/** Share of the near misses that the lookup takes for the place all the same. */
function falseMatches(atlas: Atlas): number {
  const wrong = NEAR_MISSES.filter((miss) => {
    const ids = new Set(named(atlas, miss).map(({ id }) => id));
    return atlas.find(miss.spelling, { limit: 5 }).some(({ feature }) => ids.has(feature.id));
  });
  return wrong.length / NEAR_MISSES.length;
}

/**
 * Lookups a second of processor time, distinct names of the gazetteer's own, straight in the file and without what the atlas
 * remembers: by their own spelling, as the scan of a text asks, and in any spelling, as asked for what is not found so.
 */
function lookupsASecond(atlas: Atlas): { own: number; any: number } {
  const gazetteer = atlas.gazetteers[0]?.gazetteer;
  if (!gazetteer) return { own: 0, any: 0 };
  const names: string[] = [];
  for (let i = 0; i < gazetteer.header.features; i += 40) names.push(gazetteer.feature(i).name);
  const rate = (some: readonly string[], exactly: boolean): number => {
    const before = process.cpuUsage();
    for (const name of some) gazetteer.lookUp(name, exactly);
    const { user, system } = process.cpuUsage(before);
    return (1e6 * some.length) / (user + system);
  };
  rate(names.slice(0, 3000), true);
  return { own: rate(names, true), any: rate(names.slice(0, 4000), false) };
}

interface Outcome {
  confidence: number;
  right: boolean;
}

/** Of the gold's names that a report found: how sure it was of its best candidate, and whether that was right. */
function outcomesOf(set: string): Outcome[] | undefined {
  const file = join(WORK, `places-${set}-jsonl-reports.jsonl`);
  if (!existsSync(file)) return undefined;
  const lines = (path: string) =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const reports = new Map(
    (lines(file) as { id: string; places: Place[] }[]).map(({ id, places }) => [id, places]),
  );
  const out: Outcome[] = [];
  for (const { id, toponyms } of lines(join(GOLD, `places/${set}.jsonl`)) as {
    id: string;
    toponyms: { start: number; end: number; lat: string | null; lon: string; kind: string | null }[];
  }[]) {
    for (const { start, end, lat, lon, kind } of toponyms) {
      if (lat === null || lat === 'None' || lat === '' || kind === 'Embedded_Non_Lit') continue;
      const place = reports.get(id)?.find((one) => one.start < end && start < one.end);
      const best = place?.feature ?? place?.candidates[0]?.feature;
      if (place && best)
        out.push({
          confidence: place.confidence,
          right: kilometres(best, { lat: Number(lat), lon: Number(lon) }) <= WITHIN_KM,
        });
    }
  }
  return out;
}

function bins(outcomes: readonly Outcome[]): Outcome[][] {
  return Array.from({ length: 10 }, (_, bin) =>
    outcomes.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

function calibrationError(outcomes: readonly Outcome[]): number {
  return bins(outcomes).reduce(
    (sum, bin) =>
      sum +
      (bin.length / outcomes.length) *
        Math.abs(mean(bin.map((o) => o.confidence)) - mean(bin.map((o) => Number(o.right)))),
    0,
  );
}

function reliability(outcomes: readonly Outcome[]): string {
  const rows = bins(outcomes).flatMap((bin, i) =>
    bin.length === 0
      ? []
      : [
          [
            `${(i / 10).toFixed(1)} to ${((i + 1) / 10).toFixed(1)}`,
            String(bin.length),
            mean(bin.map((o) => o.confidence)).toFixed(2),
            mean(bin.map((o) => Number(o.right))).toFixed(2),
          ],
        ],
  );
  return table(['confidence', 'names', 'mean confidence', 'right'], rows);
}

function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { floorTable } = await import('./floors.js');
  const { floors, markdown } = await benchPlaces();
  console.log(`${floorTable(floors)}\n\n${markdown}`);
}
