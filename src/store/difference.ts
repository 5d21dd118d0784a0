/** What changed between two versions of a report. */
import { diffWordsWithSpace } from 'diff';

/** A stretch of text that both versions have, or only one. */
export interface Stretch {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Versions that differ in more words than this are shown as one removed and one added text. */
const MOST_EDITS = 20_000;
/** Milliseconds after which a comparison is given up, for the same reason. */
const PATIENCE = 1_000;

/**
 * The difference between two texts, word by word. Joining what is `same` or `removed` gives the first text again,
 * `same` or `added` the second.
 */
export function difference(before: string, after: string): Stretch[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, timeout: PATIENCE });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
