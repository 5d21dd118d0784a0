import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import { attribute } from './index.js';

/** A text as bare words, without any grammar: what is left when the reader has no model. */
function bare(text: string): { document: Document; analysis: Analysis } {
  const words = [...text.matchAll(/[\p{L}\p{N}'’]+|[^\s\p{L}\p{N}]/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    lemma: m[0],
    upos: /[\p{L}\p{N}]/u.test(m[0]) ? ('X' as const) : ('PUNCT' as const),
    feats: {},
    head: -1,
    deprel: 'root',
  }));
  return {
    document: {
      id: 'x',
      language: 'en',
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      warnings: [],
    },
    analysis: { sentences: [{ start: 0, end: text.length, words }], mentions: [], entities: [] },
  };
}

describe('attribution without grammar', () => {
  it.each([
    ['The ministry said that the bridge is open.', 'The ministry', 'said', 'the bridge is open'],
    ['The bridge is open, the ministry said.', 'the ministry', 'said', 'The bridge is open'],
    ['The bridge is open, said the ministry.', 'the ministry', 'said', 'The bridge is open'],
    ['According to the ministry, the bridge is open.', 'the ministry', 'According to', 'the bridge is open'],
    ['The bridge is open, according to the ministry.', 'the ministry', 'according to', 'The bridge is open'],
  ])('%s', (text, who, cue, content) => {
    const { document, analysis } = bare(text);
    const [found] = attribute(document, analysis, []).attributions;
    const words = (spans: readonly { start: number; end: number }[] = []) =>
      spans.map((s) => text.slice(s.start, s.end)).join(' ');
    expect([words(found?.source), words(found?.cue), words(found?.content)]).toEqual([who, cue, content]);
  });

  it('guesses nothing where no listed verb stands', () => {
    const { document, analysis } = bare('The bridge over the river is open again.');
    expect(attribute(document, analysis, []).attributions).toEqual([]);
  });
});
