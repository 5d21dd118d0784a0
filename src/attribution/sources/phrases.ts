/** The noun phrases of a document, with what is known of each: name, description or pronoun; number, gender, kind. */
import type { EntityType, Mention, Span } from '../../report.js';
import type { Context } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { firstEndingAfter } from '../locate.js';
import { named } from '../rule.js';
import { base, spansOf, type Tree } from '../tree.js';

export type Gender = 'he' | 'she';

export interface NounPhrase {
  sentence: number;
  head: number;
  /** Without relative clauses. */
  span: Span;
  form: 'name' | 'description' | 'pronoun';
  /** Words of its names, lower case, titles left out; the last one is the surname or the head of the name. */
  names: string[][];
  /** Lower-case lemmas of the nouns that describe it: "spokesman". */
  descriptions: string[];
  /** Lower-case words of the whole phrase, for "security sources" and "the sources". */
  words: string[];
  plural: boolean;
  gender?: Gender;
  type?: EntityType;
  entity?: string;
  definite: boolean;
  indefinite: boolean;
  /** Somebody's: "the engineer's notes". */
  possessed?: boolean;
  subject: boolean;
  text: string;
}

/** Nouns that stand behind a name of its own. */
const NAMED_AFTER =
  /^(?:agency|newspaper|daily|weekly|magazine|channel|station|broadcaster|network|website|radio|television|tv|company|group|party|front|institute|foundation|university|organi[sz]ation|movement)$/;
const LONGEST_PARTICIPLE = 8; // words
const NOT_HEADS = new Set([
  'compound',
  'flat',
  'fixed',
  'amod',
  'goeswith',
  'appos',
  'nummod',
  'det',
  'cop',
  'reparandum',
]);
const PERSONAL = /^(?:he|she|they|it|i|we|him|her|them|us|me)$/;

/** "… Party, known as the PKK", "… Corps (IRGC)", "… of Colombia, or FARC". */
const ALIAS =
  /^,?\s*(?:\(|,?\s*or\s+|(?:also |better )?known as (?:the )?)((?:[A-Z][\w-]*\.?){1}[A-Z][\w.-]*)/;

/** Names beside the head that the tree has lost: "Mr." and what follows, a first name and what goes before. */
function properRun(tree: Tree, head: number): number[] {
  if (tree.word(head).upos !== 'PROPN') return [];
  const joins = (k: number) => {
    const word = tree.words[k];
    return (
      word !== undefined &&
      (word.upos === 'PROPN' ||
        (/^(?:-|al|el|bin|ibn|de|von|van)$/i.test(word.lemma) && tree.words[k + 1]?.upos === 'PROPN'))
    );
  };
  let from = head;
  let to = head;
  while (joins(from - 1) && head - from < 5) from--;
  while (joins(to + 1) && to - head < 5) to++;
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

const opening = named('a sentence’s first noun is no name');

/** "Information released by the agencies": the reader takes the capital that opens a sentence for a name's. */
function isOpeningNoun(tree: Tree, head: number): boolean {
  const noun = tree.lower(head);
  return (
    head === 0 &&
    tree.word(head).upos === 'PROPN' &&
    tree.words[1]?.upos !== 'PROPN' &&
    (WORDS.document.has(noun) || WORDS.group.has(noun) || WORDS.unnamed.has(noun)) &&
    opening()
  );
}

const otherNoun = named('a person is no council');

/** "the head of the council, Ana Orlova": the name that the tree hangs on the council is the head's. */
function isElsewhere(tree: Tree, head: number, appos: number): boolean {
  const above = tree.word(head).head;
  return (
    otherNoun() &&
    above >= 0 &&
    base(tree.word(head).deprel) === 'nmod' &&
    WORDS.role.has(tree.lower(above)) &&
    !WORDS.role.has(tree.lower(head)) &&
    tree.word(appos).upos === 'PROPN' &&
    tree.word(head).upos === 'NOUN'
  );
}

const counted = named('one resident is somebody new');
const INDEFINITE = /^(?:an?|some|another|several|many|one|two|three|four|five|six)$/;

const nameBehindNoun = named('a name behind its noun');
const SHORTEST_NAME = 2; // words behind a comma

/** "the head of the customs house, Jamil Sarraf", "one of them, Ana Orlova, 58", "the service Coast Dispatch". */
function nameBehind(
  context: Context,
  tree: Tree,
  head: number,
  own: readonly number[],
): { name: string[]; end: number } | undefined {
  const lemma = tree.lower(head);
  const speaker =
    WORDS.role.has(lemma) ||
    WORDS.group.has(lemma) ||
    /^(?:one|man|woman|boy|girl|mother|father)$/.test(lemma);
  const close = tree.words[head + 1]?.upos === 'PROPN';
  if (!nameBehindNoun() || !(speaker || close)) return undefined;
  const within = close
    ? head + 1
    : own.find(
        (k, i) =>
          k > head &&
          tree.word(k).upos === 'PROPN' &&
          tree.words[(own[i - 1] as number) ?? -1]?.lemma === ',',
      );
  // "one of them, Ana Orlova, said": some trees make the name a second subject of the verb.
  const last = own[own.length - 1] as number;
  const second =
    tree.words[last + 1]?.lemma === ',' && tree.words[last + 2]?.upos === 'PROPN' ? last + 2 : undefined;
  const shared = second !== undefined && tree.word(second).head === tree.word(head).head ? second : undefined;
  const from = within ?? shared;
  if (from === undefined) return undefined;
  const run: number[] = [];
  for (let k = from; tree.words[k]?.upos === 'PROPN'; k++) run.push(k);
  const name = run
    .map((k) => context.text.slice(tree.word(k).start, tree.word(k).end).toLowerCase().replace(/\.$/, ''))
    .filter((l) => /[\p{L}\p{N}]/u.test(l) && !WORDS.titles.has(l));
  const end = tree.words[run[run.length - 1] ?? -1]?.end ?? 0;
  return name.length >= (close ? 1 : SHORTEST_NAME) ? { name, end } : undefined;
}

/** Every noun phrase in text order. */
export function nounPhrases(context: Context): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  const { mentions } = context.analysis;
  const inTimes = offsetsOfTimes(mentions);
  context.trees.forEach((tree, sentence) => {
    if (!tree.known) return;
    tree.words.forEach((word, head) => {
      if (inTimes.has(word.start)) return;
      if (!/^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/.test(word.upos)) return;
      if (NOT_HEADS.has(base(word.deprel))) return;
      if (/^(?:NUM|DET|ADJ)$/.test(word.upos) && !/^(?:nsubj|obj|obl)$/.test(base(word.deprel))) return;
      const phrase = nounPhrase(context, tree, sentence, head, mentions);
      if (phrase) phrases.push(phrase);
    });
  });
  return phrases.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Longer ones are a reading gone astray. */
const LONGEST_TIME = 40;

/** Offsets inside mentions of times: nobody who speaks is called "September". */
function offsetsOfTimes(mentions: readonly Mention[]): Set<number> {
  const offsets = new Set<number>();
  for (const { type, start, end } of mentions)
    if (type === 'temporal' && end - start <= LONGEST_TIME)
      for (let at = start; at < end; at += 1) offsets.add(at);
  return offsets;
}

function nounPhrase(
  context: Context,
  tree: Tree,
  sentence: number,
  head: number,
  mentions: readonly Mention[],
): NounPhrase | undefined {
  const word = tree.word(head);
  const lower = context.text.slice(word.start, word.end).toLowerCase();
  const pronoun = word.upos === 'PRON';
  if (pronoun && !PERSONAL.test(lower)) return undefined;
  const clauses = tree.byRelation(head, 'acl');
  // "information released by the agencies" is told by its short participle; longer clauses only tell about it.
  const long = clauses.filter(
    (k) => tree.word(k).deprel === 'acl:relcl' || tree.subtree(k).length > LONGEST_PARTICIPLE,
  );
  const out = tree.byRelation(
    head,
    'case',
    'punct',
    'cc',
    'conj',
    'parataxis',
    'advcl',
    'cop',
    'nsubj',
    'ccomp',
    'mark',
    'aux',
  );
  const told = tree
    .byRelation(head, 'appos')
    .flatMap((k) => tree.byRelation(k, 'acl').filter((c) => tree.word(c).deprel === 'acl:relcl'));
  const own = tree.subtree(head, [...out, ...long, ...told]);
  const spans = spansOf(
    tree.words,
    own.filter((k) => Math.abs(k - head) < 40),
  );
  if (!spans.length) return undefined;
  const span = { start: (spans[0] as Span).start, end: (spans[spans.length - 1] as Span).end };
  const names: string[][] = [];
  const descriptions: string[] = [];
  let gender: Gender | undefined =
    lower === 'he' || lower === 'him' ? 'he' : lower === 'she' || lower === 'her' ? 'she' : undefined;
  let type: EntityType | undefined;
  let entity: string | undefined;
  const openingNoun = isOpeningNoun(tree, head);
  const readHead = (h: number) => {
    const parts = [h, ...tree.byRelation(h, 'compound', 'flat', 'amod', 'nmod:desc')].sort((a, b) => a - b);
    const deep = parts.flatMap((p) => (p === h ? [p] : tree.subtree(p, tree.byRelation(p, 'case'))));
    const name: string[] = [];
    for (const p of [...new Set(deep)].sort((a, b) => a - b)) {
      const w = tree.word(p);
      const l = context.text.slice(w.start, w.end).toLowerCase().replace(/\.$/, '');
      if (WORDS.he.has(l)) gender ??= 'he';
      if (WORDS.she.has(l)) gender ??= 'she';
      if (p === head && openingNoun) descriptions.push(l);
      else if (w.upos === 'PROPN' && !WORDS.titles.has(l)) name.push(l);
      else if (w.upos === 'PROPN' && WORDS.role.has(l)) descriptions.push(l);
      else if (w.upos === 'NOUN' && (p === h || tree.word(h).upos === 'PROPN'))
        descriptions.push(tree.lower(p));
      if (WORDS.role.has(l) && w.upos === 'PROPN') descriptions.push(l);
    }
    const own = name.filter((l) => /[\p{L}\p{N}]/u.test(l));
    // "the Delta news agency" goes by "Delta" too; "the Syrian army" by nothing shorter.
    if (own.length && NAMED_AFTER.test(tree.lower(h)) && tree.word(h).upos === 'NOUN') {
      names.push(own);
      type ??= 'organisation';
    } else if (name.length && tree.word(h).upos === 'PROPN') names.push(name);
    else if (name.length && h !== head) names.push(name);
    else if (name.length && base(tree.word(h).deprel) !== 'compound') {
      // "photographer Ian Whittaker" parsed with the trade as the head
      const flat = tree.byRelation(h, 'flat', 'appos').filter((k) => tree.word(k).upos === 'PROPN');
      if (flat.length) names.push(name);
    }
    const at = firstEndingAfter(mentions, tree.word(h).start);
    const mention = mentions[at];
    if (mention && mention.start <= tree.word(h).start && mention.end >= tree.word(h).end) {
      type ??= mention.type;
      entity ??= mention.entity;
    }
  };
  if (!pronoun) {
    const run = openingNoun ? [] : properRun(tree, head);
    if (run.length) {
      span.start = Math.min(span.start, tree.word(run[0] as number).start);
      span.end = Math.max(span.end, tree.word(run[run.length - 1] as number).end);
    }
    readHead(head);
    for (const appos of tree.byRelation(head, 'appos')) if (!isElsewhere(tree, head, appos)) readHead(appos);
    // "the head of the council, Ana Orlova": the tree hangs the person on the nearer noun, but a council is no person.
    if (names.length === 0) {
      const isPerson = (k: number) => {
        const mention = mentions[firstEndingAfter(mentions, tree.word(k).start)];
        return mention?.type === 'person' && mention.start <= tree.word(k).start;
      };
      const stray = own.find(
        (k) =>
          k > head && base(tree.word(k).deprel) === 'appos' && tree.word(k).upos === 'PROPN' && isPerson(k),
      );
      if (stray !== undefined) readHead(stray);
    }
    const run2 = run
      .map((k) => context.text.slice(tree.word(k).start, tree.word(k).end).toLowerCase().replace(/\.$/, ''))
      .filter((l) => /[\p{L}\p{N}]/u.test(l) && !WORDS.titles.has(l));
    const known = new Set(names.flat());
    if (run2.length && run2.some((l) => !known.has(l))) names.push(run2);
    const alias = ALIAS.exec(context.text.slice(span.end, span.end + 60))?.[1];
    if (alias && names.length) names.push([alias.toLowerCase()]);
  }
  if (!pronoun && !names.length) {
    const run = nameBehind(context, tree, head, own);
    if (run) {
      names.push(run.name);
      span.end = Math.max(span.end, run.end);
      if (WORDS.role.has(tree.lower(head)) || word.upos === 'NUM') type ??= 'person';
    }
  }
  const determiner = tree.child(head, 'det', 'nmod:poss');
  const article = determiner === undefined ? '' : tree.lower(determiner);
  const plural =
    word.feats.Number === 'Plur' ||
    /^(?:they|we|them|us)$/.test(lower) ||
    tree.child(head, 'conj') !== undefined;
  return {
    sentence,
    head,
    span,
    form: pronoun ? 'pronoun' : names.length ? 'name' : 'description',
    names,
    descriptions: [...new Set(descriptions)],
    words: own.map((k) => tree.lower(k)),
    plural,
    ...(gender && { gender }),
    ...(type && { type }),
    ...(entity && { entity }),
    definite:
      /^(?:the|this|that|these|those)$/.test(article) ||
      (determiner !== undefined && tree.word(determiner).deprel === 'nmod:poss'),
    indefinite:
      INDEFINITE.test(article) ||
      (determiner === undefined &&
        counted() &&
        tree.byRelation(head, 'nummod').some((k) => INDEFINITE.test(tree.form(k)))),
    ...(determiner !== undefined &&
      tree.word(determiner).deprel === 'nmod:poss' &&
      tree.word(determiner).upos !== 'PRON' && { possessed: true }),
    subject: base(word.deprel) === 'nsubj',
    text: context.text.slice(span.start, span.end),
  };
}
