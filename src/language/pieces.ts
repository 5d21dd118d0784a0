/**
 * What the network sees of a word: its pieces (BERT's uncased WordPiece) and its shape. The same as model/words.py,
 * as model/CONTRACT.md says; a test holds the two together.
 */

const UNKNOWN = 1;
/** A longer word keeps its first six pieces and its last two. */
const MOST_PIECES = 8;
const FIRST_PIECES = 6;
/** A longer run of letters, in code points, is one unknown piece. */
const LONGEST_RUN = 100;
/** Words remembered with their pieces, so that a frequent word is cut once; the memory is emptied when full. */
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 32;

const LEFT_OUT = 1;
const ALONE = 2;
const LETTER = 4;
const UPPER = 8;
const LOWER = 16;
const NUMBER = 32;
const ASKED = 128;

const properties: readonly [RegExp, number][] = [
  [/[\p{Mn}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}]/u, LEFT_OUT],
  [/[\p{P}]/u, ALONE],
  [/[\p{L}\p{M}]/u, LETTER],
  [/[\p{Lu}\p{Lt}]/u, UPPER],
  [/\p{Ll}/u, LOWER],
  [/\p{N}/u, NUMBER],
];
const asked = new Uint8Array(0x20000);

/** The classes of a code point, as bits. */
function classOf(code: number): number {
  const known = asked[code];
  if (known) return known;
  const character = String.fromCodePoint(code);
  let bits = ASKED;
  for (const [pattern, bit] of properties) if (pattern.test(character)) bits |= bit;
  const ideograph =
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x2fa1f);
  if (ideograph || (code < 128 && /\p{S}/u.test(character))) bits |= ALONE;
  if (code < asked.length) asked[code] = bits;
  return bits;
}

/** A word in lower case without accents, cut where punctuation, symbols or Chinese characters stand: code points. */
function runsOf(word: string): number[][] {
  const runs: number[][] = [];
  let current: number[] = [];
  for (const character of word.toLowerCase().normalize('NFD')) {
    const code = character.codePointAt(0) as number;
    const bits = classOf(code);
    if (bits & LEFT_OUT) continue;
    if (!(bits & ALONE)) {
      current.push(code);
      continue;
    }
    if (current.length) runs.push(current);
    runs.push([code]);
    current = [];
  }
  if (current.length) runs.push(current);
  return runs;
}

/** Piece → number. */
export class Vocabulary {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly longest: number;
  private readonly remembered = new Map<string, readonly number[]>();

  /** @param pieces the pieces in order, as in vocabulary.txt */
  constructor(pieces: readonly string[]) {
    this.numbers = new Map(pieces.map((piece, number) => [piece, number]));
    this.longest = pieces.reduce((longest, { length }) => Math.max(longest, length), 0);
  }

  /** The piece numbers of one word: at least one, at most eight. */
  cut(word: string): readonly number[] {
    const known = this.remembered.get(word);
    if (known) return known;
    let numbers: number[] = [];
    for (const run of runsOf(word)) this.cutRun(run, numbers);
    if (numbers.length === 0) numbers = [UNKNOWN];
    else if (numbers.length > MOST_PIECES) {
      numbers = [...numbers.slice(0, FIRST_PIECES), ...numbers.slice(FIRST_PIECES - MOST_PIECES)];
    }
    if (word.length <= LONGEST_REMEMBERED) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(word, numbers);
    }
    return numbers;
  }

  /** Greedy longest match from the left; a run that cannot be matched to its end is one unknown piece. */
  private cutRun(run: readonly number[], into: number[]): void {
    if (run.length > LONGEST_RUN) {
      into.push(UNKNOWN);
      return;
    }
    const characters = run.map((code) => String.fromCodePoint(code));
    const before = into.length;
    for (let start = 0; start < run.length; ) {
      let end = Math.min(run.length, start + this.longest);
      let number: number | undefined;
      for (; end > start; end--) {
        number = this.numbers.get((start ? '##' : '') + characters.slice(start, end).join(''));
        if (number !== undefined) break;
      }
      if (number === undefined) {
        into.length = before;
        into.push(UNKNOWN);
        return;
      }
      into.push(number);
      start = end;
    }
  }
}

/**
 * A word's shape: one number, 1 to 168, for its case, its kinds of characters, and whether white space (or the
 * sentence's border) stands before and after it. model/CONTRACT.md says which is which.
 */
export function shapeOf(word: string, spaceBefore: boolean, spaceAfter: boolean): number {
  let upper = 0;
  let cased = 0;
  let firstUpper = false;
  let bits = 0;
  let others = false;
  for (const character of word) {
    const code = classOf(character.codePointAt(0) as number);
    bits |= code;
    if (code & UPPER) {
      upper++;
      if (cased === 0) firstUpper = true;
    }
    if (code & (UPPER | LOWER)) cased++;
    if (!(code & (LETTER | NUMBER))) others = true;
  }
  const letters = (bits & LETTER) !== 0;
  const digits = (bits & NUMBER) !== 0;
  let kind = 3;
  if (letters || digits) kind = (letters ? (digits ? 2 : 0) : 1) + (others ? 4 : 0);
  return 1 + (caseOf(cased, upper, firstUpper) * 7 + kind) * 4 + (spaceBefore ? 2 : 0) + (spaceAfter ? 1 : 0);
}

function caseOf(cased: number, upper: number, firstUpper: boolean): number {
  if (cased === 0) return 0;
  if (upper === 0) return 1;
  if (upper === cased) return upper === 1 ? 2 : 3;
  return upper === 1 && firstUpper ? 4 : 5;
}
