/**
 * Learns data/story/weights.json and weights-steady.json from all of the gold: fit-weights.ts STORIES.jsonl ECB-TRAIN.jsonl, as
 * headwater read --format jsonl prints them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/report.js';
import type { Usage } from '../../src/story/words.js';
import { NEWS_ALONE } from '../../src/story/words.js';
import { records } from '../records.js';
import { fitWeights } from './fit.js';
import { type GoldReport, goldPairs, STORIES, undatedPairs } from './gold.js';

const [file = '', undated = ''] = process.argv.slice(2);
const [reports, documents] = [records<Report>(file), records<Report>(undated)];
const gold = records<GoldReport>(join(STORIES, 'reports.jsonl'));
const learned =
  'Learned by bench/stories/fit-weights.ts from the development half of the annotated stories and the training part of ECB+ (numbers only, no text).';

function write(name: string, about: string, usage?: Usage): void {
  const { pairs } = goldPairs(reports, gold, usage);
  const body = { about, ...fitWeights([...pairs, ...undatedPairs(documents, usage)]) };
  writeFileSync(new URL(`../../data/story/${name}`, import.meta.url), `${JSON.stringify(body, null, 2)}\n`);
}

write(
  'weights.json',
  `What each finding weighs for two reports telling of one happening, in bits; what is not listed weighs nothing. ${learned}`,
);
write(
  'weights-steady.json',
  `The same where how rare a word is counts over news in general alone, so that a story does not depend on what else is at hand. ${learned}`,
  NEWS_ALONE,
);
