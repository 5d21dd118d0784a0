/** What the columns hold numbers for: the position of a word in these lists. Appending is safe, reordering is not. */
import { claimKindSchema, ploverTypeSchema, stanceSchema } from '../../report.js';
import { stateSchema, voiceSchema } from '../model.js';

export const VOICES = voiceSchema.options;
export const STANCES = stanceSchema.options;
export const STATES = stateSchema.options;
export const KINDS = claimKindSchema.options;
export const EVENTS = ploverTypeSchema.options;

/** Names that the columns refer to by number, by what they are names of. */
export type TermKind = 'outlet' | 'language' | 'published' | 'origin' | 'place' | 'actor';

/** One of these beside a claim. */
export const PLACED = 1;
export const CORRECTED = 2;
export const NOTED = 4;

/** Coordinates are kept as whole numbers of so many parts of a degree: about a metre. */
export const PARTS_OF_DEGREE = 100_000;
/** Confidence, in parts of one; 0 where there is none. */
export const PARTS_OF_CONFIDENCE = 1000;

/** Letters that a claim's words are sorted by before they are looked at whole. */
const SORTED_BY = 6;
const ALPHABET = 40;

/**
 * The beginning of a text as a number that sorts as its letters and digits do, whatever signs and accents are between.
 *
 * @example headOf('Éa') === headOf('“ea'); // true
 */
export function headOf(text: string): number {
  let head = 0;
  const letters = sortable(text.slice(0, 40));
  for (let i = 0; i < SORTED_BY; i += 1) {
    const code = letters.charCodeAt(i);
    const digit = Number.isNaN(code)
      ? 0
      : code === 32
        ? 1
        : code >= 48 && code <= 57
          ? code - 46
          : code >= 97 && code <= 122
            ? code - 85
            : 38;
    head = head * ALPHABET + digit;
  }
  return head;
}

/** What texts are sorted by: letters, digits and single blanks. */
export function sortable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
