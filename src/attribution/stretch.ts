/**
 * A source with what its commas enclose: "Glenn Beck, who hosts a show, said", "said Frank Coleman, the group's vice
 * president". Parsers lose such phrases now and then; the commas do not.
 */
import type { Span } from '../report.js';
import type { Context, Draft } from './draft.js';
import { overlaps } from './locate.js';
import { named } from './rule.js';
import { spansOf, type Tree } from './tree.js';

const LONGEST = 45; // words enclosed
const RELATIVE = /^(?:who|which|whose|whom|that)$/;

const enclosed = named('source with what its commas enclose');
const hyphenated = named('a name goes on over its hyphen');

/** Widens a draft's source in place. */
export function stretchSource(tree: Tree, draft: Draft): void {
  if (draft.rule.startsWith('“quoted by”')) return; // its comma parts it from who is quoted
  if (!draft.sourceAt || draft.sourceAt.sentence !== draft.sentence || draft.head < 0 || !draft.source.length)
    return;
  if (hyphenated()) joinHyphens(tree, draft);
  if (!enclosed()) return;
  const words = sourceIndices(tree, draft.source);
  const last = words[words.length - 1];
  if (last === undefined || tree.word(draft.sourceAt.word).upos === 'PRON' || RELATIVE.test(tree.form(last)))
    return;
  const cue = draft.cue[0] as number;
  const taken = (k: number) => draft.content.some((span) => overlaps(span, tree.word(k)));
  if (last < cue) {
    let own = last;
    while (own + 1 < cue && tree.word(own + 1).upos === 'PROPN' && tree.word(own).upos === 'PROPN') own++;
    if (own > last) draft.source = spansOf(tree.words, range(words[0] as number, own + 1));
    const gap = range(own + 1, cue);
    const opens = gap[0] !== undefined && /^[,(–—-]+$/.test(tree.word(gap[0]).lemma);
    const closes = gap.length > 2 && /^[,)–—-]+$/.test(tree.word(cue - 1).lemma);
    if (!opens || !closes || gap.length > LONGEST || gap.some(taken) || !isAside(tree, gap.slice(1, -1)))
      return;
    draft.source = spansOf(tree.words, range(words[0] as number, cue - 1));
    return;
  }
  let end = last;
  while (tree.words[end + 1]?.upos === 'PROPN' && tree.word(end).upos === 'PROPN' && !taken(end + 1)) end++;
  while (end + 2 < tree.words.length && /^[,(]$/.test(tree.word(end + 1).lemma)) {
    let stop = end + 2;
    while (
      stop < tree.words.length &&
      !/^[,.;:!?)—–]$/.test(tree.word(stop).lemma) &&
      !/^["“”«»']+$/.test(tree.word(stop).lemma)
    )
      stop++;
    const part = range(end + 2, stop);
    if (
      !part.length ||
      part.length > LONGEST ||
      part.some(taken) ||
      !isAside(tree, part) ||
      !nounLike(tree, part)
    )
      break;
    end = stop - 1;
    if (tree.words[stop]?.lemma === ')') end = stop;
  }
  if (end > last)
    draft.source = spansOf(
      tree.words,
      range(words[0] as number, end + 1).filter(
        (k) => k < cue || k > (draft.cue[draft.cue.length - 1] as number),
      ),
    );
}

const ownWordsApart = named('what a source’s clause tells is no part of the source');

/** "The office, which said that the road was clear, …", "The official, who according to the agency “has …”, …". */
export function trimSources(context: Context, drafts: readonly Draft[]): void {
  if (!ownWordsApart()) return;
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const list = bySentence.get(draft.sentence) ?? [];
    list.push(draft);
    bySentence.set(draft.sentence, list);
  }
  for (const draft of drafts) {
    const tree = context.trees[draft.sentence];
    if (!tree || !draft.source.length || draft.head < 0) continue;
    const cue = (other: Draft) => tree.words[other.head]?.start ?? -1;
    const inside = (bySentence.get(draft.sentence) ?? []).filter(
      (other) =>
        other !== draft &&
        !other.weak &&
        !other.negated &&
        other.stance !== 'ask' &&
        other.stance !== 'order' &&
        other.head >= 0 &&
        other.sourceAt !== undefined &&
        draft.source.some((s) => s.start < cue(other) && cue(other) < s.end),
    );
    if (!inside.length) continue;
    const words = sourceIndices(tree, draft.source);
    const first = Math.min(...inside.map((other) => other.head));
    const at = words.findLastIndex((k) => k <= first && RELATIVE.test(tree.form(k)));
    if (at > 0) draft.source = spansOf(tree.words, words.slice(0, at));
  }
}

/** "Har" of "Har-Shefi: a name goes on over its hyphen. */
function joinHyphens(tree: Tree, draft: Draft): void {
  draft.source = draft.source.map((span) => {
    let { start, end } = span;
    for (let i = 1; i + 1 < tree.words.length; i++) {
      const [before, hyphen, after] = [tree.word(i - 1), tree.word(i), tree.word(i + 1)];
      if (hyphen.lemma !== '-' || before.end !== hyphen.start || hyphen.end !== after.start) continue;
      if (before.end > start && before.end <= end && after.end > end) end = after.end;
      if (after.start >= start && after.start < end && before.start < start) start = before.start;
    }
    return { start, end };
  });
}

/** A relative clause, or words without a finite verb. */
function isAside(tree: Tree, words: readonly number[]): boolean {
  const [first] = words;
  if (first === undefined) return false;
  if (RELATIVE.test(tree.form(first)) || (words[1] !== undefined && RELATIVE.test(tree.form(words[1]))))
    return true;
  if (/^(?:a|an|the)$/.test(tree.form(first)))
    return words.filter((k) => tree.word(k).feats.VerbForm === 'Fin').length <= 1;
  if (
    words.length > 2 &&
    words.some((k) => RELATIVE.test(tree.form(k))) &&
    /^(?:NOUN|PROPN|DET|ADJ)$/.test(tree.word(first).upos)
  )
    return true;
  return tree.word(first).upos !== 'VERB' && words.every((k) => tree.word(k).feats.VerbForm !== 'Fin');
}

/** Starts like a noun phrase or a relative clause, not like a further clause or an adverbial. */
function nounLike(tree: Tree, words: readonly number[]): boolean {
  const first = tree.word(words[0] as number);
  if (RELATIVE.test(tree.form(words[0] as number))) return true;
  return (
    /^(?:DET|NOUN|PROPN|ADJ|NUM)$/.test(first.upos) &&
    words.some((k) => /^(?:NOUN|PROPN)$/.test(tree.word(k).upos)) &&
    !/day$|^(?:yesterday|today|tomorrow|last|this|next)$/.test(tree.form(words[0] as number))
  );
}

function sourceIndices(tree: Tree, source: readonly Span[]): number[] {
  const out: number[] = [];
  let at = 0;
  for (let i = 0; i < tree.words.length; i++) {
    const word = tree.word(i);
    while (at < source.length && (source[at] as Span).end <= word.start) at++;
    const span = source[at];
    if (span && span.start <= word.start && word.end <= span.end) out.push(i);
  }
  return out;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}
