/** Which way a verb near an expression points: past or future. From the grammar where it was read, from the words otherwise. */

import type { Analysis, Sentence, Word } from '../language/index.js';
import type { Tokens } from '../quantity/index.js';
import { wordSet } from '../quantity/index.js';
import type { Direction } from './anchor.js';

/** How many tokens on either side are looked at when there is no grammar. */
const REACH_LEFT = 24;
const REACH_RIGHT = 10;

const FUTURE: ReadonlySet<string> = new Set(['will', "'ll", 'shall', 'wo', 'won']);

/** Participles after which a date lies ahead ("scheduled for Monday", "due on Friday"). */
const AHEAD: ReadonlySet<string> = wordSet(`
  scheduled due slated planned expected expires expire upcoming plans hopes intends planning expects
  effective payable redeemable mature maturing matures
`);

/** Forms of irregular verbs that are only past. Compiled by hand. */
const IRREGULAR_PAST: ReadonlySet<string> = wordSet(`
  was were had did said told went came took gave made got saw knew thought found held kept left met
  paid ran sent sold spoke spent stood won wrote began broke brought built bought caught chose drew
  drove fell felt flew fought grew heard laid led lost meant rose sank shot shook struck swept threw
  wore withdrew became seized overran fled shut slid spread stole sought taught tore woke ate drank
  hid rode sang
`);

/** Words that end in -ed and are no past. */
const NOT_PAST: ReadonlySet<string> = wordSet(`
  united need indeed armed red hundred speed feed seed exceed proceed succeed bed wed shed embed
  unprecedented limited so-called aged
`);

/** Words right before an expression that settle its direction, whatever the verb. */
const SETTLING: Readonly<Record<string, Direction>> = {
  ended: 'past',
  since: 'past',
  ending: 'future',
  until: 'future',
  till: 'future',
  payable: 'future',
  effective: 'future',
  upcoming: 'future',
};

/**
 * The direction of an expression at tokens [from, to): by the word before it, then by a plan or "will" nearby, then by the tree's
 * verb, then by the nearest verb form. An infinitive in the tree ("voted to support it Friday") is often the wrong verb for a bare
 * weekday, so a past form nearby outranks it there.
 */
export function directionOfMatch(
  tokens: Tokens,
  from: number,
  to: number,
  tree: TreeDirection,
  weekday: boolean,
): Direction {
  const before = tokens.low(from - 1);
  const settled = Object.hasOwn(SETTLING, before) ? SETTLING[before] : undefined;
  if (settled) return settled;
  const words = directionByWords(tokens, from, to);
  if (words === 'future') return words;
  if (tree.infinitive && weekday && words === 'past') return words;
  return tree.direction ?? words ?? (before === 'by' ? 'future' : undefined);
}

/** What the tree says: the direction of the governing verb, and whether that is an infinitive. */
export interface TreeDirection {
  direction: Direction;
  infinitive: boolean;
}

/** A guess from the words around tokens [from, to): the nearest telling word wins, those before the expression first. */
export function directionByWords(tokens: Tokens, from: number, to: number): Direction {
  for (let at = from - 1; at >= Math.max(0, from - REACH_LEFT); at--) {
    const token = tokens.at(at);
    if (token.kind === 'break' || (token.lower === '.' && tokens.at(at + 1).capital)) break;
    const direction = directionOf(tokens, at);
    if (direction) return direction;
  }
  for (let at = to; at < to + REACH_RIGHT; at++) {
    const token = tokens.at(at);
    if (token.kind === 'break' || token.lower === '.') break;
    const direction = directionOf(tokens, at);
    if (direction) return direction;
  }
  return undefined;
}

function directionOf(tokens: Tokens, index: number): Direction {
  const token = tokens.at(index);
  if (token.kind !== 'word') return undefined;
  const word = token.lower;
  if (FUTURE.has(word)) return 'future';
  if (AHEAD.has(word)) return isPastPlan(tokens, index) ? 'past' : 'future';
  if (word === 'set' && ['for', 'to'].includes(tokens.low(index + 1))) return 'future';
  if (word === 'to' && isInfinitive(tokens, index)) return 'future';
  if (IRREGULAR_PAST.has(word)) return 'past';
  if (word.length > 4 && word.endsWith('ed') && !NOT_PAST.has(word)) return 'past';
  return undefined;
}

/** "had been scheduled", "was due". */
function isPastPlan(tokens: Tokens, index: number): boolean {
  return (
    ['been', 'was', 'were', 'had', 'previously', 'originally'].includes(tokens.low(index - 1)) &&
    !['has', 'have'].includes(tokens.low(index - 2))
  );
}

/** "is to meet", "plans to vote", "agreed to sign": a bare verb after "to", not a place or a noun phrase. */
function isInfinitive(tokens: Tokens, index: number): boolean {
  const before = tokens.low(index - 1);
  const after = tokens.at(index + 1);
  if (after.kind !== 'word' || after.capital) return false;
  if (AHEAD.has(before) && isPastPlan(tokens, index - 1)) return false;
  return [
    'is',
    'are',
    'plans',
    'plan',
    'planned',
    'hopes',
    'intends',
    'intend',
    'expected',
    'scheduled',
    'due',
    'set',
    'going',
    'agreed',
    'expects',
    'hope',
    'wants',
    'want',
    'about',
  ].includes(before);
}

/** Reads the verb that an expression hangs on, by the tree. */
export class Tense {
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
  return words.findIndex((word) => inside(word) && !inside(words[word.head]));
}

const NO_TREE: TreeDirection = { direction: undefined, infinitive: false };

function governing(words: readonly Word[], index: number): TreeDirection {
  let at = words[index]?.head ?? -1;
  for (let steps = 0; at >= 0 && steps < 12; steps++) {
    const word = words[at];
    if (!word) return NO_TREE;
    if (word.upos === 'VERB' || word.upos === 'AUX' || word.deprel === 'root') {
      const direction = directionOfVerb(words, at);
      if (direction || word.deprel === 'root')
        return {
          direction,
          infinitive: word.feats.VerbForm === 'Inf' && direction === 'future' && !hasWill(words, at),
        };
    }
    at = word.head;
  }
  return NO_TREE;
}

function hasWill(words: readonly Word[], at: number): boolean {
  return words.some(
    (word) => word.head === at && ['will', 'shall', "'ll"].includes(word.lemma.toLowerCase()),
  );
}

function directionOfVerb(words: readonly Word[], at: number): Direction {
  const verb = words[at] as Word;
  const auxiliaries = words.filter(
    (word) => word.head === at && (word.deprel.startsWith('aux') || word.deprel === 'cop'),
  );
  const lemmas = auxiliaries.map((word) => word.lemma.toLowerCase());
  if (hasWill(words, at)) return 'future';
  if (auxiliaries.some((word) => word.feats.Tense === 'Past')) return 'past';
  if (lemmas.includes('have')) return 'past';
  if (verb.feats.VerbForm === 'Fin' && verb.feats.Tense === 'Past') return 'past';
  if (verb.feats.VerbForm === 'Inf' && words.some((word) => word.head === at && word.lemma === 'to'))
    return 'future';
  return undefined;
}
