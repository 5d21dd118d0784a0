/** When a claim's event happened, where only another mention of that event says so. */
import { named } from '../attribution/index.js';
import type { Word } from '../language/index.js';
import type { Event, TimeExpression } from '../report.js';
import { base, type Children, childrenOf, mainWord, subjectOf } from './grammar.js';
import { wordSets } from './lexicon.js';
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

const wholeRule = named('the day of many, told once, holds for each of them');
const { happenings } = wordSets('where.json', ['happenings']);

/**
 * Keeps the day of happenings that were counted ("34 strikes on 8 January"), for claims that follow and tell of some of
 * them ("two strikes destroyed a bridge", "the strikes were part of …"). Another day in between ends it.
 *
 * @example const days = daysOfMany(); days.tell(statement, times); days.of(next); // the times told
 */
export function daysOfMany() {
  let told = new Map<string, readonly TimeExpression[]>();
  let day = '';
  return {
    /** A claim with times of its own. */
    tell(statement: Statement, times: readonly TimeExpression[]): void {
      const dated = times.filter(({ type }) => type === 'DATE' || type === 'TIME');
      const value = dated.map((time) => time.value).join(' ');
      if (!dated.length) return;
      if (value !== day) told = new Map();
      day = value;
      for (const { noun, many } of counted(statement)) if (many) told.set(noun, dated);
    },
    /** The times that hold for a claim without any of its own. */
    of(statement: Statement): readonly TimeExpression[] {
      if (!wholeRule() || told.size === 0) return [];
      return counted(statement).flatMap(({ noun }) => told.get(noun) ?? []);
    },
  };
}

/** Happenings that a clause is about, with whether they are many. */
function counted({ sentence: { words }, words: own, head }: Statement): { noun: string; many: boolean }[] {
  const children = childrenOf(words);
  const main = mainWord(words, own, head);
  const subject = subjectOf(words, children, main);
  const objects = (children[main] ?? []).filter((k) => base((words[k] as Word).deprel) === 'obj');
  return [...(subject === undefined ? [] : [subject]), ...objects]
    .filter((k) => happenings.has((words[k] as Word).lemma.toLowerCase()) && looksBack(words, children, k))
    .map((k) => ({
      noun: (words[k] as Word).lemma.toLowerCase(),
      many: (words[k] as Word).feats.Number === 'Plur',
    }))
    .slice(0, 1);
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
