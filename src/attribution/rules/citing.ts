/** The one cited is the origin: "…, citing officials", "a station that in turn quoted residents". */
import type { Span } from '../../report.js';
import { cueWords } from '../cue.js';
import type { Draft } from '../draft.js';
import { framesOf } from '../lexicon.js';
import { rule } from '../rule.js';
import { canSpeak, neighbourOf, sourceWords, subjectOf } from '../source.js';
import { base, parts, range, spansOf, type Tree } from '../tree.js';
import { draftAt, drop, endBefore, topIn } from './links.js';

export const citedBehind = rule('citing somebody', cited);
export const whoCites = rule('a source that quotes another', sourceThatCites);

/** "A report citing officials said …", "…, the agency said, quoting officials": the one cited is the origin. */
function cited(tree: Tree, sentence: number, i: number, drafts: Draft[]): void {
  if (drafts.some((d) => d.head === i && d.rule.startsWith('“citing”'))) return;
  let to = i + 1;
  while (
    to < tree.words.length &&
    !parts(tree.word(to)) &&
    !(tree.word(to).feats.VerbForm === 'Fin') &&
    to - i < 15
  )
    to++;
  const phrase = range(i + 1, to);
  const speaker = topIn(tree, phrase, i);
  if (speaker < 0 || !phrase.includes(speaker) || !canSpeak(tree, speaker)) return;
  const main =
    drafts.find((d) => !d.weak && d.head >= to && d.head <= to + 2 && d.head !== i) ??
    // "Quoting the army, the radio said …"
    (i === 0 ? drafts.find((d) => !d.weak && d.head > to && d.source.length > 0) : undefined) ??
    [...drafts]
      .reverse()
      .find((d) => !d.weak && d.head < i && d.head >= 0 && d.source.length > 0 && i - d.head < 25) ??
    saidAround(tree, sentence, i, to, drafts);
  if (!main) return;
  const edge = tree.word(i).start;
  // "…, the agency reported, citing a station": the phrase is no part of what is reported.
  const cut = main.content.flatMap((s) =>
    s.start >= edge && s.start <= tree.word(i).end
      ? afterPhrase(tree, main, to, s)
      : [{ start: s.start, end: s.start < edge && s.end > edge ? edge - 1 : s.end }],
  );
  // "The radio said, citing a guard, that …": what is said stands behind the phrase.
  const last = main.content[main.content.length - 1];
  const next = tree.words[tree.words[to]?.lemma === ',' ? to + 1 : to];
  const behind = next && last && next.start < last.end ? [{ start: next.start, end: last.end }] : [];
  // Whoever is cited is no part of what is said.
  const phraseEnd = tree.word(to - 1).end;
  main.content = (cut.length ? cut : behind).filter((s) => s.start < edge || s.start >= phraseEnd);
  main.source = main.source
    .filter((s) => s.start < edge || s.start > tree.word(to - 1).end)
    .map((s) => ({ start: s.start, end: s.start < edge ? Math.min(s.end, endBefore(tree, i)) : s.end }));
  const own = draftAt(drafts, tree, sentence, i, 'cite');
  own.source = spansOf(tree.words, phrase);
  own.sourceAt = { sentence, word: speaker };
  makeOrigin(own, main, '“citing”: the one cited is the origin');
}

/** "The radio said, citing a guard, that the pier was hit": the tree hangs the clause on the citing, or on nothing. */
function saidAround(
  tree: Tree,
  sentence: number,
  citing: number,
  to: number,
  drafts: Draft[],
): Draft | undefined {
  const verb = tree.words[citing - 1]?.lemma === ',' ? citing - 2 : -1;
  if (verb < 1 || tree.word(verb).upos !== 'VERB' || !framesOf(tree.lower(verb))?.has('q')) return undefined;
  const that = tree.words[to]?.lemma === ',' ? to + 1 : to;
  const subject = subjectOf(tree, verb) ?? neighbourOf(tree, verb, false);
  const content = range(that, tree.words.length);
  if (subject === undefined || !canSpeak(tree, subject) || content.length < 3) return undefined;
  drop(drafts, (other) => other.head === citing || (other.head === verb && !other.source.length));
  const main = draftAt(drafts, tree, sentence, verb, tree.lower(verb));
  main.cue = cueWords(tree, verb);
  main.source = spansOf(
    tree.words,
    sourceWords(tree, subject, main.cue).filter((k) => k < verb),
  );
  main.sourceAt = { sentence, word: subject };
  main.content = spansOf(tree.words, content);
  main.weak = false;
  main.rule = 'clause after the cue, behind whoever is cited';
  return main;
}

/** What the main cue's speaker says is what they have from this one. */
function makeOrigin(own: Draft, main: Draft, why: string): void {
  own.content = main.content.map((s) => ({ ...s }));
  own.outer = main;
  own.weak = false;
  own.stance = 'assert';
  own.rule = why;
}

/** "According to the agency, quoting the radio, the port is closed": what follows the phrase is what is said. */
function afterPhrase(tree: Tree, main: Draft, to: number, span: Span): Span[] {
  const next = tree.words[to + 1];
  if (main.lemma !== 'according to' || !next || next.start >= span.end) return [];
  return [{ start: next.start, end: span.end }];
}

/** "…, citing a station that in turn quoted residents": what the station says it has from the residents. */
function sourceThatCites(tree: Tree, sentence: number, i: number, drafts: Draft[]): void {
  const { head, deprel } = tree.word(i);
  if (tree.isPassive(i) || !tree.isFinite(i)) return;
  const start = tree.subtree(i)[0] as number;
  const before = range(Math.max(0, start - 1), i).some((k) => /^(?:who|which|that)$/.test(tree.form(k)));
  if (!before || (base(deprel) !== 'acl' && head >= 0)) return;
  const object = tree.byRelation(i, 'obj').find((k) => k > i);
  if (object === undefined || !canSpeak(tree, object)) return;
  if (drafts.some((d) => d.head === i && d.rule.startsWith('“quotes … as saying”'))) return;
  const at = tree.word(i).start;
  const main = drafts
    .filter((d) => !d.weak && d.head !== i && d.content.length > 0)
    .filter((d) => d.source.some((s) => s.start < at && (at < s.end || isAsideOf(tree, s, i))))
    .sort((a, b) => startOf(b) - startOf(a))[0];
  if (!main || main.content.some((s) => s.start <= at && at < s.end)) return;
  drop(
    drafts,
    (other) =>
      other !== main &&
      other.content.every((s) => main.source.some((o) => o.start <= s.start && s.end <= o.end)) &&
      other.head >= start,
  );
  const own = draftAt(drafts, tree, sentence, i, tree.lower(i));
  own.cue = cueWords(tree, i);
  const words = sourceWords(tree, object, own.cue);
  own.source = spansOf(tree.words, words);
  own.sourceAt = { sentence, word: object };
  makeOrigin(own, main, '“who quotes”: the one quoted is the origin');
}

/** Whether only an apposition parts a source from a word: "a radio, a station in the town that quoted …". */
function isAsideOf(tree: Tree, span: { end: number }, word: number): boolean {
  const first = tree.words.findIndex((w) => w.start >= span.end);
  if (first < 0 || word - first > 14 || tree.word(first).lemma !== ',') return false;
  return range(first + 1, word).every(
    (k) => !/^(?:VERB|AUX)$/.test(tree.word(k).upos) && !/^[.;:]$/.test(tree.word(k).lemma),
  );
}

function startOf(draft: Draft): number {
  return draft.source[0]?.start ?? 0;
}
