/** What single languages say in a way of their own, where the model's head alone is not enough. */
import type { Draft } from '../draft.js';
import { overlaps } from '../locate.js';
import { base, spansOf, type Tree } from '../tree.js';

const FARTHEST_RELAYED = 12; // words from an Arabic relaying verb to the word behind which stands whom it has it from
const LONGEST_RELAYED = 8; // words of whom it has it from

/** What a language's own rules add to the drafts of a sentence. */
export function ofLanguage(tree: Tree, sentence: number, drafts: readonly Draft[]): Draft[] {
  const found =
    tree.language === 'fr'
      ? [hearsay(tree, sentence, drafts)]
      : tree.language === 'ar'
        ? drafts.map((draft) => relayedFrom(tree, draft, drafts))
        : [];
  return found.flatMap((draft) => draft ?? []);
}

/** "نقل موقع الجنوب عن مصدر عسكري أن …": the second link is told by a preposition alone. */
function relayedFrom(tree: Tree, draft: Draft, drafts: readonly Draft[]): Draft | undefined {
  const verb = draft.head;
  const pattern = /^[وف]?(?:نقل|نقلت|ينقل|تنقل|نقلوا)$/.test(tree.form(verb))
    ? /^عن$/
    : /^[وف]?(?:نسب|نسبت|ينسب|تنسب)$/.test(tree.form(verb))
      ? /^(?:إلى|الى)$/
      : undefined;
  if (!pattern || drafts.some((other) => other !== draft && other.head > verb)) return undefined;
  const at = tree.words.findIndex(
    (_, i) => i > verb && i - verb <= FARTHEST_RELAYED && pattern.test(tree.form(i)),
  );
  if (at < 0) return undefined;
  const source: number[] = [];
  for (let i = at + 1; i < tree.words.length && source.length < LONGEST_RELAYED; i++) {
    if (
      /^(?:أن|إن|أنه|أنها|بأن|قوله|قولها|قولهم|[،,:"«.])$/.test(tree.form(i)) ||
      tree.word(i).upos === 'VERB'
    )
      break;
    source.push(i);
  }
  const [first] = source;
  const from = source.at(-1);
  if (first === undefined || from === undefined) return undefined;
  const content = tree.words.flatMap((word, i) =>
    i > from && draft.content.some((span) => overlaps(span, word)) && !/^(?:أن|إن|بأن)$/.test(tree.form(i))
      ? [i]
      : [],
  );
  if (!content.length) return undefined;
  const own = spansOf(tree.words, source);
  const said = spansOf(tree.words, content);
  draft.content = said;
  return {
    ...draft,
    cue: [at],
    head: at,
    source: own,
    sourceAt: { sentence: draft.sentence, word: first },
    content: said,
    lemma: tree.lower(at),
    subjectDropped: false,
    outer: draft,
    rule: 'whom a relay has it from',
  };
}

/** "Aucun groupe n’a revendiqué …", "il ne croit pas à …": that it is not said is no attribution; "n’exclut pas" is one. */
export function isReportedNotSaid(tree: Tree, { head }: Draft): boolean {
  return (
    tree.language === 'fr' &&
    tree.children(head).some((k) => k < head && /^n(?:e|['’])$/.test(tree.form(k))) &&
    !/^(?:excl|cach|dout|fait)/.test(tree.form(head))
  );
}

/** "Le chef aurait été capturé": the conditional of hearsay gives a clause to nobody named. */
function hearsay(tree: Tree, sentence: number, drafts: readonly Draft[]): Draft | undefined {
  const cue = tree.words.findIndex((_, i) => /^(?:aurai(?:t|ent)|serai(?:t|ent))$/.test(tree.form(i)));
  const word = tree.words[cue];
  if (!word || drafts.some(({ content }) => content.some((span) => overlaps(span, word)))) return undefined;
  const isAuxiliary = /^(?:aux|cop)$/.test(base(word.deprel)) && word.head >= 0;
  const verb = isAuxiliary ? word.head : cue;
  const isMain = /^(?:root|conj)$/.test(base(tree.word(verb).deprel));
  if (
    !isMain ||
    tree.words.some((_, i) => /^s(?:i|['’])$/.test(tree.form(i)) && tree.word(i).upos === 'SCONJ')
  )
    return undefined;
  const content = tree.subtree(verb).filter((i) => i !== cue);
  return {
    sentence,
    cue: [cue],
    head: cue,
    source: [],
    content: spansOf(tree.words, content),
    lemma: tree.lower(cue),
    stance: 'claim',
    weak: false,
    negated: false,
    rule: 'a conditional of hearsay',
  };
}
