/** Door of language/: sentences, words, grammar, entity mentions. */
import type { Block } from '../report.js';
import type { Analysis } from './analysis.js';
import { linkMentions } from './entities.js';
import { readerOf } from './languages.js';
import { readSentences, segment } from './reader.js';

export type { Analysis, CueReading, EventReading, Sentence, Upos, Word } from './analysis.js';
export { toConllu } from './conllu.js';
export { beginToLoad, useThreads } from './helper.js';
export { base as baseOfRelation, SentenceTree } from './tree.js';

/**
 * Reads the grammar and the names of a text. Sentences never cross block borders. Boilerplate is not read, nor are
 * blocks in a language that is not read.
 *
 * @param text the whole text; all spans in the answer are half-open UTF-16 ranges of it
 * @param blocks the text's layout, in order
 * @param language of blocks that name none of their own (BCP 47)
 * @example
 * const { sentences } = await analyse('It rained.', [{ kind: 'paragraph', start: 0, end: 10 }]);
 * sentences[0].words.length; // 3
 */
export async function analyse(text: string, blocks: readonly Block[], language = 'en'): Promise<Analysis> {
  const { sentences, mentions } = await readSentences(text, segment(text, blocks, language));
  return { sentences, ...linkMentions(text, sentences, mentions) };
}

/**
 * Whether anything of a report is read: it, or a block of it, is in a language (BCP 47) that is. What cannot be told
 * ("und") is not read.
 */
export function isRead(language: string, blocks: readonly Block[] = []): boolean {
  return (
    readerOf(language) !== undefined ||
    blocks.some((block) => block.language !== undefined && readerOf(block.language) !== undefined)
  );
}
