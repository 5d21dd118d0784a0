/** Why two mentions are not the same source: two institutions, two offices, a place and an institution. */
import { rule } from '../rule.js';
import type { Cluster } from './features.js';
import type { NounPhrase } from './phrases.js';

export const twoInstitutions = rule('two institutions', areTwoInstitutions);
export const twoOffices = rule('two offices', holdTwoOffices);
export const placeOnly = rule('a place is no institution', isPlaceOnly);

/**
 * Nouns that tell one institution from another: a ministry is no agency. Written for the purpose; general ones
 * ("organisation", "group", "body") are left out, since any institution may be called so.
 */
const INSTITUTIONS = new Set(
  (
    'agency army authority bank bureau chamber channel church commission committee company council court daily ' +
    'directorate embassy force hospital magazine ministry monastery navy newspaper office paper parliament party ' +
    'police prosecution radio school secretariat senate station television tribunal union university weekly association federation charity'
  ).split(' '),
);

/** "the Authority" is not the town named before; "the government" may be a country's. */
function isPlaceOnly(phrase: NounPhrase, cluster: Cluster): boolean {
  return (
    (cluster.type === 'location' || cluster.type === 'nationality') &&
    phrase.words.some((word) => INSTITUTIONS.has(word)) &&
    ![...cluster.words, ...cluster.descriptions].some((word) => INSTITUTIONS.has(word))
  );
}

/** Offices that one person hardly holds together: a spokesman is no secretary. General ones ("official") are left out. */
const OFFICES = new Set(
  (
    'spokesman spokeswoman spokesperson minister president secretary mayor governor ambassador judge prosecutor chairman ' +
    'chairwoman captain colonel engineer director manager doctor teacher driver farmer fisherman envoy treasurer bishop'
  ).split(' '),
);

/** Whether both name an office, and no office is the same. */
function holdTwoOffices(phrase: NounPhrase, cluster: Cluster): boolean {
  const own = phrase.descriptions.filter((word) => OFFICES.has(word));
  const theirs = [...cluster.descriptions].filter((word) => OFFICES.has(word));
  return own.length > 0 && theirs.length > 0 && own.every((word) => !theirs.includes(word));
}

/** Whether both name an institution by its noun, and no noun is the same: "the ministry" after "the harbour office". */
function areTwoInstitutions(phrase: NounPhrase, cluster: Cluster): boolean {
  const own = [...phrase.words, ...phrase.descriptions].filter((word) => INSTITUTIONS.has(word));
  const theirs = new Set(
    [...cluster.words, ...cluster.descriptions].filter((word) => INSTITUTIONS.has(word)),
  );
  return own.length > 0 && theirs.size > 0 && own.every((word) => !theirs.has(word));
}
