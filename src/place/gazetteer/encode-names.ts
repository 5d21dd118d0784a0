/** Names in one blob: sorted by key, front-coded, coded by pairs (see encode.ts). */
import { Bytes } from './bytes.js';
import type { Filing } from './filing.js';
import { learnPairs, pairCoder } from './pairs.js';
import { bytesOf } from './sparse.js';

const KEYS_A_BLOCK = 20;

/** A name, and the number of the place that it is filed for. */
export interface Filed extends Filing {
  entry: number;
}

/** The sections that hold the names; `number` gives each entry's number as a feature. */
export function encodeNames(filings: readonly Filed[], number: Int32Array) {
  const drawers = drawersOf(filings);
  const pairs = learnPairs(suffixes(drawers));
  const code = pairCoder(pairs);
  const blob = new Bytes();
  const offsets: number[] = [];
  const firstFeatures: number[] = [];
  let features = 0;
  let before = new Uint8Array();
  let keyBefore = new Uint8Array();
  drawers.forEach((drawer, d) => {
    if (d % KEYS_A_BLOCK === 0) {
      offsets.push(blob.length);
      firstFeatures.push(features);
      before = new Uint8Array();
      keyBefore = new Uint8Array();
    }
    const keyBytes = Buffer.from(drawer.key, 'utf8');
    frontCode(blob, keyBefore, keyBytes, (bytes) => bytes);
    keyBefore = keyBytes;
    blob.varint(drawer.texts.length);
    for (const same of drawer.texts) {
      const text = Buffer.from(same[0]?.text ?? '', 'utf8');
      const mains = same.filter((filing) => filing.main).length;
      const others = [
        ...new Set(same.filter((filing) => !filing.main).map((filing) => number[filing.entry] as number)),
      ];
      const single = mains === 1 && others.length === 0;
      frontCode(blob, before, text, code, single);
      before = text;
      if (!single) {
        blob.varint(mains);
        blob.varint(others.length);
        for (const feature of others) blob.uint24(feature);
      }
      features += mains;
    }
  });
  offsets.push(blob.length);
  firstFeatures.push(features);
  return {
    header: { pairs },
    sections: {
      names: Buffer.from(blob.done()),
      offsets: bytesOf(Uint32Array.from(offsets)),
      firstFeatures: bytesOf(Uint32Array.from(firstFeatures)),
    },
  };
}

interface Drawer {
  key: string;
  /** Filings of the same text together. */
  texts: Filed[][];
}

function drawersOf(filings: readonly Filed[]): Drawer[] {
  const out: Drawer[] = [];
  for (const filing of filings) {
    let drawer = out[out.length - 1];
    if (drawer?.key !== filing.key) {
      drawer = { key: filing.key, texts: [] };
      out.push(drawer);
    }
    const last = drawer.texts[drawer.texts.length - 1];
    if (last?.[0]?.text === filing.text) last.push(filing);
    else drawer.texts.push([filing]);
  }
  return out;
}

function sharedLength(before: Uint8Array, text: Uint8Array): number {
  let shared = 0;
  while (shared < before.length && shared < text.length && before[shared] === text[shared]) shared++;
  return shared;
}

function suffixes(drawers: readonly Drawer[]): Uint8Array[] {
  const out: Uint8Array[] = [];
  let before = new Uint8Array();
  for (const drawer of drawers) {
    for (const same of drawer.texts) {
      const text = Buffer.from(same[0]?.text ?? '', 'utf8');
      out.push(text.subarray(sharedLength(before, text)));
      before = text;
    }
  }
  return out;
}

/**
 * One byte: whether it is the single main name of one feature, how many bytes are shared with the one before (3 bits) and
 * how many coded ones follow (4 bits); what does not fit comes after.
 */
function frontCode(
  out: Bytes,
  before: Uint8Array,
  text: Uint8Array,
  code: (bytes: Uint8Array) => Uint8Array,
  single = false,
): void {
  const shared = sharedLength(before, text);
  const coded = code(text.subarray(shared));
  out.byte((single ? 128 : 0) | (Math.min(shared, 7) << 4) | Math.min(coded.length, 15));
  if (shared >= 7) out.varint(shared - 7);
  if (coded.length >= 15) out.varint(coded.length - 15);
  out.append(coded);
}
