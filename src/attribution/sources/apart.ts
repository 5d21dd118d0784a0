/** Why two mentions are not the same source: two institutions, two offices, a place and an institution, two parties. */
import type { Stance } from '../../report.js';
import { sameOffice } from '../lexicon.js';
import { rule } from '../rule.js';
import type { Cluster } from './features.js';
import type { NounPhrase } from './phrases.js';
import { sameNamed } from './same-name.js';

export const twoInstitutions = rule('two institutions', areTwoInstitutions);
export const twoOffices = rule('two offices', holdTwoOffices);
export const placeOnly = rule('a place is no institution', isPlaceOnly);
export const namedInOwnWords = rule('whoever is named in somebody’s words is another', isNamedInOwnWords);
export const opposed = rule('who denies is not who accuses', areOpposed);

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
  return (
    own.length > 0 &&
    theirs.length > 0 &&
    own.every((word) => !theirs.some((other) => word === other || sameOffice(word, other)))
  );
}

/** Whether both name an institution by its noun, and no noun is the same: "the ministry" after "the harbour office". */
function areTwoInstitutions(phrase: NounPhrase, cluster: Cluster): boolean {
  const own = [...phrase.words, ...phrase.descriptions].filter((word) => INSTITUTIONS.has(word));
  const theirs = new Set(
    [...cluster.words, ...cluster.descriptions].filter((word) => INSTITUTIONS.has(word)),
  );
  return own.length > 0 && theirs.size > 0 && own.every((word) => !theirs.has(word));
}

/** What a phrase says where it speaks: with which stance, and who is named in it. */
export interface Saying {
  stances: readonly Stance[];
  names: readonly NounPhrase[];
}

/** "The army denied that Amnesty International had been let in": one does not speak of oneself by name. */
function isNamedInOwnWords(saying: Saying, cluster: Cluster): boolean {
  // An organisation may: "The company said that Coast Ferries would …"; but not where it denies or accuses.
  const speaksOf =
    cluster.type === 'person' || saying.stances.some((stance) => /^(?:deny|accuse)$/.test(stance));
  return (
    speaksOf &&
    cluster.names.size > 0 &&
    saying.names.some(({ names }) =>
      names.some((name) => [...cluster.names.values()].some((known) => sameNamed(name, known, true))),
    )
  );
}

const ANSWER = 2; // sentences within which a denial answers an accusation

/** "Residents accused the guards of theft. They denied it." */
function areOpposed(
  phrase: NounPhrase,
  saying: Saying,
  other: NounPhrase | undefined,
  sayingOf: (p: NounPhrase) => Saying,
): boolean {
  if (!other || phrase.sentence - other.sentence > ANSWER || phrase.sentence === other.sentence) return false;
  const theirs = sayingOf(other).stances;
  return (
    (saying.stances.includes('deny') && !theirs.includes('deny') && theirs.includes('accuse')) ||
    (saying.stances.includes('accuse') && theirs.includes('deny') && !theirs.includes('accuse'))
  );
}
