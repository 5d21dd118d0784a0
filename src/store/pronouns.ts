/** Words that stand for somebody and are nobody's name. */
import { fold } from './fold.js';

const PRONOUNS: ReadonlySet<string> = new Set(
  `i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
  herself it its itself they them their theirs themselves one oneself who whom whoever this that these those both all
  some many others another everyone everybody someone somebody anyone anybody nobody`.split(/\s+/),
);

/** @example isPronoun('We'); // true */
export function isPronoun(name: string): boolean {
  return PRONOUNS.has(fold(name));
}
