/** Small helpers over words and spans. */

import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import type { Span } from '../report.js';
import { firstStartingAt } from '../sorted.js';
import type { Children } from './grammar.js';

const FUNCTION = /^(?:DET|ADP|CCONJ|SCONJ|PUNCT|PART|AUX|INTJ|SYM|PRON|X)$/;
const NOMINAL = /^(?:NOUN|PROPN|NUM|PRON)$/;
const FEWEST = 2; // words that say something

/** Whether words can state anything: at least two, one of them a verb, noun, name, adjective or number. */
export function saysSomething(sentence: Sentence, words: readonly number[]): boolean {
  const real = words.filter((i) => (sentence.words[i] as Word).upos !== 'PUNCT');
  if (real.length < FEWEST) return false;
  // "under cover of anonymity": a phrase left over from around a cue.
  const verb = real.some((i) => /^(?:VERB|AUX)$/.test((sentence.words[i] as Word).upos));
  if (!verb && (sentence.words[real[0] as number] as Word).upos === 'ADP') return false;
  // "as unfounded the": what is left of a phrase whose noun is somebody else's cue.
  const last = sentence.words[real[real.length - 1] as number] as Word;
  if (last.upos === 'DET' && !real.some((i) => NOMINAL.test((sentence.words[i] as Word).upos))) return false;
  // "There is": what there is stands in other words.
  if (real.every((i) => /^(?:there|be)$/i.test((sentence.words[i] as Word).lemma))) return false;
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

/** "Come back after sunset": told to do something, nothing is stated. */
export function isCommand(
  words: readonly Word[],
  children: Children,
  { head, words: own }: { head: number; words: readonly number[] },
): boolean {
  const { feats, upos } = words[head] as Word;
  const below = (children[head] ?? []).map((k) => words[k] as Word);
  if (below.some(({ deprel }) => deprel.startsWith('nsubj') || deprel.startsWith('csubj'))) return false;
  if (feats.Mood === 'Imp') return true;
  // A quoted command is often read as a bare infinitive: its verb comes first, with no "to" and no auxiliary.
  const first = own.find((k) => (words[k] as Word).upos !== 'PUNCT');
  return (
    upos === 'VERB' &&
    feats.VerbForm === 'Inf' &&
    first === head &&
    !below.some(({ deprel, upos: part }) => deprel.startsWith('aux') || part === 'PART')
  );
}

const paired = named('quotation marks stay paired');
const OPENING = /^(?:["“„«‘]|``)$/;
const CLOSING = /^(?:["”“»’]|'')$/;
/** Which marks a closing one may close. */
const CLOSES: Readonly<Record<string, string>> = {
  '"': '"',
  '”': '“„”',
  '“': '„',
  '»': '«',
  '’': '‘',
  "''": '``',
};

/** Whether a mark at the end of a run closes one that stands open inside it. */
function closesInside(text: string, words: readonly Word[], run: readonly number[]): boolean {
  if (!paired() || run.length < 3) return false;
  const marks = run.map((k) => text.slice((words[k] as Word).start, (words[k] as Word).end));
  const mark = marks[marks.length - 1] as string;
  const opens = CLOSES[mark];
  if (opens === undefined) return false;
  if (opens === mark) return marks.filter((m) => m === mark).length % 2 === 0;
  const opened = marks.filter((m) => opens.includes(m) && m !== mark).length;
  return opened >= marks.filter((m) => m === mark).length;
}

/** Whether a mark at the head of a run is closed inside it. */
function opensInside(text: string, words: readonly Word[], run: readonly number[]): boolean {
  if (!paired()) return false;
  const marks = run.map((k) => text.slice((words[k] as Word).start, (words[k] as Word).end));
  const [mark] = marks as [string];
  return OPENING.test(mark) && marks.slice(1).some((m) => CLOSES[m]?.includes(mark));
}

/** Whether one pair of marks stands around the whole. */
function isWrapped(text: string, words: readonly Word[], run: readonly number[]): boolean {
  const marks = run.filter((k) => {
    const form = text.slice((words[k] as Word).start, (words[k] as Word).end);
    return OPENING.test(form) || CLOSING.test(form);
  });
  const rest = run.slice(run.indexOf(marks[1] as number) + 1);
  return marks.length === 2 && marks[0] === run[0] && rest.every((k) => (words[k] as Word).upos === 'PUNCT');
}

/** Words as spans: runs joined, outer punctuation, a leading "that" or conjunction left out. */
export function spansOfWords(text: string, sentence: Sentence, indices: readonly number[]): Span[] {
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
    if (paired() && isWrapped(text, words, run)) run.splice(0, 1);
    // “Go,” he said: marks around the whole are left out, those around a part are kept.
    while (
      run.length &&
      (skip(run[run.length - 1]) || lead(run[run.length - 1])) &&
      !closesInside(text, words, run)
    )
      run.pop();
    while (run.length && (skip(run[0]) || lead(run[0])) && !opensInside(text, words, run)) run.shift();
    while (
      run.length &&
      (skip(run[run.length - 1]) || lead(run[run.length - 1])) &&
      !closesInside(text, words, run)
    )
      run.pop();
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
  const found: T[] = [];
  for (
    let i = Math.max(0, firstStartingAt(items, span.start) - 1);
    i < items.length && (items[i] as T).start < span.end;
    i++
  )
    if ((items[i] as T).end > span.start) found.push(items[i] as T);
  return found;
}
