/** Words of a report as numbers: what reports are compared by, and where each stands in the text. */
import { readFileSync } from 'node:fs';
import { key } from '../spelling/index.js';
import { plain } from './plain.js';

/** A row of words: a hash and the offset of each, in text order. */
export interface Words {
  /** 32-bit hash of each word, plurals and possessives taken off. */
  hashes: Int32Array;
  /** Where each begins, in UTF-16 code units of the text. */
  starts: Int32Array;
  ends: Int32Array;
  /** Of each word with a capital, a hash of its sounds, so that names meet in any spelling; 0 for other words. */
  sounds: Int32Array;
}

/** Words further in are not compared: a long read tells what it is about long before. */
const MOST_WORDS = 1500;
const SHORTEST_NAME = 4; // letters
const CAPITAL = /^\p{Lu}/u;
const WORD = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu;

/** FNV-1a over UTF-16 code units, as a signed 32-bit number. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}

/** One hash out of two; the order counts. */
export function mix(a: number, b: number): number {
  let value = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35);
  return (value ^ (value >>> 13)) | 0;
}

/** The words of a text. */
export function wordsOf(text: string): Words {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const sounds: number[] = [];
  for (const match of text.matchAll(WORD)) {
    if (hashes.length >= MOST_WORDS) break;
    const word = plain(match[0].toLowerCase());
    if (!word) continue;
    hashes.push(hash(word));
    sounds.push(word.length >= SHORTEST_NAME && CAPITAL.test(match[0]) ? hash(`~${key(word)}`) : 0);
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return {
    hashes: Int32Array.from(hashes),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    sounds: Int32Array.from(sounds),
  };
}

interface Rarity {
  /** Words by how many sentences in 2^i hold them, i being the index. */
  levels: string[];
}

const { levels } = JSON.parse(
  readFileSync(new URL('../../data/story/words.json', import.meta.url), 'utf8'),
) as Rarity;
const RAREST = levels.length;
const rarities = new Map<number, number>();
for (const [level, words] of levels.entries())
  for (const word of words.split(' ')) if (word) rarities.set(hash(word), level);

/** How rare a word is in news: the logarithm (base 2) of how many sentences go by until it comes. */
export function rarity(word: number): number {
  return rarities.get(word) ?? RAREST;
}

/** How many of the reports at hand hold each word. */
export interface Usage {
  reports: number;
  counts: ReadonlyMap<number, number>;
}

/** How rare a word is by news in general alone. */
export const NEWS_ALONE: Usage = { reports: 0, counts: new Map() };

/** What is known of words from news in general counts as much as this many reports at hand. */
const PRIOR = 60; // reports
const SENTENCES = 8; // of a report, as a rule

/** Counts words over the reports at hand. */
export function usageOf(all: Iterable<Words>): Usage {
  const counts = new Map<number, number>();
  let reports = 0;
  for (const { hashes, sounds } of all) {
    reports += 1;
    for (const word of new Set([...hashes, ...sounds])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { reports, counts };
}

/** How much a word tells, in bits: by how few reports hold it, those at hand and news in general. */
export function telling(word: number, { reports, counts }: Usage): number {
  const inNews = Math.min(0.95, SENTENCES / 2 ** rarity(word));
  return Math.log2((reports + PRIOR) / ((counts.get(word) ?? 0) + PRIOR * inNews));
}
