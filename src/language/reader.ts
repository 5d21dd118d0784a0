/** Text and blocks → sentences of words; words → their grammar, by the reader model. */
import type { Block, Span } from '../report.js';
import type { CueReading, EventReading, Sentence } from './analysis.js';
import { Outputs, type RowReading } from './decode.js';
import { runBatches } from './helper.js';
import { readerOf } from './languages.js';
import type { SentenceMention } from './mentions.js';
import { loadModel, type Model } from './model.js';
import type { ReaderName } from './network.js';
import { batchesOf, inputsOf, type Row, rowsOf } from './rows.js';
import { sentencesOf } from './sentences.js';
import { wordsOf } from './words.js';
import { writtenWordsOf } from './written.js';

/** How many numbers all cues, or all events, of one sentence may hold together; it takes a "sentence" of thousands of words to reach it. */
const MOST_NUMBERS = 4_000_000;

/** A sentence before it is read: its words, and the language that it is in where that is not English. */
export interface Segment {
  words: Span[];
  language?: string;
}

/**
 * The sentences of a text, each as its words. Sentences never cross the borders of blocks; boilerplate and blocks in
 * languages that are not read are left out.
 *
 * @param language of blocks that name none of their own
 * @example segment('It rained. We left.', [{ kind: 'paragraph', start: 0, end: 19 }]).length // 2
 */
export function segment(text: string, blocks: readonly Block[], language = 'en'): Segment[] {
  const sentences: Segment[] = [];
  for (const block of blocks) {
    const reader = readerOf(block.language ?? language);
    if (block.kind === 'boilerplate' || !reader) continue;
    const foreign = reader === 'english' ? undefined : (block.language ?? language).slice(0, 2).toLowerCase();
    const words = foreign
      ? writtenWordsOf(text, block.start, block.end, foreign)
      : wordsOf(text, block.start, block.end);
    for (const { from, to } of sentencesOf(text, words))
      sentences.push({ words: words.slice(from, to), ...(foreign && { language: foreign }) });
  }
  return sentences;
}

export interface Reading {
  sentences: Sentence[];
  /** In text order, wider ones before those inside them. */
  mentions: SentenceMention[];
}

/**
 * Reads the grammar, mentions and cues of sentences whose words are known, each by its language's reader. Long
 * sentences are read in parts and put together again: the later parts hang on the first part's root.
 *
 * @param text the whole text
 * @param segments the sentences; none is empty
 * @example await readSentences('It rained.', [{ words: [{ start: 0, end: 2 }, { start: 3, end: 9 }, { start: 9, end: 10 }] }])
 */
export async function readSentences(text: string, segments: readonly Segment[]): Promise<Reading> {
  const parts: Part[][] = segments.map(() => []);
  const mentions: SentenceMention[] = [];
  for (const name of ['english', 'languages'] as const) {
    const own = segments.flatMap(({ language }, index) =>
      readerOf(language ?? 'en') === name ? [index] : [],
    );
    if (own.length === 0) continue;
    for (const { row, reading } of await readWith(name, text, segments, own)) {
      const { sentence, from } = row;
      parts[sentence]?.push({ from, reading });
      for (const mention of reading.mentions)
        mentions.push({ ...mention, sentence, from: mention.from + from, to: mention.to + from });
    }
  }
  mentions.sort((a, b) => a.sentence - b.sentence);
  const sentences = parts.map((own, index) => {
    const language = segments[index]?.language;
    return { ...join(own), ...(language && { language }) };
  });
  return { sentences, mentions };
}

/** The rows of some of the sentences with what a reader says of them, in text order. */
async function readWith(
  name: ReaderName,
  text: string,
  segments: readonly Segment[],
  own: readonly number[],
): Promise<{ row: Row; reading: RowReading }[]> {
  const model = await loadModel(name);
  const sentences = segments.map(({ words }) => words);
  const rows = own.flatMap((index) => rowsOf(text, sentences[index] ?? [], index, model.vocabulary));
  const readings = await readRows(text, sentences, rows, model);
  return rows.map((row, index) => ({ row, reading: readings[index] as RowReading }));
}

/** Runs the network over rows, batch by batch, and decodes what it says. */
async function readRows(
  text: string,
  sentences: readonly Span[][],
  rows: readonly Row[],
  model: Model,
): Promise<RowReading[]> {
  const place = new Map(rows.map((row, index) => [row, index]));
  const readings: RowReading[] = Array.from({ length: rows.length });
  const batches = batchesOf(rows);
  const inputs = (batch: number) => inputsOf(batches[batch] ?? []);
  await runBatches(model, batches.length, inputs, (batch, outputs) => {
    for (const [index, row] of (batches[batch] ?? []).entries()) {
      const words = (sentences[row.sentence] ?? []).slice(row.from, row.to);
      const reading = new Outputs(
        outputs,
        model.labels,
        index,
        words.length,
        model.reader === 'english',
      ).read(text, words);
      readings[place.get(row) as number] = reading;
    }
  });
  return readings;
}

/** A part of a sentence: the index of its first word, and what was read in it. */
interface Part {
  from: number;
  reading: RowReading;
}

/** A sentence from its parts: the roots of the later ones hang on the first one's. */
function join(parts: readonly Part[]): Sentence {
  const root = parts[0]?.reading.words.findIndex(({ head }) => head < 0) ?? -1;
  const words = parts.flatMap(({ from, reading }) =>
    from === 0
      ? reading.words
      : reading.words.map((word) =>
          word.head < 0 ? { ...word, head: root, deprel: 'parataxis' } : { ...word, head: word.head + from },
        ),
  );
  return {
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    words,
    cues: parts.length === 1 ? (parts[0]?.reading.cues ?? []) : joinCues(parts, words.length),
    elsewhere: parts.flatMap(({ reading }) => reading.elsewhere),
    ...joinEvents(parts, words.length),
  };
}

/** The cues of all parts, each with a number for every word of the whole sentence: 0 outside its part. */
function joinCues(parts: readonly Part[], length: number): CueReading[] {
  const all = parts.flatMap(({ from, reading }) => reading.cues.map((cue) => ({ from, reading: cue })));
  return likeliest(all, length, 1).map(({ from, reading: cue }) => ({
    ...cue,
    cue: cue.cue.map((word) => word + from),
    head: cue.head + from,
    source: spread(cue.source, from, length),
    content: spread(cue.content, from, length),
  }));
}

/** The same for events; nothing where the network has no event heads. */
function joinEvents(parts: readonly Part[], length: number): { events?: EventReading[] } {
  if (parts.length === 1) {
    const events = parts[0]?.reading.events;
    return events ? { events } : {};
  }
  if (parts.some(({ reading }) => !reading.events)) return {};
  const all = parts.flatMap(({ from, reading }) =>
    (reading.events ?? []).map((event) => ({ from, reading: event })),
  );
  const events = likeliest(all, length, 6).map(({ from, reading }) => ({
    ...reading,
    word: reading.word + from,
    actor: spread(reading.actor, from, length),
    recipient: spread(reading.recipient, from, length),
    place: spread(reading.place, from, length),
    time: spread(reading.time, from, length),
    killed: spread(reading.killed, from, length),
    wounded: spread(reading.wounded, from, length),
  }));
  return { events };
}

/** Of readings that will hold so many rows of `length` numbers each, those that may stay: the likeliest, in order. */
function likeliest<Of extends { reading: { score: number } }>(
  all: readonly Of[],
  length: number,
  rows: number,
): Of[] {
  const kept = Math.max(1, Math.floor(MOST_NUMBERS / (rows * length)));
  const least = all.map(({ reading }) => reading.score).sort((a, b) => b - a)[kept - 1] ?? 0;
  return all.filter(({ reading }) => reading.score >= least).slice(0, kept);
}

/** A part's numbers as those of the whole sentence. */
function spread(values: readonly number[], from: number, length: number): number[] {
  const whole = Array<number>(length).fill(0);
  for (const [index, value] of values.entries()) whole[from + index] = value;
  return whole;
}
