/** Which way the verb points that governs an expression, by the dependency tree and its features. */
import type { Analysis, Sentence, Word } from '../language/index.js';
import { near, wordSet } from '../quantity/index.js';
import { firstEndingAfter } from '../sorted.js';
import type { Direction } from './anchor.js';

/** What the tree says: the direction of the governing verb, and whether that is an infinitive. */
export interface TreeDirection {
  direction: Direction;
  infinitive: boolean;
  /** The verb that the expression itself hangs on tells of what has happened. */
  happened: boolean;
  /** That verb says that somebody says something: its day is no day of what is told. */
  saying: boolean;
  /** That verb is a present perfect: what lasts does so up to now ("has been closed for two weeks"). */
  perfect: boolean | undefined;
}

/** Reads the verb that an expression hangs on, by the tree. */
export class TreeTense {
  private readonly sentences: readonly Sentence[];
  private next = 0;

  constructor(analysis: Analysis) {
    this.sentences = analysis.sentences;
  }

  /** The direction of the verb that governs the text range; undefined when the tree does not tell. Ranges come in text order. */
  directionAt(start: number, end: number): TreeDirection {
    while (this.next < this.sentences.length && (this.sentences[this.next] as Sentence).end <= start)
      this.next++;
    const sentence = this.sentences[this.next];
    if (!sentence || sentence.start > start) return NO_TREE;
    const { words } = sentence;
    const index = headOfRange(words, start, end);
    if (index < 0) return NO_TREE;
    return governing(words, index);
  }
}

/** The word in the range whose head lies outside it. */
function headOfRange(words: readonly Word[], start: number, end: number): number {
  const inside = (word: Word | undefined): boolean =>
    word !== undefined && word.start >= start && word.end <= end;
  for (let at = firstEndingAfter(words, start); at < words.length && (words[at] as Word).start < end; at++) {
    if (inside(words[at]) && !inside(words[words[at]?.head ?? -1])) return at;
  }
  return -1;
}

const NO_TREE: TreeDirection = {
  direction: undefined,
  infinitive: false,
  happened: false,
  saying: false,
  perfect: undefined,
};

function governing(words: readonly Word[], index: number): TreeDirection {
  const happened = hasHappened(words, index);
  const own = words[words[index]?.head ?? -1];
  const saying = own?.upos === 'VERB' && SAYING.has(own.lemma.toLowerCase());
  const perfect = isPerfect(words, words[index]?.head ?? -1);
  let at = words[index]?.head ?? -1;
  for (let steps = 0; at >= 0 && steps < 12; steps++) {
    const word = words[at];
    if (!word) return NO_TREE;
    if (word.upos === 'VERB' || word.upos === 'AUX' || word.deprel === 'root') {
      const direction = directionOfVerb(words, at);
      if (direction || word.deprel === 'root')
        return {
          direction,
          happened,
          saying,
          perfect,
          infinitive: word.feats.VerbForm === 'Inf' && direction === 'future' && !hasWill(words, at),
        };
    }
    at = word.head;
  }
  return NO_TREE;
}

/** Verbs whose past looks ahead: what they date may still come. */
const AHEAD = wordSet(`
  plan schedule set extend postpone delay adjourn expect agree promise vow pledge announce call fix move invite propose intend want hope
  decide order ask urge demand threaten warn declare approve offer book slate due expire continue pay complete say tell add
`);

const SAYING = wordSet(
  'say tell add report announce state write note warn confirm comment quote cite declare explain claim allege tweet post insist',
);

/** "has been closed", "have fought": with "had" it lasted up to something else. */
function isPerfect(words: readonly Word[], at: number): boolean {
  if (!words[at]) return false;
  return dependents(words, at).some(
    ({ lemma, feats, deprel }) =>
      deprel.startsWith('aux') && lemma.toLowerCase() === 'have' && feats.Tense !== 'Past',
  );
}

/** Whether the word a time's head hangs on is a verb of the past, or a participle that describes a noun ("the law passed in October"). */
function hasHappened(words: readonly Word[], index: number): boolean {
  const at = words[index]?.head ?? -1;
  const verb = words[at];
  if (verb?.upos !== 'VERB' || !/^(?:obl|nmod|advmod)/.test(words[index]?.deprel ?? '')) return false;
  const participle = verb.feats.VerbForm === 'Part' && verb.feats.Tense === 'Past';
  if (participle && verb.deprel.startsWith('acl') && dependents(words, at).every(isNoHelper)) return true;
  if (AHEAD.has(verb.lemma.toLowerCase())) return false;
  return directionOfVerb(words, at) === 'past' && !dependents(words, at).some(isModal);
}

const isNoHelper = ({ deprel }: Word): boolean => !/^(?:aux|cop|mark)/.test(deprel);
const isModal = ({ lemma, deprel }: Word): boolean =>
  deprel.startsWith('aux') && MODALS.has(lemma.toLowerCase());
const MODALS = wordSet('would will could can should shall might may must');

/** The words near a verb that hang on it. */
function dependents(words: readonly Word[], verb: number): Word[] {
  return near(words, verb)
    .filter((at) => words[at]?.head === verb)
    .map((at) => words[at] as Word);
}

function hasWill(words: readonly Word[], at: number): boolean {
  return dependents(words, at).some((word) => ['will', 'shall', "'ll"].includes(word.lemma.toLowerCase()));
}

function directionOfVerb(words: readonly Word[], at: number): Direction {
  const verb = words[at] as Word;
  const around = dependents(words, at);
  const auxiliaries = around.filter((word) => word.deprel.startsWith('aux') || word.deprel === 'cop');
  const lemmas = auxiliaries.map((word) => word.lemma.toLowerCase());
  if (hasWill(words, at) || verb.feats.Tense === 'Fut') return 'future';
  if (auxiliaries.some((word) => word.feats.Tense === 'Past')) return 'past';
  if (lemmas.includes('have')) return 'past';
  if (verb.feats.VerbForm === 'Fin' && verb.feats.Tense === 'Past') return 'past';
  if (verb.feats.VerbForm === 'Inf' && around.some((word) => word.lemma === 'to')) return 'future';
  return undefined;
}
