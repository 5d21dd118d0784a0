import { describe, expect, it } from 'vitest';
import type { Sentence } from '../language/index.js';
import { rolePhrases } from './heads.js';
import { Tree } from './tree.js';

/** A sentence out of "form/upos/head/relation", the head counted from 0; ~ before a form joins it to the last one. */
function treeOf(...parts: string[]): Tree {
  let text = '';
  const words = parts.map((part) => {
    const [form = '', upos = 'X', head = '-1', deprel = 'root'] = part.split('/');
    const glued = form.startsWith('~');
    const written = glued ? form.slice(1) : form;
    if (text && !glued) text += ' ';
    const start = text.length;
    text += written;
    return {
      start,
      end: text.length,
      lemma: written.toLowerCase(),
      upos,
      feats: {},
      head: Number(head),
      deprel,
    };
  });
  return new Tree({ start: 0, end: text.length, words } as unknown as Sentence, text);
}

const heads = (tree: Tree, probability: number[], trigger: number) =>
  rolePhrases(tree, probability, trigger).map(({ words }) => words);

describe('role phrases', () => {
  it('hold a name together that the tree tears at its hyphen', () => {
    const tree = treeOf('al/PROPN/3/nsubj', '~-/PUNCT/3/punct', '~Rashid/PROPN/3/dep', 'fled/VERB');
    expect(heads(tree, [0.9, 0.3, 0.9, 0], 3)).toEqual([[0, 1, 2]]);
  });

  it('leave out whom a phrase only includes', () => {
    const tree = treeOf(
      'Nine/NUM/1/nummod',
      'farmers/NOUN/4/nsubj',
      'including/VERB/3/case',
      'teachers/NOUN/1/nmod',
      'fled/VERB',
    );
    expect(rolePhrases(tree, [0.9, 0.9, 0.2, 0.9, 0], 4)).toHaveLength(1);
  });
});
