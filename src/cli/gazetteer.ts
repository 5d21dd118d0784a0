/** `headwater gazetteer info | search | add` */
import { statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import {
  type AddProgress,
  addPlaces,
  GazetteerFileError,
  openAtlas,
  ownGazetteerFiles,
  ownGazetteerFolder,
} from '../place/index.js';
import { EXIT } from './usage.js';

/** The command with its three; `finish` takes the exit code. */
export function gazetteerCommand(finish: (code: number) => void): Command {
  const command = new Command('gazetteer').description(
    "Shows, searches and adds to the places that reports' place names are looked up in.",
  );
  command
    .command('info')
    .description('Says what the gazetteer holds, where it comes from and on what terms.')
    .action(() => {
      process.stdout.write(info());
      finish(EXIT.done);
    });
  command
    .command('search')
    .description('Shows the places that a name may stand for, in any spelling, as resolution sees them.')
    .argument('<name...>', 'a place name: "Aboukamal", "Deir ez-Zor"')
    .option('-n, --limit <count>', 'how many to show', '10')
    .action((words: string[], flags: { limit: string }) => {
      const found = search(words.join(' '), Number(flags.limit) || 10);
      process.stdout.write(found.text);
      finish(found.any ? EXIT.done : EXIT.someFailed);
    });
  command
    .command('add')
    .description(
      "Adds places of one's own: a GeoNames dump, a CSV (name, lat, lon) or GeoJSON points. They outrank those that ship.",
    )
    .argument('<file...>', "allCountries.txt or a country's file, unzipped; places.csv; places.geojson")
    .action(async (files: string[]) => {
      finish(await add(files));
    });
  return command;
}

function info(): string {
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

function search(name: string, limit: number): { text: string; any: boolean } {
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

async function add(files: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  for (const file of files) {
    const bar = progressBar(file);
    try {
      const [added] = await addPlaces([file], { onProgress: bar.update });
      bar.stop();
      if (added)
        process.stderr.write(
          `${file}: ${added.places.toLocaleString('en')} places added${added.skipped ? `, ${added.skipped.toLocaleString('en')} lines without a name or coordinates left out` : ''}\n`,
        );
    } catch (error) {
      bar.stop();
      if (!(error instanceof GazetteerFileError)) throw error;
      process.stderr.write(`headwater: ${error.message}\n`);
      code = EXIT.someFailed;
    }
  }
  return code;
}

function progressBar(file: string): { update: (progress: AddProgress) => void; stop: () => void } {
  const size = (() => {
    try {
      return statSync(file).size;
    } catch {
      return 0;
    }
  })();
  if (process.stderr.isTTY !== true || size === 0) return { update() {}, stop() {} };
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {places} places | {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
  });
  bar.start(size, 0, { places: 0 });
  return {
    update: ({ read, places }) => bar.update(Math.min(read, size), { places }),
    stop: () => bar.stop(),
  };
}
