/**
 * Builds data/story/words.json: how rare each word is in news, counted over the sentences of the GMB extract
 * (../shared/train/ner/gmb.conll.gz). `npx tsx scripts/build-story-words.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { plain } from '../src/story/plain.js';

const SOURCE = new URL('../../shared/train/ner/gmb.conll.gz', import.meta.url);
const TARGET = new URL('../data/story/words.json', import.meta.url);
/** Words in fewer sentences are as rare as those never seen. */
const FEWEST = 6;

const counts = new Map<string, number>();
let sentences = 0;
for (const sentence of gunzipSync(readFileSync(SOURCE)).toString('utf8').split('\n\n')) {
  const words = sentence.split('\n').map((line) => plain((line.split('\t')[0] ?? '').toLowerCase()));
  if (!sentence.trim()) continue;
  sentences += 1;
  for (const word of new Set(words)) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const levels: string[][] = [];
for (const [word, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (count < FEWEST) continue;
  const level = Math.round(Math.log2(sentences / count));
  levels[level] ??= [];
  levels[level].push(word);
}
const about =
  'Words by how rare they are in news: the index is the logarithm (base 2) of the sentences that go by until one comes. Counted over the sentences of the Groningen Meaning Bank extract (texts in the public domain); numbers only, no text.';
const body = { about, sentences, levels: Array.from(levels, (words) => (words ?? []).join(' ')) };
writeFileSync(TARGET, `${JSON.stringify(body, null, 2)}\n`);
