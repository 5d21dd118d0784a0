/**
 * Relays in languages without rules of their own: which of two cues of a sentence that bring in the same words passes on
 * what the other says. The lists of relaying and citing words are in data/attribution/languages.
 */
import type { Span } from '../../report.js';
import type { Context, Draft } from '../draft.js';
import { lengthOf, overlaps } from '../locate.js';
import { linkKind } from '../tongues.js';
import { spansOf, type Tree } from '../tree.js';

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
      inner.content = withoutHoles(inner.content, outer.content);
      outer.content = without(tree, outer.content, inner);
    }
}

/** Content that is left out in the middle, and that whoever passes it on has, is in both. */
function withoutHoles(content: readonly Span[], outer: readonly Span[]): Span[] {
  const filled: Span[] = [];
  for (const span of content) {
    const last = filled.at(-1);
    const isHeld = last && outer.some(({ start, end }) => start <= last.end && span.start <= end);
    if (isHeld) last.end = span.end;
    else filled.push({ ...span });
  }
  return filled;
}

/** What is passed on, without the words by which the other is named. */
function without(tree: Tree, content: readonly Span[], inner: Draft): Span[] {
  const words = tree.words.flatMap((word, i) =>
    content.some((span) => overlaps(span, word)) &&
    !inner.cue.includes(i) &&
    !inner.source.some((span) => overlaps(span, word))
      ? [i]
      : [],
  );
  return words.length ? spansOf(tree.words, words) : [...content];
}

/** Which of two drafts passes on what the other says. */
function outerOf(tree: Tree, one: Draft, other: Draft): Draft {
  const [first, second] = one.head <= other.head ? [one, other] : [other, one];
  const kind = (draft: Draft) =>
    draft.cue.map((i) => linkKind(tree.language as string, tree.form(i))).find(Boolean);
  if (kind(first) === 'cites' && kind(second) !== 'cites') return second;
  if (kind(second) === 'cites' && kind(first) !== 'cites') return first;
  if (holds(tree, first, second) !== holds(tree, second, first))
    return holds(tree, first, second) ? first : second;
  return kind(second) === 'relays' && kind(first) !== 'relays' ? second : first;
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
