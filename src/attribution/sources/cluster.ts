/** Who is the same: names gathered by their words, then pronouns and descriptions given their antecedents. */
import { WORDS } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { type Observer, type Resolution, resolve, WINDOW } from './antecedent.js';
import { twoInstitutions } from './apart.js';
import { type Cluster, genderClash, kindOf } from './features.js';
import type { NounPhrase } from './phrases.js';

const MOST_NAMES = 12; // different names of one that are remembered

const nameRule = rule('the same name', sameName);
const firstNames = named('different first names');
const shortOutlet = named('an outlet’s name without what it is');
const laterNamed = rule('somebody described, then named', cataphora);
const sameWords = rule('the same description', bare);
const firstPerson = named('who says I');

export interface Clustering {
  clusterOf: Map<NounPhrase, Cluster>;
  resolutions: Resolution[];
}

/**
 * Gathers noun phrases that mean the same.
 *
 * @param phrases all noun phrases in text order
 * @param speaks whether a phrase is the source of an attribution; only such pronouns and descriptions are resolved
 * @param speakerAround for "I" and "we" inside a quotation: the phrase of whoever is quoted
 */
export function gather(
  phrases: readonly NounPhrase[],
  speaks: (phrase: NounPhrase) => boolean,
  speakerAround: (phrase: NounPhrase) => NounPhrase | undefined,
  observe?: Observer,
): Clustering {
  const clusterOf = new Map<NounPhrase, Cluster>();
  const bySurname = new Map<string, Cluster[]>();
  const byDescription = new Map<string, Cluster[]>();
  const resolutions: Resolution[] = [];
  const recent: Cluster[] = [];
  const firstPersons: NounPhrase[] = [];
  let lastSpeaker: Cluster | undefined;
  phrases.forEach((phrase, order) => {
    let cluster: Cluster | undefined;
    const speaking = speaks(phrase);
    if (phrase.form === 'name')
      cluster = nameRule(phrase, bySurname) ?? laterNamed(phrase, speaking, lastSpeaker, byDescription);
    else if (phrase.form === 'pronoun' && isFirst(phrase)) {
      firstPersons.push(phrase);
      return;
    } else if (speaking || (phrase.form === 'description' && phrase.definite)) {
      if (phrase.form === 'pronoun' || !phrase.indefinite) {
        const around = speakerAround(phrase);
        const enclosing = around && clusterOf.get(around);
        const resolution = resolve(
          phrase,
          recent,
          lastSpeaker,
          enclosing,
          phrases,
          speaking ? observe : undefined,
        );
        const head = phrase.descriptions[phrase.descriptions.length - 1] ?? '';
        // Those who do not speak are only followed where the same noun was used of them.
        if (speaking || resolution.chosen?.descriptions.has(head)) cluster = resolution.chosen;
        if (speaking) resolutions.push(resolution);
      }
      cluster ??= phrase.form === 'description' ? sameWords(phrase, byDescription) : undefined;
    } else if (phrase.form === 'pronoun') return;
    if (!cluster) {
      cluster = {
        phrases: [],
        lastSpoke: -1,
        lastSeen: order,
        descriptions: new Set(),
        words: new Set(),
        names: new Map(),
        texts: new Set(),
        named: false,
      };
    }
    add(cluster, phrase, order, speaking);
    clusterOf.set(phrase, cluster);
    for (const name of phrase.names) for (const word of new Set(name)) remember(bySurname, word, cluster);
    for (const description of phrase.descriptions) remember(byDescription, description, cluster);
    const at = recent.lastIndexOf(cluster, recent.length - 1);
    if (at >= 0 && recent.length - at < WINDOW) recent.splice(at, 1);
    recent.push(cluster);
    if (recent.length > 4 * WINDOW) recent.splice(0, recent.length - 2 * WINDOW);
    if (speaking) lastSpeaker = cluster;
  });
  for (const phrase of firstPerson() ? firstPersons : []) {
    const speaker = speakerAround(phrase);
    const cluster = speaker && clusterOf.get(speaker);
    if (!cluster) continue;
    cluster.phrases.push(phrase);
    clusterOf.set(phrase, cluster);
  }
  return { clusterOf, resolutions };
}

function isFirst(phrase: NounPhrase): boolean {
  return /^(?:i|we|me|us)$/i.test(phrase.text);
}

function remember(index: Map<string, Cluster[]>, key: string, cluster: Cluster): void {
  const known = index.get(key);
  if (!known) index.set(key, [cluster]);
  else if (known[known.length - 1] !== cluster && known.length < 20) known.push(cluster);
}

function add(cluster: Cluster, phrase: NounPhrase, order: number, speaking: boolean): void {
  cluster.phrases.push(phrase);
  cluster.lastSeen = order;
  if (speaking) cluster.lastSpoke = order;
  for (const description of phrase.descriptions) cluster.descriptions.add(description);
  if (phrase.form !== 'pronoun') for (const word of phrase.words) cluster.words.add(word);
  if (cluster.names.size < MOST_NAMES)
    for (const name of phrase.names) cluster.names.set(name.join(' '), name);
  if (phrase.form !== 'pronoun') cluster.texts.add(phrase.text.toLowerCase());
  cluster.gender ??= phrase.gender;
  if (phrase.form !== 'pronoun') cluster.plural ??= phrase.plural;
  cluster.type ??= phrase.type;
  if (phrase.form === 'name') cluster.named = true;
}

/** A name means who an earlier one with the same last word means, unless first names differ. */
function sameName(phrase: NounPhrase, bySurname: Map<string, Cluster[]>): Cluster | undefined {
  for (const name of phrase.names) {
    const surname = name[name.length - 1] as string;
    const candidates = bySurname.get(surname) ?? [];
    for (let i = candidates.length - 1; i >= 0; i--) {
      const cluster = candidates[i] as Cluster;
      if (genderClash(phrase, cluster)) continue;
      const person =
        cluster.type === 'person' ||
        phrase.type === 'person' ||
        cluster.gender !== undefined ||
        cluster.type === 'location';
      if ([...cluster.names.values()].some((known) => compatible(name, known, person))) return cluster;
    }
  }
  return undefined;
}

function compatible(a: readonly string[], b: readonly string[], person: boolean): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (shortOutlet() && isShortOutlet(short, long)) return true;
  // "Citgo" for "Citgo Petroleum Corporation": an organisation goes by its first name, a person by the last.
  if (
    short.length === 1 &&
    !person &&
    long.includes(short[0] as string) &&
    !/^(?:us|un|north|south|united|new|al|el)$/.test(short[0] as string)
  )
    return true;
  if (a[a.length - 1] !== b[b.length - 1]) return false;
  return (
    !firstNames() ||
    short.length === 1 ||
    short.every((word) => long.includes(word) || (word.length === 1 && long.some((l) => l.startsWith(word))))
  );
}

/** "Al-Nawras" for "Al-Nawras News Agency": what is left out only says that it is an outlet's name. */
function isShortOutlet(short: readonly string[], long: readonly string[]): boolean {
  const rest = long.slice(short.length);
  return (
    rest.some((word) => WORDS.outlet.has(word)) &&
    rest.every((word) => word === 'news' || WORDS.outlet.has(word)) &&
    short.every((word, k) => word === long[k])
  );
}

/** "The minister said … Bernard Kouchner told": a name right after somebody who was only described. */
function cataphora(
  phrase: NounPhrase,
  speaking: boolean,
  lastSpeaker: Cluster | undefined,
  byDescription: Map<string, Cluster[]>,
): Cluster | undefined {
  if (!speaking || phrase.plural) return undefined;
  // "a photographer claimed … photographer Ian Whittaker said"
  for (const description of phrase.descriptions)
    for (const cluster of byDescription.get(description) ?? []) {
      const last = cluster.phrases[cluster.phrases.length - 1] as NounPhrase;
      if (
        cluster.lastSpoke >= 0 &&
        !cluster.named &&
        !last.plural &&
        phrase.sentence - last.sentence <= 4 &&
        !genderClash(phrase, cluster)
      )
        return cluster;
    }
  if (!lastSpeaker || lastSpeaker.named || twoInstitutions(phrase, lastSpeaker)) return undefined;
  const last = lastSpeaker.phrases[lastSpeaker.phrases.length - 1] as NounPhrase;
  if (
    last.plural ||
    !lastSpeaker.phrases.slice(-5).some((p) => p.definite) ||
    phrase.sentence - last.sentence > 2 ||
    phrase.sentence === last.sentence
  )
    return undefined;
  const kind =
    lastSpeaker.phrases
      .slice(-5)
      .map(kindOf)
      .find((k) => k !== '') ?? '';
  const own =
    phrase.type === 'person' || phrase.gender
      ? 'person'
      : phrase.type === 'organisation'
        ? 'organisation'
        : '';
  if (kind === 'person')
    return own !== 'organisation' && (phrase.names[0]?.length ?? 0) >= 2 ? lastSpeaker : undefined;
  return kind === 'organisation' && own === 'organisation' ? lastSpeaker : undefined;
}

/** The same description word for word ("residents … residents"): only definite ones are the same people. */
function bare(phrase: NounPhrase, byDescription: Map<string, Cluster[]>): Cluster | undefined {
  const head = phrase.descriptions[phrase.descriptions.length - 1] ?? '';
  if (!phrase.definite) {
    // "Pakistani officials … Officials": the same noun, nothing new about them, close by, and no others between.
    if (!phrase.plural || phrase.indefinite || phrase.words.length > 1) return undefined;
    const known = (byDescription.get(head) ?? []).filter((c) => c.plural);
    const last = known[known.length - 1];
    const seen = last?.phrases[last.phrases.length - 1];
    return seen && phrase.sentence - seen.sentence <= 4 && known.length === 1 ? last : undefined;
  }
  const candidates = phrase.descriptions.flatMap((d) => byDescription.get(d) ?? []);
  return candidates.reverse().find((c) => c.texts.has(phrase.text.toLowerCase()));
}
