/** Where the benchmarks find things. The gold lies outside the project, in ../shared/bench. */
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));
export const GOLD = fileURLToPath(new URL('../../shared/bench/', import.meta.url));
/** Intermediate files: inputs made from the gold, reports; ignored by git. */
export const WORK = fileURLToPath(new URL('./out/', import.meta.url));

/** Ends with a word on what is missing when the gold is not there. */
export function needGold(): void {
  mkdirSync(WORK, { recursive: true });
  if (existsSync(GOLD)) return;
  console.error(`The benchmarks need the gold annotations in ${GOLD}, which are not part of the project.`);
  process.exit(1);
}
