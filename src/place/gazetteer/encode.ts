/**
 * Files places into the compact form that `open.ts` looks up.
 *
 * Names lie in one blob, sorted by their key and then by themselves, in blocks of some keys; in a block, keys and names
 * are front-coded against the one before. Features are numbered in the order of their main names, so that those need no
 * pointer; further names point to their features. Coordinates are steps within cells of a degree, each of one country
 * and province.
 */
import { fold, isLatin } from '../spelling/fold.js';
import { likeness } from '../spelling/likeness.js';
import { key, keysToLookUp, type Sounds, toSounds } from '../spelling/sounds.js';
import { Bytes } from './bytes.js';
import type { Entry } from './entry.js';
import { writeSections } from './file.js';
import { learnPairs, type PairTable, pairCoder } from './pairs.js';

const KEYS_A_BLOCK = 20;
/** Steps a degree: 12 bits, at most 14 m off. */
export const STEPS = 4095;
/** The feature code that most places have; others are listed apart. */
export const COMMON_CODE = 'P.PPL';
export const RANK_EVERY = 512;
/** In how many names a place is known says how well known it is; counted from here. */
export const FAME_FROM = 24;
/** Codes beyond are kept by their class alone (GeoNames has some 680, a byte holds 256). */
const MOST_CODES = 245;
/** Of 24 bits, where the numbers begin that stand for identifiers listed apart. GeoNames is at some 13 million. */
export const WOF_IDS = 15_000_000;
export const OTHER_IDS = 16_000_000;
/** How many further names are kept, by how well known a place is. */
const FURTHER_NAMES = { village: 1, town: 3, city: 12, province: 24, country: 40 };
/** Further spellings under one key. */
const SAME_KEY_NAMES = { village: 1, town: 2, city: 2, province: 3, country: 40 };
/** Scripts without vowels: a village's name in them is found by its consonants, so it is not kept apart. */
const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** From this likeness on, a spelling that leads to one that is kept is not kept itself. */
const ALIKE_ENOUGH = 0.98;
/** Of a place's further names, the first ones are kept in any case: sources give the likeliest first. */
const FIRST_NAMES = 3;
const ALIKE_VILLAGE = 0.45;
const LONGEST_NAME = 80;
const LONGEST_FURTHER = 21;

export interface GazetteerHeader {
  version: 1;
  features: number;
  names: number;
  countries: string[];
  provinces: string[];
  codes: string[];
  ids: string[];
  pairs: PairTable;
  credit: string[];
  made: string;
}

interface Filing {
  key: string;
  text: string;
  entry: number;
  main: boolean;
}

/**
 * The bytes of a gazetteer file with these places in it.
 *
 * @param credit lines that say where the facts come from and on what terms
 * @param made what it was made from, for `gazetteer info`
 */
export function encodeGazetteer(entries: readonly Entry[], credit: readonly string[], made: string): Buffer {
  const filings: Filing[] = [];
  entries.forEach((entry, index) => {
    fileNames(entry, index, filings);
  });
  filings.sort(
    (a, b) =>
      compare(a.key, b.key) ||
      compare(a.text, b.text) ||
      Number(b.main) - Number(a.main) ||
      a.entry - b.entry,
  );

  const number = new Int32Array(entries.length).fill(-1);
  const order: number[] = [];
  for (const filing of filings) {
    if (filing.main) number[filing.entry] = order.push(filing.entry) - 1;
  }
  const names = encodeNames(filings, number);
  const features = encodeFeatures(order.map((index) => entries[index] as Entry));
  const header: GazetteerHeader = {
    version: 1,
    features: entries.length,
    names: filings.length,
    ...names.header,
    ...features.header,
    credit: [...credit],
    made,
  };
  return writeSections(header, { ...names.sections, ...features.sections });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The main name as it is shown, then the further spellings that its sound does not already give. */
function fileNames(entry: Entry, number: number, out: Filing[]): void {
  const name = entry.name.slice(0, LONGEST_NAME);
  const folded = fold(name);
  const mainKey = key(folded);
  out.push({ key: mainKey, text: name, entry: number, main: true });
  const size = sizeOf(entry);
  const enough = size === 'village' ? ALIKE_VILLAGE : size === 'country' ? 1 : ALIKE_ENOUGH;
  const kept = new Map<string, { text: string; sounds: Sounds; times: number }[]>();
  kept.set(mainKey, [{ text: folded, sounds: toSounds(folded), times: 0 }]);
  const seen = new Set([folded]);
  for (const [index, other] of entry.names.entries()) {
    if (
      other.length > LONGEST_NAME ||
      (size === 'village' && (VOWELLESS.test(other) || other.length > LONGEST_FURTHER))
    )
      continue;
    const text = fold(other);
    if (!isLatin(text) || seen.has(text)) continue;
    seen.add(text);
    const sounds = toSounds(text);
    const textKey = key(text);
    const ways = size === 'village' ? [...keysToLookUp(text), mainKey] : [textKey];
    const wayIn = ways.find((other) =>
      kept.get(other)?.some((one) => likeness(one.sounds, sounds) >= enough),
    );
    const known = kept.get(wayIn ?? '');
    if (known) {
      if (known[0]) known[0].times += 1;
      continue;
    }
    const drawer = kept.get(textKey) ?? [];
    kept.set(textKey, drawer);
    drawer.push({ text, sounds, times: index < FIRST_NAMES ? 100 - index : 1 });
  }
  const further: Filing[] = [];
  const drawers = [...kept].sort(
    ([a, x], [b, y]) =>
      // other spellings of the main name first, then the names that most sources have
      Number(b === mainKey) - Number(a === mainKey) ||
      (y[0]?.times ?? 0) - (x[0]?.times ?? 0) ||
      compare(a, b),
  );
  for (const [drawerKey, drawer] of drawers) {
    const same = SAME_KEY_NAMES[size];
    const texts = drawerKey === mainKey ? drawer.slice(1, 1 + same) : drawer.slice(0, same);
    for (const { text } of texts) further.push({ key: drawerKey, text, entry: number, main: false });
  }
  out.push(...further.slice(0, FURTHER_NAMES[size]));
}

function sizeOf(entry: Entry): keyof typeof FURTHER_NAMES {
  if (entry.featureCode === 'PCLI' || entry.featureClass === 'L') return 'country';
  if (entry.featureCode === 'ADM1') return 'province';
  if ((entry.population ?? 0) >= 100_000 || entry.featureClass === 'A') return 'city';
  return (entry.population ?? 0) > 0 ? 'town' : 'village';
}

function encodeNames(filings: readonly Filing[], number: Int32Array) {
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
  texts: Filing[][];
}

function drawersOf(filings: readonly Filing[]): Drawer[] {
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

interface Cell {
  country: string;
  province: string;
  members: number[];
  south: number;
  west: number;
}

function encodeFeatures(entries: readonly Entry[]) {
  const countries = indexer();
  const provinces = indexer();
  const codes = indexer();
  codes.of(COMMON_CODE);
  const ids: string[] = [];
  const cells = new Map<string, Cell>();
  entries.forEach((entry, index) => {
    const south = Math.floor(entry.lat);
    const west = Math.floor(entry.lon);
    const province = entry.admin1 ?? '';
    const name = `${entry.country}|${province}|${south}|${west}`;
    const cell = cells.get(name) ?? { country: entry.country, province, members: [], south, west };
    cell.members.push(index);
    cells.set(name, cell);
  });
  const sorted = [...cells].sort(([a], [b]) => compare(a, b)).map(([, cell]) => cell);
  if (sorted.length > 65_535)
    throw new Error(`${sorted.length} cells are too many for one gazetteer file (65,535).`);
  const n = entries.length;
  const cellOf = new Uint16Array(n);
  const steps = new Uint8Array(3 * n);
  const cellTable = new Uint16Array(sorted.length * 4);
  sorted.forEach((cell, c) => {
    cellTable.set(
      [countries.of(cell.country), provinces.of(cell.province), cell.south + 90, cell.west + 180],
      c * 4,
    );
    for (const member of cell.members) {
      const entry = entries[member] as Entry;
      cellOf[member] = c;
      const y = Math.round((entry.lat - cell.south) * STEPS);
      const x = Math.round((entry.lon - cell.west) * STEPS);
      steps.set([y & 255, (y >> 8) | ((x & 15) << 4), x >> 4], 3 * member);
    }
  });
  const idOf = new Uint8Array(3 * n);
  const wof: number[] = [];
  const uncommon = sparse(n);
  const populated = sparse(n);
  const famous = sparse(n);
  entries.forEach((entry, i) => {
    const own = `${entry.featureClass}.${entry.featureCode}`;
    const code = codes.of(codes.has(own) || codes.all.length < MOST_CODES ? own : `${entry.featureClass}.`);
    if (code !== 0) uncommon.set(i, code);
    if (entry.population && entry.population > 0) populated.set(i, Math.min(entry.population, 0xffffffff));
    if (entry.names.length >= FAME_FROM) famous.set(i, Math.min(255, entry.names.length));
    const id = idNumber(entry.id, wof, ids);
    idOf.set([id & 255, (id >> 8) & 255, id >> 16], 3 * i);
  });
  return {
    header: { countries: countries.all, provinces: provinces.all, codes: codes.all, ids },
    sections: {
      cells: bytesOf(cellTable),
      cellOf: bytesOf(cellOf),
      steps,
      idOf,
      wofIds: bytesOf(Uint32Array.from(wof)),
      uncommon: uncommon.bits,
      uncommonRanks: bytesOf(Uint32Array.from(uncommon.ranks())),
      codes: Uint8Array.from(uncommon.values),
      famous: famous.bits,
      famousRanks: bytesOf(Uint32Array.from(famous.ranks())),
      fame: Uint8Array.from(famous.values),
      populated: populated.bits,
      populatedRanks: bytesOf(Uint32Array.from(populated.ranks())),
      populations: bytesOf(populations16(populated.values)),
    },
  };
}

/** 12 bits of figures and 4 of a power of ten: exact up to 4,095, more than three figures beyond. */
function populations16(values: readonly number[]): Uint16Array {
  return Uint16Array.from(values, (value) => {
    let power = 0;
    while (Math.round(value / 10 ** power) >= 4096) power++;
    return power * 4096 + Math.round(value / 10 ** power);
  });
}

/** Values that few features have: a bit for each feature, and the values in their order; set in rising order. */
function sparse(n: number) {
  const bits = new Uint8Array(Math.ceil(n / 8) + 8);
  const values: number[] = [];
  return {
    bits,
    values,
    set(index: number, value: number): void {
      bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7));
      values.push(value);
    },
    /** How many bits are set before each run of RANK_EVERY. */
    ranks(): number[] {
      const out: number[] = [];
      let count = 0;
      for (let i = 0; i < bits.length * 8; i++) {
        if (i % RANK_EVERY === 0) out.push(count);
        if ((bits[i >> 3] as number) & (1 << (i & 7))) count++;
      }
      return out;
    },
  };
}

function bytesOf(array: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function indexer(): { all: string[]; has(value: string): boolean; of(value: string): number } {
  const all: string[] = [];
  const known = new Map<string, number>();
  return {
    all,
    has: (value) => known.has(value),
    of(value) {
      let at = known.get(value);
      if (at === undefined) {
        at = all.push(value) - 1;
        known.set(value, at);
      }
      return at;
    },
  };
}

/** GeoNames' identifiers are kept as they are; Who's On First's and others are numbered from the top of 24 bits down. */
function idNumber(id: string, wof: number[], others: string[]): number {
  const [, scheme, digits] = /^(geonames|wof):(\d+)$/.exec(id) ?? [];
  const value = Number(digits);
  if (scheme === 'geonames' && value < WOF_IDS) return value;
  if (scheme === 'wof' && value < 2 ** 32) return WOF_IDS + wof.push(value) - 1;
  return OTHER_IDS + others.push(id) - 1;
}
