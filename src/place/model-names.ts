/** What the language model says of a report's names, as evidence beside the gazetteer's. */
import type { Analysis } from '../language/index.js';
import type { Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';

/** What the language model takes names for. */
export interface Model {
  spoke: boolean;
  of(start: number, end: number): (Span & { type: string; covers: boolean }) | undefined;
  places: readonly Span[];
}

/** The model's names, ready to be asked about a range. */
export function modelOf(analysis: Analysis): Model {
  const named = analysis.mentions
    .filter(
      ({ type }) =>
        type === 'location' || type === 'nationality' || type === 'person' || type === 'organisation',
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  // mentions hold each other ("the provinces of Salaheddin and Diyala", "Salaheddin"): the innermost are the names
  const mentions = named.filter((mention, index) => {
    const next = named[index + 1];
    return !next || next.start >= mention.end || next.end > mention.end;
  });
  return {
    spoke: mentions.length > 0,
    places: mentions.filter(({ type }) => type === 'location'),
    of(start, end) {
      const mention = mentions[firstEndingAfter(mentions, start)];
      return mention && mention.start < end
        ? {
            type: mention.type,
            start: mention.start,
            end: mention.end,
            covers: mention.start < start || mention.end > end,
          }
        : undefined;
    },
  };
}
