/** The words that attribute, out of data/attribution: what a lemma can do, looked up in constant time. */
import { readFileSync } from 'node:fs';
import type { Stance } from '../report.js';
import { foreignWords, type Kind } from './tongues.js';

/** A shape that the content of a cue verb can have; data/attribution/verbs.json explains the letters. */
export type FrameName = 'c' | 'q' | 'i' | 'o' | 'n' | 'a' | 'b' | 'p' | 't';

export interface Frame {
  stance: Stance;
  /** An attitude or act rather than a statement: never a link of a claim's chain. */
  weak: boolean;
  /** Prepositions that bring in the content, for frames b and p. */
  prepositions: ReadonlySet<string>;
}

export interface NounEntry {
  stance: Stance;
  weak: boolean;
}

interface VerbGroup {
  stance: Stance;
  weak?: boolean;
  frames: string;
  words: string[];
}

const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../data/attribution/${name}`, import.meta.url), 'utf8'));

const verbData = load('verbs.json');
const wordData = load('words.json');

const verbs = new Map<string, Map<FrameName, Frame>>();
for (const group of verbData.groups as VerbGroup[]) {
  for (const part of group.frames.split(' ')) {
    const [letter, list] = part.split(':') as [string, string | undefined];
    const name = letter[0] as FrameName;
    for (const word of group.words) {
      const frames = verbs.get(word) ?? new Map<FrameName, Frame>();
      verbs.set(word, frames);
      const known = frames.get(name);
      if (known) for (const preposition of list?.split(',') ?? []) widen(known, preposition);
      else
        frames.set(name, {
          stance: group.stance,
          weak: group.weak ?? letter.endsWith('~'),
          prepositions: new Set(list?.split(',') ?? []),
        });
    }
  }
}

function widen(frame: Frame, preposition: string): void {
  (frame.prepositions as Set<string>).add(preposition);
}

const never = new Set<string>(verbData.never.words);

/** What a verb's content can look like; undefined when it is no listed cue. Particles follow an underscore. */
export function framesOf(lemma: string): ReadonlyMap<FrameName, Frame> | undefined {
  return verbs.get(lemma);
}

/** Whether a finite clause under this verb is a result, cause or state and no attribution. */
export function neverAttributes(lemma: string): boolean {
  return never.has(lemma);
}

function byStance(section: Record<string, unknown>): Map<string, NounEntry> {
  const entries = new Map<string, NounEntry>();
  for (const [stance, words] of Object.entries(section))
    if (Array.isArray(words))
      for (const word of words as string[]) entries.set(word, { stance: stance as Stance, weak: false });
  return entries;
}

const nouns = byStance(wordData.nouns);
for (const word of wordData.weakNouns.words as string[])
  nouns.set(word, { stance: nouns.get(word)?.stance ?? 'believe', weak: true });
const adjectives = byStance(wordData.adjectives);
for (const word of wordData.weakAdjectives.words as string[])
  adjectives.set(word, { stance: adjectives.get(word)?.stance ?? 'believe', weak: true });
const adverbs = byStance(wordData.adverbs);

/** A noun whose complement is what somebody says or thinks. */
export const nounCue = (lemma: string): NounEntry | undefined => nouns.get(lemma);
/** A predicate adjective of attitude: confident that. */
export const adjectiveCue = (lemma: string): NounEntry | undefined => adjectives.get(lemma);
/** An adverb that attributes to nobody named: reportedly. */
export const adverbCue = (lemma: string): NounEntry | undefined => adverbs.get(lemma);

const set = (words: unknown) => new Set(words as string[]);

/** English words of a kind, and those of the other languages. */
const everywhere = (kind: Kind, english: unknown) =>
  new Set([...(english as string[]), ...foreignWords(kind)]);

/** Word lists that tell about sources and claims. */
export const WORDS = {
  outlet: everywhere('outlet', wordData.sourceKinds.outlet),
  document: everywhere('document', wordData.sourceKinds.document),
  organisation: everywhere('organisation', wordData.sourceKinds.organisation),
  group: everywhere('group', wordData.sourceKinds.group),
  unnamed: everywhere('unnamed', wordData.sourceKinds.unnamed),
  role: everywhere('role', wordData.sourceKinds.role),
  titles: everywhere('titles', wordData.titles.words),
  he: everywhere('he', wordData.he.words),
  she: everywhere('she', wordData.she.words),
  hedges: set(wordData.hedges.words),
  witnessed: set(wordData.evidence.witnessed),
  heard: set(wordData.evidence.heard),
  inferred: set(wordData.evidence.inferred),
} as const;

const lineOf = new Map<string, Set<number>>();
(wordData.sameOffice.lines as string[]).forEach((line, i) => {
  for (const word of line.split(' ')) lineOf.set(word, (lineOf.get(word) ?? new Set()).add(i));
});

/** Whether one and the same may be called by two nouns in turn: spokesman and spokesperson, newspaper and daily. */
export function sameOffice(a: string, b: string): boolean {
  const lines = lineOf.get(b);
  return lines !== undefined && [...(lineOf.get(a) ?? [])].some((line) => lines.has(line));
}

/** Nouns that stand for whoever of their kind was named just before: "the group", "the newspaper", "the official". */
export const GENERAL = {
  organisation: set(wordData.general.organisation),
  outlet: set(wordData.general.outlet),
  person: set(wordData.general.person),
} as const;

const forms = new Map<string, string>();
for (const verb of verbs.keys())
  for (const form of inflect(verb)) if (!forms.has(form)) forms.set(form, verb);

/** The listed verb that a word form belongs to, for texts whose grammar is not known. */
export function verbOfForm(form: string): string | undefined {
  return forms.get(form);
}

function inflect(verb: string): string[] {
  const irregular = (verbData.irregular.forms as Record<string, string>)[verb];
  const sibilant = /(?:s|sh|ch|x|z)$/.test(verb);
  const y = /[^aeiou]y$/.test(verb);
  const e = verb.endsWith('e');
  const present = y ? `${verb.slice(0, -1)}ies` : sibilant ? `${verb}es` : `${verb}s`;
  const participle = e && !/(?:ee|ye|oe)$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
  const past = irregular?.split(' ') ?? [y ? `${verb.slice(0, -1)}ied` : e ? `${verb}d` : `${verb}ed`];
  return [verb, present, participle, ...past];
}
