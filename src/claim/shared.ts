/** What a claim shares with the words around it and cannot be understood without: subject, auxiliary, frame, head noun. */
import { named } from '../attribution/index.js';
import type { Word } from '../language/index.js';
import { isThatClause, markOf, sharesAuxiliary } from './clauses.js';
import { base, type Children, childrenOf, isFiniteClause, mainWord, subjectOf, subtree } from './grammar.js';
import type { Statement } from './statement.js';

const sharedSubject = named('a claim keeps the subject that it shares');
const sharedFrame = named('a claim keeps the place or time at the head of the clauses conjoined with it');
const sharedTail = named('a claim keeps the place or time at the end of the clauses conjoined with it');
const headNoun = named('a relative clause keeps its head noun');
const remnants = named('what has lost its object to a cue states nothing');
const MOST_CONJOINED = 8; // clauses up a list
/** Verbs of what befalls somebody, also without an object: "died". */
const CASUALTY = /^(?:kill|wound|injure|die|hurt|martyr|arrest|detain|displace|abduct|kidnap)$/;
/** Prepositions of a frame that says where or when. */
const FRAMING =
  /^(?:in|on|at|near|during|after|before|since|from|over|throughout|inside|outside|across|around|by|until|within|along|between|under|behind|amid)$/;

/** A sentence's words besides grammar. */
export interface Around {
  /** For each word the head of the clause it belongs to. */
  heads: readonly number[];
  owners: readonly unknown[];
  dateline: readonly boolean[];
  apparatus: readonly boolean[];
  cue: readonly boolean[];
}

/** Adds to a claim's words those that it shares: "the bus … left on Friday", "the fires … which destroyed two hangars". */
export function complete(statement: Statement, around: Around): void {
  const { sentence, head } = statement;
  const { words } = sentence;
  const children = childrenOf(words);
  if (!statement.words.includes(head)) return;
  if (sharedSubject()) add(statement, spoken(statement, children, around));
  const isShared = sharesAuxiliary(words, children, head);
  if (!isShared && !isFiniteClause(words, children, head)) return;
  if (sharedSubject()) {
    add(statement, subjectWords(statement, children, around));
    if (isShared) add(statement, auxiliaries(words, children, head));
  }
  if (sharedFrame()) add(statement, frame(statement, children, around));
  if (sharedTail()) add(statement, tail(statement, children, around));
  if (headNoun()) add(statement, antecedent(statement, children, around));
}

function add(statement: Statement, more: readonly number[]): void {
  if (more.length) statement.words = [...new Set([...statement.words, ...more])].sort((a, b) => a - b);
}

/** "There are reports saying that …": who speaks is part of what the report says of them. */
function spoken(
  { sentence: { words }, head, words: own, owner }: Statement,
  children: Children,
  around: Around,
) {
  return (children[head] ?? [])
    .filter((k) => /^(?:nsubj|obj|iobj|obl)/.test((words[k] as Word).deprel) && !own.includes(k))
    .flatMap((k) => subtree(children, k))
    .filter(
      (k) => around.apparatus[k] && !around.cue[k] && !around.dateline[k] && around.owners[k] === owner,
    );
}

/** A noun with what makes it understood, without clauses about it and others listed with it. */
export function nounPhrase(words: readonly Word[], children: Children, noun: number): number[] {
  const left = new Set(
    (children[noun] ?? [])
      .filter((k) => /^(?:acl|parataxis|appos|conj|cc|case)/.test((words[k] as Word).deprel))
      .flatMap((k) => subtree(children, k)),
  );
  return subtree(children, noun).filter((k) => !left.has(k));
}

function subjectWords(
  { sentence: { words }, head, words: own, owner }: Statement,
  children: Children,
  { owners, dateline }: Around,
): number[] {
  const subject = subjectOf(words, children, head);
  if (subject === undefined || own.includes(subject)) return [];
  const clauses = new Set(
    (children[subject] ?? [])
      .filter((k) => (words[k] as Word).deprel === 'acl:relcl')
      .flatMap((k) => subtree(children, k)),
  );
  const added = subtree(children, subject).filter(
    (k) => !clauses.has(k) && !dateline[k] && (owners[k] === owner || owners[k] === undefined) && k < head,
  );
  return added.includes(subject) ? added : [];
}

/** The clause whose subject a conjoined one shares. */
function firstOf(words: readonly Word[], children: Children, clause: number): number {
  let at = clause;
  for (let steps = 0; steps < MOST_CONJOINED; steps++) {
    const has = (children[at] ?? []).some((k) => /^(?:nsubj|csubj|expl)/.test((words[k] as Word).deprel));
    const { head, deprel } = words[at] as Word;
    if (has || head < 0 || base(deprel) !== 'conj') return at;
    at = head;
  }
  return at;
}

/** "have", "were" of the first, with its "not". */
function auxiliaries(words: readonly Word[], children: Children, head: number): number[] {
  const first = firstOf(words, children, head);
  return (children[first] ?? []).filter((k) => k < first && /^aux/.test((words[k] as Word).deprel));
}

/** "Near Mosul, two strikes hit a convoy and destroyed a bridge": the bridge too was near Mosul. */
function frame(
  { sentence: { words }, head, owner }: Statement,
  children: Children,
  { heads, owners, dateline }: Around,
): number[] {
  const first = firstOf(words, children, head);
  if (first === head) return [];
  const subject = (children[first] ?? []).find((k) =>
    /^(?:nsubj|csubj|expl)/.test((words[k] as Word).deprel),
  );
  if (subject === undefined) return [];
  const isOwn = (k: number) => base((words[k] as Word).deprel) === 'obl' && k < head && k > subject;
  if ((children[head] ?? []).some(isOwn)) return [];
  return (children[first] ?? [])
    .filter((k) => k < subject && base((words[k] as Word).deprel) === 'obl' && heads[k] === heads[first])
    .filter((k) => isFraming(words, children, k))
    .flatMap((k) => subtree(children, k))
    .filter((k) => k < subject && !dateline[k] && owners[k] === owner && heads[k] === heads[first]);
}

/** "Three men were killed and six were wounded in a blast": the three too. */
function tail(
  { sentence: { words }, head, owner, words: own }: Statement,
  children: Children,
  { owners, dateline }: Around,
): number[] {
  const isPassive = (k: number) =>
    (children[k] ?? []).some((c) => /^(?:nsubj:pass|aux:pass)$/.test((words[c] as Word).deprel)) ||
    CASUALTY.test((words[k] as Word).lemma.toLowerCase());
  const says = (k: number) =>
    (children[k] ?? []).some(
      (c) => c > k && /^(?:obj|obl|ccomp|xcomp|advcl)/.test((words[c] as Word).deprel),
    );
  if (!isPassive(head) || says(head)) return [];
  const next = (children[head] ?? []).filter((k) => k > head && base((words[k] as Word).deprel) === 'conj');
  const [other] = next;
  if (other === undefined || next.length > 1 || !isPassive(other) || own.includes(other)) return [];
  return (children[other] ?? [])
    .filter((k) => k > other && base((words[k] as Word).deprel) === 'obl' && isFraming(words, children, k))
    .flatMap((k) => subtree(children, k))
    .filter((k) => !dateline[k] && owners[k] === owner);
}

/** "in March", "last week"; not "as a partner", "in addition to". */
function isFraming(words: readonly Word[], children: Children, k: number): boolean {
  const cases = (children[k] ?? []).filter((c) => (words[c] as Word).deprel === 'case');
  const [first] = cases;
  if (first === undefined) return true;
  return (
    cases.length === 1 &&
    FRAMING.test((words[first] as Word).lemma.toLowerCase()) &&
    !(children[first] ?? []).some((c) => (words[c] as Word).deprel === 'fixed')
  );
}

/** The noun that a relative clause tells about, and that of one conjoined with it. */
function antecedent(
  { sentence: { words }, head, owner }: Statement,
  children: Children,
  { owners, dateline }: Around,
): number[] {
  let at = head;
  for (let steps = 0; steps < MOST_CONJOINED && base((words[at] as Word).deprel) === 'conj'; steps++)
    at = (words[at] as Word).head;
  const { deprel, head: noun } = words[at] as Word;
  // "…, that it had left, and that …", taken for a relative clause
  if (deprel !== 'acl:relcl' || noun < 0 || isThatClause(words, children[at] ?? [], at)) return [];
  const whole = subtree(children, at);
  const first = whole[0] as number;
  const hasOwn = (children[head] ?? []).some((k) => /^(?:nsubj|csubj)/.test((words[k] as Word).deprel));
  const pronoun =
    at === head || hasOwn
      ? []
      : whole.slice(0, 2).filter((k) => /^(?:who|which|that)$/i.test((words[k] as Word).lemma));
  return [
    ...nounPhrase(words, children, noun).filter(
      (k) => k < first && !dateline[k] && (owners[k] === owner || owners[k] === undefined),
    ),
    ...pronoun,
  ];
}

/** "because", "after" at the head of a clause that is a claim of its own. */
export function withoutMark(statement: Statement): void {
  const { words } = statement.sentence;
  if ((words[statement.head] as Word).deprel !== 'advcl') return;
  const mark = markOf(words, childrenOf(words)[statement.head] ?? []);
  const [first] = statement.words.filter((k) => (words[k] as Word).upos !== 'PUNCT');
  if (mark !== undefined && mark === first) statement.words = statement.words.filter((k) => k !== mark);
}

const lastWord = (words: readonly Word[], own: readonly number[]): number | undefined =>
  [...own].reverse().find((k) => (words[k] as Word).upos !== 'PUNCT');

/**
 * "UN staff have received", "I am appalled by": what was received, or by what, is the cue of other words. In somebody's
 * words the last preposition goes and the rest stays: what they said is not lost.
 */
export function isRemnant(statement: Statement, cue: readonly boolean[]): boolean {
  if (!remnants()) return false;
  const { sentence, words: own, head, owner } = statement;
  const { words } = sentence;
  const children = childrenOf(words);
  const inside = new Set(own);
  const isOpen = (k: number) =>
    base((words[k] as Word).deprel) === 'cc' && !inside.has((words[k] as Word).head);
  let dangling = lastWord(words, own);
  // "laughed and" of "laughed and said …": the conjunction goes with what it joins, the rest is whole
  if (dangling !== undefined && isOpen(dangling) && isFiniteClause(words, children, head)) {
    const cut = dangling;
    statement.words = own.filter((k) => k < cut);
    inside.delete(cut);
    dangling = lastWord(words, statement.words);
  }
  if (dangling === undefined) return true;
  const { upos, deprel, head: above } = words[dangling] as Word;
  const dangles =
    /^(?:case|mark|det|cc)$/.test(deprel) &&
    /^(?:ADP|SCONJ|PART|DET|CCONJ)$/.test(upos) &&
    above > dangling &&
    !inside.has(above);
  if (owner) {
    if (dangles) statement.words = statement.words.filter((k) => k < dangling);
    return false;
  }
  const main = mainWord(words, own, head);
  return (
    dangles ||
    (children[main] ?? []).some(
      (k) =>
        !inside.has(k) &&
        cue[k] &&
        /^(?:obj|obl)/.test((words[k] as Word).deprel) &&
        (words[k] as Word).upos === 'NOUN',
    )
  );
}
