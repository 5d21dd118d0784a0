/** Feeds a gold set through `headwater read --format jsonl` and scores the reports with the gold's own scorer. */
import { join } from 'node:path';
import { headwater, outputOf } from './command.js';
import { GOLD, WORK } from './paths.js';
import { lastRecord } from './records.js';

export type Figures = Record<string, number | string | Record<string, number>>;

/**
 * Scores one set.
 *
 * @param task the scorer's task: attribution, chains, entities, places, time or articles
 * @param gold the gold file or folder, under ../shared/bench
 * @param input what is read; the gold file itself where that is JSON Lines with `text`
 */
export async function scoreSet(task: string, gold: string, input = join(GOLD, gold)): Promise<Figures> {
  return score(task, gold, await readGold(gold, input));
}

/**
 * Reads a set through the command line.
 *
 * @param gold its name, under ../shared/bench
 * @param input what is read; the gold file itself where that is JSON Lines with `text`
 * @returns the path of its reports, JSON Lines
 */
export async function readGold(gold: string, input = join(GOLD, gold)): Promise<string> {
  const reports = join(WORK, `${gold.replace(/\W+/g, '-')}-reports.jsonl`);
  const { code } = await headwater(['read', input, '--format', 'jsonl', '--quiet'], reports);
  if (code > 1) throw new Error(`headwater read ended with ${code} on ${gold}`);
  return reports;
}

/** The figures of a scorer of its own, `score_claims.py` and the like, in ../shared/bench. */
export async function scoredBy(program: string, ...files: string[]): Promise<Record<string, unknown>> {
  return lastRecord(await outputOf('python3', [join(GOLD, program), ...files]));
}

/** The scorer's figures for reports that were read already. */
export async function score(task: string, gold: string, reports: string): Promise<Figures> {
  const printed = await outputOf('python3', [join(GOLD, 'score.py'), task, join(GOLD, gold), reports]);
  return lastRecord<Figures>(printed);
}
