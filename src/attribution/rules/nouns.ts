/** Nouns and adjectives of saying and thinking: "the claim that", "fears of", "is confident that". */
import { cueWords, isNegated } from '../cue.js';
import type { Context, Draft } from '../draft.js';
import { adjectiveCue, type NounEntry, nounCue } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { agentOf, sourceWords, subjectOf } from '../source.js';
import { base, spansOf, type Tree } from '../tree.js';
import { carries } from './acts.js';

/** Prepositions that bring in what a noun of saying is about. */
const ABOUT = new Set(['of', 'about', 'over', 'on', 'for', 'against', 'regarding', 'concerning', 'to', 'in']);
/** Prepositions that bring in the noun's speaker. */
const FROM = new Set(['by', 'from', 'among', 'amongst']);
/** Verbs that carry a noun of saying: their subject speaks. */
const LIGHT = new Set(
  'make express issue have give voice raise offer deliver share repeat file release send post write hold publish air draw'.split(
    ' ',
  ),
);

const withClause = named('noun with a clause');
const withPhrase = named('noun with a phrase');
const lightVerb = rule('light verb of a noun', lightVerbOf);
const attitude = rule('adjective of attitude', adjectiveDraft);
const evident = rule('it is clear that', evidentDraft);

export function nounDrafts(context: Context, sentence: number): Draft[] {
  const tree = context.trees[sentence] as Tree;
  const drafts: Draft[] = [];
  tree.words.forEach((word, i) => {
    const lemma = word.lemma.toLowerCase();
    if (word.upos === 'NOUN') {
      const entry = nounCue(lemma);
      const draft = entry && nounDraft({ tree, sentence, word: i, lemma, entry });
      if (draft?.content.length) drafts.push(draft);
    } else if (word.upos === 'ADJ' || word.upos === 'VERB') {
      const entry =
        adjectiveCue(lemma) ?? adjectiveCue(context.text.slice(word.start, word.end).toLowerCase());
      const cue = entry && { tree, sentence, word: i, lemma, entry };
      const draft = cue && (evident(cue) ?? attitude(cue));
      if (draft?.content.length) drafts.push(draft);
    }
  });
  return drafts;
}

/** A listed noun or adjective. */
interface Cue {
  tree: Tree;
  sentence: number;
  word: number;
  lemma: string;
  entry: NounEntry;
}

/** What a rule found with one, in words of the sentence. */
interface Found extends Partial<Pick<Draft, 'weak' | 'negated'>>, Pick<Draft, 'rule'> {
  cue: number[];
  source?: number[];
  /** The source's head. */
  speaker?: number | undefined;
  content: number[];
}

/** The draft of a listed word; without more, one that is not denied, and weak where the list says so. */
function draftOf(
  { tree, sentence, word, lemma, entry }: Cue,
  { cue, source = [], speaker, content, ...more }: Found,
): Draft {
  return {
    sentence,
    cue,
    head: word,
    source: spansOf(tree.words, source),
    ...(speaker !== undefined && { sourceAt: { sentence, word: speaker } }),
    content: spansOf(tree.words, content),
    lemma,
    stance: entry.stance,
    weak: entry.weak,
    negated: false,
    ...more,
  };
}

function nounDraft(given: Cue): Draft | undefined {
  const { tree, word: noun, lemma } = given;
  const complement = withClause() ? clauseOf(tree, noun) : undefined;
  const about = tree
    .byRelation(noun, 'nmod', 'obl', 'acl')
    .find((k) => k > noun && tree.markers(k).some((m) => ABOUT.has(m)));
  const light = lightVerb(tree, noun);
  const lightAbout =
    light === undefined || complement !== undefined || about !== undefined
      ? undefined
      : tree
          .byRelation(light, 'obl', 'ccomp')
          .find((k) => k > noun && tree.markers(k).some((m) => ABOUT.has(m) || m === 'that'));
  const owner = tree.byRelation(noun, 'nmod:poss').find((k) => !isDay(tree, k));
  const published = publisherOf(tree, noun);
  const from =
    published ?? tree.byRelation(noun, 'nmod').find((k) => tree.markers(k).some((m) => FROM.has(m)));
  const nationality = tree
    .byRelation(noun, 'amod', 'compound')
    .find((k) => tree.word(k).upos === 'PROPN' || /^\p{Lu}/u.test(tree.word(k).lemma));
  const speaker =
    owner ??
    from ??
    (light === undefined
      ? nationality
      : tree.isPassive(light)
        ? agentOf(tree, light)
        : carries(tree, subjectOf(tree, light)));
  const what = complement ?? (withPhrase() ? (about ?? lightAbout) : undefined);
  if (what === undefined) return undefined;
  // "I welcome the news that the bridge is open": nobody's words.
  if (lemma === 'news' && speaker === undefined) return undefined;
  // "a view of the river": without a clause, only with somebody whose view it is.
  if (
    complement === undefined &&
    speaker === undefined &&
    !/^(?:allegation|accusation|report|claim|fear|concern|warning|threat|rumou?r|speculation|criticism|suspicion)$/.test(
      lemma,
    )
  )
    return undefined;
  const isReport = lemma === 'report' && speaker === undefined;
  const cue = [noun];
  if (light !== undefined && light < noun && speaker !== undefined && speaker !== owner && speaker !== from)
    cue.unshift(...cueWords(tree, light));
  const preposition = tree.byRelation(what, 'case').find((k) => k > noun && k - noun <= 2);
  if (preposition !== undefined) cue.push(preposition);
  const marks = tree.byRelation(what, 'case');
  const source = isReport
    ? tree.subtree(noun, [
        ...tree.byRelation(noun, 'acl', 'nmod', 'ccomp', 'case', 'punct', 'conj', 'cc', 'appos'),
      ])
    : speaker === undefined
      ? []
      : sourceWords(tree, speaker, cue).filter((k) => !/^['’]s?$/.test(tree.word(k).lemma));
  return draftOf(given, {
    cue,
    source,
    speaker: !source.length ? undefined : isReport ? noun : speaker,
    content: tree.subtree(what, marks),
    rule: complement === undefined ? 'noun of saying or thinking' : 'noun with the clause that says what',
  });
}

const publishedBy = named('a claim published by somebody');

const PUBLISHED =
  /^(?:published|made|issued|released|printed|aired|broadcast|spread|voiced|circulated|posted)$/;

/** "the claim, published by a newspaper, that …" */
function publisherOf(tree: Tree, noun: number): number | undefined {
  if (!publishedBy()) return undefined;
  return tree
    .byRelation(noun, 'acl', 'advcl', 'parataxis')
    .concat(tree.words[noun + 1]?.lemma === ',' ? [noun + 2] : [])
    .filter((k) => k < tree.words.length && PUBLISHED.test(tree.form(k)))
    .map((k) => agentOf(tree, k))
    .find((k) => k !== undefined);
}

/** "today's news that", "Monday's report": days say nothing. */
function isDay(tree: Tree, word: number): boolean {
  return /^(?:today|yesterday|tomorrow|tonight|(?:last|this) (?:week|month|year)|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
    tree.form(word),
  );
}

/** A that-clause or infinitive under the noun. */
function clauseOf(tree: Tree, noun: number): number | undefined {
  const bare =
    /^(?:concern|fear|worry|report|claim|allegation|rumou?r|suspicion|speculation|hope|belief|indication|sign)$/;
  const without = bare.test(tree.lower(noun))
    ? tree
        .byRelation(noun, 'acl', 'ccomp')
        .find(
          (k) =>
            k > noun &&
            tree.word(k).deprel !== 'acl:relcl' &&
            tree.child(k, 'nsubj') !== undefined &&
            tree.isFinite(k),
        )
    : undefined;
  if (without !== undefined) return without;
  return tree
    .byRelation(noun, 'acl', 'ccomp')
    .find(
      (k) =>
        k > noun &&
        tree.word(k).deprel !== 'acl:relcl' &&
        tree.markers(k).some((m) => m === 'that' || m === 'to' || m === 'whether'),
    );
}

function lightVerbOf(tree: Tree, noun: number): number | undefined {
  const { deprel, head } = tree.word(noun);
  if (head < 0) return undefined;
  if (base(deprel) === 'obj' || deprel === 'nsubj:pass')
    return LIGHT.has(tree.lower(head)) ? head : undefined;
  return undefined;
}

/** "It is unclear whether", "it was obvious that". */
function evidentDraft(given: Cue): Draft | undefined {
  const { tree, word: adjective } = given;
  const it = tree.child(adjective, 'nsubj');
  const expletive =
    tree.child(adjective, 'expl') ?? (it !== undefined && tree.form(it) === 'it' ? it : undefined);
  const evident =
    expletive === undefined
      ? undefined
      : tree
          .byRelation(adjective, 'csubj', 'ccomp')
          .find((k) => k > adjective && tree.markers(k).includes('that'));
  if (evident === undefined) return undefined;
  return draftOf(given, {
    cue: cueWords(tree, adjective),
    content: tree.subtree(evident),
    weak: true,
    negated: isNegated(tree, adjective),
    rule: 'adjective of attitude: nobody named',
  });
}

/** "is confident that", "is worried about". */
function adjectiveDraft(given: Cue): Draft | undefined {
  const { tree, word: adjective } = given;
  const subject = subjectOf(tree, adjective);
  if (subject === undefined || tree.lower(subject) === 'it') return undefined;
  if (tree.child(adjective, 'cop', 'aux:pass') === undefined && base(tree.word(adjective).deprel) !== 'xcomp')
    return undefined;
  const clause = tree
    .byRelation(adjective, 'ccomp', 'xcomp', 'advcl')
    .find(
      (k) =>
        (k > adjective && tree.markers(k).some((m) => m === 'that' || m === 'to')) ||
        (k > adjective && base(tree.word(k).deprel) === 'ccomp'),
    );
  const phrase = tree
    .byRelation(adjective, 'obl')
    .find(
      (k) => k > adjective && tree.markers(k).some((m) => /^(?:about|of|over|in|with|to|by|at)$/.test(m)),
    );
  const what = clause ?? phrase;
  if (what === undefined) return undefined;
  const preposition = clause === undefined ? tree.byRelation(what, 'case')[0] : undefined;
  const cue = cueWords(tree, adjective, preposition);
  return draftOf(given, {
    cue,
    source: sourceWords(tree, subject, cue),
    speaker: subject,
    content: tree.subtree(what, preposition === undefined ? [] : [preposition]),
    negated: isNegated(tree, adjective),
    rule: 'adjective of attitude',
  });
}
