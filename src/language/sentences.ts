/** Words → sentences, within one block. */
import type { Span } from '../report.js';
import { isDigit, isLetterAt, isSpaceAt, isUpperAt, Kind, kindAt } from './characters.js';
import { rules } from './rules.js';

const STOP = /^[.?!…؟۔。！？]+$/u;
const QUESTION = /[?!؟！？]/u;
const CLOSING = new Set([')', ']', '}', '”', '’', '»', '›', "''", '’’']);
const OPENING = new Set(['(', '[', '{', '“', '‘', '«', '‹', '„', '‚', '``']);
const STRAIGHT = new Set(['"', "'", "''", '``', '`']);
const EMOTICONS: ReadonlySet<string> = new Set(rules.emoticons);
/** A line drawn with characters, "****"; dashes and dots are punctuation first and need to be more. */
const DRAWN = /^(?:[*=_#~+]{3,}|[-=*~+#_|<>]{5,})$/;
const DATE = /^\d\d?\/\d\d?\/\d{2,4}$/;
/** How far after a question in quotation marks a verb of saying is looked for: "“Why?” Commander Idris asked". */
const SPEECH_REACH = 4;

/** A sentence as a range of a block's words. */
export interface WordRange {
  from: number;
  to: number;
}

/**
 * Groups a block's words into sentences. A closing quotation mark or bracket belongs to the sentence it closes.
 * Takes time linear in the number of words.
 *
 * @param words the block's words, in order
 * @example sentencesOf('He left. "Why?" she asked.', words) // [{ from: 0, to: 3 }, { from: 3, to: 10 }]
 */
export function sentencesOf(text: string, words: readonly Span[]): WordRange[] {
  const sentences: WordRange[] = [];
  const form = (index: number) => {
    const word = words[index];
    return word ? text.slice(word.start, word.end) : '';
  };
  let from = 0;
  let open = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as Span;
    if (index > from && (breaksLine(text, words, index) || isApart(text, words, index))) {
      sentences.push({ from, to: index });
      from = index;
      open = false;
    }
    const short = word.end - word.start <= 2;
    if (short && text.charCodeAt(word.start) === 0x22) open = isOpened(text, words, index, open);
    if (!endsSentence(text, words, index, from)) continue;
    let after = index + 1;
    let closed = false;
    while (after < words.length && !breaksLine(text, words, after)) {
      const next = form(after);
      const glued = words[after]?.start === words[after - 1]?.end;
      if (STOP.test(next.slice(0, 64)) || (glued && EMOTICONS.has(next))) {
        after++;
        continue;
      }
      const reference = next === '[' ? referenceEnd(text, words, after) : after;
      if (reference > after) {
        after = reference;
        continue;
      }
      if (STRAIGHT.has(next)) {
        const opens = isOpened(text, words, after, open || next !== '"');
        if (opens || !(glued || open)) break;
        if (next === '"') open = false;
      } else if (!CLOSING.has(next) || !(glued || next !== '’')) break;
      closed = true;
      after++;
    }
    if (after >= words.length || isBoundary(text, words, { stop: index, after, from, closed })) {
      sentences.push({ from, to: after });
      from = after;
    }
    index = after - 1;
  }
  if (from < words.length) sentences.push({ from, to: words.length });
  return sentences;
}

/** Whether a straight quotation mark opens: told by the white space around it, else by whether one is open. */
function isOpened(text: string, words: readonly Span[], index: number, open: boolean): boolean {
  const word = words[index] as Span;
  const before = index === 0 || isSpaceAt(text, word.start - 1);
  const after = word.end >= text.length || isSpaceAt(text, word.end);
  if (before !== after) return before;
  return !open;
}

/** An empty line, or a new line that starts with a mark of a list, parts sentences whatever the words are. */
function breaksLine(text: string, words: readonly Span[], index: number): boolean {
  const word = words[index] as Span;
  const previous = words[index - 1];
  if (!previous || word.start === previous.end) return false;
  let lines = 0;
  for (let at = previous.end; at < word.start; at++) if (text.charCodeAt(at) === 10) lines++;
  if (lines !== 1) return lines > 1;
  return /^(?:[•·▪◦*–—-]|\d{1,2}[.)])$/u.test(text.slice(word.start, Math.min(word.end, word.start + 4)));
}

/** The index after a reference mark, "[12]" or "[better source needed]", at an index; the same index when there is none. */
function referenceEnd(text: string, words: readonly Span[], index: number): number {
  for (let close = index + 2; close <= index + 4 && close < words.length; close++) {
    const word = words[close] as Span;
    if (text[word.start] !== ']') continue;
    const mark = text.slice(
      words[index + 1]?.start,
      Math.min(word.start, (words[index + 1]?.start ?? 0) + 40),
    );
    return /^(?:\d{1,3}|[a-z ]+)$/u.test(mark) ? close + 1 : index;
  }
  return index;
}

/** A short capitalised word before a full stop and a small letter is rather an abbreviation that no list holds. */
function endsShortName(text: string, words: readonly Span[], stop: number, from: number): boolean {
  const word = words[stop - 1];
  return stop > from && word !== undefined && word.end - word.start <= 4 && isUpperAt(text, word.start);
}

/** What stands apart without a full stop: a drawn line, and what comes after one, after a time stamp, after an address. */
function isApart(text: string, words: readonly Span[], index: number): boolean {
  const form = (at: number) => {
    const word = words[at];
    return word ? text.slice(word.start, Math.min(word.end, word.start + 16)) : '';
  };
  const previous = form(index - 1);
  if (DRAWN.test(form(index)) || DRAWN.test(previous)) return true;
  if (!isUpperAt(text, words[index]?.start ?? 0) || words[index]?.start === words[index - 1]?.end)
    return false;
  if (/^[AP]M$/.test(previous)) return /^\d\d?:\d\d$/.test(form(index - 2)) && DATE.test(form(index - 3));
  const address = previous.includes('://') || /^www\./i.test(previous);
  return address && rules.sentenceStarters.has(form(index).toLowerCase());
}

function endsSentence(text: string, words: readonly Span[], index: number, from: number): boolean {
  const { start, end } = words[index] as Span;
  const last = text.charAt(end - 1);
  if (end - start === 1 && last === '.' && index > from) {
    // "1. First" at the start of a sentence is a mark of a list.
    const previous = words[index - 1] as Span;
    const mark = index - 1 === from && previous.end - previous.start <= 2 && previous.end === start;
    return !(mark && (isDigit(text, previous.start) || previous.end - previous.start === 1));
  }
  const form = text.slice(start, Math.min(end, start + 64));
  if (STOP.test(form) || EMOTICONS.has(form)) return true;
  if (last !== '.' || end - start > 12) return false;
  const word = text.slice(start, end - 1).toLowerCase();
  return rules.abbreviationsThatMayEnd.has(word) || /^\p{L}(?:\.\p{L})+$/u.test(word);
}

interface Place {
  /** Index of the word that may end the sentence. */
  stop: number;
  /** Index of the word after it and whatever closes after it. */
  after: number;
  /** Index of the sentence's first word. */
  from: number;
  /** Whether a quotation mark or bracket closed after the stop. */
  closed: boolean;
}

function isBoundary(text: string, words: readonly Span[], { stop, after, from, closed }: Place): boolean {
  let next = after;
  while (next < words.length - 1 && next < after + 3) {
    const form = text.slice(words[next]?.start, words[next]?.end);
    if (!OPENING.has(form) && !STRAIGHT.has(form)) break;
    next++;
  }
  const { start, end } = words[next] as Span;
  const stopped = words[stop] as Span;
  const mark = text.slice(stopped.start, stopped.end);
  const upper = isUpperAt(text, start);
  const lower =
    isLetterAt(text, start) &&
    !upper &&
    text.charAt(start).toLowerCase() !== text.charAt(start).toUpperCase();
  if (!STOP.test(mark) && !EMOTICONS.has(mark)) {
    return upper && stop > from && rules.sentenceStarters.has(text.slice(start, end).toLowerCase());
  }
  if (EMOTICONS.has(mark)) return upper;
  if (lower) return !closed && (mark === '.' ? !endsShortName(text, words, stop, from) : QUESTION.test(mark));
  const punctuation = kindAt(text, start) === Kind.Punctuation && next === after;
  if (punctuation && /^[,;:)\]–—-]/u.test(text.charAt(start))) return false;
  if (closed && QUESTION.test(mark) && upper) return !saysSoon(text, words, next);
  return true;
}

/** Whether a name and a verb of saying follow: "“Why?” Commander Idris asked". */
function saysSoon(text: string, words: readonly Span[], from: number): boolean {
  for (let index = from; index < Math.min(words.length, from + SPEECH_REACH); index++) {
    const word = words[index] as Span;
    if (rules.speechVerbs.has(text.slice(word.start, word.end))) return true;
    if (!isUpperAt(text, word.start)) return false;
  }
  return false;
}
