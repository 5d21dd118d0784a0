/** The names under one key of a gazetteer file, read when first asked for and then kept for a while. */
import { fold, type Sounds, toSounds } from '../../spelling/index.js';
import { Cursor, uint24 } from './cursor.js';
import type { pairReader } from './pairs.js';

/** One spelling, and what it names. */
export interface Spelt {
  folded: string;
  /** Features that it is the main name of: from `firstMain` on. */
  firstMain: number;
  mains: number;
  /** Features that it is the main name of where those are not numbered in a row. */
  mainList?: readonly number[];
  /** Features that it is a further name of. */
  others: readonly number[];
  /** How it sounds, worked out when first needed. */
  sounds?: Sounds;
}

export interface Drawers {
  /** The spellings under a key that are this very one once folded. */
  exact(key: string, folded: string): Spelt[];
  /** All spellings under a key. */
  all(key: string): readonly Spelt[];
}

const NONE: readonly Spelt[] = [];
/** Spellings read from one drawer, and kept of all: a key of common sounds can hold thousands. */
const MOST_TEXTS = 1500;
const KEPT_TEXTS = 30_000;

/** Reads drawers out of the sections that hold the names. */
export function drawersIn(
  names: Buffer,
  offsets: Uint32Array,
  firstFeatures: Uint32Array,
  readPairs: ReturnType<typeof pairReader>,
): Drawers {
  const blocks = offsets.length - 1;
  const kept = new Map<string, readonly Spelt[]>();
  let keptTexts = 0;

  /** The last block whose first key is not after this one. A block's first key is written out in full. */
  function blockOf(key: string): number {
    let low = 0;
    let high = blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstKeyIsAfter(offsets[middle] as number, key)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  function firstKeyIsAfter(offset: number, key: string): boolean {
    const length = (names[offset] as number) & 15;
    if (length === 15) return new Cursor(names, offset, readPairs).key() > key;
    for (let i = 0; i < length; i++) {
      const here = names[offset + 1 + i] as number;
      if (i >= key.length) return true;
      const wanted = key.charCodeAt(i);
      if (here !== wanted) return here > wanted;
    }
    return false;
  }

  /** The spellings under a key; with `wanted`, only those that are this one once folded. */
  function read(key: string, wanted?: string): Spelt[] {
    const out: Spelt[] = [];
    if (blocks < 1) return out;
    const block = blockOf(key);
    const cursor = new Cursor(names, offsets[block] as number, readPairs);
    const end = offsets[block + 1] as number;
    let feature = firstFeatures[block] as number;
    while (cursor.at < end) {
      const here = cursor.key();
      const count = cursor.varint();
      const found = here === key;
      if (!found && here > key) return out;
      for (let t = 0; t < count; t++) {
        const length = cursor.text();
        const mains = cursor.single ? 1 : cursor.varint();
        const others = cursor.single ? 0 : cursor.varint();
        if (found && (wanted === undefined ? t < MOST_TEXTS : mayFoldTo(cursor.buffer, length, wanted))) {
          const folded = fold(cursor.buffer.toString('utf8', 0, length));
          if (wanted === undefined || folded === wanted) {
            const features = Array.from({ length: others }, (_, i) => uint24(names, cursor.at + 3 * i));
            out.push({ folded, firstMain: feature, mains, others: features });
          }
        }
        cursor.at += 3 * others;
        feature += mains;
      }
      if (found) return out;
    }
    return out;
  }

  return {
    exact: (key, folded) => kept.get(key)?.filter((text) => text.folded === folded) ?? read(key, folded),
    all(key) {
      const known = kept.get(key);
      if (known) return known;
      const texts = read(key);
      keptTexts += texts.length;
      if (keptTexts > KEPT_TEXTS) {
        kept.clear();
        keptTexts = texts.length;
      }
      kept.set(key, texts.length > 0 ? texts : NONE);
      return texts;
    },
  };
}

/** A quick no for most texts: other first letters, or other lengths, in plain ASCII. Abbreviations may grow when folded. */
function mayFoldTo(text: Buffer, length: number, folded: string): boolean {
  const first = text[0] as number;
  if (first < 128) {
    const lower = first | 32;
    if (lower >= 97 && lower <= 122 && lower !== folded.charCodeAt(0)) return false;
  }
  if (Math.abs(length - folded.length) <= 1) return true;
  for (let i = 0; i < length; i++) {
    const byte = text[i] as number;
    if (byte > 127 || byte === 46 || byte === 39) return true;
  }
  return /^(?:saint|sainte|fort|mount|mountains) /.test(folded) || folded.includes(' saint ');
}

/** How a spelling sounds. */
export function soundsOf(text: Spelt): Sounds {
  text.sounds ??= toSounds(text.folded);
  return text.sounds;
}
