/** A source at the very end of a sentence, which is whoever told all of it: ", according to the report". */

import type { Span } from '../../report.js';
import type { Context, Draft } from '../draft.js';
import { rule } from '../rule.js';
import { sayingBefore } from '../source.js';
import { spansOf, type Tree } from '../tree.js';

/**
 * "Warden told officers that the guard …, according to the report": trees hang the phrase on the clause it stands behind,
 * but the report is whose words all of it is, not a part of what was told.
 */
export const withoutLastSource = rule(
  'a source at the end told all of the sentence',
  (context: Context, sentence: number, drafts: readonly Draft[]) => {
    const tree = context.trees[sentence] as Tree;
    for (const last of drafts) {
      if (last.rule !== '“according to”' || last.sentence !== sentence || !isLast(tree, last)) continue;
      const start = tree.word(last.head).start;
      for (const draft of drafts) {
        if (draft === last || draft.head < 0 || draft.head > last.head) continue;
        if (!draft.content.some((span) => span.start < start && start < span.end)) continue;
        const inside = wordsIn(tree, draft.content).filter((k) => k < last.head);
        draft.content = spansOf(tree.words, inside);
      }
    }
  },
);

/** "…, the clerk recalled, adding that the director had lied": said beside what was recalled, not in it. */
export const addedApart = rule(
  'what somebody adds stands beside what they said',
  (context: Context, sentence: number, drafts: readonly Draft[]) => {
    const tree = context.trees[sentence] as Tree;
    for (const added of drafts) {
      const before = added.head < 0 ? undefined : sayingBefore(tree, added.head);
      const draft = before === undefined ? undefined : drafts.find(({ head }) => head === before);
      if (!draft || !tree.form(added.head).endsWith('ing')) continue;
      const { start } = tree.word(added.head);
      if (!draft.content.some((span) => span.start <= start && start < span.end)) continue;
      draft.content = spansOf(
        tree.words,
        wordsIn(tree, draft.content).filter((k) => !tree.under(k, added.head)),
      );
    }
  },
);

const wordsIn = (tree: Tree, spans: readonly Span[]): number[] =>
  tree.words.flatMap((word, k) =>
    spans.some(({ start, end }) => start <= word.start && word.end <= end) ? [k] : [],
  );

/** Behind a comma, and nothing but its source after it. */
function isLast(tree: Tree, { head, cue, source }: Draft): boolean {
  if (head < 2 || tree.word(head - 1).lemma !== ',') return false;
  const end = source.at(-1)?.end ?? 0;
  return tree.words.every(
    (word, k) => k < head || cue.includes(k) || word.upos === 'PUNCT' || word.end <= end,
  );
}
