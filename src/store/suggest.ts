/** Which sources are likely one and the same, and why: to be looked at, never joined by itself. Pure. */
import { fold } from './fold.js';

/** A source as an entry among those of all reports. */
export interface Candidate {
  key: string;
  name: string;
  kind: string;
  claims: number;
}

export interface Suggestion {
  /** The entry that would stand for the other: the one with the fuller name, or with more claims. */
  into: Candidate;
  from: Candidate;
  why: string;
}

const ARTICLE = /^(?:the|a|an|al|el)[\s-]+/;
const TITLE =
  /^(?:mr|mrs|ms|dr|prof|president|minister|general|gen|colonel|col|major|maj|captain|capt|sheikh|imam)\.?\s+/;
/** Words that an abbreviation leaves out. */
const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'to', 'de', 'la', 'al', 'el']);

/**
 * Pairs of entries that are likely the same, the ones with most claims first. An entry that would fit two others is
 * suggested to neither: "Haddo" may be Rima or Jamil.
 *
 * @param entries that have names
 * @param apart pairs of keys that an analyst said are not the same
 * @example suggestionsFor([{ name: 'UN', … }, { name: 'United Nations', … }]); // [{ why: '“UN” has the first letters of “United Nations”', … }]
 */
export function suggestionsFor(
  entries: readonly Candidate[],
  apart: ReadonlySet<string> = new Set(),
): Suggestion[] {
  const found = new Map<string, Suggestion>();
  const add = (into: Candidate, from: Candidate, why: string) => {
    const pair = pairOf(into.key, from.key);
    if (into.key !== from.key && !apart.has(pair) && !found.has(pair)) found.set(pair, { into, from, why });
  };
  for (const group of grouped(entries, ({ name }) => plain(name)).values()) {
    const [head, ...others] = [...group].sort((a, b) => b.claims - a.claims || a.key.localeCompare(b.key));
    for (const other of others)
      if (head)
        add(head, other, `“${other.name}” and “${head.name}” are the same but for how they are written`);
  }
  const byInitials = grouped(entries, ({ name, kind }) => (kind === 'person' ? undefined : initials(name)));
  const bySurname = grouped(entries, ({ name, kind }) => (kind === 'person' ? surname(name) : undefined));
  for (const entry of entries) {
    const short = plain(entry.name).replace(/[.\s]/g, '');
    const full = entry.kind === 'person' ? undefined : only(byInitials.get(short));
    if (full && short.length >= 2 && isAbbreviation(entry.name))
      add(full, entry, `“${entry.name}” has the first letters of “${full.name}”`);
    const person = entry.kind === 'person' ? only(bySurname.get(plain(entry.name))) : undefined;
    if (person)
      add(person, entry, `“${entry.name}” is the last name of “${person.name}”, and of nobody else here`);
  }
  return [...found.values()].sort(
    (a, b) =>
      b.into.claims + b.from.claims - a.into.claims - a.from.claims || a.from.key.localeCompare(b.from.key),
  );
}

/** A pair of keys, whichever comes first. */
export function pairOf(one: string, other: string): string {
  return [one, other].sort().join('\n');
}

/** A name without article, title, dots, hyphens and apostrophes. */
function plain(name: string): string {
  return fold(name)
    .replace(TITLE, '')
    .replace(ARTICLE, '')
    .replace(/[.'’‘ʼ`]/g, '')
    .replace(/[\s-]+(?:al|el)[\s-]+/g, ' ')
    .replace(/[\s-]+/g, ' ')
    .trim();
}

function isAbbreviation(name: string): boolean {
  return /^(?:the\s+)?(?:\p{Lu}\.?){2,8}s?$/u.test(name.trim());
}

function initials(name: string): string | undefined {
  const words = plain(name)
    .split(' ')
    .filter((word) => !SMALL.has(word));
  return words.length >= 2 && words.length <= 8 ? words.map((word) => word[0]).join('') : undefined;
}

function surname(name: string): string | undefined {
  const words = plain(name).split(' ');
  const last = words.at(-1) ?? '';
  return words.length >= 2 && last.length >= 3 ? last : undefined;
}

/** The only one of several names, where they are all the same name. */
function only(group: readonly Candidate[] | undefined): Candidate | undefined {
  if (!group) return undefined;
  const names = new Set(group.map(({ name }) => plain(name)));
  return names.size === 1 ? [...group].sort((a, b) => b.claims - a.claims)[0] : undefined;
}

function grouped(
  entries: readonly Candidate[],
  keyOf: (entry: Candidate) => string | undefined,
): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
