/** Which languages are read, and by which reader. */
import type { ReaderName } from './network.js';

const READERS: ReadonlyMap<string, ReaderName> = new Map([
  ['en', 'english'],
  ['ar', 'languages'],
  ['fa', 'languages'],
  ['fr', 'languages'],
  ['ru', 'languages'],
  ['uk', 'languages'],
]);

/**
 * The reader of a language (BCP 47); undefined for one that is not read.
 *
 * @example readerOf('fr-BE') // 'languages'
 */
export function readerOf(language: string): ReaderName | undefined {
  return READERS.get((language.split('-')[0] ?? '').toLowerCase());
}
