/** A report's words as names are looked for in them: capitals, what stands between them, where sentences begin. */
import type { Block, Span } from '../report.js';

export interface Token extends Span {
  /** Without a possessive ending. */
  text: string;
  lower: string;
  capital: boolean;
  /** Every letter a capital, two letters at least. */
  shouted: boolean;
  /** What stands between the token before and this one. */
  gap: string;
  /** First of its sentence or block. */
  initial: boolean;
  /** Had a possessive ending. */
  possessive: boolean;
}

const TOKEN = /(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’‘`´ʻʼʽʾʿ][\p{L}\p{M}\p{N}]+)*(?:&\p{Lu})?/gu;
const POSSESSIVE = /['’]s$/i;
/** Words whose full stop does not end a sentence. */
const ABBREVIATED =
  /^(?:st|ste|ft|mt|mr|mrs|ms|dr|gen|col|lt|sgt|maj|capt|rep|sen|gov|rev|no|vs|jr|sr|u|s|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)$/;

/** Between blocks: no name runs across. */
const BLOCK_GAP = '\n\n';

/** The words of the blocks that are read (boilerplate is not), in order. */
export function tokensOf(text: string, blocks: readonly Block[]): Token[] {
  const out: Token[] = [];
  const read =
    blocks.length > 0
      ? blocks.filter((block) => block.kind !== 'boilerplate')
      : [{ start: 0, end: text.length }];
  for (const block of read) {
    let previous: Token | undefined;
    const inside = text.slice(block.start, block.end);
    for (const match of inside.matchAll(TOKEN)) {
      const start = block.start + match.index;
      const possessive = POSSESSIVE.test(match[0]);
      const word = possessive ? match[0].slice(0, -2) : match[0];
      const gap = previous
        ? text.slice(previous.possessive ? previous.end + 2 : previous.end, start)
        : BLOCK_GAP;
      const token: Token = {
        start,
        end: start + word.length,
        text: word,
        lower: word.toLowerCase(),
        capital: /^\p{Lu}/u.test(word),
        shouted: word.length > 1 && word === word.toUpperCase() && /\p{Lu}/u.test(word),
        gap,
        initial: previous === undefined || startsSentence(gap, previous),
        possessive,
      };
      out.push(token);
      previous = token;
    }
  }
  return out;
}

function startsSentence(gap: string, previous: Token): boolean {
  if (gap === ' ') return false;
  if (/\n\s*\n/.test(gap) || /[!?]/.test(gap) || /[“"‘]\s*$/.test(gap)) return true;
  if (/[—–:]\s*$/.test(gap)) return true;
  return /^\.['”"’)]?\s/.test(gap) && !ABBREVIATED.test(previous.lower);
}

/** Whether two tokens stand next to each other with no more than a space or hyphen (or a short word's full stop) between. */
export function adjoins(token: Token, before: Token | undefined): boolean {
  if (!before || before.possessive) return false;
  return (
    /^(?:[ \t]|[-‐‑]|\r?\n|\.? )$/.test(token.gap) &&
    (!token.gap.includes('.') || /^(?:st|ste|ft|mt)$/.test(before.lower))
  );
}
