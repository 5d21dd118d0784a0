/** A report's statements: clauses by whose words they are, without what only attributes. */
import { type AttributionReading, named } from '../attribution/index.js';
import type { Document } from '../document/index.js';
import type { Analysis, Sentence, Word } from '../language/index.js';
import type { Attribution, Span } from '../report.js';
import { clauseHeads } from './clauses.js';
import { type Children, childrenOf, isFiniteClause, subjectOf } from './grammar.js';
import { ownershipOf } from './ownership.js';
import { complete, isRemnant, nounPhrase, withoutMark } from './shared.js';
import type { Statement } from './statement.js';
import { sweep } from './sweep.js';
import { isAsked, isCommand, saysSomething } from './words.js';

const questions = named('questions state nothing');
const commands = named('commands state nothing');
const fragments = named('a fragment belongs to the clause beside it');
const leftovers = named('what is left around a cue states nothing');
const verbless = named('words without a verb state nothing in the report’s own voice');

/** What the statements are read from. */
export interface Material {
  document: Document;
  analysis: Analysis;
  reading: AttributionReading;
  silent: ReadonlySet<string>;
  chains: ReadonlyMap<string, readonly Attribution[]>;
  /** Times, places and quantities, in text order. */
  facts: readonly Span[];
  /** Times, in text order. */
  times: readonly Span[];
}

/** Clauses by whose words they are. */
export function statements(material: Material): Statement[] {
  const { document, analysis, reading, silent } = material;
  const { owner, apparatus, cue, dateline } = ownershipOf(analysis, reading, silent);
  const covered = sweep(material.facts);
  const isDated = sweep(material.times);
  const titles = titlesOf(document);
  const carriers = carriersOf(reading, silent);
  const found: Statement[] = [];
  analysis.sentences.forEach((sentence, s) => {
    const { words } = sentence;
    const facts = words.map(covered);
    const dated = words.map(isDated);
    if (questions() && isAsked(document.text, sentence)) return;
    const children = childrenOf(words);
    const owners = owner[s] as (Attribution | undefined)[];
    const twice = antecedents(words, children, owners, carriers);
    const heads = clauseHeads(sentence, { owners, facts, dated });
    const groups = grouped(material, sentence, heads, owners, apparatus[s] ?? [], cue[s] ?? []);
    for (const { owner: of, verb, noun } of twice) {
      const group = groups.find((one) => one.owner === of && one.head === verb);
      if (group) group.words = [...new Set([...noun, ...group.words])].sort((a, b) => a - b);
      else groups.push({ sentence, head: verb, words: noun, owner: of });
    }
    for (const statement of settled(inOrder(groups), children, cue[s] ?? [])) {
      if (commands() && isCommand(words, children, statement)) continue;
      if (verbless() && isVerbless(statement, titles(sentence))) continue;
      withoutMark(statement);
      if (isRemnant(statement, cue[s] ?? [])) continue;
      complete(statement, {
        heads,
        owners,
        dateline: dateline[s] ?? [],
        apparatus: apparatus[s] ?? [],
        cue: cue[s] ?? [],
      });
      if (saysSomething(sentence, statement.words)) found.push(statement);
    }
  });
  return found;
}

/** Attributions that carry claims, by where a span of their cue starts. */
function carriersOf(
  reading: AttributionReading,
  silent: ReadonlySet<string>,
): ReadonlyMap<number, Attribution> {
  return new Map(
    reading.attributions
      .filter(({ id }) => !silent.has(id))
      .flatMap((attribution) => attribution.cue.map(({ start }) => [start, attribution] as const)),
  );
}

const ofBoth = named('the noun before “which they blamed on …” is in the words of both');

/** "condemned the burning of a school, which the rebels blamed on the army": the school is in what both say. */
function antecedents(
  words: readonly Word[],
  children: Children,
  owners: (Attribution | undefined)[],
  carriers: ReadonlyMap<number, Attribution>,
): { owner: Attribution; verb: number; noun: number[] }[] {
  if (!ofBoth()) return [];
  return words.flatMap(({ deprel, head, start }, verb) => {
    const by = deprel === 'acl:relcl' ? carriers.get(start) : undefined;
    if (!by || head < 0 || owners[head] !== by) return [];
    const phrase = nounPhrase(words, children, head).filter((k) => k < verb && owners[k] === by);
    const { head: above } = words[head] as Word;
    const outer = words[above] ? (carriers.get((words[above] as Word).start) ?? owners[above]) : undefined;
    if (!phrase.length || outer === by) return [];
    for (const k of phrase) owners[k] = outer;
    return [{ owner: by, verb, noun: phrase }];
  });
}

function grouped(
  { chains }: Material,
  sentence: Sentence,
  heads: readonly number[],
  owners: readonly (Attribution | undefined)[],
  apparatus: readonly boolean[],
  cue: readonly boolean[],
): Statement[] {
  const groups = new Map<string, Statement>();
  sentence.words.forEach((one, i) => {
    if (apparatus[i]) return;
    // "the minister, who said …, resigned"
    if (one.head >= 0 && cue[one.head] && /^(?:who|which|that)$/i.test(one.lemma) && one.upos === 'PRON')
      return;
    const head = heads[i] as number;
    const own = owners[i];
    // What is left of "X said" around its content states nothing but the attribution.
    const word = sentence.words[head] as Word;
    if (cue[head] && !cuedBy(own && chains.get(own.id), word) && word.upos !== 'ADV') return;
    const key = `${own?.id ?? ''} ${head}`;
    const group = groups.get(key);
    if (group) group.words.push(i);
    else groups.set(key, { sentence, head, words: [i], ...(own && { owner: own }) });
  });
  return [...groups.values()];
}

/** Whether a word is a cue of the chain itself: content can hang on its own cue or on one further out. */
function cuedBy(chain: readonly Attribution[] | undefined, word: Word): boolean {
  return (
    chain?.some((link) => link.cue.some((span) => span.start <= word.start && word.end <= span.end)) ?? false
  );
}

/** "A is one strike, but so is B, having the same effect": what follows the second clause belongs to it, not to the first. */
function inOrder(groups: Statement[]): Statement[] {
  for (const later of groups) {
    const { words } = later.sentence;
    const { head: first, deprel } = words[later.head] as Word;
    if (!/^(?:conj|parataxis)/.test(deprel)) continue;
    const before = groups.find((group) => group.head === first && group.owner === later.owner);
    if (!before || first > (later.words[0] as number)) continue;
    const end = Math.max(...later.words);
    const trailing = before.words.filter((k) => k > end);
    if (!trailing.some((k) => (words[k] as Word).upos !== 'PUNCT')) continue;
    before.words = before.words.filter((k) => k <= end);
    later.words.push(...trailing);
  }
  return groups;
}

/**
 * Groups without a finite verb go with the group of the same owner beside them; where there is none, they are one:
 * "accused the rebels … of lying". Such leftovers around a cue go away.
 */
function settled(groups: readonly Statement[], children: Children, cue: readonly boolean[]): Statement[] {
  const whole = new Set(groups.filter((group) => isWhole(group, children)));
  const left: Statement[] = [];
  const parts = new Map<unknown, Statement>();
  for (const group of groups) {
    if (whole.has(group)) {
      left.push(group);
      continue;
    }
    const first = group.words[0] as number;
    const beside = [...whole]
      .filter((other) => other.owner === group.owner)
      .sort((a, b) => distance(a, first) - distance(b, first))[0];
    const part = group.owner && parts.get(group.owner);
    if (fragments() && beside) beside.words.push(...group.words);
    else if (leftovers() && !group.owner && cue.some(Boolean)) continue;
    else if (fragments() && part) {
      const { words } = group.sentence;
      if ((words[part.head] as Word).upos !== 'VERB' || !part.words.includes(part.head))
        part.head = group.head;
      part.words.push(...group.words);
    } else {
      left.push(group);
      parts.set(group.owner, group);
    }
  }
  for (const statement of left) statement.words.sort((a, b) => a - b);
  return left;
}

function distance(statement: Statement, word: number): number {
  return Math.min(...statement.words.map((k) => Math.abs(k - word)));
}

function isWhole({ sentence: { words }, words: own, owner }: Statement, children: Children): boolean {
  return own.some(
    (k) =>
      !(owner === undefined && hasNoSubject(words, children, k)) &&
      /^(?:VERB|AUX)$/.test((words[k] as Word).upos) &&
      !isLoose(words[k] as Word, words, children[k] ?? []) &&
      (isFiniteClause(words, children, k) || isFiniteAuxiliary(words[k] as Word)),
  );
}

/** "Asked about the delay, he …": a participle without a subject of its own, whatever the reader makes of its form. */
function isLoose({ deprel }: Word, words: readonly Word[], kids: readonly number[]): boolean {
  return (
    /^(?:advcl|acl)$/.test(deprel) &&
    !kids.some((k) => /^(?:nsubj|csubj|expl|mark)/.test((words[k] as Word).deprel))
  );
}

/** "Asked about the delay, he …", taken for a main clause. */
function hasNoSubject(words: readonly Word[], children: Children, k: number): boolean {
  const { upos, feats, deprel } = words[k] as Word;
  return (
    upos === 'VERB' &&
    feats.Mood !== 'Imp' &&
    (deprel === 'root' || deprel === 'parataxis') &&
    subjectOf(words, children, k) === undefined
  );
}

function isFiniteAuxiliary({ upos, feats }: Word): boolean {
  return upos === 'AUX' && feats.VerbForm === 'Fin';
}

/** A line of names and dates, a label: only a title may do without a verb, if it is not a name. */
function isVerbless({ sentence: { words }, words: own, owner }: Statement, title: boolean): boolean {
  if (owner || own.some((k) => /^(?:VERB|AUX|X)$/.test((words[k] as Word).upos))) return false;
  const top = own.find((k) => !own.includes((words[k] as Word).head)) ?? (own[0] as number);
  return !title || (words[top] as Word).upos === 'PROPN';
}

/** Whether a sentence stands in a title. */
function titlesOf(document: Document): (sentence: Sentence) => boolean {
  const covered = sweep(document.blocks.filter(({ kind }) => kind === 'title'));
  return (sentence) => covered({ start: sentence.start, end: Math.min(sentence.end, sentence.start + 1) });
}
