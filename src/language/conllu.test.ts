import { describe, expect, it } from 'vitest';
import { parseConllu } from '../../bench/conllu.js';
import { toConllu } from './conllu.js';
import { analyse } from './index.js';

describe('toConllu', () => {
  it('writes contractions as multiword tokens and keeps the text', async () => {
    const text = "Divers don't talk (much).  They can't.";
    const analysis = await analyse(text, [{ kind: 'paragraph', start: 0, end: text.length }]);
    const conllu = toConllu(text, analysis, { id: 'a b' });
    const lines = conllu.split('\n');
    expect(lines).toContain('# newdoc id = a_b');
    expect(lines).toContain('# sent_id = a_b-2');
    expect(lines).toContain("# text = Divers don't talk (much).");
    expect(lines.some((line) => line.startsWith("2-3\tdon't\t_"))).toBe(true);
    expect(conllu.endsWith('\n\n')).toBe(true);
    const [first, second] = parseConllu(conllu);
    expect(first?.tokens.map(({ form, spaceAfter }) => form + (spaceAfter ? ' ' : '')).join('')).toBe(
      "Divers don't talk (much). ",
    );
    expect(first?.words.map(({ form }) => form)).toEqual([
      'Divers',
      'do',
      "n't",
      'talk',
      '(',
      'much',
      ')',
      '.',
    ]);
    expect(second?.tokens.map(({ form }) => form)).toEqual(['They', "can't", '.']);
    expect(first?.words.filter(({ head }) => head === 0)).toHaveLength(1);
  });
});
