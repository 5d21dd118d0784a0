/** What became of territory: who holds a place after an event. */
import type { Draft } from './draft.js';
import type { Tree } from './tree.js';

const TAKEN =
  /^(?:capture|seize|recapture|retake|liberate|overrun|conquer|reconquer|regain|wrest|takeover|liberation|control)$/;
const REGAINED = /^(?:recapture|retake|liberate|reconquer|regain|liberation)$/;
const STATE =
  /^(?:army|government|troops?|forces?|military|regime|police|soldiers?|coalition|peacekeepers?)$/;
const REBEL =
  /^(?:rebels?|militants?|insurgents?|jihadists?|fighters?|militia|islamists?|isis|isil|daesh|nusra|state|kurds|ypg|kurdish|taliban|terrorists?|guerrillas?|group|opposition|free|front)$/;
const PEOPLE =
  /^(?:fighter|soldier|militant|leader|commander|man|suspect|people|member|rebel|insurgent|civilian|journalist|gunman|weapon|tank|vehicle|drug|arms)$/;

/**
 * Who took a place, where a trigger tells of that: the state's forces or others.
 */
export function territoryOf(
  tree: Tree,
  { word, trigger, also, actor, recipient, place, type }: Draft,
): 'state' | 'rebels' | undefined {
  if (type !== 'ASSAULT' || ![word, ...trigger, ...also].some((i) => TAKEN.test(tree.lemma(i))))
    return undefined;
  // people and things are captured as well
  if (recipient.some(({ head }) => PEOPLE.test(tree.lemma(head))) && !place.length) return undefined;
  const names = actor.flatMap(({ words }) => words.map((i) => tree.form(i)));
  if (names.some((w) => REBEL.test(w))) return 'rebels';
  if (names.some((w) => STATE.test(w))) return 'state';
  return REGAINED.test(tree.lemma(word)) && names.length ? 'state' : undefined;
}
