/** When a claim's event happened, where only another mention of that event says so. */
import { named } from '../attribution/index.js';
import type { Word } from '../language/index.js';
import type { Event, TimeExpression } from '../report.js';
import { base, type Children, childrenOf, mainWord, subjectOf } from './grammar.js';
import type { Statement } from './statement.js';

const sameEvent = named('a time told elsewhere of the same event');
/** What the clause tells of: its predicate, what does it or has it done, and what it is part of. */
const PART = /^(?:nsubj|obj|obl)/;
const WITHIN = /^(?:in|during|at|after)$/;

/**
 * The times that other mentions give of the one event that a claim mainly tells of; none where they give more than one.
 *
 * @param events those with a trigger in the claim's words
 * @param saying ids of times that say when something was said
 * @example timesOfEvent(statement, events, times, saying) // "The strikes hit two bridges", after "On 8 January it flew ten strikes": [8 January]
 */
export function timesOfEvent(
  statement: Statement,
  events: readonly Event[],
  times: ReadonlyMap<string, TimeExpression>,
  saying: ReadonlySet<string>,
): TimeExpression[] {
  if (!sameEvent()) return [];
  const { words } = statement.sentence;
  const children = childrenOf(words);
  const main = mainWord(words, statement.words, statement.head);
  const subject = subjectOf(words, children, main);
  const isMain = (k: number) => {
    if (k === main || k === subject) return true;
    const { head, deprel } = words[k] as Word;
    if (head !== main || !PART.test(deprel)) return false;
    if (base(deprel) !== 'obl') return true;
    const preposition = (children[k] ?? []).find((c) => base((words[c] as Word).deprel) === 'case');
    return preposition !== undefined && WITHIN.test((words[preposition] as Word).lemma.toLowerCase());
  };
  const told = events.filter(
    ({ status, triggers }) =>
      status === 'asserted' &&
      triggers.some((t) =>
        statement.words.some(
          (k) => (words[k] as Word).start === t.start && isMain(k) && looksBack(words, children, k),
        ),
      ),
  );
  const found = [...new Set(told.flatMap((event) => event.times))].flatMap((id) => times.get(id) ?? []);
  // what comes later in the text may be another happening: an attack that is feared
  const start = (words[statement.words[0] as number] as Word).start;
  const dated = found.filter(
    (time) => time.start < start && !saying.has(time.id) && /^(?:DATE|TIME)$/.test(time.type),
  );
  const [first] = dated;
  if (!first) return [];
  const isOne = dated.every(
    (time) =>
      time.value === first.value || dated.some((one) => one.until === time.id || time.until === one.id),
  );
  return isOne ? dated.filter((time, i) => dated.findIndex((one) => one.value === time.value) === i) : [];
}

/** "the strikes", "this attack", "two strikes": words that take up what was told; "shells fell" tells something new. */
function looksBack(words: readonly Word[], children: Children, k: number): boolean {
  return (
    (words[k] as Word).upos === 'NOUN' &&
    (children[k] ?? []).some((c) => {
      const { deprel, lemma, feats } = words[c] as Word;
      return (
        base(deprel) === 'nummod' ||
        (base(deprel) === 'det' &&
          (feats.Definite === 'Def' || /^(?:the|this|that|these|those)$/i.test(lemma)))
      );
    })
  );
}
