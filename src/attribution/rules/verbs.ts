/**
 * Cue verbs over trees. Each frame of data/attribution/verbs.json is one small function that says which words would be
 * the content; the first that fires makes the draft.
 */

import { cueWords, isNegated, lemmaWithParticle } from '../cue.js';
import type { Context, Draft } from '../draft.js';
import { type Frame, type FrameName, framesOf, neverAttributes } from '../lexicon.js';
import {
  agentOf,
  canSpeak,
  isPastParticiple,
  neighbourOf,
  sourceWords,
  subjectOf,
  topOf,
  withoutOccasion,
} from '../source.js';
import { base, parts, spansOf, type Tree } from '../tree.js';

interface Fit {
  content: number[];
  rule: string;
  stance?: Frame['stance'];
  /** A preposition that belongs to the cue: "warned of". */
  preposition?: number;
}

type Frames = ReadonlyMap<FrameName, Frame>;
type Rule = (tree: Tree, verb: number, frame: Frame) => Fit | undefined;

const RULES: readonly [FrameName, Rule, Rule][] = [
  ['c', clause, passiveClause],
  ['o', objectInfinitive, passiveInfinitive],
  ['a', objectAs, passiveAs],
  ['b', objectWithMatter, passiveMatter],
  ['i', infinitive, passiveInfinitive],
  ['n', object, passiveObject],
  ['p', prepositional, never],
];

/** Drafts of every cue verb of a sentence. */
export function verbDrafts(context: Context, sentence: number): Draft[] {
  const tree = context.trees[sentence] as Tree;
  const drafts: Draft[] = [];
  tree.words.forEach((word, i) => {
    if (word.upos !== 'VERB' && !(word.upos === 'NOUN' && context.isHeading[sentence])) return;
    if (base(word.deprel) === 'case' || base(word.deprel) === 'amod') return;
    const draft = verbDraft(tree, sentence, i);
    if (draft) drafts.push(draft);
  });
  return drafts;
}

function verbDraft(tree: Tree, sentence: number, verb: number): Draft | undefined {
  const lemmas = lemmaWithParticle(tree, verb);
  const lemma = lemmas.find((l) => framesOf(l)) ?? (lemmas[0] as string);
  const frames = framesOf(lemma);
  const inverted = invertedEnd(tree, verb) ?? finalSaid(tree, verb) ?? interrupting(tree, verb);
  if (inverted)
    return {
      sentence,
      cue: cueWords(tree, verb).filter((k) => !inverted.source.includes(k) && !inverted.content.includes(k)),
      head: verb,
      source: spansOf(tree.words, inverted.source),
      sourceAt: { sentence, word: inverted.speaker },
      content: spansOf(tree.words, inverted.content),
      lemma,
      stance: frames?.get('q')?.stance ?? 'assert',
      weak: false,
      negated: isNegated(tree, verb),
      rule: inverted.inside
        ? 'a verb of saying and its speaker between commas'
        : 'a verb of saying and its speaker end the sentence',
    };
  const reduced = base(tree.word(verb).deprel) === 'acl' && isPastParticiple(tree, verb);
  const passive = tree.isPassive(verb) || reduced;
  const found = frames ? listed(tree, verb, frames, passive) : unlisted(tree, verb, lemma, passive);
  if (!found) return undefined;
  const { fit, frame } = found;
  if (
    reduced &&
    agentOf(tree, verb) === undefined &&
    !/^(?:accuse|believe|predict|claim)$/.test(frame.stance) &&
    !/^(?:say|report)$/.test(lemma)
  )
    return undefined;
  const cue = cueWords(tree, verb, fit.preposition);
  const speaker = passive
    ? agentOf(tree, verb)
    : (subjectOf(tree, verb) ?? closeSpeaker(tree, verb, fit, frame));
  const pointing =
    speaker !== undefined && shows(lemma) && /^(?:it|this|that|which|these|those)$/.test(tree.form(speaker));
  const inContent = speaker !== undefined && fit.content.includes(speaker);
  const source = speaker === undefined || inContent ? [] : sourceWords(tree, speaker, cue);
  const sourceSet = new Set(source);
  return {
    sentence,
    cue,
    head: verb,
    source: spansOf(tree.words, source),
    ...(source.length && { sourceAt: { sentence, word: speaker as number } }),
    content: spansOf(
      tree.words,
      fit.content.filter((k) => !sourceSet.has(k) && !cue.includes(k)),
    ),
    lemma,
    stance: fit.stance ?? frame.stance,
    weak:
      frame.weak ||
      pointing ||
      (passive && fit.rule.startsWith('passive: its subject') && frame.stance === 'predict') ||
      (!passive && !source.length && !imperativeHeading(tree, verb)) ||
      isDeontic(tree, verb),
    negated: isNegated(tree, verb),
    rule: fit.rule,
  };
}

/** Said of a thing, these verbs speak of what follows from it, not of what somebody says. */
function shows(lemma: string): boolean {
  return /^(?:show|suggest|indicate|demonstrate|imply|mean|prove|reflect|illustrate)$/.test(lemma);
}

/** Verbs of saying always have a speaker; where the tree has lost it, the words beside the verb are asked. */
function closeSpeaker(tree: Tree, verb: number, fit: Fit, frame: Frame): number | undefined {
  if (frame.weak || !tree.isFinite(verb) || tree.child(verb, 'nsubj', 'expl') !== undefined) return undefined;
  const { deprel } = tree.word(verb);
  if (base(deprel) === 'conj') return undefined;
  return neighbourOf(tree, verb, fit.rule === 'clause before the cue' || fit.rule.startsWith('cue inside'));
}

/** A headline leaves its subject out now and then; elsewhere a verb without one ("to say whether") attributes nothing. */
function imperativeHeading(tree: Tree, verb: number): boolean {
  return (
    tree.word(verb).head < 0 &&
    tree.word(verb).feats.VerbForm === 'Fin' &&
    tree.word(verb).feats.Mood !== 'Imp'
  );
}

/** "it should be noted": the report's own advice, nobody's words. */
function isDeontic(tree: Tree, verb: number): boolean {
  return (
    tree
      .byRelation(verb, 'aux')
      .some((k) => /^(?:should|must|can|could|may|might|let)$/.test(tree.lower(k))) && tree.isPassive(verb)
  );
}

/** A verb of saying found by where it stands, with its speaker beside it. */
interface Beside {
  source: number[];
  speaker: number;
  content: number[];
  inside?: boolean;
}

/** The noun phrase between a comma and the verb: "…, the captain said". */
function behindComma(
  tree: Tree,
  verb: number,
): { comma: number; source: number[]; speaker: number } | undefined {
  if (!framesOf(tree.lower(verb))?.has('q') || tree.word(verb).feats.VerbForm !== 'Fin') return undefined;
  let at = verb - 1;
  while (at > 0 && verb - at < 14 && !parts(tree.word(at))) {
    if (/^(?:VERB|SCONJ)$/.test(tree.word(at).upos) || (tree.word(at).upos === 'AUX' && verb - at > 2))
      return undefined;
    if (RELATIVE.test(tree.form(at)) || (tree.word(at).upos === 'CCONJ' && at === verb - 1)) return undefined;
    at--;
  }
  if (at <= 0 || tree.word(at).lemma !== ',' || verb - at < 2) return undefined;
  const source = range(at + 1, verb).filter((k) => !/^(?:AUX|ADV|PART)$/.test(tree.word(k).upos));
  const nominal = [...source].reverse().find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  if (nominal === undefined || /^(?:ADP|CCONJ|SCONJ)$/.test(tree.word(source[0] as number).upos))
    return undefined;
  if (TIME.test(tree.form(nominal))) return undefined;
  const top = topOf(tree, nominal, verb);
  return { comma: at, source, speaker: source.includes(top) ? top : nominal };
}

/** "The ferry sank, the captain said on Monday.": the verb and its speaker end the sentence. */
function finalSaid(tree: Tree, verb: number): Beside | undefined {
  const rest = range(verb + 1, tree.words.length).filter((k) => tree.word(k).upos !== 'PUNCT');
  if (rest.length > 6 || rest.some((k) => /^(?:VERB|AUX|SCONJ|PRON)$/.test(tree.word(k).upos)))
    return undefined;
  if (rest.length && !/^(?:ADP|ADV|PROPN|NOUN|DET|ADJ|NUM)$/.test(tree.word(rest[0] as number).upos))
    return undefined;
  if (rest.some((k) => k < tree.words.length - 1 && parts(tree.word(k + 1)) && k !== rest[rest.length - 1]))
    return undefined;
  if (tree.child(verb, 'obj') !== undefined && rest.length) return undefined;
  const found = behindComma(tree, verb);
  if (!found) return undefined;
  const content = range(0, found.comma);
  if (!content.some((k) => tree.word(k).feats.VerbForm === 'Fin')) return undefined;
  return { ...found, content };
}

/** "The ferry, the captain said, was never full.": between commas inside what is said. */
function interrupting(tree: Tree, verb: number): Beside | undefined {
  const next = tree.words[verb + 1];
  if (next?.lemma !== ',') return undefined;
  const found = behindComma(tree, verb);
  if (!found || verb + 3 > tree.words.length || found.source.length > 6) return undefined;
  if (/^(?:who|which|and|but|whose)$/.test(tree.form(verb + 2)) || /ing$/.test(tree.form(verb + 2)))
    return undefined;
  const content = [...range(0, found.comma), ...range(verb + 2, tree.words.length)];
  if (!content.some((k) => tree.word(k).feats.VerbForm === 'Fin')) return undefined;
  // A comma of an apposition ("Lena Brandt, the director said, …") has no clause on either side of its own.
  if (tree.word(verb).head >= 0 && base(tree.word(verb).deprel) !== 'parataxis') return undefined;
  return { ...found, content, inside: true };
}

/** "…, reported a source on the ground.": a verb of saying behind a comma, then only its speaker, ends the sentence. */
function invertedEnd(tree: Tree, verb: number): Beside | undefined {
  const before = tree.words[verb - 1];
  const frames = framesOf(tree.lower(verb));
  // "…, told the daily": who is told never stands there alone.
  if (!before || !/^[,"'”’»]+$/.test(before.lemma) || !frames?.has('q') || TOLD.has(tree.lower(verb)))
    return undefined;
  if (tree.word(verb).feats.VerbForm === 'Part' && tree.word(verb).feats.Tense === 'Pres') return undefined;
  let end = verb + 1;
  while (end < tree.words.length && !parts(tree.word(end))) {
    if (/^(?:VERB|AUX|SCONJ|PART)$/.test(tree.word(end).upos) && !RELATIVE.test(tree.form(end)))
      return undefined;
    end++;
  }
  if (end - verb > 14) return undefined;
  // ", the head of the union": what tells more of the speaker may end the sentence with it.
  const rest = range(end, tree.words.length).filter((k) => tree.word(k).upos !== 'PUNCT');
  const [next] = rest;
  if (next !== undefined) {
    const aside =
      tree.words[end]?.lemma === ',' && /^(?:DET|NOUN|PROPN|ADJ|PRON)$/.test(tree.word(next).upos);
    if (
      !aside ||
      rest.length > 20 ||
      (!RELATIVE.test(tree.form(next)) &&
        rest.filter((k) => tree.word(k).feats.VerbForm === 'Fin').length > 1)
    )
      return undefined;
    end = (rest[rest.length - 1] as number) + 1;
  }
  const aside = tree.byRelation(verb, 'obl', 'advmod').filter((k) => k > verb + 1);
  const source = withoutOccasion(
    tree,
    range(verb + 1, end).filter((k) => !aside.some((a) => tree.under(k, a))),
  );
  const first = source.find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  if (first === undefined || /^(?:ADP|ADV|NUM)$/.test(tree.word(source[0] as number).upos)) return undefined;
  if (TIME.test(tree.form(first))) return undefined;
  const speaker = topOf(tree, first, verb);
  const known = source.includes(speaker) ? speaker : first;
  const content = range(0, verb);
  if (!canSpeak(tree, known) || !content.some((k) => tree.word(k).feats.VerbForm === 'Fin')) return undefined;
  return { source, speaker: known, content };
}

const TIME =
  /day$|^(?:yesterday|today|tonight|tomorrow|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|morning|evening|night)$/;
const TOLD = new Set(['tell', 'inform', 'notify', 'assure', 'remind', 'brief', 'advise']);
const RELATIVE = /^(?:who|which|that|whose)$/;

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

function listed(tree: Tree, verb: number, frames: Frames, passive: boolean) {
  for (const [name, active, whenPassive] of RULES) {
    const frame = frames.get(name);
    if (!frame) continue;
    const fit = (passive ? whenPassive : active)(tree, verb, frame);
    if (fit?.content.length) return { fit, frame };
  }
  return undefined;
}

const UNLISTED: Frame = { stance: 'assert', weak: false, prepositions: new Set() };

/** A verb no list knows, with a that-clause and somebody who can speak as its subject. */
function unlisted(tree: Tree, verb: number, lemma: string, passive: boolean) {
  if (passive || neverAttributes(lemma)) return undefined;
  const content = tree.byRelation(verb, 'ccomp').find((k) => tree.isFinite(k) || tree.child(k, 'nsubj'));
  if (content === undefined) return undefined;
  const speaker = subjectOf(tree, verb);
  if (speaker === undefined || !canSpeak(tree, speaker)) return undefined;
  const that = tree.markers(content).includes('that');
  if (!that && content > verb) return undefined;
  const fit: Fit = { content: tree.subtree(content), rule: 'clause under a verb that is not listed' };
  return { fit, frame: UNLISTED };
}

function clause(tree: Tree, verb: number): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'ccomp')
    .find((k) => tree.isClause(k) || tree.word(k).upos !== 'PUNCT');
  if (complement !== undefined) {
    const infinitive = tree.markers(complement).includes('to') && !tree.isFinite(complement);
    if (!infinitive || complement < verb)
      return {
        content: withSiblings(tree, verb, complement),
        rule: complement < verb ? 'clause before the cue' : 'clause after the cue',
      };
  }
  // "said: the road is closed": what follows the colon hangs beside the verb.
  const after = tree.byRelation(verb, 'parataxis').find((k) => {
    const first = tree.subtree(k)[0] as number;
    return (
      first > verb &&
      first > 0 &&
      range(Math.max(verb, first - 2), first + 1).some((p) => tree.word(p).lemma === ':')
    );
  });
  if (after !== undefined && framesOf(tree.lower(verb))?.has('q'))
    return { content: tree.subtree(after), rule: 'clause after the cue' };
  return hostClause(tree, verb);
}

/** "said A, B" where the parser hangs B beside A instead of on it: later parataxis and conj without a subject of their own. */
function withSiblings(tree: Tree, _verb: number, complement: number): number[] {
  return tree.subtree(complement);
}

/** ", he said," in the middle or at the end: what it interrupts is the content. Also "as he put it". */
function hostClause(tree: Tree, verb: number): Fit | undefined {
  const { deprel, head } = tree.word(verb);
  const relation = base(deprel);
  if (head < 0 || !(relation === 'parataxis' || (relation === 'advcl' && tree.markers(verb).includes('as'))))
    return undefined;
  if (tree.child(verb, 'obj', 'ccomp') !== undefined && relation === 'parataxis') return undefined;
  if (tree.child(verb, 'nsubj') === undefined) return undefined;
  const host = relation === 'advcl' ? tree.clauseOf(head) : head;
  return {
    content: tree.subtree(host, [verb]),
    rule: relation === 'advcl' ? '“as … said”' : 'cue inside or after what is said',
  };
}

function passiveClause(tree: Tree, verb: number): Fit | undefined {
  const complement = tree.child(verb, 'ccomp', 'csubj');
  if (complement !== undefined)
    return { content: tree.subtree(complement), rule: 'passive with a clause: nobody named' };
  return (
    passiveInfinitive(tree, verb) ??
    (tree.word(verb).deprel === 'parataxis' ? hostClause(tree, verb) : undefined)
  );
}

function passiveSubject(tree: Tree, verb: number): number[] {
  const subject = tree.child(verb, 'nsubj:pass', 'nsubj');
  if (subject !== undefined) {
    if (/^(?:who|which|that)$/.test(tree.lower(subject))) return [subject];
    return tree.subtree(subject);
  }
  const { head, deprel } = tree.word(verb);
  if (base(deprel) === 'acl' && head >= 0) return tree.subtree(head, [verb]);
  if (base(deprel) === 'conj' && head >= 0) return passiveSubject(tree, head);
  return [];
}

/** "is said to be", "are believed to have left", "was reported missing". */
function passiveInfinitive(tree: Tree, verb: number): Fit | undefined {
  const complement =
    tree.child(verb, 'xcomp') ?? tree.byRelation(verb, 'ccomp').find((k) => !tree.isFinite(k));
  if (complement === undefined) return undefined;
  return {
    content: [...passiveSubject(tree, verb), ...tree.subtree(complement)],
    rule: 'passive with an infinitive: nobody named',
  };
}

function infinitive(tree: Tree, verb: number): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'xcomp', 'ccomp')
    .find((k) => k > verb && tree.markers(k).includes('to'));
  if (complement === undefined) return undefined;
  return { content: tree.subtree(complement), rule: 'infinitive after the cue' };
}

function objectInfinitive(tree: Tree, verb: number): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'xcomp', 'ccomp', 'advcl')
    .find((k) => k > verb && tree.markers(k).includes('to'));
  const object = tree.byRelation(verb, 'obj', 'iobj').find((k) => k > verb);
  if (complement === undefined) return undefined;
  const subject = tree.child(complement, 'nsubj');
  if (object === undefined && subject === undefined) return undefined;
  return {
    content: [...(object === undefined ? [] : tree.subtree(object)), ...tree.subtree(complement)],
    rule: 'somebody told to do something',
  };
}

function asComplement(tree: Tree, verb: number): number | undefined {
  return (
    tree.byRelation(verb, 'obl', 'advcl', 'xcomp').find((k) => k > verb && tree.markers(k).includes('as')) ??
    tree.byRelation(verb, 'xcomp').find((k) => k > verb && !tree.markers(k).includes('to'))
  );
}

/** "called it a mistake", "described them as armed". */
function objectAs(tree: Tree, verb: number): Fit | undefined {
  const complement = asComplement(tree, verb);
  const object = tree.byRelation(verb, 'obj').find((k) => k !== complement);
  if (complement === undefined || object === undefined) return undefined;
  return {
    content: [...tree.subtree(object), ...tree.subtree(complement)],
    rule: 'something called or described as something',
  };
}

function passiveAs(tree: Tree, verb: number): Fit | undefined {
  const complement = asComplement(tree, verb);
  if (complement === undefined) return undefined;
  return {
    content: [...passiveSubject(tree, verb), ...tree.subtree(complement)],
    rule: 'something called or described as something',
  };
}

function matter(tree: Tree, verb: number, frame: Frame): number[] {
  return tree
    .byRelation(verb, 'obl', 'advcl', 'nmod')
    .filter((k) => k > verb && tree.markers(k).some((m) => frame.prepositions.has(m)));
}

/** "accused them of theft", "praised her for the repair". */
function objectWithMatter(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  const object = tree.byRelation(verb, 'obj').find((k) => k > verb);
  if (object === undefined) return undefined;
  const what = matter(tree, verb, frame).filter((k) => k > object);
  if (!what.length) return undefined;
  return {
    content: [...tree.subtree(object), ...what.flatMap((k) => tree.subtree(k))],
    rule: 'somebody accused or judged of something',
  };
}

function passiveMatter(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  const what = matter(tree, verb, frame);
  if (!what.length) return undefined;
  return {
    content: [...passiveSubject(tree, verb), ...what.flatMap((k) => tree.subtree(k))],
    rule: 'somebody accused or judged of something',
  };
}

function object(tree: Tree, verb: number): Fit | undefined {
  const found = tree.byRelation(verb, 'obj').find((k) => k > verb);
  if (found === undefined || isEmptyObject(tree, found)) return undefined;
  return { content: tree.subtree(found), rule: 'noun phrase after the cue' };
}

function isEmptyObject(tree: Tree, object: number): boolean {
  return (
    tree.word(object).upos === 'PRON' &&
    /^(?:each|one|itself|himself|herself|themselves)/.test(tree.lower(object))
  );
}

/** "was denied by the ministry", "has been criticised". */
function passiveObject(tree: Tree, verb: number): Fit | undefined {
  const subject = passiveSubject(tree, verb);
  if (!subject.length || base(tree.word(verb).deprel) === 'acl') return undefined;
  return { content: subject, rule: 'passive: its subject is what is said' };
}

function prepositional(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  for (const k of tree.byRelation(verb, 'obl', 'advcl', 'nmod', 'ccomp')) {
    if (k < verb || tree.word(k).deprel === 'obl:tmod') continue;
    const brings = tree
      .byRelation(k, 'case', 'mark')
      .find((c) => c > verb && frame.prepositions.has(tree.lower(c)));
    if (brings === undefined) continue;
    return {
      content: tree.subtree(k, [brings]),
      rule: 'preposition after the cue',
      preposition: brings,
    };
  }
  return undefined;
}

function never(): undefined {
  return undefined;
}
