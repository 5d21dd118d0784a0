/** How a claim is put: affirmed or negated, past, present or future, hedged, in quotation marks that keep a distance. */
import { readFileSync } from 'node:fs';
import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import type { Attribution, Claim, Span } from '../report.js';
import { modalityAbroad } from './abroad.js';
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
 * @param text the whole text
 * @param sentence the claim's sentence
 * @param words indices of the claim's words in it
 * @param head the head of its clause
 * @param owner the attribution that carries it
 * @param scareQuotes quotations of nobody that lie in the claim
 */
export function modalityOf(
  text: string,
  sentence: Sentence,
  words: readonly number[],
  head: number,
  owner: Attribution | undefined,
  scareQuotes: readonly Span[],
): Claim['modality'] {
  const all = sentence.words;
  const inside = new Set(words);
  const main = verbOf(all, words, head);
  const kids = all.flatMap((word, i) => (word.head === main && inside.has(i) ? [i] : []));
  if (sentence.language !== undefined) {
    const forms = all.map(({ start, end }) => text.slice(start, end).toLowerCase());
    return {
      ...modalityAbroad(sentence.language, { all, forms, words, main, kids }),
      scareQuotes: [...scareQuotes],
    };
  }
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
          hedgeWords.has(lemma(i)) &&
          !isInability(all, i) &&
          isOfMain(all, i, main) &&
          !(lemma(i) === 'may' && (all[i] as Word).upos === 'PROPN'),
      )
      .map((i) => ({ start: (all[i] as Word).start, end: (all[i] as Word).end })),
    scareQuotes: [...scareQuotes],
  };
}

/** "The rebels … to have left", with "were found" taken out as a cue: the verb, not its subject that hung on the cue as well. */
function verbOf(all: readonly Word[], words: readonly number[], head: number): number {
  const main = mainWord(all, words, head);
  if (main === head || !/^nsubj/.test((all[main] as Word).deprel)) return main;
  const above = (all[main] as Word).head;
  return words.find((i) => all[i]?.head === above && /^[xc]comp/.test(all[i]?.deprel ?? '')) ?? main;
}

const ofMain = named('a hedge holds for the clause that it stands in');
/** "appeared at a forum": was there; "appears to", "appears that", "appears closed": a hedge. */
const SEEMING = /^(?:appear|seem|suggest|believe[d]?|suppose[d]?|suspect(?:ed)?|presume[d]?|allege[d]?)$/;
const HEDGING_VERB = /^(?:appear|seem)$/;
const MOST_STEPS = 12; // from a hedge up to the claim's head

/** Whether a hedge hangs on the claim's main verb, and not within a clause beside it or about a noun. */
function isOfMain(all: readonly Word[], i: number, main: number): boolean {
  if (!ofMain()) return true;
  const word = all[i] as Word;
  if (HEDGING_VERB.test(word.lemma.toLowerCase()) && !hasComplement(all, i)) return false;
  let at = i;
  for (let steps = 0; steps < MOST_STEPS && at >= 0 && at !== main; steps++) {
    const { deprel } = all[at] as Word;
    // "shelled the town while the army may withdraw", "a plan that could cut costs"
    if (/^(?:acl|advcl|parataxis|csubj)/.test(deprel) && !SEEMING.test((all[at] as Word).lemma.toLowerCase()))
      return false;
    at = (all[at] as Word).head;
  }
  return true;
}

function hasComplement(all: readonly Word[], i: number): boolean {
  return all.some((word) => word.head === i && /^(?:xcomp|ccomp|csubj|advcl|mark)/.test(word.deprel));
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
  const ahead = aheadOf(all, main, lemmas);
  if (ahead) return ahead;
  if (isPastByForm(all, main, kids)) return 'past';
  const infinitive = kids.some(
    (k) => (all[k] as Word).lemma.toLowerCase() === 'to' && /^(?:mark|aux)$/.test((all[k] as Word).deprel),
  );
  if ((infinitive || isHeadlinePlan(all, main)) && verb.head < 0 && !lemmas.includes('have')) return 'future';
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

/** "President to visit Kolm": a line with an infinitive for its verb, which the tree may hang on its first noun. */
function isHeadlinePlan(all: readonly Word[], main: number): boolean {
  const { upos } = all[main] as Word;
  return (
    /^(?:NOUN|PROPN)$/.test(upos) &&
    !all.some(({ feats, upos: other }) => feats.VerbForm === 'Fin' && /^(?:VERB|AUX)$/.test(other)) &&
    all.some(({ head, deprel }, k) => head === main && /^(?:acl|xcomp)$/.test(deprel) && hasTo(all, k))
  );
}

const aheads = named('going to, have to: what is meant lies ahead');
const toldPast = named('found to have, believed to be: what is told is as old as the passive says');

/** "is going to fight" is future, "have got to leave" a demand of now. Both have an infinitive below. */
function aheadOf(
  all: readonly Word[],
  main: number,
  auxiliaries: readonly string[],
): Claim['modality']['tense'] | undefined {
  if (!aheads()) return undefined;
  const { lemma, feats } = all[main] as Word;
  const isBefore = all.some(
    (word, k) => word.head === main && /^xcomp/.test(word.deprel) && hasTo(all, k) && k > main,
  );
  if (!isBefore) return undefined;
  if (lemma.toLowerCase() === 'go' && feats.VerbForm !== 'Fin' && auxiliaries.includes('be')) {
    const be = all.find((word) => word.head === main && word.lemma.toLowerCase() === 'be');
    return be?.feats.Tense === 'Past' ? undefined : 'future';
  }
  return lemma.toLowerCase() === 'get' && auxiliaries.includes('have') ? 'present' : undefined;
}

function hasTo(all: readonly Word[], k: number): boolean {
  return all.some((word) => word.head === k && word.lemma.toLowerCase() === 'to');
}

/**
 * "were found to have grown", "were believed to be there": the passive above an infinitive says when; "are said to have left": the
 * perfect infinitive does. "beat", "cut", "hit", "put" with a single subject have no -s: they are over.
 */
function isPastByForm(all: readonly Word[], main: number, kids: readonly number[]): boolean {
  if (!toldPast()) return false;
  const verb = all[main] as Word;
  const isInfinitive = hasTo(all, main);
  if (isInfinitive && /^xcomp/.test(verb.deprel) && verb.head >= 0) {
    if (kids.some((k) => (all[k] as Word).lemma.toLowerCase() === 'have')) return true;
    const above = verb.head;
    return all.some(
      ({ head, deprel, feats }) => head === above && /^aux:pass/.test(deprel) && feats.Tense === 'Past',
    );
  }
  if (!SAME_IN_PAST.test(verb.lemma.toLowerCase()) || verb.feats.VerbForm !== 'Fin') return false;
  return kids.some((k) => {
    const { deprel, feats, upos } = all[k] as Word;
    return /^nsubj/.test(deprel) && feats.Number === 'Sing' && /^(?:NOUN|PROPN)$/.test(upos) && isBare(verb);
  });
}

/** Verbs whose past is written as their present. */
const SAME_IN_PAST = /^(?:beat|cut|hit|put|set|shut|hurt|cost|cast|spread|burst|let|quit|split)$/;

/** As long as its base form: "beat", not "beats". */
function isBare({ start, end, lemma }: Word): boolean {
  return end - start === lemma.length;
}
