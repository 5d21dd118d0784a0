/**
 * Cue verbs over trees. Each frame of data/attribution/verbs.json is one small function that says which words would be
 * the content; the first that fires makes the draft.
 */

import { cueWords, isNegated, lemmaWithParticle } from '../cue.js';
import type { Context, Draft } from '../draft.js';
import { type Frame, framesOf, neverAttributes } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { agentOf, canSpeak, isPastParticiple, neighbourOf, sourceWords, subjectOf } from '../source.js';
import { base, range, spansOf, type Tree } from '../tree.js';
import { besideSpeaker } from './beside.js';
import type { Fit } from './fit.js';
import { listed } from './frames.js';

const closeSpeaker = rule('speaker beside a verb that has lost it', speakerBeside);
const behindParticiple = rule('speaker before a participle', speakerBeforeParticiple);
const unlisted = rule('clause of a verb that is not listed', clauseOfUnlisted);
const reducedNeedsAgent = named('participle behind a noun needs its agent');
const thingsShow = named('what things show is nobody’s word');
const adviceOfNobody = named('advice of nobody');
const withoutSpeaker = named('a cue without a speaker is weak');

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
  const inverted = besideSpeaker(tree, verb);
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
    isAgentless(tree, verb) &&
    !/^(?:accuse|believe|predict|claim)$/.test(frame.stance) &&
    !/^(?:say|report)$/.test(lemma)
  )
    return undefined;
  const cue = cueWords(tree, verb, fit.preposition);
  const speaker = passive
    ? agentOf(tree, verb)
    : (subjectOf(tree, verb) ?? closeSpeaker(tree, verb, fit, frame));
  const pointing =
    thingsShow() &&
    speaker !== undefined &&
    shows(lemma) &&
    (/^(?:it|this|that|which|these|those)$/.test(tree.form(speaker)) ||
      (tree.word(speaker).upos === 'NOUN' && !canSpeak(tree, speaker)));
  const inContent = speaker !== undefined && fit.content.includes(speaker);
  const behind = speaker === undefined || passive ? undefined : behindParticiple(tree, speaker);
  const source = speaker === undefined || inContent ? [] : (behind?.words ?? sourceWords(tree, speaker, cue));
  const sourceSet = new Set(source);
  return {
    sentence,
    cue,
    head: verb,
    source: spansOf(tree.words, source),
    ...(source.length && { sourceAt: { sentence, word: behind?.speaker ?? (speaker as number) } }),
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
      (withoutSpeaker() && !passive && !source.length && !imperativeHeading(tree, verb)) ||
      (adviceOfNobody() && isDeontic(tree, verb)),
    negated: isNegated(tree, verb),
    rule: pointing
      ? `${fit.rule}, of a thing`
      : adviceOfNobody() && isDeontic(tree, verb)
        ? `${fit.rule}, as advice`
        : fit.rule,
  };
}

/** "the road announced last year": a participle behind its noun, and nobody who did it. */
export function isAgentless(tree: Tree, verb: number): boolean {
  return (
    reducedNeedsAgent() &&
    base(tree.word(verb).deprel) === 'acl' &&
    isPastParticiple(tree, verb) &&
    agentOf(tree, verb) === undefined
  );
}

/** "Fighters watching these actions report": a subject that cannot speak is the object of somebody who can. */
function speakerBeforeParticiple(
  tree: Tree,
  subject: number,
): { words: number[]; speaker: number } | undefined {
  if (tree.word(subject).upos !== 'NOUN' || canSpeak(tree, subject)) return undefined;
  const first = tree.subtree(subject)[0] as number;
  if (first < 2 || !tree.form(first - 1).endsWith('ing')) return undefined;
  for (let k = first - 2; k >= Math.max(0, first - 6); k--) {
    if (tree.word(k).upos === 'ADV') continue;
    if (!/^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos) || !canSpeak(tree, k)) return undefined;
    const start = tree.subtree(k).filter((i) => i <= k)[0] as number;
    return { words: range(start, subject + 1), speaker: k };
  }
  return undefined;
}

/** Said of a thing, these verbs speak of what follows from it, not of what somebody says. */
function shows(lemma: string): boolean {
  return /^(?:show|suggest|indicate|demonstrate|imply|mean|prove|reflect|illustrate)$/.test(lemma);
}

/** Verbs of saying always have a speaker; where the tree has lost it, the words beside the verb are asked. */
function speakerBeside(tree: Tree, verb: number, fit: Fit, frame: Frame): number | undefined {
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

const UNLISTED: Frame = { stance: 'assert', weak: false, prepositions: new Set() };

/** A verb no list knows, with a that-clause and somebody who can speak as its subject. */
function clauseOfUnlisted(tree: Tree, verb: number, lemma: string, passive: boolean) {
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
