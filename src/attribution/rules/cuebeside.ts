/** The cue that stands beside a quotation: behind it or before it. */
import type { Context, WordRef } from '../draft.js';
import { framesOf, neverAttributes } from '../lexicon.js';
import { wordAt, wordBefore } from '../locate.js';
import { subjectOf } from '../source.js';
import { base, type Tree } from '../tree.js';
import { FRAGMENT, type Placed, sameBlock } from './placed.js';

const FARTHEST_CUE = 40; // words between a quotation and the verb it belongs to

/** '"…," X said' and '"…," said X'. */
export function cueAfter(context: Context, item: Placed): WordRef | undefined {
  const { sentences } = context.analysis;
  let ref = wordAt(sentences, item.end);
  if (!ref || !sameBlock(context, item.end - 1, ref)) return undefined;
  const tree = context.trees[ref.sentence] as Tree;
  while (ref && tree.word(ref.word)?.upos === 'PUNCT' && /^[,\-–—"'’”]+$/.test(tree.word(ref.word).lemma))
    ref = ref.word + 1 < tree.words.length ? { sentence: ref.sentence, word: ref.word + 1 } : undefined;
  if (!ref) return undefined;
  const ended = /[.][^\w\s]+$/u.test(context.text.slice(Math.max(item.start, item.end - 3), item.end));
  const first = ref.word;
  const between = context.text.slice(item.end, tree.word(first).start);
  if (!/^[\s,\-–—"'’”]*$/.test(between)) return undefined;
  for (let i = first; i < Math.min(tree.words.length, first + FARTHEST_CUE); i++) {
    const word = tree.word(i);
    if (word.upos !== 'VERB' && !(i === first && framesOf(tree.lower(i))?.has('q'))) {
      if (/^[.;:]$/.test(word.lemma) || MARK.test(word.lemma)) return undefined;
      continue;
    }
    const frames = framesOf(tree.lower(i));
    const speech = frames?.has('q');
    if (i === first || (i === first + 1 && base(tree.word(first).deprel) === 'aux')) {
      // inverted: "…," said X
      if ((speech || !frames) && !neverAttributes(tree.lower(i)) && !ended)
        return { sentence: ref.sentence, word: i };
      if (speech && ended && subjectAfter(tree, i)) return { sentence: ref.sentence, word: i };
      continue;
    }
    // "…," X was quoted as saying: who is quoted is the subject, who quotes may be nobody.
    const asSaying =
      tree.lower(i) === 'quote' &&
      tree.words.slice(i, i + FARTHEST_CUE).some((w) => w.lemma.toLowerCase() === 'as');
    if (asSaying && !ended) return { sentence: ref.sentence, word: i };
    const subject = subjectOf(tree, i);
    if (subject === undefined || subject > i) continue;
    const phrase = tree.subtree(subject);
    const begins = (phrase[0] as number) <= first + 2;
    if (!begins || !((phrase[0] as number) >= first)) continue;
    if (speech || (!frames && endsThere(tree, i) && !neverAttributes(tree.lower(i)))) {
      if (ended && !endsThere(tree, i)) return undefined;
      if (hasOwnClause(tree, i)) return undefined;
      return { sentence: ref.sentence, word: i };
    }
  }
  return undefined;
}

const MARK = /^["“”„«»‘]+$/;

function subjectAfter(tree: Tree, verb: number): boolean {
  return tree.byRelation(verb, 'nsubj').some((k) => k > verb);
}

function endsThere(tree: Tree, i: number): boolean {
  const next = tree.words[i + 1];
  return !next || next.upos === 'PUNCT';
}

/** A cue with a clause of its own after it does not need the quotation before it. */
function hasOwnClause(tree: Tree, verb: number): boolean {
  return tree
    .byRelation(verb, 'ccomp')
    .some((k) => k > verb && (tree.isFinite(k) || tree.markers(k).includes('that')));
}

/** 'X said: "…"', 'X told reporters, "…"', 'X said "…"'. */
export function cueBefore(context: Context, item: Placed): WordRef | undefined {
  const { sentences } = context.analysis;
  const ref = wordBefore(sentences, item.start);
  if (!ref || !sameBlock(context, item.start, ref)) return undefined;
  const tree = context.trees[ref.sentence] as Tree;
  const last = tree.word(ref.word);
  const parted = /^[,:]$/.test(last.lemma);
  if (!parted && last.upos === 'PUNCT') return undefined;
  if (!parted && item.words <= FRAGMENT) return undefined;
  for (let i = ref.word; i >= Math.max(0, ref.word - 25); i--) {
    const word = tree.word(i);
    if (MARK.test(word.lemma)) return undefined;
    const frames = framesOf(tree.lower(i));
    if (word.upos !== 'VERB') continue;
    // "quoted “engineers familiar with the project” to that effect": who, not what.
    if (!item.verb && !parted && /^(?:quote|cite)$/.test(tree.lower(i))) return undefined;
    if (frames?.has('q') || (parted && i >= ref.word - 1)) {
      if (!parted && i !== ref.word) return undefined;
      return { sentence: ref.sentence, word: i };
    }
    if (tree.isFinite(i)) return undefined;
  }
  return undefined;
}
