import { describe, expect, it } from 'vitest';
import type { Upos, Word } from '../language/index.js';
import type { TimeExpression } from '../report.js';
import { timeRolesOf } from './time-roles.js';

const word = (at: number, lemma: string, upos: Upos, head: number, deprel: string): Word => ({
  start: at * 6,
  end: at * 6 + 5,
  lemma,
  upos,
  feats: {},
  head,
  deprel,
});

/** "closed since 2019 since 2019 …", where each year hangs on the year before it or, flat, all on the verb. */
function sentenceOf(times: number, isChain: boolean) {
  const words = [word(0, 'close', 'VERB', -1, 'root')];
  const found: TimeExpression[] = [];
  for (let n = 0; n < times; n += 1) {
    const at = words.length;
    words.push(word(at, 'since', 'ADP', at + 1, 'case'));
    words.push(word(at + 1, '2019', 'NUM', isChain ? at - 1 : 0, 'obl'));
    const { start, end } = words[at + 1] as Word;
    found.push({ id: `t${n}`, start, end, type: 'DATE', value: '2019' });
  }
  const sentence = { start: 0, end: words.length * 6, words };
  return { statement: { sentence, head: 0, words: words.map((_, k) => k) }, found };
}

describe('timeRolesOf', () => {
  it('takes time linear in a sentence’s length, whatever hangs on what', () => {
    const started = performance.now();
    for (const isChain of [true, false]) {
      const { statement, found } = sentenceOf(100_000, isChain);
      const roles = timeRolesOf(statement as unknown as Parameters<typeof timeRolesOf>[0], found);
      expect(roles[0]).toMatchObject({ role: 'since' });
      // A year that hangs a thousand years deep says nothing that anybody could follow.
      expect(roles.length).toBe(isChain ? 16 : 100_000);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
