/**
 * The day of a claim whose own words name none: that of its sentence's head, of the dated list it stands in, or of the same happening
 * told with its day before ("On Monday drones struck the depot. … The strike killed two."). Worked out, and said to be.
 */

import { named } from '../attribution/index.js';
import type { Document } from '../document/index.js';
import type { Analysis, Sentence, Word } from '../language/index.js';
import type { Claim, TimeExpression } from '../report.js';
import { firstReaching, firstStartingAt } from '../sorted.js';
import { base, childrenOf } from './grammar.js';
import type { Statement } from './statement.js';
import { between } from './words.js';

const RULES = {
  sentence: 'a time at the head of the sentence',
  list: 'the day of a dated list',
  again: 'the day of the same happening, told before',
} as const;
const bySentence = named(RULES.sentence);
const byList = named(RULES.list);
const byAgain = named(RULES.again);

/** A time that a claim has from other words than its own. */
export interface Inherited {
  time: TimeExpression;
  rule: (typeof RULES)[keyof typeof RULES];
}

type Tense = Claim['modality']['tense'];

/** What happens on a day and is told of again with an article. Compiled by hand; lemmas. */
const HAPPENINGS = new Set(
  `strike airstrike attack raid blast explosion bombing operation assault offensive clash battle fighting meeting visit talk conference
  summit exercise shelling bombardment ambush massacre killing shooting incident crash protest demonstration rally mission evacuation
  release arrest advance withdrawal ceremony trip tour flight sortie landing drill collision fire`.split(
    /\s+/,
  ),
);
/** Verbs that tell the same as such a noun, where they are not the same word. */
const VERBS: Readonly<Record<string, string>> = {
  meet: 'meeting',
  explode: 'explosion',
  bomb: 'bombing',
  kill: 'killing',
  shoot: 'shooting',
  shell: 'shelling',
  fight: 'fighting',
  withdraw: 'withdrawal',
  evacuate: 'evacuation',
  travel: 'trip',
};

/** A day, as TIMEX3 writes it, its year known or open. */
const DAY = /^(?:\d{4}|XXXX)-\d\d-\d\d/;
/** Before a time that says since when, or set apart from what. */
const APART = /^(?:since|from|until|till|by|before|after|than|between)$/;
const DEFINITE = /^(?:the|this|these|that|those|its|their)$/;
/** Marks that begin an item of a list, behind the line's beginning. */
const ITEM = /^\s*(?:[.•·*▪◦►–—-]|\d{1,2}[.)])\s+\S/;
const LINE = 12; // characters of a line looked at for its mark
const MOST_ITEMS = 200; // items of one list
const LONGEST_PARAGRAPH = 5000; // characters of one that are looked at
const MOST_DAYS = 200; // days told that are looked through
const MOST_ARGUMENTS = 40; // words below a verb, words below a time
const MOST_AGO = 60; // sentences back to where a happening was told with its day

/** A day with what it dates: lemmas of the verb and its arguments, or of a noun alone. */
interface Dated {
  time: TimeExpression;
  sentence: number;
  verb?: string;
  nouns: ReadonlySet<string>;
}

/** The days told in a document, for claims that name none. Build it once a document, ask it in text order. */
export class ToldDays {
  private readonly dated: readonly Dated[];
  private readonly numbers: ReadonlyMap<Sentence, number>;
  private readonly items = new Map<number, boolean>();
  private readonly headOf = new Map<number, TimeExpression | undefined>();

  constructor(
    private readonly document: Document,
    private readonly analysis: Analysis,
    private readonly times: readonly TimeExpression[],
    private readonly saying: ReadonlySet<string>,
  ) {
    this.numbers = new Map(analysis.sentences.map((sentence, index) => [sentence, index]));
    this.dated = datedIn(analysis, times, saying);
  }

  /** The time at the head of a statement's sentence, where it holds for the statement too. */
  inSentence(statement: Statement): Inherited | undefined {
    if (!bySentence()) return undefined;
    const frame = frameTime(statement, this.times, this.saying) ?? this.colonDay(statement);
    return frame && { time: frame, rule: RULES.sentence };
  }

  /** The day that a statement without a time of its own has from other sentences; undefined where nothing says so. */
  of(statement: Statement, tense: Tense): Inherited | undefined {
    // "Strikes are counted by …": what is always so has no day.
    if (tense === 'present') return undefined;
    const index = this.numbers.get(statement.sentence);
    if (index === undefined) return undefined;
    const again = byAgain() ? this.toldBefore(statement, index) : undefined;
    if (again) return { time: again, rule: RULES.again };
    const list = byList() && tense === 'past' ? this.listDay(index) : undefined;
    return list && { time: list, rule: RULES.list };
  }

  /** "Strikes conducted on Jan. 8: Near Osk, one strike …; near Kolm, two …": the day before the colon. */
  private colonDay({ sentence, words }: Statement): TimeExpression | undefined {
    const first = sentence.words[words[0] ?? 0]?.start ?? sentence.start;
    const days = between(this.times, sentence).filter(
      (time) => DAY.test(time.value) && time.end < first && !this.saying.has(time.id),
    );
    const last = days.at(-1);
    return last && this.document.text.charAt(last.end) === ':' ? last : undefined;
  }

  /**
   * Whether two days were told of happenings of that name: then nothing says which of them is meant, also where events
   * are taken for one.
   */
  isOpen(statement: Statement): boolean {
    const index = this.numbers.get(statement.sentence);
    return byAgain() && index !== undefined && daysOf(this.allTold(statement, index)) > 1;
  }

  /** The latest day told of the same happening. A day of another happening of that name in between leaves it open. */
  private toldBefore(statement: Statement, index: number): TimeExpression | undefined {
    const found = this.allTold(statement, index);
    return daysOf(found) === 1 ? found.at(-1)?.time : undefined;
  }

  /** The days told before of what may be the same happening. */
  private allTold({ sentence: { words }, words: own, head }: Statement, index: number): Dated[] {
    const children = childrenOf(words);
    const isDefinite = (k: number) =>
      (children[k] ?? []).some((d) => DEFINITE.test((words[d] as Word).lemma.toLowerCase()));
    const nouns = own.filter((k) => /^(?:NOUN|PROPN)$/.test((words[k] as Word).upos));
    const events = nouns
      .filter((k) => isDefinite(k) && isArgument(words, k, head))
      .map((k) => (words[k] as Word).lemma.toLowerCase())
      .filter((lemma) => HAPPENINGS.has(lemma));
    const verb =
      (words[head] as Word).upos === 'VERB' ? (words[head] as Word).lemma.toLowerCase() : undefined;
    const args = new Set(argumentsOf(words, head));
    const end = firstFrom(this.dated, index);
    return this.dated
      .slice(Math.max(0, end - MOST_DAYS), end)
      .filter(
        (one) =>
          index - one.sentence <= MOST_AGO &&
          (events.some((noun) => one.nouns.has(noun)) ||
            (verb !== undefined && one.verb === verb && [...args].some((noun) => one.nouns.has(noun)))),
      );
  }

  /** The one day told in the paragraph that a list follows. */
  private listDay(index: number): TimeExpression | undefined {
    if (this.headOf.has(index)) return this.headOf.get(index);
    const found = this.isItem(index) ? this.headDay(index) : undefined;
    this.headOf.set(index, found);
    return found;
  }

  private headDay(index: number): TimeExpression | undefined {
    const { sentences } = this.analysis;
    let at = index - 1;
    for (let steps = 0; at >= 0 && steps < MOST_ITEMS; at--, steps++) {
      if (this.headOf.get(at)) return this.headOf.get(at);
      // Items, and heads between them ("Iraq"), belong to the list.
      if (!this.isItem(at) && hasVerb(sentences[at] as Sentence)) break;
    }
    if (at < 0) return undefined;
    const end = (sentences[at] as Sentence).end;
    const from = this.paragraphStart(end);
    const days = this.dated.filter(({ time }) => time.start >= from && time.end <= end);
    const values = new Set(days.map(({ time }) => time.value.slice(0, 10)));
    return values.size === 1 ? days[0]?.time : undefined;
  }

  /** A line marked as an item, or one of the lines behind a colon, each a sentence of its own. */
  private isItem(index: number): boolean {
    const known = this.items.get(index);
    if (known !== undefined) return known;
    const is = this.isMarked(index) || this.isBehindColon(index);
    this.items.set(index, is);
    return is;
  }

  private isBehindColon(index: number): boolean {
    const { text } = this.document;
    const [before, here] = [this.analysis.sentences[index - 1], this.analysis.sentences[index]];
    if (!before || !here || !text.slice(before.end, here.start).includes('\n')) return false;
    return text.slice(before.start, before.end).trimEnd().endsWith(':') || this.items.get(index - 1) === true;
  }

  private isMarked(index: number): boolean {
    const { text } = this.document;
    const { start } = this.analysis.sentences[index] as Sentence;
    const before = text.slice(Math.max(0, start - LINE), start);
    const line = before.lastIndexOf('\n');
    if (line < 0 && start > LINE) return false;
    return ITEM.test(before.slice(line + 1) + text.slice(start, start + LINE));
  }

  private paragraphStart(end: number): number {
    const from = Math.max(0, end - LONGEST_PARAGRAPH);
    return from + this.document.text.slice(from, end).lastIndexOf('\n') + 1;
  }
}

const daysOf = (dated: readonly Dated[]): number =>
  new Set(dated.map(({ time }) => time.value.slice(0, 10))).size;

/** How far into a text its dateline can stand, in characters. */
const DATELINE_REACH = 200;
const DATING = /(?:^|[\s(])(?:on|in|since|until|from|by|of|for|before|after)\s+(?:the\s+)?$/i;

/**
 * The time that a text opens with and that is the report's own date ("OSK, 8 May 2024 –", "2 July 2016 The …"): it says when this
 * was published, not when anything happened.
 */
export function datelineOf(
  { text, published }: Document,
  times: readonly TimeExpression[],
): string | undefined {
  const [first] = times;
  if (!first || first.start > DATELINE_REACH || first.inferred) return undefined;
  if (published === undefined || first.value.slice(0, 10) !== published.slice(0, 10)) return undefined;
  return DATING.test(text.slice(Math.max(0, first.start - 20), first.start)) ? undefined : first.id;
}

/** Why, for people. */
export function whyInherited({ time, rule }: Inherited, text: string): string {
  const words = `“${text.slice(time.start, time.end)}”`;
  if (rule === RULES.sentence)
    return `${words} opens the sentence and holds for this clause too: it has no time of its own.`;
  if (rule === RULES.list)
    return `${words} is the day of the list that this stands in: worked out, not said here.`;
  return `${words} is the day told of the same happening before: worked out, not said here.`;
}

/** Index of the first of the days, in text order, that stands in a sentence or behind it. */
function firstFrom(dated: readonly Dated[], sentence: number): number {
  return firstReaching(dated, (day) => day.sentence >= sentence);
}

function hasVerb({ words }: Sentence): boolean {
  return words.some(({ upos }) => upos === 'VERB' || upos === 'AUX');
}

/** Every day that dates a verb or a noun, in text order. */
function datedIn(
  { sentences }: Analysis,
  times: readonly TimeExpression[],
  saying: ReadonlySet<string>,
): Dated[] {
  return sentences.flatMap((sentence, index) =>
    between(times, sentence)
      .filter((time) => DAY.test(time.value) && !saying.has(time.id) && time.until === undefined)
      .flatMap((time) => datedBy(sentence, time, index)),
  );
}

function datedBy({ words }: Sentence, time: TimeExpression, index: number): Dated[] {
  const isInside = (k: number) =>
    (words[k] as Word).start >= time.start && (words[k] as Word).end <= time.end;
  let at = firstStartingAt(words, time.start);
  while (
    at < words.length &&
    isInside(at) &&
    (words[at] as Word).head >= 0 &&
    isInside((words[at] as Word).head)
  )
    at++;
  if (at === words.length || !isInside(at)) return [];
  const marks = (childrenOf(words)[at] ?? []).slice(0, MOST_ARGUMENTS).filter((k) => !isInside(k));
  if (marks.some((k) => APART.test((words[k] as Word).lemma.toLowerCase()))) return [];
  const head = (words[at] as Word).head;
  const governor = words[head];
  if (!governor) return [];
  const lemma = governor.lemma.toLowerCase();
  if (governor.upos !== 'VERB') {
    return /^(?:NOUN|PROPN)$/.test(governor.upos) ? [{ time, sentence: index, nouns: new Set([lemma]) }] : [];
  }
  const nouns = new Set(argumentsOf(words, head));
  const same = VERBS[lemma] ?? (HAPPENINGS.has(lemma) ? lemma : undefined);
  if (same) nouns.add(same);
  return [{ time, sentence: index, verb: lemma, nouns }];
}

/** The nouns right below a verb, and those joined to them, as lemmas. */
function argumentsOf(words: readonly Word[], verb: number): string[] {
  const children = childrenOf(words);
  const direct = (children[verb] ?? [])
    .slice(0, MOST_ARGUMENTS)
    .filter((k) => /^(?:nsubj|obj|obl|iobj)$/.test(base((words[k] as Word).deprel)));
  const joined = direct.flatMap((k) =>
    (children[k] ?? []).slice(0, MOST_ARGUMENTS).filter((c) => base((words[c] as Word).deprel) === 'conj'),
  );
  return [...direct, ...joined]
    .filter((k) => (words[k] as Word).upos === 'NOUN')
    .map((k) => (words[k] as Word).lemma.toLowerCase());
}

/** A noun that takes part in the clause itself: right below its verb, or the noun that the clause is about. */
function isArgument(words: readonly Word[], noun: number, head: number): boolean {
  const { deprel, head: above } = words[noun] as Word;
  return above === head && /^(?:nsubj|obj|obl)$/.test(base(deprel));
}

/** A time at the head of the sentence, before the first clause, holds for clauses conjoined with that clause. */
function frameTime(
  statement: Statement,
  times: readonly TimeExpression[],
  saying: ReadonlySet<string>,
): TimeExpression | undefined {
  const { sentence, head } = statement;
  const word = sentence.words[head] as Word;
  if (!/^(?:conj|advcl)/.test(word.deprel)) return undefined;
  const first = sentence.words[word.head] as Word | undefined;
  if (!first) return undefined;
  const frame = between(times, sentence).find(
    (t) =>
      !saying.has(t.id) &&
      t.type !== 'DURATION' &&
      t.start - sentence.start < 20 &&
      t.end < first.start &&
      !isOfNoun(sentence.words, t),
  );
  if (!frame) return undefined;
  const subject = sentence.words.find(
    (w) => sentence.words[w.head] === first && w.deprel.startsWith('nsubj'),
  );
  return !subject || subject.start > frame.start ? frame : undefined;
}

/** "The December attack", "the pledge of May": a noun's time, which says nothing about the next clause. */
function isOfNoun(words: readonly Word[], time: TimeExpression): boolean {
  const from = firstStartingAt(words, time.start);
  let to = from;
  while (to < words.length && (words[to] as Word).start < time.end) to++;
  for (let k = from; k < to; k++) {
    const { head, deprel } = words[k] as Word;
    if (head >= from && head < to) continue;
    return (
      /^(?:compound|nummod|amod|nmod|det|flat)$/.test(base(deprel)) &&
      /^(?:NOUN|PROPN)$/.test(words[head]?.upos ?? '')
    );
  }
  return false;
}
