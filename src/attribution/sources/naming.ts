/** What a source is called: a person by the name alone, everybody else by the fullest words. */
import type { Source } from '../../report.js';
import type { Context } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import type { Tree } from '../tree.js';
import type { NounPhrase } from './phrases.js';

const byName = named('a person goes by the name');

/**
 * The name of a source by its fullest phrase: "Larysa Hontar" of "Larysa Hontar, the company's chief engineer", so that
 * the same person is the same in another report. A title stays where the name is one word ("Mr Haddad").
 */
export function nameOf(context: Context, phrase: NounPhrase, kind: Source['kind']): string {
  const name = [...phrase.names].sort((a, b) => b.length - a.length)[0];
  const tree = context.trees[phrase.sentence];
  if (kind !== 'person' || phrase.plural || !name || !tree || !byName()) return phrase.text;
  const words = lettered(context, tree, phrase);
  const at = words.findIndex((_, i) => name.every((part, k) => words[i + k]?.lower === part));
  if (at < 0) return phrase.text;
  const lone = name.length === 1;
  const from = lone && WORDS.titles.has(words[at - 1]?.lower ?? '') ? at - 1 : at;
  const [first, last] = [words[from], words[at + name.length - 1]];
  return first && last ? context.text.slice(first.start, last.end) : phrase.text;
}

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
