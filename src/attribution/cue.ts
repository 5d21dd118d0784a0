/** The words of a cue: its verb with auxiliaries, negation, adverbs between, and particle. */

import { named } from './rule.js';
import type { Tree } from './tree.js';
import { base } from './tree.js';

/** Adverbs that stand within a cue: "has also repeatedly said". */
const INNER =
  /ly$|^(?:also|then|later|already|previously|again|often|still|once|just|even|not|n['’]t|never|always|now|soon|ever|since|so|only|yet|further|earlier|long)$/;

const NEGATIVE = new Set(['not', "n't", 'n’t', 'never', 'no', 'neither', 'nor', 'hardly']);

const negatedCue = named('a cue that is denied');
const particleRule = named('particle of a cue');
const auxiliaries = named('auxiliaries of a cue');

const nobodySaid = named('nobody said');

/** "neither the agency nor the station has reported", "no official confirmed", "nobody said". */
function deniedSubject(tree: Tree, main: number): boolean {
  return tree
    .byRelation(main, 'nsubj')
    .some(
      (k) =>
        /^(?:nobody|none|neither|no-one|noone)$/.test(tree.lower(k)) ||
        tree
          .children(k)
          .some(
            (c) =>
              c < k &&
              /^(?:no|neither)$/.test(tree.lower(c)) &&
              /^(?:det|cc|advmod)/.test(tree.word(c).deprel),
          ),
    );
}

/** Verb with particle as the lexicon writes it: "point_out". */
export function lemmaWithParticle(tree: Tree, verb: number): string[] {
  const particle = !particleRule()
    ? undefined
    : tree.children(verb).find((k) => tree.word(k).deprel === 'compound:prt');
  const lemma = tree.lower(verb);
  return particle === undefined ? [lemma] : [`${lemma}_${tree.lower(particle)}`, lemma];
}

/** Word indices of a cue around its main word. */
export function cueWords(tree: Tree, main: number, alsoPreposition?: number): number[] {
  const words = [main];
  let at = main - 1;
  while (at >= 0) {
    const word = tree.word(at);
    const relation = base(word.deprel);
    const adverb = relation !== 'advmod' || INNER.test(tree.form(at));
    const ours =
      word.head === main && /^(?:aux|cop|advmod)$/.test(relation) && word.upos !== 'SCONJ' && adverb;
    if (!ours || !auxiliaries()) break;
    words.unshift(at);
    at--;
  }
  // An adverb with nothing verbal before it ("also said") belongs to the cue; "Monday" or "however," does not.
  for (const k of tree.children(main))
    if (tree.word(k).deprel === 'compound:prt' && k > main && k - main <= 3) words.push(k);
  if (alsoPreposition !== undefined && alsoPreposition > main && alsoPreposition - main <= 3)
    words.push(alsoPreposition);
  return words.sort((a, b) => a - b);
}

/** Whether a verb or adjective is denied: "did not say", "never confirmed", "declined to say". */
export function isNegated(tree: Tree, main: number): boolean {
  if (!negatedCue()) return false;
  if (tree.children(main).some((k) => k < main && NEGATIVE.has(tree.lower(k)))) return true;
  if (nobodySaid() && deniedSubject(tree, main)) return true;
  const { head, deprel } = tree.word(main);
  if (base(deprel) === 'xcomp' && head >= 0)
    return /^(?:decline|refuse|fail)$/.test(tree.lower(head)) || isNegated(tree, head);
  return false;
}
