/** Looks places up in a gazetteer file (see encode.ts) without unpacking it. */
import { readFileSync } from 'node:fs';
import type { GazetteerFeature } from '../../report.js';
import { Cursor, uint24 } from './cursor.js';
import { drawersIn } from './drawers.js';
import { readSections } from './file.js';
import { type GazetteerHeader, OTHER_IDS, RANK_EVERY, STEPS, WOF_IDS } from './form.js';
import { type Hit, lookUpIn } from './look-up.js';
import { pairReader } from './pairs.js';

/** What is known of a gazetteer as a whole. */
export type About = Pick<GazetteerHeader, 'features' | 'names' | 'countries' | 'credit' | 'made'>;

export interface Gazetteer {
  header: About;
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
  const drawers = drawersIn(names, offsets, firstFeatures, readPairs);
  const lookUp = lookUpIn(drawers, code, population);

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

  /** Features read lately: names in several spellings, and of several reports, stand for the same ones. */
  const kept = new Map<number, GazetteerFeature>();

  function feature(number: number): GazetteerFeature {
    const known = kept.get(number);
    if (known) return known;
    const read = readFeature(number);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(number, read);
    return read;
  }

  function readFeature(number: number): GazetteerFeature {
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

/** Features kept as they were read, some 300 bytes each. */
const MOST_KEPT = 10_000;

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

function uint32(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

function uint16(bytes: Buffer): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
}
