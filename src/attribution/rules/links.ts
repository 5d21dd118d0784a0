/** What the rules of relays share: the draft of each link, and what one link holds of the next. */
import type { Draft } from '../draft.js';
import { framesOf } from '../lexicon.js';
import { joined } from '../locate.js';
import { topOf } from '../source.js';
import { parts, type Tree } from '../tree.js';

/** The draft of a cue; a blank one is added where no other rule has made one. */
export function draftAt(drafts: Draft[], tree: Tree, sentence: number, head: number, lemma: string): Draft {
  const known = drafts.find((draft) => draft.head === head);
  if (known) return known;
  const blank: Draft = {
    sentence,
    cue: [head],
    head,
    source: [],
    content: [],
    lemma,
    stance: framesOf(tree.lower(head))?.get('c')?.stance ?? 'assert',
    weak: false,
    negated: false,
    rule: '',
  };
  drafts.push(blank);
  return blank;
}

/** Takes out the drafts that a condition holds for. Changes the list in place. */
export function drop(drafts: Draft[], isOut: (draft: Draft) => boolean): void {
  for (const draft of [...drafts]) if (isOut(draft)) drafts.splice(drafts.indexOf(draft), 1);
}

/** The relay's content is what it passes on, with the words of who said it. */
export function holdInner(tree: Tree, outer: Draft, inner: Draft): void {
  const cue = inner.cue.map((i) => tree.word(i));
  outer.content = joined(
    [...inner.source, ...cue.map(({ start, end }) => ({ start, end })), ...inner.content].sort(
      (a, b) => a.start - b.start,
    ),
  );
}

/** Where the words before a word end, a comma or the like left out. */
export function endBefore(tree: Tree, word: number): number {
  const before = word > 0 && parts(tree.word(word - 1)) ? word - 2 : word - 1;
  return before >= 0 ? tree.word(before).end : 0;
}

/** The head of the first noun phrase among some words; -1 when there is none. */
export function topIn(tree: Tree, words: readonly number[], verb: number): number {
  const nominal = words.find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  return nominal === undefined ? -1 : topOf(tree, nominal, verb);
}
