/** Small helpers over words and spans. */
import type { Sentence, Word } from '../language/index.js';
import type { Span } from '../report.js';

const FUNCTION = /^(?:DET|ADP|CCONJ|SCONJ|PUNCT|PART|AUX|INTJ|SYM|PRON|X)$/;
const FEWEST = 2; // words that say something

/** Whether words can state anything: at least two, one of them a verb, noun, name, adjective or number. */
export function saysSomething(sentence: Sentence, words: readonly number[]): boolean {
  const real = words.filter((i) => (sentence.words[i] as Word).upos !== 'PUNCT');
  if (real.length < FEWEST) return false;
  // "under cover of anonymity": a phrase left over from around a cue.
  const verb = real.some((i) => /^(?:VERB|AUX)$/.test((sentence.words[i] as Word).upos));
  if (!verb && (sentence.words[real[0] as number] as Word).upos === 'ADP') return false;
  const unknown = real.every((i) => (sentence.words[i] as Word).upos === 'X');
  return (
    unknown ||
    real.some(
      (i) => !FUNCTION.test((sentence.words[i] as Word).upos) && (sentence.words[i] as Word).upos !== 'ADV',
    )
  );
}

/** A sentence that ends in a question mark states nothing. */
export function isAsked(text: string, sentence: Sentence): boolean {
  return /\?["'”’»)\]]*\s*$/.test(text.slice(Math.max(sentence.start, sentence.end - 6), sentence.end));
}

/** Words as spans: runs joined, outer punctuation, a leading "that" or conjunction left out. */
export function spansOfWords(sentence: Sentence, indices: readonly number[]): Span[] {
  const { words } = sentence;
  const runs: number[][] = [];
  for (const i of indices) {
    const run = runs[runs.length - 1];
    if (run && i === (run[run.length - 1] as number) + 1) run.push(i);
    else runs.push([i]);
  }
  const skip = (i: number | undefined) => i !== undefined && (words[i] as Word).upos === 'PUNCT';
  const lead = (i: number | undefined) => {
    if (i === undefined) return false;
    const word = words[i] as Word;
    return word.upos === 'CCONJ' || (word.lemma.toLowerCase() === 'that' && word.upos === 'SCONJ');
  };
  return runs.flatMap((run) => {
    while (run.length && (skip(run[0]) || lead(run[0]))) run.shift();
    while (run.length && (skip(run[run.length - 1]) || lead(run[run.length - 1]))) run.pop();
    if (!run.length) return [];
    return [
      {
        start: (words[run[0] as number] as Word).start,
        end: (words[run[run.length - 1] as number] as Word).end,
      },
    ];
  });
}

/** The items of a sorted list that overlap a span. */
export function between<T extends Span>(items: readonly T[], span: Span): T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as T).start < span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = Math.max(0, low - 1); i < items.length && (items[i] as T).start < span.end; i++)
    if ((items[i] as T).end > span.start) found.push(items[i] as T);
  return found;
}
