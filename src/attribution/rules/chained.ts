/**
 * Relays in languages without rules of their own: which of two cues of a sentence that bring in the same words passes on
 * what the other says. The lists of relaying and citing words are in data/attribution/languages.
 */
import type { Span } from '../../report.js';
import type { Context, Draft } from '../draft.js';
import { lengthOf, overlaps } from '../locate.js';
import { linkKind } from '../tongues.js';
import type { Tree } from '../tree.js';

const SAME = 0.5; // share of the smaller content that the other must hold

/** Sets `outer` of drafts of one sentence, in place. */
export function chainSeen(context: Context, sentence: number, drafts: readonly Draft[]): void {
  const tree = context.trees[sentence] as Tree;
  for (const [at, one] of drafts.entries())
    for (const other of drafts.slice(at + 1)) {
      if (one.outer === other || other.outer === one) continue;
      if (sharedShare(one.content, other.content) < SAME) continue;
      const outer = outerOf(tree, one, other);
      const inner = outer === one ? other : one;
      if (inner.outer || reaches(outer, inner)) continue;
      inner.outer = outer;
    }
}

/** Which of two drafts passes on what the other says. */
function outerOf(tree: Tree, one: Draft, other: Draft): Draft {
  const [first, second] = one.head <= other.head ? [one, other] : [other, one];
  if (holds(tree, first, second) !== holds(tree, second, first))
    return holds(tree, first, second) ? first : second;
  const kind = (draft: Draft) =>
    draft.cue.map((i) => linkKind(tree.language as string, tree.form(i))).find(Boolean);
  for (const [a, b] of [
    [first, second],
    [second, first],
  ] as const) {
    if (kind(a) === 'cites' && kind(b) !== 'cites') return b;
    if (kind(a) === 'relays' && kind(b) !== 'relays') return a;
  }
  return first;
}

/** Whether a draft's content holds the other's cue or source. */
function holds(tree: Tree, outer: Draft, inner: Draft): boolean {
  const cue = inner.cue.map((i) => tree.word(i));
  return outer.content.some((span) => [...cue, ...inner.source].some((word) => overlaps(span, word)));
}

function reaches(from: Draft, to: Draft): boolean {
  for (let at = from.outer, steps = 0; at && steps < 20; at = at.outer, steps++) if (at === to) return true;
  return false;
}

function sharedShare(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return both / Math.max(1, Math.min(lengthOf(a), lengthOf(b)));
}
