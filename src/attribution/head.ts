/**
 * The model's attribution head beside the rules. Where both see a cue, the content that the model finds likelier wins,
 * with the rules' edges (whole clauses, whole noun phrases) where they nearly agree; what only the model sees becomes a
 * draft of its own; a rule's draft of a loose frame counts as a statement only when the model sees it too.
 */
import type { CueReading } from '../language/index.js';
import { cueWords, isNegated } from './cue.js';
import type { Context, Draft } from './draft.js';
import { framesOf, nounCue } from './lexicon.js';
import { filled, headOf, IN, mainOf, role } from './roles.js';
import { named } from './rule.js';
import { isAgentless } from './rules/verbs.js';
import { canSpeak, neighbourOf, sourceWords, subjectOf } from './source.js';
import { base, range, spansOf, type Tree } from './tree.js';

const NEARLY = 0.6; // overlap (Jaccard) from which the rule's edges are kept
const SURE_SOURCE = 0.6; // probability from which the model's source outweighs the rule's
const MARGIN = 0.1; // by how much the model must find its extent likelier

/** Rules that are right too seldom without the model: measured on the tuning set. */
const DOUBTFUL = /^noun of saying|^passive: its subject/;

/** Rules whose extent the model does not change. */
const FIRM = /^“citing”|^“according to”|end the sentence|between commas/;

/** Rules that are believed without the model. */
const STRONG =
  /clause after the cue|clause before the cue|cue inside or after|end the sentence|between commas|“|headline|adverb|nobody named/;

/** Named so that tests can ask what the rules find alone. */
const theModel = named('the model’s head');

/** The rules' drafts of a sentence, changed where the model knows better, with those that only the model sees added. */
export function withHead(context: Context, sentence: number, drafts: Draft[]): Draft[] {
  const tree = context.trees[sentence] as Tree;
  const cues = context.analysis.sentences[sentence]?.cues;
  if (!cues || !theModel()) return drafts;
  const out = [...drafts];
  for (const cue of cues) {
    const draft = matching(drafts, cue);
    if (draft) agree(tree, draft, cue, drafts);
    else if (!out.some((d) => cue.cue.includes(d.head))) {
      const added = fromHead(tree, sentence, cue, drafts);
      if (added) out.push(added);
    }
  }
  for (const draft of out) {
    if (draft.headScore !== undefined) continue;
    draft.unseen = true;
    if (isDoubtful(tree, draft)) continue;
    if (!STRONG.test(draft.rule) && !isOwned(draft)) draft.weak = true;
  }
  return out.filter((draft) => !(draft.unseen && (isDoubtful(tree, draft) || isSpeechless(tree, draft))));
}

/** "the ministry's claim that the road was open": a noun with its clause and with somebody whose it is. */
function isOwned({ rule, source, weak }: Draft): boolean {
  return rule.startsWith('noun with the clause') && source.length > 0 && !weak;
}

/** "announced ten days ago by the office" names who speaks and is believed without the model. */
function isDoubtful(tree: Tree, { rule, weak, sourceAt }: Draft): boolean {
  if (!DOUBTFUL.test(rule)) return false;
  return !(rule.startsWith('passive') && !weak && sourceAt && canSpeak(tree, sourceAt.word));
}

/** A loose rule's draft whose subject cannot speak. */
function isSpeechless(tree: Tree, draft: Draft): boolean {
  if (!draft.weak || /nobody named|^noun with|^clause after/.test(draft.rule)) return false;
  return (
    draft.sourceAt === undefined ||
    !(canSpeak(tree, draft.sourceAt.word) || tree.word(draft.sourceAt.word).upos === 'PRON')
  );
}

function matching(drafts: readonly Draft[], cue: CueReading): Draft | undefined {
  const words = new Set(cue.cue);
  return (
    drafts.find((d) => words.has(d.head) && d.headScore === undefined) ??
    drafts.find(
      (d) => d.headScore === undefined && d.cue.some((i) => words.has(i)) && cue.cue.includes(d.head),
    )
  );
}

/** "To say that the bridge is safe would be wrong": the saying is spoken of, and nobody does it. */
function isSayingItself(tree: Tree, draft: Draft): boolean {
  const word = tree.words[draft.head];
  if (word === undefined || draft.source.length) return false;
  if (base(word.deprel) === 'csubj') return true;
  // the reader may hang it on its predicate like any clause: one that then has no subject but the saying
  return (
    base(word.deprel) === 'advcl' &&
    word.head > draft.head &&
    word.feats.VerbForm === 'Inf' &&
    tree.child(word.head, 'nsubj', 'csubj', 'expl') === undefined &&
    tree.isFinite(word.head)
  );
}

/** "The driver was asked why …": who is asked or told something does not say it; "was quoted as saying" is another matter. */
function isOnlyTold(tree: Tree, draft: Draft, source: readonly number[]): boolean {
  const told = tree.isPassive(draft.head) ? tree.child(draft.head, 'nsubj', 'csubj') : undefined;
  return told !== undefined && source.includes(told) && /^(?:ask|tell)$/.test(tree.lower(draft.head));
}

function agree(tree: Tree, draft: Draft, cue: CueReading, drafts: readonly Draft[]): void {
  draft.headScore = cue.score;
  const loose = draft.weak;
  // "the conduct of operations shows that": nobody says so, whatever the model sees.
  draft.weak = /of a thing$|as advice$/.test(draft.rule) || isSayingItself(tree, draft);
  if (loose || draft.rule.includes('not listed')) draft.stance = cue.stance;
  if (FIRM.test(draft.rule)) return;
  const model = completed(tree, apartFromOthers(tree, filled(tree, role(cue.content)), draft, drafts));
  const rule = wordsOf(tree, draft);
  // "X admitted that …, the agency reported": who reports reports the admission.
  const holds =
    /^clause before the cue|^cue inside or after/.test(draft.rule) &&
    drafts.some(
      (d) =>
        d !== draft &&
        d.rule.startsWith('clause after the cue') &&
        d.head < draft.head &&
        rule.includes(d.head) &&
        !model.includes(d.head) &&
        model.every((i) => rule.includes(i)),
    );
  // A trailing "because …", "especially since …" is the speaker's, whatever the model leaves off.
  const end = model[model.length - 1];
  const left =
    end === undefined || !model.every((i) => rule.includes(i))
      ? []
      : rule.filter((i) => i > end && tree.word(i).upos !== 'PUNCT');
  const trailing = left.slice(0, 2).some((i) => tree.word(i).upos === 'SCONJ');
  if (model.length && !holds && !trailing && jaccard(model, rule) < NEARLY) {
    if (agreement(model, cue.content) > agreement(rule, cue.content) + MARGIN) {
      draft.content = spansOf(tree.words, model);
      draft.rule = `${draft.rule}; its extent by the model`;
    }
  }
  const source = role(cue.source);
  const likeliest = Math.max(0, ...cue.source);
  const ruleSource = draft.source.length
    ? tree.words.flatMap((w, i) =>
        draft.source.some((s) => s.start <= w.start && w.end <= s.end) ? [i] : [],
      )
    : [];
  if (isOnlyTold(tree, draft, source)) return;
  if (likeliest >= SURE_SOURCE && source.length && !source.some((i) => ruleSource.includes(i)))
    setSource(tree, draft, source, cue);
  else if (!source.length && likeliest < 0.1 && draft.weak) draft.source = [];
}

/**
 * What the model takes in without what another cue says beside it: "Asked for the number, he said that …", "…, she said,
 * contradicting reports that …".
 */
function apartFromOthers(
  tree: Tree,
  model: readonly number[],
  draft: Pick<Draft, 'head'>,
  drafts: readonly Draft[],
): number[] {
  const own = new Set(model);
  const out = new Set<number>();
  for (const other of drafts) {
    if (other === draft || other.head < 0) continue;
    const theirs = wordsOf(tree, other);
    const beside = !own.has(other.head) && other.stance === 'ask' && other.head < draft.head;
    const hangs =
      other.head > draft.head &&
      tree.word(other.head).head === draft.head &&
      tree.form(other.head).endsWith('ing');
    if (!beside && !hangs) continue;
    for (const k of theirs) out.add(k);
    if (hangs) for (const k of tree.subtree(other.head)) out.add(k);
  }
  return model.filter((k) => !out.has(k));
}

/** No phrase is torn: "on the following | day" goes, "by the end | of May" is completed. */
function completed(tree: Tree, model: readonly number[]): number[] {
  const words = [...model];
  for (;;) {
    const last = words[words.length - 1];
    if (last === undefined) return words;
    const { head, deprel } = tree.word(last);
    if (head > last && /^(?:det|case|amod|nummod|compound|mark|cc)$/.test(base(deprel))) words.pop();
    else break;
  }
  const last = words[words.length - 1];
  const next =
    last === undefined
      ? undefined
      : tree.byRelation(last, 'nmod').find((k) => k > last && (tree.subtree(k)[0] as number) === last + 1);
  if (next !== undefined && tree.subtree(next).length <= 6) words.push(...tree.subtree(next));
  return words;
}

const FARTHEST_HEAD = 4; // words from a preposition or article to its noun

/** "a school in | the south |": a phrase whose preposition or article is taken in is taken in with its noun. */
function whole(tree: Tree, content: readonly number[], cue: CueReading): number[] {
  const words = new Set(content);
  for (const k of content) {
    const { head, deprel } = tree.word(k);
    if (head <= k || head - k > FARTHEST_HEAD || words.has(head) || !/^(?:det|case)$/.test(base(deprel)))
      continue;
    const missing = range(k + 1, head + 1);
    if (!missing.some((i) => cue.cue.includes(i) || (cue.source[i] ?? 0) >= IN))
      for (const i of missing) words.add(i);
  }
  return [...words].sort((a, b) => a - b);
}

/** Mean log-odds would punish one wild word too much: the share of probability mass that lies where it should. */
function agreement(words: readonly number[], probability: readonly number[]): number {
  let inside = 0;
  for (const i of words) inside += probability[i] ?? 0;
  const mass = probability.reduce((a, b) => a + b, 0);
  return words.length + mass > 0 ? (2 * inside) / (words.length + mass) : 0;
}

function setSource(tree: Tree, draft: Draft, source: readonly number[], cue: CueReading): void {
  const top = headOf(tree, source);
  const phrase = sourceWords(tree, top, draft.cue).filter(
    (i) => (cue.source[i] ?? 0) > 0.2 || source.includes(i),
  );
  const words = filled(tree, phrase.length ? phrase : [...source]);
  draft.source = spansOf(tree.words, words);
  draft.sourceAt = { sentence: draft.sentence, word: top };
}

/** "quoted engineers to that effect": the rules have left it out, and so does the model's view. */
function isOnlyQuoted(tree: Tree, cue: CueReading, content: readonly number[]): boolean {
  if (!cue.cue.some((i) => /^(?:quote|cite)$/.test(tree.lower(i)))) return false;
  const first = content.find((i) => tree.word(i).upos !== 'PUNCT' && tree.word(i).upos !== 'DET');
  return first !== undefined && canSpeak(tree, first) && cue.cue.includes(tree.word(first).head);
}

function fromHead(
  tree: Tree,
  sentence: number,
  cue: CueReading,
  drafts: readonly Draft[],
): Draft | undefined {
  const main = mainOf(tree, cue);
  const seen = filled(tree, role(cue.content)).filter((i) => !cue.cue.includes(i));
  const content = whole(tree, apartFromOthers(tree, seen, { head: main }, drafts), cue);
  if (!content.length || isOnlyQuoted(tree, cue, content)) return undefined;
  if (
    tree.word(main).upos === 'VERB' &&
    isAgentless(tree, main) &&
    !/^(?:say|report|believe|accuse|claim)/.test(tree.lower(main))
  )
    return undefined;
  const words =
    tree.word(main).upos === 'VERB' ? [...new Set([...cueWords(tree, main), ...cue.cue])] : [...cue.cue];
  const draft: Draft = {
    sentence,
    cue: words.sort((a, b) => a - b),
    head: main,
    source: [],
    content: spansOf(tree.words, withThat(tree, content)),
    lemma: tree.lower(main),
    stance: cue.stance,
    weak: false,
    negated: tree.word(main).upos === 'VERB' && isNegated(tree, main),
    rule: nounCue(tree.lower(main)) ? 'noun seen by the model' : 'cue seen by the model',
    headScore: cue.score,
  };
  const source = role(cue.source).filter((i) => !cue.cue.includes(i));
  if (source.length) setSource(tree, draft, source, cue);
  else if (tree.word(main).upos === 'VERB' && !tree.isPassive(main) && framesOf(tree.lower(main))?.has('q')) {
    const near = neighbourOf(tree, main, !content.some((i) => i > main)) ?? subjectOf(tree, main);
    if (near !== undefined && !content.includes(near)) {
      draft.source = spansOf(tree.words, sourceWords(tree, near, draft.cue));
      draft.sourceAt = { sentence, word: near };
    }
  }
  return draft;
}

/** The conjunction that brings a clause in goes with it, as the rules have it. */
function withThat(tree: Tree, content: readonly number[]): number[] {
  const first = content[0] as number;
  const before = first - 1;
  return before >= 0 &&
    /^(?:that|whether)$/.test(tree.lower(before)) &&
    base(tree.word(before).deprel) === 'mark'
    ? [before, ...content]
    : [...content];
}

function wordsOf(tree: Tree, draft: Draft): number[] {
  const out: number[] = [];
  let at = 0;
  for (let i = 0; i < tree.words.length; i++) {
    const word = tree.word(i);
    while (at < draft.content.length && (draft.content[at] as { end: number }).end <= word.start) at++;
    const span = draft.content[at];
    if (span && span.start <= word.start && word.end <= span.end) out.push(i);
  }
  return out;
}

function jaccard(a: readonly number[], b: readonly number[]): number {
  const set = new Set(a);
  const shared = b.filter((i) => set.has(i)).length;
  return shared / (a.length + b.length - shared || 1);
}
