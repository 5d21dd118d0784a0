/** Sentences cut into the smallest clauses that state one thing. */
import { named } from '../attribution/index.js';
import type { Sentence, Word } from '../language/index.js';
import { base, type Children, childrenOf, isFiniteClause, subjectOf } from './grammar.js';
import { isOneOfAKind } from './time-roles.js';

const SHORTEST_RELATIVE = 3; // words
const NEGATIVE = /^(?:not|n['’]t|never|no)$/;
/** What is left of a verb that is not said again; "be" may be the whole of one. */
const ELLIPTIC = /^(?:will|would|shall|should|can|could|may|might|must|do|have)$/;
const NO_WORD = { lemma: '' } as Word;
const FUTURE = /^(?:will|'ll|’ll|shall|would|wo)$/;

const besideRule = named('clause set beside another');
const otherSubject = named('conjoined clauses that speak of different things');
const otherFacts = named('conjoined clauses with a time, place or number of their own');
const otherStance = named('conjoined clauses, one denied or still to come');
const relativeRule = named('relative clause that asserts');
const ownThat = named('a that-clause of its own');
const ownerRule = named('a clause in other words');
const ownObject = named('conjoined clauses, each with an object of its own');
const adverbialRule = named('a clause that tells another happening');

/** What brings in a happening of its own: "after he refused", "because the road was cut". */
const TELLS = /^(?:after|because|while|whereas|although|though|as)$/;
/** The same of the past only: "as they meet" may be any day. "When" dates the clause it hangs on: one happening. */
const TELLS_IN_PAST = /^(?:as|while|after)$/;
/** Only with a time of its own; otherwise it dates the clause it hangs on: "since the war began". */
const TELLS_WITH_FACTS = /^(?:since)$/;
const SHORTEST_ADVERBIAL = 3; // words
/** Of a clause looked at, so that nested ones take no longer than their length. */
const MOST_WORDS = 200;

/** What a sentence's words are besides grammar. */
export interface About {
  /** Whose words they are. */
  owners?: readonly unknown[];
  /** Words of times, places and quantities. */
  facts?: readonly boolean[];
  /** Words of times. */
  dated?: readonly boolean[];
}

/**
 * For each word the head of the clause it belongs to: the root, a conjoined clause, a clause set beside another, or a
 * relative clause that asserts (set off by a comma). Where the words change owner, a clause begins too.
 */
export function clauseHeads(sentence: Sentence, about: About = {}): number[] {
  const { words } = sentence;
  const children = childrenOf(words);
  const heads = new Array<number>(words.length).fill(-1);
  const cut = (i: number) =>
    startsClause(words, children, i, about) || changesOwner(words, about.owners ?? [], i);
  const stack: [number, number][] = [];
  words.forEach((word, i) => {
    if (word.head < 0 || word.head === i) stack.push([i, i]);
  });
  while (stack.length) {
    const [i, clause] = stack.pop() as [number, number];
    if (heads[i] !== -1) continue;
    const own = cut(i) ? i : clause;
    heads[i] = own;
    for (const child of children[i] ?? []) stack.push([child, own]);
  }
  return heads.map((head, i) => (head < 0 ? i : head));
}

function changesOwner(words: readonly Word[], owners: readonly unknown[], i: number): boolean {
  const { head, deprel } = words[i] as Word;
  return (
    ownerRule() &&
    head >= 0 &&
    owners[i] !== owners[head] &&
    /^(?:ccomp|parataxis|advcl|conj|acl|csubj)/.test(deprel)
  );
}

function startsClause(
  words: readonly Word[],
  children: Children,
  i: number,
  { facts = [], dated = [] }: About,
): boolean {
  const word = words[i] as Word;
  const relation = base(word.deprel);
  const kids = children[i] ?? [];
  const has = (...names: string[]) => kids.some((k) => names.includes(base((words[k] as Word).deprel)));
  if (relation === 'parataxis')
    return (
      !isOfNoun(words, children, i) &&
      besideRule() &&
      (has('nsubj', 'csubj', 'expl') || word.feats.VerbForm === 'Fin')
    );
  if (isUnderDenial(words, i)) return false;
  if (ownThat() && isThatClause(words, kids, i)) return true;
  if (relation === 'conj') return partsConjoined(words, children, i, facts);
  if (relation === 'advcl') return adverbialRule() && tellsAnother(words, children, i, dated);
  if (word.deprel === 'acl:relcl' && relativeRule()) {
    const first = Math.min(i, ...kids);
    const comma = first > 0 && (words[first - 1] as Word).lemma === ',';
    const ownComma = kids.some((k) => (words[k] as Word).lemma === ',' && k < i);
    return (comma || ownComma) && kids.length >= SHORTEST_RELATIVE - 1 && isFiniteClause(words, children, i);
  }
  return false;
}

/** A finite clause with a subject, behind a word that says it happened too. */
function tellsAnother(
  words: readonly Word[],
  children: Children,
  i: number,
  dated: readonly boolean[],
): boolean {
  const kids = children[i] ?? [];
  const mark = markOf(words, kids);
  if (mark === undefined) return false;
  const own = clauseWords(words, children, i);
  const subject = kids.some((k) => /^nsubj/.test((words[k] as Word).deprel));
  if (!subject || own.length < SHORTEST_ADVERBIAL || !isFiniteClause(words, children, i)) return false;
  const sign = lemma(words[mark] as Word);
  if (isLikened(words, mark)) return false;
  if (TELLS_WITH_FACTS.test(sign)) return own.some((k) => dated[k]) && !isCompared(words, children, i, mark);
  if (TELLS_IN_PAST.test(sign)) return isPast(words, children, i) || (sign === 'as' && mark < 1);
  return TELLS.test(sign);
}

/** "as though it had turned back", "as if nothing had happened": what something is like is no happening. */
function isLikened(words: readonly Word[], mark: number): boolean {
  const pair = [mark - 1, mark, mark + 1].map((k) => (words[k] ? lemma(words[k] as Word) : ''));
  const isPair = (a = '', b = '') => a === 'as' && /^(?:if|though)$/.test(b);
  return isPair(pair[0], pair[1]) || isPair(pair[1], pair[2]);
}

/** "the first to use the line since the bridge was closed": without the clause nothing is the first. */
function isCompared(words: readonly Word[], children: Children, i: number, mark: number): boolean {
  const above = (words[i] as Word).head;
  return isOneOfAKind(words, subjectOf(words, children, above), above, mark);
}

/** The word that brings in an adverbial clause: "after". */
export function markOf(words: readonly Word[], kids: readonly number[]): number | undefined {
  return kids.find(
    (k) =>
      (words[k] as Word).deprel === 'mark' ||
      (/^advmod/.test((words[k] as Word).deprel) && /^(?:when|while)$/.test(lemma(words[k] as Word))),
  );
}

function isPast(words: readonly Word[], children: Children, i: number): boolean {
  const verbs = [i, ...(children[i] ?? []).filter((k) => /^(?:aux|cop)/.test((words[k] as Word).deprel))];
  return verbs.some(
    (k) => (words[k] as Word).feats.VerbForm === 'Fin' && (words[k] as Word).feats.Tense === 'Past',
  );
}

/** "…, that it had left on Monday, and that …": a list of that-clauses, whatever they hang on. */
export function isThatClause(words: readonly Word[], kids: readonly number[], i: number): boolean {
  const { deprel, head, upos } = words[i] as Word;
  if (head < 0 || !/^(?:conj|acl|acl:relcl|advcl|parataxis)$/.test(deprel)) return false;
  const that = kids.find((k) => (words[k] as Word).deprel === 'mark' && lemma(words[k] as Word) === 'that');
  const before = that === undefined ? undefined : words[that - 1];
  const subject = kids.some((k) => (words[k] as Word).deprel.startsWith('nsubj'));
  return (
    before !== undefined &&
    /^(?:,|and|or|but)$/.test(before.lemma) &&
    subject &&
    (upos === 'VERB' || kids.some((k) => (words[k] as Word).deprel === 'cop'))
  );
}

const MOST_ABOVE = 6; // from a that-clause up to the noun that it is the content of

/** "no evidence that the dam was mined or that the gates were cut": neither is told, both are what there is no evidence of. */
function isUnderDenial(words: readonly Word[], i: number): boolean {
  let at = i;
  for (let steps = 0; steps < MOST_ABOVE; steps++) {
    const { deprel, head } = words[at] as Word;
    const above = words[head];
    if (!above || !/^(?:conj|acl|parataxis)/.test(deprel)) return false;
    if (above.upos === 'NOUN' && deprel !== 'acl:relcl')
      return words.some((word, k) => {
        const isOwn = word.head === head && word.deprel === 'det' && /^(?:no|any|neither)$/.test(lemma(word));
        const isVerbs = word.head === above.head && k < i && /^(?:not|n['’]t|never)$/.test(lemma(word));
        return isOwn || isVerbs;
      });
    at = head;
  }
  return false;
}

/** "no proof either way – that it was so or not": a that-clause behind a dash belongs to what stands before it. */
function isOfNoun(words: readonly Word[], children: Children, i: number): boolean {
  const that = (children[i] ?? []).find(
    (k) => (words[k] as Word).deprel === 'mark' && lemma(words[k] as Word) === 'that',
  );
  return that !== undefined && /^[–—_-]+$/.test(lemma(words[that - 1] ?? NO_WORD));
}

/**
 * Conjoined clauses are two claims when they speak of different things, or one tells a time, place or number, or one is
 * denied or still to come and the other not: "fled and hid" is one, "left on Monday and came back" two.
 */
function partsConjoined(
  words: readonly Word[],
  children: Children,
  i: number,
  facts: readonly boolean[],
): boolean {
  const { head, upos } = words[i] as Word;
  if (head < 0) return false;
  const kids = children[i] ?? [];
  const is = (k: number, relation: RegExp) => relation.test(base((words[k] as Word).deprel));
  // "some have left and others may": the verb is the first one's
  if (upos === 'AUX' && ELLIPTIC.test(lemma(words[i] as Word))) return false;
  const clausal = upos === 'VERB' || kids.some((k) => is(k, /^(?:cop|nsubj)$/));
  const other = words[head] as Word;
  const beside =
    other.upos === 'VERB' || other.upos === 'AUX' || other.head < 0 || isClause(words, children, head);
  if (!clausal || !beside) return false;
  // "a government that serves all and pays its debts": one description, as long as the first is no claim either
  if (other.deprel === 'acl:relcl' && !startsClause(words, children, head, { facts })) return false;
  const subject = kids.find((k) => is(k, /^(?:nsubj|csubj|expl)$/));
  if (subject === undefined && !isFiniteClause(words, children, i) && !sharesAuxiliary(words, children, i))
    return false;
  // "destroyed and jammed 54 drones": the first has no object but that of the second
  if (subject === undefined && hasObject(words, children, i, true) && isBare(words, children, head))
    return false;
  const own = clauseWords(words, children, i);
  const theirs = clauseWords(words, children, head);
  if (otherStance() && mood(words, children, i) !== mood(words, children, head) && says(words, own))
    return true;
  if (otherFacts() && says(words, own) && (own.some((k) => facts[k]) || theirs.some((k) => facts[k])))
    return true;
  const explicit = subject !== undefined;
  if (ownObject() && hasObject(words, children, i, explicit) && hasObject(words, children, head, explicit))
    return true;
  if (subject === undefined || !otherSubject()) return false;
  // "his chief of staff is X and his chief of plans is Y"
  if ((children[subject] ?? []).some((k) => /^(?:nmod|amod|compound|nummod)/.test((words[k] as Word).deprel)))
    return true;
  const before = subjectOf(words, children, head);
  const known = new Set(
    theirs.filter((k) => isNominal(words[k] as Word)).map((k) => lemma(words[k] as Word)),
  );
  if (before !== undefined) known.add(lemma(words[before] as Word));
  return !known.has(lemma(words[subject] as Word));
}

/** "have broken the siege and pushed them out": the second shares the auxiliary of the first. */
export function sharesAuxiliary(words: readonly Word[], children: Children, i: number): boolean {
  const { head, upos, feats, deprel } = words[i] as Word;
  const other = words[head];
  return (
    deprel.startsWith('conj') &&
    upos === 'VERB' &&
    other?.upos === 'VERB' &&
    feats.VerbForm === other.feats.VerbForm &&
    feats.VerbForm === 'Part' &&
    (isFiniteClause(words, children, head) || sharesAuxiliary(words, children, head))
  );
}

/** A verb with nothing behind it but the verb conjoined with it. */
function isBare(words: readonly Word[], children: Children, i: number): boolean {
  return (
    (words[i] as Word).upos === 'VERB' &&
    !(children[i] ?? []).some((k) => k > i && !/^(?:conj|cc|punct)/.test((words[k] as Word).deprel))
  );
}

/** Whether a verb has something that it is done to, or a phrase that says where, when or how. */
function hasObject(words: readonly Word[], children: Children, i: number, any: boolean): boolean {
  return (children[i] ?? []).some((k) => {
    const { deprel, upos } = words[k] as Word;
    return (
      /^(?:obj|iobj|obl|ccomp|xcomp)/.test(deprel) &&
      (any || /^(?:NOUN|PROPN|NUM|VERB|ADJ)$/.test(upos)) &&
      k > i
    );
  });
}

/** "all have met or will meet their obligations": a verb alone shares what follows and says nothing of its own. */
function says(words: readonly Word[], own: readonly number[]): boolean {
  return own.filter((k) => !/^(?:AUX|PUNCT|CCONJ|PART|VERB)$/.test((words[k] as Word).upos)).length > 0;
}

function isClause(words: readonly Word[], children: Children, i: number): boolean {
  return (children[i] ?? []).some((k) => /^(?:cop|nsubj|csubj)$/.test(base((words[k] as Word).deprel)));
}

function isNominal(word: Word): boolean {
  return /^(?:NOUN|PROPN|PRON|NUM)$/.test(word.upos);
}

function lemma(word: Word): string {
  return word.lemma.toLowerCase();
}

/** A clause's own words, without clauses conjoined with it. */
function clauseWords(words: readonly Word[], children: Children, i: number): number[] {
  const found: number[] = [];
  const stack = [i];
  while (stack.length && found.length < MOST_WORDS) {
    const at = stack.pop() as number;
    found.push(at);
    for (const k of children[at] ?? [])
      if (!(at === i && /^(?:conj|parataxis)$/.test(base((words[k] as Word).deprel)))) stack.push(k);
  }
  return found;
}

function mood(words: readonly Word[], children: Children, i: number): string {
  const kids = (children[i] ?? []).map((k) => words[k] as Word);
  const denied = kids.some((w) => NEGATIVE.test(lemma(w)) && w.deprel.startsWith('advmod'));
  const coming = kids.some((w) => w.upos === 'AUX' && FUTURE.test(lemma(w)));
  return `${denied} ${coming}`;
}
