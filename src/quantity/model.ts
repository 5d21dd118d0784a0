/** What a passage of a text counts or measures, before it is known what of. */
import type { Unit } from './units.js';
import type { Comparison } from './words.js';

export interface Amount {
  /** Tokens [from, to), prefix and unit included. */
  from: number;
  to: number;
  min?: number;
  max?: number;
  approximate: boolean;
  comparison?: Comparison;
  unit?: Unit;
  currency?: string;
  percent?: boolean;
  /** "dozens", "hundreds": a numeral without a number. */
  collective: boolean;
  /** "230-km", "10-vehicle": joined to what follows by a hyphen. */
  hyphen: boolean;
  /** The number was the word "one" or "a". */
  one: boolean;
  /** "many", "a number": more than one, kept only where it counts casualties. */
  many?: boolean;
  /** No prefix and no money: without a noun it counts nothing. */
  bare: boolean;
  figures: boolean;
}
