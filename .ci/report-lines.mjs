// Prints one column of the Parquet files below a folder, a value a line: report-lines.mjs FOLDER COLUMN
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';

const [folder = '', column = ''] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?:^|[/\\])[^._][^/\\]*\.parquet$/.test(file),
);
for (const path of files.sort()) {
  const file = await asyncBufferFromFile(join(folder, path));
  for (const row of await parquetReadObjects({ file, columns: [column] })) console.log(row[column]);
}
