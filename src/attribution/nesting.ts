/** Which attribution stands inside which: the smallest content that holds a cue. One sweep over the text. */
import type { Span } from '../report.js';
import type { Draft } from './draft.js';
import { lengthOf } from './locate.js';
import { named } from './rule.js';

interface Held {
  draft: Draft;
  span: Span;
  length: number;
}

const nested = named('inside the content around it');

/**
 * For each draft the one whose content holds its cue (its content's first word when it has no cue); the smallest such.
 * Of two that would hold each other, the one with the longer content is the outer.
 */
export function nest(
  drafts: readonly Draft[],
  cueSpan: (draft: Draft) => Span | undefined,
): Map<Draft, Draft> {
  const within = new Map<Draft, Draft>();
  const held: Held[] = drafts
    .flatMap((draft) => {
      const length = lengthOf(draft.content);
      return draft.content.map((span) => ({ draft, span, length }));
    })
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const asked = drafts
    .map((draft) => ({
      draft,
      span: cueSpan(draft) ?? (draft.content[0] as Span),
      length: lengthOf(draft.content),
    }))
    .filter(({ span }) => span !== undefined)
    .sort((a, b) => a.span.start - b.span.start);
  let active: Held[] = [];
  let next = 0;
  for (const { draft, span, length } of asked) {
    while (next < held.length && (held[next] as Held).span.start <= span.start)
      active.push(held[next++] as Held);
    active = active.filter((item) => item.span.end > span.start);
    let best: Held | undefined;
    for (const item of active) {
      if (item.draft === draft || item.span.end < span.end || item.length <= length) continue;
      if (!best || item.length < best.length) best = item;
    }
    const outer = draft.outer ?? (nested() ? best?.draft : undefined);
    if (outer) within.set(draft, outer);
  }
  return within;
}
