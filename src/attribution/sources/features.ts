/** What is known of somebody mentioned several times, and how well a pronoun or description fits. */
import type { EntityType } from '../../report.js';
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import type { Gender, NounPhrase } from './phrases.js';

/** Noun phrases that mean the same. */
export interface Cluster {
  phrases: NounPhrase[];
  /** Where it last spoke: an index into the order of all phrases, -1 never. */
  lastSpoke: number;
  lastSeen: number;
  descriptions: Set<string>;
  words: Set<string>;
  /** Its different names, and its phrases as written in lower case: looked through instead of every mention. */
  names: Map<string, readonly string[]>;
  texts: Set<string>;
  plural?: boolean;
  gender?: Gender;
  type?: EntityType;
  named: boolean;
}

const outletNames = named('a name that says that it is an outlet’s');

/** What the scorer looks at, in numbers between 0 and about 3. */
export function features(
  phrase: NounPhrase,
  cluster: Cluster,
  lastSpeaker: Cluster | undefined,
  enclosing: Cluster | undefined,
  last: NounPhrase,
  evidence?: string,
): Record<string, number> {
  const distance = phrase.sentence - last.sentence;
  const head = headOf(phrase);
  const person = kindOf(phrase);
  const other = kindOfCluster(cluster);
  const content = phrase.words.filter(
    (w) => w.length > 3 && w !== head && !/^(?:this|that|these|those|the)$/.test(w),
  );
  const strange = content.filter((w) => !cluster.words.has(w)).length;
  return {
    sameHead: Number(head !== '' && cluster.descriptions.has(head)),
    strangeWords: Math.min(2, strange),
    kindMatch: Number(person !== '' && person === other),
    kindClash: Number(person !== '' && other !== '' && person !== other),
    numberMatch: Number(cluster.plural !== undefined && phrase.plural === cluster.plural),
    numberClash: Number(
      cluster.plural !== undefined &&
        phrase.plural !== cluster.plural &&
        !(phrase.plural && other === 'organisation'),
    ),
    genderMatch: Number(phrase.gender !== undefined && phrase.gender === cluster.gender),
    genderClash: Number(genderClash(phrase, cluster)),
    distance: Math.log1p(Math.max(0, distance)),
    spoke: Number(cluster.lastSpoke >= 0),
    lastSpeaker: Number(cluster === lastSpeaker),
    enclosing: Number(cluster === enclosing),
    firstInSentence: Number(last.subject && distance === 1),
    location: Number(cluster.type === 'location' || cluster.type === 'nationality'),
    thing: Number(!cluster.named && other === ''),
    subject: Number(last.subject),
    named: Number(cluster.named),
    often: Math.log1p(cluster.phrases.length),
    sameSentence: Number(distance === 0),
    definite: Number(phrase.definite),
    byName: Number(evidence === 'name'),
    byOffice: Number(evidence === 'office'),
    general: Number(evidence === 'general'),
  };
}

/** The noun that a description is by: "spokesman" of "the army's spokesman"; empty without one. */
export function headOf(phrase: NounPhrase): string {
  return phrase.descriptions[phrase.descriptions.length - 1] ?? '';
}

/** Person or organisation, as far as the words tell. */
export function kindOf(phrase: NounPhrase): string {
  if (phrase.form === 'pronoun') {
    if (phrase.gender) return 'person';
    return /^it$/i.test(phrase.text) ? 'organisation' : '';
  }
  const head = headOf(phrase);
  return kindOfNoun(head);
}

function kindOfNoun(noun: string): string {
  if (WORDS.role.has(noun) || WORDS.he.has(noun) || WORDS.she.has(noun)) return 'person';
  if (WORDS.organisation.has(noun) || WORDS.outlet.has(noun)) return 'organisation';
  if (WORDS.document.has(noun)) return 'document';
  if (WORDS.group.has(noun)) return 'person';
  return '';
}

export function kindOfCluster(cluster: Cluster): string {
  // Asked for every pair of a mention and a cluster: it changes only as the cluster grows.
  const known = kinds.get(cluster);
  if (known?.phrases === cluster.phrases.length) return known.kind;
  const kind = kindFrom(cluster);
  kinds.set(cluster, { phrases: cluster.phrases.length, kind });
  return kind;
}

const kinds = new WeakMap<Cluster, { phrases: number; kind: string }>();

function kindFrom(cluster: Cluster): string {
  // "Radio Coast" is no person, whatever its name is taken for.
  if (!cluster.gender && !hasRole(cluster) && [...cluster.names.values()].some(isOutletName))
    return 'organisation';
  if (cluster.type === 'person' || cluster.gender) return 'person';
  if (hasRole(cluster)) return 'person';
  if (cluster.type === 'organisation' || cluster.type === 'location') return 'organisation';
  for (const description of cluster.descriptions) {
    const kind = kindOfNoun(description);
    if (kind) return kind;
  }
  return '';
}

/** Whether somebody is called by an office or a trade. */
export function hasRole({ descriptions }: Cluster): boolean {
  return [...descriptions].some((noun) => WORDS.role.has(noun));
}

/** Whether the words themselves, and not only the reader's view of a name, say that somebody is an institution. */
export function isInstitution(cluster: Cluster): boolean {
  if (kindOfCluster(cluster) !== 'organisation') return false;
  const isInstitutional = (word: string) => WORDS.organisation.has(word) || WORDS.outlet.has(word);
  return [...cluster.names.values(), [...cluster.descriptions]].some((words) => words.some(isInstitutional));
}

/** Whether a name says what it is: radio, news agency, newspaper. */
export function isOutletName(name: readonly string[]): boolean {
  return outletNames() && name.some((word) => WORDS.outlet.has(word) && word !== 'site' && word !== 'media');
}

/** Whether one is he and the other she. */
export function genderClash(phrase: NounPhrase, cluster: Cluster): boolean {
  return phrase.gender !== undefined && cluster.gender !== undefined && phrase.gender !== cluster.gender;
}
