/** What a source is called: by the name alone where a name is set behind what it is, everybody else by the fullest words. */
import type { Source } from '../../report.js';
import type { Context } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import type { Tree } from '../tree.js';
import type { NounPhrase } from './phrases.js';

const byName = named('a person goes by the name');
const bareName = named('an outlet or organisation goes by the name set behind its noun');

/**
 * The name of a source by its fullest phrase: "Larysa Hontar" of "Larysa Hontar, the company's chief engineer", so that
 * the same person is the same in another report. A title stays where the name is one word ("Mr Haddad"). So too "Fezzan
 * Dispatch" of "the regional service Fezzan Dispatch", but not "Delta" of "the Delta news agency".
 */
export function nameOf(context: Context, phrase: NounPhrase, kind: Source['kind']): string {
  const name = kind === 'person' ? ownName(phrase) : longest(phrase.names);
  const tree = context.trees[phrase.sentence];
  const isPerson = kind === 'person';
  if (phrase.plural || !name || !tree || !(isPerson ? byName() : bareName())) return phrase.text;
  const words = lettered(context, tree, phrase);
  const at = words.findIndex((_, i) => name.every((part, k) => words[i + k]?.lower === part));
  if (at < 0) return phrase.text;
  // "the Arab News Agency" is not called Agency.
  const kinds = [WORDS.outlet, WORDS.organisation];
  if (!isPerson && name.every((part) => kinds.some((kind) => kind.has(part)))) return phrase.text;
  if (!isPerson && !phrase.descriptions.includes(words[at - 1]?.lower ?? '')) return phrase.text;
  const lone = name.length === 1;
  const from = lone && WORDS.titles.has(words[at - 1]?.lower ?? '') ? at - 1 : at;
  const [first, last] = [words[from], words[at + name.length - 1]];
  return first && last ? context.text.slice(first.start, last.end) : phrase.text;
}

/** A person's own name: the first of several words, rather than a longer one that stands behind it. */
function ownName({ names, text }: NounPhrase): string[] | undefined {
  // "Task Force Commander, Lt. Gen. Ana Kolm": a title stands right before a person's name.
  const words: string[] = text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const titled = names.find(
    (name) => name.length > 1 && WORDS.titles.has(words[words.indexOf(name[0] as string) - 1] ?? ''),
  );
  if (titled) return titled;
  const [first] = names;
  const full = longest(names.filter((name) => first?.every((word) => name.includes(word))));
  return (full?.length ?? 0) > 1 ? full : longest(names);
}

const longest = (names: readonly string[][]): string[] | undefined =>
  [...names].sort((a, b) => b.length - a.length)[0];

/** The words of a phrase that have letters, as `names` spells them. */
function lettered(context: Context, tree: Tree, { span }: NounPhrase) {
  return tree.words
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .map(({ start, end }) => ({
      start,
      end,
      lower: context.text.slice(start, end).toLowerCase().replace(/\.$/, ''),
    }))
    .filter(({ lower }) => /[\p{L}\p{N}]/u.test(lower));
}
