import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { eventsOf } from './events.js';
import { loadModel } from './model.js';
import { inputsOf, type Row, rowsOf } from './rows.js';

/**
 * Made by `python -m model.parity`, and with --languages: what Python makes of invented sentences, half of them of hard
 * Unicode, 2,000 for the English reader and 1,000 for the other. The other's pieces are those of the tokenizers library.
 */
interface Fixture {
  sentences: {
    words: string[];
    spaces: number[];
    pieces: number[];
    first: number[];
    last: number[];
    shapes: number[];
    upos: number[];
    features: number[];
    lemmas: number[];
    heads: number[];
    labels: number[];
    /** A word that may be a trigger, its likeliest type, 100 × how likely it is one, the words of its actor. */
    events: [word: number, type: number, score: number, actor: number[]][];
  }[];
}

const FIXTURES = [
  ['english', 'parity.json.gz', 2000, 20],
  ['languages', 'languages.json.gz', 1000, 3],
] as const;
const sentencesOf = (file: string): Fixture['sentences'] =>
  (JSON.parse(gunzipSync(readFileSync(new URL(`./fixtures/${file}`, import.meta.url))).toString()) as Fixture)
    .sentences;
/** Every so many sentences are run through the network too; HEADWATER_PARITY=1 runs all. */
const STRIDE = Number(process.env.HEADWATER_PARITY ?? 20);
/** Labels that may differ, of a thousand: versions of the inference library and kinds of processors round differently. */
const TOLERATED = 5;

/** The sentence as text, its words as spans; a letter follows when no white space does. */
function written({ words, spaces }: Fixture['sentences'][number]) {
  let text = '';
  const spans = words.map((word, index) => {
    const start = text.length;
    text += word;
    const end = text.length;
    if (spaces[index]) text += ' ';
    else if (index === words.length - 1) text += 'x';
    return { start, end };
  });
  return { text, spans };
}

/** Words whose reading as an event differs: another type, no event on one side, or an actor of other words. */
function differentEvents(
  events: ReturnType<typeof eventsOf>,
  { events: wanted }: Fixture['sentences'][number],
  types: readonly string[],
): number {
  const here = new Map((events ?? []).map((event) => [event.word, event]));
  const there = new Map(wanted.map((event) => [event[0], event]));
  return [...new Set([...here.keys(), ...there.keys()])].filter((word) => {
    const [event, [, type, score, actor] = [0, 0, 0, []]] = [here.get(word), there.get(word)];
    // Eight bits round differently from machine to machine: what is near the threshold may be there or not.
    if (Math.max(100 * (event?.score ?? 0), score) < 15) return false;
    if (!event || Math.abs(100 * event.score - score) > 10) return true;
    const likeliest = Math.max(...Object.values(event.types));
    const words = event.actor.flatMap((chance, word) => (chance >= 0.5 ? [word] : []));
    const same = words.filter((word) => actor.includes(word)).length;
    return (
      event.types[types[type] as 'OTHER'] !== likeliest || Math.max(words.length, actor.length) - same > 1
    );
  }).length;
}

describe.each(FIXTURES)(
  'what the network of %s sees and says, in Node and in Python',
  (reader, file, size, happenings) => {
    const sentences = sentencesOf(file);

    it('sees the same pieces and shapes', async () => {
      const { vocabulary } = await loadModel(reader);
      expect(sentences).toHaveLength(size);
      for (const sentence of sentences) {
        const { text, spans } = written(sentence);
        const rows = rowsOf(text, spans, 0, vocabulary);
        expect(rows).toHaveLength(1);
        const { pieces, first, last, shapes } = rows[0] as Row;
        expect({ pieces, first, last, shapes }).toEqual({
          pieces: sentence.pieces,
          first: sentence.first,
          last: sentence.last,
          shapes: sentence.shapes,
        });
      }
    });

    it('says the same', async () => {
      const model = await loadModel(reader);
      let [words, different, events, otherEvents] = [0, 0, 0, 0];
      for (let number = 0; number < sentences.length; number += STRIDE) {
        const sentence = sentences[number] as Fixture['sentences'][number];
        const { text, spans } = written(sentence);
        const outputs = await model.network(inputsOf(rowsOf(text, spans, 0, model.vocabulary)));
        const data = (name: string) => outputs[name]?.data as Float32Array;
        const count = spans.length;
        events += sentence.events.length;
        otherEvents += differentEvents(
          eventsOf(outputs, model.labels, 0, count),
          sentence,
          model.labels.types ?? [],
        );
        words += count;
        for (let word = 0; word < count; word++) {
          const row = data('arcs').subarray(word * (count + 1), (word + 1) * (count + 1));
          const head = row.indexOf(Math.max(...row));
          const said = [
            [data('upos')[word], sentence.upos[word]],
            [data('features')[word], sentence.features[word]],
            [data('lemmas')[word], sentence.lemmas[word]],
            [head, sentence.heads[word]],
            [data('labels')[word * (count + 1) + head], sentence.labels[word]],
          ];
          different += said.filter(([here, there]) => here !== there).length;
        }
      }
      expect(words).toBeGreaterThan(size / 4);
      expect((1000 * different) / (5 * words)).toBeLessThan(TOLERATED);
      expect(events).toBeGreaterThan(happenings);
      expect(otherEvents / events).toBeLessThan(0.1);
    }, 120_000);
  },
);
