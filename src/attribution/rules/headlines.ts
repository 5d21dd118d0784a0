/** Headlines and colons: "Iran: US must leave", "US must leave: Iran", "The minister said:" before a paragraph. */
import type { Context, Draft } from '../draft.js';
import { verbOfForm } from '../lexicon.js';
import { named } from '../rule.js';
import { canSpeak } from '../source.js';
import { spansOf, type Tree } from '../tree.js';

const LONGEST_SOURCE = 7; // words before the colon of a headline

const sourceFirst = named('headline with its source first');
const sourceLast = named('headline with its source last');

/** A headline whose source stands before or after a colon or dash. */
export function headlineDrafts(context: Context, sentence: number): Draft[] {
  const tree = context.trees[sentence] as Tree;
  if (!context.isHeading[sentence]) return [];
  const colon = tree.words.findIndex((w, i) => i > 0 && w.lemma === ':' && i < tree.words.length - 1);
  if (colon < 0) return [];
  const before = range(0, colon);
  const after = range(colon + 1, tree.words.length);
  if (before.some((i) => verbOfForm(textOf(context, tree, i)) && tree.word(i).upos === 'VERB')) return [];
  const speaksFirst = sourceFirst() && before.length <= LONGEST_SOURCE && isSource(tree, before);
  const speaksLast = sourceLast() && !speaksFirst && after.length <= LONGEST_SOURCE && isSource(tree, after);
  if (!speaksFirst && !speaksLast) return [];
  const [source, content] = speaksFirst ? [before, after] : [after, before];
  const spans = spansOf(tree.words, content);
  if (!spans.length || content.length < 2) return [];
  // "Delta: River Transport" names a place and a subject; nobody says anything.
  if (!content.some((i) => /^(?:VERB|AUX)$/.test(tree.word(i).upos))) return [];
  return [
    {
      sentence,
      cue: [colon],
      head: colon,
      source: spansOf(tree.words, source),
      sourceAt: { sentence, word: headOf(tree, source) },
      content: spans,
      lemma: ':',
      stance: 'assert',
      weak: false,
      negated: false,
      rule: 'headline: the source stands before or after the colon',
    },
  ];
}

function textOf(context: Context, tree: Tree, i: number): string {
  const { start, end } = tree.word(i);
  return context.text.slice(start, end).toLowerCase();
}

function isSource(tree: Tree, words: readonly number[]): boolean {
  if (words.some((i) => /^(?:VERB|AUX)$/.test(tree.word(i).upos))) return false;
  return canSpeak(tree, headOf(tree, words));
}

function headOf(tree: Tree, words: readonly number[]): number {
  return (
    words.find((i) => !words.includes(tree.word(i).head) && tree.word(i).upos !== 'PUNCT') ??
    (words[0] as number)
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}
