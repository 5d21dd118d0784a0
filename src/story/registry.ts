/**
 * Who is who, as the reports themselves explain it: full names behind short ones, organisations behind those who speak for
 * them, acronyms. Counted over all reports at hand, and used only where they agree.
 */
import { likeness, toSounds } from '../spelling/index.js';
import type { Teller } from './account.js';
import type { Signature } from './signature.js';
import { HEADS } from './voice.js';

interface Organisation {
  name: string;
  words: string[];
  count: number;
}

export interface Registry {
  /** The same teller with the name of the organisation that is behind it, where the reports tell. */
  known(teller: Teller): Teller;
}

/** Share of all tellings that must agree. */
const AGREE = 0.6;
const FEWEST = 2;
const ALIKE = 0.8;
const LONGEST = 7; // words of a full name; longer ones hold a reader's slip

/** A teller, and how often reports tell of it in just this way. */
export interface Telling {
  teller: Teller;
  count: number;
}

export function registryOf(signatures: readonly Signature[]): Registry {
  return registryOfTellings(
    signatures.flatMap(({ account }) => account.tellers.map((teller) => ({ teller, count: 1 }))),
  );
}

/** All of a teller that says who it is: equal for equal tellings. */
export function formOf({ kind, named, name, of, words, short, person }: Teller): string {
  return JSON.stringify({ kind, named, name, of, words, short, person });
}

/** The order in which they are told makes no difference. */
export function registryOfTellings(told: readonly Telling[]): Registry {
  const tellers = told
    .map((telling) => ({ ...telling, form: formOf(telling.teller) }))
    .sort((a, b) => (a.form < b.form ? -1 : a.form > b.form ? 1 : 0));
  const organisations = organisationsOf(tellers);
  const byWord = new Map<string, Organisation[]>();
  for (const organisation of organisations)
    for (const word of organisation.words) {
      const list = byWord.get(word);
      if (list) list.push(organisation);
      else byWord.set(word, [organisation]);
    }
  const full = (words: readonly string[]): Organisation | undefined => {
    const [first] = words;
    if (first === undefined || !words.some((word) => HEADS.has(word) || word.length <= 5)) return undefined;
    const holding = (byWord.get(words.find((word) => HEADS.has(word)) ?? first) ?? []).filter(
      (other) => other.words.length > words.length && words.every((word) => other.words.includes(word)),
    );
    const [best] = holding;
    if (!best) return undefined;
    const rivals = holding.filter(
      (other) =>
        !best.words.every((word) => other.words.includes(word)) &&
        !other.words.every((word) => best.words.includes(word)),
    );
    const against = rivals.reduce((sum, { count }) => sum + count, 0);
    return best.count >= FEWEST && best.count / (best.count + against) >= AGREE ? best : undefined;
  };
  const byWords = new Map(organisations.map((organisation) => [idOf(organisation.words), organisation]));
  const called = (words: readonly string[]) => byWords.get(idOf(words));
  const acronyms = acronymsOf(tellers);
  const people = peopleOf(tellers, full);
  return {
    known(teller) {
      const person = teller.person ?? (teller.kind === 'person' && teller.named ? teller.words : undefined);
      const spokenFor = person && people(person);
      if (spokenFor) return { ...teller, of: spokenFor.name, words: spokenFor.words, person };
      if (!teller.named) return teller;
      const short =
        teller.short.find((acronym) => acronyms.has(acronym)) ??
        (teller.words.length === 1 ? teller.words[0] : undefined);
      const behind = short === undefined ? undefined : acronyms.get(short);
      const found = full(behind ?? teller.words) ?? (behind && called(behind));
      if (found) return { ...teller, of: found.name, words: found.words };
      return behind ? { ...teller, words: behind } : teller;
    },
  };
}

/** The same for the same words in any order. */
function idOf(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

function organisationsOf(tellers: readonly Telling[]): Organisation[] {
  const found = new Map<string, { names: Map<string, number>; words: string[]; count: number }>();
  for (const { teller, count } of tellers) {
    if (!teller.named || (teller.kind === 'person' && teller.of === undefined)) continue;
    if (teller.words.length < 2 || teller.words.length > LONGEST) continue;
    const id = idOf(teller.words);
    const entry = found.get(id) ?? { names: new Map(), words: teller.words, count: 0 };
    const name = teller.of ?? teller.name;
    entry.count += count;
    entry.names.set(name, (entry.names.get(name) ?? 0) + count);
    found.set(id, entry);
  }
  return [...found.values()]
    .map(({ names, words, count }) => ({ name: commonest(names), words, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function commonest(names: ReadonlyMap<string, number>): string {
  const [best] = [...names].sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

/** Acronyms that stand behind a full name in brackets, with that name's words. */
function acronymsOf(tellers: readonly Telling[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, { words: string[]; count: number }>>();
  for (const {
    teller: { short, words, named },
    count,
  } of tellers)
    for (const acronym of short) {
      if (!named || words.length < 2) continue;
      const initials = words.map((word) => word[0]).join('');
      if (!initials.startsWith(acronym.slice(0, 2)) && !initials.includes(acronym)) continue;
      const list = counts.get(acronym) ?? new Map();
      const id = idOf(words);
      const entry = list.get(id) ?? { words, count: 0 };
      entry.count += count;
      list.set(id, entry);
      counts.set(acronym, list);
    }
  const found = new Map<string, string[]>();
  for (const [acronym, list] of counts) {
    const [best] = [...list.values()].sort(
      (a, b) => b.count - a.count || (a.words.join() < b.words.join() ? -1 : 1),
    );
    if (best) found.set(acronym, best.words);
  }
  return found;
}

/** For whom a person speaks, by what the reports say of that person. */
function peopleOf(
  tellers: readonly Telling[],
  full: (words: readonly string[]) => Organisation | undefined,
): (person: readonly string[]) => Organisation | undefined {
  const drawers = new Map<
    string,
    { sounds: ReturnType<typeof toSounds>; counts: Map<string, Organisation>; all: number }[]
  >();
  const soundsOf = (person: readonly string[]) =>
    toSounds(person.filter((word) => !/^(?:al|el|abu)$/.test(word)).join(''));
  const drawer = (person: readonly string[]) =>
    toSounds(person[0] ?? '')
      .keys.filter(Boolean)
      .slice(0, 2)
      .join('');
  const find = (person: readonly string[]) => {
    const sounds = soundsOf(person);
    return drawers.get(drawer(person))?.find((entry) => likeness(entry.sounds, sounds, ALIKE) >= ALIKE);
  };
  for (const { teller, count } of tellers) {
    const person = teller.person;
    if (!person || person.length < 2 || teller.of === undefined) continue;
    const organisation = full(teller.words) ?? { name: teller.of, words: teller.words, count: 0 };
    let entry = find(person);
    if (!entry) {
      entry = { sounds: soundsOf(person), counts: new Map(), all: 0 };
      const list = drawers.get(drawer(person));
      if (list) list.push(entry);
      else drawers.set(drawer(person), [entry]);
    }
    const id = idOf(organisation.words);
    const before = entry.counts.get(id) ?? { ...organisation, count: 0 };
    before.count += count;
    entry.all += count;
    entry.counts.set(id, before);
  }
  return (person) => {
    if (person.length < 2) return undefined;
    const entry = find(person);
    const [best] = [...(entry?.counts.values() ?? [])].sort(
      (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1),
    );
    return best && entry && best.count / entry.all >= AGREE ? best : undefined;
  };
}
