/**
 * The words of other languages that tell about sources, out of data/attribution/languages. A listed word is passed among
 * the rules with its language before it, "fr:porte-parole", so that no word of one language is taken for one of another.
 */
import { readFileSync } from 'node:fs';

/** Kinds of words that lexicon.ts has English ones of. */
export const KINDS = [
  'outlet',
  'document',
  'organisation',
  'group',
  'unnamed',
  'role',
  'titles',
  'he',
  'she',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Pronoun {
  gender?: 'he' | 'she';
  plural: boolean;
  first: boolean;
}

/** A cue that passes on what somebody else says, or that names whom one has it from. */
export type LinkKind = 'relays' | 'cites';

interface Tongue {
  links: ReadonlyMap<string, LinkKind>;
  listed: ReadonlySet<string>;
  prefixes: readonly string[];
  suffixes: readonly string[];
  pronouns: ReadonlyMap<string, Pronoun>;
  definite: ReadonlySet<string>;
  indefinite: ReadonlySet<string>;
  /** Words for what was said before, whatever it was. */
  that: ReadonlySet<string>;
}

const LANGUAGES = ['ar', 'fa', 'fr', 'ru', 'uk'] as const;
/** What is left of a word without its prefix or suffix. */
const SHORTEST_REST = 3;

const words = (list: string | undefined): string[] => (list ?? '').split(' ').filter(Boolean);
const files = new Map(
  LANGUAGES.map((language) => [
    language as string,
    JSON.parse(
      readFileSync(new URL(`../../data/attribution/languages/${language}.json`, import.meta.url), 'utf8'),
    ) as Partial<
      Record<Kind | 'definite' | 'indefinite' | 'prefixes' | 'suffixes' | 'that' | LinkKind, string>
    > & {
      pronouns: Record<'he' | 'she' | 'any' | 'they' | 'first', string | undefined>;
    },
  ]),
);

const tongues = new Map<string, Tongue>();
for (const [language, file] of files) {
  const pronouns = new Map<string, Pronoun>();
  for (const [kind, list] of Object.entries(file.pronouns))
    for (const word of words(list))
      pronouns.set(word, {
        ...(kind === 'he' || kind === 'she' ? { gender: kind } : {}),
        plural: kind === 'they',
        first: kind === 'first',
      });
  const links = (['relays', 'cites'] as const).flatMap((kind) =>
    words(file[kind]).map((word) => [word, kind] as const),
  );
  tongues.set(language, {
    links: new Map(links),
    listed: new Set(KINDS.flatMap((kind) => words(file[kind]))),
    prefixes: words(file.prefixes).sort((a, b) => b.length - a.length),
    suffixes: words(file.suffixes).sort((a, b) => b.length - a.length),
    pronouns,
    definite: new Set(words(file.definite)),
    indefinite: new Set(words(file.indefinite)),
    that: new Set(words(file.that)),
  });
}

/** All words of a kind in all other languages, each with its language before it. */
export function foreignWords(kind: Kind): string[] {
  return [...files].flatMap(([language, file]) => words(file[kind]).map((word) => `${language}:${word}`));
}

/**
 * The listed word that a form is, by itself, by its lemma or without what is written to it; undefined where it is none.
 *
 * @example listedWord('ar', 'للمتحدث', 'متحدث') // 'ar:متحدث'
 */
export function listedWord(language: string, form: string, lemma: string): string | undefined {
  const tongue = tongues.get(language);
  if (!tongue) return undefined;
  const { listed, prefixes, suffixes } = tongue;
  for (const word of [lemma, form]) if (listed.has(word)) return `${language}:${word}`;
  for (const prefix of prefixes) {
    const rest = form.slice(prefix.length);
    if (rest.length >= SHORTEST_REST && form.startsWith(prefix) && listed.has(rest))
      return `${language}:${rest}`;
  }
  for (const suffix of suffixes) {
    const rest = form.slice(0, -suffix.length);
    if (rest.length >= SHORTEST_REST && form.endsWith(suffix) && listed.has(rest))
      return `${language}:${rest}`;
  }
  return undefined;
}

/** What a pronoun says of whom it stands for; undefined for words that are none. */
export function pronounOf(language: string, form: string): Pronoun | undefined {
  return tongues.get(language)?.pronouns.get(form);
}

/** What a word of a cue says of its place in a chain, by its form. */
export function linkKind(language: string, form: string): LinkKind | undefined {
  return tongues.get(language)?.links.get(form);
}

/** Whether a word stands for what was said before: "cela", «это», "ذلك". */
export function isThat(language: string, form: string): boolean {
  return tongues.get(language)?.that.has(form) === true;
}

/** Whether the words of a phrase say that it means somebody known, or somebody new. */
export function determined(
  language: string,
  forms: readonly string[],
): { definite: boolean; indefinite: boolean } {
  const tongue = tongues.get(language);
  return {
    definite:
      forms.some((form) => tongue?.definite.has(form)) || (language === 'ar' && /^ال/.test(forms[0] ?? '')),
    indefinite: forms.some((form) => tongue?.indefinite.has(form)),
  };
}

/** A listed word as it is shown: without its language. */
export function shownWord(word: string): string {
  return word.replace(/^[a-z]{2}:/, '');
}
