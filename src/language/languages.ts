/** Which languages are read, and by which reader. */
import type { ReaderName } from './network.js';

/** Arabic, Persian, French, Russian and Ukrainian follow when the weights of their reader are measured well. */
const READERS: ReadonlyMap<string, ReaderName> = new Map([['en', 'english']]);

/**
 * The reader of a language (BCP 47); undefined for one that is not read.
 *
 * @example readerOf('fr-BE') // 'languages'
 */
export function readerOf(language: string): ReaderName | undefined {
  return READERS.get((language.split('-')[0] ?? '').toLowerCase());
}
