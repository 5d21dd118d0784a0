/**
 * Attributions from words alone, for sentences whose grammar is not known: a listed verb of saying with the words
 * before or after it as its source, "according to", and quotations. Honest and short-sighted; the rules over trees
 * replace it wherever there is a tree.
 */
import type { Word } from '../language/index.js';
import type { Context, Draft } from './draft.js';
import { framesOf, verbOfForm } from './lexicon.js';
import { spansOf } from './tree.js';

const LONGEST_SOURCE = 14; // words; a longer run before a cue is hardly one noun phrase
const BREAKS = /^[,;:—–]$/;
const MARK = /^["“”„«»'‘’`]+$/;

/** Drafts of one sentence read without grammar. */
export function shallowDrafts(context: Context, sentence: number): Draft[] {
  const words = context.analysis.sentences[sentence]?.words ?? [];
  const texts = words.map((word) => context.text.slice(word.start, word.end));
  const drafts: Draft[] = [];
  for (let i = 0; i < words.length; i++) {
    const found = accordingTo(texts, i) ?? verb(texts, i);
    if (!found?.source.length || !found.content.length) continue;
    const { cue, source, content, lemma, rule } = found;
    const frames = framesOf(lemma);
    drafts.push({
      sentence,
      cue,
      head: cue[0] as number,
      source: spansOf(words as Word[], source),
      sourceAt: { sentence, word: source[source.length - 1] as number },
      content: spansOf(words as Word[], content),
      lemma,
      stance: frames?.get('c')?.stance ?? frames?.get('q')?.stance ?? 'assert',
      weak: false,
      negated: false,
      rule,
    });
    break; // one a sentence: more would be guessing
  }
  return drafts;
}

interface Found {
  cue: number[];
  source: number[];
  content: number[];
  lemma: string;
  rule: string;
}

function accordingTo(texts: readonly string[], i: number): Found | undefined {
  if (!/^according$/i.test(texts[i] ?? '') || texts[i + 1] !== 'to') return undefined;
  const end = next(texts, i + 2);
  const source = range(i + 2, end);
  const content = i < 2 ? range(end, texts.length) : range(0, i);
  return { cue: [i, i + 1], source, content, lemma: 'accord', rule: 'according to' };
}

function verb(texts: readonly string[], i: number): Found | undefined {
  const lemma = verbOfForm((texts[i] ?? '').toLowerCase());
  const frames = lemma === undefined ? undefined : framesOf(lemma);
  if (lemma === undefined || !(frames?.has('q') && frames.has('c'))) return undefined;
  const cue = [i];
  const before = previous(texts, i);
  const beforeCue = range(before, i).filter((k) => !MARK.test(texts[k] ?? ''));
  const rest = range(i + 1, texts.length);
  if (!beforeCue.length) {
    // "…", said X.  / …, said X.
    if (before === 0) return undefined;
    return {
      cue,
      source: range(i + 1, next(texts, i + 1)),
      content: range(0, before),
      lemma,
      rule: 'cue after',
    };
  }
  if (beforeCue.length > LONGEST_SOURCE) return undefined;
  const ends = /^[.,;]$/.test(texts[i + 1] ?? '.');
  if (ends && before > 0)
    return { cue, source: beforeCue, content: range(0, before), lemma, rule: 'cue after' };
  if (before === 0 || /^(?:that|:)$/.test(texts[i + 1] ?? '')) {
    const content = texts[i + 1] === 'that' ? rest.slice(1) : rest;
    return { cue, source: beforeCue, content, lemma, rule: 'clause after the cue' };
  }
  return undefined;
}

function previous(texts: readonly string[], i: number): number {
  let at = i;
  while (at > 0 && !BREAKS.test(texts[at - 1] ?? '') && !MARK.test(texts[at - 1] ?? '')) at--;
  return at;
}

function next(texts: readonly string[], i: number): number {
  let at = i;
  while (at < texts.length && !BREAKS.test(texts[at] ?? '') && !/^[.!?]$/.test(texts[at] ?? '')) at++;
  return at;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}
