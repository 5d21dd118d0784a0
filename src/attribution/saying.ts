/** When something was said, and how its source says that it knows. */
import type { Attribution, Span, TimeExpression } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import type { Context, Draft } from './draft.js';
import { WORDS } from './lexicon.js';
import { contains, overlaps, wordAt } from './locate.js';
import { named, rule } from './rule.js';
import { base } from './tree.js';

const timeRule = rule('time of saying', hangsOn);
const otherClause = named('another clause’s time is no time of saying');
const heard = named('heard');
const witnessed = named('witnessed');
const inferred = named('inferred');

/** The time expression that hangs on the cue and stands outside what is said: "said on Monday". */
export function timeOfSaying(
  context: Context,
  draft: Draft,
  times: readonly TimeExpression[],
): TimeExpression | undefined {
  const sentence = context.analysis.sentences[draft.sentence];
  const tree = context.trees[draft.sentence];
  if (!sentence || !tree || draft.head < 0) return undefined;
  const cue = tree.word(draft.head);
  let best: { time: TimeExpression; distance: number } | undefined;
  for (let i = firstEndingAfter(times, sentence.start); i < times.length; i++) {
    const time = times[i] as TimeExpression;
    if (time.start >= sentence.end) break;
    if (time.type !== 'DATE' && time.type !== 'TIME') continue;
    if (draft.content.some((span) => contains(span, time))) continue;
    if (context.datelines.some((line) => overlaps(line, time))) continue;
    const ref = wordAt(context.analysis.sentences, time.start);
    if (!ref || ref.sentence !== draft.sentence) continue;
    const onCue = tree.known ? timeRule(context, draft, ref.word, time) : Math.abs(time.start - cue.end) < 25;
    if (!onCue) continue;
    const distance = Math.abs(time.start - cue.start);
    if (!best || distance < best.distance) best = { time, distance };
  }
  return best?.time;
}

/** Relations by which a clause of its own hangs on another: what stands in it is its own. */
const CLAUSES = new Set(['ccomp', 'xcomp', 'advcl', 'conj', 'parataxis']);

const deadline = named('a deadline is no time of saying');

function hangsOn(context: Context, draft: Draft, word: number, time: Span): boolean {
  const tree = context.trees[draft.sentence];
  if (!tree) return false;
  // "promised lamps by the end of May": when it is to happen.
  if (
    deadline() &&
    tree.words.some(
      (w, k) =>
        w.start < time.start &&
        time.start - w.start < 24 &&
        k >= word - 4 &&
        /^(?:by|until|till|before|within)$/.test(tree.form(k)) &&
        tree.under(word, w.head < 0 ? k : w.head),
    )
  )
    return false;
  let at = word;
  for (let steps = 0; steps < 12; steps++) {
    const { head, deprel } = tree.word(at);
    if (head < 0) break;
    if (head === draft.head || draft.cue.includes(head)) return !otherClause() || !CLAUSES.has(base(deprel));
    // "Information released last week by the agencies": the source's own participle.
    if (base(deprel) === 'acl' && draft.source.some((s) => contains(s, time))) return true;
    // "confirmed that …, and said that it lasts until the end of May": another clause's time.
    if (otherClause() && CLAUSES.has(base(deprel))) break;
    at = head;
  }
  return draft.source.some((s) => contains(s, time)) && draft.content.length > 0;
}

/** Whether the source says that it saw, heard or worked out what it says. */
export function evidenceOf(context: Context, draft: Draft): Attribution['evidence'] {
  const tree = context.trees[draft.sentence];
  if (!tree) return undefined;
  if (draft.head >= 0) {
    const lemma = tree.lower(draft.head);
    if (heard() && WORDS.heard.has(lemma)) return 'heard';
    if (
      inferred() &&
      WORDS.inferred.has(lemma) &&
      /^(?:show|suggest|indicate|conclude|deduce|infer|estimate|calculate)$/.test(lemma)
    )
      return 'inferred';
  }
  const first = draft.content[0];
  const ref = first && wordAt(context.analysis.sentences, first.start);
  const contentTree = ref && context.trees[ref.sentence];
  if (!contentTree || !ref) return undefined;
  const last = draft.content[draft.content.length - 1] as Span;
  for (let i = ref.word; i < contentTree.words.length && contentTree.word(i).start < last.end; i++) {
    const word = contentTree.word(i);
    if (word.upos !== 'VERB') continue;
    const lemma = contentTree.lower(i);
    // Only the clause's own main verb, with the source as its subject: "claimed to have seen", "she saw".
    const heads =
      contentTree.words[i] &&
      base(word.deprel) !== 'acl' &&
      (word.head < 0 ||
        contentTree.word(word.head).start < first.start ||
        draft.head === word.head ||
        base(word.deprel) === 'conj');
    if (!heads) continue;
    const subject = contentTree.byRelation(i, 'nsubj')[0];
    const own = subject === undefined || /^(?:he|she|they|i|we)$/.test(contentTree.lower(subject));
    if (!own) return undefined;
    if (witnessed() && WORDS.witnessed.has(lemma)) return 'witnessed';
    if (heard() && (WORDS.heard.has(lemma) || (lemma === 'tell' && contentTree.isPassive(i)))) return 'heard';
    return undefined;
  }
  return undefined;
}
