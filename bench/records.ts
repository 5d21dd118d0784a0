/** JSON Lines as the gold's files and its scorers have them. */
import { readFileSync } from 'node:fs';

/** Records of a JSON Lines file. */
export function records<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T);
}

/** The record in the last line that a scorer printed: its figures. */
export function lastRecord<T>(printed: string): T {
  return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '{}') as T;
}
