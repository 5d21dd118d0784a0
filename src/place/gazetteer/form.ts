/** What encode.ts writes and open.ts reads: the file's header and the numbers that both must agree on. */
import type { PairTable } from './pairs.js';

/** Steps a degree: 12 bits, at most 14 m off. */
export const STEPS = 4095;
/** The feature code that most places have; others are listed apart. */
export const COMMON_CODE = 'P.PPL';
export const RANK_EVERY = 512;
/** In how many names a place is known says how well known it is; counted from here. */
export const FAME_FROM = 24;
/** Of 24 bits, where the numbers begin that stand for identifiers listed apart. GeoNames is at some 13 million. */
export const WOF_IDS = 15_000_000;
export const OTHER_IDS = 16_000_000;

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
