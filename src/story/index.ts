/** Door of story/: reports → stories, as signature, keys and join. */
import type { Report } from '../report.js';
import type { Story } from '../story.js';
import { join } from './join.js';
import { signatureOf } from './signature.js';

export type { Teller } from './account.js';
export { explainReports, explainStory, type PairExplained } from './explain.js';
export { bothCanBe } from './facts.js';
export {
  CROWD,
  dayOf,
  FIT,
  groupsOf,
  inOrder,
  type JoinOptions,
  join,
  joinMet,
  RECURS,
  rankOf,
  storyIn,
} from './join.js';
export { isRowNumber, keyNumbersOf, keysOf, rowNumber } from './keys.js';
export { type Link, type Links, NO_LINKS, togetherIn } from './links.js';
export { type Pairing, pairingOf } from './pairing.js';
export { distance } from './places.js';
export { formOf, type Registry, registryOfTellings } from './registry.js';
export { type Signature, signatureOf } from './signature.js';
export {
  type ComparedLine,
  type JoinedLine,
  keysLine,
  knownForms,
  type PairLine,
  signatureLine,
  storiesTogether,
  weighed,
} from './stages.js';
export { STEADY } from './steady.js';
export { storyId } from './story-of.js';
export { sharedStrings } from './strings.js';

/**
 * The stories that reports tell: who tells of the same happening, who stands behind each, who only repeats, and where they differ.
 * Pure; the same reports give the same stories in whatever order they come.
 *
 * @example joinStories(reports).filter(({ independent }) => independent.min > 1);
 */
export function joinStories(reports: readonly Report[]): Story[] {
  return join(reports.map(signatureOf));
}
