/** What `headwater gazetteer` does. */
import { SingleBar } from 'cli-progress';
import {
  type Added,
  type AddProgress,
  addPlaces,
  GazetteerFileError,
  openAtlas,
  ownGazetteerFiles,
  ownGazetteerFolder,
} from '../place/index.js';
import { EXIT, INTERRUPTED } from './usage.js';

/** What the gazetteers hold, as text. */
export function info(): string {
  const atlas = openAtlas(ownGazetteerFiles());
  const lines = ['The gazetteer that ships:'];
  for (const { gazetteer, path, own } of atlas.gazetteers) {
    const { features, names, countries, made, credit } = gazetteer.header;
    if (own) lines.push('', `Your own, ${path}:`);
    lines.push(
      `  ${features.toLocaleString('en')} places, ${names.toLocaleString('en')} names, ${countries.filter(Boolean).length} countries`,
      `  Made from: ${made}`,
    );
    for (const line of credit) lines.push(`  ${line}`);
  }
  lines.push(
    '',
    `Places of your own are kept in ${ownGazetteerFolder()}`,
    '(HEADWATER_GAZETTEER names another folder).',
    '',
  );
  return lines.join('\n');
}

/** The places that a name may stand for, as a table; `any` is false when there is none. */
export function search(name: string, limit: number): { text: string; any: boolean } {
  const found = openAtlas(ownGazetteerFiles()).find(name, { limit });
  if (found.length === 0) return { text: `No place of this or a like name: ${name}\n`, any: false };
  const rows = found.map(({ feature, likeness, own }) => [
    likeness.toFixed(2),
    feature.name,
    [feature.admin1, feature.country].filter(Boolean).join(', '),
    `${feature.featureClass}.${feature.featureCode}`,
    feature.population ? feature.population.toLocaleString('en') : '',
    `${feature.lat.toFixed(4)}, ${feature.lon.toFixed(4)}`,
    own ? `${feature.id} (own)` : feature.id,
  ]);
  const head = ['likeness', 'name', 'in', 'kind', 'people', 'lat, lon', 'id'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const text = [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
  return { text: `${text}\n`, any: true };
}

/** Adds files of places; the exit code. */
export async function add(files: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    for (const file of files) {
      const bar = progressBar();
      try {
        const [added] = await addPlaces([file], { onProgress: bar.update, signal: stop.signal });
        bar.stop();
        if (added) process.stderr.write(summary(added));
      } catch (error) {
        bar.stop();
        if (stop.signal.aborted) {
          process.stderr.write(`headwater: stopped; nothing of ${file} was added.\n`);
          return INTERRUPTED;
        }
        if (!(error instanceof GazetteerFileError)) throw error;
        process.stderr.write(`headwater: ${error.message}\n`);
        code = EXIT.someFailed;
      }
    }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  return code;
}

function summary({ file, places, skipped, problems }: Added): string {
  const lines = [`${file}: ${places.toLocaleString('en')} places added`];
  if (skipped > 0) lines[0] += `, ${skipped.toLocaleString('en')} lines left out:`;
  for (const { line, problem } of problems) lines.push(`  line ${line}: ${problem}`);
  if (skipped > problems.length) lines.push(`  and ${(skipped - problems.length).toLocaleString('en')} more`);
  return `${lines.join('\n')}\n`;
}

const PARTS = 1000;

function progressBar(): { update: (progress: AddProgress) => void; stop: () => void } {
  if (process.stderr.isTTY !== true) return { update() {}, stop() {} };
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {places} places | {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
  });
  bar.start(PARTS, 0, { places: 0 });
  return {
    update: ({ done, places }) =>
      bar.update(Math.floor(PARTS * done), { places: places.toLocaleString('en') }),
    stop: () => bar.stop(),
  };
}
