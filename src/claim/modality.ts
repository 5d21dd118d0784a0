/** How a claim is put: affirmed or negated, past, present or future, hedged, in quotation marks that keep a distance. */
import { readFileSync } from 'node:fs';
import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import type { Attribution, Claim, Span } from '../report.js';
import { mainWord } from './grammar.js';
import { wordSets } from './lexicon.js';

const { happenings } = wordSets('where.json', ['happenings']);
const { saidNouns } = wordSets('acts.json', ['saidNouns']);

const hedgeWords = new Set<string>(
  JSON.parse(readFileSync(new URL('../../data/attribution/words.json', import.meta.url), 'utf8')).hedges
    .words,
);
const NEGATIVE = new Set(['not', "n't", 'n’t', 'never', 'no', 'nobody', 'nothing', 'none', 'neither', 'nor']);
const FUTURE = new Set(['will', "'ll", '’ll', 'shall', 'would', 'wo']);

/**
 * @param sentence the claim's sentence
 * @param words indices of the claim's words in it
 * @param head the head of its clause
 * @param owner the attribution that carries it
 * @param scareQuotes quotations of nobody that lie in the claim
 */
export function modalityOf(
  sentence: Sentence,
  words: readonly number[],
  head: number,
  owner: Attribution | undefined,
  scareQuotes: readonly Span[],
): Claim['modality'] {
  const all = sentence.words;
  const inside = new Set(words);
  const main = mainWord(all, words, head);
  const kids = all.flatMap((word, i) => (word.head === main && inside.has(i) ? [i] : []));
  const lemma = (i: number) => (all[i] as Word).lemma.toLowerCase();
  const subjects = kids.filter((k) => /^(?:nsubj|obj)/.test((all[k] as Word).deprel));
  const negative =
    kids.some((k) => NEGATIVE.has(lemma(k))) ||
    subjects.some((s) =>
      all.some(
        (w, i) =>
          w.head === s &&
          inside.has(i) &&
          NEGATIVE.has(lemma(i)) &&
          /^(?:det|advmod|cc:preconj)$/.test(w.deprel),
      ),
    ) ||
    subjects.some((s) => NEGATIVE.has(lemma(s)));
  return {
    polarity: negative ? 'negated' : 'affirmed',
    tense: tenseOf(all, main, kids, owner),
    hedges: words
      .filter(
        (i) =>
          !isInability(all, i) &&
          hedgeWords.has(lemma(i)) &&
          !(lemma(i) === 'may' && (all[i] as Word).upos === 'PROPN'),
      )
      .map((i) => ({ start: (all[i] as Word).start, end: (all[i] as Word).end })),
    scareQuotes: [...scareQuotes],
  };
}

const inability = named('could not is no hedge');

/** "could not be reached": not able to, which is no doubt. */
function isInability(all: readonly Word[], i: number): boolean {
  const { lemma, head } = all[i] as Word;
  return (
    inability() &&
    /^(?:could|can)$/i.test(lemma) &&
    all.some((word) => word.head === head && /^(?:not|n['’]t|never)$/i.test(word.lemma)) &&
    !all.some((word) => word.head === head && word.lemma === 'have')
  );
}

/** Stances whose content, without a verb of its own, is what has happened: reported explosions, accused of shelling. */
const TOLD = new Set<Attribution['stance']>(['assert', 'claim', 'confirm', 'deny', 'accuse']);

/** "reported explosions at the airport", "accused the rebels of shelling": told without a finite verb, it is over. */
function isTold({ upos, lemma, feats }: Word, { stance }: Attribution): boolean {
  if (!TOLD.has(stance)) return false;
  if (upos === 'NOUN') return happenings.has(lemma.toLowerCase()) || saidNouns.has(lemma.toLowerCase());
  return upos === 'VERB' && stance !== 'assert' && /^(?:Ger|Part)$/.test(feats.VerbForm ?? '');
}

function tenseOf(
  all: readonly Word[],
  main: number,
  kids: readonly number[],
  owner: Attribution | undefined,
): Claim['modality']['tense'] {
  const auxiliaries = kids.filter((k) => /^(?:aux|cop)/.test((all[k] as Word).deprel));
  const lemmas = auxiliaries.map((k) => (all[k] as Word).lemma.toLowerCase());
  if (lemmas.some((l) => FUTURE.has(l))) return 'future';
  const verb = all[main] as Word;
  const infinitive = kids.some(
    (k) => (all[k] as Word).lemma.toLowerCase() === 'to' && /^(?:mark|aux)$/.test((all[k] as Word).deprel),
  );
  if (infinitive && owner?.stance === 'predict' && !lemmas.includes('have')) return 'future';
  if (lemmas.includes('have')) return 'past';
  const finite = auxiliaries
    .map((k) => all[k] as Word)
    .find((w) => w.feats.VerbForm === 'Fin' || w.feats.Tense);
  const tense =
    finite?.feats.Tense ??
    (verb.feats.VerbForm === 'Fin' || verb.feats.VerbForm === 'Part' ? verb.feats.Tense : undefined);
  if (tense === 'Past') return 'past';
  if (!finite && owner && isTold(verb, owner)) return 'past';
  if (owner?.stance === 'predict' && !finite && verb.upos !== 'VERB') return 'future';
  return 'present';
}
