/** `headwater gazetteer info | search | add` */
import { Command } from 'commander';
import { EXIT } from './usage.js';

/** The command with its three; `finish` takes the exit code. */
export function gazetteerCommand(finish: (code: number) => void): Command {
  const command = new Command('gazetteer').description(
    "Shows, searches and adds to the places that reports' place names are looked up in.",
  );
  command
    .command('info')
    .description('Says what the gazetteer holds, where it comes from and on what terms.')
    .action(async () => {
      const { info } = await import('./gazetteer-places.js');
      process.stdout.write(info());
      finish(EXIT.done);
    });
  command
    .command('search')
    .description('Shows the places that a name may stand for, in any spelling, as resolution sees them.')
    .argument('<name...>', 'a place name: "Aboukamal", "Deir ez-Zor"')
    .option('-n, --limit <count>', 'how many to show', '10')
    .action(async (words: string[], flags: { limit: string }) => {
      const { search } = await import('./gazetteer-places.js');
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
      const { add } = await import('./gazetteer-places.js');
      finish(await add(files));
    });
  return command;
}
