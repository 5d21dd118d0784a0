/** What a number counts: the noun phrase after it, from the tree where there is one, from word forms otherwise. */
import type { Sentence } from '../language/index.js';
import type { Span } from '../report.js';
import type { Amount } from './amount.js';
import type { Tokens } from './lexer.js';
import { NOT_PLURAL, PHRASE_ENDS, PLURALS } from './words.js';

export interface Counted {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** The noun, in lower case. */
  noun: string;
}

const MOST_WORDS = 6;

/** Whether a lower-case word looks like a plural noun. */
export function looksPlural(word: string): boolean {
  return (
    PLURALS.has(word) ||
    (word.length > 3 && /[^s]s$/.test(word) && !NOT_PLURAL.has(word) && !/(ous|ss|us|is)$/.test(word)) ||
    /men$|women$|children$/.test(word)
  );
}

/** The counted phrase by word forms: words up to the first plural noun, never across a function word. */
export function countedByWords(tokens: Tokens, amount: Amount): Counted | undefined {
  let start = amount.to;
  if (amount.hyphen && !amount.unit) start++;
  if (tokens.low(start) === 'of') {
    start++;
    if (['the', 'his', 'her', 'its', 'their', 'our', 'these', 'those'].includes(tokens.low(start))) start++;
  }
  while (['more', 'other', 'others', 'additional', 'further'].includes(tokens.low(start))) start++;
  let at = start;
  for (; at < start + MOST_WORDS; at++) {
    const token = tokens.at(at);
    if (isDashInWord(tokens, at)) continue;
    if (token.kind !== 'word') break;
    // "eight captured tanks": a participle right before its plural.
    const participle = at === start && token.lower.endsWith('ed') && looksPlural(tokens.low(at + 1));
    if (PHRASE_ENDS.has(token.lower) && !participle) break;
    if (looksPlural(token.lower) && !(token.capital && tokens.at(at + 1).capital)) {
      // "300 Islamic State fighters": the last of several plurals in a row.
      const more = tokens.at(at + 1);
      if (more.kind === 'word' && !PHRASE_ENDS.has(more.lower) && PLURALS.has(more.lower)) continue;
      return { from: start, to: at + 1, noun: token.lower };
    }
  }
  // "one soldier", "a 10-vehicle convoy", "a 500-strong force": the single word after it.
  if (at > start && (amount.one || amount.hyphen || amount.max === 1 || amount.min === 1)) {
    return { from: start, to: start + 1, noun: tokens.low(start) };
  }
  return undefined;
}

function isDashInWord(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  return (
    ['-', '–', "'s"].includes(token.lower) &&
    !token.spaced &&
    !tokens.at(index + 1).spaced === (token.lower !== "'s")
  );
}

/** The counted phrase by the tree: the noun that the number depends on, with the words between. */
export function countedByTree(
  sentence: Sentence,
  amount: Span,
): { span: Span; noun: string; nounStart: number } | undefined {
  const { words } = sentence;
  const inside = (word: Span): boolean => word.start >= amount.start && word.end <= amount.end;
  const head = words.findIndex(
    (word) => inside(word) && !(words[word.head] && inside(words[word.head] as Span)),
  );
  if (head < 0) return undefined;
  const number = words[head];
  if (!number) return undefined;
  let noun = -1;
  if (
    number.deprel === 'nummod' ||
    number.deprel === 'amod' ||
    number.deprel === 'compound' ||
    number.deprel === 'det'
  )
    noun = number.head;
  else {
    // "dozens of agents": the noun hangs on the number.
    noun = words.findIndex(
      (word) =>
        word.head === head &&
        word.deprel === 'nmod' &&
        word.start >= amount.end &&
        words.some((mark) => mark.head === words.indexOf(word) && mark.lemma === 'of'),
    );
  }
  const counted = words[noun];
  if (!counted || counted.start < amount.end || !['NOUN', 'PROPN', 'ADJ'].includes(counted.upos))
    return undefined;
  const of = words.find(
    (word) =>
      word.start >= amount.end && word.end <= counted.start && word.lemma === 'of' && word.upos === 'ADP',
  );
  const from = words.find(
    (word) => word.start >= (of ? of.end : amount.end) && word.upos !== 'PUNCT' && word.upos !== 'DET',
  );
  if (!from || from.start > counted.start || counted.start - amount.end > 80) return undefined;
  return {
    span: { start: from.start, end: counted.end },
    noun: counted.lemma.toLowerCase(),
    nounStart: counted.start,
  };
}
