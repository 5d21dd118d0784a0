/**
 * What the reader of many languages sees of a word: the likeliest pieces of SentencePiece's unigram model (Kudo 2018,
 * "Subword regularization"). The same as model/unigram.py; a test holds the two to the original library.
 */

const UNKNOWN = 1;
/** The first numbers frame and pad a row; no text gives them. */
const SPECIALS = 4;
/** Stands in a piece for white space before it. */
const SPACE = '\u2581';
/** A longer word keeps its first six pieces and its last two. */
const MOST_PIECES = 8;
const FIRST_PIECES = 6;
/** A longer run, in code points, is one unknown piece. */
const LONGEST_RUN = 100;
/** By how much a character that no piece holds is worse than the unlikeliest piece. */
const UNKNOWN_PENALTY = 10;
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 32;

/** Where SentencePiece's table differs from NFKC: most control characters vanish, invisible marks and odd spaces are spaces. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const GONE = /[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]/g;
const SPACES = /[\t\n\f\r \u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]+/g;
const OUTER = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

/** A word as SentencePiece writes it, white space inside as SPACE. */
export function normalWord(word: string): string {
  return word.replace(GONE, '').normalize('NFKC').replace(SPACES, SPACE).replace(OUTER, '');
}

/** Pieces with their scores → the likeliest cut of a word. */
export class Unigram {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly scores: Float64Array;
  private readonly longest: number;
  private readonly unknownScore: number;
  private readonly remembered = new Map<string, readonly number[]>();

  /** @param lines one piece a line with its score, parted by a tab, as in data/model/languages/vocabulary.txt */
  constructor(lines: readonly string[]) {
    const pairs = lines.map((line) => line.split('\t') as [string, string | undefined]);
    this.numbers = new Map(pairs.map(([piece], number) => [piece, number]));
    this.scores = Float64Array.from(pairs, ([, score]) => Number(score ?? 0));
    this.longest = pairs.reduce((longest, [piece]) => Math.max(longest, Array.from(piece).length), 0);
    this.unknownScore = this.scores.reduce((least, score) => Math.min(least, score), 0) - UNKNOWN_PENALTY;
  }

  /**
   * The piece numbers of one word: at least one, at most eight.
   *
   * @param word no white space inside
   * @param spaceBefore whether white space or the start of the sentence stands before it
   */
  cut(word: string, spaceBefore: boolean): readonly number[] {
    const key = spaceBefore ? word : SPACE + word;
    const known = this.remembered.get(key);
    if (known) return known;
    let numbers = this.likeliest(normalWord(word), spaceBefore);
    if (numbers.length > MOST_PIECES) {
      numbers = [...numbers.slice(0, FIRST_PIECES), ...numbers.slice(FIRST_PIECES - MOST_PIECES)];
    }
    if (word.length <= LONGEST_REMEMBERED) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(key, numbers);
    }
    return numbers;
  }

  /** Viterbi's way through all cuts, from the left. */
  private likeliest(written: string, spaceBefore: boolean): number[] {
    const characters = Array.from(written);
    if (characters.length > LONGEST_RUN) return [UNKNOWN];
    if (spaceBefore) characters.unshift(SPACE);
    if (characters.length === 0) return [UNKNOWN];
    const count = characters.length;
    const best = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(count + 1);
    const piece = new Int32Array(count + 1);
    best[0] = 0;
    const reach = (start: number, end: number, number: number, score: number) => {
      if (score <= (best[end] as number)) return;
      best[end] = score;
      from[end] = start;
      piece[end] = number;
    };
    for (let start = 0; start < count; start++) {
      const before = best[start] as number;
      let candidate = '';
      let single = false;
      for (let end = start + 1; end <= Math.min(count, start + this.longest); end++) {
        candidate += characters[end - 1];
        const number = this.numbers.get(candidate);
        if (number === undefined) continue;
        if (end === start + 1) single = true;
        reach(start, end, number, before + (this.scores[number] as number));
      }
      if (!single) reach(start, start + 1, UNKNOWN, before + this.unknownScore);
    }
    const numbers: number[] = [];
    for (let end = count; end > 0; end = from[end] as number) {
      const number = piece[end] as number;
      // Unknown characters side by side are one unknown piece.
      if (number === UNKNOWN && numbers.at(-1) === UNKNOWN) continue;
      numbers.push(number);
    }
    return numbers.reverse().map((number) => (number < SPECIALS ? UNKNOWN : number));
  }
}
