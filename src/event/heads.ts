/** The reader model's event heads: what they see, made comparable with what the rules find. */
import type { Phrase } from './draft.js';
import { nounPhrase } from './phrase.js';
import { base, type Tree } from './tree.js';

const IN = 0.5; // probability from which a word has a role
const OUT = 0.1; // below it, a word that the tree hangs on a phrase is left out of it
const WIDEST_GAP = 1; // words left out inside a phrase that are filled in

/** The likeliest of several, with how likely it is. */
export function likeliest<K extends string>(
  of: Readonly<Partial<Record<K, number>>>,
): [K, number] | undefined {
  let best: [K, number] | undefined;
  for (const [key, value] of Object.entries(of) as [K, number][])
    if (!best || value > best[1]) best = [key, value];
  return best;
}

/** Words that have a role, as the indices of those likely enough; small holes are filled. */
export function roleWords(probability: readonly number[], least = IN): number[] {
  const out: number[] = [];
  probability.forEach((p, i) => {
    if (p < least) return;
    const last = out[out.length - 1];
    if (last !== undefined && i - last - 1 <= WIDEST_GAP) for (let k = last + 1; k < i; k++) out.push(k);
    out.push(i);
  });
  return out;
}

const NOMINAL = /^(?:NOUN|PROPN|PRON|NUM)$/;

/**
 * Who has a role, as phrases: each word that the model is sure of goes to the head of its phrase, which the tree bounds.
 * An adjective stands for somebody only where it is a name's ("Israeli"); a lone article or "other" for nobody.
 */
export function rolePhrases(tree: Tree, probability: readonly number[], trigger: number): Phrase[] {
  const isIn = (i: number) => (probability[i] ?? 0) >= IN;
  const heads = new Set<number>();
  tree.words.forEach((word, i) => {
    if (!isIn(i)) return;
    let top = i;
    for (let steps = 0; steps < 12; steps++) {
      const { head, deprel } = tree.word(top);
      if (head < 0 || !isIn(head) || base(deprel) === 'conj' || !isBetween(tree, top, head, isIn)) break;
      top = head;
    }
    const describesIt =
      tree.word(top).head === trigger && /^(?:amod|compound|nmod)/.test(tree.word(top).deprel);
    if (!describesIt && isPartOfOther(tree, top)) return;
    // "emptied their pistols": whose something is, is nobody's role by that
    if (!describesIt && tree.word(top).upos === 'PRON' && tree.word(top).deprel === 'nmod:poss') return;
    if (describesIt || NOMINAL.test(tree.word(top).upos) || (top === i && word.lemma !== tree.lemma(i)))
      heads.add(top);
  });
  const phrases = [...heads].flatMap((head) => {
    // "20 people, including two nurses": of those, nobody else
    if (isAmong(tree, head) && heads.size > 1) return [];
    const words = nounPhrase(tree, head).filter((i) => i === head || (probability[i] ?? 0) >= OUT);
    return isEmpty(tree, words) ? [] : [{ head, words: oneRun(words, head) }];
  });
  // a number alone is what is left of a phrase that the tree tears: "132 | Islamic State fighters"
  const whole = mended(tree, phrases);
  const named = whole.filter(({ words }) => words.some((i) => tree.word(i).upos !== 'NUM'));
  return named.length ? named : whole;
}

const AMONG = /^(?:include|including|among)$/;

function isAmong(tree: Tree, head: number): boolean {
  return AMONG.test(tree.marker(head)) && head > 0;
}

/** "al", "Rashid" of "al-Rashid", "Abu" and "Omar" of a name that the tree tears: one phrase, with what joins them. */
function mended(tree: Tree, phrases: readonly Phrase[]): Phrase[] {
  const sorted = [...phrases].sort((a, b) => first(a) - first(b));
  const out: Phrase[] = [];
  for (const phrase of sorted) {
    const before = out[out.length - 1];
    const gap = before && gapBetween(tree, last(before), first(phrase));
    if (!before || !gap) {
      out.push(phrase);
      continue;
    }
    out[out.length - 1] = { head: phrase.head, words: [...before.words, ...gap, ...phrase.words] };
  }
  return out;
}

const first = ({ words }: Phrase) => words[0] as number;
const last = ({ words }: Phrase) => words[words.length - 1] as number;

/** The words between two parts of one name: none, or a hyphen written together with both; undefined where they are two. */
function gapBetween(tree: Tree, end: number, start: number): number[] | undefined {
  const [a, b] = [tree.word(end), tree.word(start)];
  if (start === end + 1)
    return a.upos === 'PROPN' && (b.upos === 'PROPN' || b.upos === 'NOUN') ? [] : undefined;
  const mark = tree.word(end + 1);
  const isHyphen = start === end + 2 && tree.form(end + 1) === '-';
  return isHyphen && mark.start === a.end && b.start === mark.end ? [end + 1] : undefined;
}

/** "rebel supply lines", of which the model sees the first word alone: a part of something else, unless that is the event. */
function isPartOfOther(tree: Tree, top: number): boolean {
  const { deprel, head, upos } = tree.word(top);
  return (
    deprel === 'compound' && upos === 'NOUN' && head >= 0 && tree.word(head).upos === 'NOUN' && head > top + 1
  );
}

/** Whether all words between two belong to the same run of likely ones, but for what joins them. */
function isBetween(tree: Tree, a: number, b: number, isIn: (i: number) => boolean): boolean {
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++)
    if (!isIn(i) && !JOINING.test(tree.word(i).upos)) return false;
  return true;
}

const JOINING = /^(?:ADP|DET|PUNCT|PART|CCONJ)$/;

function isEmpty(tree: Tree, words: readonly number[]): boolean {
  return words.every(
    (i) => /^(?:DET|ADP|PUNCT|PART|CCONJ|NUM)$/.test(tree.word(i).upos) && tree.word(i).upos !== 'NUM',
  );
}

function oneRun(words: readonly number[], head: number): number[] {
  const at = words.indexOf(head);
  let [low, high] = [at, at];
  while (low > 0 && words[low - 1] === (words[low] as number) - 1) low--;
  while (high < words.length - 1 && words[high + 1] === (words[high] as number) + 1) high++;
  return words.slice(low, high + 1);
}
