/** Features in the order of their main names: places, kinds, people, identifiers (see encode.ts). */
import type { Entry } from './entry.js';
import { compare } from './filing.js';
import { COMMON_CODE, FAME_FROM, OTHER_IDS, STEPS, WOF_IDS } from './form.js';
import { bytesOf, sparse } from './sparse.js';

/** Codes beyond are kept by their class alone (GeoNames has some 680, a byte holds 256). */
const MOST_CODES = 245;

interface Cell {
  country: string;
  province: string;
  members: number[];
  south: number;
  west: number;
}

/** The sections that hold the features. */
export function encodeFeatures(entries: readonly Entry[]) {
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
