import type { Span } from '../report.js';

/** Asks, for words in text order, whether a span covers them. */
export function sweep(spans: readonly Span[]): (word: Span) => boolean {
  let next = 0;
  let reach = -1;
  return (word) => {
    while (next < spans.length && (spans[next] as Span).start <= word.start)
      reach = Math.max(reach, (spans[next++] as Span).end);
    return reach >= word.end;
  };
}
