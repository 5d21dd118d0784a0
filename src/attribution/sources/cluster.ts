/** Who is the same: names gathered by their words, then pronouns and descriptions given their antecedents. */
import { GENERAL } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { lastWhoSpoke, type Observer, type Resolution, resolve, type Speech, WINDOW } from './antecedent.js';
import { twoInstitutions } from './apart.js';
import { type Cluster, genderClash, headOf, kindOf } from './features.js';
import type { NounPhrase } from './phrases.js';
import { asInitials, differInFirstName, initialsOf, sameNamed } from './same-name.js';

const MOST_NAMES = 12; // different names of one that are remembered
const INITIALS = '.'; // before the letters that a name may be shortened to, in the index of names

const nameRule = rule('the same name', sameName);
const initials = named('a name by its initials');
const twoOfOneSurname = named('two persons of one surname');
const laterNamed = rule('somebody described, then named', cataphora);
const generalLooksBack = named('a general noun is no one named later');
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
 * @param speech who speaks, with what stance, and in whose words a phrase stands; only pronouns and descriptions that
 *   speak are resolved
 */
export function gather(phrases: readonly NounPhrase[], speech: Speech, observe?: Observer): Clustering {
  const { speaks, speakerAround } = speech;
  const calledSo = nounsByName(phrases);
  const clusterOf = new Map<NounPhrase, Cluster>();
  const byName = new Map<string, Cluster[]>();
  const byDescription = new Map<string, Cluster[]>();
  const resolutions: Resolution[] = [];
  const recent: Cluster[] = [];
  const firstPersons: NounPhrase[] = [];
  let lastSpeaker: Cluster | undefined;
  phrases.forEach((phrase, order) => {
    let cluster: Cluster | undefined;
    const speaking = speaks(phrase);
    if (phrase.joint) cluster = together(phrase, byDescription);
    else if (phrase.form === 'name')
      cluster = nameRule(phrase, byName) ?? laterNamed(phrase, speaking, lastSpeaker, byDescription);
    else if (phrase.form === 'pronoun' && isFirst(phrase)) {
      firstPersons.push(phrase);
      return;
    } else if (speaking || (phrase.form === 'description' && phrase.definite)) {
      if (phrase.form === 'pronoun' || !phrase.indefinite) {
        const around = speakerAround(phrase);
        const enclosing = around && clusterOf.get(around);
        const before = { recent, lastSpeaker, enclosing, phrases, speech, calledSo };
        const resolution =
          phrase.foreign && phrase.form === 'pronoun'
            ? lastWhoSpoke(phrase, before)
            : resolve(phrase, before, speaking ? observe : undefined);
        const head = headOf(phrase);
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
    for (const name of phrase.names) for (const word of new Set(name)) remember(byName, word, cluster);
    const letters = phrase.form === 'name' ? initialsOf(phrase.text.replace(/^the\s+/i, '')) : undefined;
    if (letters) remember(byName, `${INITIALS}${letters}`, cluster);
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

/** Which nouns the report says of each name, wherever: of "Kolm", what it says of "Mayor Ana Kolm". */
function nounsByName(phrases: readonly NounPhrase[]): Map<string, ReadonlySet<string>> {
  const nouns = new Map<string, Set<string>>();
  const fullest = new Map<string, readonly string[]>();
  const doubtful = new Set<string>();
  for (const { form, names, descriptions } of phrases) {
    if (form !== 'name') continue;
    for (const name of names) {
      const surname = name[name.length - 1] as string;
      const known = fullest.get(surname);
      if (known && differInFirstName(name, known)) doubtful.add(surname);
      if (!known || name.length > known.length) fullest.set(surname, name);
      const list = nouns.get(surname) ?? new Set();
      for (const noun of descriptions) list.add(noun);
      nouns.set(surname, list);
    }
  }
  for (const surname of doubtful) nouns.delete(surname);
  return nouns;
}

/** "The minister and Arno" twice, in the same words. */
function together(phrase: NounPhrase, byDescription: Map<string, Cluster[]>): Cluster | undefined {
  return phrase.descriptions
    .flatMap((noun) => byDescription.get(noun) ?? [])
    .find((cluster) => cluster.plural && cluster.texts.has(phrase.text.toLowerCase()));
}

/** "I", "we": whoever speaks there. */
export function isFirst(phrase: NounPhrase): boolean {
  return phrase.form === 'pronoun' && (phrase.first ?? /^(?:i|we|me|us)$/i.test(phrase.text));
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

/**
 * A name means who an earlier one with the same last word means, unless first names differ; of several, whoever was
 * seen last.
 */
function sameName(phrase: NounPhrase, byName: Map<string, Cluster[]>): Cluster | undefined {
  const short = initials() ? asInitials(phrase.text) : undefined;
  const shortened = short === undefined ? undefined : byName.get(`${INITIALS}${short}`)?.at(-1);
  for (const name of phrase.names) {
    const surname = name[name.length - 1] as string;
    const candidates = [...(byName.get(surname) ?? [])].sort((a, b) => b.lastSeen - a.lastSeen);
    for (const cluster of candidates) {
      if (genderClash(phrase, cluster)) continue;
      const places = /^(?:location|nationality)$/;
      const person =
        cluster.type === 'person' ||
        phrase.type === 'person' ||
        cluster.gender !== undefined ||
        places.test(cluster.type ?? '') ||
        (name.length === 1 && places.test(phrase.type ?? ''));
      const names = [...cluster.names.values()];
      // "Haddad said": whoever was called so last; "Amin Haddad" is not Samir, whatever short forms were used of him.
      if (twoOfOneSurname() && person && names.some((known) => differInFirstName(name, known))) continue;
      if (names.some((known) => sameNamed(name, known, person))) return cluster;
    }
  }
  const first = byFirstName(phrase, byName);
  if (first) return first;
  const own = shortened ? undefined : initials() && initialsOf(phrase.text.replace(/^the\s+/i, ''));
  return shortened ?? (own ? byName.get(own)?.at(-1) : undefined);
}

const firstNameAlone = named('a person by the first name');

/** "Anas" after "Anas Ahmad", "Mr. Chen" after "Chen Shui-bian", where nobody else has the name. */
function byFirstName(phrase: NounPhrase, byName: Map<string, Cluster[]>): Cluster | undefined {
  const [name, ...others] = phrase.names;
  if (!firstNameAlone() || !name || name.length > 1 || others.length || phrase.plural) return undefined;
  const [word] = name as [string];
  const known = (byName.get(word) ?? []).filter(
    (cluster) =>
      (cluster.type === 'person' || cluster.gender !== undefined) &&
      !genderClash(phrase, cluster) &&
      [...cluster.names.values()].some((full) => full.length > 1 && full.includes(word)),
  );
  return known.length === 1 ? known[0] : undefined;
}

const NEXT = 1; // sentences within which somebody described is named
const LONGEST_WAIT = 4; // sentences within which the same trade or office is said again, with a name

/** "A photographer claimed … photographer Ian Whittaker said"; "Iraq's foreign minister said … Hoshyar Zebari told". */
function cataphora(
  phrase: NounPhrase,
  speaking: boolean,
  lastSpeaker: Cluster | undefined,
  byDescription: Map<string, Cluster[]>,
): Cluster | undefined {
  if (!speaking || phrase.plural) return undefined;
  // "The group said … the Delta group said": such a noun stands for whoever was named before, never for who comes after.
  const nouns = phrase.descriptions.filter((noun) => !generalLooksBack() || !isGeneral(noun));
  for (const noun of nouns)
    for (const cluster of byDescription.get(noun) ?? []) {
      const last = cluster.phrases[cluster.phrases.length - 1] as NounPhrase;
      if (
        cluster.lastSpoke >= 0 &&
        !cluster.named &&
        !last.plural &&
        phrase.sentence - last.sentence <= LONGEST_WAIT &&
        !genderClash(phrase, cluster) &&
        !isOfAnother(phrase, cluster)
      )
        return cluster;
    }
  return namedNext(phrase, lastSpeaker);
}

const isGeneral = (noun: string) => GENERAL.organisation.has(noun) || GENERAL.outlet.has(noun);

/** "A spokesman for the Front said … army spokesman Ana Kolm": what is said of the one is not said of the other. */
function isOfAnother(phrase: NounPhrase, cluster: Cluster): boolean {
  const own = new Set([...phrase.words, ...phrase.descriptions]);
  return [...cluster.words].some(
    (word) => word.length > 3 && !cluster.descriptions.has(word) && !own.has(word),
  );
}

/** A name, and nothing else, right behind somebody whose office says whose it is: "Iraq's foreign minister". */
function namedNext(phrase: NounPhrase, speaker: Cluster | undefined): Cluster | undefined {
  if (!speaker || speaker.named || twoInstitutions(phrase, speaker)) return undefined;
  const last = speaker.phrases[speaker.phrases.length - 1] as NounPhrase;
  const gap = phrase.sentence - last.sentence;
  const described = speaker.phrases.slice(-5).find((p) => p.form === 'description' && !p.plural);
  if (!described || gap < 1 || gap > NEXT || /[,\d]/.test(phrase.text) || phrase.descriptions.length)
    return undefined;
  // Whose office it is makes it one of its kind; "the police officer" may be anybody.
  const owner = /['’]s\b|\s\p{Lu}/u.test(described.text.replace(/^(?:the|an?)\s/i, ''));
  if (!owner) return undefined;
  const kind = kindOf(described);
  const full = (phrase.names[0]?.length ?? 0) >= 2;
  if (kind === 'person') return phrase.type === 'person' && full ? speaker : undefined;
  return kind === 'organisation' && phrase.type === 'organisation' ? speaker : undefined;
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
