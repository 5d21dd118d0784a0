/** Who a cue's speaker is, by grammar alone: its subject, the subject it shares, or the noun it hangs on. */
import { framesOf, WORDS } from './lexicon.js';
import { named, rule } from './rule.js';
import type { Tree } from './tree.js';
import { base, parts } from './tree.js';

const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'whose']);
/** Where something was said is no part of who said it. */
const OCCASION = new Set([
  'interview',
  'statement',
  'email',
  'e-mail',
  'letter',
  'speech',
  'conference',
  'call',
  'briefing',
  'post',
  'tweet',
  'message',
  'telephone',
  'phone',
  'broadcast',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);
const LONGEST_CLIMB = 6;

const sharedByConjoined = named('subject shared by conjoined verbs');
const sharedByInfinitive = named('subject of an infinitive');
const sharedByParticiple = named('subject of a participle');
const nearestSpeaks = named('a participle behind a verb of saying is its speaker’s');
const nounOfParticiple = named('noun before a participle');
const relative = rule('who stands for its noun', antecedentOfRelative);
const pronounGoesWith = named('who goes with its noun');
const occasionIsNoSource = named('an occasion is no source');

/** The head word of a cue verb's source: undefined when there is none in the sentence. */
export function subjectOf(tree: Tree, verb: number, climb = 0): number | undefined {
  const own = tree
    .byRelation(verb, 'nsubj', 'csubj')
    .find((k) => base(tree.word(k).deprel) === 'nsubj' || tree.word(k).upos === 'NOUN');
  if (own !== undefined) {
    if (climb === 0 && tree.word(own).deprel.endsWith(':pass')) return undefined;
    return relative(tree, own, verb) ?? own;
  }
  if (climb >= LONGEST_CLIMB || tree.child(verb, 'expl') !== undefined) return undefined;
  const { head, deprel } = tree.word(verb);
  if (head < 0) return undefined;
  switch (base(deprel)) {
    case 'conj':
      if (!sharedByConjoined()) return undefined;
      return subjectOf(tree, head, climb + (tree.isPassive(head) ? 1 : 0)) ?? nominalHead(tree, verb, head);
    case 'xcomp': {
      if (!sharedByInfinitive()) return undefined;
      const object = tree.child(head, 'obj', 'iobj');
      if (object !== undefined && !tree.isPassive(head)) return object;
      return subjectOf(tree, head, climb + 1);
    }
    case 'advcl':
    case 'parataxis': {
      if (tree.isFinite(verb) || !sharedByParticiple()) return undefined;
      const nearest = climb === 0 && nearestSpeaks() ? sayingBefore(tree, verb) : undefined;
      return subjectOf(tree, nearest ?? head, climb + 1);
    }
    case 'acl':
      return !nounOfParticiple() || tree.isPassive(verb) || isPastParticiple(tree, verb) ? undefined : head;
    default:
      return undefined;
  }
}

const LONGEST_TAIL = 6; // words between a verb of saying and the comma behind it: "said in a letter on Monday,"

/** "The union said the mine was flooded, the clerk recalled, adding that …": it is the clerk who adds. */
export function sayingBefore(tree: Tree, verb: number): number | undefined {
  if (verb < 2 || tree.word(verb - 1).lemma !== ',') return undefined;
  for (let k = verb - 2; k >= Math.max(0, verb - 2 - LONGEST_TAIL) && !parts(tree.word(k)); k--) {
    const { upos, feats } = tree.word(k);
    if (upos === 'VERB')
      return feats.VerbForm === 'Fin' &&
        framesOf(tree.lower(k))?.has('q') &&
        tree.child(k, 'nsubj') !== undefined
        ? k
        : undefined;
  }
  return undefined;
}

/**
 * A speaker by the words' order, where the tree gives none: the noun phrase right before the verb, or right after one
 * that follows a comma or closing mark.
 */
export function neighbourOf(tree: Tree, verb: number, inverted: boolean): number | undefined {
  const nominal = (i: number) =>
    /^(?:NOUN|PROPN|PRON)$/.test(tree.word(i).upos) &&
    !/day$|^(?:yesterday|today|tomorrow|week|month|year)$/.test(tree.form(i));
  if (inverted)
    for (let i = verb + 1; i < Math.min(tree.words.length, verb + 9); i++) {
      if (/^(?:VERB|PUNCT|SCONJ|AUX)$/.test(tree.word(i).upos)) break;
      if (nominal(i)) return topOf(tree, i, verb);
    }
  for (let i = verb - 1; i >= Math.max(0, verb - 5); i--) {
    if (/^(?:AUX|ADV|PART)$/.test(tree.word(i).upos)) continue;
    return nominal(i) ? topOf(tree, i, verb) : undefined;
  }
  return undefined;
}

/** The head of the noun phrase that a word belongs to. */
export function topOf(tree: Tree, i: number, verb: number): number {
  let at = i;
  for (let steps = 0; steps < LONGEST_CLIMB; steps++) {
    const { deprel, head } = tree.word(at);
    if (
      head < 0 ||
      head === verb ||
      !/^(?:compound|flat|amod|det|appos|nmod|nummod|fixed)$/.test(base(deprel))
    )
      return at;
    if (!/^(?:NOUN|PROPN|PRON|NUM)$/.test(tree.word(head).upos) || Math.abs(head - at) > 12) return at;
    if (head < verb !== i < verb) return at;
    at = head;
  }
  return at;
}

/** "… who said": the relative pronoun stands for the noun that its clause hangs on. */
function antecedentOfRelative(tree: Tree, subject: number, verb: number): number | undefined {
  if (!RELATIVE.has(tree.lower(subject))) return undefined;
  let at = verb;
  for (let steps = 0; steps < LONGEST_CLIMB; steps++) {
    const { deprel, head } = tree.word(at);
    if (head < 0) return undefined;
    if (base(deprel) === 'acl') return head;
    at = head;
  }
  return undefined;
}

function nominalHead(tree: Tree, verb: number, head: number): number | undefined {
  return base(tree.word(head).deprel) === 'acl' && tree.word(verb).feats.VerbForm === 'Ger'
    ? tree.word(head).head
    : undefined;
}

export function isPastParticiple(tree: Tree, verb: number): boolean {
  const { feats } = tree.word(verb);
  return (
    feats.VerbForm === 'Part' && feats.Tense !== 'Pres' && tree.child(verb, 'aux', 'nsubj') === undefined
  );
}

/** The agent of a passive: "by the ministry". */
export function agentOf(tree: Tree, verb: number): number | undefined {
  return tree
    .byRelation(verb, 'obl', 'nmod')
    .find((k) => tree.word(k).deprel === 'obl:agent' || (k > verb && tree.markers(k).includes('by')));
}

/** The words of a source: its noun phrase, with apposition and relative clause, without what brings it in. */
export function sourceWords(tree: Tree, head: number, cue: readonly number[]): number[] {
  const introduced = tree.byRelation(head, 'case', 'mark', 'cc', 'punct').filter((k) => k < head);
  const leading = introduced.filter((k) => tree.word(k).deprel !== 'punct' || k === tree.subtree(head)[0]);
  const clauses = tree.byRelation(head, 'parataxis', 'advcl', 'cop', 'discourse');
  const occasions = tree
    .byRelation(head, 'nmod', 'obl')
    .filter(
      (k) =>
        occasionIsNoSource() &&
        k > head &&
        OCCASION.has(tree.lower(k)) &&
        tree.markers(k).some((m) => /^(?:in|on|at|during|by)$/.test(m)),
    );
  const holdsCue = tree
    .byRelation(head, 'acl', 'conj', 'appos')
    .filter((k) => cue.some((c) => tree.under(c, k)));
  const according = tree.words.findIndex(
    (_, k) => k < head && k >= head - 12 && tree.form(k) === 'according',
  );
  const all = tree.subtree(head, [...leading, ...clauses, ...occasions, ...holdsCue]);
  const words = according < 0 ? all : all.filter((k) => k > according + 1);
  // "rebels who said": the pronoun that speaks for them goes with them.
  for (const clause of pronounGoesWith() ? holdsCue : [])
    for (const verb of cue)
      for (const subject of tree.byRelation(verb, 'nsubj'))
        if (tree.under(subject, clause) && RELATIVE.has(tree.lower(subject))) words.push(subject);
  return words.sort((a, b) => a - b);
}

/** Leaves out "in a telephone interview" behind a name. */
export function withoutOccasion(tree: Tree, words: readonly number[]): number[] {
  const at = words.findIndex(
    (k, i) =>
      occasionIsNoSource() &&
      i > 0 &&
      /^(?:in|on|at|during|by)$/.test(tree.form(k)) &&
      words.slice(i + 1, i + 4).some((n) => OCCASION.has(tree.lower(n))),
  );
  return at < 0 ? [...words] : words.slice(0, at);
}

/** Whether a word can speak: a person, an organisation, a document, a pronoun for one. */
export function canSpeak(tree: Tree, head: number): boolean {
  const word = tree.word(head);
  if (word.upos === 'PROPN') return true;
  if (word.upos === 'PRON') return !/^(?:it|this|that|there|what|which)$/.test(tree.lower(head));
  const lemma = tree.lower(head);
  return (
    WORDS.group.has(lemma) ||
    WORDS.role.has(lemma) ||
    WORDS.organisation.has(lemma) ||
    WORDS.outlet.has(lemma) ||
    WORDS.document.has(lemma)
  );
}
