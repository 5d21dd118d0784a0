/**
 * Quotations that no cue gives to anybody: they belong to the person whom the narration shows at that moment ("Ana Kolm
 * nods. “They came by night.”"), or to somebody who is not told, and never to the report itself.
 */
import type { Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Context, Draft } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { joined, wordAt } from '../locate.js';
import { named } from '../rule.js';
import { sourceWords } from '../source.js';
import { base, spansOf, type Tree } from '../tree.js';
import { type Placed, startsSentence } from './placed.js';
import { within } from './running.js';

const SHORTEST = 3; // words of a quotation without a cue that is taken for speech

const shown = named('whom the narration shows speaks');
const untold = named('a quotation without a cue is somebody’s');

/** Drafts, without a cue, of whole sentences in quotation marks that nobody has been found for. */
export function shownSpeakers(
  context: Context,
  placed: readonly Placed[],
  drafts: readonly Draft[],
): Draft[] {
  const added: Draft[] = [];
  const contents = joined(drafts.flatMap((draft) => draft.content));
  const cued = new Set(drafts.filter((d) => d.cue.length && !d.weak).map((d) => d.sentence));
  let last: { block: number; draft: Draft } | undefined;
  for (const item of placed) {
    if (item.draft || item.quotation.depth > 0 || !item.quotation.closed || !isSpeech(context, item))
      continue;
    if (within(contents, item)) continue;
    const sentence = wordAt(context.analysis.sentences, item.start)?.sentence;
    if (sentence === undefined || context.isHeading[sentence]) continue;
    if (!startsSentence(context, sentence, item) || cued.has(sentence)) continue;
    // A line that announces a statement: statements.ts knows whose.
    if (context.trees[sentence - 1]?.words.at(-1)?.lemma === ':') continue;
    const block = context.blockOf[sentence] as number;
    const speaker = shown() ? shownBefore(context, sentence, block) : undefined;
    // "He lifts a scale. “I will not rebuild.”": the same one, still speaking.
    const same = last?.block === block && (!speaker || speaker.pronoun) ? last.draft : undefined;
    if (same) {
      same.content = joined([...same.content, ...item.quotation.spans]);
      item.draft = same;
      continue;
    }
    if (!speaker && !untold()) continue;
    const draft: Draft = {
      sentence,
      cue: [],
      head: -1,
      source: speaker?.source ?? [],
      ...(speaker && { sourceAt: { sentence: speaker.sentence, word: speaker.word } }),
      content: [...item.quotation.spans],
      lemma: '',
      stance: 'assert',
      weak: false,
      negated: false,
      rule: speaker ? 'a quotation of whom the narration shows' : 'a quotation of somebody who is not told',
    };
    item.draft = draft;
    added.push(draft);
    last = { block, draft };
  }
  return added;
}

/** A whole sentence, or several: a verb, and a stop inside the marks or right behind them. */
function isSpeech({ text }: Context, { start, end, verb, words }: Placed): boolean {
  const inside = text.slice(Math.max(start, end - 3), end);
  return (
    verb &&
    words >= SHORTEST &&
    /[.!?…][^\w\s]*$/u.test(inside) &&
    /^\W*\p{Lu}/u.test(text.slice(start, start + 4))
  );
}

interface Shown {
  sentence: number;
  word: number;
  source: Span[];
  pronoun: boolean;
}

/** The person who is the subject of the sentence before, in the same paragraph: somebody is seen doing something. */
function shownBefore(context: Context, sentence: number, block: number): Shown | undefined {
  const before = sentence - 1;
  const tree = context.trees[before];
  if (!tree?.known || context.blockOf[before] !== block) return undefined;
  const subject = tree.words.findIndex(
    (w) =>
      w.deprel === 'nsubj' &&
      w.head >= 0 &&
      tree.word(w.head).head < 0 &&
      /^(?:VERB|NOUN|ADJ)$/.test(tree.word(w.head).upos),
  );
  if (subject < 0 || tree.child(subject, 'conj') !== undefined) return undefined;
  const root = tree.word(subject).head;
  if (tree.isPassive(root)) return undefined;
  const pronoun = /^(?:he|she)$/.test(tree.form(subject));
  if (!pronoun && !isPerson(context, tree, subject)) return undefined;
  return {
    sentence: before,
    word: subject,
    source: spansOf(tree.words, sourceWords(tree, subject, [root])),
    pronoun,
  };
}

function isPerson({ analysis }: Context, tree: Tree, word: number): boolean {
  const { start, upos } = tree.word(word);
  const mention = analysis.mentions[firstEndingAfter(analysis.mentions, start)];
  if (mention?.type === 'person' && mention.start <= start) return true;
  const singular = tree.word(word).feats.Number !== 'Plur';
  return (
    upos === 'NOUN' &&
    singular &&
    base(tree.word(word).deprel) === 'nsubj' &&
    WORDS.role.has(tree.lower(word))
  );
}
