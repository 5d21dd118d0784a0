import { describe, expect, it } from 'vitest';
import { parseConllu, rawText } from './conllu.js';
import { scoreTrees } from './conllu-score.js';

const row = (id: string, form: string, upos: string, head: string, deprel: string, misc = '_') =>
  [id, form, form.toLowerCase(), upos, '_', '_', head, deprel, '_', misc].join('\t');

/** "Boats don't sink. Ok" in two sentences. */
const gold = [
  '# newdoc id = made',
  '# sent_id = made-1',
  row('1', 'Boats', 'NOUN', '4', 'nsubj'),
  row('2-3', "don't", '_', '_', '_'),
  row('2', 'do', 'AUX', '4', 'aux'),
  row('3', "n't", 'PART', '4', 'advmod'),
  row('4', 'sink', 'VERB', '0', 'root', 'SpaceAfter=No'),
  row('5', '.', 'PUNCT', '4', 'punct'),
  '',
  '# sent_id = made-2',
  row('1', 'Ok', 'INTJ', '0', 'root'),
  '',
].join('\n');

/** The same read as one sentence, "don't" as one word, "sink." as one word, "Boats" with a wrong tag and label. */
const system = [
  row('1', 'Boats', 'PROPN', '3', 'obj:agent'),
  row('2', "don't", 'AUX', '3', 'aux'),
  row('3', 'sink.', 'VERB', '0', 'root'),
  row('4', 'Ok', 'INTJ', '0', 'root'),
  '',
].join('\n');

describe('scoreTrees', () => {
  it('gives full marks to the gold trees', () => {
    const scores = scoreTrees(parseConllu(gold), parseConllu(gold));
    for (const score of Object.values(scores)) expect(score.f1).toBe(1);
    expect(scores.words.gold).toBe(6);
    expect(scores.tokens.gold).toBe(5);
  });

  it('counts a made example as counted by hand', () => {
    const scores = scoreTrees(parseConllu(gold), parseConllu(system));
    // Words of gold: Boats, do, n't, sink, ., Ok. Of system: Boats, don't, sink., Ok. Aligned: Boats, Ok.
    expect(scores.words).toMatchObject({ correct: 2, gold: 6, system: 4, f1: 0.4 });
    expect(scores.tokens).toMatchObject({ correct: 3, gold: 5, system: 4 });
    expect(scores.sentences).toMatchObject({ correct: 0, gold: 2, system: 1 });
    expect(scores.upos.correct).toBe(1);
    expect(scores.uas.correct).toBe(1);
    expect(scores.las.correct).toBe(1);
  });

  it('aligns words of contractions by their forms', () => {
    const apart = gold
      .split('\n')
      .filter((line) => !line.startsWith('2-3'))
      .map((line) => (line.startsWith('2\t') ? line.replace(/_$/, 'SpaceAfter=No') : line))
      .join('\n');
    expect(scoreTrees(parseConllu(gold), parseConllu(apart)).words.f1).toBe(1);
    expect(scoreTrees(parseConllu(apart), parseConllu(gold)).words.f1).toBe(1);
    expect(scoreTrees(parseConllu(gold), parseConllu(apart)).tokens.correct).toBe(4);
  });

  it('compares relations with and without their subtypes', () => {
    const other = gold.replace('nsubj', 'nsubj:outer');
    const scores = scoreTrees(parseConllu(gold), parseConllu(other));
    expect(scores.las.f1).toBe(1);
    expect(scores.lasFull.correct).toBe(5);
  });

  it('refuses texts that differ', () => {
    expect(() => scoreTrees(parseConllu(gold), parseConllu(gold.replace('Ok', 'No')))).toThrow(
      /differ from character 15/,
    );
  });
});

describe('rawText', () => {
  it('rebuilds the text with its blocks', () => {
    expect(rawText(parseConllu(gold))).toEqual({
      text: "Boats don't sink. Ok",
      blocks: [{ kind: 'paragraph', start: 0, end: 20 }],
    });
  });
});
