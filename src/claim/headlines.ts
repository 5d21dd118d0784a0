/** Headlines: "Blast kills nine in Osk" tells in the present what the report below tells in the past. */
import { named } from '../attribution/index.js';
import type { Document } from '../document/index.js';
import type { Analysis, Sentence, Word } from '../language/index.js';
import { base, childrenOf, mainWord } from './grammar.js';
import type { Statement } from './statement.js';

const rule = named('a headline in the present tells what happened');

const LEAD = 400; // characters in which a headline without a mark of its own stands
const LONGEST = 25; // words of a headline
const BODY = 12; // sentences below it that are looked through
const SHARED = 2; // nouns, names and numbers that tell the same
const CONTENT = /^(?:NOUN|PROPN|NUM)$/;

/**
 * Tells whether a statement is a headline in the simple present of something that the report tells in the past.
 *
 * @example headlinesOf(document, analysis)(statement) // "Blast kills nine in Osk", below it "A blast killed nine": true
 */
export function headlinesOf(document: Document, analysis: Analysis): (statement: Statement) => boolean {
  const numbers = new Map(analysis.sentences.map((sentence, index) => [sentence, index]));
  return (statement) => {
    const { sentence } = statement;
    if (!rule() || !isHeadline(document, sentence) || !isSimplePresent(statement)) return false;
    const from = (numbers.get(sentence) ?? 0) + 1;
    return analysis.sentences.slice(from, from + BODY).some((other) => tellsSame(statement, other));
  };
}

/** A heading, or a short line near the top that no full stop ends and that a new line follows. */
function isHeadline({ text, blocks }: Document, { start, end, words }: Sentence): boolean {
  if (words.length > LONGEST) return false;
  const block = blocks.find((one) => one.start <= start && start < one.end);
  if (block?.kind === 'heading') return true;
  return start < LEAD && !/[.!?]["”’']?\s*$/.test(text.slice(start, end)) && /^\s*\n/.test(text.slice(end));
}

function isSimplePresent({ sentence: { words }, words: own, head }: Statement): boolean {
  const main = mainWord(words, own, head);
  const { upos, feats } = words[main] as Word;
  const kids = childrenOf(words)[main] ?? [];
  return (
    upos === 'VERB' &&
    feats.VerbForm === 'Fin' &&
    feats.Tense === 'Pres' &&
    !kids.some((k) => /^(?:aux|cop)$/.test(base((words[k] as Word).deprel)))
  );
}

/** The same verb in the past, or two of the same things with another one. */
function tellsSame({ sentence, words: own, head }: Statement, other: Sentence): boolean {
  const verb = (sentence.words[mainWord(sentence.words, own, head)] as Word).lemma.toLowerCase();
  const past = other.words.filter(({ upos, feats }) => upos === 'VERB' && feats.Tense === 'Past');
  if (past.length === 0) return false;
  const things = new Set(
    own.flatMap((k) => {
      const { upos, lemma } = sentence.words[k] as Word;
      return CONTENT.test(upos) ? [lemma.toLowerCase()] : [];
    }),
  );
  const shared = new Set(
    other.words
      .filter(({ upos, lemma }) => CONTENT.test(upos) && things.has(lemma.toLowerCase()))
      .map(({ lemma }) => lemma.toLowerCase()),
  ).size;
  return shared >= (past.some(({ lemma }) => lemma.toLowerCase() === verb) ? 1 : SHARED);
}
