/** Words as they are compared. */
import { fold } from '../spelling/index.js';

const SHORTEST_PLURAL = 4;

/**
 * A word as words are compared: folded, without possessive, plural or stops, so that lost apostrophes and different
 * scripts do no harm.
 *
 * @example plain('Syria’s') === plain('Syrias'); // true
 */
export function plain(word: string): string {
  const bare = /^[a-z]+$/.test(word) ? word : fold(word).replaceAll(' ', '');
  if (bare.length >= SHORTEST_PLURAL && bare.endsWith('s') && !bare.endsWith('ss')) return bare.slice(0, -1);
  return bare;
}
