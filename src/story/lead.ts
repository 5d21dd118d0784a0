/** Where a report says what it is about: its title and first sentences. */
import type { Report, Span } from '../report.js';

const ENOUGH_WORDS = 70;
const LONGEST = 900; // characters

/** From the beginning to the end of the sentence that makes it enough. */
export function leadOf({ text, sentences }: Pick<Report, 'text' | 'sentences'>): Span {
  let end = 0;
  for (const sentence of sentences) {
    if (sentence.end > LONGEST && end > 0) break;
    end = sentence.end;
    if (countWords(text.slice(0, Math.min(end, LONGEST))) >= ENOUGH_WORDS) break;
  }
  return { start: 0, end: Math.min(end || text.length, LONGEST, text.length) };
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

export function within(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}
