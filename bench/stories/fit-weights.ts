/** Learns data/story/weights.json from all of the gold: fit-weights.ts STORIES.jsonl ECB-TRAIN.jsonl, as headwater read --format jsonl prints them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/report.js';
import { records } from '../records.js';
import { fitWeights } from './fit.js';
import { type GoldReport, goldPairs, STORIES, undatedPairs } from './gold.js';

const [file = '', undated = ''] = process.argv.slice(2);
const { pairs } = goldPairs(records<Report>(file), records<GoldReport>(join(STORIES, 'reports.jsonl')));
const about =
  'What each finding weighs for two reports telling of one happening, in bits; what is not listed weighs nothing. Learned by bench/stories/fit-weights.ts from the development half of the annotated stories and the training part of ECB+ (numbers only, no text).';
const body = { about, ...fitWeights([...pairs, ...undatedPairs(records<Report>(undated))]) };
writeFileSync(
  new URL('../../data/story/weights.json', import.meta.url),
  `${JSON.stringify(body, null, 2)}\n`,
);
