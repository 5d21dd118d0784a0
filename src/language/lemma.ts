/**
 * Lemmas: the network's edit class, put right by WordNet's word list where a word is inflected.
 *
 * The network tells which cut and ending a word needs, but not whether the result is a word: "condemned" can become
 * "condemne" and "children" "childre". WordNet's list (inflections.ts) knows lemmas and exceptions, but neither part of
 * speech nor features, which the network tells. Together they are
 * better than either: docs/benchmarks.md has the figures.
 */
import { baseForm, type Inflected } from './inflections.js';
import type { Labels } from './model.js';

type Features = Readonly<Record<string, string>>;

/** Forms come again and again; a text of many different ones must not fill the memory. */
const REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/**
 * A word's lemma.
 *
 * @param form the word as it is written
 * @param rule its edit class, as the network chose it; the word itself where there is none
 * @example lemmaOf('children', 'NOUN', { Number: 'Plur' }, ['lower', 1, '']); // 'child'
 */
export function lemmaOf(
  form: string,
  upos: string,
  feats: Features,
  rule: Labels['lemmas'][number] | undefined,
): string {
  const edited = editedLemma(form, rule);
  const known = inflected(upos, feats);
  if (!known) return edited;
  const lower = form.toLowerCase();
  const key = `${known} ${lower}`;
  let found = remembered.get(key);
  if (found === undefined) {
    found = baseForm(lower, known);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, found);
  }
  // What the word list does not know comes back as it went in.
  if (found === lower || found === '') return edited;
  return startsUpper(edited) ? found.charAt(0).toUpperCase() + found.slice(1) : found;
}

/** Which list an inflected word belongs to; undefined for words that are their own lemma, or that have no list. */
function inflected(upos: string, feats: Features): Inflected | undefined {
  if (upos === 'VERB') return feats.VerbForm === 'Inf' ? undefined : 'verb';
  if (upos === 'NOUN' || upos === 'PROPN') return feats.Number === 'Plur' ? 'noun' : undefined;
  if (upos === 'ADJ') return feats.Degree === 'Cmp' || feats.Degree === 'Sup' ? 'adjective' : undefined;
  return undefined;
}

function startsUpper(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/**
 * A word's lemma by its edit class alone, for languages without a word list; the word itself where the class leaves
 * nothing of it.
 *
 * @example editedLemma('ponts', ['lower', 1, '']); // 'pont'
 */
export function editedLemma(form: string, rule: Labels['lemmas'][number] | undefined): string {
  if (!rule) return form;
  const [letters, cut, add] = rule;
  const written = letters === 'lower' ? form.toLowerCase() : form;
  const kept = cut ? Array.from(written).slice(0, -cut).join('') : written;
  return kept + add || form;
}
