/** Mentions → entities: which mentions name the same one within a report. */
import { readFileSync } from 'node:fs';
import type { Entity, EntityType, Mention, Span } from '../report.js';
import type { Sentence, Word } from './analysis.js';
import type { SentenceMention } from './mentions.js';

const lists: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('../../data/language/names.json', import.meta.url), 'utf8'),
);
const listed = (name: string): ReadonlySet<string> => new Set(lists[name]);
const determiners = listed('determiners');
const indefinite = listed('indefinite');
const titles = new Set(lists.titles?.filter((word) => !lists.titlesThatAreNames?.includes(word)));
const genericHeads = listed('genericHeads');
const joiningWords = listed('joiningWords');

/** Amounts and times are not named: two mentions of "two" are not of the same two. */
const NEVER_LINKED: ReadonlySet<EntityType> = new Set(['temporal', 'quantity', 'money']);
/** Longer names are not looked at part by part. */
const LONGEST_NAME = 12;
/** How far into a mention its name is looked for, in words. */
const LONGEST_LOOK = 24;
const SHORTEST_ACRONYM = 2;
const LONGEST_ACRONYM = 8;

/** A mention with what linking looks at. */
interface Named {
  mention: SentenceMention;
  start: number;
  end: number;
  /** Words of the name in lower case, without accents, determiners, marks and (of persons) titles. */
  tokens: string[];
  /** The name itself, without apposition, clause or possessive. */
  name: Span;
  named: boolean;
  /** "Ida Marsh and Tom Hale". */
  several: boolean;
  /** "another group", "two soldiers": somebody new, not one already mentioned. */
  fresh: boolean;
}

interface Group {
  type: EntityType;
  members: Named[];
}

/**
 * Numbers the mentions (m1, m2, … in text order) and links those of the same name (e1, e2, … by first mention): the
 * same name but for case, accents, articles and hyphens; a person's surname or first name beside the full name; an
 * acronym beside what it stands for; a shortened name of an organisation. A shorter form that fits two names is left
 * alone. Pronouns are not resolved here: each is an entity of its own.
 *
 * @param found mentions in text order
 */
export function linkMentions(
  text: string,
  sentences: readonly Sentence[],
  found: readonly SentenceMention[],
): { mentions: Mention[]; entities: Entity[] } {
  const named = found.map((mention) => describe(text, sentences[mention.sentence] as Sentence, mention));
  const groups = mergeForms(sameNames(named));
  const place = new Map<Named, number>();
  const ordered = [...groups].sort((a, b) => first(a, named) - first(b, named));
  for (const [index, { members }] of ordered.entries())
    for (const member of members) place.set(member, index);
  return {
    mentions: named.map((one, index) => ({
      id: `m${index + 1}`,
      type: one.mention.type,
      entity: `e${(place.get(one) ?? 0) + 1}`,
      start: one.start,
      end: one.end,
    })),
    entities: ordered.map((group, index) => entityOf(text, group, `e${index + 1}`)),
  };
}

const orders = new WeakMap<readonly Named[], Map<Named, number>>();

function first({ members }: Group, named: readonly Named[]): number {
  let order = orders.get(named);
  if (!order) {
    order = new Map(named.map((one, index) => [one, index]));
    orders.set(named, order);
  }
  let least = named.length;
  for (const member of members) least = Math.min(least, order.get(member) ?? least);
  return least;
}

/** What hangs on a name without being part of it: appositions, clauses. */
const BESIDE_NAME: ReadonlySet<string> = new Set([
  'appos',
  'acl',
  'acl:relcl',
  'advcl',
  'parataxis',
  'dislocated',
]);
/** And on a person's: "Ida Marsh of the River Guard". */
const BESIDE_PERSON: ReadonlySet<string> = new Set([...BESIDE_NAME, 'nmod', 'obl', 'advmod']);

function describe(text: string, sentence: Sentence, mention: SentenceMention): Named {
  const { from, to, type } = mention;
  const words = sentence.words.slice(from, to + 1);
  const form = (word: Word) => plain(text.slice(word.start, word.end));
  const isName = (token: string) => /[\p{L}\p{N}]/u.test(token) && token !== 's';
  const { own, several } = ownWords(sentence, mention);
  let tokens = own.map(form).filter(isName);
  while (tokens.length > 1 && determiners.has(tokens[0] as string)) tokens.shift();
  const proper = own.some(
    (word) =>
      word.upos === 'PROPN' ||
      (word !== sentence.words[0] && /^\p{Lu}/u.test(text.slice(word.start, word.end))),
  );
  if (type === 'person' && proper && !several) {
    const untitled = own
      .filter(({ upos }) => upos === 'PROPN')
      .map(form)
      .filter((token) => isName(token) && !titles.has(token));
    if (untitled.length) tokens = untitled;
  }
  const pronoun = words.length === 1 && words[0]?.upos === 'PRON';
  return {
    mention,
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    name: { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 },
    tokens: pronoun ? [] : tokens.slice(0, LONGEST_NAME),
    named: proper && !pronoun,
    several,
    fresh: indefinite.has(form(words[0] as Word)),
  };
}

/** The words of a mention that are the name itself, by the tree; and whether it joins several with "and". */
function ownWords(
  { words }: Sentence,
  { from, to, type }: SentenceMention,
): { own: Word[]; several: boolean } {
  const beside = type === 'person' ? BESIDE_PERSON : BESIDE_NAME;
  const within = (index: number) => index >= from && index <= to;
  let head = from;
  for (let steps = from; steps < to && within(words[head]?.head ?? -1); steps++)
    head = words[head]?.head ?? head;
  let several = false;
  const own: Word[] = [];
  const last = Math.min(to, from + LONGEST_LOOK);
  for (let index = from; index <= last; index++) {
    let at = index;
    let apart = false;
    for (let steps = from; steps <= to && at !== head && within(at); steps++) {
      const { deprel, head: up } = words[at] as Word;
      apart ||= beside.has(deprel);
      several ||= deprel === 'conj' && up === head;
      at = up;
    }
    // What comes after something that does not belong to the name does not belong to it either.
    if (apart && own.length > 0) break;
    if (!apart) own.push(words[index] as Word);
  }
  while (own.length > 1 && own.at(-1)?.upos === 'PUNCT') own.pop();
  if (own.length > 1 && (own.at(-1)?.deprel === 'case' || own.at(-1)?.upos === 'PART')) own.pop();
  return { own: own.length ? own : words.slice(from, last + 1), several };
}

/** Lower case, without accents and full stops: "U.N." and "UN" are the same. */
function plain(form: string): string {
  return form
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{Mn}.'’ʼ`]/gu, '');
}

/** Groups of mentions of the same type and the same words. */
function sameNames(named: readonly Named[]): Group[] {
  const groups: Group[] = [];
  const byName = new Map<string, Group>();
  for (const one of named) {
    const { type } = one.mention;
    const key = `${type} ${one.tokens.join(' ')}`;
    const linkable = one.tokens.length > 0 && !NEVER_LINKED.has(type);
    const known = linkable && (one.named || !one.fresh) ? byName.get(key) : undefined;
    if (known) known.members.push(one);
    else {
      const group = { type, members: [one] };
      groups.push(group);
      if (linkable) byName.set(key, group);
    }
  }
  return groups;
}

/** Merges groups whose names are forms of one another. */
function mergeForms(groups: readonly Group[]): Group[] {
  const named = groups.filter(({ members }) => members[0]?.named && !members[0].several);
  const longer = new Map<string, Set<Group>>();
  const offer = (type: EntityType, form: string, group: Group) => {
    const key = `${type} ${form}`;
    longer.set(key, (longer.get(key) ?? new Set()).add(group));
  };
  for (const group of named) {
    const tokens = group.members[0]?.tokens ?? [];
    for (const form of new Set(shorterForms(group.type, tokens))) offer(group.type, form, group);
  }
  const into = new Map<Group, Group>();
  for (const group of named) {
    const fitting = longer.get(`${group.type} ${group.members[0]?.tokens.join(' ')}`);
    // A form that fits two names is left alone: unknown is an answer.
    const [only] = fitting ?? [];
    if (fitting?.size === 1 && only && only !== group) into.set(group, only);
  }
  const end = (group: Group): Group => {
    let at = group;
    for (let next = into.get(at), steps = 0; next && steps < LONGEST_NAME; next = into.get(at), steps++)
      at = next;
    return at;
  };
  const merged = new Map<Group, Named[]>();
  for (const group of groups) {
    const target = end(group);
    const members = merged.get(target);
    if (members) for (const member of group.members) members.push(member);
    else merged.set(target, [...group.members]);
  }
  return [...merged].map(([{ type }, members]) => ({ type, members }));
}

/** The shorter forms under which a name may come again. */
function shorterForms(type: EntityType, tokens: readonly string[]): string[] {
  const forms: string[] = [];
  if (tokens.length < 2) return forms;
  const last = tokens.at(-1) as string;
  if (type === 'person') {
    forms.push(last, tokens[0] as string);
    for (let from = 1; from < tokens.length - 1; from++) forms.push(tokens.slice(from).join(' '));
  } else if (type === 'organisation') {
    for (let length = 2; length < tokens.length; length++) {
      if (!joiningWords.has(tokens[length - 1] as string)) forms.push(tokens.slice(0, length).join(' '));
      const tail = tokens.slice(-length);
      if (!joiningWords.has(tail[0] as string)) forms.push(tail.join(' '));
    }
    if (tokens.length === 2 && genericHeads.has(last)) forms.push(tokens[0] as string);
    const own = tokens.filter((token) => !joiningWords.has(token));
    for (const letters of [own, tokens]) {
      const acronym = letters.map((token) => Array.from(token)[0]).join('');
      if (acronym.length >= SHORTEST_ACRONYM && acronym.length <= LONGEST_ACRONYM) forms.push(acronym);
    }
  }
  return forms.filter((form) => form !== tokens.join(' '));
}

function entityOf(text: string, { type, members }: Group, id: string): Entity {
  const forms = new Set<string>();
  for (const { start, end } of members) forms.add(withoutArticle(text.slice(start, end)));
  let name = '';
  for (const member of members) {
    const form = withoutArticle(text.slice(member.name.start, member.name.end));
    // "the River Guard, Ida Marsh" is rather two names that the model took for one.
    const whole = Number(!form.includes(','));
    const better = whole - Number(!name.includes(','));
    if (!name || better > 0 || (better === 0 && form.length > name.length)) name = form;
  }
  forms.delete(name);
  return { id, type, name, aliases: [...forms] };
}

function withoutArticle(form: string): string {
  return form.replace(/^(?:the|an?)\s+(?=\S)/iu, '');
}
