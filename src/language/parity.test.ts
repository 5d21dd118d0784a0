import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadModel } from './model.js';
import { inputsOf, type Row, rowsOf } from './rows.js';

/** Made by `python -m model.parity`: what Python makes of 2,000 invented sentences, half of them of hard Unicode. */
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
  }[];
}

const { sentences }: Fixture = JSON.parse(
  gunzipSync(readFileSync(new URL('./fixtures/parity.json.gz', import.meta.url))).toString(),
);
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

describe('what the network sees and says, in Node and in Python', () => {
  it('sees the same pieces and shapes', async () => {
    const { vocabulary } = await loadModel();
    expect(sentences).toHaveLength(2000);
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
    const model = await loadModel();
    let [words, different] = [0, 0];
    for (let number = 0; number < sentences.length; number += STRIDE) {
      const sentence = sentences[number] as Fixture['sentences'][number];
      const { text, spans } = written(sentence);
      const outputs = await model.network(inputsOf(rowsOf(text, spans, 0, model.vocabulary)));
      const data = (name: string) => outputs[name]?.data as Float32Array;
      const count = spans.length;
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
    expect(words).toBeGreaterThan(500);
    expect((1000 * different) / (5 * words)).toBeLessThan(TOLERATED);
  }, 120_000);
});
