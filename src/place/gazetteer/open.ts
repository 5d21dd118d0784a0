/** Looks places up in a gazetteer file (see encode.ts) without unpacking it. */
import { readFileSync } from 'node:fs';
import type { GazetteerFeature } from '../../report.js';
import { fold } from '../spelling/fold.js';
import { keysToLookUp, likeness, type Sounds, toSounds } from '../spelling/sounds.js';
import { type GazetteerHeader, OTHER_IDS, RANK_EVERY, STEPS, WOF_IDS } from './encode.js';
import { readSections } from './file.js';
import { pairReader } from './pairs.js';

/** A feature that a name may stand for. */
export interface Hit {
  /** Number of the feature in its gazetteer. */
  feature: number;
  /** 1 when the spelling is a name of the place, else how alike the sounds are. */
  likeness: number;
  exact: boolean;
  /** Whether the spelling is the place's main name. */
  main: boolean;
}

/** Likeness below which a name is not taken for another spelling. Set on the pairs in spelling/pairs.ts. */
export const ALIKE = 0.76;
/** A spelling that is itself the name of a place of this many people is hardly another's: likeness that it takes then. */
const KNOWN_PEOPLE = 5000;
const ALIKE_TO_KNOWN = 0.9;
const ALIKE_TO_MAIN = 0.945;
/** Likeness from which two spellings are the same but for articles and doubled letters. */
export const SAME_SPELLING = 0.955;
/** Texts compared in one drawer: a key of common sounds can hold thousands. */
const MOST_TEXTS = 1500;

export interface Gazetteer {
  header: GazetteerHeader;
  /** Features that the name may stand for, in no order. With `exactly`, only those spelt so but for articles and doubled letters. */
  lookUp(name: string, exactly?: boolean): Hit[];
  feature(number: number): GazetteerFeature;
  country(number: number): string;
  code(number: number): string;
  population(number: number): number;
  point(number: number): { lat: number; lon: number };
  namesOf(number: number): number;
}

/** Opens a gazetteer file. Its bytes stay as they are: about as much memory as the file is long. */
export function openGazetteer(path: string | URL): Gazetteer {
  return gazetteerOf(readFileSync(path), String(path));
}

/** Reads a gazetteer from bytes that `encodeGazetteer` made. */
export function gazetteerOf(bytes: Buffer, what = 'The gazetteer'): Gazetteer {
  const file = readSections<GazetteerHeader>(bytes, what);
  const { header } = file;
  const names = file.section('names');
  const offsets = uint32(file.section('offsets'));
  const firstFeatures = uint32(file.section('firstFeatures'));
  const cells = uint16(file.section('cells'));
  const cellOf = uint16(file.section('cellOf'));
  const steps = file.section('steps');
  const idOf = file.section('idOf');
  const wofIds = uint32(file.section('wofIds'));
  const codes = file.section('codes');
  const codeAt = sparse(file.section('uncommon'), uint32(file.section('uncommonRanks')));
  const populations = uint16(file.section('populations'));
  const populationAt = sparse(file.section('populated'), uint32(file.section('populatedRanks')));
  const fame = file.has('fame') ? file.section('fame') : undefined;
  const fameAt = fame && sparse(file.section('famous'), uint32(file.section('famousRanks')));
  const readPairs = pairReader(header.pairs);
  const blocks = offsets.length - 1;

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

  /** Calls back with every text under a key: its bytes lie in `text[0, length)`. */
  function eachText(
    key: string,
    visit: (
      text: Buffer,
      length: number,
      firstMain: number,
      mains: number,
      others: number,
      othersAt: number,
    ) => void,
  ): void {
    if (blocks < 1) return;
    const block = blockOf(key);
    const cursor = new Cursor(names, offsets[block] as number, readPairs);
    const end = offsets[block + 1] as number;
    let feature = firstFeatures[block] as number;
    while (cursor.at < end) {
      const here = cursor.key();
      const texts = cursor.varint();
      const found = here === key;
      if (!found && here > key) return;
      for (let t = 0; t < texts; t++) {
        const length = cursor.text();
        const mains = cursor.single ? 1 : cursor.varint();
        const others = cursor.single ? 0 : cursor.varint();
        const othersAt = cursor.at;
        cursor.at += 3 * others;
        if (found) visit(cursor.buffer, length, feature, mains, others, othersAt);
        feature += mains;
      }
      if (found) return;
    }
  }

  function lookUp(name: string, exactly = false): Hit[] {
    const folded = fold(name);
    if (folded === '') return [];
    const best = new Map<number, Hit>();
    const add = (hit: Hit): void => {
      const known = best.get(hit.feature);
      if (!known || hit.likeness > known.likeness || (hit.main && hit.likeness === known.likeness))
        best.set(hit.feature, hit);
    };
    const keys = keysToLookUp(folded);
    const sounds: Sounds = toSounds(folded);
    for (const key of exactly ? keys.slice(0, 1) : keys) {
      let seen = 0;
      eachText(key, (text, length, firstMain, mains, others, othersAt) => {
        if (++seen > MOST_TEXTS) return;
        if (exactly && Math.abs(length - folded.length) > 6) return;
        const here = fold(text.toString('utf8', 0, length));
        const exact = here === folded;
        if (!exact && tooFar(here.length, folded.length)) return;
        const like = exact ? 1 : likeness(sounds, toSounds(here)) * 0.985;
        if (like < (exactly ? SAME_SPELLING : ALIKE)) return;
        for (let i = 0; i < mains; i++) add({ feature: firstMain + i, likeness: like, exact, main: true });
        for (let i = 0; i < others; i++)
          add({ feature: uint24(names, othersAt + 3 * i), likeness: like, exact, main: false });
      });
    }
    const hits = [...best.values()];
    const known = hits.filter(
      ({ exact, feature }) =>
        exact && (population(feature) >= KNOWN_PEOPLE || code(feature).startsWith('A.')),
    );
    if (known.length === 0) return hits;
    const bar = known.some(({ main }) => main) ? ALIKE_TO_MAIN : ALIKE_TO_KNOWN;
    return hits.filter(({ likeness }) => likeness >= bar);
  }

  function mainName(feature: number): string {
    let low = 0;
    let high = blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((firstFeatures[middle] as number) > feature) high = middle - 1;
      else low = middle;
    }
    const cursor = new Cursor(names, offsets[low] as number, readPairs);
    const end = offsets[low + 1] as number;
    let at = firstFeatures[low] as number;
    while (cursor.at < end) {
      cursor.key();
      const texts = cursor.varint();
      for (let t = 0; t < texts; t++) {
        const length = cursor.text();
        at += cursor.single ? 1 : cursor.varint();
        const others = cursor.single ? 0 : cursor.varint();
        cursor.at += 3 * others;
        if (at > feature) return cursor.buffer.toString('utf8', 0, length);
      }
    }
    throw new RangeError(`${what} has features 0 to ${header.features - 1}; asked for ${feature}.`);
  }

  function population(feature: number): number {
    const at = populationAt(feature);
    if (at < 0) return 0;
    const value = populations[at] as number;
    return (value % 4096) * 10 ** Math.floor(value / 4096);
  }

  function code(feature: number): string {
    const at = codeAt(feature);
    return header.codes[at < 0 ? 0 : (codes[at] as number)] as string;
  }

  const country = (feature: number): string =>
    header.countries[cells[4 * (cellOf[feature] as number)] as number] as string;

  function id(feature: number): string {
    const value = uint24(idOf, 3 * feature);
    if (value < WOF_IDS) return `geonames:${value}`;
    return value < OTHER_IDS ? `wof:${wofIds[value - WOF_IDS]}` : (header.ids[value - OTHER_IDS] as string);
  }

  function point(feature: number): { lat: number; lon: number } {
    const cell = 4 * (cellOf[feature] as number);
    const at = 3 * feature;
    const middle = steps[at + 1] as number;
    const y = (steps[at] as number) | ((middle & 15) << 8);
    const x = (middle >> 4) | ((steps[at + 2] as number) << 4);
    return {
      lat: Math.round(((cells[cell + 2] as number) - 90 + y / STEPS) * 10_000) / 10_000,
      lon: Math.round(((cells[cell + 3] as number) - 180 + x / STEPS) * 10_000) / 10_000,
    };
  }

  function feature(number: number): GazetteerFeature {
    const [featureClass = '', featureCode = ''] = code(number).split('.');
    const admin1 = header.provinces[cells[4 * (cellOf[number] as number) + 1] as number];
    const people = population(number);
    return {
      id: id(number),
      name: mainName(number),
      ...point(number),
      featureClass,
      featureCode,
      country: country(number),
      ...(admin1 && { admin1 }),
      ...(people > 0 && { population: people }),
    };
  }

  /** How many names sources give the place; 0 when few. */
  function namesOf(feature: number): number {
    const at = fameAt?.(feature) ?? -1;
    return at < 0 ? 0 : (fame?.[at] as number);
  }

  return { header, lookUp, feature, country, code, population, point, namesOf };
}

/** Names of so different a length are never alike enough. */
function tooFar(a: number, b: number): boolean {
  return Math.abs(a - b) > 4 + Math.min(a, b) / 2;
}

/** Which value of a sparse list a feature has: -1 for none. */
function sparse(bits: Buffer, ranks: Uint32Array): (feature: number) => number {
  return (feature) => {
    const byte = feature >> 3;
    if (!((bits[byte] as number) & (1 << (feature & 7)))) return -1;
    const run = Math.floor(feature / RANK_EVERY);
    let rank = ranks[run] as number;
    for (let i = (run * RANK_EVERY) >> 3; i < byte; i++) rank += BITS[bits[i] as number] as number;
    return rank + (BITS[(bits[byte] as number) & ((1 << (feature & 7)) - 1)] as number);
  };
}

const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Reads front-coded keys and texts one after the other. */
class Cursor {
  at: number;
  readonly buffer = Buffer.allocUnsafe(512);
  /** Whether the text read last is the main name of one feature and nothing else. */
  single = false;
  private last = '';

  constructor(
    private readonly bytes: Buffer,
    at: number,
    private readonly readPairs: ReturnType<typeof pairReader>,
  ) {
    this.at = at;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  key(): string {
    const head = this.bytes[this.at++] as number;
    const shared = ((head >> 4) & 7) < 7 ? (head >> 4) & 7 : 7 + this.varint();
    const length = (head & 15) < 15 ? head & 15 : 15 + this.varint();
    this.last = this.last.slice(0, shared) + this.bytes.toString('utf8', this.at, this.at + length);
    this.at += length;
    return this.last;
  }

  /** Reads the next text into the buffer and returns its length; sets `single`. */
  text(): number {
    const head = this.bytes[this.at++] as number;
    this.single = head >= 128;
    const shared = ((head >> 4) & 7) < 7 ? (head >> 4) & 7 : 7 + this.varint();
    const length = (head & 15) < 15 ? head & 15 : 15 + this.varint();
    const end = this.readPairs(this.bytes, this.at, length, this.buffer, shared);
    this.at += length;
    return end;
  }
}

function uint24(bytes: Buffer, at: number): number {
  return (bytes[at] as number) + ((bytes[at + 1] as number) << 8) + ((bytes[at + 2] as number) << 16);
}

function uint32(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

function uint16(bytes: Buffer): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
}
