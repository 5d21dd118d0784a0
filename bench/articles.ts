/**
 * Feeds the pages of ../shared/bench/articles through document/ and prints reports for ../shared/bench/score.py.
 *
 * npx tsx bench/articles.ts > reports.jsonl && python3 ../shared/bench/score.py articles ../shared/bench/articles reports.jsonl
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { toDocument } from '../src/document/index.js';

const folder = new URL('../../shared/bench/articles/', import.meta.url);
const gold = JSON.parse(readFileSync(new URL('ground-truth.json', folder), 'utf8')) as Record<
  string,
  { url: string }
>;
for (const [id, { url }] of Object.entries(gold)) {
  const bytes = gunzipSync(readFileSync(new URL(`html/${id}.html.gz`, folder)));
  const document = await toDocument({ bytes, id, url, name: `${id}.html` });
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
