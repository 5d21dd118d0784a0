/** What a time named in a claim's words is to what the claim says: when it happened, or since when, until when, or neither. */
import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import type { TimeExpression, TimeRole } from '../report.js';
import { firstStartingAt } from '../sorted.js';
import { base, type Children, childrenOf, subjectOf } from './grammar.js';
import { isOfAnother } from './other-events.js';
import type { Statement } from './statement.js';

/** Words that set a time beside an event instead of dating it. */
const MARKERS: ReadonlyMap<string, TimeRole> = new Map(
  Object.entries({
    since: 'since',
    from: 'from',
    until: 'until',
    till: 'until',
    by: 'by',
    before: 'before',
    after: 'after',
  }),
);
/** "the same as in 2022", "more than last year": what something is compared with; but "as early as March", "as of May". */
const COMPARED =
  /(?:^| )(?:as (?:in|at|on|during)|than|than (?:in|at|on|during)|compare (?:with|to)|compared (?:with|to)|versus|up from|down from)$/;
/** "grew 5 % on 2016", "on last year": nothing happens "on" a year, quarter or month; a day has its figures. */
const LONGER_THAN_DAY = /^(?:\d{4}|\d{4}-(?:\d\d|Q\d|H\d|S[PUA]|WI|FA))$/;
/** "no later than Friday": nothing is compared, the time is named all the same. */
const BOUNDED = /(?:no|not) (?:late|soon|early) than$/;
/** "by the end of 2016": by what is part of a time. */
const PART_OF_TIME =
  /^(?:end|close|beginning|start|middle|night|morning|evening|dawn|dusk|noon|midnight|date|deadline)$/;
const CHANGED =
  /^(?:grow|growth|rise|fall|increase|decrease|drop|decline|change|gain|jump|climb|slip|surge|up|down|percent|per|cent|%|improvement)$/;
const CHANGE_REACH = 8; // words before, in which the change stands
const BEFORE_TIME = 3; // words that can say so
/** "the first … since 2019", "the only one since": compared with all that came before. */
const UNIQUE = /^(?:first|last|only|second|third|fourth|fifth)$/;
const MARKING = /^(?:case|mark|advmod)$/;
// Bounds, so that a sentence of a hundred thousand words takes no longer than its length: prose stays far below them.
const MOST_STEPS = 16; // from a time up to the head of its claim
const MOST_MARKS = 8; // words looked at that hang on one: what marks it comes first
const FARTHEST_BACK = 40; // words before a time

const RULES = {
  apart: 'a time that something lasts from, until, or stands before or after',
  compared: 'a time that something is compared with',
  ofAnother: 'a time within words that describe a noun',
} as const;
const apart = named(RULES.apart);
const compared = named(RULES.compared);
const ofAnother = named(RULES.ofAnother);

/** A time with its role, and the rule that gave it. */
export interface RoleReading {
  time: TimeExpression;
  role: TimeRole;
  rule: (typeof RULES)[keyof typeof RULES];
}

/** One step on the way from a time up to the head of its claim, with the role that a marker of it gives. */
interface Step {
  word: number;
  role: TimeRole | undefined;
}

/**
 * The roles of those of a claim's times that are not simply when it happened.
 *
 * @example timeRolesOf(statement, times) // "the deadliest strike since 2019" → [{ time: …, role: 'aside', rule: … }]
 */
export function timeRolesOf(statement: Statement, times: readonly TimeExpression[]): RoleReading[] {
  const children = childrenOf(statement.sentence.words);
  const subjects = new Map<number, number | undefined>();
  const subjectAt = (clause: number) => {
    if (!subjects.has(clause)) subjects.set(clause, subjectOf(statement.sentence.words, children, clause));
    return subjects.get(clause);
  };
  const found = times.map((time) => {
    const steps = way(statement, children, time);
    return { time, steps, given: steps && roleOf(statement, subjectAt, time, steps) };
  });
  // "Men detained on Friday were released on Monday": the claim has a time of its own, the other is the men's.
  const isDescribing = ({ word }: Step) => /^acl/.test((statement.sentence.words[word] as Word).deprel);
  const hasOwn = found.some(
    ({ time, steps, given }) =>
      steps && !given && !steps.some(isDescribing) && time.type !== 'DURATION' && time.type !== 'SET',
  );
  return found.flatMap(({ time, steps, given }): RoleReading[] => {
    if (given) return [{ time, ...given }];
    const isOther =
      ofAnother() &&
      steps &&
      ((hasOwn && steps.some(isDescribing)) ||
        isOfAnother(
          statement,
          children,
          time,
          steps.map(({ word }) => word),
        ));
    return isOther ? [{ time, role: 'aside', rule: RULES.ofAnother }] : [];
  });
}

/** Why, for people. */
export function whyOf({ time, role, rule }: RoleReading, text: string): string {
  const words = `“${text.slice(time.start, time.end)}”`;
  if (rule === RULES.apart) return `${words} says ${role} when, not when.`;
  return rule === RULES.compared
    ? `With ${words} something is compared: it is not when this happened.`
    : `${words} stands in words that describe somebody or something: it is their time, not that of what is said here.`;
}

function roleOf(
  { sentence: { words }, head }: Statement,
  subjectAt: (clause: number) => number | undefined,
  time: TimeExpression,
  steps: readonly Step[],
): Omit<RoleReading, 'time'> | undefined {
  if (time.type === 'DURATION' || time.type === 'SET') return undefined;
  const aside = { role: 'aside', rule: RULES.compared } as const;
  if (compared() && isCompared(words, time)) return aside;
  const at = steps.findIndex((step) => step.role);
  const { word, role } = steps[at] ?? {};
  if (word === undefined || role === undefined) return undefined;
  const above = steps[at + 1]?.word ?? head;
  const first = firstStartingAt(words, time.start);
  if (role === 'since' && compared() && isOneOfAKind(words, subjectAt(above), above, first)) return aside;
  // "the ceasefire before Ramadan": said of a noun, not of what happened
  if (role !== 'since' && !/^(?:obl|advcl|advmod)/.test((words[word] as Word).deprel)) return undefined;
  // "from Monday to Friday" is a stretch, both of its days are in it
  if (role === 'from' && (at > 0 || time.until)) return undefined;
  return apart() ? { role, rule: RULES.apart } : undefined;
}

/** By the words right before it: trees hang this "as" and "than" now here, now there. */
function isCompared(words: Sentence['words'], time: TimeExpression): boolean {
  const first = firstStartingAt(words, time.start);
  const before = words.slice(Math.max(0, first - BEFORE_TIME), first).map(({ lemma }) => lemma.toLowerCase());
  const said = before.join(' ');
  if (before.at(-1) === 'on' && LONGER_THAN_DAY.test(time.value))
    return words
      .slice(Math.max(0, first - CHANGE_REACH), first)
      .some(({ lemma }) => CHANGED.test(lemma.toLowerCase()));
  return COMPARED.test(said) && !BOUNDED.test(said);
}

/** From the time's own word up to the head of the claim, with what marks each; undefined where the tree does not lead there. */
function way(
  { sentence: { words }, head }: Statement,
  children: Children,
  time: TimeExpression,
): Step[] | undefined {
  const isInside = (k: number) =>
    (words[k] as Word).start >= time.start && (words[k] as Word).end <= time.end;
  let at = firstStartingAt(words, time.start);
  while (
    at < words.length &&
    isInside(at) &&
    (words[at] as Word).head >= 0 &&
    isInside((words[at] as Word).head)
  )
    at += 1;
  if (at === words.length || !isInside(at)) return undefined;
  // "by Friday", not "by storming a fort on Friday", "by troops on Friday"
  const isOwn = (k: number) => isInside(k) || PART_OF_TIME.test((words[k] as Word).lemma.toLowerCase());
  const steps: Step[] = [];
  while (at >= 0 && at !== head && steps.length < MOST_STEPS) {
    const role = (children[at] ?? [])
      .slice(0, MOST_MARKS)
      .filter((k) => !isInside(k) && MARKING.test(base((words[k] as Word).deprel)))
      .map((k) => MARKERS.get((words[k] as Word).lemma.toLowerCase()))
      .find((found) => found && (found !== 'by' || isOwn(at)));
    steps.push({ word: at, role });
    at = (words[at] as Word).head;
  }
  return at === head ? steps : undefined;
}

/**
 * Whether what "since" hangs on is told apart from everything before: "the deadliest since", "for the first time since".
 * In the subject of the clause such a word tells nothing about the time: "the first group has been there since March".
 *
 * @param end index of the first word that is not looked at: where the time, or its clause, begins
 */
export function isOneOfAKind(
  words: readonly Word[],
  subject: number | undefined,
  above: number,
  end: number,
): boolean {
  const isInSubject = (k: number) =>
    subject !== undefined && subject !== above && hangsBelow(words, k, subject);
  const from = Math.max(0, end - FARTHEST_BACK);
  return words.slice(from, end).some(({ feats, lemma }, n) => {
    const k = from + n;
    return (
      (feats.Degree === 'Sup' || UNIQUE.test(lemma.toLowerCase())) &&
      !isInSubject(k) &&
      (hangsBelow(words, k, above) || hangsBelow(words, above, k))
    );
  });
}

function hangsBelow(words: readonly Word[], from: number, top: number): boolean {
  for (let at = from, steps = 0; at >= 0 && steps <= MOST_STEPS; steps++) {
    if (at === top) return true;
    at = (words[at] as Word).head;
  }
  return false;
}
