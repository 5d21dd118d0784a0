/** The noun phrases of a document, with what is known of each: name, description or pronoun; number, gender, kind. */
import type { EntityType, Mention, Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Context } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import { determined, pronounOf } from '../tongues.js';
import { base, spansOf, type Tree } from '../tree.js';
import {
  aliasBehind,
  isElsewhere,
  isLettered,
  isNameWord,
  isOpeningNoun,
  nameBehind,
  nameWord,
  nameWords,
  properRun,
} from './names.js';

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
  /** Two or more who speak as one: "the secretary and Orr". */
  joint?: boolean;
  /** Somebody's: "the engineer's notes". */
  possessed?: boolean;
  subject: boolean;
  /** In a language that is not English. */
  foreign?: true;
  /** A pronoun that is not written: the verb says by its form alone that somebody speaks. */
  unwritten?: true;
  /** Of a pronoun of another language: whether it is one for "I" or "we". */
  first?: boolean;
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
/** Relations of a head to what is no part of its phrase. */
const NOT_OWN = ['case', 'punct', 'cc', 'conj', 'parataxis', 'advcl', 'cop', 'nsubj', 'ccomp', 'mark', 'aux'];
const FARTHEST = 40; // words from the head
const PERSONAL = /^(?:he|she|they|it|i|we|him|her|them|us|me)$/;

const counted = named('one resident is somebody new');
const INDEFINITE = /^(?:an?|some|another|several|many|one|two|three|four|five|six)$/;

/** Every noun phrase in text order. */
export function nounPhrases(context: Context): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  const inTimes = offsetsOfTimes(context.analysis.mentions);
  const inDateline = (word: Span) => lineAt(context, word.start) !== undefined;
  context.trees.forEach((tree, sentence) => {
    if (!tree.known) return;
    tree.words.forEach((word, head) => {
      if (inTimes.has(word.start) || inDateline(word)) return;
      if (!/^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/.test(word.upos)) return;
      // "Security Adviser Dana Whitlock": what she is stands in her phrase, and is nobody else.
      if (NOT_HEADS.has(base(word.deprel)) || word.deprel === 'nmod:desc') return;
      if (/^(?:NUM|DET|ADJ)$/.test(word.upos) && !/^(?:nsubj|obj|obl)$/.test(base(word.deprel))) return;
      const phrase = nounPhrase(context, tree, sentence, head);
      if (!phrase) return;
      behindDateline(context, phrase);
      phrases.push(phrase);
    });
  });
  return phrases.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** "OSK, 7 May 2024 – Nadia Brandt": the reader may take the town and the day for a part of the name behind them. */
function behindDateline(context: Context, phrase: NounPhrase): void {
  const { text } = context;
  const { span } = phrase;
  const line = lineAt(context, span.start);
  if (!line || line.end >= span.end) return;
  const cut = new Set(wordsIn(text.slice(span.start, line.end)));
  span.start = line.end;
  phrase.text = text.slice(span.start, span.end);
  const kept = new Set(wordsIn(phrase.text));
  const isCut = (word: string) => cut.has(word) && !kept.has(word);
  phrase.names = phrase.names
    .map((name) => name.filter((word) => !isCut(word)))
    .filter((name) => name.length);
  phrase.words = phrase.words.filter((word) => !isCut(word));
}

/** The dateline that an offset stands in. */
function lineAt({ datelines }: Context, offset: number): Span | undefined {
  const line = datelines[firstEndingAfter(datelines, offset)];
  return line && line.start <= offset ? line : undefined;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];

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

/** A phrase while it is read: of gender, type and entity, what is found first stays. */
interface Reading {
  head: number;
  /** Without relative clauses. */
  own: readonly number[];
  span: Span;
  /** Its head opens the sentence, and its capital is no name's. */
  opens: boolean;
  names: string[][];
  descriptions: string[];
  gender: Gender | undefined;
  type: EntityType | undefined;
  entity: string | undefined;
}

function nounPhrase(context: Context, tree: Tree, sentence: number, head: number): NounPhrase | undefined {
  const word = tree.word(head);
  const form = tree.form(head);
  const pronoun = word.upos === 'PRON';
  const personal = tree.language === undefined ? undefined : pronounOf(tree.language, form);
  if (pronoun && !(personal ?? PERSONAL.test(form))) return undefined;
  const own = ownWords(tree, head);
  const span = spanNear(tree, head, own);
  if (!span) return undefined;
  const reading: Reading = {
    head,
    own,
    span,
    opens: isOpeningNoun(tree, head),
    names: [],
    descriptions: [],
    gender: personal?.gender ?? genderOf(form),
    type: undefined,
    entity: undefined,
  };
  if (!pronoun) readNames(context, tree, reading);
  const { names, gender, type, entity } = reading;
  return {
    sentence,
    head,
    span,
    form: pronoun ? 'pronoun' : names.length ? 'name' : 'description',
    names,
    descriptions: [...new Set(reading.descriptions)],
    words: own.map((k) => tree.lower(k)),
    plural:
      word.feats.Number === 'Plur' ||
      /^(?:they|we|them|us)$/.test(form) ||
      personal?.plural === true ||
      tree.child(head, 'conj') !== undefined,
    ...(gender && { gender }),
    ...(type && { type }),
    ...(entity && { entity }),
    ...determinationOf(tree, head),
    subject: base(word.deprel) === 'nsubj',
    ...(personal && { first: personal.first }),
    ...(tree.language !== undefined && { foreign: true }),
    text: context.text.slice(span.start, span.end),
  };
}

/** The words of a phrase, without what is told of it at length. */
function ownWords(tree: Tree, head: number): number[] {
  // "information released by the agencies" is told by its short participle; longer clauses only tell about it.
  const long = tree.byRelation(head, 'acl').filter(
    (k) =>
      tree.word(k).deprel === 'acl:relcl' ||
      tree.subtree(k).length > LONGEST_PARTICIPLE ||
      // "reports that some had left": what they report is not their name
      tree.markers(k).includes('that'),
  );
  const out = tree.byRelation(head, ...NOT_OWN);
  const told = tree
    .byRelation(head, 'appos')
    .flatMap((k) => tree.byRelation(k, 'acl').filter((c) => tree.word(c).deprel === 'acl:relcl'));
  return tree.subtree(head, [...out, ...long, ...told]);
}

/** From the first to the last of a phrase's words that stand near its head. */
function spanNear(tree: Tree, head: number, own: readonly number[]): Span | undefined {
  const spans = spansOf(
    tree.words,
    own.filter((k) => Math.abs(k - head) < FARTHEST),
  );
  const [first] = spans;
  const last = spans[spans.length - 1];
  return first && last && { start: first.start, end: last.end };
}

function genderOf(pronoun: string): Gender | undefined {
  if (pronoun === 'he' || pronoun === 'him') return 'he';
  return pronoun === 'she' || pronoun === 'her' ? 'she' : undefined;
}

/** Reads the names of a phrase, and stretches its span over those that the tree has lost. */
function readNames(context: Context, tree: Tree, reading: Reading): void {
  const { head, own, span, names } = reading;
  const run = reading.opens ? [] : properRun(tree, head);
  const [first] = run;
  if (first !== undefined) {
    span.start = Math.min(span.start, tree.word(first).start);
    span.end = Math.max(span.end, tree.word(run[run.length - 1] as number).end);
  }
  readHead(context, tree, reading, head);
  for (const appos of tree.byRelation(head, 'appos'))
    if (!isElsewhere(tree, head, appos)) readAside(context, tree, reading, appos);
  const stray = names.length ? undefined : strayPerson(context, tree, reading);
  if (stray !== undefined) readHead(context, tree, reading, stray);
  if (tree.language !== undefined && !names.length) nameFromMention(context, tree, reading);
  const inRun = behindOffice(nameWords(tree, run), reading.type);
  const known = new Set(names.flat());
  if (inRun.some((word) => !known.has(word))) names.push(inRun);
  const alias = aliasBehind(context.text, span.end);
  if (alias && names.length) names.push([alias]);
  const behind = names.length ? undefined : nameBehind(tree, head, own);
  if (!behind) return;
  names.push(behind.name);
  span.end = Math.max(span.end, behind.end);
  if (WORDS.role.has(tree.lower(head)) || tree.word(head).upos === 'NUM') reading.type ??= 'person';
}

/** In other languages the reader's mentions of persons and organisations are names, whatever it makes of their words. */
function nameFromMention(context: Context, tree: Tree, { head, own, names }: Reading): void {
  for (const k of [head, ...own]) {
    const mention = mentionFrom(context, tree, k);
    if (!mention || !/^(?:person|organisation)$/.test(mention.type)) continue;
    // «Газета „Маяк“» is called so; of «голова міськради» the council's name is not the mayor's.
    const isNamedAfter = WORDS.outlet.has(tree.lower(head)) || WORDS.organisation.has(tree.lower(head));
    if (k !== head && mention.type !== 'person' && mention.start > tree.word(head).start && !isNamedAfter)
      continue;
    const words = tree.words.flatMap((w, i) => (w.start >= mention.start && w.end <= mention.end ? [i] : []));
    const name = nameWords(tree, words).filter((word) => !WORDS.role.has(word));
    if (name.length) names.push(name);
    return;
  }
}

const officeIsNoName = named('what a person belongs to is no name of theirs');

/** "Ana Kolm, commander, Northern Land Command": the command is not called Kolm, nor she the command. */
function readAside(context: Context, tree: Tree, reading: Reading, appos: number): void {
  const mention = officeIsNoName() && reading.names.length ? mentionFrom(context, tree, appos) : undefined;
  const other =
    tree.word(appos).upos === 'PROPN' &&
    reading.type === 'person' &&
    /^(?:organisation|location)$/.test(mention?.type ?? '');
  if (!other) readHead(context, tree, reading, appos);
}

/** Adds what one head of a phrase says: its own, or that of an apposition. */
function readHead(context: Context, tree: Tree, reading: Reading, head: number): void {
  const { names, descriptions } = reading;
  const isProper = isNameWord(tree, head);
  const name: string[] = [];
  for (const p of headWords(tree, head)) {
    const { upos } = tree.word(p);
    const word = nameWord(tree, p);
    if (WORDS.he.has(word)) reading.gender ??= 'he';
    if (WORDS.she.has(word)) reading.gender ??= 'she';
    if (p === reading.head && reading.opens) descriptions.push(word);
    else if (isNameWord(tree, p) && !WORDS.titles.has(word)) name.push(word);
    else if (upos === 'NOUN' && (p === head || (isProper && tree.words[p + 1]?.upos !== 'NOUN'))) {
      descriptions.push(tree.lower(p));
      // "Army spokeswoman Mila Orr": the army is no part of her name.
      if (p < head && WORDS.role.has(tree.lower(p)) && officeIsNoName()) name.length = 0;
    }
    if (upos === 'PROPN' && WORDS.role.has(word)) descriptions.push(word);
  }
  const mentioned = mentionFrom(context, tree, head)?.type;
  const lettered = behindOffice(name.filter(isLettered), mentioned);
  // "the Delta news agency" goes by "Delta" too; "the Syrian army" by nothing shorter.
  if (lettered.length && tree.word(head).upos === 'NOUN' && NAMED_AFTER.test(tree.lower(head))) {
    names.push(lettered);
    reading.type ??= 'organisation';
  } else if (name.length && isProper) names.push(behindOffice(name, mentioned));
  else {
    // "photographer Ian Whittaker", not "the Delta spokesman": what stands before a noun is whom it belongs to.
    const behind = officeIsNoName() ? namesAfter(tree, head, name) : name;
    if (behind.length && (head !== reading.head || hasNameBeside(tree, head))) names.push(behind);
  }
  const mention = mentionFrom(context, tree, head);
  if (mention && mention.end >= tree.word(head).end) {
    reading.type ??= mention.type;
    reading.entity ??= mention.entity;
  }
}

/** "Harbour Press Secretary Ana Kolm": a person's name is what stands behind the office. */
function behindOffice(name: string[], type: EntityType | undefined): string[] {
  const last = name.findLastIndex((word) => WORDS.role.has(word));
  const behind = last < 0 ? 0 : name.length - 1 - last;
  // Where the reader does not know what is named, only a first name and a surname are taken for a person's.
  const isPerson = type === 'person' || (type === undefined && behind === 2);
  return behind > 0 && isPerson ? name.slice(last + 1) : name;
}

/** Those words of a name that stand behind a noun. */
function namesAfter(tree: Tree, noun: number, name: readonly string[]): string[] {
  const after = headWords(tree, noun).filter((p) => p > noun && tree.word(p).upos === 'PROPN');
  const words = new Set(after.map((p) => nameWord(tree, p)));
  return name.filter((word) => words.has(word));
}

/** The words of a head with what is compounded with it, in text order. */
function headWords(tree: Tree, head: number): number[] {
  const parts = tree
    .byRelation(head, 'compound', 'flat', 'amod', 'nmod:desc')
    .flatMap((part) => tree.subtree(part, tree.byRelation(part, 'case')));
  return [...new Set([head, ...parts])].sort((a, b) => a - b);
}

/** "photographer Ian Whittaker" parsed with the trade as the head. */
function hasNameBeside(tree: Tree, head: number): boolean {
  return tree.byRelation(head, 'flat', 'appos').some((k) => tree.word(k).upos === 'PROPN');
}

/** "the head of the council, Ana Orlova": the tree hangs the person on the nearer noun, but a council is no person. */
function strayPerson(context: Context, tree: Tree, { head, own }: Reading): number | undefined {
  return own.find(
    (k) =>
      k > head &&
      base(tree.word(k).deprel) === 'appos' &&
      tree.word(k).upos === 'PROPN' &&
      mentionFrom(context, tree, k)?.type === 'person',
  );
}

/** The mention that reaches past where a word starts, and starts there or before. */
function mentionFrom({ analysis }: Context, tree: Tree, word: number): Mention | undefined {
  const { start } = tree.word(word);
  const mention = analysis.mentions[firstEndingAfter(analysis.mentions, start)];
  return mention && mention.start <= start ? mention : undefined;
}

/** What a phrase's determiner says: "the driver", "a driver", "two drivers", "the engineer's driver". */
function determinationOf(
  tree: Tree,
  head: number,
): Pick<NounPhrase, 'definite' | 'indefinite' | 'possessed'> {
  if (tree.language !== undefined)
    return determined(
      tree.language,
      [head, ...tree.byRelation(head, 'det', 'nummod')].map((k) => tree.form(k)),
    );
  const determiner = tree.child(head, 'det', 'nmod:poss');
  if (determiner === undefined) {
    const indefinite =
      counted() && tree.byRelation(head, 'nummod').some((k) => INDEFINITE.test(tree.form(k)));
    return { definite: false, indefinite };
  }
  const article = tree.lower(determiner);
  const { deprel, upos } = tree.word(determiner);
  const isOwner = deprel === 'nmod:poss';
  return {
    definite: isOwner || /^(?:the|this|that|these|those)$/.test(article),
    indefinite: INDEFINITE.test(article),
    ...(isOwner && upos !== 'PRON' && { possessed: true }),
  };
}
