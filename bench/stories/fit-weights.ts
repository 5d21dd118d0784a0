/** Learns data/story/weights.json from all of the gold: fit-weights.ts REPORTS.jsonl, as headwater read --format jsonl prints them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/report.js';
import { fitWeights } from './fit.js';
import { type GoldReport, goldPairs, records, STORIES } from './gold.js';

const [file = ''] = process.argv.slice(2);
const { pairs } = goldPairs(records<Report>(file), records<GoldReport>(join(STORIES, 'reports.jsonl')));
const about =
  'What each finding weighs for two reports telling of one happening, in bits; what is not listed weighs nothing. Learned by bench/stories/fit-weights.ts from the development half of the annotated stories (numbers only, no text).';
const body = { about, ...fitWeights(pairs) };
writeFileSync(
  new URL('../../data/story/weights.json', import.meta.url),
  `${JSON.stringify(body, null, 2)}\n`,
);
