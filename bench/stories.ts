/** The section on stories: joined by cross-validation on the gold, ECB+, calibration, growth. */
import { writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import type { Report } from '../src/report.js';
import { calibrationError } from './calibration.js';
import { outputOf } from './command.js';
import { floorOf, floorTable } from './floors.js';
import { GOLD, ROOT, WORK } from './paths.js';
import { records } from './records.js';
import { readGold, scoredBy } from './score.js';
import { type EcbDocument, ecbScore } from './stories/ecb.js';
import {
  crossValidated,
  ECB_TRAIN,
  type GoldReport,
  goldPairs,
  STORIES,
  undatedPairs,
} from './stories/gold.js';

const readAll = async (set: string, input?: string) => records<Report>(await readGold(set, input));

/** Sizes at which growth is measured. */
const SIZES = (process.env.HEADWATER_BENCH_SIGNATURES ?? '10000,100000,1000000').split(',').map(Number);

export async function storiesSection(): Promise<string> {
  const gold = path(STORIES, 'reports.jsonl');
  const pairs = goldPairs(await readAll('stories', gold), records<GoldReport>(gold));
  const { stories, probabilities } = crossValidated(
    pairs,
    undatedPairs(await readAll('ecb-train', ECB_TRAIN)),
  );
  const file = path(WORK, 'stories.jsonl');
  writeFileSync(file, stories.map((story) => `${JSON.stringify(story)}\n`).join(''));
  const figures = await scoredBy('score_stories.py', STORIES, file);
  const ecb = path(GOLD, 'coreference/ecb-dev.jsonl');
  const conll = ecbScore(records<EcbDocument>(ecb), await readAll('ecb', ecb));
  const rows = await growth();
  const floor = (what: string, path: string, least: number, atMost = false) =>
    floorOf(what, figures, path, least, atMost);
  return [
    '399 reports of 15 outlets, 256 stories. Weights are learned on four fifths of the time and tried on the fifth.',
    floorTable([
      floor('stories, pairs F1', 'stories.f1', 0.75),
      floor('stories of two or more, B³', 'b3_multi', 0.87),
      floor('copies F1', 'copies.f1', 0.9),
      floor('same origin, pairs F1', 'same_origin.f1', 0.75),
      floor('origins, names F1', 'origins.f1', 0.65),
      floor('independent: stories found', 'independent.found', 0.8),
      floor('independent: lower bound exact', 'independent.exact_min', 0.45),
      floor('independent: mean error of the lower bound', 'independent.error_min', 0.9, true),
      floor('independent: intervals that meet', 'independent.meets', 0.75),
      floor('divergences F1', 'divergences.f1', 0.5),
      floor('divergences: kind right', 'divergences.kind', 0.75),
      floor('killed: recall', 'killed.recall', 0.75),
      {
        what: 'ECB+ dev, events across documents, CoNLL F1',
        measured: 100 * conll.conll,
        floor: 70,
        digits: 1,
      },
      {
        what: 'calibration of “the same story”, expected error',
        measured: calibrationError(probabilities.map(([confidence, right]) => ({ confidence, right }))),
        floor: 0.05,
        atMost: true,
      },
    ]),
    `On the same reports: TF-IDF with a tuned time window 0.61 of pairs, copies by shared five-word strings 0.75; counting outlets is exact for 0.32 of the stories and wrong by 1.0 on average.`,
    `ECB+: MUC ${(100 * conll.muc).toFixed(1)}, B³ ${(100 * conll.b3).toFixed(1)}, CEAF ${(100 * conll.ceaf).toFixed(1)}, ${conll.stories} stories found in ${records(ecb).length} documents.`,
    'Growth, on signatures made by rule from those of the gold (other days, names and places), one process:',
    ['| signatures | seconds | stories | peak memory, MB |', '|---:|---:|---:|---:|']
      .concat(
        rows.map(
          ({ count, seconds, stories, megabytes }) =>
            `| ${count} | ${seconds.toFixed(1)} | ${stories} | ${megabytes.toFixed(0)} |`,
        ),
      )
      .join('\n'),
  ].join('\n\n');
}

interface GrowthRow {
  count: number;
  seconds: number;
  stories: number;
  megabytes: number;
}

/** Each size in a process of its own, so that its memory is its own. */
async function growth(): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = [];
  for (const size of SIZES) {
    const printed = await outputOf(process.execPath, [
      '--max-old-space-size=12000',
      '--import',
      'tsx',
      path(ROOT, 'bench/stories/growth-process.ts'),
      path(WORK, 'stories-reports.jsonl'),
      String(size),
    ]);
    rows.push(JSON.parse(printed) as GrowthRow);
  }
  return rows;
}
