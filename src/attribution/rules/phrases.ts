/** Phrases that bring in a source without a verb of saying: "according to", "in the words of"; and adverbs. */
import type { Context, Draft } from '../draft.js';
import { adverbCue, framesOf } from '../lexicon.js';
import { rule } from '../rule.js';
import { canSpeak, sourceWords } from '../source.js';
import { base, parts, spansOf, type Tree } from '../tree.js';

const RELATIVE = /^(?:who|which|that|whose)$/;
const OPINION = new Set([
  'word',
  'view',
  'opinion',
  'estimation',
  'judgment',
  'judgement',
  'account',
  'telling',
]);

const according = rule('according to', accordingTo);
const inOrder = rule('according to, by the order of words', byOrder);
const hearsay = rule('adverb of hearsay', adverb);
const asDefined = rule('as defined by somebody', asWords);
const wordsOf = rule('in the words of', inTheWordsOf);

export function phraseDrafts(context: Context, sentence: number): Draft[] {
  const tree = context.trees[sentence] as Tree;
  const drafts: Draft[] = [];
  tree.words.forEach((word, i) => {
    const lower = word.lemma.toLowerCase();
    const text = context.text.slice(word.start, word.end).toLowerCase();
    if (text === 'according' || text === 'per') push(drafts, according(tree, sentence, i, text));
    else if (word.upos === 'ADV' && adverbCue(text)) push(drafts, hearsay(tree, sentence, i, text));
    else if (word.upos === 'VERB' && text.endsWith('d')) push(drafts, asDefined(tree, sentence, i));
    else if (OPINION.has(lower)) push(drafts, wordsOf(tree, sentence, i));
  });
  return drafts;
}

function push(drafts: Draft[], draft: Draft | undefined): void {
  if (draft?.content.length) drafts.push(draft);
}

const FIXED = { weak: false, negated: false, stance: 'assert' } as const;

/** "according to the ministry": the phrase's clause without the phrase. */
function accordingTo(tree: Tree, sentence: number, i: number, text: string): Draft | undefined {
  const to = tree.words.findIndex((w, k) => k > i && k <= i + 2 && w.lemma.toLowerCase() === 'to');
  if (text === 'according' && to < 0) return undefined;
  if (text === 'per' && !(i === 0 || /^(?:as|,)$/.test(tree.lower(i - 1)))) return undefined;
  const word = tree.word(i);
  // Parsers hang "according" as the phrase's case marker; some hang the phrase on it.
  let source = base(word.deprel) === 'case' || base(word.deprel) === 'mark' ? word.head : -1;
  let phrase = source;
  if (source < 0) {
    source = tree.child(i, 'obl', 'nmod', 'obj', 'pobj') ?? -1;
    phrase = i;
  }
  const cue = text === 'per' ? [i] : [i, to];
  const near =
    source < 0 ? -1 : (tree.subtree(source).find((k) => k > (cue[cue.length - 1] as number)) ?? -1);
  // The noun phrase must stand right behind the words; a tree that says otherwise is not believed.
  const lost = source >= 0 && tree.subtree(source).length > tree.words.length - 3;
  if (source < i || lost || near > (cue[cue.length - 1] as number) + 2) return inOrder(tree, sentence, cue);
  const words = sourceWords(tree, source, []).filter((k) => k > i && !cue.includes(k));
  const phraseWords = [...new Set([...tree.subtree(phrase).filter((k) => k >= i), ...cue, ...words])].sort(
    (a, b) => a - b,
  );
  return {
    ...FIXED,
    sentence,
    cue,
    head: i,
    source: spansOf(tree.words, words),
    sourceAt: { sentence, word: source },
    content: spansOf(tree.words, hostWords(tree, phraseWords, phrase)),
    lemma: 'according to',
    rule: '“according to”',
  };
}

/** The same by the words' order alone: the source runs to the next comma or finite verb, the rest is the content. */
function byOrder(tree: Tree, sentence: number, cue: readonly number[]): Draft | undefined {
  const from = (cue[cue.length - 1] as number) + 1;
  let to = from;
  const relative = (k: number) => range(from, k).some((r) => RELATIVE.test(tree.form(r)));
  while (
    to < tree.words.length &&
    !parts(tree.word(to)) &&
    !(tree.word(to).feats.VerbForm === 'Fin' && to > from && !relative(to))
  )
    to++;
  const source = range(from, to);
  const start = cue[0] as number;
  // "according to the notes, which the paper has seen, …": the clause between commas tells of the notes.
  let rest = to;
  if (RELATIVE.test(tree.words[to + 1] === undefined ? '' : tree.form(to + 1))) {
    const close = tree.words.findIndex((w, k) => k > to + 2 && w.lemma === ',');
    if (close > 0) rest = close;
  }
  const content = [...range(0, start), ...range(rest, tree.words.length)];
  const head = source.findLast((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  if (head === undefined) return undefined;
  return {
    ...FIXED,
    sentence,
    cue: [...cue],
    head: start,
    source: spansOf(tree.words, source),
    sourceAt: { sentence, word: source.includes(tree.word(head).head) ? tree.word(head).head : head },
    content: spansOf(tree.words, content),
    lemma: 'according to',
    rule: '“according to”',
  };
}

/** "A strike, as defined in the releases, means …": the clause without the phrase is the releases'. */
function asWords(tree: Tree, sentence: number, verb: number): Draft | undefined {
  if (verb < 1 || tree.form(verb - 1) !== 'as' || !framesOf(tree.lower(verb))) return undefined;
  const preposition = tree.words[verb + 1];
  if (!preposition || !/^(?:by|in|per)$/.test(tree.form(verb + 1))) return undefined;
  let to = verb + 2;
  while (
    to < tree.words.length &&
    !parts(tree.word(to)) &&
    to - verb < 16 &&
    tree.word(to).feats.VerbForm !== 'Fin'
  )
    to++;
  const source = range(verb + 2, to);
  const head = source.find(
    (k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos) && !source.includes(tree.word(k).head),
  );
  if (head === undefined || !canSpeak(tree, head)) return undefined;
  const phrase = range(verb - 1, to);
  const own = new Set(phrase);
  return {
    ...FIXED,
    sentence,
    cue: [verb],
    head: verb,
    source: spansOf(tree.words, source),
    sourceAt: { sentence, word: head },
    content: spansOf(
      tree.words,
      range(0, tree.words.length).filter((k) => !own.has(k)),
    ),
    lemma: tree.lower(verb),
    rule: '“as … by”',
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

/** Words of what a phrase speaks of: at the sentence's edge the whole sentence, inside it the clause it stands in. */
function hostWords(tree: Tree, phrase: readonly number[], head: number): number[] {
  const first = phrase[0] as number;
  const last = phrase[phrase.length - 1] as number;
  const closing = (k: number) => tree.word(k).upos === 'PUNCT';
  const own = new Set(phrase);
  const rest = range(0, tree.words.length).filter((k) => !own.has(k));
  const atStart = range(0, first).every(closing);
  const atEnd = range(last + 1, tree.words.length).every(closing);
  if (atStart || atEnd || tree.word(head).head < 0) return rest;
  const clause = tree.clauseOf(tree.word(head).head);
  return tree.subtree(clause).filter((k) => !own.has(k));
}

function adverb(tree: Tree, sentence: number, i: number, text: string): Draft | undefined {
  const { head } = tree.word(i);
  const entry = adverbCue(text);
  if (head < 0 || !entry) return undefined;
  let host = head;
  // "the allegedly stolen car": an adjective's doubt, no statement.
  if (base(tree.word(head).deprel) === 'amod' || tree.word(head).upos === 'ADJ') return undefined;
  if (!tree.isClause(head)) host = tree.clauseOf(head);
  return {
    sentence,
    cue: [i],
    head: i,
    source: [],
    content: spansOf(tree.words, tree.subtree(host, [i])),
    lemma: text,
    stance: entry.stance,
    weak: false,
    negated: false,
    rule: 'adverb: nobody named',
  };
}

/** "in the words of the mayor", "in her view". */
function inTheWordsOf(tree: Tree, sentence: number, i: number): Draft | undefined {
  if (!tree.markers(i).includes('in') && !tree.markers(i).includes('by')) return undefined;
  const owner =
    tree.child(i, 'nmod:poss') ?? tree.byRelation(i, 'nmod').find((k) => tree.markers(k).includes('of'));
  const { head } = tree.word(i);
  if (owner === undefined || head < 0) return undefined;
  const source = sourceWords(tree, owner, []).filter((k) => tree.word(k).lemma !== "'s");
  return {
    ...FIXED,
    sentence,
    cue: tree.subtree(i, [owner]).filter((k) => tree.word(k).upos !== 'PUNCT'),
    head: i,
    source: spansOf(tree.words, source),
    sourceAt: { sentence, word: owner },
    content: spansOf(tree.words, hostWords(tree, tree.subtree(i), i)),
    lemma: tree.lower(i),
    rule: '“in the words of”',
  };
}
