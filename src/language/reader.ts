/** Text and blocks → sentences of bare words, before anything is known of their grammar. */
import type { Block, Span } from '../report.js';
import { sentencesOf } from './sentences.js';
import { wordsOf } from './words.js';

/**
 * The sentences of a text, each as its words. Sentences never cross the borders of blocks; boilerplate is not read.
 *
 * @example segment('It rained. We left.', [{ kind: 'paragraph', start: 0, end: 19 }]).length // 2
 */
export function segment(text: string, blocks: readonly Block[]): Span[][] {
  const sentences: Span[][] = [];
  for (const block of blocks) {
    if (block.kind === 'boilerplate') continue;
    const words = wordsOf(text, block.start, block.end);
    for (const { from, to } of sentencesOf(text, words)) sentences.push(words.slice(from, to));
  }
  return sentences;
}
