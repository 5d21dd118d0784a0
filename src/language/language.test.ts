import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConllu } from '../../bench/conllu.js';
import type { Block } from '../report.js';
import { isSpaceAt } from './characters.js';
import { type Analysis, analyse, toConllu } from './index.js';
import { isTree } from './trees.js';

const whole = (text: string): Block[] => (text ? [{ kind: 'paragraph', start: 0, end: text.length }] : []);

/** What is promised of any text. */
function expectWellFormed(text: string, { sentences, mentions, entities }: Analysis): void {
  let at = 0;
  const read = new Uint8Array(text.length);
  for (const sentence of sentences) {
    const { words, start, end, cues, elsewhere, events } = sentence;
    expect(words.length).toBeGreaterThan(0);
    expect(words[0]?.start).toBe(start);
    expect(words.at(-1)?.end).toBe(end);
    const inside = words.every(
      ({ start, end }, index) => start < end && start >= (words[index - 1]?.end ?? at),
    );
    expect(inside).toBe(true);
    expect(words.every(({ lemma, head, deprel }) => lemma !== '' && head < 0 === (deprel === 'root'))).toBe(
      true,
    );
    for (const word of words) read.fill(1, word.start, word.end);
    at = end;
    const heads = words.map(({ head }) => head);
    expect(heads.filter((head) => head === -1)).toHaveLength(1);
    expect(heads.every((head) => head >= -1 && head < words.length)).toBe(true);
    expect(isTree(heads)).toBe(true);
    expect(elsewhere).toHaveLength(words.length);
    for (const { cue, source, content } of cues ?? []) {
      expect(cue.every((word) => word >= 0 && word < words.length)).toBe(true);
      expect(source).toHaveLength(words.length);
      expect(content).toHaveLength(words.length);
    }
    for (const { word, score, actor, wounded } of events ?? []) {
      expect(words[word]).toBeDefined();
      expect(score > 0 && score <= 1).toBe(true);
      expect([actor.length, wounded.length]).toEqual([words.length, words.length]);
    }
  }
  // What is not white space is in a word, and only that.
  expect(read.every((word, offset) => (word === 1) !== isSpaceAt(text, offset))).toBe(true);
  const ids = new Set(entities.map(({ id }) => id));
  expect(ids.size).toBe(entities.length);
  for (const [index, mention] of mentions.entries()) {
    const held = sentences.some(({ start, end }) => start <= mention.start && mention.end <= end);
    expect(held && mention.id === `m${index + 1}` && ids.has(mention.entity)).toBe(true);
  }
  for (const { name, aliases } of entities) {
    expect(text).toContain(name);
    for (const alias of aliases) expect(text).toContain(alias);
  }
}

/** CoNLL-U as it can be checked offline: ids in sequence, one root, heads in range, no cycle, forms that make the text. */
function expectValidConllu(text: string, analysis: Analysis): void {
  const conllu = toConllu(text, analysis, { id: 'made' });
  for (const block of conllu.split('\n\n').filter(Boolean)) {
    const rows = block
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split('\t'));
    expect(rows.every((row) => row.length === 10 && row.every((column) => column !== ''))).toBe(true);
    const ids = rows.map(([id]) => id as string);
    expect(ids.filter((id) => !id.includes('-')).map(Number)).toEqual(
      ids.filter((id) => !id.includes('-')).map((_, index) => index + 1),
    );
    const written = /^# text = (.*)$/m.exec(block)?.[1];
    const [tree] = parseConllu(block);
    expect(
      tree?.tokens
        .map(({ form, spaceAfter }) => form + (spaceAfter ? ' ' : ''))
        .join('')
        .trimEnd(),
    ).toBe(written);
  }
}

describe('analyse', () => {
  it('reads grammar', async () => {
    const text = 'Residents said that the army had not entered Qarn on Friday.';
    const { sentences } = await analyse(text, whole(text));
    const [words] = sentences.map((sentence) => sentence.words);
    const word = (form: string) => words?.find(({ start, end }) => text.slice(start, end) === form);
    expect(word('said')?.upos).toBe('VERB');
    expect(word('said')?.head).toBe(-1);
    expect(word('entered')?.deprel).toBe('ccomp');
    expect(word('army')?.deprel).toBe('nsubj');
    expect(word('entered')?.lemma).toBe('enter');
    expect(word('not')?.feats.Polarity).toBe('Neg');
  });

  it('gives the same answer twice, and reads empty texts', async () => {
    const text = 'A dam broke near Osyth. “We left at once,” said Ida Marsh. Nobody was hurt, she added.';
    expect(JSON.stringify(await analyse(text, whole(text)))).toBe(
      JSON.stringify(await analyse(text, whole(text))),
    );
    expect(await analyse('', [])).toEqual({ sentences: [], mentions: [], entities: [] });
    expect((await analyse('  \n ', whole('  \n '))).sentences).toEqual([]);
  });

  it('gives a well-formed answer to any text', async () => {
    const alphabets = [
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'אבגدذرزس ، ؟ 1٢.'), maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom('😀', '👩‍🚒', '🇮🇶', '👍🏽', ' ', '\ufe0f', '\u200d', 'a', '.'),
        maxLength: 40,
      }),
      fc
        .array(
          fc.constantFrom(
            'Hale',
            'said',
            '“',
            '”',
            '"',
            "n't",
            'the',
            'Marsh',
            'Army',
            '.',
            ',',
            '1,200',
            '\n\n',
            '?',
            '(',
            ')',
          ),
          { maxLength: 60 },
        )
        .map((words) => words.join(' ')),
    ];
    await fc.assert(
      fc.asyncProperty(fc.oneof(...alphabets), async (text) => {
        const analysis = await analyse(text, whole(text));
        expectWellFormed(text, analysis);
        expectValidConllu(text, analysis);
      }),
      { numRuns: 60 },
    );
  }, 240_000);

  it('reads a sentence of 10,000 words in parts and drops none', async () => {
    const text = Array.from(
      { length: 10_000 },
      (_, index) => (index % 7 ? 'the guard said' : 'Aldous').split(' ')[index % 3] ?? 'and',
    ).join(' ');
    const analysis = await analyse(text, whole(text));
    expect(analysis.sentences).toHaveLength(1);
    expect(analysis.sentences[0]?.words).toHaveLength(10_000);
    expectWellFormed(text, analysis);
  }, 240_000);

  it('reads one word of a million characters', async () => {
    const text = `It is ${'x'.repeat(1_000_000)} long.`;
    const analysis = await analyse(text, whole(text));
    expect(analysis.sentences[0]?.words).toHaveLength(5);
    expectWellFormed(text, analysis);
  }, 120_000);
});
