/** What must meet: reports that share a key are compared, others never are. */
import { key } from '../spelling/index.js';
import type { Signature } from './signature.js';
import { sampledRows } from './strings.js';
import { hash, telling, type Usage } from './words.js';

const MOST_PLACES = 8;
const MOST_DAYS = 6;
const RARE_WORDS = 6;
const WEEK = 7;

const NOTHING_KNOWN: Usage = { reports: 0, counts: new Map() };

/**
 * The keys of a signature: day and place, day and rare word or number, sampled rows of words.
 *
 * @example keysOf(signature); // ['d17000|geonames:98182', 'w2428|1180933', 's90210', …]
 */
export function keysOf(signature: Signature): string[] {
  const keys = keysWithoutRows(signature);
  for (const row of sampledRows(signature)) keys.add(rowKey(row));
  return [...keys];
}

function keysWithoutRows(signature: Signature): Set<string> {
  const keys = new Set<string>();
  const days = daysToMeet(signature);
  const places = signature.places.filter(({ fine }) => fine > 0).slice(0, MOST_PLACES);
  const held = new Set<string>();
  for (const { key, name, feature, fine } of places) {
    held.add(feature ? key : `~${name}`);
    held.add(soundOf(name));
    if (feature?.admin1) held.add(`${feature.country}/${feature.admin1}`);
    if (feature && fine === 1) held.add(`${feature.country}/${feature.name}`);
  }
  for (const day of days) for (const place of held) keys.add(`d${day}|${place}`);
  const weeks = weeksToMeet(signature);
  const { words, leadWords, titleWords } = signature;
  const rare = new Map<number, number>();
  for (const word of [
    ...words.hashes.subarray(0, leadWords),
    ...words.sounds.subarray(0, leadWords),
    ...titleWords,
  ])
    if (word !== 0) rare.set(word, telling(word, NOTHING_KNOWN));
  const rarest = [...rare].sort(([a, x], [b, y]) => y - x || a - b).slice(0, RARE_WORDS);
  for (const week of weeks) for (const [word] of rarest) keys.add(`w${week}|${word}`);
  for (const number of signature.numbers)
    if (number.lead && number.main)
      for (const week of weeks) keys.add(`n${week}|${number.slot}|${number.min ?? number.max}`);
  return keys;
}

/** The key of a sampled row of words. */
export function rowKey(row: number): string {
  return `s${row}`;
}

const ROWS = 2 ** 32;

/** The number that stands for the key of a sampled row of words: exact, so that a row that recurs is told by it. */
export function rowNumber(row: number): number {
  return ROWS + (row >>> 0);
}

/** Whether a number stands for a row of words. */
export function isRowNumber(number: number): boolean {
  return number >= ROWS;
}

/** The keys of a signature as numbers below 2 ** 33, each once: hashes, and rows of words as they are. */
export function keyNumbersOf(signature: Signature): number[] {
  const found = new Set<number>();
  for (const row of sampledRows(signature)) found.add(rowNumber(row));
  for (const key of keysWithoutRows(signature)) found.add(hash(key) >>> 0);
  return [...found];
}

function soundOf(name: string): string {
  return `~~${key(name)}`;
}

/** Each day that counts and the next, so that neighbours meet. */
function daysToMeet({ days }: Signature): number[] {
  const found = new Set<number>();
  for (const { from, to } of days.happened)
    for (let day = from; day <= to; day++) found.add(day).add(day + 1);
  for (const day of days.published)
    found
      .add(day - 1)
      .add(day)
      .add(day + 1);
  return found.size > 0 ? [...found].slice(0, 2 * MOST_DAYS) : [-1];
}

function weeksToMeet({ days }: Signature): number[] {
  const weeks = days.published.flatMap((day) => [Math.floor(day / WEEK), Math.floor(day / WEEK) + 1]);
  return weeks.length > 0 ? [...new Set(weeks)] : [-1];
}
