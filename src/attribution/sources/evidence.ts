/**
 * Why a description may mean somebody mentioned before. Without one of these reasons it is a source of its own: that an
 * army speaks behind an organisation does not make the two one.
 */
import { GENERAL, sameOffice, WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import { type Cluster, headOf, isOutletName, kindOf, kindOfCluster } from './features.js';
import type { NounPhrase } from './phrases.js';

/**
 * `noun`: the same noun was said of them; `name`: the noun is a part of their name; `office`: a noun that means the same
 * was; `general`: a noun that stands for whoever of its kind was named last.
 */
export type Evidence = 'noun' | 'name' | 'office' | 'general';

const NEAR = 2; // sentences within which somebody else of the kind makes a general noun doubtful

const sameNoun = named('the same noun was said of them');
const inName = named('the noun is a part of the name');
const otherNoun = named('another noun for the same office');
const generalNoun = named('a general noun for who was named last');

/**
 * The reason for which a description may mean a cluster; undefined when there is none.
 *
 * @param called every noun that the report says of them, also further down: "Mr Kolm … the president … President Kolm"
 * @param rivals others that were mentioned lately
 */
export function evidenceFor(
  phrase: NounPhrase,
  cluster: Cluster,
  called: ReadonlySet<string>,
  lastSpeaker: Cluster | undefined,
  rivals: readonly Cluster[],
  phrases: readonly NounPhrase[],
): Evidence | undefined {
  const head = headOf(phrase);
  if (head === '') return undefined;
  const person = kindOfCluster(cluster) === 'person';
  // An observatory is not its head, and "the Coast terror group" not whatever group was named before.
  if (person && WORDS.organisation.has(head) && !WORDS.role.has(head)) return undefined;
  if (!GENERAL.person.has(head) && isOfOtherName(phrase, cluster)) return undefined;
  if (sameNoun() && (cluster.descriptions.has(head) || called.has(head))) return 'noun';
  if (
    inName() &&
    !person &&
    !phrase.plural &&
    [...cluster.names.values()].some((name) => name.includes(head))
  )
    return 'name';
  if (otherNoun() && [...cluster.descriptions, ...called].some((noun) => sameOffice(noun, head)))
    return 'office';
  // "One of two witnesses said … the source recalled": an unnamed one who has just spoken is a source.
  if (generalNoun() && head === 'source' && phrase.definite && !phrase.plural && phrase.words.length <= 2)
    return !cluster.named && cluster === lastSpeaker && cluster.plural !== true ? 'general' : undefined;
  if (!generalNoun() || !isGeneral(phrase, cluster, head, person)) return undefined;
  const seen = (other: Cluster) => phrase.sentence - (phrases[other.lastSeen] as NounPhrase).sentence;
  if (seen(cluster) > NEAR) return undefined;
  const kind = kindOfCluster(cluster);
  const rival = rivals.some(
    (other) => other !== cluster && other.named && kindOfCluster(other) === kind && seen(other) <= NEAR,
  );
  return rival && cluster !== lastSpeaker ? undefined : 'general';
}

/** Whether a description holds a name that was never heard of the other. */
function isOfOtherName(phrase: NounPhrase, cluster: Cluster): boolean {
  const isGeneralNoun = GENERAL.organisation.has(headOf(phrase)) || GENERAL.outlet.has(headOf(phrase));
  if (!isGeneralNoun) return false;
  const proper = phrase.text.match(/\p{Lu}[\p{L}’'-]+/gu)?.slice(/^\p{Lu}/u.test(phrase.text) ? 1 : 0) ?? [];
  return proper.some((word) => !cluster.words.has(word.toLowerCase()));
}

/** "the group", "the paper", "the official", of somebody named who may be called so. */
function isGeneral(phrase: NounPhrase, cluster: Cluster, head: string, person: boolean): boolean {
  if (!cluster.named || !phrase.definite || phrase.plural) return false;
  if (GENERAL.person.has(head))
    return person && [...cluster.descriptions].some((noun) => WORDS.role.has(noun));
  const kind = kindOfCluster(cluster);
  if (person || (kind !== '' && kindOf(phrase) !== kind) || cluster.type === 'location') return false;
  if (GENERAL.outlet.has(head) && [...cluster.names.values()].some(isOutletName)) return true;
  // "the ministry … the group": a name that says what it is is called by that.
  const own = [...cluster.names.values(), ...cluster.descriptions].flat();
  if (own.some((word) => WORDS.organisation.has(word) && !GENERAL.organisation.has(word))) return false;
  return GENERAL.organisation.has(head) || (GENERAL.outlet.has(head) && cluster.lastSpoke >= 0);
}
